//! The `mod.rs` files.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use crate::rust::annotate::{Condition, Module};
use crate::rust::names::Name;

/// The root of the generated code.
pub(super) fn root(modules: &[Module]) -> TokenStream {
    let head = docs::inner("Everything that is generated from the pages in `spec/`: one module per client.");
    let with = |item: fn(&Name) -> TokenStream| {
        modules.iter().map(move |Module { name, condition, .. }| {
            let (condition, item) = (cfg(condition), item(name));
            quote!(#condition #item)
        })
    };
    let declared = with(|name| quote!(pub mod #name;));
    let documented = with(|name| quote!(#name::documented::OPERATIONS));
    // Words of the pages are not written for clippy, and what a page lists decides how many flags a struct has.
    quote! {
        #head
        #![allow(clippy::pedantic)]
        #(#declared)*
        /// Every operation of every client.
        #[cfg(feature = "test-util")]
        pub(crate) const DOCUMENTED: &[&[crate::runtime::Documented]] = &[#(#documented),*];
    }
}

/// The module of one client.
pub(super) fn client(module: &Module) -> TokenStream {
    let head = docs::inner(&module.docs);
    quote! {
        #head
        #[cfg(any(test, feature = "test-util"))]
        pub(crate) mod documented;
        #[cfg(test)]
        mod examples;
        pub mod models;
        pub mod operations;
    }
}

/// The list of the operations.
pub(super) fn operations(module: &Module) -> TokenStream {
    let items = module.operations.iter().map(|operation| (&operation.method, &operation.marker, &operation.condition));
    list("The operations: one type each, which names the operation in [`Call`](crate::runtime::Call).", items)
}

/// The list of the types.
pub(super) fn models(module: &Module) -> TokenStream {
    let structs = module.structs.iter().map(|item| (&item.module, &item.name, &item.condition));
    let enums = module.enums.iter().map(|item| (&item.module, &item.name, &item.condition));
    list("The types that operations take and give.", structs.chain(enums))
}

fn list<'a>(docs: &str, items: impl Iterator<Item = (&'a Name, &'a Name, &'a Condition)>) -> TokenStream {
    let head = docs::inner(docs);
    let mut items: Vec<_> = items.collect();
    items.sort_by_key(|(module, ..)| module.plain());
    let items: Vec<_> = items.into_iter().map(|(module, name, condition)| (module, name, cfg(condition))).collect();
    let modules = items.iter().map(|(module, _, cfg)| quote!(#cfg mod #module;));
    let uses = items.iter().map(|(module, name, cfg)| quote!(#cfg pub use self::#module::#name;));
    quote!(#head #(#modules)* #(#uses)*)
}

/// `#[cfg(feature = "…")]`, or `#[cfg(any(…))]` when several features bring the item.
pub(super) fn cfg(Condition(features): &Condition) -> Option<TokenStream> {
    match features.as_slice() {
        [] => None,
        [feature] => Some(quote!(#[cfg(feature = #feature)])),
        features => Some(quote!(#[cfg(any(#(feature = #features),*))])),
    }
}

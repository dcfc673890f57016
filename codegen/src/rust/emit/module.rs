//! The `mod.rs` files.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;
use syn::Attribute;

use super::docs::{self, cfg};
use crate::rust::annotate::{Condition, Module};
use crate::rust::names::Name;

/// The root of the generated code.
pub(super) fn root(modules: &[Module]) -> TokenStream {
    let head = docs::inner("Everything that is generated from the pages in `spec/`: one module per client.");
    let declared = modules.iter().filter(|module| module.parent.is_none()).map(declared);
    let parents = parents(modules);
    let parents = parents.iter().map(|(parent, modules)| {
        let condition = of_any(modules);
        quote!(#condition pub mod #parent;)
    });
    let documented = modules.iter().map(|Module { parent, name, condition, .. }| {
        let (condition, parent) = (cfg(condition), parent.as_ref().map(|parent| quote!(#parent::)));
        quote!(#condition #parent #name::documented::OPERATIONS)
    });
    // Words of the pages are not written for clippy, and what a page lists decides how many flags a struct has.
    quote! {
        #head
        #![allow(clippy::pedantic)]
        #(#declared)*
        #(#parents)*
        /// Every operation of every client.
        #[cfg(feature = "test-util")]
        pub(crate) const DOCUMENTED: &[&[crate::runtime::Documented]] = &[#(#documented),*];
    }
}

/// The modules that hold those of clients, each with these.
pub(super) fn parents(modules: &[Module]) -> BTreeMap<&Name, Vec<&Module>> {
    let mut parents: BTreeMap<&Name, Vec<&Module>> = BTreeMap::new();
    for module in modules {
        if let Some(parent) = &module.parent {
            parents.entry(parent).or_default().push(module);
        }
    }
    parents
}

/// A module that holds those of clients.
pub(super) fn parent(name: &Name, modules: &[&Module]) -> TokenStream {
    let head = docs::inner(&format!("The clients of the {name} API."));
    let declared = modules.iter().map(|module| declared(module));
    quote!(#head #(#declared)*)
}

fn declared(Module { name, condition, .. }: &Module) -> TokenStream {
    let condition = cfg(condition);
    quote!(#condition pub mod #name;)
}

/// When any of some modules is there.
fn of_any(modules: &[&Module]) -> Option<Attribute> {
    let mut features: Vec<String> = modules.iter().flat_map(|module| module.condition.0.clone()).collect();
    features.sort_unstable();
    features.dedup();
    let always = modules.iter().any(|module| module.condition.0.is_empty());
    cfg(&Condition(if always { Vec::new() } else { features }))
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

//! `examples.rs`: the documented examples as tests of the client.
//!
//! Enters: the operations of a client. Leaves: a test that decodes every reply of `documented.rs` into the type of its
//! operation, and one that calls every method with the documented values and compares what goes to the wire.

use proc_macro2::TokenStream;
use quote::quote;

use super::types::{self, Place};
use super::{docs, module};
use crate::rust::annotate::{Argument, Module, Operation};

/// The file.
pub(super) fn file(module: &Module) -> Vec<TokenStream> {
    let head = docs::inner("The examples of the documentation, as tests.");
    let uses = quote! {
        #![allow(deprecated, unused_imports, clippy::too_many_lines)]

        use super::models;
        use crate::runtime::{self, examples};
    };
    vec![head, uses, replies(), requests(module)]
}

fn replies() -> TokenStream {
    quote! {
        #[test]
        fn replies_decode() {
            super::documented::OPERATIONS.iter().for_each(examples::reply);
        }
    }
}

fn requests(module: &Module) -> TokenStream {
    let client = &module.client;
    let requests: Vec<TokenStream> = module.operations.iter().filter_map(request).collect();
    if requests.is_empty() {
        return TokenStream::new();
    }
    quote! {
        /// Decoding the documented values needs the direction that requests lack.
        #[cfg(feature = "serde-both")]
        #[test]
        fn requests_are_as_documented() {
            let client = examples::client::<crate::runtime::#client>();
            #(#requests)*
        }
    }
}

/// A call with every parameter that has an example; a required one without gets the empty value.
fn request(operation: &Operation) -> Option<TokenStream> {
    let given: Vec<(&Argument, &String)> =
        operation.arguments.iter().chain(&operation.setters).filter_map(|a| Some((a, a.example.as_ref()?))).collect();
    if given.is_empty() {
        return None;
    }
    let value = |argument: &Argument| {
        let ty = types::ty(&argument.input.ty, Place::Operations);
        match &argument.example {
            Some(json) => quote!(examples::json::<#ty>(#json)),
            None => quote!(<#ty>::default()),
        }
    };
    let (method, cfg) = (&operation.method, module::cfg(&operation.condition));
    let arguments = operation.arguments.iter().map(value);
    let setters = operation.setters.iter().filter(|s| s.example.is_some()).map(|setter| {
        let (name, value) = (&setter.name, value(setter));
        quote!(.#name(#value))
    });
    let documented = given.iter().map(|(argument, json)| {
        let wire = &argument.wire;
        quote!((#wire, #json))
    });
    Some(quote!(#cfg examples::request(client.#method(#(#arguments),*)#(#setters)*, &[#(#documented),*]);))
}

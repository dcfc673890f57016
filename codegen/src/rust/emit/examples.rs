//! `examples.rs`: the documented examples as tests of the client.
//!
//! Enters: the operations of a client. Leaves: a test that decodes every reply of `documented.rs` into the type of its
//! operation, and one that calls every method with the documented values and compares what goes to the wire.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Expr, Item, ItemFn, parse_quote};

use super::types::{self, Place};
use super::{docs, functions, nodes};
use crate::output::format::Piece;
use crate::rust::annotate::{Argument, Module, Operation};

/// The file.
pub(super) fn file(module: &Module) -> Vec<Piece> {
    let uses = quote! {
        #![allow(deprecated, unused_imports, clippy::too_many_lines)]

        use super::models;
        use crate::runtime::{self, examples};
    };
    let head = docs::inner("The examples of the documentation, as tests.");
    let requests = requests(module).map(|test| Piece::Item(Item::Fn(test)));
    [Piece::Attribute(head), uses.into(), replies().into()].into_iter().chain(requests).collect()
}

fn replies() -> TokenStream {
    quote! {
        #[test]
        fn replies_decode() {
            super::documented::OPERATIONS.iter().for_each(examples::reply);
        }
    }
}

fn requests(module: &Module) -> Option<ItemFn> {
    let client = &module.client;
    let requests: Vec<Expr> = module.operations.iter().filter_map(request).collect();
    if requests.is_empty() {
        return None;
    }
    let mut test: ItemFn = parse_quote! {
        /// Decoding the documented values needs the direction that requests lack.
        #[cfg(feature = "serde-both")]
        #[test]
        fn requests_are_as_documented() {
            let client = examples::client::<crate::runtime::#client>();
        }
    };
    test.block.stmts.extend(requests.into_iter().map(functions::statement));
    Some(test)
}

/// A call with every parameter that has an example; a required one without gets the empty value.
///
/// `examples::request(client.method(…).setter(…), &[("userId", "…")])`
fn request(operation: &Operation) -> Option<Expr> {
    let given: Vec<(&Argument, &String)> =
        operation.arguments.iter().chain(&operation.setters).filter_map(|a| Some((a, a.example.as_ref()?))).collect();
    if given.is_empty() {
        return None;
    }
    let client = nodes::value(nodes::ident("client"));
    let call = nodes::method(client, operation.method.ident(), operation.arguments.iter().map(value));
    let setters = operation.setters.iter().filter(|setter| setter.example.is_some());
    let call = setters.fold(call, |call, setter| nodes::method(call, setter.name.ident(), [value(setter)]));
    let documented =
        given.iter().map(|(argument, json)| nodes::tuple([nodes::text(&argument.wire), nodes::text(json)]));
    let function = nodes::value(nodes::words(["examples", "request"]));
    Some(nodes::behind(docs::cfg(&operation.condition), nodes::call(function, [call, nodes::list(documented)])))
}

/// The documented value of a parameter, or else the empty one.
fn value(argument: &Argument) -> Expr {
    let ty = types::ty(&argument.input.ty, Place::Operations);
    match &argument.example {
        Some(json) => {
            let function = nodes::of_type(nodes::words(["examples", "json"]), ty);
            nodes::call(nodes::value(function), [nodes::text(json)])
        }
        None => parse_quote!(<#ty>::default()),
    }
}

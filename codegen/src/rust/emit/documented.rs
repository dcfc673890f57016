//! `documented.rs`: the operations of a client with the replies that the documentation shows.
//!
//! Enters: the operations of a client. Leaves: one table, which is compiled only for tests: those of the client
//! itself, and those of its users by the feature `test-util`.

use proc_macro2::TokenStream;
use quote::quote;

use super::{docs, module};
use crate::rust::annotate::{Module, Operation};

/// The file.
pub(super) fn file(module: &Module) -> Vec<TokenStream> {
    let head = docs::inner("The operations with the example replies of the documentation.");
    let rows = module.operations.iter().map(row);
    let uses = quote! {
        #![allow(deprecated, unused_imports)]

        use super::operations;
        use crate::runtime::Documented;
    };
    let table = quote! {
        /// Every operation.
        pub(crate) const OPERATIONS: &[Documented] = &[#(#rows),*];
    };
    vec![head, uses, table]
}

fn row(Operation { marker, condition, reply_example, reply_secrets, .. }: &Operation) -> TokenStream {
    let cfg = module::cfg(condition);
    let reply = match reply_example {
        Some(json) => quote!(Some(#json)),
        None => quote!(None),
    };
    quote!(#cfg Documented::of::<operations::#marker>(#reply, &[#(#reply_secrets),*]))
}

//! `documented.rs`: the operations of a client with the replies that the documentation shows.
//!
//! Enters: the operations of a client. Leaves: one table, which is compiled only for tests: those of the client
//! itself, and those of its users by the feature `test-util`.

use quote::quote;
use syn::{Expr, Item};

use super::frames::OperationFrames;
use super::{docs, nodes, types};
use crate::output::format::Piece;
use crate::rust::annotate::{Module, Operation};

/// The file.
pub(super) fn file(module: &Module, frames: &OperationFrames) -> Vec<Piece> {
    let uses = quote! {
        #![allow(deprecated, unused_imports)]

        use super::operations;
        use crate::runtime::Documented;
    };
    let mut table = frames.table.clone();
    *table.expr = nodes::list(module.operations.iter().map(row));
    let head = docs::inner("The operations with the example replies of the documentation.");
    vec![Piece::Attribute(head), uses.into(), Piece::Item(Item::Const(table))]
}

/// `Documented::of::<operations::Marker>(Some("…"), &["…"])`
fn row(Operation { marker, condition, reply_example, reply_secrets, .. }: &Operation) -> Expr {
    let marker = types::of(nodes::path([nodes::ident("operations"), marker.ident()]));
    let function = nodes::value(nodes::of_type(nodes::words(["Documented", "of"]), marker));
    let reply = nodes::option(reply_example.as_deref().map(nodes::text));
    nodes::behind(docs::cfg(condition), nodes::call(function, [reply, nodes::texts(reply_secrets)]))
}

//! The file of an open enum: its variants, its table, and the impls that rest on it.

use syn::{Attribute, Expr, Fields, ImplItem, Item, ItemEnum, ItemImpl, Path};

use super::frames::EnumFrames;
use super::{docs, functions, nodes};
use crate::output::Comments;
use crate::output::format::Piece;
use crate::rust::annotate::{OpenEnum, Variant};
use crate::rust::names::Name;

/// The whole file.
pub(super) fn file(item: &OpenEnum, comments: &Comments, frames: &EnumFrames) -> Vec<Piece> {
    let framed = |frame: &ItemImpl, condition: Option<&Attribute>| {
        Piece::from(functions::framed(frame, condition.cloned().into_iter().collect(), item.name.ident()))
    };
    let (reads, writes) = (docs::when(item.reads), docs::when(item.writes));
    let mut pieces = vec![
        Piece::Attribute(docs::inner(&item.file_docs)),
        Piece::Item(frames.uses.clone()),
        Piece::Item(Item::Enum(data(item, comments, frames))),
        table(item, frames).into(),
    ];
    pieces.extend(frames.conversions.iter().map(|frame| framed(frame, None)));
    pieces.extend(frames.reading.iter().map(|frame| framed(frame, reads.as_ref())));
    pieces.push(framed(&frames.serialize, writes.as_ref()));
    pieces
}

fn data(item: &OpenEnum, comments: &Comments, frames: &EnumFrames) -> ItemEnum {
    let mut data = frames.item.clone();
    data.ident = item.name.ident();
    data.attrs.splice(0..0, comments.outer(&item.docs));
    let unknown = data.variants.pop().map(|unknown| {
        let docs = comments.outer(["A value that the documentation does not list, as the service sent it."]);
        syn::Variant { attrs: docs::together([docs]), ..unknown }
    });
    let listed = item.variants.iter().map(|Variant { name, docs, .. }| syn::Variant {
        attrs: docs::together([comments.outer([docs])]),
        ident: name.ident(),
        fields: Fields::Unit,
        discriminant: None,
    });
    data.variants.extend(listed.chain(unknown));
    data
}

/// The values in their order, and what each is on the wire.
fn table(item: &OpenEnum, frames: &EnumFrames) -> ItemImpl {
    let to_wire = item
        .variants
        .iter()
        .map(|Variant { name, wire, .. }| nodes::arm(nodes::path_pattern(of_self(name)), nodes::text(wire)));
    let arms = to_wire.chain([frames.unknown.clone()]).collect();
    let body = nodes::matching(nodes::this(), arms);
    let mut table = functions::filled(&frames.table, Vec::new(), item.name.ident(), body);
    if let Some(ImplItem::Const(values)) = table.items.first_mut() {
        values.expr = nodes::list(variants(item));
    }
    table
}

fn variants(item: &OpenEnum) -> impl Iterator<Item = Expr> {
    item.variants.iter().map(|variant| nodes::value(of_self(&variant.name)))
}

/// `Self::Name`
fn of_self(name: &Name) -> Path {
    nodes::path([nodes::ident("Self"), name.ident()])
}

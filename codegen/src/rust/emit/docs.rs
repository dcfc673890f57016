//! Attributes: the doc comment of a file, and what stands before items, members and rows.
//!
//! Enters: text. Leaves: attributes that hold it as string literals.

use quote::quote;
use syn::{AttrStyle, Attribute, MacroDelimiter, Meta, MetaList, MetaNameValue, Token, parse_quote};

use super::nodes;
use crate::rust::annotate::{Condition, Emission, Input, Intake};

/// `#[inline]`, for a function that is not generic: then it is compiled where it is called, and only if it is.
pub(super) fn inline<'a>(inputs: impl IntoIterator<Item = &'a Input>) -> Option<Attribute> {
    let is_generic = inputs.into_iter().any(|input| input.intake != Intake::Plain);
    (!is_generic).then(always_inline)
}

/// `#[inline]`
pub(super) fn always_inline() -> Attribute {
    nodes::attribute(Meta::Path(nodes::ident("inline").into()))
}

/// `//! line` at the top of a file.
pub(super) fn inner(line: &str) -> Attribute {
    let (path, value) = (nodes::ident("doc").into(), nodes::text(&format!(" {line}")));
    let meta = Meta::NameValue(MetaNameValue { path, eq_token: <Token![=]>::default(), value });
    Attribute { style: AttrStyle::Inner(<Token![!]>::default()), ..nodes::attribute(meta) }
}

/// `#[deprecated(note = "…")]`, if there is a note.
pub(super) fn deprecated(note: Option<&String>) -> Option<Attribute> {
    note.map(|note| parse_quote!(#[deprecated(note = #note)]))
}

/// `#[allow(clippy::too_many_arguments)]`
pub(super) fn many_arguments(is_long: bool) -> Option<Attribute> {
    is_long.then(|| parse_quote!(#[allow(clippy::too_many_arguments)]))
}

/// `#[allow(deprecated)]`, where the code itself must use a deprecated field.
pub(super) fn allow_deprecated(allow: bool) -> Option<Attribute> {
    allow.then(|| parse_quote!(#[allow(deprecated)]))
}

/// The attribute of an impl that is there only with the feature.
pub(super) fn when(emission: Emission) -> Option<Attribute> {
    match emission {
        Emission::Always => None,
        Emission::WithFeature => Some(feature("serde-both")),
    }
}

/// `#[cfg(feature = "…")]`, or `#[cfg(any(…))]` when several features bring the item.
pub(super) fn cfg(Condition(features): &Condition) -> Option<Attribute> {
    match features.as_slice() {
        [] => None,
        [name] => Some(feature(name)),
        features => Some(parse_quote!(#[cfg(any(#(feature = #features),*))])),
    }
}

/// `#[cfg(feature = "…")]`
pub(super) fn feature(name: &str) -> Attribute {
    let delimiter = MacroDelimiter::Paren(syn::token::Paren::default());
    nodes::attribute(Meta::List(MetaList {
        path: nodes::ident("cfg").into(),
        delimiter,
        tokens: quote!(feature = #name),
    }))
}

/// Those attributes that are there, in this order.
pub(super) fn together<const N: usize>(attributes: [Option<Attribute>; N]) -> Vec<Attribute> {
    attributes.into_iter().flatten().collect()
}

//! Doc comments and other attributes of functions.
//!
//! Enters: lines of text. Leaves: attributes that hold them as string literals, one `#[doc]` per line.

use proc_macro2::TokenStream;
use quote::quote;

use crate::rust::annotate::{Input, Intake};

/// `/// line` above an item.
pub(super) fn outer<'a>(lines: impl IntoIterator<Item = &'a String>) -> TokenStream {
    lines.into_iter().map(|line| padded(line)).map(|line| quote!(#[doc = #line])).collect()
}

/// `#[inline]`, for a function that is not generic: then it is compiled where it is called, and only if it is.
pub(super) fn inline<'a>(inputs: impl IntoIterator<Item = &'a Input>) -> Option<TokenStream> {
    let is_generic = inputs.into_iter().any(|input| input.intake != Intake::Plain);
    (!is_generic).then(|| quote!(#[inline]))
}

/// `//! line` at the top of a file.
pub(super) fn inner(line: &str) -> TokenStream {
    let line = padded(line);
    quote!(#![doc = #line])
}

/// `#[deprecated(note = "…")]`, if there is a note.
pub(super) fn deprecated(note: Option<&String>) -> Option<TokenStream> {
    note.map(|note| quote!(#[deprecated(note = #note)]))
}

/// What stands behind `///`.
fn padded(line: &str) -> String {
    if line.is_empty() { String::new() } else { format!(" {line}") }
}

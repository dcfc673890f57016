//! Doc comments and deprecations.
//!
//! Enters: lines of text. Leaves: attributes that hold them as string literals, one `#[doc]` per line.

use proc_macro2::TokenStream;
use quote::quote;

/// `/// line` above an item.
pub(super) fn outer<'a>(lines: impl IntoIterator<Item = &'a String>) -> TokenStream {
    lines.into_iter().map(|line| padded(line)).map(|line| quote!(#[doc = #line])).collect()
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

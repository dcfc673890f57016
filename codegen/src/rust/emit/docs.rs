//! The doc comment of a file, and attributes of functions.
//!
//! Enters: text. Leaves: attributes that hold it as string literals.

use proc_macro2::TokenStream;
use quote::quote;

use crate::rust::annotate::{Input, Intake};

/// `#[inline]`, for a function that is not generic: then it is compiled where it is called, and only if it is.
pub(super) fn inline<'a>(inputs: impl IntoIterator<Item = &'a Input>) -> Option<TokenStream> {
    let is_generic = inputs.into_iter().any(|input| input.intake != Intake::Plain);
    (!is_generic).then(|| quote!(#[inline]))
}

/// `//! line` at the top of a file.
pub(super) fn inner(line: &str) -> TokenStream {
    let line = format!(" {line}");
    quote!(#![doc = #line])
}

/// `#[deprecated(note = "…")]`, if there is a note.
pub(super) fn deprecated(note: Option<&String>) -> Option<TokenStream> {
    note.map(|note| quote!(#[deprecated(note = #note)]))
}

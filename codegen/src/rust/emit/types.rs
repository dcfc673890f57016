//! Types and the conversion of values.
//!
//! Enters: a type or an input, and how the models module is reached from there. Leaves: tokens.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};

use crate::rust::annotate::{Input, Intake, RustType};

/// Where a type is named.
#[derive(Debug, Clone, Copy)]
pub(super) enum Place {
    /// In the models module, where its neighbours are imported.
    Models,
    /// In the operations module, where they are behind `models::`.
    Operations,
}

/// A type.
pub(super) fn ty(ty: &RustType, place: Place) -> TokenStream {
    let inner = |inner: &RustType| self::ty(inner, place);
    match ty {
        RustType::Unit => quote!(()),
        RustType::String => quote!(String),
        RustType::Integer => quote!(i64),
        RustType::Float => quote!(f64),
        RustType::Bool => quote!(bool),
        RustType::Object => quote!(runtime::JsonObject),
        RustType::Any => quote!(runtime::JsonValue),
        RustType::Struct(name) | RustType::Enum(name) => match place {
            Place::Models => name.to_token_stream(),
            Place::Operations => quote!(models::#name),
        },
        RustType::List(items) => {
            let items = inner(items);
            quote!(Vec<#items>)
        }
        RustType::Option(value) => {
            let value = inner(value);
            quote!(Option<#value>)
        }
        RustType::Patch(value) => {
            let value = inner(value);
            quote!(runtime::Patch<#value>)
        }
        RustType::Boxed(value) => {
            let value = inner(value);
            quote!(Box<#value>)
        }
    }
}

/// The type of the argument that takes an input.
pub(super) fn argument(input: &Input, place: Place) -> TokenStream {
    let target = ty(&input.ty, place);
    match (input.intake, &input.ty) {
        (Intake::Into, _) => quote!(impl Into<#target>),
        (Intake::Each(_), RustType::List(items)) => {
            let item = ty(items, place);
            quote!(impl IntoIterator<Item = impl Into<#item>>)
        }
        _ => target,
    }
}

/// The argument `value` turned into its type.
pub(super) fn conversion(input: &Input, value: &dyn ToTokens) -> TokenStream {
    match input.intake {
        Intake::Plain => value.to_token_stream(),
        Intake::Into => quote!(#value.into()),
        Intake::Each(function) => {
            let function = Ident::new(function, Span::call_site());
            quote!(runtime::#function(#value))
        }
    }
}

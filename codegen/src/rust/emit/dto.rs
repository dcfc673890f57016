//! The file of a struct: its fields, how it is read and written, and how it is built for a request.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use super::types::{self, Place};
use crate::output::Comments;
use crate::rust::annotate::{Emission, Intake, RustType, Struct, StructField};

/// The whole file.
pub(super) fn file(item: &Struct, comments: &Comments) -> Vec<TokenStream> {
    let head = docs::inner(&item.file_docs);
    let building = building(item, comments).unwrap_or_default();
    vec![head, uses(item), data(item, comments), building, reading(item), writing(item)]
}

/// The attribute of an impl that is there only with the feature.
pub(super) fn condition(emission: Emission) -> Option<TokenStream> {
    match emission {
        Emission::Always => None,
        Emission::WithFeature => Some(quote!(#[cfg(feature = "serde-both")])),
    }
}

/// The attribute of the field that holds what the page does not list; `None` for a struct without it.
fn unknown_condition(item: &Struct) -> Option<TokenStream> {
    item.keeps_unknown.then(|| quote!(#[cfg(feature = "unknown-fields")]))
}

fn uses(item: &Struct) -> TokenStream {
    let neighbours = match item.neighbours().as_slice() {
        [] => None,
        [name] => Some(quote!(use super::#name;)),
        names => Some(quote!(use super::{#(#names),*};)),
    };
    let runtime = if item.uses_runtime() { quote!({self, codec}) } else { quote!(codec) };
    quote! {
        #neighbours
        use crate::runtime::#runtime;
    }
}

fn data(item: &Struct, comments: &Comments) -> TokenStream {
    let name = &item.name;
    let docs = comments.outer(&item.docs);
    let fields = item.fields.iter().map(|field| {
        let StructField { name, .. } = field;
        let docs = comments.outer(&field.docs);
        let deprecated = docs::deprecated(field.deprecated.as_ref());
        let ty = types::ty(&field.ty, Place::Models);
        quote!(#docs #deprecated pub #name: #ty)
    });
    let unknown = unknown_condition(item).map(|condition| {
        let docs = comments.outer(["What the page does not list."]);
        quote!(#docs #condition pub unknown_fields: codec::UnknownFields)
    });
    let fields = fields.chain(unknown);
    let debug = (!item.hides()).then(|| quote!(Debug,));
    let shown = item.hides().then(|| showing(item));
    quote! {
        #docs
        #[derive(#debug Clone, Default, PartialEq)]
        #[non_exhaustive]
        pub struct #name { #(#fields),* }

        #shown
    }
}

/// `Debug` of a struct with fields whose values nobody should see.
fn showing(item: &Struct) -> TokenStream {
    let (name, allowed) = (&item.name, allowed(item));
    let title = name.plain();
    let fields = item.fields.iter().map(|StructField { name, hidden, .. }| {
        let plain = name.plain();
        if *hidden { quote!((#plain, &codec::Hidden(&self.#name))) } else { quote!((#plain, &self.#name)) }
    });
    let unknown = unknown_condition(item).map(|condition| quote!(#condition ("unknown_fields", &self.unknown_fields)));
    let fields = fields.chain(unknown);
    quote! {
        #allowed
        impl std::fmt::Debug for #name {
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                codec::show(f, #title, &[#(#fields),*])
            }
        }
    }
}

/// `#[allow(deprecated)]` where the code itself must use a deprecated field.
fn allowed(item: &Struct) -> Option<TokenStream> {
    item.allow_deprecated.then(|| quote!(#[allow(deprecated)]))
}

fn building(item: &Struct, comments: &Comments) -> Option<TokenStream> {
    let constructor = item.constructor.as_ref()?;
    let (name, allowed) = (&item.name, allowed(item));
    let long = constructor.is_long.then(|| quote!(#[allow(clippy::too_many_arguments)]));
    let required: Vec<&StructField> = item.fields.iter().filter(|field| field.is_argument()).collect();
    let arguments = required.iter().map(|field| {
        let (name, ty) = (&field.name, types::argument(&field.input, Place::Models));
        quote!(#name: #ty)
    });
    let values = required.iter().map(|StructField { name, input, .. }| {
        let value = types::conversion(input, name);
        if input.intake == Intake::Plain { quote!(#name,) } else { quote!(#name: #value,) }
    });
    let unknown =
        unknown_condition(item).map(|condition| quote!(#condition unknown_fields: codec::UnknownFields::default(),));
    let body = match (required.is_empty(), constructor.fills_up) {
        (true, _) => quote!(Self::default()),
        (false, true) => quote!(Self { #(#values)* ..Self::default() }),
        (false, false) => quote!(Self { #(#values)* #unknown }),
    };
    let setters = item.fields.iter().filter(|field| !field.is_argument()).map(|field| setter(field, comments));
    let docs = comments.outer(["With every field that must be sent."]);
    let inline = docs::inline(required.iter().map(|field| &field.input));
    Some(quote! {
        #allowed
        impl #name {
            #docs
            #long
            #inline
            pub fn new(#(#arguments),*) -> Self {
                #body
            }
            #(#setters)*
        }
    })
}

fn setter(field: &StructField, comments: &Comments) -> TokenStream {
    let StructField { name, input, .. } = field;
    let docs = comments.outer([format!("Sets [`{name}`](Self::{name}).")]);
    let deprecated = docs::deprecated(field.deprecated.as_ref());
    let ty = types::argument(input, Place::Models);
    let value = types::conversion(input, &quote!(value));
    let value = match &field.ty {
        RustType::Option(inner) if matches!(**inner, RustType::Boxed(_)) => quote!(Box::new(#value)),
        RustType::Patch(_) => quote!(Some(#value)),
        _ => value,
    };
    let inline = docs::inline([input]);
    let clear = field.clear.as_ref().map(|clear| {
        let docs = comments.outer([format!("Sends `null` as [`{name}`](Self::{name}).")]);
        quote! {
            #docs
            #deprecated
            #[inline]
            pub fn #clear(mut self) -> Self {
                self.#name = Some(None);
                self
            }
        }
    });
    quote! {
        #docs
        #deprecated
        #inline
        pub fn #name(mut self, value: #ty) -> Self {
            self.#name = Some(#value);
            self
        }
        #clear
    }
}

fn reading(item: &Struct) -> TokenStream {
    let (name, condition, allowed) = (&item.name, condition(item.reads), allowed(item));
    let arms = item.fields.iter().map(|StructField { name, wire, ty, .. }| match ty {
        RustType::Struct(_) | RustType::Object => quote!(#wire => codec::fresh(&mut self.#name),),
        _ => quote!(#wire => &mut self.#name,),
    });
    let other = if item.keeps_unknown { quote!(codec::unknown!(self, key)) } else { quote!(None) };
    let key = if item.fields.is_empty() && !item.keeps_unknown { quote!(_key) } else { quote!(key) };
    let body = if item.fields.is_empty() { other } else { quote!(Some(match key { #(#arms)* _ => return #other, })) };
    quote! {
        #condition
        #allowed
        impl codec::Object for #name {
            #[inline]
            fn field(&mut self, #key: &str) -> Option<&mut dyn codec::Place> {
                #body
            }
        }

        #condition
        impl<'de> codec::Deserialize<'de> for #name {
            fn deserialize<D: codec::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                codec::deserialize(deserializer)
            }
        }
    }
}

fn writing(item: &Struct) -> TokenStream {
    let (name, condition, allowed) = (&item.name, condition(item.writes), allowed(item));
    let fields = item.fields.iter().map(|StructField { name, wire, always_written, .. }| {
        let function = if *always_written { quote!(required) } else { quote!(optional) };
        quote!(.#function(#wire, &self.#name))
    });
    let kept = item.keeps_unknown.then(|| quote!(.rest(codec::kept!(self))));
    quote! {
        #condition
        #allowed
        impl codec::Serialize for #name {
            fn serialize<S: codec::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                codec::Writer::new(serializer) #(#fields)* #kept .end()
            }
        }
    }
}

//! The file of an operation: its marker type, the method of the client, the setters of the call.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::types::{self, Place};
use super::{docs, paging};
use crate::graphql::Document;
use crate::ir::{self, Envelope, Method};
use crate::output::Comments;
use crate::rust::annotate::{Argument, Limit, LimitOf, Operation};

/// The whole file.
pub(super) fn file(operation: &Operation, comments: &Comments) -> Vec<TokenStream> {
    let head = docs::inner(&operation.file_docs);
    let (marker, method) = (marker(operation, comments), method(operation, comments));
    let paging = paging::implementation(operation).unwrap_or_default();
    vec![head, uses(operation), marker, info(operation), paging, method, setters(operation, comments)]
}

fn uses(operation: &Operation) -> TokenStream {
    let client = &operation.client;
    let models = operation.uses_models().then(|| {
        quote!(
            use super::super::models;
        )
    });
    let runtime = operation.uses_runtime().then(|| quote!(self,));
    quote! {
        #models
        use crate::runtime::{#runtime Call, #client, Method, Operation, OperationInfo, Payload};
    }
}

fn marker(operation: &Operation, comments: &Comments) -> TokenStream {
    let Operation { client, marker, method, .. } = operation;
    let docs = comments.outer([format!("The operation behind [`{client}::{method}`].")]);
    quote! {
        #docs
        #[non_exhaustive]
        pub struct #marker;
    }
}

fn info(operation: &Operation) -> TokenStream {
    let Operation { marker, id, path, idempotent, page, .. } = operation;
    let limits = operation.limits.iter().map(limit);
    let output = types::ty(&operation.output, Place::Operations);
    let verb = match operation.verb {
        Method::Get => quote!(Get),
        Method::Post => quote!(Post),
        Method::Put => quote!(Put),
        Method::Patch => quote!(Patch),
        Method::Delete => quote!(Delete),
    };
    let payload = payload(operation);
    quote! {
        impl Operation for #marker {
            type Output = #output;
            const INFO: OperationInfo = OperationInfo {
                id: #id,
                method: Method::#verb,
                path: #path,
                payload: #payload,
                idempotent: #idempotent,
                page: #page,
                limits: &[#(#limits),*],
            };
        }
    }
}

/// Which part of the reply is the output, and over GraphQL what is sent.
fn payload(operation: &Operation) -> TokenStream {
    let Some(Document { name, text, reply, encrypted, json_text, .. }) = &operation.document else {
        return match operation.envelope {
            Envelope::Data | Envelope::Value => quote!(Payload::Data),
            Envelope::Empty => quote!(Payload::Empty),
            Envelope::Flat => quote!(Payload::Flat),
        };
    };
    quote! {
        Payload::GraphQl(&runtime::GraphQl {
            name: #name,
            document: #text,
            reply: &[#(#reply),*],
            encrypted: &[#(#encrypted),*],
            json_text: &[#(#json_text),*],
        })
    }
}

/// `runtime::Limit::items("userIds", None, Some(50))`
fn limit(Limit { field, of, min, max }: &Limit) -> TokenStream {
    let of = match of {
        LimitOf::Items => quote!(items),
        LimitOf::Characters => quote!(characters),
        LimitOf::Value => quote!(value),
        LimitOf::Presence { when, is } => return quote!(runtime::Limit::required_if(#field, #when, #is)),
    };
    let bound = |bound: &Option<i64>| match bound.map(Literal::i64_unsuffixed) {
        Some(number) => quote!(Some(#number)),
        None => quote!(None),
    };
    let (min, max) = (bound(min), bound(max));
    quote!(runtime::Limit::#of(#field, #min, #max))
}

fn method(operation: &Operation, comments: &Comments) -> TokenStream {
    let Operation { client, marker, method, .. } = operation;
    let docs = comments.outer(&operation.docs);
    let deprecated = docs::deprecated(operation.deprecated.as_ref());
    let long = operation.is_long.then(|| quote!(#[allow(clippy::too_many_arguments)]));
    let inline = docs::inline(operation.arguments.iter().map(|argument| &argument.input));
    let arguments = operation.arguments.iter().map(parameter);
    let calls = operation.arguments.iter().map(|argument| set(argument, &argument.name));
    quote! {
        impl #client {
            #docs
            #deprecated
            #long
            #inline
            pub fn #method(&self, #(#arguments),*) -> Call<#marker> {
                self.start_call() #(#calls)*
            }
        }
    }
}

fn setters(operation: &Operation, comments: &Comments) -> TokenStream {
    let marker = &operation.marker;
    let setters = operation.setters.iter().map(|argument| setter(argument, comments));
    if operation.setters.is_empty() { TokenStream::new() } else { quote!(impl Call<#marker> { #(#setters)* }) }
}

fn setter(argument: &Argument, comments: &Comments) -> TokenStream {
    let name = &argument.name;
    let docs = comments.outer(&argument.docs);
    let deprecated = docs::deprecated(argument.deprecated.as_ref());
    let ty = types::argument(&argument.input, Place::Operations);
    let call = set(argument, &format_ident!("value"));
    let inline = docs::inline([&argument.input]);
    let clear = argument.clear.as_ref().map(|clear| {
        let docs = comments.outer([format!("Sends `null` as [`{name}`](Self::{name}).")]);
        let wire = &argument.wire;
        quote! {
            #docs
            #deprecated
            #[inline]
            pub fn #clear(self) -> Self {
                self.set_body(#wire, ())
            }
        }
    });
    quote! {
        #docs
        #deprecated
        #inline
        pub fn #name(self, value: #ty) -> Self {
            self #call
        }
        #clear
    }
}

fn parameter(argument: &Argument) -> TokenStream {
    let name = &argument.name;
    let ty = types::argument(&argument.input, Place::Operations);
    quote!(#name: #ty)
}

/// `.set_query("userId", user_id.into())`
fn set(argument: &Argument, value: &dyn quote::ToTokens) -> TokenStream {
    let wire = &argument.wire;
    let value = types::conversion(&argument.input, value);
    match argument.place {
        ir::Place::Path => quote!(.set_path(#wire, #value)),
        ir::Place::Query => quote!(.set_query(#wire, #value)),
        ir::Place::Body | ir::Place::Variable => quote!(.set_body(#wire, #value)),
    }
}

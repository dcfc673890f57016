//! The impl that makes an operation a list: the type of its items, its parameters, and where in the output the list is.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::types::{self, Place};
use crate::rust::annotate::{ListPlace, Operation, Paging, RustType, Total};

/// `impl runtime::Paged for …`, for an operation that is read page by page.
pub(super) fn implementation(operation: &Operation) -> Option<TokenStream> {
    let marker = &operation.marker;
    let Paging { item, list, total, page, limit, size, max, allow_deprecated } = operation.paging.as_ref()?;
    let item = types::ty(item, Place::Operations);
    let size = Literal::i64_unsuffixed(*size);
    let max = max.map(Literal::i64_unsuffixed).map_or_else(|| quote!(None), |max| quote!(Some(#max)));
    let allowed = allow_deprecated.then(|| quote!(#[allow(deprecated)]));
    let list = match list {
        ListPlace::Output => quote!(output),
        ListPlace::Field(name) => quote!(&mut output.#name),
        ListPlace::OptionalField(name) => quote!(output.#name.get_or_insert_default()),
    };
    let total = total.as_ref().map_or_else(|| quote!(None), of_total);
    Some(quote! {
        #allowed
        impl runtime::Paged for #marker {
            type Item = #item;
            const PAGING: runtime::Paging =
                runtime::Paging { page: #page, limit: #limit, size: #size, max: #max };

            #[inline]
            fn list(output: &mut Self::Output) -> (&mut Vec<Self::Item>, Option<i64>) {
                (#list, #total)
            }
        }
    })
}

fn of_total(Total { field, ty }: &Total) -> TokenStream {
    match ty {
        RustType::Integer => quote!(Some(output.#field)),
        RustType::String => quote!(output.#field.parse().ok()),
        RustType::Option(inner) => match **inner {
            RustType::Integer => quote!(output.#field),
            RustType::String => quote!(output.#field.as_ref().and_then(|total| total.parse().ok())),
            _ => quote!(None),
        },
        _ => quote!(None),
    }
}

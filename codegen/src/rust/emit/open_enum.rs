//! The file of an open enum: its variants, its table, and the impls that rest on it.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use super::dto::condition;
use crate::output::Comments;
use crate::rust::annotate::{OpenEnum, Variant};

/// The whole file.
pub(super) fn file(item: &OpenEnum, comments: &Comments) -> Vec<TokenStream> {
    let head = docs::inner(&item.file_docs);
    let uses = quote!(
        use crate::runtime::codec::{self, OpenEnum};
    );
    vec![head, uses, data(item, comments), table(item), conversions(item), reading(item), writing(item)]
}

fn data(item: &OpenEnum, comments: &Comments) -> TokenStream {
    let name = &item.name;
    let docs = comments.outer(&item.docs);
    let unknown = comments.outer(["A value that the documentation does not list, as the service sent it."]);
    let variants = item.variants.iter().map(|Variant { name, docs, .. }| {
        let docs = comments.outer([docs]);
        quote!(#docs #name,)
    });
    quote! {
        #docs
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            #unknown
            Unknown(String),
        }
    }
}

fn table(item: &OpenEnum) -> TokenStream {
    let name = &item.name;
    let variants = item.variants.iter().map(|variant| &variant.name);
    let to_wire = item.variants.iter().map(|Variant { name, wire, .. }| quote!(Self::#name => #wire,));
    quote! {
        impl OpenEnum for #name {
            const VALUES: &'static [Self] = &[#(Self::#variants),*];

            #[inline]
            fn as_str(&self) -> &str {
                match self {
                    #(#to_wire)*
                    Self::Unknown(value) => value,
                }
            }

            #[inline]
            fn unknown(value: String) -> Self {
                Self::Unknown(value)
            }
        }
    }
}

fn conversions(item: &OpenEnum) -> TokenStream {
    let name = &item.name;
    quote! {
        impl Default for #name {
            #[inline]
            fn default() -> Self {
                Self::Unknown(String::new())
            }
        }

        impl<T: AsRef<str>> From<T> for #name {
            fn from(value: T) -> Self {
                Self::from_wire(value.as_ref())
            }
        }

        impl std::fmt::Display for #name {
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    }
}

fn reading(item: &OpenEnum) -> TokenStream {
    let (name, condition) = (&item.name, condition(item.reads));
    quote! {
        #condition
        impl codec::Place for #name {
            #[inline]
            fn scalar(&mut self, value: codec::Scalar<'_>) -> codec::Taken {
                codec::open_enum(self, value)
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

fn writing(item: &OpenEnum) -> TokenStream {
    let (name, condition) = (&item.name, condition(item.writes));
    quote! {
        #condition
        impl codec::Serialize for #name {
            fn serialize<S: codec::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }
    }
}

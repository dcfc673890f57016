//! What is alike in the files of a kind, parsed once per thread and then copied, since copies cost less than parsing.
//!
//! Leaves: impls for `Type`, in whose place the emitters put the name, and some other nodes. A body of `()` and what else
//! differs is put in by them too.

use syn::{Arm, Expr, ImplItemConst, ImplItemType, Item, ItemConst, ItemEnum, ItemImpl, ItemStruct, parse_quote};

/// The parts of files.
pub(in crate::rust) struct Frames {
    pub(super) model: ModelFrames,
    pub(super) open_enum: EnumFrames,
    pub(super) operation: OperationFrames,
}

/// For structs.
pub(super) struct ModelFrames {
    pub(super) item: ItemStruct,
    /// Without `Debug`.
    pub(super) hiding_item: ItemStruct,
    pub(super) object: ItemImpl,
    /// Of a struct that looks at no key.
    pub(super) no_object: ItemImpl,
    pub(super) deserialize: ItemImpl,
    pub(super) serialize: ItemImpl,
    pub(super) fresh: Expr,
    pub(super) keep_unknown: Expr,
    pub(super) skip_unknown: Expr,
    pub(super) writer: Expr,
    pub(super) kept: Expr,
}

/// For open enums.
pub(super) struct EnumFrames {
    pub(super) uses: Item,
    pub(super) item: ItemEnum,
    pub(super) table: ItemImpl,
    pub(super) unknown: Arm,
    pub(super) conversions: [ItemImpl; 3],
    pub(super) reading: [ItemImpl; 2],
    pub(super) serialize: ItemImpl,
}

/// For operations.
pub(super) struct OperationFrames {
    pub(super) marker: ItemStruct,
    pub(super) operation: ItemImpl,
    pub(super) output: ImplItemType,
    pub(super) info: ImplItemConst,
    pub(super) table: ItemConst,
}

impl Frames {
    /// Parses them.
    pub(in crate::rust) fn new() -> Self {
        Self { model: ModelFrames::new(), open_enum: EnumFrames::new(), operation: OperationFrames::new() }
    }
}

impl ModelFrames {
    fn new() -> Self {
        Self {
            item: parse_quote! {
                #[derive(Debug, Clone, Default, PartialEq)]
                #[non_exhaustive]
                pub struct Type {}
            },
            hiding_item: parse_quote! {
                #[derive(Clone, Default, PartialEq)]
                #[non_exhaustive]
                pub struct Type {}
            },
            object: parse_quote! {
                impl codec::Object for Type {
                    #[inline]
                    fn field(&mut self, key: &str) -> Option<&mut dyn codec::Place> {
                        ()
                    }
                }
            },
            no_object: parse_quote! {
                impl codec::Object for Type {
                    #[inline]
                    fn field(&mut self, _key: &str) -> Option<&mut dyn codec::Place> {
                        ()
                    }
                }
            },
            deserialize: parse_quote! {
                impl<'de> codec::Deserialize<'de> for Type {
                    fn deserialize<D: codec::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                        codec::deserialize(deserializer)
                    }
                }
            },
            serialize: parse_quote! {
                impl codec::Serialize for Type {
                    fn serialize<S: codec::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                        ()
                    }
                }
            },
            fresh: parse_quote!(codec::fresh),
            keep_unknown: parse_quote!(codec::unknown!(self, key)),
            skip_unknown: parse_quote!(None),
            writer: parse_quote!(codec::Writer::new(serializer)),
            kept: parse_quote!(codec::kept!(self)),
        }
    }
}

impl EnumFrames {
    fn new() -> Self {
        Self {
            uses: parse_quote!(
                use crate::runtime::codec::{self, OpenEnum};
            ),
            item: parse_quote! {
                #[derive(Debug, Clone, PartialEq, Eq, Hash)]
                #[non_exhaustive]
                pub enum Type {
                    Unknown(String),
                }
            },
            table: parse_quote! {
                impl OpenEnum for Type {
                    const VALUES: &'static [Self] = &[];

                    #[inline]
                    fn as_str(&self) -> &str {
                        ()
                    }

                    #[inline]
                    fn unknown(value: String) -> Self {
                        Self::Unknown(value)
                    }
                }
            },
            unknown: parse_quote!(Self::Unknown(value) => value,),
            conversions: conversions(),
            reading: [
                parse_quote! {
                    impl codec::Place for Type {
                        #[inline]
                        fn scalar(&mut self, value: codec::Scalar<'_>) -> codec::Taken {
                            codec::open_enum(self, value)
                        }
                    }
                },
                parse_quote! {
                    impl<'de> codec::Deserialize<'de> for Type {
                        fn deserialize<D: codec::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                            codec::deserialize(deserializer)
                        }
                    }
                },
            ],
            serialize: parse_quote! {
                impl codec::Serialize for Type {
                    fn serialize<S: codec::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                        serializer.serialize_str(self.as_str())
                    }
                }
            },
        }
    }
}

fn conversions() -> [ItemImpl; 3] {
    [
        parse_quote! {
            impl Default for Type {
                #[inline]
                fn default() -> Self {
                    Self::Unknown(String::new())
                }
            }
        },
        parse_quote! {
            impl<T: AsRef<str>> From<T> for Type {
                fn from(value: T) -> Self {
                    Self::from_wire(value.as_ref())
                }
            }
        },
        parse_quote! {
            impl std::fmt::Display for Type {
                #[inline]
                fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                    f.write_str(self.as_str())
                }
            }
        },
    ]
}

impl OperationFrames {
    fn new() -> Self {
        Self {
            marker: parse_quote! {
                #[non_exhaustive]
                pub struct Type;
            },
            operation: parse_quote!(impl Operation for Type {}),
            output: parse_quote!(
                type Output = ();
            ),
            info: parse_quote!(
                const INFO: OperationInfo = OperationInfo {};
            ),
            table: parse_quote! {
                /// Every operation.
                pub(crate) const OPERATIONS: &[Documented] = &[];
            },
        }
    }
}

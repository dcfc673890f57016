//! Tokens as source that people read.
//!
//! Enters: the items of one file as tokens, and its doc comments. Leaves: its text: the header, then the items as prettyplease lays them out,
//! with a blank line between two items and between two members of an impl. Lines of `mod` or `use` stay together.

use proc_macro2::TokenStream;
use syn::{Attribute, File, ImplItem, Item};

use super::HEADER;
use super::comments::{self, Comments};

/// The text of a file, whose tokens come in pieces. An error means that the tokens are not Rust.
pub fn format(pieces: Vec<TokenStream>, comments: &Comments) -> Result<String, syn::Error> {
    let mut text = format!("{HEADER}\n");
    let mut before = None;
    for piece in pieces {
        let File { attrs, items, .. } = syn::parse2(piece)?;
        if !attrs.is_empty() {
            text.push('\n');
            text.push_str(&layout(attrs, Vec::new()));
        }
        for item in items {
            let kind = Kind::of(&item);
            if before != Some(kind) || kind == Kind::Other {
                text.push('\n');
            }
            before = Some(kind);
            comments.fill(&layout(Vec::new(), vec![spaced(item)]), &mut text);
        }
    }
    Ok(text)
}

/// Which items stand together without a blank line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Mod,
    Use,
    PublicUse,
    Other,
}

impl Kind {
    fn of(item: &Item) -> Self {
        match item {
            Item::Mod(module) if module.content.is_none() => Self::Mod,
            Item::Use(item) if matches!(item.vis, syn::Visibility::Inherited) => Self::Use,
            Item::Use(_) => Self::PublicUse,
            _ => Self::Other,
        }
    }
}

/// Source as prettyplease lays it out.
fn layout(attrs: Vec<Attribute>, items: Vec<Item>) -> String {
    prettyplease::unparse(&File { shebang: None, frontmatter: None, attrs, items })
}

/// An impl with blank lines between its members.
fn spaced(mut item: Item) -> Item {
    if let Item::Impl(block) = &mut item {
        for member in block.items.iter_mut().skip(1) {
            let attributes = match member {
                ImplItem::Fn(function) => &mut function.attrs,
                ImplItem::Const(constant) => &mut constant.attrs,
                ImplItem::Type(alias) => &mut alias.attrs,
                _ => continue,
            };
            attributes.insert(0, comments::blank_line());
        }
    }
    item
}

#[cfg(test)]
mod tests {
    use super::*;
    use quote::quote;

    fn formatted(tokens: TokenStream) -> Result<String, syn::Error> {
        format(vec![tokens], &Comments::default())
    }

    #[test]
    fn items_stand_apart_and_lists_together() {
        let text = formatted(quote! {
            #![doc = " A file."]
            use b::c;
            use b::d;
            mod x;
            mod y;
            pub use self::x::X;
            /** Two
            lines. */
            struct A;
            impl<T> A<T> where T: Clone {
                const B: u8 = 1;
                #[doc = " One."]
                fn one() {}
                fn two() {}
            }
            impl A {}
        });
        let body = "\n//! A file.\n\nuse b::c;\nuse b::d;\n\nmod x;\nmod y;\n\npub use self::x::X;\n\n/** Two\n            lines. */\n\
            struct A;\n\nimpl<T> A<T>\nwhere\n    T: Clone,\n{\n    const B: u8 = 1;\n\n    /// One.\n    fn one() {}\n\n    fn two() {}\n}\n\n\
            impl A {}\n";
        assert_eq!(text.unwrap(), format!("{HEADER}\n{body}"));
    }

    #[test]
    fn what_is_no_rust_is_an_error() {
        assert!(formatted(quote!(fn fn)).is_err());
        assert_eq!(formatted(TokenStream::new()).unwrap(), format!("{HEADER}\n"));
    }
}

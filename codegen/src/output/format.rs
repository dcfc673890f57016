//! Items as source that people read.
//!
//! Enters: the items of one file, as tokens or as the nodes of syn, and its doc comments. Leaves: its text: the header,
//! then the items as prettyplease lays them out, with a blank line between two items and between two members of an impl.
//! Lines of `mod` or `use` stay together.

use proc_macro2::TokenStream;
use syn::{Attribute, File, ImplItem, Item, ItemImpl, ItemStruct};

use super::HEADER;
use super::comments::{self, Comments};

/// A part of a file.
pub enum Piece {
    /// Some items, with attributes of the file before them.
    Tokens(TokenStream),
    /// An item that needs no parsing.
    Item(Item),
    /// An attribute of the file.
    Attribute(Attribute),
}

impl From<TokenStream> for Piece {
    fn from(tokens: TokenStream) -> Self {
        Self::Tokens(tokens)
    }
}

impl From<ItemImpl> for Piece {
    fn from(item: ItemImpl) -> Self {
        Self::Item(Item::Impl(item))
    }
}

impl From<ItemStruct> for Piece {
    fn from(item: ItemStruct) -> Self {
        Self::Item(Item::Struct(item))
    }
}

/// The text of a file, which comes in pieces. An error means that the tokens are not Rust.
pub fn format(pieces: Vec<Piece>, comments: &Comments) -> Result<String, syn::Error> {
    let mut file = File { shebang: None, frontmatter: None, attrs: Vec::new(), items: Vec::new() };
    for piece in pieces {
        match piece {
            Piece::Tokens(tokens) => {
                let File { attrs, items, .. } = syn::parse2(tokens)?;
                file.attrs.extend(attrs);
                file.items.extend(items);
            }
            Piece::Item(item) => file.items.push(item),
            Piece::Attribute(attribute) => file.attrs.push(attribute),
        }
    }
    space(&mut file.items);
    let head = if file.attrs.is_empty() { "" } else { "\n" };
    let mut text = format!("{HEADER}\n{head}");
    comments.fill(&prettyplease::unparse(&file), &mut text);
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

/// Asks for blank lines between items, and between the members of an impl.
fn space(items: &mut [Item]) {
    let mut before = None;
    for item in items {
        let kind = Kind::of(item);
        let apart = before != Some(kind) || kind == Kind::Other;
        before = Some(kind);
        if let Item::Impl(block) = item {
            block.items.iter_mut().skip(1).filter_map(attributes_of_member).for_each(put_blank_line);
        }
        attributes(item).filter(|_| apart).into_iter().for_each(put_blank_line);
    }
}

fn put_blank_line(attributes: &mut Vec<Attribute>) {
    attributes.insert(0, comments::blank_line());
}

/// The attributes of an item of a kind that is generated.
fn attributes(item: &mut Item) -> Option<&mut Vec<Attribute>> {
    match item {
        Item::Enum(item) => Some(&mut item.attrs),
        Item::Fn(item) => Some(&mut item.attrs),
        Item::Impl(item) => Some(&mut item.attrs),
        Item::Mod(item) => Some(&mut item.attrs),
        Item::Struct(item) => Some(&mut item.attrs),
        Item::Use(item) => Some(&mut item.attrs),
        _ => None,
    }
}

fn attributes_of_member(member: &mut ImplItem) -> Option<&mut Vec<Attribute>> {
    match member {
        ImplItem::Const(member) => Some(&mut member.attrs),
        ImplItem::Fn(member) => Some(&mut member.attrs),
        ImplItem::Type(member) => Some(&mut member.attrs),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use quote::quote;

    fn formatted(tokens: TokenStream) -> Result<String, syn::Error> {
        format(vec![tokens.into()], &Comments::default())
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

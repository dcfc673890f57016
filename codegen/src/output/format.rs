//! Tokens as source that people read.
//!
//! Enters: the items of one file as tokens. Leaves: its text: the header, then the items as prettyplease lays them out,
//! with a blank line between two items and between two members of an impl. Lines of `mod` or `use` stay together.

use proc_macro2::TokenStream;
use syn::{File, Item, ItemImpl};

use super::HEADER;

/// The text of a file. An error means that the tokens are not Rust.
pub fn format(tokens: TokenStream) -> Result<String, syn::Error> {
    let file: File = syn::parse2(tokens)?;
    let mut text = format!("{HEADER}\n");
    let mut before = None;
    if !file.attrs.is_empty() {
        text.push('\n');
        text.push_str(&prettyplease::unparse(&File {
            shebang: None,
            frontmatter: None,
            attrs: file.attrs,
            items: Vec::new(),
        }));
    }
    for item in file.items {
        let kind = Kind::of(&item);
        if before != Some(kind) || kind == Kind::Other {
            text.push('\n');
        }
        before = Some(kind);
        text.push_str(&match item {
            Item::Impl(block) if block.items.len() > 1 => spaced(block),
            other => layout(other),
        });
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

fn layout(item: Item) -> String {
    prettyplease::unparse(&File { shebang: None, frontmatter: None, attrs: Vec::new(), items: vec![item] })
}

/// An impl with blank lines between its members: each member is laid out alone in the same impl, and its lines are put
/// between the first and the last line of the empty one.
fn spaced(mut block: ItemImpl) -> String {
    let members = std::mem::take(&mut block.items);
    let shell = layout(Item::Impl(block.clone()));
    let head = shell.trim_end_matches("}\n");
    let bodies = members.iter().map(|member| {
        let single = layout(Item::Impl(ItemImpl { items: vec![member.clone()], ..block.clone() }));
        let body = single.strip_prefix(head).and_then(|rest| rest.strip_suffix("}\n"));
        body.map(|body| body.trim_start_matches('\n').to_owned())
    });
    match bodies.collect::<Option<Vec<_>>>() {
        Some(bodies) => format!("{head}\n{}}}\n", bodies.join("\n")),
        None => layout(Item::Impl(ItemImpl { items: members, ..block })),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use quote::quote;

    #[test]
    fn items_stand_apart_and_lists_together() {
        let text = format(quote! {
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
        assert!(format(quote!(fn fn)).is_err());
        assert_eq!(format(TokenStream::new()).unwrap(), format!("{HEADER}\n"));
    }
}

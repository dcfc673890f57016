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
        text.push_str(&prettyplease::unparse(&File { shebang: None, frontmatter: None, attrs: file.attrs, items: Vec::new() }));
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
fn spaced(block: ItemImpl) -> String {
    let (empty, members) = {
        let mut empty = block.clone();
        empty.items.clear();
        (layout(Item::Impl(empty)), block.items.clone())
    };
    let Some(head) = empty.strip_suffix("}\n") else { return layout(Item::Impl(block)) };
    let mut bodies = Vec::new();
    for member in members {
        let single = layout(Item::Impl(ItemImpl { items: vec![member], ..block.clone() }));
        match single.strip_prefix(head).and_then(|rest| rest.strip_suffix("}\n")) {
            Some(body) => bodies.push(body.trim_start_matches('\n').to_owned()),
            None => return layout(Item::Impl(block)),
        }
    }
    format!("{head}\n{}}}\n", bodies.join("\n"))
}

//! Doc comments, kept out of the tokens: a token costs many times what a line of text costs, and half of the generated
//! text is comments.
//!
//! Enters: the lines of a comment, for which an attribute stands in among the tokens. Leaves, in the formatted text: the
//! lines, each behind `///`, where that attribute stood. However it reads, a line can only become a comment: it ends
//! where Rust ends a line, and a string literal never starts a line of the formatted text with this attribute.

use std::cell::RefCell;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::token::Bracket;
use syn::{AttrStyle, Attribute, Meta, Token};

/// How the attributes start, each of which stands alone in its line.
const STAND_IN: &str = "#[comment_";

/// The comments of one file.
#[derive(Debug, Default)]
pub struct Comments {
    blocks: RefCell<Vec<String>>,
}

impl Comments {
    /// Keeps `/// line` for each of the lines, and gives the attribute for the item that they describe.
    pub fn outer(&self, lines: impl IntoIterator<Item = impl AsRef<str>>) -> TokenStream {
        let mut block = String::new();
        for line in lines {
            for line in line.as_ref().split(['\n', '\r']).map(|line| line.trim_end_matches(' ')) {
                block.push_str(if line.is_empty() { "///" } else { "/// " });
                block.push_str(line);
                block.push('\n');
            }
        }
        if block.is_empty() {
            return TokenStream::new();
        }
        let mut blocks = self.blocks.borrow_mut();
        let name = Ident::new(&format!("comment_{}", blocks.len()), Span::call_site());
        blocks.push(block);
        quote!(#[#name])
    }

    /// Appends formatted text, with the comments and blank lines in the place of their attributes.
    pub(super) fn fill(&self, formatted: &str, text: &mut String) {
        let blocks = self.blocks.borrow();
        for line in formatted.split_inclusive('\n') {
            let code = line.trim_start_matches(' ');
            match stand_in(code).map(|name| name.parse().map(|at: usize| blocks.get(at))) {
                None => text.push_str(line),
                Some(Err(_)) => text.push('\n'),
                Some(Ok(block)) => {
                    let indent = &line[..line.len() - code.len()];
                    block.into_iter().flat_map(|block| block.split_inclusive('\n')).for_each(|comment| {
                        text.push_str(indent);
                        text.push_str(comment);
                    });
                }
            }
        }
    }
}

/// What stands in for a blank line.
pub(super) fn blank_line() -> Attribute {
    let path = Ident::new("comment_none", Span::call_site()).into();
    Attribute {
        pound_token: Token![#](Span::call_site()),
        style: AttrStyle::Outer,
        bracket_token: Bracket::default(),
        meta: Meta::Path(path),
    }
}

/// The rest of the name of an attribute that stands in.
fn stand_in(line: &str) -> Option<&str> {
    line.strip_prefix(STAND_IN)?.strip_suffix("]\n")
}

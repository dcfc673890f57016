//! Doc comments, kept out of the tokens: a line of text as tokens costs many times what the line costs, and a quarter of
//! the generated lines are comments.
//!
//! Enters: the lines of a comment, for which one attribute stands in before the item. Leaves, in the formatted text: the
//! lines, each behind `///`, where that attribute stood. However it reads, a line can only become a comment: it ends where
//! Rust ends a line. And only what was such an attribute starts a line of the formatted text like one: a string literal,
//! whose line ends are escaped, starts with its quote.

use std::cell::RefCell;

use proc_macro2::{Ident, Span};
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
    pub fn outer(&self, lines: impl IntoIterator<Item = impl AsRef<str>>) -> Option<Attribute> {
        let mut block = String::new();
        for line in lines {
            for line in line.as_ref().split(['\n', '\r']).map(|line| line.trim_end_matches(' ')) {
                block.push_str(if line.is_empty() { "///" } else { "/// " });
                block.push_str(line);
                block.push('\n');
            }
        }
        if block.is_empty() {
            return None;
        }
        let mut blocks = self.blocks.borrow_mut();
        let attribute = attribute(&format!("comment_{}", blocks.len()));
        blocks.push(block);
        Some(attribute)
    }

    /// Appends formatted text, with the comments and blank lines in the place of their attributes.
    pub(super) fn fill(&self, formatted: &str, text: &mut String) {
        let blocks = self.blocks.borrow();
        text.reserve(formatted.len() + blocks.iter().map(String::len).sum::<usize>() * 5 / 4);
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
    attribute("comment_none")
}

fn attribute(name: &str) -> Attribute {
    Attribute {
        pound_token: Token![#](Span::call_site()),
        style: AttrStyle::Outer,
        bracket_token: Bracket::default(),
        meta: Meta::Path(Ident::new(name, Span::call_site()).into()),
    }
}

/// The rest of the name of an attribute that stands in.
fn stand_in(line: &str) -> Option<&str> {
    line.strip_prefix(STAND_IN)?.strip_suffix("]\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::{HEADER, format::format};
    use quote::quote;

    #[test]
    fn comments_stand_where_their_attributes_stood() {
        let comments = Comments::default();
        let one = comments.outer(["One.", "", "    code  "]);
        let none = comments.outer(Vec::<String>::new());
        let two = comments.outer(["Two."]);
        // In another order than they were made.
        let text = format(vec![quote!(#two struct A { #one #none b: u8 }).into()], &comments).unwrap();
        let body = "/// Two.\nstruct A {\n    /// One.\n    ///\n    ///     code\n    b: u8,\n}\n";
        assert_eq!(text, format!("{HEADER}\n\n{body}"));
    }

    #[test]
    fn a_line_can_only_become_a_comment() {
        let comments = Comments::default();
        let docs = comments.outer(["fn a() {}\nfn b() {}\r\nfn c() {}\r", "#[comment_0]", "*/ /// \u{2028}"]);
        let words = "\n#[comment_0]\n    #[comment_none]\n";
        let text = format(vec![quote!(#docs fn d() { e(#words); }).into()], &comments).unwrap();
        let body = "/// fn a() {}\n/// fn b() {}\n///\n/// fn c() {}\n///\n/// #[comment_0]\n/// */ /// \u{2028}\n\
            fn d() {\n    e(\"\\n#[comment_0]\\n    #[comment_none]\\n\");\n}\n";
        assert_eq!(text, format!("{HEADER}\n\n{body}"));
        assert_eq!(syn::parse_file(&text).unwrap().items.len(), 1);
    }
}

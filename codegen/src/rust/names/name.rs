//! A name that Rust accepts.
//!
//! Enters: a text. Leaves: a [`Name`], or nothing when the text is no identifier. Everything that is emitted as an
//! identifier is a [`Name`], so no text of a page can become code.

use std::fmt;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, TokenStreamExt};

/// Longer names make file names that some systems refuse.
const MAX_LEN: usize = 100;

/// A legal ASCII identifier. A keyword is written as a raw identifier, `r#type`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name(String);

impl Name {
    /// The name, if Rust accepts it. `self`, `super`, `crate`, `Self` and `_` have no raw form and are refused.
    pub fn new(text: &str) -> Option<Self> {
        let mut chars = text.chars();
        let start = chars.next().is_some_and(|c| c.is_ascii_alphabetic() || c == '_');
        let legal = start && chars.all(|c| c.is_ascii_alphanumeric() || c == '_');
        (legal && text.len() <= MAX_LEN && !NEVER_RAW.contains(&text)).then(|| Self(text.to_owned()))
    }

    /// Stands where a finding says that there is no name; never emitted.
    pub(super) fn missing() -> Self {
        Self("missing".to_owned())
    }

    /// The name without `r#`: of a file, or as a part of another name.
    pub fn plain(&self) -> &str {
        &self.0
    }

    /// The identifier.
    pub fn ident(&self) -> Ident {
        let make = if self.is_keyword() { Ident::new_raw } else { Ident::new };
        make(&self.0, Span::call_site())
    }

    fn is_keyword(&self) -> bool {
        KEYWORDS.contains(&self.0.as_str())
    }
}

/// As Rust source writes it.
impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_keyword() {
            f.write_str("r#")?;
        }
        f.write_str(&self.0)
    }
}

impl ToTokens for Name {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.append(self.ident());
    }
}

const NEVER_RAW: [&str; 5] = ["self", "super", "crate", "Self", "_"];

/// The keywords of edition 2024, strict and reserved, that have a raw form.
const KEYWORDS: [&str; 48] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else", "enum",
    "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move",
    "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keywords_become_raw() {
        let written = |text: &str| Name::new(text).map(|name| (name.to_string(), name.to_token_stream().to_string()));
        assert_eq!(written("type"), Some(("r#type".to_owned(), "r#type".to_owned())));
        assert_eq!(written("kind"), Some(("kind".to_owned(), "kind".to_owned())));
        let refused = ["self", "super", "crate", "Self", "_", "", "1a", "a b", "用户", "a-b", "r#type", "a\u{202e}"];
        assert!(refused.into_iter().all(|text| Name::new(text).is_none()));
        assert!(Name::new(&"a".repeat(101)).is_none());
    }

    #[test]
    fn every_keyword_is_one() {
        // syn does not know the keyword `gen` of edition 2024.
        for keyword in KEYWORDS.into_iter().filter(|keyword| *keyword != "gen") {
            assert!(syn::parse_str::<syn::Ident>(keyword).is_err(), "{keyword}");
            assert!(syn::parse_str::<syn::Ident>(&format!("r#{keyword}")).is_ok(), "{keyword}");
        }
    }
}

//! Constant regular expressions, compiled at their first use.

use std::sync::OnceLock;

use regex::{Captures, Match, Regex};

/// A regular expression of the program. One that did not compile would match nothing; the tests compile each of them.
pub(crate) struct Pattern {
    source: &'static str,
    regex: OnceLock<Option<Regex>>,
}

impl Pattern {
    pub(crate) const fn new(source: &'static str) -> Self {
        Self { source, regex: OnceLock::new() }
    }

    fn regex(&self) -> Option<&Regex> {
        self.regex.get_or_init(|| Regex::new(self.source).ok()).as_ref()
    }

    pub(crate) fn is_match(&self, text: &str) -> bool {
        self.regex().is_some_and(|r| r.is_match(text))
    }

    pub(crate) fn find<'t>(&self, text: &'t str) -> Option<Match<'t>> {
        self.regex()?.find(text)
    }

    pub(crate) fn captures<'t>(&self, text: &'t str) -> Option<Captures<'t>> {
        self.regex()?.captures(text)
    }

    /// Every match, from left to right.
    pub(crate) fn all<'t>(&self, text: &'t str) -> impl Iterator<Item = Captures<'t>> {
        self.regex().into_iter().flat_map(move |r| r.captures_iter(text))
    }

    /// The text with every match replaced; `$1` is the first group.
    pub(crate) fn replace(&self, text: &str, by: &str) -> String {
        self.regex().map_or_else(|| text.to_owned(), |r| r.replace_all(text, by).into_owned())
    }

    /// Whether the expression is one.
    #[cfg(test)]
    pub(crate) fn compiles(&self) -> bool {
        self.regex().is_some()
    }
}

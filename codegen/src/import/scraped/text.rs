//! The lines of a text, and the hand that points at them.
//!
//! Enters: a file. Leaves: its [`Line`]s, the words of a range as [`Raw`], and findings with their places.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::import::draft::Raw;
use crate::source::{FileId, Sources, Span};

/// One line that is not blank.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Line<'a> {
    /// The line, trimmed.
    pub(crate) text: &'a str,
    /// Where the trimmed text starts.
    pub(crate) start: usize,
    /// How many blanks stand before it.
    pub(crate) indent: usize,
}

impl Line<'_> {
    /// The end of the trimmed text.
    pub(crate) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// The place of the trimmed text.
    pub(crate) fn range(&self) -> Range<usize> {
        self.start..self.end()
    }
}

/// A file that is being read.
pub(crate) struct Page<'a, 'd> {
    /// The file.
    pub(crate) file: FileId,
    /// Every file of the run.
    pub(crate) sources: &'a Sources,
    /// The text of the file.
    pub(crate) text: &'a str,
    diagnostics: &'d mut Diagnostics,
}

impl<'a, 'd> Page<'a, 'd> {
    /// Opens a file.
    pub(crate) fn new(file: FileId, sources: &'a Sources, diagnostics: &'d mut Diagnostics) -> Self {
        Self { file, sources, text: &sources.get(file).text, diagnostics }
    }

    /// The lines of the file that are not blank.
    pub(crate) fn lines(&self) -> Vec<Line<'a>> {
        lines(self.text).collect()
    }

    /// The characters of a range.
    pub(crate) fn slice(&self, range: Range<usize>) -> &'a str {
        self.text.get(range).unwrap_or_default()
    }

    /// The place of a range.
    pub(crate) fn span(&self, range: Range<usize>) -> Span {
        self.sources.span(self.file, range)
    }

    /// The words of a range as one line.
    pub(crate) fn raw(&self, range: Range<usize>) -> Raw {
        let range = self.trim(range);
        Raw { text: one_line(self.slice(range.clone())), at: self.span(range) }
    }

    /// The words of a range with its lines as they stand.
    pub(crate) fn block(&self, range: Range<usize>) -> Raw {
        let range = self.trim(range);
        Raw { text: self.slice(range.clone()).to_owned(), at: self.span(range) }
    }

    /// A range without the blanks at its ends.
    pub(crate) fn trim(&self, range: Range<usize>) -> Range<usize> {
        let words = self.slice(range.clone());
        let start = range.start + words.len() - words.trim_start().len();
        start..start + words.trim().len()
    }

    /// Reports a finding at a range.
    pub(crate) fn report(&mut self, code: &'static Code, range: Range<usize>, message: impl Into<String>) {
        let found = self.finding(code, range, message);
        self.push(found);
    }

    /// A finding at a range, to be completed.
    pub(crate) fn finding(&self, code: &'static Code, range: Range<usize>, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(code, self.span(range), message)
    }

    /// Reports a finding.
    pub(crate) fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }
}

/// The lines of a text that are not blank.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let mut start = 0;
    text.split_inclusive('\n').filter_map(move |line| {
        let body = line.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        let found =
            Line { text: body.trim_end(), start: start + line.len() - body.len(), indent: line.len() - body.len() };
        start += line.len();
        (!found.text.is_empty()).then_some(found)
    })
}

/// Lines put into one: with a blank between words, with nothing before a punctuation mark.
fn one_line(words: &str) -> String {
    let mut joined = String::new();
    for line in words.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if !joined.is_empty()
            && !line.starts_with(['。', ',', '\u{ff0c}', '、', ';', '\u{ff1b}', ':', '\u{ff1a}', ')', '\u{ff09}'])
        {
            joined.push(' ');
        }
        joined.push_str(line);
    }
    joined
}

/// The text after one of `words` and a colon of either width, when the line starts so.
pub(crate) fn after_label<'a>(line: &'a str, word: &str) -> Option<&'a str> {
    line.strip_prefix(word)?.trim_start().strip_prefix([':', '\u{ff1a}']).map(str::trim)
}

/// A name without the marks that join its words: `user_ids`, `userIds` and `UserIds` are `userids`.
pub(crate) fn bare(name: &str) -> String {
    name.replace(['_', '-'], "").to_lowercase()
}

/// Whether two names are the same but for the way their words are joined.
pub(crate) fn alike(a: &str, b: &str) -> bool {
    bare(a) == bare(b)
}

/// A name as the service writes it: `user_id_type` and `UserIdType` are `userIdType`.
pub(crate) fn camel(name: &str) -> String {
    let mut camel = String::with_capacity(name.len());
    for part in name.split('_').filter(|part| !part.is_empty()) {
        let mut chars = part.chars();
        if let Some(first) = chars.next() {
            let first = first.to_ascii_uppercase();
            camel.push(if camel.is_empty() { first.to_ascii_lowercase() } else { first });
            camel.push_str(chars.as_str());
        }
    }
    camel
}

/// How long a name may be. Findings repeat names, so a longer one is taken as text.
pub(crate) const MAX_NAME: usize = 200;

/// Whether a text is a name of a program.
pub(crate) fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') && text.bytes().all(is_name_byte)
}

/// Whether a byte can stand in a name of a program.
pub(crate) fn is_name_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

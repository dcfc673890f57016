//! The findings of one page: bounded, so that a hostile page cannot fill the memory with them.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, codes};
use crate::import::draft::Raw;
use crate::source::{FileId, Sources, Span};

/// More findings of one page are only counted.
const MAX_FINDINGS: usize = 1000;

/// Collects findings, and turns ranges into places.
#[derive(Debug)]
pub(super) struct Report<'a> {
    sources: &'a Sources,
    list: Diagnostics,
    dropped: usize,
}

impl<'a> Report<'a> {
    pub(super) fn new(sources: &'a Sources) -> Self {
        Self { sources, list: Diagnostics::default(), dropped: 0 }
    }

    pub(super) fn add(&mut self, code: &'static Code, file: FileId, at: Range<usize>, message: impl Into<String>) {
        if self.list.len() < MAX_FINDINGS {
            self.list.push(Diagnostic::new(code, self.sources.span(file, at), message));
        } else {
            self.dropped += 1;
        }
    }

    /// The words of a range with their place.
    pub(super) fn raw(&self, file: FileId, at: Range<usize>) -> Raw {
        let at = self.sources.span(file, at);
        Raw { text: self.sources.words(at).replace("\r\n", "\n"), at }
    }

    pub(super) fn span(&self, file: FileId, at: Range<usize>) -> Span {
        self.sources.span(file, at)
    }

    pub(super) fn text(&self, file: FileId) -> &'a str {
        &self.sources.get(file).text
    }

    pub(super) fn finish(mut self, page: FileId) -> Diagnostics {
        if self.dropped > 0 {
            let message = format!("{} more findings about this page are not shown", self.dropped);
            self.list.push(Diagnostic::new(&codes::TOO_MANY_FINDINGS, Span::file_start(page), message));
        }
        self.list
    }
}

//! What every part of the reading of one page shares: the report, the places, the corrections.

use std::collections::HashMap;
use std::ops::Range;

use crate::config::Correction;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::import::draft::Raw;
use crate::ir::Type;
use crate::lower::types::parse;
use crate::source::{Sources, Span};

/// The state of one page's reading.
pub(super) struct Context<'a> {
    pub(super) sources: &'a Sources,
    pub(super) diagnostics: &'a mut Diagnostics,
    corrections: HashMap<(&'a str, &'a str), Vec<&'a Correction>>,
    /// Whether the page marks code spans: in scraped text an example without ticks says nothing.
    pub(super) has_ticks: bool,
    /// The names that corrections may have for the operation.
    pub(super) operation: Vec<String>,
}

impl<'a> Context<'a> {
    pub(super) fn new(
        corrections: &'a [Correction],
        operation: Vec<String>,
        has_ticks: bool,
        sources: &'a Sources,
        diagnostics: &'a mut Diagnostics,
    ) -> Self {
        let mut by_row: HashMap<_, Vec<_>> = HashMap::new();
        for correction in corrections {
            by_row.entry((correction.owner.as_str(), correction.field.as_str())).or_default().push(correction);
        }
        Self { sources, diagnostics, corrections: by_row, has_ticks, operation }
    }

    /// Reports a repair or a loss.
    pub(super) fn note(&mut self, code: &'static Code, at: Span, message: impl Into<String>) {
        self.diagnostics.push(Diagnostic::new(code, at, message));
    }

    /// The type that a row has after the corrections.
    pub(super) fn corrected(&self, owner: &Owner<'_>, field: &str, ty: &Type) -> Type {
        let word = ty.to_string();
        let new = self.of(owner, field, "type").find(|c| c.old.0 == word).and_then(|c| parse(&c.new.0).ok());
        new.unwrap_or_else(|| ty.clone())
    }

    /// Whether a correction replaces this literal, so that it may be wrong here.
    pub(super) fn replaces(&self, owner: &Owner<'_>, field: &str, fact: &str, words: &str) -> bool {
        self.of(owner, field, fact).any(|c| c.old.0 == words)
    }

    fn of<'b>(
        &'b self,
        owner: &'b Owner<'_>,
        field: &'b str,
        fact: &'b str,
    ) -> impl Iterator<Item = &'a Correction> + 'b {
        let names: Vec<&str> = match owner {
            Owner::Parameters => self.operation.iter().map(String::as_str).collect(),
            Owner::Reply(name) | Owner::Dto(name) => vec![name],
        };
        let lists = names.into_iter().filter_map(move |name| self.corrections.get(&(name, field)));
        lists.flatten().copied().filter(move |c| c.fact == fact)
    }
}

/// What a row belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Owner<'a> {
    /// 请求参数
    Parameters,
    /// 请求响应, of this name.
    Reply(&'a str),
    /// A structure.
    Dto(&'a str),
}

/// The place of a part of a raw text: exact where the text stands in the source as it is, else the whole.
pub(super) fn place(raw: &Raw, range: Range<usize>, sources: &Sources) -> Span {
    let exact = sources.words(raw.at) == raw.text && raw.text.get(range.clone()).is_some();
    let start = raw.at.start as usize;
    if exact { sources.span(raw.at.file, start + range.start..start + range.end) } else { raw.at }
}

//! Findings about the pages and the configuration.
//!
//! Enters: what a stage notices, as [`Diagnostic`]s. Leaves: a sorted list, and its renderings as text and JSON.
//! Stages never print; only the command line does.

pub mod codes;
mod json;
mod text;

use crate::source::{Sources, Span};

pub use self::codes::Code;
pub use self::json::render_json;
pub(crate) use self::text::painted;
pub use self::text::{Style, render_text, short, summary};

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The run fails and writes nothing.
    Error,
    /// The run goes on.
    Warning,
    /// Something was noticed, or repaired.
    Note,
}

impl Severity {
    /// The word of the report.
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// A place with a remark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// The remark; may be empty.
    pub text: String,
}

/// A replacement that mends the finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What to replace.
    pub span: Span,
    /// By what.
    pub replacement: String,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of finding it is.
    pub code: &'static Code,
    /// How bad it is: what the code says, unless it is a lint whose level was set.
    pub severity: Severity,
    /// What is wrong, in one line.
    pub message: String,
    /// Where.
    pub primary: Label,
    /// Places that help to understand it, such as the other half of a contradiction.
    pub secondary: Vec<Label>,
    /// What else there is to know.
    pub note: Option<String>,
    /// What to do.
    pub help: Option<String>,
    /// A mend that a tool can apply.
    pub fix: Option<Fix>,
}

impl Diagnostic {
    /// A finding at `span`.
    pub fn new(code: &'static Code, span: Span, message: impl Into<String>) -> Self {
        let primary = Label { span, text: String::new() };
        let severity = code.severity;
        let (message, secondary) = (message.into(), Vec::new());
        Self { code, severity, message, primary, secondary, note: None, help: None, fix: None }
    }

    /// A remark at the primary place.
    pub fn label(mut self, text: impl Into<String>) -> Self {
        self.primary.text = text.into();
        self
    }

    /// A further place.
    pub fn also(mut self, span: Span, text: impl Into<String>) -> Self {
        self.secondary.push(Label { span, text: text.into() });
        self
    }

    /// What else there is to know.
    pub fn note(mut self, text: impl Into<String>) -> Self {
        self.note = Some(text.into());
        self
    }

    /// What to do.
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(text.into());
        self
    }

    /// A mend.
    pub fn fix(mut self, span: Span, replacement: impl Into<String>) -> Self {
        self.fix = Some(Fix { span, replacement: replacement.into() });
        self
    }

    /// The finding with its texts cut to [`MAX_TEXT`]. A mend cannot be cut, so one that is too long is dropped.
    pub(crate) fn bounded(mut self) -> Self {
        let labels = self.secondary.iter_mut().chain([&mut self.primary]).map(|label| &mut label.text);
        labels.chain([&mut self.message]).chain(&mut self.help).chain(&mut self.note).for_each(cut);
        self.fix = self.fix.filter(|fix| fix.replacement.chars().nth(MAX_TEXT).is_none());
        self
    }
}

/// Cuts a text that is too long, and shows it.
fn cut(text: &mut String) {
    if let Some((end, _)) = text.char_indices().nth(MAX_TEXT) {
        text.truncate(end);
        text.push('…');
    }
}

/// The longest text of a finding, in characters; it may quote a cell of a megabyte.
const MAX_TEXT: usize = 400;

/// How many findings one page may report; a page that is broken throughout says no more by its thousandth error.
pub const MAX_PER_FILE: usize = 50;

/// The findings of a run.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Adds a finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    /// Adds the findings of another stage.
    pub fn extend(&mut self, other: Self) {
        self.list.extend(other.list);
    }

    /// Keeps the findings for which `keep` is true.
    pub fn retain(&mut self, keep: impl FnMut(&Diagnostic) -> bool) {
        self.list.retain(keep);
    }

    /// The findings.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.list.iter()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Whether any is an error.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|d| d.severity == Severity::Error)
    }

    /// How many errors and how many warnings.
    pub fn counts(&self) -> (usize, usize) {
        let errors = self.list.iter().filter(|d| d.severity == Severity::Error).count();
        (errors, self.list.len() - errors)
    }

    /// Sorts by path, place and code, and drops repetitions.
    pub fn finish_all(mut self, sources: &Sources) -> Self {
        self.list.sort_by(|a, b| key(a, sources).cmp(&key(b, sources)));
        self.list.dedup();
        self
    }

    /// Sorts by path, place and code, drops repetitions, cuts texts that are too long, and keeps at most [`MAX_PER_FILE`]
    /// per file, with a last one that tells how many were left out.
    pub fn finish(mut self, sources: &Sources) -> Self {
        self.list.sort_by(|a, b| key(a, sources).cmp(&key(b, sources)));
        self.list.dedup();
        let mut kept: Vec<Diagnostic> = Vec::new();
        let mut rest = self.list.into_iter().peekable();
        while let Some(first) = rest.next() {
            let file = first.primary.span.file;
            kept.push(first.bounded());
            let (mut count, mut dropped) = (1, 0);
            while let Some(next) = rest.next_if(|d| d.primary.span.file == file) {
                count += 1;
                if count <= MAX_PER_FILE { kept.push(next.bounded()) } else { dropped += 1 }
            }
            if dropped > 0 {
                let message = format!("{dropped} more findings in this file are not shown");
                kept.push(Diagnostic::new(&codes::TOO_MANY_FINDINGS, Span::file_start(file), message));
            }
        }
        Self { list: kept }
    }
}

type Key<'a> = (&'a str, u32, u32, &'static str, &'a str);

fn key<'a>(d: &'a Diagnostic, sources: &'a Sources) -> Key<'a> {
    let span = d.primary.span;
    (&sources.get(span.file).path, span.start, span.end, d.code.id, &d.message)
}

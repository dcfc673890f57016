//! What a rule found: a diagnostic, what it is about, and how it can be mended.

use std::collections::BTreeMap;

use super::Rule;
use crate::diagnostic::{Diagnostic, Diagnostics, Fix, Severity};
use crate::source::Span;

/// A new value for a fact, for corrections.toml.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mend {
    /// Which fact: `unit`.
    pub fact: &'static str,
    /// What the page says; `-` for nothing.
    pub old: String,
    /// What is right.
    pub new: String,
    /// How it is known.
    pub because: String,
}

/// One finding of a rule.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// What it is about: `management.UserDto.status`, `management.get-user`.
    pub subject: String,
    /// The message with its places.
    pub diagnostic: Diagnostic,
    /// Where else the same stands: rows of one DTO on several pages.
    pub more: Vec<Span>,
    /// Replacements that mend the page.
    pub edits: Vec<Fix>,
    /// A correction that mends the fact.
    pub mend: Option<Mend>,
}

impl Finding {
    /// A further place.
    pub(super) fn also(mut self, span: Span, text: impl Into<String>) -> Self {
        self.diagnostic = self.diagnostic.also(span, text);
        self
    }

    /// What to do.
    pub(super) fn help(mut self, text: impl Into<String>) -> Self {
        self.diagnostic = self.diagnostic.help(text);
        self
    }

    /// A replacement that changes no fact; the first one is shown.
    pub(super) fn edit(mut self, span: Span, replacement: impl Into<String>) -> Self {
        let fix = Fix { span, replacement: replacement.into() };
        self.diagnostic.fix.get_or_insert_with(|| fix.clone());
        self.edits.push(fix);
        self
    }

    /// A correction of the fact.
    pub(super) fn mend(mut self, fact: &'static str, old: &str, new: &str, because: &str) -> Self {
        let [old, new, because] = [old, new, because].map(str::to_owned);
        self.mend = Some(Mend { fact, old, new, because });
        self
    }

    /// Another subject than that of what was looked at.
    pub(super) fn of(mut self, subject: String) -> Self {
        self.subject = subject;
        self
    }

    /// A short name of [`Self::key`], the same on every machine.
    pub fn fingerprint(&self) -> String {
        let (rule, subject, message) = self.key();
        crate::fingerprint::fingerprint([rule, subject, message])
    }

    /// What stays the same when lines move: the rule, the subject and the message.
    pub fn key(&self) -> (&'static str, &str, &str) {
        (self.rule.code.id, &self.subject, &self.diagnostic.message)
    }
}

/// The findings of a run.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// The findings, by path, place and rule.
    pub findings: Vec<Finding>,
    /// Those that a setting suppresses, with its reason.
    pub suppressed: Vec<(Finding, String)>,
    /// What the strict reader found.
    pub reader: Diagnostics,
}

impl Report {
    /// Leaves out what another version of the pages has as well.
    pub fn without(&mut self, old: &Self) {
        let mut known: BTreeMap<String, usize> = BTreeMap::new();
        old.findings.iter().for_each(|finding| *known.entry(finding.fingerprint()).or_default() += 1);
        self.findings.retain(|finding| match known.get_mut(&finding.fingerprint()) {
            Some(count) if *count > 0 => {
                *count -= 1;
                false
            }
            _ => true,
        });
    }

    /// Everything as diagnostics, those of the reader first.
    pub fn diagnostics(&self) -> Diagnostics {
        let mut all = self.reader.clone();
        self.findings.iter().for_each(|finding| all.push(finding.diagnostic.clone()));
        all
    }

    /// How many errors, warnings and remarks.
    pub fn counts(&self) -> [usize; 3] {
        let all = self.diagnostics();
        [Severity::Error, Severity::Warning, Severity::Note]
            .map(|severity| all.iter().filter(|d| d.severity == severity).count())
    }
}

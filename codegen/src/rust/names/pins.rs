//! Names that people chose: the table `[rust.names]` of codegen.toml.
//!
//! Enters: the entries, `"management.UserDto.type" = "kind"`. Leaves: the pin of a subject, and a finding for each entry
//! that names nothing.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::source::Span;

/// The entries of `[rust.names]`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pins {
    /// The Rust name and its place in codegen.toml, by what it names: `management.get-user` (an operation),
    /// `management.UserDto` (a type), `management.list-users.withX` (a parameter), `management.UserDto.type` (a field),
    /// `management.UserStatus.unknown` (a value).
    pub entries: BTreeMap<String, (String, Span)>,
}

/// The pins, and which of them the API asked for.
#[derive(Debug)]
pub(super) struct PinBook<'a> {
    pins: &'a Pins,
    /// Every key, for the suggestions; in any order, since they are rarely needed.
    asked: Vec<String>,
    used: BTreeSet<&'a str>,
}

impl<'a> PinBook<'a> {
    pub(super) fn new(pins: &'a Pins) -> Self {
        Self { pins, asked: Vec::new(), used: BTreeSet::new() }
    }

    /// The pin of the subject with this key.
    pub(super) fn get(&mut self, key: &str) -> Option<(&'a str, Span)> {
        self.asked.push(key.to_owned());
        let (key, (name, span)) = self.pins.entries.get_key_value(key)?;
        self.used.insert(key);
        Some((name, *span))
    }

    /// Another book with the same pins, for another part of the API.
    pub(super) fn another(&self) -> Self {
        Self::new(self.pins)
    }

    /// Adds what was asked of another book.
    pub(super) fn add(&mut self, other: Self) {
        self.asked.extend(other.asked);
        self.used.extend(other.used);
    }

    /// Reports the pins that nothing asked for.
    pub(super) fn report_unused(mut self, diagnostics: &mut Diagnostics) {
        let unused: Vec<_> = self.pins.entries.iter().filter(|(key, _)| !self.used.contains(key.as_str())).collect();
        if !unused.is_empty() {
            self.asked.sort_unstable();
        }
        for (key, (_, span)) in unused {
            let finding = Diagnostic::new(&codes::UNUSED_PIN, *span, format!("there is no `{key}` to pin"));
            diagnostics.push(match nearest(key, &self.asked) {
                Some(near) => finding.help(format!("did you mean `{near}`?")),
                None => finding.help("remove the entry, or mend its key"),
            });
        }
    }
}

/// The key that is most like `key`, if one is like it at all.
fn nearest<'a>(key: &str, known: &'a [String]) -> Option<&'a str> {
    let likeness = known.iter().map(|k| (strsim::jaro_winkler(key, k), k.as_str()));
    likeness.filter(|(score, _)| *score > 0.9).max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, k)| k)
}

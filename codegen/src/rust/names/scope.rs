//! One space of names in which each may stand once.
//!
//! Enters: names with their owners. Leaves: a finding for each name that has several owners, or that was taken before.

use std::collections::BTreeMap;

use super::name::Name;
use super::reserved::Reserved;
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::source::Span;

/// Something of the API that needs a Rust name.
#[derive(Debug, Clone)]
pub(super) struct Subject {
    /// What it is, for messages: "operation", "field".
    pub(super) kind: &'static str,
    /// Its name on the page.
    pub(super) wire: String,
    /// Its key in `[rust.names]`.
    pub(super) key: String,
    /// Where the page names it.
    pub(super) at: Span,
}

/// The names of one space and who claims them.
#[derive(Debug)]
pub(super) struct Scope {
    /// What the names are, for messages: "methods of `ManagementClient`".
    what: String,
    claims: BTreeMap<Name, Vec<Subject>>,
    findings: Vec<Diagnostic>,
}

impl Scope {
    /// An empty space.
    pub(super) fn new(what: impl Into<String>) -> Self {
        Self { what: what.into(), claims: BTreeMap::new(), findings: Vec::new() }
    }

    /// Claims a name, which must not be `reserved`.
    pub(super) fn claim(&mut self, name: &Name, subject: &Subject, reserved: Reserved) {
        if reserved.contains(&name.plain()) {
            self.findings.push(taken(&self.what, name, subject));
        }
        self.claims.entry(name.clone()).or_default().push(subject.clone());
    }

    /// Reports the names that are not free.
    pub(super) fn finish(self, diagnostics: &mut Diagnostics) {
        for finding in self.findings {
            diagnostics.push(finding);
        }
        for (name, mut owners) in self.claims {
            owners.sort_by(|a, b| a.key.cmp(&b.key));
            let Some((first, others)) = owners.split_first() else { continue };
            for other in others {
                diagnostics.push(clash(&self.what, &name, first, other));
            }
        }
    }
}

fn taken(what: &str, name: &Name, owner: &Subject) -> Diagnostic {
    let Subject { kind, wire, key, at } = owner;
    Diagnostic::new(&codes::RESERVED_NAME, *at, format!("`{name}` is taken among the {what}"))
        .label(format!("the {kind} `{wire}` would have this name"))
        .help(pin_help(key))
}

fn clash(what: &str, name: &Name, first: &Subject, other: &Subject) -> Diagnostic {
    let message = format!("two of the {what} have the Rust name `{name}`");
    Diagnostic::new(&codes::NAME_CLASH, other.at, message)
        .label(format!("the {} `{}`", other.kind, other.wire))
        .also(first.at, format!("and the {} `{}`", first.kind, first.wire))
        .help(format!("{}, or `{:?} = \"…\"`", pin_help(&first.key), other.key))
}

/// What to write into codegen.toml.
pub(super) fn pin_help(key: &str) -> String {
    format!("choose another name under [rust.names] in spec/codegen.toml: `{key:?} = \"…\"`")
}

//! For machines: one JSON document; docs/DIFF.md tells its keys.

use std::collections::BTreeSet;

use serde::Serialize;

use super::Titles;
use crate::diff::{Accepted, Change, Changes, Half, bump};

/// The version of the form; it grows when a reader of the old form would misread the new one.
pub(super) const FORMAT: u32 = 1;

#[derive(Serialize)]
struct Document<'a> {
    format: u32,
    old: &'a str,
    new: &'a str,
    counts: Counts,
    version: Proposal,
    changes: Vec<Record<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    unused: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Proposal {
    step: &'static str,
    reason: String,
}

#[derive(Serialize)]
struct Entry<'a> {
    fingerprint: &'a str,
    reason: &'a str,
}

#[derive(Serialize)]
struct Acceptance<'a> {
    reason: &'a str,
    kind: &'static str,
}

#[derive(Serialize)]
struct Counts {
    error: usize,
    warning: usize,
    info: usize,
    doc: usize,
}

#[derive(Serialize)]
struct Record<'a> {
    check: &'a str,
    level: &'a str,
    kind: &'a str,
    wire: &'a str,
    rust: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    direction: Option<&'a str>,
    client: &'a str,
    owner: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    member: Option<&'a str>,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    old: Option<Version<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    new: Option<Version<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    likeness: Option<u8>,
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    reaches: &'a BTreeSet<String>,
    fingerprint: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    accepted: Option<Acceptance<'a>>,
}

#[derive(Serialize)]
struct Version<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rust: Option<&'a str>,
}

/// The changes as one JSON document.
pub fn json(changes: &Changes, titles: &Titles) -> String {
    let [error, warning, info, doc] = changes.counts();
    let bump = bump(changes);
    let document = Document {
        format: FORMAT,
        old: &titles.old,
        new: &titles.new,
        version: Proposal { step: bump.step.word(), reason: bump.reason },
        unused: changes
            .unused
            .iter()
            .map(|entry| Entry { fingerprint: &entry.fingerprint, reason: &entry.reason })
            .collect(),
        counts: Counts { error, warning, info, doc },
        changes: changes.list.iter().map(record).collect(),
    };
    serde_json::to_string_pretty(&document).unwrap_or_default() + "\n"
}

fn record(change: &Change) -> Record<'_> {
    Record {
        check: change.check.id,
        level: change.level.word(),
        kind: change.check.kind.word(),
        wire: change.wire.word(),
        rust: change.rust.word(),
        direction: change.direction.map(crate::diff::Direction::word),
        client: &change.subject.client,
        owner: &change.subject.owner,
        member: change.subject.member.as_deref(),
        title: change.check.title,
        old: version(&change.old),
        new: version(&change.new),
        likeness: change.likeness,
        reaches: &change.reaches,
        fingerprint: change.fingerprint(),
        accepted: change.accepted.as_ref().map(acceptance),
    }
}

fn version(half: &Half) -> Option<Version<'_>> {
    (*half != Half::default()).then(|| Version {
        value: half.value.as_deref(),
        path: half.at.as_ref().map(|at| at.path.as_str()),
        line: half.at.as_ref().map(|at| at.line),
        rust: half.rust.as_deref(),
    })
}

fn acceptance(accepted: &Accepted) -> Acceptance<'_> {
    Acceptance { reason: &accepted.reason, kind: if accepted.doc_fix { "doc-fix" } else { "meant" } }
}

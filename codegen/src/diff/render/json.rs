//! For machines: one JSON document; docs/DIFF.md tells its keys.

use std::collections::BTreeSet;

use serde::Serialize;

use super::Titles;
use crate::diff::{Change, Changes, Half};

/// The version of the form; it grows when a reader of the old form would misread the new one.
pub(super) const FORMAT: u32 = 1;

#[derive(Serialize)]
struct Document<'a> {
    format: u32,
    old: &'a str,
    new: &'a str,
    counts: Counts,
    changes: Vec<Record<'a>>,
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
    let document = Document {
        format: FORMAT,
        old: &titles.old,
        new: &titles.new,
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

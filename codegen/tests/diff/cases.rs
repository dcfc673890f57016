//! Every check has a mutation that yields it and nothing that is not listed; and what holds of every comparison.

use std::collections::BTreeSet;

use codegen::diff::render::document;
use codegen::diff::{Change, all};
use rayon::prelude::*;

use super::spec::{base, compare, edited};
use super::support::{folder, golden, report};
use super::table::{CREATE, Case, OPERATIONS, PARAMETERS};
use super::table_more::{MODELS, SIGNATURES};
use super::table_types::{FIELDS, TYPES};

pub(crate) fn cases() -> impl Iterator<Item = &'static Case> {
    [OPERATIONS, PARAMETERS, FIELDS, TYPES, SIGNATURES, MODELS].into_iter().flatten()
}

fn told(change: &Change) -> String {
    format!("{} {} {} {}", change.check.id, change.subject, change.wire.word(), change.rust.word())
}

/// One test for all, which reports all differences at once.
#[test]
fn each_mutation_yields_its_changes() {
    let wrong = cases().collect::<Vec<_>>().into_par_iter().filter_map(|(edits, expected)| {
        let mut found: Vec<String> = match compare(&base(), &edited(edits)) {
            Ok(changes) => changes.list.iter().map(told).collect(),
            Err(error) => vec![error],
        };
        found.sort();
        (found != *expected).then(|| format!("expected {expected:?}\n   found {found:?}"))
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Whole numbers beyond 2^53 are no exact fractions.
#[test]
fn great_limits_are_compared_exactly() {
    let limited = |sentence: &str| {
        let mut files = base();
        let page = files.get_mut(CREATE).expect("the page");
        *page = page.replace("| count |", &format!("| total | integer | 否 | - | 总数。{sentence} | - |\n| count |"));
        files
    };
    let step = |old: &str, new: &str| {
        let list = compare(&limited(old), &limited(new)).expect("legal pages").list;
        list.iter().map(|change| change.check.id).collect::<Vec<_>>().join(" ")
    };
    let (less, more) = ("最大值：9007199254740992。", "最大值：9007199254740993。");
    assert_eq!([step(less, more), step(more, less)], ["field-limit-loosened", "field-limit-tightened"]);
    let (less, more) = ("最小值：9007199254740992。", "最小值：9007199254740993。");
    assert_eq!([step(less, more), step(more, less)], ["field-limit-tightened", "field-limit-loosened"]);
    // What has no bound, and what only is written otherwise.
    assert_eq!([step("", less), step(less, "")], ["field-limit-tightened", "field-limit-loosened"]);
    let range = "取值范围：1-9。";
    assert_eq!(["最大值：9。", "最小值：1。"].map(|one| step(range, one)), ["field-limit-loosened"; 2]);
    assert_eq!(["最大值：8。", "最小值：2。"].map(|one| step(range, one)), ["field-limit-tightened"; 2]);
}

/// The way back of a mutation, so that a check that only the way back shows has a case as well.
const BACK: [(&str, &str); 5] = [
    ("client-added", "client-removed"),
    ("enum-opened", "enum-closed"),
    ("param-format-told", "param-format-told"),
    ("field-type-refined", "field-type-widened"),
    ("field-added-optional", "field-removed-optional"),
];

#[test]
fn the_way_back_is_told_as_well() {
    for (there, back) in BACK {
        let starts = |line: &&str| line.starts_with(&format!("{there} "));
        let (edits, _) = cases().find(|case| case.1.iter().any(starts)).expect("a case");
        let changes = compare(&edited(edits), &base()).expect("legal pages");
        assert!(changes.list.iter().any(|change| change.check.id == back), "{back}");
    }
}

/// The table of docs/DIFF.md, with the mutation that shows each check.
#[test]
fn the_table_of_checks_is_fresh() {
    let path = folder("../docs/DIFF.md");
    let text = std::fs::read_to_string(&path).expect("docs/DIFF.md");
    let head = text.split("\n## Checks\n").next().unwrap_or_default();
    let case = |id: &str| {
        let find = |id: &str| {
            let mut lines = cases().flat_map(|case| case.1).map(|line| line.split(' '));
            lines.find_map(|mut words| (words.next() == Some(id)).then(|| words.next().unwrap_or_default()))
        };
        let back = || BACK.iter().find(|(_, back)| *back == id).and_then(|(there, _)| find(there));
        match (find(id), back()) {
            (Some(subject), _) => format!("`{subject}`"),
            (None, Some(subject)) => format!("`{subject}`, back"),
            (None, None) => String::new(),
        }
    };
    report(&golden(&path, &document(head, &case)).into_iter().collect::<Vec<_>>());
}

#[test]
fn every_check_has_a_case() {
    let listed: BTreeSet<&str> = cases()
        .flat_map(|case| case.1)
        .filter_map(|line| line.split(' ').next())
        .chain(BACK.iter().map(|(_, back)| *back))
        .collect();
    let missing: Vec<&str> = all().iter().map(|check| check.id).filter(|id| !listed.contains(id)).collect();
    assert!(missing.is_empty(), "no case shows {missing:?}");
}

#[test]
fn ids_are_unique_and_sorted() {
    let ids: Vec<&str> = all().iter().map(|check| check.id).collect();
    assert!(ids.is_sorted());
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
}

#[test]
fn nothing_changed_is_no_change() {
    assert!(compare(&base(), &base()).expect("legal pages").list.is_empty());
}

/// Every change can be pointed at; only groups.toml has no places.
#[test]
fn every_change_has_a_place() {
    cases().collect::<Vec<_>>().into_par_iter().for_each(|(edits, _)| {
        for change in compare(&base(), &edited(edits)).expect("legal pages").list {
            assert!(change.place().is_some() || change.check.id.starts_with("group-"), "{}", told(&change));
        }
    });
}

//! Pages that are large enough to keep a slow comparison busy for hours: that these tests end is half of what they say.

use std::collections::BTreeMap;

use super::spec::{base, compare};
use super::table::GET;

/// The small spec with more rows in `UserDto`, each a name and a description.
fn with_rows(rows: &[(String, String)]) -> crate::spec::Files {
    let rows = rows.iter().map(|(name, text)| format!("| {name} | string | 否 | - | {text} | - |\n"));
    let mut files = base();
    let page = files.get_mut(GET).expect("the page");
    *page = page.replace("| level | integer", &format!("{}| level | integer", rows.collect::<String>()));
    files
}

/// How often each check tells something.
fn counts(old: &[(String, String)], new: &[(String, String)]) -> BTreeMap<&'static str, usize> {
    let changes = compare(&with_rows(old), &with_rows(new)).expect("legal pages");
    let mut counts = BTreeMap::new();
    for change in changes.list {
        *counts.entry(change.check.id).or_default() += 1;
    }
    counts
}

/// A name, and a description of a single letter, many times.
fn row(name: &str, at: u8, length: usize, end: &str) -> (String, String) {
    let letter = char::from(b'a' + at).to_string();
    (format!("{name}{letter}"), letter.repeat(length) + end)
}

#[test]
fn long_descriptions_still_tell_what_was_renamed() {
    let old: Vec<_> = (0..12).map(|at| row("colour", at, 60_000, "。")).collect();
    let new: Vec<_> = (0..12).map(|at| row("color", at, 60_000, "了。")).collect();
    let expected = [("field-description-changed", 12), ("field-renamed", 12)];
    assert_eq!(counts(&old, &new), BTreeMap::from(expected));
}

#[test]
fn of_too_many_candidates_none_is_renamed() {
    let rows = |name: &str, count: u16| -> Vec<(String, String)> {
        (0..count).map(|at| (format!("{name}{at}"), format!("{at}").repeat(500) + name)).collect()
    };
    let expected = [("field-added-optional", 700), ("field-removed-optional", 700)];
    assert_eq!(counts(&rows("colour", 700), &rows("color", 700)), BTreeMap::from(expected));
}

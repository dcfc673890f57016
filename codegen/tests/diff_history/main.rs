//! The real documentation of two years, imported and compared.
//!
//! Those pages are no part of this repository. Where `../shared/upstream` is absent, the test says so and passes.
#![allow(clippy::expect_used, clippy::panic, dead_code, reason = "helpers of tests")]

mod facts;
#[path = "../support/mod.rs"]
mod support;

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::Path;

use codegen::Outcome;
use codegen::diagnostic::{Severity, Style, codes};
use codegen::diff::render::{self, Titles};
use codegen::diff::{Changes, Level, Side, diff};
use codegen::import::{Prose, import};
use codegen::rust::Pins;
use facts::FACTS;
use support::folder;

/// The pages of a year as a spec folder.
fn spec(year: &str, to: &Path) -> Option<Outcome> {
    let pages = folder("../../shared/upstream").join(year).join("node");
    if !pages.is_dir() {
        // Not by a macro, whose output cargo would hide.
        writeln!(std::io::stderr(), "skipped: there is no folder {}", pages.display()).expect("stderr");
        return None;
    }
    for name in ["groups.toml", "codegen.toml", "upstream.tsv"] {
        fs::copy(folder("../spec").join(name), to.join(name)).expect("a file");
    }
    for (path, text) in import(&[pages], to, Some(Prose::Upstream)).pages {
        codegen::output::write_page(&to.join(path), &text).expect("a page");
    }
    let outcome = codegen::understand(to);
    // The pages as they came, without corrections; and names of enums that the older ones do not have yet.
    let mut found = outcome.diagnostics.clone();
    found.retain(|d| {
        d.code.severity == Severity::Error && ![&codes::ENUM_OWNER, &codes::DTO_CONFLICT].contains(&d.code)
    });
    let errors: Vec<_> = found.iter().map(|d| &d.message).collect();
    assert!(errors.is_empty(), "{errors:?}");
    Some(outcome)
}

fn history() -> Option<Changes> {
    let [old, new] = [(); 2].map(|()| tempfile::tempdir().expect("a folder"));
    let (old, new) = (spec("2022-10", old.path())?, spec("2024-08", new.path())?);
    let pins = |outcome: &Outcome| Pins { entries: outcome.config.settings.pins.clone() };
    let (old_pins, new_pins) = (pins(&old), pins(&new));
    Some(diff(&Side { api: &old.api, pins: &old_pins }, &Side { api: &new.api, pins: &new_pins }))
}

#[test]
fn two_years_of_the_documentation() {
    let Some(changes) = history() else { return };
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for change in &changes.list {
        *counts.entry(change.check.id).or_default() += 1;
        assert!(change.place().is_some() || change.check.id.starts_with("group-"), "{}", change.line());
    }
    let told: Vec<String> = changes
        .list
        .iter()
        .map(|c| format!("{} {} {} {}", c.check.id, c.subject, c.wire.word(), c.rust.word()))
        .collect();
    let missing: Vec<_> = FACTS.iter().filter(|(fact, _)| !told.iter().any(|line| line == fact)).collect();
    assert!(missing.is_empty(), "{missing:#?}");
    let looked_up = |id: &str| FACTS.iter().any(|(fact, _)| fact.split(' ').next() == Some(id));
    let unseen: Vec<_> = counts.keys().filter(|id| !looked_up(id)).collect();
    assert!(unseen.is_empty(), "nobody looked up a change of {unseen:?}");
    // Most changes are harmless, so a false alarm would be an error: each was looked up.
    let alarms = changes.list.iter().zip(&told).filter(|(change, _)| change.level == Level::Error);
    let alarms: Vec<_> =
        alarms.map(|(_, line)| line).filter(|line| !FACTS.iter().any(|(fact, _)| fact == line)).collect();
    assert!(alarms.is_empty(), "nobody looked up {alarms:#?}");
    let shown = format!("{}\n{counts:#?}", changes.summary());
    assert!(
        counts.get("operation-added").is_some_and(|n| *n > 100) && counts.contains_key("field-added-optional"),
        "{shown}"
    );
    let titles = Titles { old: "2022-10".to_owned(), new: "2024-08".to_owned() };
    assert!(render::markdown(&changes, &titles).len() < 65_536);
    if std::env::var_os("SHOW").is_some() {
        writeln!(std::io::stderr(), "{shown}\n{}", render::text(&changes, &titles, Style::Plain)).expect("stderr");
    }
}

//! `codegen lint`: every rule by a page that has what it finds and one that has not, settings, mends, forms.
#![allow(clippy::expect_used, clippy::panic, dead_code, reason = "helpers of tests")]

mod cases;
mod command;
#[path = "../support/files.rs"]
mod files;
mod forms;
mod hostile;
mod mends;
mod rules;
mod settings;
#[path = "../support/mod.rs"]
mod support;

use codegen::lint::{Corpus, Report, Settings, lint};
pub(crate) use files::{Files, write};
use support::folder;

/// The page that most cases change.
pub(crate) const PROBE: &str = "v3/management/things/probe.md";

/// The small spec that cases change.
pub(crate) fn base() -> Files {
    files::read(&folder("tests/lint/spec"))
}

/// The pages of a spec.
pub(crate) fn corpus(files: &Files) -> Corpus {
    let root = tempfile::tempdir().expect("a folder");
    write(files, root.path());
    Corpus::load(root.path())
}

/// What the rules find that `settings` makes of those of the spec.
pub(crate) fn linted(files: &Files, settings: impl FnOnce(Settings) -> Settings) -> (Corpus, Report) {
    let corpus = corpus(files);
    let report = lint(&corpus, &settings(Settings::read(&corpus.config.settings.lint)));
    (corpus, report)
}

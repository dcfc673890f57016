//! `codegen lint`: every rule by a page that has what it finds and one that has not, settings, mends, forms.
#![allow(clippy::expect_used, clippy::panic, dead_code, reason = "helpers of tests")]

mod cases;
mod command;
mod forms;
mod hostile;
mod mends;
mod rules;
mod settings;
#[path = "../support/mod.rs"]
mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use codegen::lint::{Corpus, Report, Settings, lint};
use support::folder;

/// The files of a spec folder by path.
pub(crate) type Files = BTreeMap<String, String>;

/// The page that most cases change.
pub(crate) const PROBE: &str = "v3/management/things/probe.md";

/// The small spec that cases change.
pub(crate) fn base() -> Files {
    let mut files = Files::new();
    collect(&folder("tests/lint/spec"), "", &mut files);
    files
}

fn collect(dir: &Path, prefix: &str, files: &mut Files) {
    for entry in fs::read_dir(dir).expect("a folder").map(|e| e.expect("an entry")) {
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            collect(&entry.path(), &format!("{name}/"), files);
        } else {
            files.insert(name, fs::read_to_string(entry.path()).expect("a text"));
        }
    }
}

/// Writes the files of a spec into a folder.
pub(crate) fn write(files: &Files, to: &Path) {
    for (path, text) in files {
        let path = to.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
        fs::write(path, text).expect("a file");
    }
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

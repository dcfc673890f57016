//! The whole import against real pages: everything in `../shared/upstream` into spec/, which must already say it.

#![allow(clippy::expect_used, clippy::print_stdout, dead_code, reason = "helpers of tests")]

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use codegen::diagnostic::Diagnostics;
use codegen::import::{Import, Prose, import};
use codegen::source::{Source, Sources};
use codegen::{lower, page};
use support::folder;

/// The real pages, or a visible skip.
fn upstream(parts: &[&str]) -> Option<Vec<PathBuf>> {
    let root = folder("../../shared/upstream");
    let paths: Vec<PathBuf> = parts.iter().map(|part| root.join(part)).collect();
    let there = paths.iter().all(|p| p.is_dir());
    if !there {
        writeln!(std::io::stderr(), "skipped: {} is not there", root.display()).expect("stderr");
    }
    there.then_some(paths)
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder").map(|e| e.expect("an entry")) {
        let target = to.join(entry.file_name());
        if entry.file_type().expect("a type").is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("copy");
        }
    }
}

/// Writes what an import gives, as the command does.
fn write(import: &Import, spec: &Path, prune: bool) {
    for (path, text) in &import.pages {
        codegen::output::write_page(&spec.join(path), text).expect("write");
    }
    for path in import.removed.iter().filter(|_| prune) {
        codegen::output::remove_page(&spec.join(path)).expect("remove");
    }
}

/// The pages of a spec folder by path.
fn texts(spec: &Path, import: &Import) -> Vec<(String, String)> {
    import.pages.keys().map(|p| (p.clone(), fs::read_to_string(spec.join(p)).unwrap_or_default())).collect()
}

#[test]
fn spec_is_what_the_real_pages_say() {
    let Some(paths) = upstream(&["2024-08/java", "2024-08/node"]) else { return };
    let spec = folder("../spec");
    let import = import(&paths, &spec, None);
    assert!(!import.diagnostics.has_errors(), "the printed pages are legal");
    assert_eq!(import.pages.len(), 436, "operations with a route");
    let changed: Vec<&String> = import
        .pages
        .iter()
        .filter(|(p, t)| fs::read_to_string(spec.join(p)).ok().as_ref() != Some(*t))
        .map(|(p, _)| p)
        .collect();
    assert_eq!(changed, Vec::<&String>::new(), "an import changes nothing");
    assert_eq!(import.removed, Vec::<String>::new());
}

/// The one operation that only a scraped page documents.
#[test]
fn the_legacy_list_is_what_its_seed_says() {
    let seed = folder("../../shared/seeds/001_9523d09ad99f35ee.txt");
    if !seed.is_file() {
        writeln!(std::io::stderr(), "skipped: {} is not there", seed.display()).expect("stderr");
        return;
    }
    let spec = folder("../spec");
    let import = import(&[seed], &spec, None);
    let path = "v3/management/users/list-users-legacy.md";
    let page = fs::read_to_string(spec.join(path)).expect("the page");
    assert_eq!(import.pages.into_iter().collect::<Vec<_>>(), [(path.to_owned(), page)]);
}

/// Every page of the doc site has a row in spec/upstream.tsv, and every row a page.
#[test]
fn every_page_is_accounted_for() {
    let Some(paths) = upstream(&["2024-08/java", "2024-08/node"]) else { return };
    let import = import(&paths, &folder("../spec"), None);
    let unknown = import.diagnostics.iter().filter(|d| d.code.id == "I81").count();
    assert_eq!(unknown, 0, "pages without a row");
    let count = |what: &str| import.counts.get(what).copied().unwrap_or(0);
    let total: usize = import.counts.values().sum();
    assert_eq!(total, 1053, "java and node together: {:?}", import.counts);
    assert!(count("operation") >= 436);
}

/// A page without its descriptions.
fn without_words(text: &str) -> String {
    let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
    let file = sources.add(Source::new("page.md", text));
    let place = codegen::load::place_of(file, "v3/management/users/page.md").expect("a place");
    let page = page::read(file, &sources, &mut diagnostics).expect("a legal page");
    let mut facts = lower::lower(&place, &page, &sources, &mut diagnostics).expect("a legal page");
    let parameters = facts.operation.parameters.iter_mut().map(|p| &mut p.field);
    let replies = facts.operation.response.fields.iter_mut();
    for field in parameters.chain(replies).chain(facts.dtos.iter_mut().flat_map(|d| &mut d.fields)) {
        field.description = None;
        field.values.iter_mut().flat_map(|v| &mut v.list).for_each(|value| value.text = None);
    }
    facts.operation.description = None;
    codegen::import::print(&facts.operation, &facts.dtos)
}

#[test]
fn an_older_import_before_leaves_no_trace() {
    let Some(new) = upstream(&["2024-08/java", "2024-08/node"]) else { return };
    let Some(old) = upstream(&["2022-10/node"]) else { return };
    let root = tempfile::tempdir().expect("a folder");
    let spec = root.path().join("spec");
    copy(&folder("../spec"), &spec);
    let first = import(&old, &spec, Some(Prose::Own));
    write(&first, &spec, false);
    let second = import(&new, &spec, Some(Prose::Own));
    write(&second, &spec, true);
    // The older pages lack rows, whose words are then gone; so only the facts are compared.
    let facts = |folder: &Path| -> BTreeSet<(String, String)> {
        texts(folder, &second).into_iter().map(|(path, text)| (path, without_words(&text))).collect()
    };
    let expected = facts(&folder("../spec"));
    let differing: Vec<String> =
        facts(&spec).into_iter().filter(|page| !expected.contains(page)).map(|(path, _)| path).collect();
    assert_eq!(differing, Vec::<String>::new());
}

/// With the words of the doc site the facts are the same; a second import changes nothing.
#[test]
fn upstream_words_are_idempotent_too() {
    let Some(paths) = upstream(&["2024-08/java", "2024-08/node"]) else { return };
    let root = tempfile::tempdir().expect("a folder");
    let spec = root.path().join("spec");
    copy(&folder("../spec"), &spec);
    let first = import(&paths, &spec, Some(Prose::Upstream));
    assert!(!first.diagnostics.has_errors());
    write(&first, &spec, false);
    let second = import(&paths, &spec, Some(Prose::Upstream));
    assert_eq!(first.pages, second.pages);
}

//! The canonical printer against the strict reader.

#![allow(clippy::expect_used, dead_code, reason = "helpers of tests")]

mod support;

use std::fs;

use codegen::diagnostic::Diagnostics;
use codegen::ir::Version;
use codegen::load::{PageFile, Spec};
use codegen::lower::Lowered;
use codegen::source::{Source, Sources};
use codegen::{import, load, lower, page};
use support::{cases, folder, report};

/// Reads one page without linking it.
fn read(text: &str) -> Option<Lowered> {
    let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
    let file = sources.add(Source::new("page.md", text));
    let place =
        PageFile { file, version: Version::V3, client: "management".into(), group: "users".into(), id: "page".into() };
    let page = page::read(file, &sources, &mut diagnostics)?;
    lower::lower(&place, &page, &sources, &mut diagnostics)
}

fn print(lowered: &Lowered) -> String {
    import::print(&lowered.operation, &lowered.dtos)
}

#[test]
fn every_page_of_spec_is_as_the_printer_prints_it() {
    let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
    let Spec { pages, .. } = load::load(&folder("../spec"), &mut sources, &mut diagnostics);
    let differences: Vec<String> = pages
        .iter()
        .filter_map(|page| {
            let source = sources.get(page.file);
            let printed = print(&read(&source.text)?);
            let diff = similar::TextDiff::from_lines(source.text.as_str(), printed.as_str());
            (printed != source.text).then(|| diff.unified_diff().header(&source.path, "printed").to_string())
        })
        .collect();
    report(&differences);
}

#[test]
fn a_printed_page_reads_back_as_what_was_printed() {
    let dir = folder("tests/fixtures");
    for case in cases(&dir) {
        let text = fs::read_to_string(dir.join(&case).join("input.md")).expect("input.md");
        let once = print(&read(&text).expect("a legal page"));
        let again = print(&read(&once).unwrap_or_else(|| panic!("{case} is no longer legal:\n{once}")));
        assert_eq!(once, again, "{case}");
    }
}

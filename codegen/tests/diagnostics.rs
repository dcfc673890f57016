//! Broken pages: each case is a page and the findings it must give, word for word.

mod support;

use std::fs;

use codegen::Outcome;
use codegen::diagnostic::{Style, codes, render_text};
use support::{cases, folder, generate_page, golden, only, report};

/// The findings as text, and a line that says how it went.
fn findings(outcome: &Outcome) -> String {
    render_text(&outcome.diagnostics, &outcome.sources, Style::Plain)
}

#[test]
fn broken_pages_give_their_findings() {
    let dir = folder("tests/diagnostics");
    let mut differences = Vec::new();
    for case in cases(&dir) {
        let dir = dir.join(&case);
        let page = fs::read(dir.join("input.md")).expect("input.md");
        let outcome = generate_page(&case, &page);
        if outcome.diagnostics.is_empty() {
            differences.push(format!("{case}: nothing was found"));
        }
        assert!(outcome.files.is_empty() || !outcome.diagnostics.has_errors(), "{case}: files in spite of errors");
        differences.extend(golden(&dir.join("output.txt"), &findings(&outcome)));
        differences.extend(only(&dir, &["input.md", "output.txt"]));
    }
    report(&differences);
}

/// Every code of the pages' form and content is shown by a case.
#[test]
fn every_code_of_a_page_has_a_case() {
    let dir = folder("tests/diagnostics");
    let shown: String =
        cases(&dir).iter().map(|c| fs::read_to_string(dir.join(c).join("output.txt")).unwrap_or_default()).collect();
    let missing: Vec<&str> = codes::all()
        .filter(|code| ["P", "L"].contains(&&code.id[..1]))
        .map(|code| code.id)
        .filter(|id| !shown.contains(&format!("[{id}]")))
        .collect();
    assert!(missing.is_empty(), "no case in tests/diagnostics shows {missing:?}");
}

//! The checked-in client is what the pages say. Compares, never writes; the command in the message writes.
#![allow(clippy::unwrap_used)]

use authing_sdk_workspace::{GENERATED, SPEC, root};
use codegen::diagnostic::{Style, render_text};
use codegen::output::{compare, unified};

#[test]
fn the_checked_in_client_is_fresh() {
    let outcome = codegen::generate(&root().join(SPEC));
    let findings = render_text(&outcome.diagnostics, &outcome.sources, Style::Plain);
    assert!(!outcome.diagnostics.has_errors(), "{findings}");
    assert!(!outcome.files.is_empty());

    let dir = root().join(GENERATED);
    let drift = compare(&dir, &outcome.files).unwrap();
    let diff = unified(&dir, &outcome.files, &drift).unwrap();
    assert!(drift.is_empty(), "run `cargo run -p codegen -- generate`\n{:?}\n{diff}", drift.foreign);
}

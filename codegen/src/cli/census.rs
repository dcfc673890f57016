//! `codegen census`

use std::path::Path;

use anstream::{eprintln, print};
use codegen::census::census;
use codegen::output::write_page;

use super::{Format, Outcome, report, spec_exists};

/// Prints the census, or writes it into the spec folder.
pub(super) fn run(spec: &Path, write: bool) -> Outcome {
    if !spec_exists(spec) {
        return Outcome::Failed;
    }
    let outcome = codegen::generate(spec);
    if outcome.diagnostics.has_errors() {
        report(&outcome.diagnostics, &outcome.sources, spec, Format::Text);
        return Outcome::Findings;
    }
    let text = census(&outcome.api, &outcome.sources);
    if !write {
        print!("{text}");
        return Outcome::Clean;
    }
    match write_page(&spec.join("census.md"), &text) {
        Ok(()) => Outcome::Clean,
        Err(error) => {
            eprintln!("error: {error}");
            Outcome::Failed
        }
    }
}

//! `codegen ir`

use std::path::Path;

use anstream::{eprintln, println};

use super::{Format, Outcome, report, spec_exists};

/// Prints the API as JSON, and findings to the error stream.
pub(super) fn run(spec: &Path) -> Outcome {
    if !spec_exists(spec) {
        return Outcome::Failed;
    }
    let outcome = codegen::generate(spec);
    report(&outcome.diagnostics, &outcome.sources, spec, Format::Text);
    if outcome.diagnostics.has_errors() {
        return Outcome::Findings;
    }
    match serde_json::to_string_pretty(&outcome.api) {
        Ok(json) => {
            println!("{json}");
            Outcome::Clean
        }
        Err(error) => {
            eprintln!("error: {error}");
            Outcome::Failed
        }
    }
}

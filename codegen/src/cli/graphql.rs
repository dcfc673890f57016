//! `codegen graphql`

use std::path::Path;

use anstream::{print, println};
use codegen::graphql;

use super::{Format, Outcome, report, spec_exists};

/// Prints the documents that the client sends, or the schema that they follow; findings go to the error stream.
pub(super) fn run(spec: &Path, schema: bool) -> Outcome {
    if !spec_exists(spec) {
        return Outcome::Failed;
    }
    let outcome = codegen::generate(spec);
    report(&outcome.diagnostics, &outcome.sources, spec, Format::Text);
    if outcome.diagnostics.has_errors() {
        return Outcome::Findings;
    }
    if schema {
        print!("{}", graphql::schema(&outcome.api));
        return Outcome::Clean;
    }
    for client in &outcome.api.clients {
        for document in client.operations.iter().filter_map(|operation| graphql::document(operation, client)) {
            println!("{}", document.text);
        }
    }
    Outcome::Clean
}

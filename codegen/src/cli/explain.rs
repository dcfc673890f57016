//! `codegen explain`

use std::path::Path;

use anstream::{eprint, print};
use codegen::diagnostic::codes;
use codegen::explain::{explain_code, explain_name};
use codegen::lint;

use super::{Outcome, shown_in, spec_exists};

/// Prints what a code means, or where a name comes from.
pub(super) fn run(subject: &str, spec: &Path) -> Outcome {
    if let Some(code) = codes::find(subject) {
        print!("{}", explain_code(code));
        return Outcome::Clean;
    }
    if let Some(rule) = lint::find(subject) {
        print!("{}", lint::render::explain(rule));
        return Outcome::Clean;
    }
    if !spec_exists(spec) {
        return Outcome::Failed;
    }
    let mut outcome = codegen::generate(spec);
    outcome.sources = shown_in(&outcome.sources, spec).into_owned();
    match explain_name(&outcome, subject) {
        Ok(text) => {
            print!("{text}");
            Outcome::Clean
        }
        Err(text) => {
            eprint!("error: {text}");
            Outcome::Failed
        }
    }
}

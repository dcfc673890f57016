//! The Rust client: the only room that knows Rust.
//!
//! Enters: the [`Api`] and the pinned names. Leaves: every file of generated-client/src/generated, or findings and no
//! file. Three steps: names for everything, decisions about everything, and code, which decides nothing.

mod annotate;
mod emit;
mod manifest;
mod names;
mod surface;

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::ir::Api;
use crate::output::{Comments, FileSet, format};
use crate::source::Span;

use self::names::Names;

pub use self::names::{Name, Pins};
pub use self::surface::{ClientSurface, Method, Model, Surface, client_key, surface};

/// Only finds the names, for pages that have errors: their clashes are told in the same run.
pub fn check_names(api: &Api, pins: &Pins, diagnostics: &mut Diagnostics) {
    Names::resolve(api, pins, diagnostics);
}

/// Renders the client. The set is empty when anything is wrong.
pub fn render(api: &Api, pins: &Pins, diagnostics: &mut Diagnostics) -> FileSet {
    let mut findings = Diagnostics::default();
    let names = Names::resolve(api, pins, &mut findings);
    let modules = annotate::annotate(api, &names, &mut findings);
    let mut files = FileSet::default();
    files.set_features(manifest::features(api));
    if !findings.has_errors() {
        let texts = emit::files(&modules).into_par_iter().map_init(emit::Frames::new, |frames, file| {
            let comments = Comments::default();
            (format::format(file.pieces(&comments, frames), &comments), file.path)
        });
        for (text, path) in texts.collect::<Vec<_>>() {
            let inserted = text
                .map_err(|error| format!("{path}: {error}"))
                .and_then(|text| files.insert(path, text).map_err(|error| error.to_string()));
            if let Err(message) = inserted {
                findings.push(Diagnostic::new(&codes::BROKEN_OUTPUT, Span::file_start(0), message));
            }
        }
    }
    // Whoever has nothing else to do frees what is no longer needed.
    rayon::spawn(move || drop((modules, names)));
    let failed = findings.has_errors();
    diagnostics.extend(findings);
    if failed { FileSet::default() } else { files }
}

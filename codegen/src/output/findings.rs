//! The state of the output folder as findings, so that `--format json` reports it like any other.
//!
//! Enters: a [`Drift`] or an [`Error`], and what the folder is called in messages. Leaves: diagnostics whose places are
//! in the generated files; those are added to [`Sources`] by name only.

use super::{Drift, Error, Foreign, ForeignKind};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, codes};
use crate::source::{Source, Sources, Span};

/// What codegen did not write: errors that stop a run before it writes.
pub fn foreign_findings(list: &[Foreign], folder: &str, sources: &mut Sources) -> Diagnostics {
    let mut found = Diagnostics::default();
    for foreign in list {
        let code = match foreign.kind {
            ForeignKind::Link => &codes::OUTPUT_LINK,
            ForeignKind::File | ForeignKind::Other => &codes::FOREIGN_FILE,
            ForeignKind::Unmarked => &codes::UNMARKED,
        };
        let path = if foreign.path == "." { folder.to_owned() } else { format!("{folder}/{}", foreign.path) };
        let help = match foreign.kind {
            ForeignKind::Unmarked => "put them into the table [features]",
            _ => "move it out of the generated folder, or delete it",
        };
        found.push(at(code, path, foreign.to_string(), sources).help(help));
    }
    found
}

/// What `generate` would write or delete: errors of `check`.
pub fn stale_findings(drift: &Drift, folder: &str, sources: &mut Sources) -> Diagnostics {
    let mut found = Diagnostics::default();
    let lists = [
        (&drift.missing, "the pages ask for this file, but it does not exist"),
        (&drift.changed, "this file is not what the pages say"),
        (&drift.extra, "no page asks for this generated file any more"),
    ];
    for (paths, message) in lists {
        for path in paths {
            let finding = at(&codes::STALE, format!("{folder}/{path}"), message.to_owned(), sources);
            found.push(finding.help("run `cargo run -p codegen -- generate` and commit what it changes"));
        }
    }
    found
}

/// An [`Error`] of reading or writing.
pub fn error_finding(error: &Error, folder: &str, sources: &mut Sources) -> Diagnostics {
    match error {
        Error::Foreign(list) => foreign_findings(list, folder, sources),
        Error::Io { path, .. } => {
            let mut found = Diagnostics::default();
            found.push(at(&codes::UNWRITABLE, path.display().to_string(), error.to_string(), sources));
            found
        }
    }
}

fn at(code: &'static Code, path: String, message: String, sources: &mut Sources) -> Diagnostic {
    Diagnostic::new(code, Span::file_start(sources.add(Source::new(path, ""))), message)
}

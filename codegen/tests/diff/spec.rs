//! The small spec that cases mutate: as files, edited, and compared.

use codegen::diff::{Changes, Side, diff};
use codegen::rust::Pins;

use super::table::Edit;

pub(crate) use crate::files::{Files, write};

/// The small spec that cases mutate.
pub(crate) fn base() -> Files {
    crate::files::read(&crate::small_spec())
}

/// What changed between two specs; the error is what is wrong with one of them.
pub(crate) fn compare(old: &Files, new: &Files) -> Result<Changes, String> {
    let read = |files: &Files| {
        let root = tempfile::tempdir().expect("a folder");
        write(files, root.path());
        let outcome = codegen::understand(root.path());
        let found: Vec<_> = outcome.diagnostics.iter().map(|finding| finding.message.clone()).collect();
        let api = (outcome.api, Pins { entries: outcome.config.settings.pins });
        if outcome.diagnostics.has_errors() { Err(found.join("\n")) } else { Ok(api) }
    };
    let (old, new) = (read(old)?, read(new)?);
    Ok(diff(&Side { api: &old.0, pins: &old.1 }, &Side { api: &new.0, pins: &new.1 }))
}

/// The small spec after the edits.
pub(crate) fn edited(edits: &[Edit]) -> Files {
    let mut files = base();
    for edit in edits {
        match *edit {
            Edit::Replace(path, old, new) => {
                let text = files.get_mut(path).unwrap_or_else(|| panic!("{path}"));
                assert_eq!(text.matches(old).count(), 1, "{path}: {old}");
                *text = text.replace(old, new);
            }
            Edit::Remove(path) => drop(files.remove(path).expect("a file")),
            Edit::Move(from, to) => {
                let text = files.remove(from).expect("a file");
                files.insert(to.to_owned(), text);
            }
            Edit::Copy(from, to) => drop(files.insert(to.to_owned(), files[from].clone())),
            Edit::Add(path, text) => drop(files.insert(path.to_owned(), text.to_owned())),
        }
    }
    files
}

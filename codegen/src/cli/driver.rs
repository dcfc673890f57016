//! `codegen diff` as a part of git: `--driver` and `--textconv`.
//!
//! Enters what git gives: names of files and of their copies. Leaves lines of cells on the terminal. What is no page is
//! shown as well, for git shows nothing beside it.

use std::ffi::OsString;
use std::path::Path;

use anstream::{ColorChoice, eprintln, print};
use codegen::diagnostic::Style;
use codegen::diff::{cells, changed_cells};

use super::Outcome;

/// Shows the cells of a page.
pub(super) fn textconv(path: &Path) -> Outcome {
    shown(read(path.as_os_str()).map(|text| cells(&text)))
}

/// Shows the cells that differ: `path old-file old-hex old-mode new-file new-hex new-mode`, and for a file that has
/// another name now, the name and a text about it. For a file in conflict git gives only the path.
pub(super) fn driver(given: &[OsString]) -> Outcome {
    // What git shows by its pager has colours, though it goes through a pipe.
    let is_paged = std::env::var_os("GIT_PAGER_IN_USE").is_some_and(|value| value == "true" || value == "1");
    if is_paged && ColorChoice::global() == ColorChoice::Auto && std::env::var_os("NO_COLOR").is_none() {
        ColorChoice::Always.write_global();
    }
    let name = given.first().map(|path| path.to_string_lossy().into_owned()).unwrap_or_default();
    match given {
        [_, old, _, _, new, _, _, rest @ ..] => {
            let name = rest.first().map_or_else(|| name.clone(), |new| format!("{name} → {}", new.to_string_lossy()));
            let both = read(old).and_then(|old| Ok((old, read(new)?)));
            shown(both.map(|(old, new)| changed_cells(&name, &old, &new, Style::Coloured)))
        }
        [_] => shown(Ok(format!("{name}\nin conflict\n"))),
        _ => shown(Err(format!("git gives a driver one, seven or nine arguments, not {}", given.len()))),
    }
}

/// A failure would make git stop, so only what cannot be read is one.
fn shown(text: Result<String, String>) -> Outcome {
    match text {
        Ok(text) => {
            print!("{text}");
            Outcome::Clean
        }
        Err(message) => {
            eprintln!("error: {message}");
            Outcome::Failed
        }
    }
}

/// A file as text; `/dev/null` is what git calls none.
fn read(path: &std::ffi::OsStr) -> Result<String, String> {
    if path == "/dev/null" {
        return Ok(String::new());
    }
    let bytes = std::fs::read(path).map_err(|error| format!("cannot read `{}`: {error}", path.to_string_lossy()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

//! The features of the groups in the manifest of the client: the one thing outside the generated folder that follows the
//! pages.
//!
//! Enters: the folder and the [`FileSet`]. Leaves: the manifest, with the lines between two marks as the set has them. It
//! is there when the generated folder lies in `src/` of a package; elsewhere there is nothing to keep.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::{Error, FileSet};

/// How the manifest is called in a [`Drift`](super::Drift): its path from the generated folder.
pub(super) const NAME: &str = "../../Cargo.toml";

/// The lines around the features.
pub(super) const START: &str = "# <features of the groups: written by `cargo run -p codegen -- generate`>";
pub(super) const END: &str = "# </features of the groups>";

/// A manifest as it is and as it should be, both with `\n` at the end of a line.
#[derive(Debug)]
pub(super) struct Manifest {
    pub(super) path: PathBuf,
    pub(super) old: String,
    /// `None` when the marks are missing.
    pub(super) new: Option<String>,
}

/// Reads the manifest; `None` if there is none, or nothing to keep in it.
pub(super) fn read(dir: &Path, set: &FileSet) -> Result<Option<Manifest>, Error> {
    let Some(path) = path(dir).filter(|_| !set.is_empty()) else { return Ok(None) };
    match fs::read_to_string(&path) {
        Ok(text) => {
            let old = text.replace("\r\n", "\n");
            Ok(Some(Manifest { path, new: replaced(&old, set.features()), old }))
        }
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Error::io("read", &path)(error)),
    }
}

/// Where the manifest is, if the folder lies in a package.
fn path(dir: &Path) -> Option<PathBuf> {
    let src = dir.parent().filter(|parent| parent.ends_with("src"))?;
    Some(src.parent()?.join("Cargo.toml"))
}

/// The manifest with other lines between the marks, each of which stands once.
fn replaced(text: &str, lines: &str) -> Option<String> {
    let line = |mark: &str| {
        let found: Vec<_> = text.match_indices(&format!("\n{mark}\n")).map(|(at, _)| at + 1).collect();
        <[usize; 1]>::try_from(found).ok().map(|[at]| at)
    };
    let (start, end) = (line(START)? + START.len() + 1, line(END)?);
    (start <= end).then(|| format!("{}{lines}{}", &text[..start], &text[end..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_lines_between_the_marks_change() {
        let text = format!("[features]\na = []\n{START}\nold = []\n{END}\n\n[dependencies]\n");
        let expected = format!("[features]\na = []\n{START}\nb = []\n{END}\n\n[dependencies]\n");
        assert_eq!(replaced(&text, "b = []\n"), Some(expected.clone()));
        assert_eq!(replaced(&expected, "b = []\n"), Some(expected));
        for bad in ["", &text.replace(END, ""), &text.repeat(2), &format!("\n{END}\n{START}\n")] {
            assert_eq!(replaced(bad, ""), None, "{bad}");
        }
    }

    #[test]
    fn a_manifest_belongs_to_a_package() {
        assert_eq!(path(Path::new("client/src/generated")), Some(PathBuf::from("client/Cargo.toml")));
        assert_eq!(path(Path::new("src/generated/")), Some(PathBuf::from("Cargo.toml")));
        assert_eq!(path(Path::new("target/out")), None);
    }
}

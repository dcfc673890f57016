//! Every file of the generated client, complete before the first byte is written.
//!
//! Enters: relative paths with their text, and the cargo features that the code names. Leaves: the same in one fixed
//! order, on every system.

use std::collections::BTreeMap;

use super::HEADER;

/// Generated files by path. A path is relative to the output folder and has `/` between its parts on every system.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FileSet {
    files: BTreeMap<String, String>,
    features: String,
}

/// A file that must not enter a [`FileSet`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadFile {
    /// Its path.
    pub path: String,
    /// What is wrong with it.
    pub why: &'static str,
}

impl std::fmt::Display for BadFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "`{}` cannot be generated: {}", self.path.escape_debug(), self.why)
    }
}

impl std::error::Error for BadFile {}

impl FileSet {
    /// Adds a file. Paths come from names in the pages, so they are checked here once more, where they become files.
    pub fn insert(&mut self, path: impl Into<String>, text: impl Into<String>) -> Result<(), BadFile> {
        let (path, text) = (path.into(), text.into());
        let why = match path_fault(&path) {
            Some(fault) => fault,
            None if self.files.contains_key(&path) => "there is already a file with this path",
            None if text.lines().next() != Some(HEADER) => "its first line is not the header",
            None => {
                self.files.insert(path, text);
                return Ok(());
            }
        };
        Err(BadFile { path, why })
    }

    /// Sets the lines of the cargo features that the code names, for the manifest of the client.
    pub fn set_features(&mut self, lines: String) {
        self.features = lines;
    }

    /// The lines of the cargo features.
    pub fn features(&self) -> &str {
        &self.features
    }

    /// The text of a file.
    pub fn get(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(String::as_str)
    }

    /// Paths and texts, sorted by path.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}

/// What is wrong with a path, if anything. Only names that mean the same on every system pass.
fn path_fault(path: &str) -> Option<&'static str> {
    let (folders, file) = path.rsplit_once('/').map_or((None, path), |(folders, file)| (Some(folders), file));
    let Some(stem) = file.strip_suffix(".rs") else { return Some("its name does not end in `.rs`") };
    folders.into_iter().flat_map(|f| f.split('/')).chain([stem]).find_map(part_fault)
}

fn part_fault(part: &str) -> Option<&'static str> {
    let legal = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
    if part.is_empty() || part.len() > 100 {
        Some("a part of the path is empty or too long")
    } else if !part.bytes().all(legal) {
        Some("a part of the path has more than lower-case ASCII letters, digits and `_`")
    } else if is_device(part) {
        Some("Windows reserves this name for a device")
    } else {
        None
    }
}

/// `aux.rs` cannot be checked out on Windows.
fn is_device(part: &str) -> bool {
    let numbered = |prefix| part.strip_prefix(prefix).is_some_and(|n: &str| n.len() == 1 && n != "0");
    matches!(part, "aux" | "con" | "nul" | "prn") || numbered("com") || numbered("lpt")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn insert(path: &str) -> Result<(), BadFile> {
        FileSet::default().insert(path, format!("{HEADER}\n"))
    }

    #[test]
    fn paths_stay_inside_and_mean_the_same_everywhere() {
        for good in ["mod.rs", "management/models/user_dto.rs", "com.rs", "v3/com10.rs"] {
            assert_eq!(insert(good), Ok(()), "{good}");
        }
        let bad =
            ["", ".rs", "../mod.rs", "a/../b.rs", "/etc/a.rs", "a//b.rs", "a\\b.rs", "C:/a.rs", "./a.rs", "a/.rs"];
        for bad in
            bad.into_iter().chain(["A.rs", "用户.rs", "a b.rs", "a.b.rs", "mod", "aux.rs", "com1/a.rs", "a\0.rs"])
        {
            assert!(insert(bad).is_err(), "{bad}");
        }
        assert!(insert(&format!("{}.rs", "a".repeat(101))).is_err());
    }

    #[test]
    fn a_file_needs_the_header_and_its_own_path() {
        let mut set = FileSet::default();
        assert!(set.insert("a.rs", "fn main() {}").is_err());
        assert_eq!(set.insert("b.rs", format!("{HEADER}\nb")), Ok(()));
        assert_eq!(set.insert("a.rs", HEADER), Ok(()));
        let twice = set.insert("a.rs", HEADER).unwrap_err();
        assert_eq!(twice.to_string(), "`a.rs` cannot be generated: there is already a file with this path");
        assert_eq!(set.iter().map(|(path, _)| path).collect::<Vec<_>>(), ["a.rs", "b.rs"]);
        assert_eq!((set.len(), set.is_empty(), set.get("c.rs")), (2, false, None));
    }
}

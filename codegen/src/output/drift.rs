//! How a folder differs from the files that should be in it.
//!
//! Enters: the folder and the [`FileSet`]. Leaves: a [`Drift`]. Only reads; follows no link; line ends of a Windows
//! checkout count as equal.

use std::collections::BTreeSet;
use std::fs::{self, DirEntry, FileType};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::{Error, FileSet, MARK, manifest};

/// The difference between a folder and a [`FileSet`]. All lists are sorted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Drift {
    /// Files of the set that the folder lacks.
    pub missing: Vec<String>,
    /// Files with other contents.
    pub changed: Vec<String>,
    /// Generated files that are not in the set any more.
    pub extra: Vec<String>,
    /// What codegen did not write. Nobody's work may be lost, so nothing is written while there is any.
    pub foreign: Vec<Foreign>,
}

/// Something in the generated folder that codegen did not write.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Foreign {
    /// Its path relative to the folder; `.` is the folder itself.
    pub path: String,
    /// What it is.
    pub kind: ForeignKind,
}

/// What a [`Foreign`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ForeignKind {
    /// A file without our header.
    File,
    /// A symbolic link.
    Link,
    /// A folder where a file should be, a device, a pipe …
    Other,
    /// A manifest that does not say which of its lines are ours.
    Unmarked,
}

impl std::fmt::Display for Foreign {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let kind = match self.kind {
            ForeignKind::File => "a file without the header of generated files",
            ForeignKind::Link => "a symbolic link",
            ForeignKind::Other => "not a file",
            ForeignKind::Unmarked => &format!("without the lines `{}` and `{}`", manifest::START, manifest::END),
        };
        write!(f, "{} ({kind})", self.path.escape_debug())
    }
}

impl Drift {
    /// Whether the folder is exactly as it should be.
    pub fn is_empty(&self) -> bool {
        self.count() == 0 && self.foreign.is_empty()
    }

    /// How many files [`apply`](super::apply) would write or delete.
    pub fn count(&self) -> usize {
        self.missing.len() + self.changed.len() + self.extra.len()
    }

    /// One line per file that [`apply`](super::apply) would write or delete: `+ added`, `~ changed`, `- removed`.
    pub fn lines(&self) -> impl Iterator<Item = String> {
        let marked =
            |mark, paths: &'_ [String]| paths.iter().map(move |path| format!("{mark} {path}")).collect::<Vec<_>>();
        [marked('+', &self.missing), marked('~', &self.changed), marked('-', &self.extra)].into_iter().flatten()
    }
}

/// Compares `dir` with what it should hold. A folder that does not exist is empty.
pub fn compare(dir: &Path, set: &FileSet) -> Result<Drift, Error> {
    // Without a slash at the end, which would make the system look through a link.
    let dir = &dir.components().collect::<PathBuf>();
    let mut walk = Walk { set, files: Vec::new(), seen: BTreeSet::new(), drift: Drift::default() };
    match fs::symlink_metadata(dir) {
        Ok(meta) if meta.is_dir() => walk.folder(dir, "")?,
        Ok(meta) => walk.foreign(".".to_owned(), kind(meta.file_type())),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
        Err(error) => return Err(Error::io("read", dir)(error)),
    }
    walk.read()?;
    match manifest::read(dir, set)? {
        Some(found) if found.new.is_none() => walk.foreign(manifest::NAME.to_owned(), ForeignKind::Unmarked),
        Some(found) if found.new.as_ref() != Some(&found.old) => walk.drift.changed.push(manifest::NAME.to_owned()),
        _ => {}
    }
    let Walk { seen, mut drift, .. } = walk;
    drift.missing = set.iter().map(|(path, _)| path.to_owned()).filter(|path| !seen.contains(path)).collect();
    for list in [&mut drift.changed, &mut drift.extra] {
        list.sort();
    }
    drift.foreign.sort();
    Ok(drift)
}

struct Walk<'a> {
    set: &'a FileSet,
    /// Files with their places on the disk.
    files: Vec<(PathBuf, String)>,
    seen: BTreeSet<String>,
    drift: Drift,
}

impl Walk<'_> {
    fn folder(&mut self, dir: &Path, prefix: &str) -> Result<(), Error> {
        for entry in fs::read_dir(dir).map_err(Error::io("read", dir))? {
            let entry = entry.map_err(Error::io("read", dir))?;
            let name = entry.file_name();
            // Hidden names are no modules: our own unfinished work, and what editors and file managers leave behind.
            if name.as_encoded_bytes().starts_with(b".") {
                continue;
            }
            match self.entry(&entry, format!("{prefix}{}", name.to_string_lossy())) {
                Err(error) if error.is_not_found() => {}
                other => other?,
            }
        }
        Ok(())
    }

    /// Notes what the entry is; files are read later.
    fn entry(&mut self, entry: &DirEntry, path: String) -> Result<(), Error> {
        let file_type = entry.file_type().map_err(Error::io("read", &entry.path()))?;
        if file_type.is_dir() && self.set.get(&path).is_none() {
            return self.folder(&entry.path(), &format!("{path}/"));
        }
        if file_type.is_file() {
            self.files.push((entry.path(), path));
        } else {
            self.foreign(path, kind(file_type));
        }
        Ok(())
    }

    /// Reads the files, which takes longest, on several threads.
    fn read(&mut self) -> Result<(), Error> {
        let (set, files) = (self.set, std::mem::take(&mut self.files));
        let states: Vec<_> = files.par_iter().map(|(disk, path)| state(disk, set.get(path))).collect();
        for ((_, path), state) in files.into_iter().zip(states) {
            match state {
                Err(error) if error.is_not_found() => {}
                Err(error) => return Err(error),
                Ok(State::Foreign) => self.foreign(path, ForeignKind::File),
                Ok(State::Extra) => self.drift.extra.push(path),
                Ok(State::Same) => drop(self.seen.insert(path)),
                Ok(State::Changed) => {
                    self.drift.changed.push(path.clone());
                    self.seen.insert(path);
                }
            }
        }
        Ok(())
    }

    fn foreign(&mut self, path: String, kind: ForeignKind) {
        self.seen.insert(path.clone());
        self.drift.foreign.push(Foreign { path, kind });
    }
}

/// What a file is.
enum State {
    Foreign,
    Extra,
    Same,
    Changed,
}

fn state(disk: &Path, wanted: Option<&str>) -> Result<State, Error> {
    let bytes = fs::read(disk).map_err(Error::io("read", disk))?;
    Ok(match wanted {
        _ if !bytes.starts_with(MARK.as_bytes()) => State::Foreign,
        None => State::Extra,
        Some(text) if same_text(&bytes, text.as_bytes()) => State::Same,
        Some(_) => State::Changed,
    })
}

fn kind(file_type: FileType) -> ForeignKind {
    if file_type.is_symlink() {
        ForeignKind::Link
    } else if file_type.is_file() {
        ForeignKind::File
    } else {
        ForeignKind::Other
    }
}

/// Equality in which `\r\n` on the disk is `\n`.
fn same_text(disk: &[u8], text: &[u8]) -> bool {
    if disk == text {
        return true;
    }
    let next = |i: usize| disk.get(i + 1).copied();
    let unixed = disk.iter().enumerate().filter(|(i, byte)| **byte != b'\r' || next(*i) != Some(b'\n'));
    unixed.map(|(_, byte)| byte).eq(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::HEADER;

    fn set(files: &[(&str, &str)]) -> FileSet {
        let mut set = FileSet::default();
        for (path, body) in files {
            set.insert(*path, format!("{HEADER}\n{body}")).unwrap();
        }
        set
    }

    #[test]
    fn each_difference_has_its_list() {
        let dir = tempfile::tempdir().unwrap();
        let put = |path: &str, text: &str| {
            let path = dir.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        put("same.rs", &format!("{HEADER}\nmod a;\n\r\n"));
        put("windows.rs", &format!("{HEADER}\r\nmod a;\r\nmod b;\r\n"));
        put("carriage.rs", &format!("{HEADER}\nmod a;\r"));
        put("models/old.rs", &format!("{MARK} -- generate`, worded otherwise\n"));
        put("models/gone.rs", HEADER);
        put("models/mine.rs", "fn mine() {}");
        put("empty.rs", "");
        put("folder.rs/inner.rs", HEADER);
        put(".DS_Store", "finder");
        put(".codegen-1234/0", "unfinished");
        let set = set(&[
            ("same.rs", "mod a;\n\r\n"),
            ("windows.rs", "mod a;\nmod b;\n"),
            ("carriage.rs", "mod a;\n"),
            ("models/old.rs", ""),
            ("models/new.rs", ""),
            ("empty.rs", ""),
            ("folder.rs", ""),
        ]);
        let drift = compare(dir.path(), &set).unwrap();
        let lines = drift.lines().collect::<Vec<_>>();
        assert_eq!(lines, ["+ models/new.rs", "~ carriage.rs", "~ models/old.rs", "- models/gone.rs"]);
        let foreign = drift.foreign.iter().map(ToString::to_string).collect::<Vec<_>>();
        let header = "(a file without the header of generated files)";
        assert_eq!(
            foreign,
            [format!("empty.rs {header}"), "folder.rs (not a file)".into(), format!("models/mine.rs {header}")]
        );
        assert!(!drift.is_empty());
    }

    #[test]
    fn a_folder_that_does_not_exist_is_empty() {
        let dir = tempfile::tempdir().unwrap();
        let drift = compare(&dir.path().join("none"), &set(&[("a.rs", "")])).unwrap();
        assert_eq!((drift.missing.as_slice(), drift.count()), (["a.rs".to_owned()].as_slice(), 1));
    }

    #[cfg(unix)]
    #[test]
    fn links_are_not_followed() {
        let dir = tempfile::tempdir().unwrap();
        let outside = tempfile::tempdir().unwrap();
        fs::write(outside.path().join("a.rs"), HEADER).unwrap();
        for (name, target) in [("a.rs", outside.path().join("a.rs")), ("models", outside.path().to_owned())] {
            std::os::unix::fs::symlink(target, dir.path().join(name)).unwrap();
        }
        let found = |dir: &Path| compare(dir, &set(&[("a.rs", "")])).unwrap().foreign;
        let link = |path: &str| Foreign { path: path.into(), kind: ForeignKind::Link };
        assert_eq!(found(dir.path()), [link("a.rs"), link("models")]);
        assert_eq!(found(&dir.path().join("models/")), [link(".")]);
    }
}

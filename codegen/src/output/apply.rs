//! Makes a folder hold exactly a [`FileSet`].
//!
//! Enters: the folder and the complete set. Leaves: the changed folder, and the [`Drift`] that was mended. New texts
//! are written to a hidden folder inside the output folder, then moved into place one by one: a run that fails while
//! writing has changed nothing, and a run that is killed leaves each file old or new.

use std::borrow::Cow;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use super::manifest::{self, Manifest};
use super::staging::Staging;
use super::{Drift, Error, FileSet, STAGING_PREFIX, compare};

/// How often a run starts again when another run, such as an editor's, swept its unfinished work away.
const ATTEMPTS: usize = 3;

/// Writes what is missing or changed and deletes generated files that are not in the set. Refuses, before it changes
/// anything, when the folder holds what codegen did not write. Returns what it changed.
pub fn apply(dir: &Path, set: &FileSet) -> Result<Drift, Error> {
    let first = compare(dir, set)?;
    if !first.foreign.is_empty() {
        return Err(Error::Foreign(first.foreign));
    }
    sweep(dir);
    let mut left = first.clone();
    for attempt in 1..=ATTEMPTS {
        match write(dir, set, &left) {
            Err(error) if error.is_not_found() && attempt < ATTEMPTS => left = compare(dir, set)?,
            other => return other.map(|()| first),
        }
    }
    Ok(first)
}

fn write(dir: &Path, set: &FileSet, drift: &Drift) -> Result<(), Error> {
    if drift.count() == 0 {
        return Ok(());
    }
    let mut staging = Staging::new(dir)?;
    let mut files = Vec::with_capacity(drift.missing.len() + drift.changed.len());
    for path in drift.missing.iter().chain(&drift.changed) {
        if let Some(text) = set.get(path) {
            files.push((dir.join(path), Cow::Borrowed(text)));
        } else if let Some(Manifest { path, new: Some(text), .. }) = manifest::read(dir, set)? {
            files.push((path, Cow::Owned(text)));
        }
    }
    staging.add(files)?;
    staging.commit()?;
    // Last, so that no file that is still in place names a module that is gone.
    for path in &drift.extra {
        remove(dir, &dir.join(path))?;
    }
    Ok(())
}

/// Deletes a file, then the folders above it that became empty.
fn remove(dir: &Path, path: &Path) -> Result<(), Error> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(Error::io("delete", path)(error)),
        _ => {}
    }
    // `remove_dir` refuses a folder that holds anything, which ends the walk.
    let inside = path.ancestors().skip(1).take_while(|folder| *folder != dir);
    inside.map(fs::remove_dir).take_while(Result::is_ok).for_each(drop);
    Ok(())
}

/// Removes the unfinished work of killed runs. What cannot be removed does no harm.
fn sweep(dir: &Path) {
    let entries = fs::read_dir(dir).into_iter().flatten().flatten();
    let unfinished = |entry: &fs::DirEntry| entry.file_name().as_encoded_bytes().starts_with(STAGING_PREFIX.as_bytes());
    for entry in entries.filter(unfinished) {
        let _ = fs::remove_dir_all(entry.path());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::HEADER;

    fn set(files: &[(&str, &str)]) -> FileSet {
        let mut set = FileSet::default();
        for (path, body) in files {
            set.insert(*path, format!("{HEADER}\n{body}\n")).unwrap();
        }
        set
    }

    #[test]
    fn the_folder_becomes_the_set() {
        let root = tempfile::tempdir().unwrap();
        let dir = root.path().join("src/generated");
        let first = set(&[("mod.rs", "one"), ("models/a.rs", ""), ("old/deep/b.rs", ""), ("old/c.rs", "")]);
        assert_eq!(apply(&dir, &first).unwrap().missing.len(), 4);
        assert!(compare(&dir, &first).unwrap().is_empty());

        let second = set(&[("mod.rs", "two"), ("models/a.rs", ""), ("old/c.rs", "")]);
        let lines = apply(&dir, &second).unwrap().lines().collect::<Vec<_>>();
        assert_eq!(lines, ["~ mod.rs", "- old/deep/b.rs"]);
        assert_eq!(fs::read_to_string(dir.join("mod.rs")).unwrap(), format!("{HEADER}\ntwo\n"));
        assert!(!dir.join("old/deep").exists() && dir.join("old").exists());
        assert!(apply(&dir, &second).unwrap().is_empty());
    }

    #[test]
    fn somebodys_file_stops_the_run_before_it_writes() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("mod.rs"), "mine").unwrap();
        let error = apply(dir.path(), &set(&[("a.rs", ""), ("mod.rs", "")])).unwrap_err();
        assert!(error.to_string().ends_with("\n  mod.rs (a file without the header of generated files)"), "{error}");
        assert_eq!(fs::read_to_string(dir.path().join("mod.rs")).unwrap(), "mine");
        assert!(!dir.path().join("a.rs").exists());
    }

    #[test]
    fn unfinished_work_is_swept_away_and_nothing_else_hidden() {
        let dir = tempfile::tempdir().unwrap();
        let stale = dir.path().join(".codegen-killed");
        fs::create_dir(&stale).unwrap();
        fs::write(stale.join("0"), "half a fi").unwrap();
        fs::write(dir.path().join(".mod.rs.swp"), "an editor's").unwrap();
        for _ in 0..2 {
            apply(dir.path(), &set(&[("mod.rs", "")])).unwrap();
        }
        let mut names = fs::read_dir(dir.path()).unwrap().map(|e| e.unwrap().file_name()).collect::<Vec<_>>();
        names.sort();
        assert_eq!(names, [".mod.rs.swp", "mod.rs"]);
    }

    #[test]
    fn two_runs_at_once_both_succeed() {
        let dir = tempfile::tempdir().unwrap();
        let numbered = |folder: &str| (0..60).map(|n| format!("{folder}/f{n}.rs")).collect::<Vec<_>>();
        let of = |names: &[String]| set(&names.iter().map(|name| (name.as_str(), "text")).collect::<Vec<_>>());
        apply(dir.path(), &of(&numbered("old"))).unwrap();
        let set = of(&numbered("new"));
        std::thread::scope(|scope| {
            let runs = [(); 2].map(|()| scope.spawn(|| apply(dir.path(), &set).map(drop)));
            for run in runs {
                run.join().unwrap().unwrap();
            }
        });
        assert!(compare(dir.path(), &set).unwrap().is_empty());
    }

    #[test]
    fn a_refusal_names_the_path() {
        let root = tempfile::tempdir().unwrap();
        let file = root.path().join("file");
        fs::write(&file, "").unwrap();
        let error = apply(&file.join("generated"), &set(&[("mod.rs", "")])).unwrap_err();
        assert!(error.to_string().contains(&file.display().to_string()), "{error}");
        assert!(!error.is_read_only());
    }
}

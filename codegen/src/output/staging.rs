//! Files that appear together: first all are written where nobody looks, then each is moved into place.
//!
//! Enter: the folder that the files belong in, and their texts. Leaves: the folder with all of them, or, when one cannot
//! be written, as it was. A run that is killed while it moves leaves each file old or new.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use tempfile::TempDir;

use super::{Error, STAGING_PREFIX};

/// Texts on the disk, not yet in their places.
pub(super) struct Staging {
    /// Goes away with what is left in it.
    folder: TempDir,
    targets: Vec<PathBuf>,
}

impl Staging {
    /// An empty hidden folder inside `dir`, so that no move crosses a file system.
    pub(super) fn new(dir: &Path) -> Result<Self, Error> {
        fs::create_dir_all(dir).map_err(Error::io("create", dir))?;
        let folder = tempfile::Builder::new().prefix(STAGING_PREFIX).tempdir_in(dir);
        Ok(Self { folder: folder.map_err(Error::io("write to", dir))?, targets: Vec::new() })
    }

    /// Writes texts that are to become the files `target`, on several threads. Of several failures the first is told.
    pub(super) fn add<T: AsRef<str> + Sync>(&mut self, files: Vec<(PathBuf, T)>) -> Result<(), Error> {
        let first = self.targets.len();
        let write = |(number, (target, text)): (usize, &(PathBuf, T))| {
            if target.is_dir() {
                return Err(Error::io("write", target)(std::io::ErrorKind::IsADirectory.into()));
            }
            let staged = self.path(first + number);
            fs::write(&staged, text.as_ref()).map_err(Error::io("write", &staged))
        };
        let written: Vec<_> = files.par_iter().enumerate().map(write).collect();
        written.into_iter().collect::<Result<(), _>>()?;
        self.targets.extend(files.into_iter().map(|(target, _)| target));
        Ok(())
    }

    /// Moves each file into its place. When one cannot be moved, those before it go back.
    pub(super) fn commit(self) -> Result<(), Error> {
        for (number, target) in self.targets.iter().enumerate().filter(|(_, target)| target.is_file()) {
            let old = self.old(number);
            fs::hard_link(target, &old)
                .or_else(|_| fs::copy(target, &old).map(drop))
                .map_err(Error::io("write", target))?;
        }
        let (mut moved, mut made) = (0, Vec::new());
        let outcome = self.move_all(&mut moved, &mut made);
        if outcome.is_err() {
            // What cannot be undone stays as it is: the error has been told already.
            for (number, target) in self.targets.iter().enumerate().take(moved) {
                let old = self.old(number);
                let _ = if old.exists() { fs::rename(old, target) } else { fs::remove_file(target) };
            }
            made.iter().rev().map(fs::remove_dir).take_while(Result::is_ok).for_each(drop);
        }
        outcome
    }

    /// Counts what it `moved`, and notes the folders that it `made`, outer ones first.
    fn move_all(&self, moved: &mut usize, made: &mut Vec<PathBuf>) -> Result<(), Error> {
        // Each folder once: there are few of them and many files.
        for parent in self.targets.iter().filter_map(|target| target.parent()).collect::<BTreeSet<_>>() {
            let missing: Vec<&Path> = parent.ancestors().take_while(|folder| !folder.exists()).collect();
            made.extend(missing.into_iter().rev().map(Path::to_owned));
            fs::create_dir_all(parent).map_err(Error::io("create", parent))?;
        }
        for (number, target) in self.targets.iter().enumerate() {
            fs::rename(self.path(number), target).map_err(Error::io("write", target))?;
            *moved += 1;
        }
        Ok(())
    }

    /// Where the file that a target replaces is kept until all are moved.
    fn old(&self, number: usize) -> PathBuf {
        self.folder.path().join(format!("{number}.old"))
    }

    fn path(&self, number: usize) -> PathBuf {
        self.folder.path().join(number.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_move_that_fails_takes_the_others_back() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("a.md"), "old").unwrap();
        let mut staging = Staging::new(dir.path()).unwrap();
        staging.add(["a.md", "new/deep/b.md", "c.md"].map(|name| (dir.path().join(name), "new")).to_vec()).unwrap();
        // After the check of `add`, somebody makes a folder where a file is to be.
        fs::create_dir_all(dir.path().join("c.md/inside")).unwrap();
        let folder = staging.folder.path().to_owned();
        assert!(staging.commit().is_err());
        assert_eq!(fs::read_to_string(dir.path().join("a.md")).unwrap(), "old");
        assert!(!dir.path().join("new").exists() && !folder.exists());
    }

    #[test]
    fn what_was_there_is_replaced() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("a.md"), "old").unwrap();
        let mut staging = Staging::new(dir.path()).unwrap();
        staging.add(vec![(dir.path().join("a.md"), "new")]).unwrap();
        staging.commit().unwrap();
        assert_eq!(fs::read_to_string(dir.path().join("a.md")).unwrap(), "new");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
    }
}

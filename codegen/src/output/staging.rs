//! Files that appear together: first all are written where nobody looks, then each is moved into place.
//!
//! Enter: the folder that the files belong in, and their texts. Leaves: the folder with all of them, or, when one cannot
//! be written, as it was. A run that is killed while it moves leaves each file old or new.

use std::fs;
use std::path::{Path, PathBuf};

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

    /// Writes a text that is to become the file `target`.
    pub(super) fn add(&mut self, target: PathBuf, text: &str) -> Result<(), Error> {
        if target.is_dir() {
            return Err(Error::io("write", &target)(std::io::ErrorKind::IsADirectory.into()));
        }
        let staged = self.path(self.targets.len());
        fs::write(&staged, text).map_err(Error::io("write", &staged))?;
        self.targets.push(target);
        Ok(())
    }

    /// Moves each file into its place.
    pub(super) fn commit(self) -> Result<(), Error> {
        let parents = self.targets.iter().filter_map(|target| target.parent());
        for parent in parents {
            fs::create_dir_all(parent).map_err(Error::io("create", parent))?;
        }
        for (number, target) in self.targets.iter().enumerate() {
            fs::rename(self.path(number), target).map_err(Error::io("write", target))?;
        }
        Ok(())
    }

    fn path(&self, number: usize) -> PathBuf {
        self.folder.path().join(number.to_string())
    }
}

//! What the tests at the root share. The root package needs something to build, so that any cargo command here runs
//! build.rs; this is it.
//!
//! Enters: folders and pages. Leaves: copies, contents, edited cells.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Error};
use std::path::{Path, PathBuf};

/// The folder of the pages, relative to [`root`].
pub const SPEC: &str = "spec";

/// The folder of the generated client, relative to [`root`].
pub const GENERATED: &str = "generated-client/src/generated";

/// A page of moderate size, relative to [`root`].
pub const PAGE: &str = "spec/v3/management/users/get-user-batch.md";

/// The root of the workspace.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every file of a folder by its path relative to it, with its contents.
pub fn tree(dir: &Path) -> io::Result<BTreeMap<PathBuf, Vec<u8>>> {
    let (mut files, mut folders) = (BTreeMap::new(), vec![dir.to_owned()]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(dir).map_err(Error::other)?.to_owned();
                files.insert(name, fs::read(&path)?);
            }
        }
    }
    Ok(files)
}

/// Writes the files of [`tree`] into another folder, in the order given.
pub fn plant<'a>(files: impl IntoIterator<Item = (&'a PathBuf, &'a Vec<u8>)>, to: &Path) -> io::Result<()> {
    files.into_iter().try_for_each(|(name, bytes)| put(&to.join(name), bytes))
}

/// Writes a file and the folders above it.
pub fn put(path: &Path, bytes: impl AsRef<[u8]>) -> io::Result<()> {
    path.parent().map_or(Ok(()), fs::create_dir_all)?;
    fs::write(path, bytes)
}

/// Replaces a cell of a page: the row whose first cell is `name`, and the column counted from 0. Returns the line of the
/// cell and its old text.
pub fn edit_cell(page: &Path, name: &str, column: usize, new: &str) -> io::Result<(usize, String)> {
    let text = fs::read_to_string(page)?;
    let start = format!("| {name} | ");
    let (at, row) = text
        .lines()
        .enumerate()
        .find(|(_, line)| line.starts_with(&start))
        .ok_or_else(|| Error::other(format!("no row `{name}` in {}", page.display())))?;
    let mut cells = row.split(" | ").collect::<Vec<_>>();
    let old = std::mem::replace(&mut cells[column], new).to_owned();
    fs::write(page, text.replacen(row, &cells.join(" | "), 1))?;
    Ok((at + 1, old))
}

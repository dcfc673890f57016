//! Pages of spec/ on the disk: each is either the old one or the new one, at any moment.

use std::fs;
use std::path::Path;

use super::{Error, STAGING_PREFIX};

/// Writes a page by a hidden file beside it and a rename.
pub fn write_page(path: &Path, text: &str) -> Result<(), Error> {
    let write = || {
        let folder = path.parent().unwrap_or(Path::new("."));
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let hidden = folder.join(format!("{STAGING_PREFIX}{name}"));
        fs::create_dir_all(folder)?;
        fs::write(&hidden, text)?;
        fs::rename(&hidden, path)
    };
    write().map_err(Error::io("write", path))
}

/// Deletes a page.
pub fn remove_page(path: &Path) -> Result<(), Error> {
    fs::remove_file(path).map_err(Error::io("delete", path))
}

//! Pages of spec/, and other single documents, on the disk.

use std::fs;
use std::path::Path;

use super::Error;
use super::staging::Staging;

/// Writes pages into a folder, by their paths inside it: all, or none if one of them cannot be written.
pub fn write_pages<'a>(dir: &Path, pages: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<(), Error> {
    let mut pages = pages.into_iter().peekable();
    if pages.peek().is_none() {
        return Ok(());
    }
    let mut staging = Staging::new(dir)?;
    staging.add(pages.map(|(path, text)| (dir.join(path), text)).collect())?;
    staging.commit()
}

/// Writes one document; a reader sees the old one or the new one.
pub fn write_page(path: &Path, text: &str) -> Result<(), Error> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut staging = Staging::new(folder)?;
    staging.add(vec![(path.to_owned(), text)])?;
    staging.commit()
}

/// Deletes a page.
pub fn remove_page(path: &Path) -> Result<(), Error> {
    fs::remove_file(path).map_err(Error::io("delete", path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_page_that_cannot_be_written_keeps_all_as_they_were() {
        let dir = tempfile::tempdir().unwrap();
        write_pages(dir.path(), [("a.md", "old"), ("v3/b.md", "old")]).unwrap();
        fs::create_dir(dir.path().join("c.md")).unwrap();
        let error = write_pages(dir.path(), [("a.md", "new"), ("v3/new/b.md", "new"), ("c.md", "new")]).unwrap_err();
        assert!(error.to_string().contains("c.md"), "{error}");
        assert_eq!(fs::read_to_string(dir.path().join("a.md")).unwrap(), "old");
        let mut names: Vec<_> = fs::read_dir(dir.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        assert_eq!(names, ["a.md", "c.md", "v3"], "something was left behind");
        assert_eq!(fs::read_dir(dir.path().join("v3")).unwrap().count(), 1);
    }

    #[test]
    fn nothing_to_write_makes_no_folder() {
        let dir = tempfile::tempdir().unwrap();
        write_pages(&dir.path().join("spec"), []).unwrap();
        assert!(!dir.path().join("spec").exists());
    }
}

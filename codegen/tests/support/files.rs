//! The files of a spec folder as texts, which tests change and write elsewhere.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The files of a folder by path.
pub(crate) type Files = BTreeMap<String, String>;

/// The files of a folder.
pub(crate) fn read(dir: &Path) -> Files {
    let mut files = Files::new();
    collect(dir, "", &mut files);
    files
}

fn collect(dir: &Path, prefix: &str, files: &mut Files) {
    for entry in fs::read_dir(dir).expect("a folder").map(|e| e.expect("an entry")) {
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            collect(&entry.path(), &format!("{name}/"), files);
        } else {
            files.insert(name, fs::read_to_string(entry.path()).expect("a text"));
        }
    }
}

/// Writes files into a folder.
pub(crate) fn write(files: &Files, to: &Path) {
    for (path, text) in files {
        let path = to.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
        fs::write(path, text).expect("a file");
    }
}

//! The same pages give the same bytes, in whatever order the file system lists them.
#![allow(clippy::unwrap_used)]

use std::path::Path;

use authing_sdk_workspace::{SPEC, plant, root, tree};
use codegen::output::{FileSet, apply};

fn generate(dir: &Path) -> FileSet {
    let outcome = codegen::generate(dir);
    assert!(!outcome.diagnostics.has_errors());
    outcome.files
}

#[test]
fn the_order_of_files_on_the_disk_is_of_no_effect() {
    let pages = tree(&root().join(SPEC)).unwrap();
    let copies = [(); 2].map(|()| tempfile::tempdir().unwrap());
    let [forward, backward] = copies.each_ref().map(tempfile::TempDir::path);
    plant(&pages, forward).unwrap();
    plant(pages.iter().rev(), backward).unwrap();

    let sets = [forward, backward].map(generate);
    assert_eq!(sets[0], sets[1]);

    let written = [forward, backward].map(|dir| dir.join("generated"));
    for (dir, set) in written.iter().zip(&sets) {
        apply(dir, set).unwrap();
    }
    let bytes = written.map(|dir| tree(&dir).unwrap());
    assert_eq!(bytes[0].len(), sets[0].len());
    assert_eq!(bytes[0], bytes[1]);
}

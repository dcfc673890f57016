//! The same pages give the same bytes, wherever they are and in whatever order the file system lists them.
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
fn place_and_order_of_the_pages_are_of_no_effect() {
    let pages = tree(&root().join(SPEC)).unwrap();
    let copies = [(); 2].map(|()| tempfile::tempdir().unwrap());
    let [forward, backward] = copies.each_ref().map(tempfile::TempDir::path);
    plant(&pages, forward).unwrap();
    plant(pages.iter().rev(), backward).unwrap();

    let sets = [forward, backward].map(generate);
    assert_eq!(sets[0].len(), sets[1].len());
    for ((path, text), other) in sets[0].iter().zip(sets[1].iter()) {
        assert_eq!((path, text), other);
    }

    let written = [forward, backward].map(|dir| dir.join("generated"));
    for (dir, set) in written.iter().zip(&sets) {
        apply(dir, set).unwrap();
    }
    let [first, second] = written.map(|dir| tree(&dir).unwrap());
    assert_eq!(first.len(), sets[0].len());
    assert!(first == second);
}

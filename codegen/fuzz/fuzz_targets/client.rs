//! Any text as a page, up to the generated files: errors and no file, or files that parse and hold nothing but data.
#![no_main]

use codegen_fuzz::{Folder, GROUPS, assert_only_data};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let mut folder = Folder::default().page("get-user", text).groups(GROUPS);
    if let Some(files) = folder.render() {
        assert!(!files.is_empty(), "neither errors nor files");
        files.iter().for_each(|(path, text)| assert_only_data(path, text));
    }
    folder.report();
});

//! Any text as a page, up to the API: it ends, without a panic, in a report of bounded length.
#![no_main]

use codegen_fuzz::{Folder, GROUPS};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let mut folder = Folder::default().page("get-user", text).groups(GROUPS);
    folder.read();
    folder.report();
});

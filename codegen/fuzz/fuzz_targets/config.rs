//! Any text as one of the three configuration files beside two real pages. The first character says which file it is:
//! `g` for groups.toml, `c` for corrections.toml, any other for codegen.toml.
#![no_main]

use codegen_fuzz::{Folder, GROUPS, assert_only_data};
use libfuzzer_sys::fuzz_target;

const GET: &str = include_str!("../../../spec/v3/management/users/get-user.md");
const LIST: &str = include_str!("../../../spec/v3/management/users/list-users-legacy.md");

fuzz_target!(|text: &str| {
    let mut characters = text.chars();
    let folder = Folder::default().page("get-user", GET).page("list-users-legacy", LIST);
    let mut folder = match (characters.next(), characters.as_str()) {
        (Some('g'), groups) => folder.groups(groups),
        (Some('c'), corrections) => folder.groups(GROUPS).corrections(corrections),
        (_, settings) => folder.groups(GROUPS).settings(settings),
    };
    if let Some(files) = folder.render() {
        files.iter().for_each(|(path, text)| assert_only_data(path, text));
    }
    folder.report();
});

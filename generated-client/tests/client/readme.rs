//! What the README shows of features that are off by default, which no test of documentation compiles.

mod blocking;
mod without_a_network;

use authing_client::{ManagementClient, MockTransport};

#[test]
fn the_readme_shows_what_is_compiled_here() {
    let readme = include_str!("../../README.md");
    for file in [include_str!("readme/blocking.rs"), include_str!("readme/without_a_network.rs")] {
        let (_, shown) = file.split_once("\n\n").unwrap();
        assert!(readme.contains(&format!("```rust,ignore\n{shown}```\n")), "not in README.md:\n{shown}");
    }
}

#[test]
fn blocking_calls_give_a_name() {
    let client = ManagementClient::builder().access_key("AK", "SK").transport(MockTransport::documented());
    assert!(blocking::name_of(&client.build().unwrap(), "u1").unwrap().is_some());
}

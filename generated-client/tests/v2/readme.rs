//! What the README shows of v2, which is off by default, so that no test of documentation compiles it.

mod users;

use crate::service::Service;

#[test]
fn the_readme_shows_what_is_compiled_here() {
    let readme = include_str!("../../README.md");
    let (_, shown) = include_str!("readme/users.rs").split_once("\n\n").unwrap();
    assert!(readme.contains(&format!("```rust,ignore\n{shown}```\n")), "not in README.md:\n{shown}");
}

#[tokio::test]
async fn it_works() {
    assert!(users::client().is_ok());
    let service = Service::start().await;
    let client = service.client();
    for _ in 0..2 {
        assert_eq!(users::rename(&client).await.unwrap(), "user-1");
    }
    assert_eq!(service.store().users[0].nickname.as_deref(), Some("Bobby"));
    assert_eq!(service.store().passwords["user-1"], "a password");
}

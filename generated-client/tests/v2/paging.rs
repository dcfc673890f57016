//! Lists of v2 come whole, as streams and as iterators.

use crate::service::Service;
use authing_client::v2::users::models::CreateUserInput;

async fn with_users(count: usize) -> Service {
    let service = Service::start().await;
    let users = service.client().users();
    for number in 1..=count {
        users.create(CreateUserInput::new().username(format!("user {number}"))).await.unwrap();
    }
    service
}

#[tokio::test]
async fn every_list_comes_whole_and_in_order() {
    let service = with_users(23).await;
    let users = service.client().users();
    let expected: Vec<_> = (1..=23).map(|number| format!("user-{number}")).collect();
    let ids =
        |all: Vec<authing_client::v2::users::models::User>| all.into_iter().map(|user| user.id).collect::<Vec<_>>();
    assert_eq!(ids(users.list().limit(5).items().all().await.unwrap()), expected);
    assert_eq!(ids(users.list().items().prefetch(2).all().await.unwrap()), expected);
    assert_eq!(ids(users.search("user").limit(4).items().all().await.unwrap()), expected);
    let pages = users.search("user 1").limit(4).pages().all().await.unwrap();
    assert_eq!(pages.iter().map(|page| page.list.len()).collect::<Vec<_>>(), [4, 4, 3]);
    assert!(users.search("nobody").items().next().await.is_none());
    users.delete_many(expected.iter().take(12)).await.unwrap();
    assert_eq!(ids(users.list_archived_users().limit(5).items().all().await.unwrap()), expected[..12]);
    let asked = service.store().log.iter().filter(|operation| *operation == "archivedUsers").count();
    assert_eq!(asked, 3);
}

#[cfg(feature = "blocking")]
#[test]
fn lists_are_iterators_for_threads() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let service = runtime.block_on(with_users(7));
    let users = service.client().users();
    let names = authing_client::blocking::iter(users.list().limit(3).items());
    let names: Vec<_> = names.map(|user| user.unwrap().username.unwrap()).collect();
    assert_eq!(names, ["user 1", "user 2", "user 3", "user 4", "user 5", "user 6", "user 7"]);
    let pages = authing_client::blocking::iter(users.search("user").limit(3).pages());
    assert_eq!(pages.map(|page| page.unwrap().list.len()).collect::<Vec<_>>(), [3, 3, 1]);
}

//! The whole life of a user by the operations of the documentation, against a service that refuses what it does not know.

use crate::service::Service;
use authing_client::v2::users::models::{CreateUserInput, UpdateUserInput, UserStatus};
use serde_json::json;

#[tokio::test]
async fn a_user_is_made_changed_found_and_deleted() {
    let service = Service::start().await;
    let users = service.client().users();
    let bob = CreateUserInput::new().username("bob").email("bob@example.com").nickname("Bobby").logins_count(3);
    let data = json!({"age": 7, "likes": ["tea"], "member": true, "note": "a \"quoted\" text"});
    let made = users.create(bob).custom_data(data.as_object().cloned().unwrap()).await.unwrap();
    assert_eq!((made.id.as_str(), made.user_pool_id.as_str()), ("user-1", "pool-1"));
    assert_eq!((made.username.as_deref(), made.logins_count), (Some("bob"), Some(3)));
    assert_eq!(made.status, Some(UserStatus::Activated));

    let changes = UpdateUserInput::new().nickname("Robert").city("Kunming");
    let changed = users.update(&made.id, changes).await.unwrap();
    assert_eq!((changed.nickname.as_deref(), changed.city.as_deref()), (Some("Robert"), Some("Kunming")));
    assert_eq!(changed.username.as_deref(), Some("bob"), "what is not set stays");

    let detail = users.detail(&made.id).await.unwrap();
    assert_eq!((detail.nickname.as_deref(), detail.custom_data.len()), (Some("Robert"), 0));
    let found = users.find().email("bob@example.com").await.unwrap().unwrap();
    assert_eq!((found.id, found.custom_data.len()), (made.id.clone(), 0));
    let found = users.find().username("bob").with_custom_data(true).await.unwrap().unwrap();
    assert_eq!(json!(found.custom_data_map()), data);
    assert_eq!(users.find().phone("18800000000").await.unwrap(), None);

    assert_eq!(users.refresh_token(&made.id).await.unwrap().token.as_deref(), Some("user-token-of-user-1"));
    assert_eq!(users.delete(&made.id).await.unwrap().code, Some(200));
    assert_eq!(users.find().email("bob@example.com").await.unwrap(), None);
    let archived = users.list_archived_users().await.unwrap();
    assert_eq!((archived.total_count, archived.list[0].id.as_str()), (1, "user-1"));
    let error = users.detail(&made.id).await.unwrap_err();
    assert!(error.is_not_found() && error.operation() == Some("detail"), "{error}");
    assert!(users.delete(&made.id).await.unwrap_err().is_not_found());
}

#[tokio::test]
async fn many_users_are_listed_searched_and_deleted() {
    let service = Service::start().await;
    let users = service.client().users();
    for name in ["ann", "bob", "cid", "dan"] {
        let user = CreateUserInput::new().username(name).email(format!("{name}@example.com"));
        users.create(user.external_id(format!("ext-{name}"))).await.unwrap();
    }
    let names = |list: &[authing_client::v2::users::models::User]| {
        list.iter().map(|user| user.username.clone().unwrap()).collect::<Vec<_>>()
    };
    let page = users.list().page(2).limit(3).await.unwrap();
    assert_eq!((page.total_count, names(&page.list)), (4, vec!["dan".to_owned()]));
    assert_eq!(names(&users.batch(["user-2", "user-9", "user-4"]).await.unwrap()), ["bob", "dan"]);
    assert_eq!(names(&users.batch_get(["cid", "x"]).query_field("username").await.unwrap()), ["cid"]);
    assert!(users.batch(Vec::<String>::new()).await.unwrap().is_empty());

    users.add_group("writers", "user-1").await.unwrap();
    let found = users.search("an").await.unwrap();
    assert_eq!((found.total_count, names(&found.list)), (2, vec!["ann".to_owned(), "dan".to_owned()]));
    let nobody = users.search("a \"quoted\\ text").await.unwrap();
    assert_eq!(nobody.total_count, 0);

    assert_eq!(users.delete_many(["user-1", "user-3"]).await.unwrap().code, Some(200));
    assert_eq!(names(&users.list().await.unwrap().list), ["bob", "dan"]);
    let error = users.delete_many(["user-2", "user-3"]).await.unwrap_err();
    assert!(error.is_not_found(), "{error}");
    assert_eq!(users.list().await.unwrap().total_count, 2, "nobody was deleted");
}

#[tokio::test]
async fn a_user_joins_and_leaves_groups_and_roles() {
    let service = Service::start().await;
    let users = service.client().users();
    let id = users.create(CreateUserInput::new().username("bob")).await.unwrap().id;

    users.add_group("developers", &id).await.unwrap();
    assert!(users.add_group("writers", &id).await.unwrap().message.is_some());
    let groups = users.list_groups(&id).await.unwrap();
    assert_eq!(
        (groups.total_count, groups.list[0].code.as_str(), groups.list[1].name.as_str()),
        (2, "developers", "writers")
    );
    users.remove_group("developers", &id).await.unwrap();
    assert_eq!(users.list_groups(&id).await.unwrap().list[0].code, "writers");
    assert_eq!(users.add_group("nobody", &id).await.unwrap_err().message(), "no such group");

    users.add_roles(["admin", "reader"], &id).await.unwrap();
    users.add_roles(["seller"], &id).namespace("shop").await.unwrap();
    let roles = users.list_roles(&id).await.unwrap();
    let codes: Vec<_> =
        roles.list.iter().map(|role| (role.namespace.as_deref().unwrap(), role.code.as_str())).collect();
    assert_eq!(codes, [("default", "admin"), ("default", "reader"), ("shop", "seller")]);
    let parent = roles.list[1].parent.as_ref().map(|parent| parent.code.as_str());
    assert_eq!((roles.total_count, parent), (3, Some("admin")));
    users.remove_roles(["admin"], &id).namespace("default").await.unwrap();
    let left = users.list_roles(&id).namespace("default").await.unwrap();
    assert_eq!((left.total_count, left.list[0].code.as_str()), (1, "reader"));
    assert!(users.add_roles(["seller"], &id).await.unwrap_err().is_not_found(), "it is in another namespace");

    let nobody = users.list_roles("user-9").await.unwrap();
    assert_eq!((nobody.total_count, nobody.list.len()), (0, 0), "there is nobody, so there are no roles");
    assert!(users.add_roles(["admin"], "user-9").await.unwrap_err().is_not_found());
}

/// The same operations without async code.
#[cfg(feature = "blocking")]
#[test]
fn threads_may_wait_for_every_operation() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let service = runtime.block_on(Service::start());
    let users = service.client().users();
    let bob = CreateUserInput::new().username("bob").password("p4ssword");
    let id = users.create(bob).send_blocking().unwrap().id;
    users.update(&id, UpdateUserInput::new().nickname("Robert").password("n3w")).send_blocking().unwrap();
    assert_eq!(users.detail(&id).send_blocking().unwrap().nickname.as_deref(), Some("Robert"));
    assert!(users.find().username("bob").send_blocking().unwrap().is_some());
    assert_eq!(users.batch([&id]).send_blocking().unwrap().len(), 1);
    assert_eq!(users.list().send_blocking().unwrap().total_count, 1);
    assert_eq!(users.search("bob").send_blocking().unwrap().total_count, 1);
    assert!(users.refresh_token(&id).send_blocking().unwrap().token.is_some());
    users.add_group("writers", &id).send_blocking().unwrap();
    assert_eq!(users.list_groups(&id).send_blocking().unwrap().total_count, 1);
    users.remove_group("writers", &id).send_blocking().unwrap();
    users.add_roles(["admin"], &id).send_blocking().unwrap();
    assert_eq!(users.list_roles(&id).send_blocking().unwrap().total_count, 1);
    users.remove_roles(["admin"], &id).send_blocking().unwrap();
    users.delete(&id).send_blocking().unwrap();
    let last = users.create(CreateUserInput::new().username("cid")).send_blocking().unwrap().id;
    users.delete_many([last]).send_blocking().unwrap();
    assert!(users.delete(&id).send_blocking().unwrap_err().is_not_found());
    assert_eq!(service.store().passwords[&id], "n3w");
}

//! Documented limits are held before anything is sent, unless they are turned off.

use crate::fake::Fake;
use crate::replies::data;
use authing_client::authentication::models::SignInByPasswordPayloadDto;
use authing_client::management::models::{
    CreateResourceBatchItemDto, ListUsersOptionsDto, PaginationDto, ResourceAction,
};
use authing_client::{Error, ManagementClient};

fn ids(count: usize) -> Vec<String> {
    (0..count).map(|n| n.to_string()).collect()
}

#[track_caller]
fn is_refused(outcome: Result<impl Sized, Error>, message: &str) {
    let error = outcome.err().unwrap();
    assert!(error.is_invalid_input(), "{error}");
    assert_eq!((error.to_string().as_str(), error.attempts()), (message, 0));
}

#[tokio::test(start_paused = true)]
async fn the_error_names_the_field_the_limit_and_the_page() {
    let (client, log) = Fake::client(|_| Ok(data("{}")));
    is_refused(
        client.get_user_batch(ids(51)).await,
        "get-user-batch: the call cannot be sent: `userIds` has 51 items; at most 50 are allowed \
         (spec/v3/management/users/get-user-batch.md)",
    );
    is_refused(
        client.list_groups().page(0).await,
        "list-groups: the call cannot be sent: `page` is 0; at least 1 is needed (spec/v3/management/groups/list-groups.md)",
    );
    let options = ListUsersOptionsDto::new().pagination(PaginationDto::new().limit(51));
    is_refused(
        client.list_users().options(options).items().all().await,
        "list-users: the call cannot be sent: `options.pagination.limit` is 51; at most 50 are allowed \
         (spec/v3/management/users/list-users.md)",
    );
    assert!(log.lock().unwrap().is_empty());
}

#[tokio::test(start_paused = true)]
async fn limits_inside_of_items_are_held() {
    let (client, _) = Fake::client_by_token(|_| Ok(data("{}")));
    let item =
        |count| CreateResourceBatchItemDto::new("code", "API").actions(vec![ResourceAction::new("read", "r"); count]);
    assert!(client.create_resources_batch([item(100), item(1)]).await.is_ok());
    is_refused(
        client.create_resources_batch([item(1), item(101)]).await,
        "create-resources-batch: the call cannot be sent: `list[].actions` has 101 items; at most 100 are allowed \
         (spec/v3/management/resources/create-resources-batch.md)",
    );
}

#[tokio::test(start_paused = true)]
async fn what_the_limits_allow_is_sent() {
    let (client, log) = Fake::client_by_token(|_| Ok(data("[]")));
    client.get_user_batch(ids(50)).await.unwrap();
    assert_eq!(log.lock().unwrap().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn they_can_be_turned_off_for_a_call_and_for_a_client() {
    let (client, log) = Fake::client_by_token(|_| Ok(data("[]")));
    client.get_user_batch(ids(51)).check_limits(false).await.unwrap();
    assert_eq!(log.lock().unwrap().len(), 1);
    let (fake, log) = Fake::new(|_| Ok(data("[]")));
    let client = ManagementClient::builder().access_token("t").check_limits(false).transport(fake).build().unwrap();
    client.get_user_batch(ids(51)).await.unwrap();
    assert!(client.get_user_batch(ids(51)).check_limits(true).await.unwrap_err().is_invalid_input());
    assert_eq!(log.lock().unwrap().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn what_another_argument_requires_has_to_be_set() {
    let (app, log) = Fake::app(|_| Ok(data("{}")));
    is_refused(
        app.signin("PASSWORD").await,
        "signin: the call cannot be sent: `passwordPayload` is not set; it is required if `connection` is `PASSWORD` \
         (spec/v3/authentication/login/signin.md)",
    );
    assert!(log.lock().unwrap().is_empty());
    app.signin("PASSWORD").password_payload(SignInByPasswordPayloadDto::new("secret")).await.unwrap();
    app.signin("NEW").await.unwrap();
    assert_eq!(log.lock().unwrap().len(), 2);
}

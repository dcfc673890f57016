//! The stand-in for the service that users test with: what it answers, what it keeps, what it refuses.

use authing_client::authentication::operations::{GetProfile, Signin};
use authing_client::management::models::UserDto;
use authing_client::management::operations::{
    AddGroupMembers, CreateUser, DeleteUsersBatch, GetUser, GetUserBatch, ListUsers,
};
use authing_client::{
    AccessKeyScheme, AuthenticationClient, Error, ManagementClient, Method, MockStub, MockTransport, RawRequest,
};
use http::Response;
use serde_json::json;
use std::time::Duration;

fn client(service: &MockTransport) -> ManagementClient {
    ManagementClient::builder().access_key("AK", "SK").transport(service.clone()).build().unwrap()
}

fn user(id: &str) -> UserDto {
    let mut user = UserDto::default();
    user.user_id = id.into();
    user.name = Some("Bob".to_owned());
    user
}

#[tokio::test]
async fn documented_replies_come_without_a_word() {
    let service = MockTransport::documented();
    let management = client(&service);
    assert_eq!(management.get_user("u").await.unwrap().user_id, "6229ffaxxxxxxxxcade3e3d9");
    assert!(!management.list_users().await.unwrap().list.is_empty());
    let app = AuthenticationClient::builder("app", "secret", "https://example.authing.cn/prefix");
    let app = app.user_token("t").transport(service.clone()).build().unwrap();
    assert!(app.get_profile().await.unwrap().user_id.len() > 3);
    assert!(service.unexpected_calls().is_empty());
    let calls: Vec<String> = service.calls().iter().map(ToString::to_string).collect();
    assert_eq!(
        calls,
        [
            "get-user (GET /api/v3/get-user)",
            "list-users (POST /api/v3/list-users)",
            "get-profile (GET /prefix/api/v3/get-profile)",
        ]
    );
    assert_eq!((service.calls_of::<GetProfile>().len(), service.calls_of::<Signin>().len()), (1, 0));
}

#[tokio::test]
async fn an_operation_that_is_expected_answers_as_documented_unless_told_otherwise() {
    let service = MockTransport::new();
    service.on::<CreateUser>();
    service.on::<GetUser>().returns(user("u1")).json(json!({"statusCode": 200, "data": {"userId": 2}})).example();
    service.on::<GetUserBatch>().returns(vec![user("a"), user("b")]);
    let client = client(&service);
    assert_eq!(client.create_user().name("Bob").await.unwrap().user_id, "6229ffaxxxxxxxxcade3e3d9");
    for expected in ["u1", "2", "6229ffaxxxxxxxxcade3e3d9", "6229ffaxxxxxxxxcade3e3d9"] {
        assert_eq!(client.get_user("u").await.unwrap().user_id, expected);
    }
    assert_eq!(client.get_user_batch(["a", "b"]).await.unwrap(), [user("a"), user("b")]);
}

type Expect = fn(MockStub<AddGroupMembers>) -> MockStub<AddGroupMembers>;
type Holds = fn(&Error) -> bool;

#[tokio::test(start_paused = true)]
async fn failures_are_those_of_a_service() {
    let service = MockTransport::new();
    let builder = ManagementClient::builder().access_key("AK", "SK").max_response_size(1 << 16);
    let client = builder.transport(service.clone()).build().unwrap();
    let failures: [(Expect, Holds); 8] = [
        (|stub| stub.refused(409, "it exists"), Error::is_conflict),
        (|stub| stub.status(503), |error| error.is_retryable() && error.is_refused()),
        (|stub| stub.status(7), |error| error.to_string().contains("no status")),
        (|stub| stub.no_connection(), Error::is_connect),
        (|stub| stub.timeout(), Error::is_timeout),
        (|stub| stub.connection_lost(), Error::is_retryable),
        (|stub| stub.response(Response::new("<html>")), Error::is_decode),
        (|stub| stub.response(Response::new(vec![b' '; 1 << 17])), Error::is_too_large),
    ];
    for (number, (expect, holds)) in failures.into_iter().enumerate() {
        // The last expectation counts.
        expect(service.on());
        let error = client.add_group_members("g", ["u"]).await.unwrap_err();
        assert!(holds(&error), "{number}: {error}");
    }
    assert_eq!(service.calls().len(), failures.len());
    // Reads are repeated as ever.
    service.on::<GetUser>().status(502).no_connection().example();
    assert_eq!(client.get_user("u").send_with_meta().await.unwrap().attempts(), 3);
}

#[tokio::test]
async fn conditions_tell_calls_apart() {
    let service = MockTransport::new();
    service.on::<GetUser>().refused(404, "no such user");
    service.on::<GetUser>().when(|call| call.query("userId") == Some("小明&b")).returns(user("1"));
    service.on::<ListUsers>().when(|call| call.json()["keywords"] == "b").example();
    let client = client(&service);
    assert!(client.get_user("u").await.unwrap_err().is_not_found());
    assert!(client.get_user("小明&b").await.is_ok());
    assert!(client.list_users().keywords("b").await.is_ok());
    assert!(client.list_users().keywords("c").await.is_err());
    assert_eq!(service.unexpected_calls().len(), 1);
}

#[tokio::test]
async fn the_log_tells_what_was_sent() {
    let service = MockTransport::documented();
    let client = client(&service);
    client.delete_users_batch(["a", "b"]).header("x-trace", "1").await.unwrap();
    client.get_user_batch(["a", "b"]).with_identities(true).await.unwrap();
    let [delete, get] = service.calls().try_into().unwrap();
    assert_eq!(
        (delete.operation(), delete.method(), delete.path()),
        (Some("delete-users-batch"), &http::Method::POST, "/api/v3/delete-users-batch")
    );
    assert_eq!(delete.json()["userIds"], json!(["a", "b"]));
    assert_eq!(
        (delete.body(), &delete.headers()["x-trace"]),
        (&br#"{"userIds":["a","b"]}"#[..], &"1".parse().unwrap())
    );
    assert_eq!(service.calls_of::<DeleteUsersBatch>().len(), 1);
    let pairs: Vec<_> = get.query_pairs().collect();
    assert_eq!(pairs, [("userIds", "a"), ("userIds", "b"), ("withIdentities", "true")]);
    assert!(get.json().is_null() && get.body().is_empty());
    assert!(!format!("{service:?} {delete:?}").contains("mock-token"));
}

#[tokio::test]
async fn a_call_that_is_not_expected_fails_at_once_and_says_how_to_expect_it() {
    let service = MockTransport::new();
    let client = client(&service);
    let error = client.get_user("u").await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "get-user: the service answered 501: unexpected call of get-user (GET /api/v3/get-user): expect it by `on` or \
         `on_route`; `documented` expects every operation, but no other request (HTTP 501)"
    );
    assert_eq!((error.attempts(), service.unexpected_calls().len()), (1, 1));
}

#[tokio::test]
async fn routes_without_an_operation_can_be_expected() {
    let service = MockTransport::documented();
    service.on_route(Method::Get, "/api/v3/things/{id}").json(json!({"statusCode": 200, "data": {"name": "n"}}));
    service.on_route(Method::Post, "/api/v3/get-management-token").refused(400, "wrong key");
    let by_signature = ManagementClient::builder().access_key("AK", "SK").access_key_scheme(AccessKeyScheme::Signature);
    let by_signature = by_signature.transport(service.clone()).build().unwrap();
    let things = |id| RawRequest::new(Method::Get, "/api/v3/things/{id}").path("id", id);
    assert_eq!(by_signature.call(things("a/b")).await.unwrap()["data"]["name"], "n");
    assert!(by_signature.call(RawRequest::new(Method::Get, "/api/v3/others")).await.unwrap_err().is_refused());
    assert!(client(&service).get_user("u").await.unwrap_err().is_auth());
}

#[tokio::test(start_paused = true)]
async fn time_may_be_paused() {
    let service = MockTransport::new();
    service.on::<GetUser>().no_connection();
    let start = tokio::time::Instant::now();
    let error = client(&service).get_user("u").deadline(Duration::from_secs(60)).await.unwrap_err();
    assert!(error.is_connect() && error.attempts() == 3 && start.elapsed() < Duration::from_secs(1));
}

#[cfg(feature = "blocking")]
#[test]
fn blocking_calls_need_no_network_either() {
    let service = MockTransport::documented();
    service.on::<GetUser>().refused(404, "no such user");
    let client = client(&service);
    assert!(client.get_user("u").send_blocking().unwrap_err().is_not_found());
    let reply = client.create_user().send_with_meta_blocking().unwrap();
    assert_eq!((reply.attempts(), service.calls().len()), (1, 2));
}

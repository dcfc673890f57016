//! `MockTransport` tells the operations of v2 apart, which share a path, and puts their outputs where they belong.

use authing_client::v2::ManagementClient;
use authing_client::v2::users::models::{CreateUserInput, PaginatedRoles, User};
use authing_client::v2::users::operations::{Create, Detail, Find, List, ListRoles};
use authing_client::{Method, MockTransport, RawRequest};
use serde_json::json;

fn client(service: &MockTransport) -> ManagementClient {
    let builder = ManagementClient::builder().user_pool_id("pool").secret("s3cret");
    builder.transport(service.clone()).build().unwrap()
}

fn user(id: &str) -> User {
    let mut user = User::default();
    id.clone_into(&mut user.id);
    user
}

#[tokio::test]
async fn operations_of_one_path_are_told_apart() {
    let service = MockTransport::new();
    let users = client(&service).users();
    service.on::<Create>().returns(user("1"));
    service.on::<Find>().when(|call| call.variable("username") == "bob").returns(Some(user("2")));
    service.on::<Find>().when(|call| call.variable("username") == "cid").returns(None);
    service.on::<Detail>().returns(user("3"));
    let mut roles = PaginatedRoles::default();
    roles.total_count = 7;
    service.on::<ListRoles>().returns(roles).refused(2004, "gone").timeout();

    assert_eq!(users.create(CreateUserInput::new().username("ann")).await.unwrap().id, "1");
    assert_eq!(users.find().username("bob").await.unwrap().unwrap().id, "2");
    assert_eq!(users.find().username("cid").await.unwrap(), None);
    assert_eq!(users.detail("3").await.unwrap().id, "3");
    assert_eq!(users.list_roles("1").await.unwrap().total_count, 7);
    let error = users.list_roles("1").await.unwrap_err();
    assert!(error.is_not_found() && error.message() == "gone", "{error}");

    let calls: Vec<_> = service.calls().iter().map(|call| call.operation().unwrap()).collect();
    assert_eq!(calls, ["create", "find", "find", "detail", "list-roles", "list-roles"]);
    assert_eq!(service.calls_of::<Find>().len(), 2);
    assert_eq!(service.calls_of::<Create>()[0].variable("userInfo"), &json!({"username": "ann"}));
    assert!(service.calls_of::<List>().is_empty() && service.unexpected_calls().is_empty());
}

#[tokio::test]
async fn calls_are_answered_as_the_documentation_shows() {
    let service = MockTransport::documented();
    let users = client(&service).users();
    let made = users.create(CreateUserInput::new().username("ann")).await.unwrap();
    assert!(!made.id.is_empty());
    assert!(!users.list_groups("1").await.unwrap().list.is_empty());
    assert!(users.find().username("ann").await.unwrap().is_some());
    assert!(service.unexpected_calls().is_empty());
}

#[tokio::test]
async fn what_is_not_expected_is_told_by_its_name() {
    let service = MockTransport::new();
    let users = client(&service).users();
    service.on::<Find>();
    let error = users.list().await.unwrap_err();
    assert_eq!(error.status_code(), Some(501));
    assert!(error.message().contains("list (POST /graphql/v2)"), "{error}");
    assert_eq!(service.unexpected_calls().len(), 1);
}

#[tokio::test]
async fn documents_without_a_method_go_by_their_route() {
    let service = MockTransport::new();
    service.on_route(Method::Post, "/graphql/v2").json(json!({"data": {"udv": []}}));
    service.on_route(Method::Get, "/api/v2/{things}").json(json!({"code": 404, "message": "none"}));
    let client = client(&service);
    let request = RawRequest::new(Method::Post, "/graphql/v2").field("query", "query udv { udv }");
    assert_eq!(client.call(request).await.unwrap()["data"]["udv"], json!([]));
    assert!(client.call(RawRequest::new(Method::Get, "/api/v2/things")).await.unwrap_err().is_not_found());
}

//! What goes wrong in v2 is the same error as in v3: refusals in every form, partial data, repetitions, deadlines.

use crate::service::{POOL, Service};
use authing_client::v2::ManagementClient;
use authing_client::v2::users::models::CreateUserInput;
use authing_client::{ApiCode, Limits, RetryPolicy, Transport, TransportError, TransportFuture};
use bytes::Bytes;
use http::{Request, Response};
use serde_json::json;
use std::sync::{Arc, Mutex};
use std::time::Duration;

#[tokio::test]
async fn what_the_schema_does_not_know_is_refused() {
    let service = Service::start().await;
    let users = service.client().users();
    for wrong in [json!({"planet": "Mars"}), json!({"nickname": 7}), json!(null)] {
        let error = users.create(CreateUserInput::new()).extra_body("userInfo", &wrong).await.unwrap_err();
        assert!(error.is_refused() && !error.message().is_empty() && error.body().is_none(), "{wrong}: {error}");
        assert_eq!((error.operation(), error.attempts()), (Some("create"), 1));
    }
    // There may be a password in what has not even the form.
    let error = users.create(CreateUserInput::new()).extra_body("userInfo", "s3cret").await.unwrap_err();
    assert!(error.is_invalid_input() && error.attempts() == 0 && !error.to_string().contains("s3cret"), "{error}");
    assert_eq!(service.store().made, 0);
    users.create(CreateUserInput::new()).await.unwrap();
    let error = users.batch_get(["1"]).query_field("planet").await.unwrap_err();
    assert_eq!((error.status_code(), error.message()), (Some(400), "no such kind of id"));
}

#[tokio::test]
async fn a_code_of_the_service_and_its_words_arrive() {
    let service = Service::start().await;
    let users = service.client().users();
    let bob = || CreateUserInput::new().username("bob");
    users.create(bob()).await.unwrap();
    let error = users.create(bob()).await.unwrap_err();
    assert_eq!((error.status_code(), error.message()), (Some(2026), "the user exists"));
    assert_eq!(error.http_status().map(|status| status.as_u16()), Some(200));
    assert_eq!(error.route().as_deref(), Some("POST /graphql/v2"));
    assert_eq!(error.to_string(), "create: the service answered 2026: the user exists (apiCode 2026, HTTP 200)");
    let error = users.detail("user-9").await.unwrap_err();
    assert_eq!((error.api_code(), error.is_not_found()), (Some(ApiCode::UserNotFound), true));
    assert_eq!(error.route().as_deref(), Some("GET /api/v2/users/{userId}"));
}

/// A service that says what it is told, in order; the last answer repeats.
#[derive(Clone)]
struct Says {
    answers: Arc<Mutex<Vec<Said>>>,
    seen: Arc<Mutex<Vec<Request<Bytes>>>>,
}

/// A reply as JSON, or why there is none.
type Said = Result<&'static str, fn() -> TransportError>;

impl Transport for Says {
    fn send(&self, request: Request<Bytes>, _: Limits) -> TransportFuture<'_> {
        self.seen.lock().unwrap().push(request);
        let mut answers = self.answers.lock().unwrap();
        let answer = if answers.len() > 1 { answers.remove(0) } else { answers[0] };
        Box::pin(async move {
            answer.map(|json| Response::new(Bytes::from_static(json.as_bytes()))).map_err(|error| error())
        })
    }
}

impl Says {
    fn new(answers: &[Said]) -> (ManagementClient, Self) {
        let says = Self { answers: Arc::new(Mutex::new(answers.to_vec())), seen: Arc::default() };
        let builder = ManagementClient::builder().user_pool_id(POOL).access_token("t").transport(says.clone());
        (builder.app_id("app-1").tenant("tenant-1").lang("en-US").build().unwrap(), says)
    }

    fn seen(&self) -> Vec<Request<Bytes>> {
        self.seen.lock().unwrap().clone()
    }
}

const DOWN: &str = r#"{"errors":[{"message":{"code":503,"message":"down"}}],"data":null}"#;
const LIST: &str = r#"{"data":{"users":{"totalCount":0,"list":[]}}}"#;

#[tokio::test]
async fn data_beside_errors_are_an_error() {
    let partial =
        r#"{"data":{"users":{"totalCount":1,"list":[null]}},"errors":[{"message":"no e-mail","path":["users"]}]}"#;
    let (client, says) = Says::new(&[Ok(partial)]);
    let error = client.users().list().await.unwrap_err();
    assert!(error.is_refused() && error.message() == "no e-mail", "{error}");
    assert_eq!(says.seen().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn reads_are_repeated_and_writes_are_not() {
    let (client, says) = Says::new(&[Ok(DOWN), Err(|| TransportError::connect("down")), Ok(LIST)]);
    let reply = client.users().list().send_with_meta().await.unwrap();
    assert_eq!((reply.attempts(), says.seen().len()), (3, 3));
    let (client, says) = Says::new(&[Ok(DOWN)]);
    let error = client.users().delete("user-1").await.unwrap_err();
    assert!(error.is_retryable() && error.attempts() == 1 && says.seen().len() == 1, "{error}");
    let always = RetryPolicy::default().always("delete");
    assert_eq!(client.users().delete("user-1").retry(always).await.unwrap_err().attempts(), 3);
}

#[tokio::test(start_paused = true)]
async fn a_deadline_ends_the_call() {
    let (client, _) = Says::new(&[Ok(DOWN)]);
    let policy = RetryPolicy::default().max_attempts(1000).initial_backoff(Duration::from_secs(1));
    let error = client.users().list().retry(policy).deadline(Duration::from_secs(5)).await.unwrap_err();
    assert!(error.is_retryable() && error.attempts() < 100, "{error}");
}

#[tokio::test]
async fn a_request_says_who_asks() {
    let (client, says) = Says::new(&[Ok(LIST)]);
    client.users().list().limit(5).header("x-trace", "1").await.unwrap();
    let request = &says.seen()[0];
    let text = |name: &str| request.headers().get(name).map(|value| value.to_str().unwrap());
    for (name, value) in [
        ("authorization", "Bearer t"),
        ("content-type", "application/json"),
        ("x-authing-userpool-id", POOL),
        ("x-authing-request-from", "sdk"),
        ("x-authing-app-id", "app-1"),
        ("x-authing-app-tenant-id", "tenant-1"),
        ("x-authing-lang", "en-US"),
        ("x-trace", "1"),
    ] {
        assert_eq!(text(name), Some(value), "{name}");
    }
    assert_eq!(
        (request.method().as_str(), request.uri().to_string().as_str()),
        ("POST", "https://core.authing.cn/graphql/v2")
    );
    let body: serde_json::Value = serde_json::from_slice(request.body()).unwrap();
    assert_eq!((&body["operationName"], &body["variables"]), (&json!("users"), &json!({"limit": 5})));
    assert!(body["query"].as_str().unwrap().starts_with("query users("), "{body}");
}

#[test]
fn a_client_without_a_user_pool_is_not_built() {
    let builder = ManagementClient::builder;
    for (builder, fault) in [
        (builder().secret("s3cret"), "`user_pool_id`"),
        (builder().user_pool_id(POOL), "`secret`"),
        (builder().user_pool_id(POOL).secret(""), "secret"),
        (builder().user_pool_id("\n").secret("s3cret"), "user pool"),
        (builder().user_pool_id(POOL).access_token("\n"), "token"),
        (builder().user_pool_id(POOL).secret("s3cret").host("core"), "host"),
    ] {
        let error = builder.build().unwrap_err();
        assert!(error.is_invalid_input() && error.to_string().contains(fault), "{error}");
        assert!(!format!("{error:?}").contains("s3cret"));
    }
}

//! The options of a single call, requests without an operation, and what a reply says beside its output.

use crate::fake::{Fake, Log, only_call};
use crate::replies::{USER, data, json, reply};
use authing_client::{Error, ManagementClient, Method, QueryLists, RawRequest, RetryPolicy, TransportError};
use std::time::Duration;

fn client() -> (ManagementClient, Log) {
    Fake::client_by_token(|_| Ok(data(USER)))
}

#[tokio::test]
async fn a_call_adds_headers_a_query_a_tenant_and_a_language() {
    let (client, log) = client();
    let call = client.get_user("u").header("X-Trace", "1").header("host", "evil").header("authorization", "mine");
    let call = call.extra_query("new", "a b").extra_query("ids", 1).extra_query("ids", 2).extra_query("userId", "v");
    call.tenant("t1").locale("en-US").await.unwrap();
    let request = only_call(&log);
    assert_eq!(request.uri().query(), Some("new=a%20b&ids=1&ids=2&userId=v"));
    let header = |name: &str| request.headers().get(name).map(|value| value.to_str().unwrap());
    assert_eq!((header("x-trace"), header("host")), (Some("1"), None));
    assert!(header("authorization").unwrap().starts_with("Bearer t"));
    assert_eq!((header("x-authing-app-tenant-id"), header("x-authing-lang")), (Some("t1"), Some("en-US")));
}

#[tokio::test]
async fn a_call_adds_fields_to_the_body() {
    let (client, log) = client();
    let call = client.create_user().name("a").extra_body("name", "b").extra_body("new", [1]).extra_body("new", [2]);
    call.await.unwrap();
    assert_eq!(only_call(&log).body(), r#"{"name":"b","new":[2]}"#);
}

#[tokio::test]
async fn what_cannot_be_sent_is_not_sent() {
    let (client, log) = client();
    let raw = |path: &str| client.call(RawRequest::new(Method::Get, path));
    let errors = [
        client.get_user("u").header("a b", "c").await.unwrap_err(),
        client.get_user("u").header("a", "b\nc").await.unwrap_err(),
        client.get_user("u").tenant("\n").await.unwrap_err(),
        raw("/api/../x").await.unwrap_err(),
        raw("/{id}").await.unwrap_err(),
    ];
    for error in errors {
        assert!(error.is_invalid_input() && error.attempts() == 0, "{error}");
        assert!(error.to_string().contains("cannot be sent"), "{error}");
    }
    assert!(log.lock().unwrap().is_empty());
}

#[tokio::test]
async fn a_reply_comes_with_its_meta_data() {
    let (client, _) = Fake::client_by_token(|_| {
        let mut reply = data(USER);
        reply.headers_mut().insert("x-request-id", "r-9".parse().unwrap());
        Ok(reply)
    });
    let response = client.get_user("u").send_with_meta().await.unwrap();
    assert_eq!((response.status().as_u16(), response.attempts()), (200, 1));
    assert_eq!(response.request_id().as_deref(), Some("r-9"));
    assert_eq!(response.headers()["content-type"], "application/json; charset=utf-8");
    assert!(response.body().starts_with(br#"{"statusCode":200"#));
    assert!(!format!("{response:?}").contains("张三"));
    assert_eq!(response.output().user_id, response.clone().into_output().user_id);
}

#[tokio::test]
async fn a_request_without_an_operation_is_a_call_like_any_other() {
    let (fake, log) = Fake::new(|request| {
        let text = if request.uri().path().ends_with("/no") {
            r#"{"statusCode":404,"apiCode":2004,"message":"no"}"#
        } else {
            r#"{"statusCode":200,"data":{"n":1}}"#
        };
        Ok(json(text))
    });
    let client = ManagementClient::builder().access_token("t").query_lists(QueryLists::Brackets).transport(fake);
    let client = client.build().unwrap();
    let request = RawRequest::new(Method::Post, "/api/v9/{a}/x").path("a", "../b").query("q", "1").query("q", "2");
    let reply = client.call(request.body(serde_json::json!([1]))).header("x-a", "b").await.unwrap();
    assert_eq!(reply["data"]["n"], 1);
    let sent = log.lock().unwrap().remove(0);
    assert_eq!(sent.uri().to_string(), "https://api.authing.cn/api/v9/..%2Fb/x?q%5B%5D=1&q%5B%5D=2");
    assert_eq!((sent.body().as_ref(), &sent.headers()["authorization"]), (&b"[1]"[..], &"Bearer t".parse().unwrap()));
    let error = client.call(RawRequest::new(Method::Get, "/api/v9/no")).await.unwrap_err();
    assert_eq!(error.to_string(), "raw-request GET /api/v9/no: the service answered 404: no (apiCode 2004, HTTP 200)");
    assert_eq!(error.route().as_deref(), Some("GET /api/v9/no"));
    assert!(error.body().is_some());
    let token = RawRequest::new(Method::Post, "/api/v3/get-management-token");
    let (client, _) = Fake::client_by_token(|_| Ok(json(r#"{"statusCode":500,"data":{"access_token":"s3cret"}}"#)));
    assert!(client.call(token).await.unwrap_err().body().is_none());
}

#[tokio::test(start_paused = true)]
async fn a_request_without_an_operation_is_repeated_when_it_reads() {
    let attempts = async |request: RawRequest| {
        let (client, _) = Fake::client_by_token(|_| Ok(reply(503, "text/plain", "")));
        client.call(request).await.unwrap_err().attempts()
    };
    assert_eq!(attempts(RawRequest::new(Method::Get, "/a")).await, 3);
    assert_eq!(attempts(RawRequest::new(Method::Post, "/a")).await, 1);
    assert_eq!(attempts(RawRequest::new(Method::Post, "/a").idempotent(true)).await, 3);
}

#[tokio::test(start_paused = true)]
async fn a_call_has_its_own_time_and_its_own_retries() {
    let (client, log) = Fake::client_by_token(|_| Err(TransportError::connect("no")));
    let attempts = async |policy: RetryPolicy| client.create_user().retry(policy).await.unwrap_err().attempts();
    assert_eq!(attempts(RetryPolicy::default()).await, 1);
    assert_eq!(attempts(RetryPolicy::default().writes(true).max_attempts(2)).await, 2);
    assert_eq!(attempts(RetryPolicy::default().always("create-user")).await, 3);
    log.lock().unwrap().clear();
    let error: Error =
        client.get_user("u").timeout(Duration::from_secs(3)).deadline(Duration::from_millis(1)).await.unwrap_err();
    assert!(error.is_timeout() || error.is_connect(), "{error}");
    assert_eq!(log.lock().unwrap().len(), 1, "nothing is sent after the deadline");
}

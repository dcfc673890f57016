//! Tokens, over a transport without a network: fetched once, renewed once, never shown.

use crate::fake::{Fake, Log, token_requests};
use crate::replies::{TOKEN_PATH, USER, data, grant, json, jwt};
use authing_client::{Error, ManagementClient, TransportError};
use bytes::Bytes;
use http::{Request, Response};
use std::sync::atomic::{AtomicUsize, Ordering};

type Reply = Response<Bytes>;

/// Answers requests for a token with `grant` of their number, others with `other`.
fn service(
    grant: impl Fn(usize) -> Reply,
    other: impl Fn(&Request<Bytes>) -> Reply,
) -> impl Fn(&Request<Bytes>) -> Result<Reply, TransportError> {
    let tokens = AtomicUsize::new(0);
    move |request| match request.uri().path() {
        TOKEN_PATH => Ok(grant(tokens.fetch_add(1, Ordering::Relaxed) + 1)),
        _ => Ok(other(request)),
    }
}

/// Makes 64 calls at once.
async fn many_calls(client: &ManagementClient) -> Vec<Result<(), Error>> {
    let calls: Vec<_> = (0..64).map(|_| tokio::spawn(client.get_user("u").into_future())).collect();
    let mut outcomes = Vec::new();
    for call in calls {
        outcomes.push(call.await.unwrap().map(drop));
    }
    outcomes
}

fn bears(request: &Request<Bytes>, number: usize) -> bool {
    request.headers()["authorization"] == format!("Bearer {}", jwt(number))
}

fn unauthorized() -> Reply {
    json(r#"{"statusCode":401,"message":"token expired"}"#)
}

#[tokio::test]
async fn many_calls_fetch_one_token() {
    let (client, log) = Fake::client(service(|number| json(&grant(number)), |_| data(USER)));
    for _ in 0..2 {
        assert!(many_calls(&client).await.iter().all(Result::is_ok));
    }
    assert_eq!((token_requests(&log), count(&log)), (1, 129));
}

#[tokio::test]
async fn many_calls_share_the_failure_to_get_a_token_and_the_next_one_tries_again() {
    let refuse = |number| match number {
        1 => json(r#"{"statusCode":400,"message":"wrong key","requestId":"r"}"#),
        _ => json(&grant(number)),
    };
    let (client, log) = Fake::client(service(refuse, |_| data(USER)));
    for error in many_calls(&client).await.into_iter().map(Result::unwrap_err) {
        assert_eq!(
            error.to_string(),
            "get-management-token: the service answered 400: wrong key (requestId r, HTTP 200)"
        );
        assert!(error.is_auth() && !error.is_not_found() && error.body().is_none());
    }
    assert_eq!((token_requests(&log), count(&log)), (1, 1));
    assert!(client.get_user("u").await.is_ok());
}

#[tokio::test]
async fn a_revoked_token_is_replaced_once_for_all_calls() {
    let check = |request: &Request<Bytes>| if bears(request, 2) { data(USER) } else { unauthorized() };
    let (client, log) = Fake::client(service(|number| json(&grant(number)), check));
    assert!(many_calls(&client).await.iter().all(Result::is_ok));
    assert_eq!((token_requests(&log), count(&log)), (2, 2 + 128));
}

#[tokio::test]
async fn a_call_that_stays_unauthorized_is_sent_twice_at_most() {
    let (client, log) = Fake::client(service(|number| json(&grant(number)), |_| unauthorized()));
    let error = client.get_user("u").await.unwrap_err();
    assert!(error.is_auth() && error.operation() == Some("get-user"), "{error}");
    assert_eq!((token_requests(&log), count(&log)), (2, 4));
}

#[tokio::test]
async fn a_call_that_is_dropped_while_fetching_does_not_hold_up_the_others() {
    let (client, log) = Fake::client(service(|number| json(&grant(number)), |_| data(USER)));
    let first = tokio::spawn(client.get_user("u").into_future());
    tokio::task::yield_now().await;
    first.abort();
    assert!(client.get_user("u").await.is_ok());
    assert_eq!(token_requests(&log), 2);
}

#[tokio::test]
async fn a_short_lived_token_is_fetched_again_when_its_time_is_up() {
    let short = |number| json(&grant(number).replace("7200", "\"1\""));
    let (client, log) = Fake::client(service(short, |_| data(USER)));
    for expected in [1, 1, 2] {
        if expected == 2 {
            tokio::time::sleep(std::time::Duration::from_millis(950)).await;
        }
        assert!(client.get_user("u").await.is_ok());
        assert_eq!(token_requests(&log), expected);
    }
}

#[tokio::test]
async fn a_reply_without_a_token_is_an_error_that_does_not_show_the_reply() {
    for (token, path) in [
        ("\"\"", "data.access_token"),
        ("\"a\\nb-s3cret\"", "data.access_token"),
        ("[\"s3cret\"]", "data.access_token"),
    ] {
        let reply = format!(r#"{{"statusCode":200,"data":{{"access_token":{token}}}}}"#);
        let (client, _) = Fake::client(move |_| Ok(json(&reply)));
        let error = client.get_user("u").await.unwrap_err();
        assert_eq!((error.operation(), error.path(), error.body()), (Some("get-management-token"), Some(path), None));
        assert!(error.is_decode() && !format!("{error} {error:?}").contains("s3cret"), "{error:?}");
    }
}

#[tokio::test]
async fn no_debug_output_shows_a_secret() {
    let (client, log) = Fake::client(service(|number| json(&grant(number)), |_| unauthorized()));
    let builder = ManagementClient::builder().access_key("AK", "SK-s3cret");
    let call = client.get_user("u-s3cret");
    let shown = format!("{builder:?} {client:?} {call:?}");
    assert!(shown.contains("get-user") && shown.contains("userId") && !shown.contains("s3cret"), "{shown}");
    let error = call.await.unwrap_err();
    assert!(!format!("{error:?}").contains("s3cret"), "{error:?}");
    let headers = format!("{:?}", log.lock().unwrap().iter().map(Request::headers).collect::<Vec<_>>());
    assert!(headers.contains("Sensitive") && !headers.contains("t0ken"), "{headers}");
}

fn count(log: &Log) -> usize {
    log.lock().unwrap().len()
}

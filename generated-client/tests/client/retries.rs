//! Retries, deadlines and credentials of one's own, in virtual time: how often something is sent, and how long it takes.
#![allow(clippy::unnecessary_wraps, reason = "all answers have one type")]

use crate::fake::{Fake, Log, token_requests};
use crate::replies::{TOKEN_PATH, USER, data, grant, json, reply};
use authing_client::{
    Credential, CredentialFuture, Credentials, ManagementClient, ManagementClientBuilder, RetryPolicy, TransportError,
};
use bytes::Bytes;
use http::Response;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::time::Instant;

type Answer = Result<Response<Bytes>, TransportError>;

/// A client that gets these answers in turn, the last one again and again.
fn client(answers: Vec<fn() -> Answer>) -> (ManagementClientBuilder, Log) {
    let sent = AtomicUsize::new(0);
    let (fake, log) = Fake::new(move |_| answers[sent.fetch_add(1, Relaxed).min(answers.len() - 1)]());
    (ManagementClient::builder().access_token("t").transport(fake), log)
}

fn good() -> Answer {
    Ok(data(USER))
}

fn down() -> Answer {
    Ok(reply(503, "text/html", "<h1>"))
}

fn throttled_in_200() -> Answer {
    Ok(json(r#"{"statusCode":429,"message":"m"}"#))
}

fn unreachable() -> Answer {
    Err(TransportError::connect("refused"))
}

fn later(value: &'static str) -> Answer {
    let mut reply = reply(429, "application/json", r#"{"statusCode":429,"message":"m"}"#);
    reply.headers_mut().insert("date", "Wed, 21 Oct 2026 12:00:00 GMT".parse().unwrap());
    reply.headers_mut().insert("retry-after", value.parse().unwrap());
    Ok(reply)
}

#[tokio::test(start_paused = true)]
async fn failures_that_may_pass_are_repeated() {
    let slow = || Err(TransportError::timeout("slow"));
    for failure in [down, throttled_in_200, unreachable, slow, || Err(TransportError::other("reset"))] {
        let (builder, log) = client(vec![failure, failure, good]);
        let response = builder.build().unwrap().get_user("u").send_with_meta().await.unwrap();
        assert_eq!((response.attempts(), log.lock().unwrap().len()), (3, 3));
        let (builder, log) = client(vec![failure]);
        let error = builder.build().unwrap().get_user("u").await.unwrap_err();
        assert!(error.is_retryable() && error.to_string().ends_with("3 attempts)"), "{error}");
        assert_eq!(log.lock().unwrap().len(), 3);
        let (builder, log) = client(vec![failure]);
        assert_eq!(builder.build().unwrap().create_user().await.unwrap_err().attempts(), 1);
        assert_eq!(log.lock().unwrap().len(), 1);
    }
}

#[tokio::test(start_paused = true)]
async fn other_failures_are_final() {
    for failure in [
        || Ok(json(r#"{"statusCode":500,"message":"m"}"#)),
        || Ok(reply(500, "text/plain", "")),
        || Ok(json(r#"{"statusCode":404,"message":"m"}"#)),
        || Ok(json("{")),
        || Err(TransportError::body_too_large()),
    ] {
        let (builder, log) = client(vec![failure]);
        assert!(!builder.build().unwrap().get_user("u").await.unwrap_err().is_retryable());
        assert_eq!(log.lock().unwrap().len(), 1);
    }
}

#[tokio::test(start_paused = true)]
async fn the_service_says_how_long_to_wait() {
    for (answer, seconds) in
        [((|| later("7")) as fn() -> Answer, 7), (|| later("Wed, 21 Oct 2026 12:00:20 GMT"), 20), (|| later("soon"), 0)]
    {
        let (builder, _) = client(vec![answer, good]);
        let start = Instant::now();
        builder.build().unwrap().get_user("u").await.unwrap();
        let waited = start.elapsed();
        assert!(waited >= Duration::from_secs(seconds) && waited < Duration::from_secs(seconds + 1), "{waited:?}");
    }
    let (builder, log) = client(vec![|| later("31"), good]);
    let error = builder.build().unwrap().get_user("u").await.unwrap_err();
    assert_eq!((error.retry_after(), log.lock().unwrap().len()), (Some(Duration::from_secs(31)), 1));
}

#[tokio::test(start_paused = true)]
async fn nothing_is_sent_after_the_deadline() {
    let start = Instant::now();
    let (builder, log) = client(vec![|| later("5")]);
    let error = builder.deadline(Duration::from_secs(12)).build().unwrap();
    let error = error.get_user("u").retry(RetryPolicy::default().max_attempts(9)).await.unwrap_err();
    assert!(error.is_throttled() && start.elapsed() < Duration::from_secs(12), "waiting on would be in vain: {error}");
    assert_eq!((error.attempts(), log.lock().unwrap().len()), (3, 3));
}

#[tokio::test(start_paused = true)]
async fn a_deadline_ends_an_exchange_that_hangs() {
    let (fake, log) = Fake::new(|_| good());
    let hanging = Hanging(fake);
    let client = ManagementClient::builder().access_key("AK", "SK").transport(hanging).build().unwrap();
    let start = Instant::now();
    let error = client.get_user("u").deadline(Duration::from_secs(2)).await.unwrap_err();
    assert_eq!(start.elapsed(), Duration::from_secs(2));
    assert!(error.is_timeout() && error.to_string().contains("within its deadline of 2s"), "{error}");
    assert!(log.lock().unwrap().is_empty());
}

/// Never answers.
struct Hanging<T>(T);

impl<T: authing_client::Transport> authing_client::Transport for Hanging<T> {
    fn send(&self, _: http::Request<Bytes>, _: authing_client::Limits) -> authing_client::TransportFuture<'_> {
        let _ = &self.0;
        Box::pin(std::future::pending())
    }
}

#[tokio::test(start_paused = true)]
async fn an_outage_is_not_answered_by_a_flood() {
    let (builder, log) = client(vec![down]);
    let client = builder.retry_budget(5).build().unwrap();
    for _ in 0..20 {
        client.get_user("u").await.unwrap_err();
    }
    assert_eq!(log.lock().unwrap().len(), 25);
}

#[tokio::test(start_paused = true)]
async fn fetching_a_token_is_repeated_too() {
    let tokens = AtomicUsize::new(0);
    let (client, log) = Fake::client(move |request| match request.uri().path() {
        TOKEN_PATH if tokens.fetch_add(1, Relaxed) == 0 => down(),
        TOKEN_PATH => Ok(json(&grant(1))),
        _ => good(),
    });
    client.create_user().await.unwrap();
    assert_eq!((token_requests(&log), log.lock().unwrap().len()), (2, 3));
}

/// Gives a new credential each time; some calls fail.
#[derive(Default)]
struct Vault {
    asked: AtomicUsize,
    fails: Mutex<Vec<usize>>,
}

impl Credentials for Vault {
    fn credential(&self) -> CredentialFuture<'_> {
        Box::pin(async {
            let number = self.asked.fetch_add(1, Relaxed) + 1;
            tokio::time::sleep(Duration::from_millis(10)).await;
            if self.fails.lock().unwrap().contains(&number) {
                return Err("the vault is sealed".into());
            }
            Ok(Credential::access_token(format!("t{number}")).expires_in(Duration::from_secs(1000)))
        })
    }
}

fn vault(fails: &[usize], refused: &'static str) -> (ManagementClient, Arc<Vault>, Log) {
    let vault = Arc::new(Vault { fails: Mutex::new(fails.to_vec()), ..Vault::default() });
    let (fake, log) = Fake::new(move |request| {
        let is_refused = request.headers()["authorization"] == refused;
        if is_refused { Ok(json(r#"{"statusCode":401,"message":"m"}"#)) } else { good() }
    });
    let client = ManagementClient::builder().credentials(vault.clone()).transport(fake).build().unwrap();
    (client, vault, log)
}

/// Makes 64 calls at once; how many fail?
async fn many(client: &ManagementClient) -> usize {
    let calls: Vec<_> = (0..64).map(|_| tokio::spawn(client.get_user("u").into_future())).collect();
    let mut failed = 0;
    for call in calls {
        failed += usize::from(call.await.unwrap().is_err());
    }
    failed
}

#[tokio::test(start_paused = true)]
async fn a_provider_is_asked_once_for_all_calls_and_again_ahead_of_time() {
    let (client, vault, log) = vault(&[3], "Bearer t9");
    assert_eq!((many(&client).await, vault.asked.load(Relaxed)), (0, 1));
    tokio::time::advance(Duration::from_secs(870)).await;
    assert_eq!((many(&client).await, vault.asked.load(Relaxed)), (0, 1));
    tokio::time::advance(Duration::from_secs(75)).await;
    log.lock().unwrap().clear();
    assert_eq!((many(&client).await, vault.asked.load(Relaxed)), (0, 2));
    let old = log.lock().unwrap().iter().filter(|request| request.headers()["authorization"] == "Bearer t1").count();
    assert_eq!(old, 63, "only one call waits for the new token");
    // The next renewal fails; the token is still valid, so nobody notices.
    tokio::time::advance(Duration::from_secs(945)).await;
    assert_eq!((many(&client).await, vault.asked.load(Relaxed)), (0, 3));
    tokio::time::advance(Duration::from_secs(6)).await;
    assert_eq!((many(&client).await, vault.asked.load(Relaxed)), (0, 4));
    // An expired token is not used: all wait for the new one.
    tokio::time::advance(Duration::from_secs(1001)).await;
    assert_eq!((many(&client).await, vault.asked.load(Relaxed)), (0, 5));
}

#[tokio::test(start_paused = true)]
async fn a_refused_credential_is_replaced_once() {
    let (client, vault, _) = vault(&[], "Bearer t1");
    assert_eq!((many(&client).await, vault.asked.load(Relaxed)), (0, 2));
}

#[tokio::test(start_paused = true)]
async fn a_provider_that_fails_is_an_error_of_authentication() {
    let (client, _, log) = vault(&[1], "");
    let error = client.get_user("u").await.unwrap_err();
    assert_eq!(error.to_string(), "get-user: there are no credentials: the vault is sealed");
    assert!(error.is_auth() && !error.is_retryable() && error.attempts() == 0);
    assert!(log.lock().unwrap().is_empty() && client.get_user("u").await.is_ok());
}

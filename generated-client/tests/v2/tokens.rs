//! The management token of v2: asked for once, renewed in time, and replaced when the service refuses it.

use crate::service::{HOUR, POOL, SECRET, Service};
use authing_client::v2::ManagementClient;
use authing_client::{
    Credential, CredentialFuture, Credentials, Limits, Method, RawRequest, Transport, TransportFuture,
};
use bytes::Bytes;
use http::{Request, Response};
use serde_json::{Value, json};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// A document of a test's own, by the way that is open to documents without a method.
fn count_users() -> RawRequest {
    let document = "query users($page: Int) { users(page: $page) { totalCount } }";
    let request = RawRequest::new(Method::Post, "/graphql/v2").field("operationName", "users").field("query", document);
    request.field("variables", json!({"page": 1}))
}

#[tokio::test]
async fn many_calls_at_once_ask_for_one_token() {
    let service = Service::start().await;
    let client = service.client();
    let calls: Vec<_> = (0..64).map(|_| tokio::spawn(client.call(count_users()).send())).collect();
    for call in calls {
        assert_eq!(call.await.unwrap().unwrap()["data"]["users"]["totalCount"], 0);
    }
    assert_eq!(service.store().tokens, 1);
    assert_eq!(service.store().log.iter().filter(|operation| *operation == "users").count(), 64);
}

#[tokio::test]
async fn a_token_that_is_refused_is_replaced_once() {
    let service = Service::start().await;
    let client = service.client();
    client.call(count_users()).await.unwrap();
    service.store().refused_tokens = 1;
    let calls: Vec<_> = (0..16).map(|_| tokio::spawn(client.call(count_users()).send())).collect();
    for call in calls {
        call.await.unwrap().unwrap();
    }
    assert_eq!(service.store().tokens, 2);
    service.store().refused_tokens = u32::MAX;
    let error = client.call(count_users()).await.unwrap_err();
    assert!(error.is_auth() && error.is_refused(), "{error}");
    assert_eq!((error.status_code(), error.message(), error.attempts()), (Some(2020), "nobody is signed in", 2));
    assert_eq!(service.store().tokens, 3);
}

#[tokio::test]
async fn a_wrong_secret_is_an_error_of_the_token_and_is_not_told() {
    let service = Service::start().await;
    let client = service.builder().secret("another-s3cret").build().unwrap();
    let error = client.call(count_users()).await.unwrap_err();
    assert_eq!((error.operation(), error.status_code()), (Some("get-management-token"), Some(2016)));
    assert!(error.is_auth() && !error.is_not_found() && error.body().is_none(), "{error}");
    for shown in [format!("{error} {error:?}"), format!("{client:?}"), format!("{:?}", service.builder())] {
        assert!(!shown.contains("s3cret"), "{shown}");
    }
}

/// Hands out access keys or tokens, and counts how often.
struct Vault(AtomicU32, fn() -> Credential);

impl Credentials for Vault {
    fn credential(&self) -> CredentialFuture<'_> {
        self.0.fetch_add(1, Ordering::Relaxed);
        Box::pin(async { Ok(self.1()) })
    }
}

#[tokio::test]
async fn credentials_may_come_from_elsewhere() {
    let service = Service::start().await;
    let vault = Arc::new(Vault(AtomicU32::new(0), || Credential::access_key(POOL, SECRET)));
    let client = service.builder().credentials(vault.clone()).build().unwrap();
    client.call(count_users()).await.unwrap();
    // The token that the service gave just now.
    let own = service.builder().access_token("token-1").build().unwrap();
    own.call(count_users()).await.unwrap();
    let provided = Vault(AtomicU32::new(0), || Credential::access_token("token-1"));
    service.builder().credentials(provided).build().unwrap().call(count_users()).await.unwrap();
    assert_eq!((service.store().tokens, vault.0.load(Ordering::Relaxed)), (1, 1));
}

/// A service without a network, whose tokens last for `lifetime`; it keeps which ones were sent.
#[derive(Clone)]
struct Memory {
    lifetime: i64,
    tokens: Arc<AtomicU32>,
    seen: Arc<Mutex<Vec<String>>>,
}

impl Transport for Memory {
    fn send(&self, request: Request<Bytes>, _: Limits) -> TransportFuture<'_> {
        let sent: Value = serde_json::from_slice(request.body()).unwrap();
        let data = if sent["operationName"] == "accessToken" {
            let now = i64::try_from(SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs()).unwrap();
            let token = format!("t{}", self.tokens.fetch_add(1, Ordering::Relaxed) + 1);
            json!({"accessToken": {"accessToken": token, "iat": now, "exp": now + self.lifetime}})
        } else {
            let authorization = request.headers()["authorization"].to_str().unwrap().to_owned();
            self.seen.lock().unwrap().push(authorization);
            json!({"users": {"totalCount": 0}})
        };
        Box::pin(async move { Ok(Response::new(json!({"data": data}).to_string().into())) })
    }
}

fn client_of(lifetime: i64) -> (ManagementClient, Memory) {
    let memory = Memory { lifetime, tokens: Arc::default(), seen: Arc::default() };
    let builder = ManagementClient::builder().user_pool_id(POOL).secret(SECRET);
    (builder.transport(memory.clone()).build().unwrap(), memory)
}

#[tokio::test(start_paused = true)]
async fn a_token_is_renewed_an_hour_or_two_before_its_end() {
    let (client, memory) = client_of(14 * 24 * HOUR);
    let hours = |hours: u64| Duration::from_secs(hours * 3600);
    client.call(count_users()).await.unwrap();
    tokio::time::advance(hours(14 * 24 - 3)).await;
    client.call(count_users()).await.unwrap();
    tokio::time::advance(hours(2) + Duration::from_secs(1)).await;
    client.call(count_users()).await.unwrap();
    assert_eq!(*memory.seen.lock().unwrap(), ["Bearer t1", "Bearer t1", "Bearer t2"]);
}

#[tokio::test(start_paused = true)]
async fn a_token_that_lasts_less_than_an_hour_is_used_all_the_same() {
    let (client, memory) = client_of(HOUR / 2);
    for minutes in [0, 14, 1, 14, 1] {
        tokio::time::advance(Duration::from_secs(minutes * 60)).await;
        client.call(count_users()).await.unwrap();
    }
    tokio::time::advance(Duration::from_secs(31 * 60)).await;
    client.call(count_users()).await.unwrap();
    assert_eq!(memory.seen.lock().unwrap()[..2], ["Bearer t1", "Bearer t1"]);
    assert_eq!(memory.tokens.load(Ordering::Relaxed), 3);
}

#[cfg(feature = "blocking")]
#[test]
fn threads_share_the_token_too() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let service = runtime.block_on(Service::start());
    let client = service.client();
    let threads: Vec<_> = (0..8)
        .map(|_| {
            let client = client.clone();
            std::thread::spawn(move || client.call(count_users()).send_blocking().map(drop))
        })
        .collect();
    threads.into_iter().for_each(|thread| thread.join().unwrap().unwrap());
    assert_eq!(service.store().tokens, 1);
}

//! What calls have to bear while a token is renewed: nothing, as long as the one at hand is valid.

use crate::replies::{TOKEN_PATH, USER, data, grant, json};
use authing_client::{Limits, ManagementClient, Transport, TransportError, TransportFuture};
use bytes::Bytes;
use http::Request;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::{sync::Arc, time::Duration};
use tokio::time::{Instant, advance, timeout};

const SECOND: Duration = Duration::from_secs(1);
/// Within the last minute of a token, so that it is due, whatever the random part of that is.
const DUE: Duration = Duration::from_secs(7200 - 50);

/// A service that answers at once, except that requests for a token may hang: these end as their limits say.
#[derive(Clone, Default)]
struct Service {
    hangs: Arc<AtomicBool>,
    tokens: Arc<AtomicUsize>,
}

impl Service {
    fn client(&self) -> ManagementClient {
        ManagementClient::builder().access_key("AK", "SK").transport(self.clone()).build().unwrap()
    }

    /// A client whose token is due, while no other is to be had.
    async fn client_in_need() -> (ManagementClient, Self) {
        let service = Self::default();
        let client = service.client();
        client.get_user("u").await.unwrap();
        advance(DUE).await;
        service.hangs.store(true, Ordering::Relaxed);
        (client, service)
    }

    /// How many tokens were asked for.
    fn tokens(&self) -> usize {
        self.tokens.load(Ordering::Relaxed)
    }
}

impl Transport for Service {
    fn send(&self, request: Request<Bytes>, limits: Limits) -> TransportFuture<'_> {
        Box::pin(async move {
            if request.uri().path() != TOKEN_PATH {
                return Ok(data(USER));
            }
            let number = self.tokens.fetch_add(1, Ordering::Relaxed) + 1;
            if self.hangs.load(Ordering::Relaxed) {
                tokio::time::sleep(limits.timeout).await;
                return Err(TransportError::timeout("it hangs"));
            }
            // Lets others come in between.
            tokio::time::sleep(Duration::from_millis(5)).await;
            Ok(json(&grant(number)))
        })
    }
}

#[tokio::test(start_paused = true)]
async fn a_renewal_that_hangs_fails_no_call_while_the_token_is_valid() {
    let (client, service) = Service::client_in_need().await;
    let start = Instant::now();
    for number in 0..8 {
        assert!(timeout(3 * SECOND, client.get_user("u")).await.is_ok_and(|user| user.is_ok()), "call {number}");
    }
    // One of them tried.
    assert_eq!((service.tokens(), start.elapsed()), (2, 2 * SECOND));
    // Others try again later on.
    for _ in 0..7 {
        advance(6 * SECOND).await;
        client.get_user("u").deadline(SECOND).await.unwrap();
        client.get_user("u").deadline(SECOND).await.unwrap();
    }
    assert_eq!(service.tokens(), 9);
}

#[tokio::test(start_paused = true)]
async fn a_renewal_takes_a_quarter_of_the_time_of_a_call_at_most() {
    let (client, _) = Service::client_in_need().await;
    let start = Instant::now();
    client.get_user("u").deadline(SECOND).await.unwrap();
    assert_eq!(start.elapsed(), SECOND / 4);
}

#[tokio::test(start_paused = true)]
async fn after_a_call_that_is_dropped_while_it_renews_the_next_one_does_not_wait() {
    let (client, service) = Service::client_in_need().await;
    assert!(timeout(SECOND, client.get_user("u")).await.is_err());
    let dropped = Instant::now();
    for _ in 0..8 {
        client.get_user("u").await.unwrap();
    }
    assert_eq!((service.tokens(), dropped.elapsed()), (2, Duration::ZERO));
    // Later on it is tried again, and works.
    service.hangs.store(false, Ordering::Relaxed);
    advance(10 * SECOND).await;
    client.get_user("u").await.unwrap();
    assert_eq!(service.tokens(), 3);
    advance(100 * SECOND).await;
    client.get_user("u").await.unwrap();
    assert_eq!(service.tokens(), 3);
}

#[tokio::test(start_paused = true)]
async fn of_many_calls_one_renews_and_the_others_go_on() {
    let (client, service) = Service::client_in_need().await;
    let calls: Vec<_> = (0..64).map(|_| tokio::spawn(client.get_user("u").into_future())).collect();
    let start = Instant::now();
    let mut waited = 0;
    for call in calls {
        let before = Instant::now();
        call.await.unwrap().unwrap();
        waited += usize::from(before.elapsed() > Duration::ZERO);
    }
    assert_eq!((service.tokens(), waited, start.elapsed()), (2, 1, 2 * SECOND));
}

#[tokio::test(start_paused = true)]
async fn a_token_that_ends_during_an_early_renewal_is_fetched_like_the_first() {
    let (client, service) = Service::client_in_need().await;
    advance(49 * SECOND).await;
    let call = tokio::spawn(client.get_user("u").into_future());
    tokio::time::sleep(SECOND / 2).await;
    service.hangs.store(false, Ordering::Relaxed);
    call.await.unwrap().unwrap();
    assert_eq!(service.tokens(), 3);
}

#[tokio::test(start_paused = true)]
async fn the_deadline_of_the_call_that_fetches_a_token_is_not_that_of_the_others() {
    let service = Service::default();
    service.hangs.store(true, Ordering::Relaxed);
    let client = service.client();
    let hurried = tokio::spawn(client.get_user("u").deadline(SECOND / 20).into_future());
    tokio::time::sleep(SECOND / 100).await;
    let patient: Vec<_> = (0..8).map(|_| tokio::spawn(client.get_user("u").into_future())).collect();
    tokio::time::sleep(SECOND / 100).await;
    service.hangs.store(false, Ordering::Relaxed);
    let error = hurried.await.unwrap().unwrap_err();
    assert!(error.is_timeout(), "{error}");
    for call in patient {
        call.await.unwrap().unwrap();
    }
    assert_eq!(service.tokens(), 2);
}

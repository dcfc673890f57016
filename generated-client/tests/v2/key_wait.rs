//! How long calls with passwords wait for the key that encrypts them: until their own deadline.

use crate::service::{POOL, RSA_PUBLIC};
use authing_client::v2::ManagementClient;
use authing_client::v2::users::models::CreateUserInput;
use authing_client::{Limits, Transport, TransportError, TransportFuture};
use bytes::Bytes;
use http::{Request, Response};
use serde_json::json;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::time::Instant;

const SECOND: Duration = Duration::from_secs(1);

/// A service without a network whose key comes after 30 seconds, or not in time.
#[derive(Clone, Default)]
struct Slow {
    is_fast: Arc<AtomicBool>,
    /// How long each request for the key might take.
    asked: Arc<Mutex<Vec<Duration>>>,
}

impl Transport for Slow {
    fn send(&self, request: Request<Bytes>, limits: Limits) -> TransportFuture<'_> {
        Box::pin(async move {
            if request.uri().path() != "/api/v3/system" {
                return Ok(Response::new(json!({"data": {"createUser": {"id": "u"}}}).to_string().into()));
            }
            self.asked.lock().unwrap().push(limits.timeout);
            if !self.is_fast.load(Ordering::Relaxed) {
                tokio::time::sleep(limits.timeout.min(30 * SECOND)).await;
                if limits.timeout < 30 * SECOND {
                    return Err(TransportError::timeout("it hangs"));
                }
            }
            Ok(Response::new(json!({"rsa": {"publicKey": RSA_PUBLIC}}).to_string().into()))
        })
    }
}

fn client(slow: &Slow) -> ManagementClient {
    let builder = ManagementClient::builder().user_pool_id(POOL).access_token("t").timeout(60 * SECOND);
    builder.transport(slow.clone()).build().unwrap()
}

fn bob() -> CreateUserInput {
    CreateUserInput::new().username("bob").password("p4ssw0rd")
}

#[tokio::test(start_paused = true)]
async fn a_call_waits_for_the_key_until_its_deadline() {
    let slow = Slow::default();
    let users = client(&slow).users();
    let start = Instant::now();
    let patient = tokio::spawn(users.create(bob()).send());
    tokio::time::sleep(SECOND).await;
    let error = users.create(bob()).deadline(SECOND).await.unwrap_err();
    assert_eq!(start.elapsed(), 2 * SECOND);
    assert!(error.is_timeout() && error.to_string().contains("within its deadline of 1s"), "{error}");
    assert_eq!((error.operation(), error.attempts()), (Some("create"), 0));
    patient.await.unwrap().unwrap();
    assert_eq!((start.elapsed(), slow.asked.lock().unwrap().len()), (30 * SECOND, 1));
}

#[tokio::test(start_paused = true)]
async fn a_call_that_waited_asks_for_the_key_within_what_is_left_of_its_time() {
    let slow = Slow::default();
    let users = client(&slow).users();
    let hurried = tokio::spawn(users.create(bob()).deadline(SECOND).send());
    tokio::time::sleep(SECOND / 2).await;
    let patient = tokio::spawn(users.create(bob()).deadline(3 * SECOND).send());
    tokio::time::sleep(SECOND / 4).await;
    slow.is_fast.store(true, Ordering::Relaxed);
    assert!(hurried.await.unwrap().unwrap_err().is_timeout());
    patient.await.unwrap().unwrap();
    assert_eq!(*slow.asked.lock().unwrap(), [SECOND, 5 * SECOND / 2]);
}

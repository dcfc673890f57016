//! Hooks see every exchange, and cannot take the place of who asks.

use crate::fake::Fake;
use crate::replies::{TOKEN_PATH, USER, data, grant, json, reply};
use authing_client::{Attempt, AttemptOutcome, Hook, ManagementClient};
use http::HeaderMap;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::{Arc, Mutex};
use std::time::Duration;

#[derive(Default)]
struct Notes(Mutex<Vec<String>>);

impl Hook for Notes {
    fn before(&self, attempt: &Attempt<'_>, headers: &mut HeaderMap) {
        assert!(!headers.contains_key("authorization"), "no credentials yet");
        headers.insert("authorization", "mine".parse().unwrap());
        headers.insert("x-attempt", attempt.number.into());
    }

    fn after(&self, attempt: &Attempt<'_>, outcome: &AttemptOutcome<'_>) {
        assert!(outcome.duration >= Duration::from_millis(5));
        let Attempt { operation, path, number, .. } = attempt;
        let status = outcome.status.map(|status| status.as_u16());
        let failed = outcome.error.is_some();
        self.0.lock().unwrap().push(format!("{operation} {path} {number} {status:?} {failed}"));
    }
}

#[tokio::test(start_paused = true)]
async fn each_exchange_is_seen_with_its_outcome() {
    let calls = AtomicUsize::new(0);
    let (fake, log) = Fake::new(move |request| match request.uri().path() {
        TOKEN_PATH => Ok(json(&grant(1))),
        _ if calls.fetch_add(1, Relaxed) == 0 => Ok(reply(503, "text/plain", "")),
        _ => Ok(data(USER)),
    });
    let notes = Arc::new(Notes::default());
    let builder = ManagementClient::builder().access_key("AK", "SK").transport(fake).hook(notes.clone());
    builder.build().unwrap().get_user("u").await.unwrap();
    let seen = notes.0.lock().unwrap().clone();
    assert_eq!(
        seen,
        [
            "get-management-token /api/v3/get-management-token 1 Some(200) false",
            "get-user /api/v3/get-user 1 Some(503) true",
            "get-user /api/v3/get-user 2 Some(200) false",
        ]
    );
    let log = log.lock().unwrap();
    assert_eq!(log[2].headers()["x-attempt"], "2");
    assert!(log[2].headers()["authorization"].to_str().unwrap().starts_with("Bearer "));
}

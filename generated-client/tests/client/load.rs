//! Many calls at once over real HTTP: each arrives once, and nothing is left open.

use crate::replies::{TOKEN_PATH, USER, data, grant, json, reply};
use crate::server::Server;
use authing_client::{ManagementClient, RetryPolicy};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;

const CALLS: usize = 10_000;
const CONCURRENCY: usize = 64;

/// How many files and sockets this process has open, where the system tells it.
fn open_files() -> Option<usize> {
    Some(std::fs::read_dir("/proc/self/fd").ok()?.count())
}

/// Makes the calls, `CONCURRENCY` at a time, each with its number; how many fail?
async fn make(client: &ManagementClient, calls: usize) -> usize {
    let free = Arc::new(Semaphore::new(CONCURRENCY));
    let mut running = tokio::task::JoinSet::new();
    for number in 0..calls {
        let permit = free.clone().acquire_owned().await.unwrap();
        let call = client.get_user("u").extra_query("n", number);
        running.spawn(async move {
            let outcome = call.await;
            drop(permit);
            usize::from(outcome.is_err())
        });
    }
    running.join_all().await.into_iter().sum()
}

/// How often each number came.
fn counts(server: &Server) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for call in server.calls() {
        *counts.entry(call.uri().query().unwrap().to_owned()).or_default() += 1;
    }
    counts
}

#[tokio::test]
async fn ten_thousand_calls_arrive_once_each_and_leave_nothing_open() {
    let server = Server::start(|_| data(USER)).await;
    let client = server.builder().access_key("AK", "SK").timeout(Duration::from_secs(60)).build().unwrap();
    assert_eq!(make(&client, 2 * CONCURRENCY).await, 0);
    let before = open_files();
    assert_eq!(make(&client, CALLS).await, 0);
    let after = open_files();
    // Other tests of this process have some hundreds open at the same time.
    let is_level = before.zip(after).is_none_or(|(before, after)| after < before + CALLS / 10);
    assert!(is_level, "{before:?} open files became {after:?}");
    let counts = counts(&server);
    assert_eq!(
        (counts.len(), server.calls().len(), server.seen().len()),
        (CALLS, CALLS + 2 * CONCURRENCY, CALLS + 2 * CONCURRENCY + 1)
    );
}

#[tokio::test]
async fn calls_that_are_repeated_arrive_exactly_as_often_as_they_fail() {
    // Every third number fails once.
    let failed = std::sync::Mutex::new(std::collections::BTreeSet::new());
    let server = Server::start_with_tokens(move |request| {
        let number = request.uri().query().and_then(|query| query.split("n=").nth(1)?.parse::<usize>().ok());
        match (request.uri().path(), number) {
            (TOKEN_PATH, _) => json(&grant(1)),
            (_, Some(number)) if number % 3 == 0 && failed.lock().unwrap().insert(number) => {
                reply(503, "text/plain", "")
            }
            _ => data(USER),
        }
    });
    let server = server.await;
    let builder = server.builder().access_key("AK", "SK").timeout(Duration::from_secs(60)).retry_budget(1000);
    let client = builder.retry(RetryPolicy::default().initial_backoff(Duration::from_millis(2))).build().unwrap();
    assert_eq!(make(&client, 900).await, 0);
    let counts = counts(&server);
    assert_eq!((counts.len(), counts.values().sum::<usize>()), (900, 1200));
}

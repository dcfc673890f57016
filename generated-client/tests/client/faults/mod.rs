//! Every fault of a network and a service, over real sockets: the outcome, the number of requests, an end in time.
//!
//! The [`cases`] and the [`server`] know nothing of the client that is tested; this file runs them with the async one,
//! [`blocking`] with the blocking one.

#[cfg(feature = "blocking")]
mod blocking;
mod cases;
mod server;

use self::cases::{Case, Expected, MAX_BODY};
use self::server::FaultyServer;
use authing_client::{Error, ManagementClient, RetryPolicy};
use std::time::Duration;

/// No case may take as long as this. It is far more than any needs, for slow machines.
const BOUND: Duration = Duration::from_secs(60);

/// Making an HTTP client loads the certificates of the machine, so all cases share one.
fn client(http: reqwest::Client, url: &str, timeout: Duration) -> ManagementClient {
    let policy = RetryPolicy::default().initial_backoff(Duration::from_millis(1));
    let builder = ManagementClient::builder().access_token("t").host(url).retry(policy).max_response_size(MAX_BODY);
    builder.timeout(timeout).http_client(http).build().unwrap()
}

/// What is wrong with the outcome of a case.
fn judge(case: &Case, reads: bool, outcome: &Result<(), Error>, server: &FaultyServer) -> Option<String> {
    let (expected, requests) = if reads { case.reading } else { case.writing };
    let is_expected = match (expected, outcome) {
        (Expected::Output, Ok(())) => true,
        (Expected::Failure(holds), Err(error)) => holds(error) && !error.to_string().contains('\n'),
        _ => false,
    };
    let seen = server.requests();
    let kind = if reads { "reading" } else { "writing" };
    (!is_expected || seen != requests)
        .then(|| format!("{}, {kind}: {seen} requests in place of {requests}, {outcome:?}\n", case.name))
}

async fn run(http: reqwest::Client, case: &Case, reads: bool) -> Option<String> {
    let server = FaultyServer::start(case.steps.clone());
    let client = client(http, &server.url, case.timeout());
    let call =
        async { if reads { client.get_user("u").await.map(drop) } else { client.create_user().await.map(drop) } };
    match tokio::time::timeout(BOUND, call).await {
        Ok(outcome) => judge(case, reads, &outcome, &server),
        Err(_) => Some(format!("{} does not end\n", case.name)),
    }
}

/// What all cases of a test share.
fn http() -> reqwest::Client {
    reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap()
}

#[tokio::test]
async fn every_fault_has_its_outcome() {
    let http = http();
    let mut running = tokio::task::JoinSet::new();
    for reads in [true, false] {
        for case in cases::all() {
            let http = http.clone();
            running.spawn(async move { run(http, &case, reads).await });
        }
    }
    let wrong: String = running.join_all().await.into_iter().flatten().collect();
    assert!(wrong.is_empty(), "{wrong}");
}

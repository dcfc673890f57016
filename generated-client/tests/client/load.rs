//! Many calls at once over real HTTP: each arrives once, and nothing is left behind: no file open, no memory held.

use crate::replies::{TOKEN_PATH, USER, data, grant, json, reply};
use crate::server::Server;
use authing_client::{ManagementClient, RetryPolicy};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;

const CALLS: usize = 10_000;
const CONCURRENCY: usize = 64;
/// After so many it is looked at what they leave behind.
const ROUND: usize = 1_000;

/// How many files and sockets this process has open, where the system tells it.
fn open_files() -> Option<usize> {
    Some(std::fs::read_dir("/proc/self/fd").ok()?.count())
}

/// How much memory this process holds, in KiB, where the system tells it.
fn resident_memory() -> Option<usize> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmRSS:")?.trim().strip_suffix("kB")?.trim().parse().ok())
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

/// The other tests of this process would blur what it holds, so this one runs in a process of its own.
#[test]
fn ten_thousand_calls_arrive_once_each_and_leave_nothing_behind() {
    const ALONE: &str = "AUTHING_CLIENT_TEST_ALONE";
    let name = "load::ten_thousand_calls_arrive_once_each_and_leave_nothing_behind";
    if std::env::var_os(ALONE).is_some() {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        return runtime.block_on(ten_thousand_calls());
    }
    let mut program = std::process::Command::new(std::env::current_exe().unwrap());
    let output = program.args(["--exact", name, "--nocapture"]).env(ALONE, "1").output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.contains("1 passed"), "{said}");
}

async fn ten_thousand_calls() {
    let server = Server::start(|_| data(USER)).await;
    let client = server.builder().access_key("AK", "SK").timeout(Duration::from_secs(60)).build().unwrap();
    let mut seen = 0;
    let mut held = Vec::new();
    for _ in 0..CALLS / ROUND {
        assert_eq!(make(&client, ROUND).await, 0);
        assert_eq!((counts(&server).len(), server.calls().len()), (ROUND, ROUND));
        seen += server.seen().len();
        // What the server keeps is not what the client leaves behind.
        server.forget();
        held.push((open_files(), resident_memory()));
    }
    assert_eq!(seen, CALLS + 1, "the calls, and one for a token");
    let ((files_before, memory_before), (files, memory)) = (&held[1], &held[CALLS / ROUND - 1]);
    let level = |before: &Option<usize>, after: &Option<usize>, more: usize| {
        before.zip(*after).is_none_or(|(before, after)| after <= before + more)
    };
    assert!(level(files_before, files, 2 * CONCURRENCY), "open files: {held:?}");
    // 8,000 calls later: a leak of one KiB per call would be more.
    assert!(level(memory_before, memory, 8 * 1024), "KiB of memory: {held:?}");
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

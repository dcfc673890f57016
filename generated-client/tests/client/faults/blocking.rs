//! The same cases by the blocking client: the same outcomes after the same requests.

use super::cases::{self, Case};
use super::server::FaultyServer;
use super::{BOUND, client, http, judge};
use std::sync::mpsc;
use std::thread;

fn run(http: reqwest::Client, case: &Case, reads: bool) -> Option<String> {
    let server = FaultyServer::start(case.steps.clone());
    let client = client(http, &server.url, case.timeout());
    let outcome = if reads {
        client.get_user("u").send_blocking().map(drop)
    } else {
        client.create_user().send_with_meta_blocking().map(drop)
    };
    judge(case, reads, &outcome, &server)
}

#[test]
fn every_fault_has_its_outcome() {
    let http = http();
    let (sender, outcomes) = mpsc::channel();
    let mut running = Vec::new();
    for reads in [true, false] {
        for case in cases::all() {
            running.push((case.name, reads));
            let (http, sender) = (http.clone(), sender.clone());
            thread::spawn(move || sender.send((case.name, reads, run(http, &case, reads))));
        }
    }
    drop(sender);
    let mut wrong = String::new();
    while !running.is_empty() {
        let Ok((name, reads, found)) = outcomes.recv_timeout(BOUND) else {
            wrong.push_str(&format!("no end: {running:?}\n"));
            break;
        };
        running.retain(|case| *case != (name, reads));
        wrong.extend(found);
    }
    assert!(wrong.is_empty(), "{wrong}");
}

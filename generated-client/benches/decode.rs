//! How long it takes to decode a page of 50 users, against `serde_json::from_slice` into derived structs.
//!
//! `cargo bench -p authing-client --bench decode` prints the ratio of the best times of many rounds. Both sides take turns,
//! so that a busy machine slows them alike.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a bench may stop at the first surprise, and talks to people"
)]

use authing_client::management::models::UserPagingDto;
use std::hint::black_box;
use std::time::{Duration, Instant};

#[allow(dead_code, reason = "a page needs no envelope")]
mod derived;
#[path = "../tests/client/replies.rs"]
#[allow(dead_code, reason = "of the replies only the user is decoded")]
mod replies;

const ROUNDS: u32 = 2000;

fn main() {
    let page = format!(r#"{{"totalCount":50,"list":[{}]}}"#, vec![replies::USER; 50].join(","));
    let page = page.as_bytes();
    // As the client does: validate once, then decode text.
    let ours = || serde_json::from_str::<UserPagingDto>(std::str::from_utf8(page).unwrap()).unwrap().list.len();
    let theirs = || serde_json::from_slice::<derived::Page>(page).unwrap().list.len();
    assert_eq!((ours(), theirs()), (50, 50));
    let mut best = [Duration::MAX; 2];
    for _ in 0..ROUNDS {
        for (best, decode) in best.iter_mut().zip([&ours as &dyn Fn() -> usize, &theirs]) {
            let start = Instant::now();
            black_box(decode());
            *best = start.elapsed().min(*best);
        }
    }
    let [ours, theirs] = best;
    let ratio = ours.as_secs_f64() / theirs.as_secs_f64();
    println!("{} bytes: {ours:?}, derived {theirs:?}, ratio {ratio:.2}", page.len());
}

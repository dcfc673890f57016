//! The faults, as a table: what the server does, what the caller gets, how many requests the server saw.

use super::server::Step::{self, Drip, ResetUnread, Send};
use super::server::Then::{Close, KeepOpen, Reset, Stall};
use crate::replies::USER;
use authing_client::Error;
use std::time::Duration;

/// One row of the table.
pub(crate) struct Case {
    pub(crate) name: &'static str,
    /// What the server does, exchange by exchange; the last step repeats. None: nobody listens.
    pub(crate) steps: Vec<Step>,
    /// What a call that reads gets, after so many requests.
    pub(crate) reading: (Expected, usize),
    /// What a call that writes gets, after so many requests: it is not repeated.
    pub(crate) writing: (Expected, usize),
}

/// What the caller gets.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Expected {
    Output,
    /// An error of which this holds.
    Failure(fn(&Error) -> bool),
}

/// The most bytes of a reply that every client of the table takes.
pub(crate) const MAX_BODY: usize = 256 * 1024;

impl Case {
    /// The longest time of an exchange: short where the server keeps silent, else more than a slow machine needs.
    pub(crate) fn timeout(&self) -> Duration {
        let is_silent = |step: &Step| matches!(step, Drip(..) | Send(_, Stall));
        Duration::from_secs(if self.steps.iter().any(is_silent) { 1 } else { 20 })
    }
}

/// A fault that is always there: both kinds of calls fail alike, after so many requests when reading.
fn lasting(name: &'static str, step: Step, fails: fn(&Error) -> bool, requests: usize) -> Case {
    let failure = Expected::Failure(fails);
    Case { name, steps: vec![step], reading: (failure, requests), writing: (failure, 1) }
}

/// A fault that passes: reading works in the end, writing fails at the first fault.
fn passing(name: &'static str, faults: &[Step], fails: fn(&Error) -> bool) -> Case {
    let mut steps = faults.to_vec();
    steps.push(good());
    let requests = steps.len();
    Case { name, steps, reading: (Expected::Output, requests), writing: (Expected::Failure(fails), 1) }
}

/// No fault after all.
fn harmless(name: &'static str, step: Step) -> Case {
    Case { name, steps: vec![step], reading: (Expected::Output, 1), writing: (Expected::Output, 1) }
}

/// A whole reply.
fn reply(status: &str, headers: &str, body: impl AsRef<[u8]>) -> Vec<u8> {
    let body = body.as_ref();
    let mut reply = format!("HTTP/1.1 {status}\r\n{headers}content-length: {}\r\n\r\n", body.len()).into_bytes();
    reply.extend_from_slice(body);
    reply
}

const JSON: &str = "content-type: application/json\r\n";
const HTML: &str = "content-type: text/html\r\n";

fn user() -> String {
    format!(r#"{{"statusCode":200,"data":{USER}}}"#)
}

fn good() -> Step {
    Send(reply("200 OK", JSON, user()), KeepOpen)
}

fn answers(status: &str, headers: &str, body: &str) -> Step {
    Send(reply(status, headers, body), KeepOpen)
}

fn throttled(headers: &str) -> Step {
    answers("429 Too Many Requests", &format!("{JSON}{headers}"), r#"{"statusCode":429,"message":"m"}"#)
}

fn says(code: u16) -> Step {
    answers("200 OK", JSON, &format!(r#"{{"statusCode":{code},"message":"m"}}"#))
}

fn is_broken(error: &Error) -> bool {
    error.is_retryable() && !error.is_timeout() && error.http_status().is_none()
}

fn has_status(error: &Error, status: u16) -> bool {
    error.is_refused() && error.http_status().is_some_and(|known| known.as_u16() == status)
}

/// Every case.
pub(crate) fn all() -> Vec<Case> {
    [connections(), replies(), refusals(), sizes()].into_iter().flatten().collect()
}

fn connections() -> Vec<Case> {
    let begun = reply("200 OK", JSON, user());
    let (head, body) = begun.split_at(60);
    let refused = Expected::Failure(Error::is_connect);
    vec![
        Case { name: "refused", steps: vec![], reading: (refused, 0), writing: (refused, 0) },
        lasting("reset before the request is read", ResetUnread, is_broken, 3),
        lasting("reset before the reply", Send(vec![], Reset), is_broken, 3),
        lasting("closed before the reply", Send(vec![], Close), is_broken, 3),
        lasting("reset in the headers", Send(b"HTTP/1.1 200 OK\r\ncontent-".to_vec(), Reset), is_broken, 3),
        lasting("reset in the body", Send(head.to_vec(), Reset), is_broken, 3),
        lasting("closed in the body", Send(head.to_vec(), Close), is_broken, 3),
        lasting("no reply", Send(vec![], Stall), Error::is_timeout, 3),
        lasting("a reply that stops", Send(head.to_vec(), Stall), Error::is_timeout, 3),
        lasting("a slow drip", Drip(head.to_vec(), body.to_vec()), Error::is_timeout, 3),
        lasting("no HTTP", Send(b"220 mail.example.com ESMTP\r\n".to_vec(), Close), is_broken, 3),
        passing("a reset that passes", &[Send(vec![], Reset), Send(head.to_vec(), Reset)], is_broken),
        passing("a stall that passes", &[Send(vec![], Stall)], Error::is_timeout),
    ]
}

fn replies() -> Vec<Case> {
    let truncated = user().replace("}}", "");
    vec![
        harmless("a wrong content type", answers("200 OK", HTML, &user())),
        harmless("no content type", answers("200 OK", "", &user())),
        lasting("truncated JSON", answers("200 OK", JSON, &truncated[..truncated.len() / 2]), Error::is_decode, 1),
        lasting("an empty reply", answers("200 OK", JSON, ""), Error::is_decode, 1),
        lasting("a page of HTML", answers("200 OK", HTML, "<h1>Sign in to the Wi-Fi</h1>"), Error::is_decode, 1),
        lasting(
            "text that is not UTF-8",
            Send(reply("200 OK", JSON, b"{\"statusCode\":200,\"message\":\"\xff\xfe\"}"), KeepOpen),
            Error::is_decode,
            1,
        ),
        lasting("a deep nesting", answers("200 OK", JSON, &"[".repeat(100_000)), Error::is_decode, 1),
        lasting(
            "a redirect",
            answers("302 Found", "location: http://127.0.0.1:1/elsewhere\r\n", ""),
            |error| has_status(error, 302) && error.to_string().contains("not followed"),
            1,
        ),
    ]
}

fn refusals() -> Vec<Case> {
    let down = |status: &str| answers(status, HTML, "<h1>Bad</h1>");
    let now = "date: Wed, 21 Oct 2026 12:00:00 GMT\r\nretry-after: Wed, 21 Oct 2026 12:00:00 GMT\r\n";
    vec![
        lasting("500", down("500 Internal Server Error"), |error| has_status(error, 500), 1),
        lasting("502, a page of a gateway", down("502 Bad Gateway"), |error| has_status(error, 502), 3),
        lasting("503", down("503 Service Unavailable"), |error| has_status(error, 503), 3),
        lasting("504", down("504 Gateway Timeout"), |error| has_status(error, 504), 3),
        passing("502, then 503", &[down("502 Bad Gateway"), down("503 Service Unavailable")], Error::is_retryable),
        Case {
            name: "503, then 500",
            steps: vec![down("503 Service Unavailable"), down("500 Internal Server Error")],
            reading: (Expected::Failure(|error| has_status(error, 500)), 2),
            writing: (Expected::Failure(|error| has_status(error, 503)), 1),
        },
        lasting("429", throttled(""), Error::is_throttled, 3),
        passing("429 with seconds to wait", &[throttled("retry-after: 0\r\n")], Error::is_throttled),
        passing("429 with a date to wait for", &[throttled(now)], Error::is_throttled),
        lasting("429 for an hour", throttled("retry-after: 3600\r\n"), Error::is_throttled, 1),
        lasting("429 for a year", throttled("retry-after: Fri, 31 Dec 2100 23:59:59 GMT\r\n"), Error::is_throttled, 1),
        passing("statusCode 429", &[says(429)], Error::is_throttled),
        lasting("statusCode 429, always", says(429), Error::is_throttled, 3),
        lasting("statusCode 401", says(401), Error::is_auth, 1),
        lasting("statusCode 500", says(500), |error| error.is_refused() && error.status_code() == Some(500), 1),
    ]
}

fn sizes() -> Vec<Case> {
    let large = format!(r#"{{"statusCode":200,"data":{{"userId":"{}"}}}}"#, "x".repeat(MAX_BODY));
    let announced = format!("HTTP/1.1 200 OK\r\n{JSON}content-length: 1000000000000\r\n\r\n").into_bytes();
    let mut chunked = format!("HTTP/1.1 200 OK\r\n{JSON}transfer-encoding: chunked\r\n\r\n").into_bytes();
    for _ in 0..=MAX_BODY / 0x8000 {
        chunked.extend_from_slice(b"8000\r\n");
        chunked.extend_from_slice(" ".repeat(0x8000).as_bytes());
        chunked.extend_from_slice(b"\r\n");
    }
    vec![
        lasting("a large reply", answers("200 OK", JSON, &large), Error::is_too_large, 1),
        lasting("a reply announced as a terabyte", Send(announced, Stall), Error::is_too_large, 1),
        lasting("an endless reply", Send(chunked, Stall), Error::is_too_large, 1),
        #[cfg(feature = "gzip")]
        harmless("a compressed reply", compressed(user().as_bytes())),
        #[cfg(feature = "gzip")]
        lasting("a bomb", compressed(&vec![b' '; 8 * 1024 * 1024]), Error::is_too_large, 1),
        #[cfg(feature = "gzip")]
        lasting("a broken compression", answers("200 OK", "content-encoding: gzip\r\n", "no gzip"), is_broken, 3),
    ]
}

#[cfg(feature = "gzip")]
fn compressed(body: &[u8]) -> Step {
    use std::io::Write;
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(body).unwrap();
    Send(reply("200 OK", &format!("{JSON}content-encoding: gzip\r\n"), encoder.finish().unwrap()), KeepOpen)
}

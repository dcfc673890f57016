//! The client from outside: on the wire, without a network, and what its models and errors say.
#![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
#![allow(deprecated, reason = "the page of users of the year 2022 is the one with a flat list of parameters")]

#[cfg(feature = "reqwest")]
mod authentication;
mod clearing;
mod errors;
mod fake;
#[cfg(feature = "reqwest")]
mod faults;
mod hooks;
mod limits;
#[cfg(feature = "reqwest")]
mod load;
#[cfg(feature = "test-util")]
mod mock;
mod models;
mod options;
mod paging;
#[cfg(all(feature = "blocking", feature = "test-util"))]
mod readme;
mod renewal;
mod replies;
mod retries;
mod secrets;
#[cfg(feature = "reqwest")]
mod server;
mod signature;
#[cfg(feature = "rustls")]
mod tls;
mod token;
#[cfg(feature = "reqwest")]
mod token_over_http;
#[cfg(feature = "tracing")]
mod tracing_spans;
#[cfg(feature = "rustls")]
mod transport_options;
#[cfg(feature = "reqwest")]
mod wire;

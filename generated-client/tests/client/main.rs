//! The client from outside: on the wire, without a network, and what its models and errors say.
#![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

mod errors;
mod fake;
mod models;
mod replies;
#[cfg(feature = "reqwest")]
mod server;
mod token;
#[cfg(feature = "reqwest")]
mod wire;

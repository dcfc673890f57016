//! Subscriptions to events against a WebSocket server on loopback.
#![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

mod server;
mod subscriptions;
mod tls;

//! Signing in by OpenID Connect against a real HTTP server on loopback, with keys made here.
#![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

mod endpoints;
mod id_token;
mod issuer;
mod keys;
mod login;
#[allow(dead_code, reason = "shared with the other tests")]
#[path = "../client/replies.rs"]
mod replies;
#[allow(dead_code, reason = "shared with the other tests")]
#[path = "../client/server.rs"]
mod server;

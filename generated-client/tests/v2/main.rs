//! The v2 API against a GraphQL server on loopback: the life of a user, errors, tokens, passwords, lists.
#![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
#![allow(clippy::print_stdout, reason = "what the README shows prints")]
#![allow(deprecated, reason = "`batch` is one of the operations that the documentation names")]

mod errors;
mod key_wait;
mod life;
#[cfg(feature = "test-util")]
mod mock;
mod paging;
mod passwords;
mod readme;
mod service;
mod tokens;

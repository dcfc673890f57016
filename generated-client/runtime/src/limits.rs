//! The bounds of one exchange.

use std::time::Duration;

/// What a [`Transport`](super::Transport) must keep to in one exchange.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// The longest time from the start of the request to the last byte of the reply. Default: 10 seconds.
    pub timeout: Duration,
    /// The most bytes that the body of a reply may have, after decompression. Default: 64 MiB.
    pub max_body: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { timeout: Duration::from_secs(10), max_body: 64 * 1024 * 1024 }
    }
}

//! The timer of calls, in one place: with the events the only part of the runtime that needs a tokio runtime with time.

use std::time::Duration;
use tokio::time::{self, Instant, Timeout};

/// Waits.
pub(super) async fn sleep(time: Duration) {
    time::sleep(time).await;
}

/// Gives up on `future` at the deadline. Then nothing that it would have sent is sent.
pub(super) fn until<F: Future>(deadline: Instant, future: F) -> Timeout<F> {
    time::timeout_at(deadline, future)
}

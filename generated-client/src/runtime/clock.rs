//! The timer, in one place: the only part of the runtime that needs a tokio runtime with time.

use std::time::Duration;
use tokio::time::{self, Instant};

/// Waits.
pub(super) async fn sleep(time: Duration) {
    time::sleep(time).await;
}

/// Gives up on `future` at the deadline, if there is one. Then nothing that it would have sent is sent.
pub(super) async fn until<T>(deadline: Option<Instant>, future: impl Future<Output = T>) -> Option<T> {
    match deadline {
        Some(deadline) => time::timeout_at(deadline, future).await.ok(),
        None => Some(future.await),
    }
}

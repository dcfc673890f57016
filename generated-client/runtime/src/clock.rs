//! The timer of calls, in one place: with the events the only part of the runtime that needs a tokio runtime with time.

use std::pin::Pin;
use std::time::Duration;
use tokio::time::{self, Instant, Timeout};

/// Thirty years.
const FAR: Duration = Duration::from_secs(30 * 365 * 24 * 3600);

/// Waits.
pub(super) async fn sleep(time: Duration) {
    time::sleep(time).await;
}

/// A future of any type, pinned elsewhere, so that what is done with it is compiled once for all futures of an output.
pub(super) type AnyFuture<'a, T> = Pin<&'a mut (dyn Future<Output = T> + Send + 'a)>;

/// Gives up on `future` at the deadline. Then nothing that it would have sent is sent.
pub(super) fn until<T>(deadline: Instant, future: AnyFuture<'_, T>) -> Timeout<AnyFuture<'_, T>> {
    time::timeout_at(deadline, future)
}

/// When so much time will have passed; when no clock goes that far, a time that nobody lives to see.
#[cfg_attr(not(feature = "events"), allow(dead_code, reason = "only events wait that long"))]
pub(super) fn after(time: Duration) -> Instant {
    let now = Instant::now();
    now.checked_add(time).unwrap_or_else(|| now + FAR)
}

//! When a call that failed is sent again: the policy, the budget, and what the service asks for.
//!
//! In comes an error and how often the call was repeated, out goes how long to wait, or that it is over.

mod after;
mod budget;

pub(super) use self::after::retry_after;
pub(super) use self::budget::Budget;
use super::error::Error;
use super::operation::OperationInfo;
use std::borrow::Cow;
use std::time::Duration;

/// When and how often a call is repeated.
///
/// By default a call that only reads is sent up to three times, with random waits that double; a call that writes is
/// sent once. A repetition needs a failure that may pass: no connection, a connection that broke, no reply in time,
/// `429`, `502`, `503`, `504`, be it the status of HTTP or the `statusCode` of the reply. The service may have carried
/// out a call whose reply was lost, which is why writes are repeated only on request.
///
/// Waits come from the timer of tokio.
///
/// ```
/// use authing_client::{ManagementClient, RetryPolicy};
/// use std::time::Duration;
///
/// # fn main() -> Result<(), authing_client::Error> {
/// let policy = RetryPolicy::default().max_attempts(5).initial_backoff(Duration::from_millis(100));
/// let client = ManagementClient::builder()
///     .access_key("id", "secret")
///     .retry(policy.always("add-group-members").never("list-users"))
///     .build()?;
/// let call = client.get_user("u1").retry(RetryPolicy::never_retry());
/// # Ok(()) }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RetryPolicy {
    max_attempts: u32,
    initial_backoff: Duration,
    max_backoff: Duration,
    max_retry_after: Duration,
    writes: bool,
    /// Operations by id, and whether they are repeated.
    operations: Vec<(Cow<'static, str>, bool)>,
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self::DEFAULT
    }
}

impl RetryPolicy {
    const DEFAULT: Self = Self {
        max_attempts: 3,
        initial_backoff: Duration::from_millis(200),
        max_backoff: Duration::from_secs(10),
        max_retry_after: Duration::from_secs(30),
        writes: false,
        operations: Vec::new(),
    };

    /// Sends every call once.
    pub fn never_retry() -> Self {
        Self::DEFAULT.max_attempts(1)
    }

    /// How often a call is sent at most, the first time included. Default: 3. A call whose token the service refused
    /// is sent once more with a new one, which does not count.
    pub fn max_attempts(mut self, attempts: u32) -> Self {
        self.max_attempts = attempts;
        self
    }

    /// The longest wait before the first repetition; it doubles with each. The wait is random between nothing and
    /// that. Default: 200 ms.
    pub fn initial_backoff(mut self, time: Duration) -> Self {
        self.initial_backoff = time;
        self
    }

    /// The longest wait before any repetition, unless the service asks for more. Default: 10 seconds.
    pub fn max_backoff(mut self, time: Duration) -> Self {
        self.max_backoff = time;
        self
    }

    /// The longest wait that the service may ask for by `Retry-After`. Asked for more, the call fails at once. Default:
    /// 30 seconds.
    pub fn max_retry_after(mut self, time: Duration) -> Self {
        self.max_retry_after = time;
        self
    }

    /// Whether calls that write are repeated too. Default: no.
    pub fn writes(mut self, repeat: bool) -> Self {
        self.writes = repeat;
        self
    }

    /// Repeats this operation although it writes. The name is that of the documentation, such as `add-group-members`.
    pub fn always(mut self, operation: impl Into<Cow<'static, str>>) -> Self {
        self.operations.push((operation.into(), true));
        self
    }

    /// Never repeats this operation. The last word on an operation counts.
    pub fn never(mut self, operation: impl Into<Cow<'static, str>>) -> Self {
        self.operations.push((operation.into(), false));
        self
    }

    /// How long to wait before sending a call again that failed after `retries` repetitions; `None`: it is over.
    pub(super) fn wait(&self, info: &OperationInfo, error: &Error, retries: u32, budget: &Budget) -> Option<Duration> {
        if retries.saturating_add(1) >= self.max_attempts || !self.covers(info) || !error.is_retryable() {
            return None;
        }
        let asked = error.retry_after().unwrap_or_default();
        if asked > self.max_retry_after || !budget.take() {
            return None;
        }
        Some(asked.saturating_add(random_part(self.backoff(retries))))
    }

    fn covers(&self, info: &OperationInfo) -> bool {
        let named = self.operations.iter().rev().find(|(id, _)| id == info.id);
        named.map_or(info.idempotent || self.writes, |(_, repeat)| *repeat)
    }

    /// The longest wait after this many repetitions.
    fn backoff(&self, retries: u32) -> Duration {
        let factor = 1_u32.checked_shl(retries).unwrap_or(u32::MAX);
        self.initial_backoff.saturating_mul(factor).min(self.max_backoff)
    }
}

/// A random time between nothing and `most`.
fn random_part(most: Duration) -> Duration {
    let nanos = u64::try_from(most.as_nanos()).unwrap_or(u64::MAX);
    Duration::from_nanos(fastrand::u64(..=nanos))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::{Failure, Kind};
    use crate::operation::{Method, Payload};

    const READ: OperationInfo = OperationInfo {
        id: "read",
        method: Method::Get,
        path: "/",
        payload: Payload::Data,
        idempotent: true,
        page: "",
        limits: &[],
    };
    const WRITE: OperationInfo = OperationInfo { id: "write", idempotent: false, ..READ };

    fn waits(policy: &RetryPolicy, info: &OperationInfo, kind: Kind, retries: u32) -> bool {
        policy.wait(info, &Failure::of(info, kind, "").into(), retries, &Budget::new(1)).is_some()
    }

    #[test]
    fn reads_are_repeated_and_writes_only_on_request() {
        let policy = RetryPolicy::default();
        assert!(waits(&policy, &READ, Kind::Connect, 0) && waits(&policy, &READ, Kind::Timeout, 1));
        assert!(!waits(&policy, &READ, Kind::Connect, 2) && !waits(&policy, &READ, Kind::Decode, 0));
        assert!(!waits(&policy, &WRITE, Kind::Connect, 0));
        assert!(waits(&policy.clone().writes(true), &WRITE, Kind::Connect, 0));
        let listed = policy.always("write").never("read");
        assert!(waits(&listed, &WRITE, Kind::Connect, 0) && !waits(&listed, &READ, Kind::Connect, 0));
        assert!(waits(&listed.always("read"), &READ, Kind::Connect, 0));
        assert!(!waits(&RetryPolicy::never_retry().writes(true), &READ, Kind::Connect, 0));
    }

    #[test]
    fn waits_double_up_to_their_limit() {
        let policy = RetryPolicy::default();
        let longest: Vec<_> = [0, 1, 2, 5, 6, 40].map(|retries| policy.backoff(retries).as_millis()).into();
        assert_eq!(longest, [200, 400, 800, 6400, 10_000, 10_000]);
    }

    #[test]
    fn waits_are_spread_over_their_whole_range() {
        let most = Duration::from_secs(1);
        let parts: Vec<_> = (0..400).map(|_| random_part(most)).collect();
        let is_spread = |below: u64| parts.iter().filter(|part| **part < Duration::from_millis(below)).count();
        assert_eq!(is_spread(1000), 400);
        assert!((50..150).contains(&is_spread(250)) && (250..350).contains(&is_spread(750)));
        assert_eq!(random_part(Duration::ZERO), Duration::ZERO);
    }
}

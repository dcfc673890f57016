//! A look at every exchange from outside: to add headers, to count, to measure.

use super::error::Error;
use super::operation::Method;
use http::{HeaderMap, StatusCode};
use std::time::Duration;

/// Sees every exchange of a client, those for tokens and the repetitions included. To change the exchange itself, wrap
/// a [`Transport`](super::Transport).
///
/// ```
/// use authing_client::{Attempt, AttemptOutcome, Hook, ManagementClient};
/// use std::sync::atomic::{AtomicU64, Ordering};
///
/// #[derive(Default)]
/// struct Failures(AtomicU64);
///
/// impl Hook for Failures {
///     fn before(&self, attempt: &Attempt<'_>, headers: &mut http::HeaderMap) {
///         headers.insert("x-attempt", attempt.number.into());
///     }
///
///     fn after(&self, _attempt: &Attempt<'_>, outcome: &AttemptOutcome<'_>) {
///         self.0.fetch_add(outcome.error.is_some().into(), Ordering::Relaxed);
///     }
/// }
///
/// # fn main() -> Result<(), authing_client::Error> {
/// let failures = std::sync::Arc::new(Failures::default());
/// let client = ManagementClient::builder().access_key("id", "secret").hook(failures.clone()).build()?;
/// # Ok(()) }
/// ```
pub trait Hook: Send + Sync + 'static {
    /// Before a request is sent, may add headers. Those that say who asks are not there yet, and win over these.
    /// Headers whose names start with `x-authing-` become a part of the signature of signed requests.
    fn before(&self, attempt: &Attempt<'_>, headers: &mut HeaderMap) {
        let _ = (attempt, headers);
    }

    /// After the reply was read and decoded, or there was none. A call that is dropped, or ended by its deadline, while
    /// it waits for a reply has no `after`.
    fn after(&self, attempt: &Attempt<'_>, outcome: &AttemptOutcome<'_>) {
        let _ = (attempt, outcome);
    }
}

impl<T: Hook + ?Sized> Hook for std::sync::Arc<T> {
    fn before(&self, attempt: &Attempt<'_>, headers: &mut HeaderMap) {
        (**self).before(attempt, headers);
    }

    fn after(&self, attempt: &Attempt<'_>, outcome: &AttemptOutcome<'_>) {
        (**self).after(attempt, outcome);
    }
}

/// One exchange of a call.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Attempt<'a> {
    /// The name of the operation, such as `get-user`; `get-management-token` for a token.
    pub operation: &'static str,
    /// The HTTP verb.
    pub method: Method,
    /// The path below the host, with `{name}` in place of values: few distinct ones, good as a label.
    pub path: &'a str,
    /// 1 for the first exchange of the call.
    pub number: u32,
}

/// How an exchange ended.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct AttemptOutcome<'a> {
    /// From sending the request until the reply was decoded.
    pub duration: Duration,
    /// The status of HTTP, if a reply came.
    pub status: Option<StatusCode>,
    /// Why the exchange failed, if it did.
    pub error: Option<&'a Error>,
}

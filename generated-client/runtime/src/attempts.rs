//! The attempts of one call: each is sent here, counted, and judged when it fails.

use super::auth::Session;
use super::call_options::{Chosen, Extras};
use super::channel::Channel;
use super::clock;
use super::error::{Error, Failure, Kind};
use super::headers;
use super::hook::{Attempt, AttemptOutcome};
use super::limits::Limits;
use super::operation::OperationInfo;
use super::reply::Reply;
use super::retry::RetryPolicy;
use super::trace;
use super::wire::Prepared;
use std::time::Duration;
use tokio::time::Instant;

/// Takes the output out of a reply, into a place that only the caller knows the type of.
pub(super) type Decode<'a> = &'a mut (dyn FnMut(&Reply) -> Result<(), Error> + Send);

/// The attempts of one call so far.
pub(super) struct Attempts<'a> {
    pub(super) channel: &'a Channel,
    pub(super) info: &'a OperationInfo,
    options: Chosen<'a>,
    policy: &'a RetryPolicy,
    pub(super) deadline: Option<Instant>,
    /// How many were sent.
    pub(super) count: u32,
    /// How many of them were repetitions after a failure.
    retries: u32,
    /// Why the last one failed that was to be repeated.
    last_error: Option<Error>,
}

impl<'a> Attempts<'a> {
    /// None yet. The time until the deadline starts now.
    pub(super) fn new(channel: &'a Channel, info: &'a OperationInfo, options: Chosen<'a>) -> Self {
        let all = options.map(Extras::all);
        let policy = all.and_then(|options| options.retry.as_ref()).unwrap_or(&channel.retry);
        let time = all.and_then(|options| options.deadline).or(channel.deadline);
        let deadline = time.and_then(|time| Instant::now().checked_add(time));
        Self { channel, info, options, policy, deadline, count: 0, retries: 0, last_error: None }
    }

    /// The attempts of another operation that this call needs first: with its deadline and retries, without what it
    /// sends.
    pub(super) fn for_token<'b>(&'b self, info: &'b OperationInfo) -> Attempts<'b> {
        let Self { channel, policy, deadline, .. } = *self;
        Attempts { channel, info, options: None, policy, deadline, count: 0, retries: 0, last_error: None }
    }

    /// Sends the call once.
    pub(super) async fn send(
        &mut self,
        prepared: &Prepared,
        session: Option<&Session>,
        decode: Decode<'_>,
    ) -> Result<Reply, Error> {
        let Self { channel, info, options, .. } = *self;
        let limits = self.limits()?;
        let mut headers = headers::with_room(&channel.headers);
        if let Some(options) = options {
            options.apply(&channel.tenant_header, &mut headers);
        }
        let this = self.next();
        for hook in &channel.hooks {
            hook.before(&this, &mut headers);
        }
        if let Some(session) = session {
            session.sign(info, prepared, &mut headers)?;
        }
        self.count += 1;
        let start = (!channel.hooks.is_empty()).then(Instant::now);
        let mut status = None;
        let outcome = match channel.transport.send(prepared.attempt(headers), limits).await {
            Ok(reply) => {
                status = Some(reply.status());
                self.judge(this.path, &reply).and_then(|()| decode(&reply)).map(|()| reply)
            }
            Err(error) => Err(channel.failed(info, error, limits)),
        };
        if let Some(start) = start {
            let outcome = AttemptOutcome { duration: start.elapsed(), status, error: outcome.as_ref().err() };
            channel.hooks.iter().for_each(|hook| hook.after(&this, &outcome));
        }
        outcome
    }

    /// Says whether a reply of v2 reports a failure; those of v3 are judged while they are read.
    #[cfg(feature = "v2-runtime")]
    fn judge(&self, path: &str, reply: &Reply) -> Result<(), Error> {
        if self.channel.v2.is_some() { super::v2::judge(self.info, path, reply) } else { Ok(()) }
    }

    #[cfg(not(feature = "v2-runtime"))]
    #[allow(clippy::unused_self, clippy::unnecessary_wraps, reason = "as with the feature")]
    #[inline]
    fn judge(&self, _: &str, _: &Reply) -> Result<(), Error> {
        Ok(())
    }

    /// What is sent next.
    pub(super) fn next(&self) -> Attempt<'a> {
        let Self { info, options, count, .. } = *self;
        let raw = options.and_then(|options| options.all().raw.as_ref());
        let path = raw.map_or(info.path, |raw| raw.path.as_str());
        Attempt { operation: info.id, method: info.method, path, number: count + 1 }
    }

    /// Waits until the call may be sent again; when it may not, gives the error back.
    pub(super) async fn wait_after(&mut self, error: Error) -> Result<(), Error> {
        let wait = self.policy.wait(self.info, &error, self.retries, &self.channel.budget);
        let in_time =
            |wait: &Duration| self.deadline.is_none_or(|end| *wait < end.saturating_duration_since(Instant::now()));
        let Some(wait) = wait.filter(in_time) else {
            return Err(error.after(self.count));
        };
        trace::repeated(self.info.id, &error, wait);
        self.last_error = Some(error);
        clock::sleep(wait).await;
        self.retries += 1;
        Ok(())
    }

    /// The call worked.
    pub(super) fn succeeded(&self) {
        if self.retries == 0 {
            self.channel.budget.refill();
        }
    }

    /// The error of a call whose deadline has passed.
    pub(super) fn too_late(&self) -> Error {
        let time =
            self.options.and_then(|options| options.all().deadline).or(self.channel.deadline).unwrap_or_default();
        let endpoint = &self.channel.endpoint;
        let mut message = format!("no reply from {endpoint} within its deadline of {time:?}");
        if let Some(error) = &self.last_error {
            message = format!("{message}; before that: {}", error.cause());
        }
        let failure = Failure::of(self.info, Kind::Timeout, message);
        Error::from(failure).after(self.count)
    }

    /// Whether the time of the call is over, to the millisecond: a transport may count no finer.
    pub(super) fn is_over(&self) -> bool {
        self.deadline.is_some_and(|end| Instant::now() + Duration::from_millis(1) >= end)
    }

    /// The limits of the next attempt, or that the deadline has passed.
    pub(super) fn limits(&self) -> Result<Limits, Error> {
        let mut limits = self.channel.limits;
        limits.timeout = self.options.and_then(|options| options.all().timeout).unwrap_or(limits.timeout);
        if let Some(deadline) = self.deadline {
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Err(self.too_late());
            }
            limits.timeout = limits.timeout.min(left);
        }
        Ok(limits)
    }
}

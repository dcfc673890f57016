//! What every client is inside: the way to the service and who asks. From the arguments of a call to its outcome, once
//! for all operations of all clients.

use super::attempts::{Attempts, Decode};
use super::auth::Auth;
use super::call_options::CallOptions;
use super::channel::Channel;
use super::clock;
use super::error::Error;
use super::operation::OperationInfo;
use super::reply::Reply;
use super::request::Request;
use super::trace::CallSpan;
use super::wire::Prepared;
use std::{fmt, sync::Arc};

/// The way to the service and who asks.
pub(super) struct Caller {
    pub(super) channel: Arc<Channel>,
    pub(super) auth: Auth,
}

/// A call that worked.
pub(super) struct Done {
    pub(super) reply: Reply,
    pub(super) attempts: u32,
}

impl Caller {
    /// Carries out a call within its deadline.
    pub(super) async fn run(
        &self,
        info: &OperationInfo,
        request: &Request,
        options: &CallOptions,
        decode: Decode<'_>,
    ) -> Result<Done, Error> {
        let attempts = Attempts::new(&self.channel, info, options);
        let span = CallSpan::new(&attempts.next(), &self.channel.endpoint);
        span.carry_out(self.within_deadline(attempts, request, options, decode)).await
    }

    async fn within_deadline(
        &self,
        mut attempts: Attempts<'_>,
        request: &Request,
        options: &CallOptions,
        decode: Decode<'_>,
    ) -> Result<Done, Error> {
        let info = attempts.info;
        let prepared = self.channel.prepare(info, &self.auth.complete(info, request), options)?;
        let outcome = clock::until(attempts.deadline, self.repeat(&mut attempts, &prepared, decode)).await;
        match outcome {
            Some(Ok(reply)) => {
                attempts.succeeded();
                Ok(Done { reply, attempts: attempts.count })
            }
            Some(Err(error)) => Err(error.after(attempts.count)),
            None => Err(attempts.too_late()),
        }
    }

    /// Sends a call until it works or may not be repeated. A token that the service refuses is replaced once.
    async fn repeat(
        &self,
        attempts: &mut Attempts<'_>,
        prepared: &Prepared,
        decode: Decode<'_>,
    ) -> Result<Reply, Error> {
        let mut renewed = false;
        let mut session = self.auth.session(attempts).await?;
        loop {
            let error = match attempts.send(prepared, Some(&session), decode).await {
                Ok(reply) => return Ok(reply),
                Err(error) => error,
            };
            if error.has_code(401) && !std::mem::replace(&mut renewed, true) {
                if let Some(next) = self.auth.renew(attempts, &session).await? {
                    session = next;
                    continue;
                }
            }
            attempts.wait_after(error).await?;
            session = self.auth.session(attempts).await?;
        }
    }

    /// Shows the host and the limits of the client called `name`, never the credentials.
    pub(super) fn debug(&self, name: &str, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Channel { endpoint, limits, retry, .. } = &*self.channel;
        let mut debug = formatter.debug_struct(name);
        debug.field("host", &endpoint.as_str()).field("limits", limits).field("retry", retry).finish_non_exhaustive()
    }
}

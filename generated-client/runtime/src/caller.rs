//! What every client is inside: the way to the service and who asks. From the arguments of a call to its outcome, once
//! for all operations of all clients.

use super::attempts::{Attempts, Decode};
use super::auth::{Asker, Given};
use super::call_options::Chosen;
use super::channel::Channel;
use super::clock::{self, AnyFuture};
use super::error::Error;
use super::operation::OperationInfo;
use super::reply::Reply;
use super::request::Request;
use super::trace::CallSpan;
use super::wire::Prepared;
use std::pin::{Pin, pin};
use std::{fmt, sync::Arc};

/// The way to the service and who asks.
pub struct Caller {
    /// The way to the service.
    pub channel: Arc<Channel>,
    /// Who asks.
    pub auth: Asker,
}

/// A call that worked.
pub struct Done {
    pub(super) reply: Reply,
    pub(super) attempts: u32,
}

/// A call that is carried out.
pub(super) type Running<'a> = Pin<Box<dyn Future<Output = Result<Done, Error>> + Send + 'a>>;

impl Caller {
    /// The same caller on behalf of another user; the error says why it cannot be.
    pub(super) fn with_user(&self, token: &str) -> Result<Self, &'static str> {
        Ok(Self { channel: self.channel.clone(), auth: Asker(self.auth.0.with_user(token)?) })
    }

    /// Carries out a call within its deadline. The future is on the heap, so that those of operations, of which there
    /// are many, stay small.
    pub(super) fn run<'a>(
        &'a self,
        info: &'a OperationInfo,
        request: &'a Request,
        options: Chosen<'a>,
        decode: Decode<'a>,
    ) -> Running<'a> {
        #[cfg(feature = "v2-runtime")]
        if super::v2::is_sealed(self, info, request, options) {
            return super::v2::run_sealed(self, info, request, options, decode);
        }
        self.run_prepared(info, self.auth.0.prepare(&self.channel, info, request, options), options, decode)
    }

    /// The same for a call whose arguments are encoded, if they can be.
    pub(super) fn run_prepared<'a>(
        &'a self,
        info: &'a OperationInfo,
        prepared: Result<Prepared, Error>,
        options: Chosen<'a>,
        decode: Decode<'a>,
    ) -> Running<'a> {
        Box::pin(async move {
            let mut attempts = Attempts::new(&self.channel, info, options);
            let span = CallSpan::new(&attempts.next(), &self.channel.endpoint);
            let outcome = match prepared {
                Ok(prepared) => span.enter(self.in_time(&mut attempts, &prepared, decode)).await,
                Err(error) => Err(error),
            };
            let outcome = match options {
                None => outcome,
                Some(options) => outcome.map_err(|error| options.explain(error)),
            };
            span.ended(&outcome);
            outcome
        })
    }

    async fn in_time(
        &self,
        attempts: &mut Attempts<'_>,
        prepared: &Prepared,
        decode: Decode<'_>,
    ) -> Result<Done, Error> {
        let deadline = attempts.deadline;
        let outcome = {
            let repeated: AnyFuture<'_, _> = pin!(self.repeat(attempts, prepared, decode));
            match deadline {
                None => Ok(repeated.await),
                Some(deadline) => clock::until(deadline, repeated).await,
            }
        };
        match outcome {
            Ok(Ok(reply)) => {
                attempts.succeeded();
                Ok(Done { reply, attempts: attempts.count })
            }
            Ok(Err(error)) => Err(error.after(attempts.count)),
            Err(_) => Err(attempts.too_late()),
        }
    }

    /// Sends a call until it works or may not be repeated. A token that the service refuses is replaced once.
    async fn repeat(
        &self,
        attempts: &mut Attempts<'_>,
        prepared: &Prepared,
        decode: Decode<'_>,
    ) -> Result<Reply, Error> {
        let mut renewed = !self.auth.0.renews();
        let mut refused = None;
        loop {
            let session = match self.auth.0.session(attempts, refused.take()) {
                Given::Now(session) => session,
                Given::Later(session) => session.await?,
            };
            let error = match attempts.send(prepared, Some(&session), decode).await {
                Ok(reply) => return Ok(reply),
                Err(error) => error,
            };
            if error.has_code(401) && !std::mem::replace(&mut renewed, true) {
                refused = Some(session);
                continue;
            }
            attempts.wait_after(error).await?;
        }
    }

    /// Shows the host and the limits of the client called `name`, never the credentials.
    pub fn debug(&self, name: &str, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Channel { endpoint, limits, retry, .. } = &*self.channel;
        let mut debug = formatter.debug_struct(name);
        debug.field("host", &endpoint.as_str()).field("limits", limits).field("retry", retry).finish_non_exhaustive()
    }
}

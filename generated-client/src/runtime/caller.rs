//! What every client is inside: the way to the service and who asks. From the arguments of a call to its outcome, once
//! for all operations of all clients.

use super::auth::{Auth, Session};
use super::channel::Channel;
use super::error::Error;
use super::operation::OperationInfo;
use super::reply::Reply;
use super::request::Request;
use super::wire::Prepared;
use std::{fmt, sync::Arc};

/// The way to the service and who asks.
pub(super) struct Caller {
    pub(super) channel: Arc<Channel>,
    pub(super) auth: Auth,
}

/// Takes the output out of a reply, into a place that only the caller knows the type of.
pub(super) type Decode<'a> = &'a mut (dyn FnMut(&Reply) -> Result<(), Error> + Send);

impl Caller {
    /// Carries out a call. A token that the service refuses is replaced once.
    pub(super) async fn run(&self, info: &OperationInfo, request: &Request, decode: Decode<'_>) -> Result<(), Error> {
        let Self { channel, auth } = self;
        let prepared = channel.prepare(info, &auth.complete(info, request))?;
        let session = auth.session(channel, info).await?;
        let Err(error) = self.attempt(info, &prepared, &session, decode).await else {
            return Ok(());
        };
        if !error.has_code(401) {
            return Err(error);
        }
        match auth.renew(channel, &session).await? {
            Some(session) => self.attempt(info, &prepared, &session, decode).await,
            None => Err(error),
        }
    }

    async fn attempt(
        &self,
        info: &OperationInfo,
        prepared: &Prepared,
        session: &Session,
        decode: Decode<'_>,
    ) -> Result<(), Error> {
        let reply = self.channel.exchange(info, prepared, |headers| session.sign(headers)).await?;
        decode(&reply)
    }

    /// Shows the host and the limits of the client called `name`, never the credentials.
    pub(super) fn debug(&self, name: &str, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Channel { endpoint, limits, .. } = &*self.channel;
        let mut debug = formatter.debug_struct(name);
        debug.field("host", &endpoint.as_str()).field("limits", limits).finish_non_exhaustive()
    }
}

//! The client: from the arguments of a call to its outcome, once for all operations.

use super::auth::{Auth, Session};
use super::builder::ManagementClientBuilder;
use super::call::Call;
use super::channel::Channel;
use super::error::Error;
use super::operation::{Operation, OperationInfo};
use super::reply::Reply;
use super::request::Request;
use super::wire::Prepared;
use std::{fmt, sync::Arc};

/// A client of the management API. Make one and clone it: clones share the connections and the token.
///
/// Each operation is a method that takes what is required and returns a [`Call`]; set what is optional on that, then
/// send it.
#[derive(Clone)]
pub struct ManagementClient(Arc<Inner>);

struct Inner {
    channel: Channel,
    auth: Auth,
}

/// Takes the output out of a reply, into a place that only the caller knows the type of.
pub(super) type Decode<'a> = &'a mut (dyn FnMut(&Reply) -> Result<(), Error> + Send);

impl ManagementClient {
    /// Starts to set up a client. It needs credentials at least.
    pub fn builder() -> ManagementClientBuilder {
        ManagementClientBuilder::default()
    }

    pub(super) fn new(channel: Channel, auth: Auth) -> Self {
        Self(Arc::new(Inner { channel, auth }))
    }

    /// A call without arguments yet.
    pub(crate) fn start_call<Op: Operation>(&self) -> Call<Op> {
        Call::new(self.clone())
    }

    /// Carries out a call. A token that the service refuses is replaced once.
    pub(super) async fn run(&self, info: &OperationInfo, request: &Request, decode: Decode<'_>) -> Result<(), Error> {
        let Inner { channel, auth } = &*self.0;
        let prepared = channel.prepare(info, request)?;
        let session = auth.session(channel).await?;
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
        let reply = self.0.channel.exchange(info, prepared, |headers| session.sign(headers)).await?;
        decode(&reply)
    }
}

/// Shows the host, never the credentials.
impl fmt::Debug for ManagementClient {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Channel { endpoint, limits, .. } = &self.0.channel;
        formatter
            .debug_struct("ManagementClient")
            .field("host", &endpoint.as_str())
            .field("limits", limits)
            .finish_non_exhaustive()
    }
}

//! The way to the service: its host, the headers that every request has, the transport and its limits.

use super::endpoint::Endpoint;
use super::error::{Error, Failure, Kind};
use super::limits::Limits;
use super::operation::OperationInfo;
use super::reply::Reply;
use super::request::Request;
use super::transport::Transport;
use super::transport_error::TransportError;
use super::wire::Prepared;
use http::HeaderMap;

/// The way to the service.
pub(super) struct Channel {
    pub(super) endpoint: Endpoint,
    pub(super) headers: HeaderMap,
    pub(super) transport: Box<dyn Transport>,
    pub(super) limits: Limits,
}

impl Channel {
    /// Encodes the arguments of a call.
    pub(super) fn prepare(&self, info: &OperationInfo, request: &Request) -> Result<Prepared, Error> {
        Prepared::new(&self.endpoint, info, request).map_err(|fault| Failure::of(info, Kind::Input, fault).into())
    }

    /// Carries out one exchange; `sign` adds the headers that say who asks.
    pub(super) async fn exchange(
        &self,
        info: &OperationInfo,
        prepared: &Prepared,
        sign: impl FnOnce(&mut HeaderMap),
    ) -> Result<Reply, Error> {
        let mut headers = self.headers.clone();
        sign(&mut headers);
        let reply = self.transport.send(prepared.attempt(headers), self.limits).await;
        reply.map_err(|error| self.failed(info, error))
    }

    fn failed(&self, info: &OperationInfo, error: TransportError) -> Error {
        let Self { endpoint, limits, .. } = self;
        let causes = error.causes();
        let (kind, message) = if error.is_timeout() {
            (Kind::Timeout, format!("no complete reply from {endpoint} within {:?}: {causes}", limits.timeout))
        } else if error.is_connect() {
            (Kind::Connect, format!("no connection to {endpoint}: {causes}"))
        } else if error.is_body_too_large() {
            (Kind::TooLarge, format!("the reply of {endpoint} is larger than {} bytes", limits.max_body))
        } else {
            (Kind::Transport, format!("the exchange with {endpoint} failed: {causes}"))
        };
        Failure::of(info, kind, message).source(error).into()
    }
}

//! The way to the service: its host, the headers that every request has, the transport and its limits.

use super::call_options::Chosen;
use super::endpoint::Endpoint;
use super::error::{Error, Failure, Kind};
use super::hook::Hook;
use super::limits::Limits;
use super::operation::OperationInfo;
use super::request::Request;
use super::retry::{Budget, RetryPolicy};
use super::transport::Transport;
use super::transport_error::TransportError;
use super::validation;
use super::wire::{Prepared, Style};
use http::{HeaderMap, HeaderName};
use std::time::Duration;

/// The way to the service.
pub struct Channel {
    pub(super) endpoint: Endpoint,
    /// The headers that every request has.
    pub headers: HeaderMap,
    pub(super) tenant_header: HeaderName,
    pub(super) style: Style,
    pub(super) transport: Box<dyn Transport>,
    pub(super) limits: Limits,
    pub(super) deadline: Option<Duration>,
    pub(super) retry: RetryPolicy,
    pub(super) budget: Budget,
    /// Whether arguments are held against the documented limits.
    pub(super) check_limits: bool,
    pub(super) hooks: Vec<Box<dyn Hook>>,
    /// What a client of v2 has in addition.
    #[cfg(feature = "v2-runtime")]
    pub v2: Option<super::v2::V2>,
}

impl Channel {
    /// Checks and encodes the arguments of a call.
    pub(super) fn prepare(
        &self,
        info: &OperationInfo,
        request: &Request,
        options: Chosen<'_>,
    ) -> Result<Prepared, Error> {
        let chosen = options.and_then(|options| options.all().check_limits);
        let is_checked = chosen.unwrap_or(self.check_limits);
        let checked = if is_checked { validation::check(info, request) } else { Ok(()) };
        let prepared = checked.and_then(|()| self.encode(info, request, options));
        prepared.map_err(|fault| Failure::of(info, Kind::Input, fault).into())
    }

    fn encode(&self, info: &OperationInfo, request: &Request, options: Chosen<'_>) -> Result<Prepared, String> {
        match options {
            None => Prepared::new(&self.endpoint, self.style, info, request),
            Some(options) => options.prepare(&self.endpoint, self.style, info, request),
        }
    }

    /// The error of an exchange that gave no reply.
    pub(super) fn failed(&self, info: &OperationInfo, error: TransportError, limits: Limits) -> Error {
        let endpoint = &self.endpoint;
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

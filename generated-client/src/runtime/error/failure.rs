//! The facts of an error while they are gathered; [`Error`](super::Error) shares and shows them.

use crate::runtime::{api_code::ApiCode, app, envelope::Outcome, operation::Method, operation::OperationInfo, retry};
use http::{Response, StatusCode};
use std::borrow::Cow;
use std::time::Duration;

/// The part of a reply that an error keeps, in bytes.
const KEPT_BODY: usize = 8 * 1024;

/// What kind of thing went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The client cannot be built from its options.
    Setup,
    /// The arguments of a call cannot be sent.
    Input,
    /// A provider gave no credentials, or none that can be used.
    Credentials,
    Timeout,
    Connect,
    /// The exchange broke in another way.
    Transport,
    TooLarge,
    /// A reply that is not what the documentation says.
    Decode,
    /// A reply that says no.
    Refused,
    /// A login or an ID token that is not to be trusted.
    #[cfg_attr(not(feature = "oidc"), allow(dead_code))]
    Untrusted,
}

/// The facts of an error, in a box: it goes from hand to hand.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(super) kind: Kind,
    pub(super) operation: Option<&'static str>,
    /// The verb and the path template of the operation.
    pub(super) route: Option<(Method, Cow<'static, str>)>,
    /// How often the call was sent; 0 until it is known.
    pub(super) attempts: u32,
    pub(super) retry_after: Option<Duration>,
    /// The call was to fetch a token for the call that was meant.
    pub(super) for_token: bool,
    /// The reply may hold tokens.
    hides_body: bool,
    pub(super) http_status: Option<StatusCode>,
    pub(super) status_code: Option<i64>,
    pub(super) api_code: Option<ApiCode>,
    pub(super) request_id: Option<String>,
    pub(super) message: String,
    pub(super) path: Option<String>,
    pub(super) body: Option<String>,
    pub(super) source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl Failure {
    /// A failure outside of any operation.
    pub(crate) fn new(kind: Kind, message: impl Into<String>) -> Box<Self> {
        Self::with(kind, message.into())
    }

    fn with(kind: Kind, message: String) -> Box<Self> {
        Box::new(Self {
            kind,
            operation: None,
            route: None,
            attempts: 0,
            retry_after: None,
            for_token: false,
            hides_body: false,
            http_status: None,
            status_code: None,
            api_code: None,
            request_id: None,
            message,
            path: None,
            body: None,
            source: None,
        })
    }

    /// A failure of an operation.
    pub(in crate::runtime) fn of(info: &OperationInfo, kind: Kind, message: impl Into<String>) -> Box<Self> {
        Self::with(kind, message.into()).in_operation(info)
    }

    fn in_operation(mut self: Box<Self>, info: &OperationInfo) -> Box<Self> {
        self.operation = Some(info.id);
        self.route = Some((info.method, Cow::Borrowed(info.path)));
        self.for_token = info.id == crate::runtime::token::TOKEN.id;
        self.hides_body = app::gives_tokens(info.path) || info.path.starts_with("/oidc/");
        self
    }

    /// The reply that failed. Its body is kept in part, unless it may hold a token.
    pub(in crate::runtime) fn reply<B: AsRef<[u8]>>(mut self: Box<Self>, reply: &Response<B>) -> Box<Self> {
        self.http_status = Some(reply.status());
        self.retry_after = retry::retry_after(reply.headers());
        let body = reply.body().as_ref();
        if !self.hides_body {
            let kept = body.get(..KEPT_BODY).unwrap_or(body);
            self.body = Some(String::from_utf8_lossy(kept).into_owned());
        }
        self
    }

    /// What the reply says about itself.
    pub(in crate::runtime) fn outcome(mut self: Box<Self>, outcome: Outcome) -> Box<Self> {
        self.status_code = outcome.status_code;
        self.api_code = outcome.api_code.map(ApiCode::from);
        self.request_id = outcome.request_id;
        self
    }

    /// Where in the reply decoding failed.
    pub(in crate::runtime) fn path(mut self: Box<Self>, path: Option<String>) -> Box<Self> {
        self.path = path;
        self
    }

    /// The error underneath.
    pub(crate) fn source(self: Box<Self>, source: impl std::error::Error + Send + Sync + 'static) -> Box<Self> {
        self.source_boxed(Box::new(source))
    }

    /// The error underneath, of a type that is not known.
    pub(in crate::runtime) fn source_boxed(
        mut self: Box<Self>,
        source: Box<dyn std::error::Error + Send + Sync>,
    ) -> Box<Self> {
        self.source = Some(source);
        self
    }
}

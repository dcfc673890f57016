//! The facts of an error while they are gathered; [`Error`](super::Error) shares and shows them.

use crate::{api_code::ApiCode, app, envelope::Outcome, operation::Method, operation::OperationInfo, retry};
use http::{Response, StatusCode};
use std::borrow::Cow;
use std::time::Duration;

/// The part of a reply that an error keeps, in bytes.
const KEPT_BODY: usize = 8 * 1024;

/// What kind of thing went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The client cannot be built from its options.
    Setup,
    /// The arguments of a call cannot be sent.
    Input,
    /// A provider gave no credentials, or none that can be used.
    Credentials,
    /// No complete reply in time.
    Timeout,
    /// No connection.
    Connect,
    /// The exchange broke in another way.
    Transport,
    /// A reply above the limit.
    TooLarge,
    /// A reply that is not what the documentation says.
    Decode,
    /// A reply that says no.
    Refused,
    /// A login or an ID token that is not to be trusted.
    #[cfg_attr(not(feature = "oidc"), allow(dead_code))]
    Untrusted,
}

/// The facts of an error while they are gathered. On the heap, so that gathering them moves a pointer only.
#[derive(Debug)]
pub struct Failure(pub(super) Box<Facts>);

/// The facts of an error.
#[derive(Debug)]
pub(crate) struct Facts {
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
    pub fn new(kind: Kind, message: impl Into<String>) -> Self {
        Self::made(kind, message.into())
    }

    /// A failure of an operation.
    pub fn of(info: &OperationInfo, kind: Kind, message: impl Into<String>) -> Self {
        Self::made(kind, message.into()).at(info)
    }

    #[cold]
    #[inline(never)]
    fn made(kind: Kind, message: String) -> Self {
        Self(Box::new(Facts {
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
        }))
    }

    #[cold]
    #[inline(never)]
    fn at(mut self, info: &OperationInfo) -> Self {
        self.0.operation = Some(info.id);
        self.0.route = Some((info.method, Cow::Borrowed(info.path)));
        self.0.for_token = info.id == crate::token::TOKEN.id;
        self.0.hides_body = app::gives_tokens(info.path) || info.path.starts_with("/oidc/");
        self
    }

    /// The reply that failed. Its body is kept in part, unless it may hold a token.
    pub(crate) fn reply<B: AsRef<[u8]>>(mut self, reply: &Response<B>) -> Self {
        self.0.http_status = Some(reply.status());
        self.0.retry_after = retry::retry_after(reply.headers());
        let body = reply.body().as_ref();
        if !self.0.hides_body {
            let kept = body.get(..KEPT_BODY).unwrap_or(body);
            self.0.body = Some(String::from_utf8_lossy(kept).into_owned());
        }
        self
    }

    /// What the reply says about itself.
    pub(crate) fn outcome(mut self, outcome: Outcome) -> Self {
        self.0.status_code = outcome.status_code;
        self.0.api_code = outcome.api_code.map(ApiCode::from);
        self.0.request_id = outcome.request_id;
        self
    }

    /// Where in the reply decoding failed.
    pub(crate) fn path(mut self, path: Option<String>) -> Self {
        self.0.path = path;
        self
    }

    /// The error underneath.
    pub fn source(self, source: impl std::error::Error + Send + Sync + 'static) -> Self {
        self.source_boxed(Box::new(source))
    }

    /// The error underneath, of a type that is not known.
    pub(crate) fn source_boxed(mut self, source: Box<dyn std::error::Error + Send + Sync>) -> Self {
        self.0.source = Some(source);
        self
    }
}

//! The one error of the client: what went wrong, for code (predicates, codes) and for a log reader (one line).

mod display;
mod failure;

pub(super) use self::failure::{Failure, Kind};
use http::StatusCode;
use std::{error, fmt, sync::Arc};

/// Why a call has no output.
///
/// `Display` is one line that names the operation, the cause and the request id. Neither `Display` nor `Debug` shows
/// credentials, and `Debug` does not show the body of the reply: ask [`Error::body`] for it. Cloning is cheap.
///
/// The [source](error::Error::source) is the error of the [transport](super::Transport) or of the JSON decoder;
/// `Display` already says what it says.
#[derive(Clone)]
pub struct Error(Arc<Failure>);

impl Error {
    /// The operation that failed, such as `get-user`; `get-management-token` when it was not even reached because
    /// there was no token. `None` when the client could not be built.
    pub fn operation(&self) -> Option<&'static str> {
        self.0.operation
    }

    /// The HTTP status of the reply, if one came.
    pub fn http_status(&self) -> Option<StatusCode> {
        self.0.http_status
    }

    /// The `statusCode` of the reply, by which the service says whether it worked; the HTTP status when the reply has
    /// none.
    pub fn status_code(&self) -> Option<i64> {
        self.0.status_code.or_else(|| self.0.http_status.map(|status| status.as_u16().into()))
    }

    /// The `apiCode` of the reply, which tells failures of the same `statusCode` apart.
    pub fn api_code(&self) -> Option<i64> {
        self.0.api_code
    }

    /// The `requestId` of the reply, by which the operators of the service find the request.
    pub fn request_id(&self) -> Option<&str> {
        self.0.request_id.as_deref()
    }

    /// The `message` of the service if it refused the call, else a description of what went wrong.
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// Where in the reply decoding failed, such as `data.list[3].loginsCount`.
    pub fn path(&self) -> Option<&str> {
        self.0.path.as_deref()
    }

    /// The first 8 KiB of the reply. It may hold personal data. `None` for calls that answer with credentials.
    pub fn body(&self) -> Option<&str> {
        self.0.body.as_deref()
    }

    /// The reply was not complete in time. The service may have carried out the call.
    pub fn is_timeout(&self) -> bool {
        self.0.kind == Kind::Timeout
    }

    /// There was no connection to the service, so it did not see the call.
    pub fn is_connect(&self) -> bool {
        self.0.kind == Kind::Connect
    }

    /// The reply is larger than [the limit](super::ManagementClientBuilder::max_response_size).
    pub fn is_too_large(&self) -> bool {
        self.0.kind == Kind::TooLarge
    }

    /// A reply came, but is not what the documentation says.
    pub fn is_decode(&self) -> bool {
        self.0.kind == Kind::Decode
    }

    /// The options of the client or the arguments of the call are not valid; nothing was sent.
    pub fn is_invalid_input(&self) -> bool {
        matches!(self.0.kind, Kind::Setup | Kind::Input)
    }

    /// The service answered that the call failed: [`status_code`](Self::status_code) says why.
    pub fn is_refused(&self) -> bool {
        self.0.kind == Kind::Refused
    }

    /// The service refused the credentials or does not allow them the operation (401, 403, or no token to be had).
    pub fn is_auth(&self) -> bool {
        let no_token = self.0.for_token && matches!(self.status_code(), Some(400..=428 | 430..=499));
        self.has_code(401) || self.has_code(403) || (self.is_refused() && no_token)
    }

    /// What the call is about does not exist (404). Not so when there was no token to be had: then the call was not
    /// even made.
    pub fn is_not_found(&self) -> bool {
        self.has_code(404) && !self.0.for_token
    }

    /// What the call would make conflicts with what exists (409).
    pub fn is_conflict(&self) -> bool {
        self.has_code(409) && !self.0.for_token
    }

    /// Too many calls in a short time (429).
    pub fn is_throttled(&self) -> bool {
        self.has_code(429)
    }

    /// Whether the service refused the call with this `statusCode`, or with this HTTP status.
    pub(super) fn has_code(&self, code: u16) -> bool {
        let by_http = self.0.http_status.is_some_and(|status| status.as_u16() == code);
        self.is_refused() && (self.0.status_code == Some(code.into()) || by_http)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        display::one_line(&self.0, formatter)
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let failure = &self.0;
        formatter
            .debug_struct("Error")
            .field("kind", &failure.kind)
            .field("operation", &failure.operation)
            .field("http_status", &failure.http_status)
            .field("status_code", &failure.status_code)
            .field("api_code", &failure.api_code)
            .field("request_id", &failure.request_id)
            .field("message", &failure.message)
            .field("path", &failure.path)
            .field("body_bytes", &failure.body.as_ref().map(String::len))
            .field("source", &failure.source)
            .finish()
    }
}

impl error::Error for Error {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        self.0.source.as_deref().map(|source| source as _)
    }
}

impl From<Failure> for Error {
    fn from(failure: Failure) -> Self {
        Self(Arc::new(failure))
    }
}

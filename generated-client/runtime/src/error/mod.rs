//! The one error of the client: what went wrong, for code (predicates, codes) and for a log reader (one line).

mod display;
mod failure;
mod redact;

use self::failure::Facts;
pub use self::failure::{Failure, Kind};
use super::api_code::ApiCode;
use super::app;
use super::operation::Method;
use http::StatusCode;
use std::borrow::Cow;
use std::time::Duration;
use std::{error, fmt, sync::Arc};

/// Why a call has no output.
///
/// `Display` is one line that names the operation, the cause and the request id. Neither `Display` nor `Debug` shows
/// credentials, e-mail addresses or phone numbers, also where the service repeats them, and `Debug` does not show the
/// body of the reply: ask [`Error::message`] and [`Error::body`] for what was said. Cloning is cheap.
///
/// The [source](error::Error::source) is the error of the [transport](super::Transport) or of the JSON decoder;
/// `Display` already says what it says.
///
/// ```
/// # async fn example(client: &authing_client::ManagementClient) -> Result<(), authing_client::Error> {
/// use authing_client::ApiCode;
///
/// match client.get_user("u1").await {
///     Ok(user) => println!("{}", user.user_id),
///     Err(error) if error.is_not_found() => println!("no such user"),
///     Err(error) if error.api_code() == Some(ApiCode::UserLocked) => println!("locked"),
///     Err(error) if error.is_retryable() => println!("later: {error}"),
///     Err(error) => return Err(error),
/// }
/// # Ok(()) }
/// ```
#[derive(Clone)]
pub struct Error(Arc<Facts>);

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
    /// none. In v2 it is called `code`, and tells causes apart as [`api_code`](Self::api_code) does.
    pub fn status_code(&self) -> Option<i64> {
        self.0.status_code.or_else(|| self.0.http_status.map(|status| status.as_u16().into()))
    }

    /// The verb and the path of the operation, such as `GET /api/v3/get-user`, without any value in it.
    pub fn route(&self) -> Option<String> {
        self.0.route.as_ref().map(|(method, path)| format!("{} {path}", http::Method::from(*method)))
    }

    /// How often the call was sent: 0 when nothing was.
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// How long the service asks to wait before the next try, by the header `Retry-After`.
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after
    }

    /// The `apiCode` of the reply, which tells failures of the same `statusCode` apart.
    pub fn api_code(&self) -> Option<ApiCode> {
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

    /// The reply was not complete in time, be it that of one attempt or the deadline of the call. The service may have
    /// carried out the call.
    ///
    /// Troubleshooting: is the service slow, or the network? [`attempts`](Self::attempts) says how often it was tried;
    /// a larger timeout helps slow operations such as imports.
    pub fn is_timeout(&self) -> bool {
        self.0.kind == Kind::Timeout
    }

    /// There was no connection to the service, so it did not see the call.
    ///
    /// Troubleshooting: the line says which step failed. Look at the host, at DNS, at a proxy that is needed or set by
    /// mistake, and at the certificates.
    pub fn is_connect(&self) -> bool {
        self.0.kind == Kind::Connect
    }

    /// The reply is larger than the limit, `max_response_size` of the builder.
    pub fn is_too_large(&self) -> bool {
        self.0.kind == Kind::TooLarge
    }

    /// A reply came, but is not what the documentation says.
    ///
    /// Troubleshooting: [`path`](Self::path) says where, [`body`](Self::body) shows what came. HTML is mostly the page of
    /// a gateway or proxy in between.
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

    /// A login, or the ID token that it ended with, is not to be trusted: somebody else may have made it.
    pub fn is_untrusted(&self) -> bool {
        self.0.kind == Kind::Untrusted
    }

    /// The service refused the credentials or does not allow them the operation (401, 403, or no token to be had), or
    /// the provider of [credentials](super::Credentials) gave none.
    ///
    /// Troubleshooting: an access key of another user pool, a secret that was changed, or an operation that the role of
    /// a co-administrator does not cover. For signed requests, look at the clock of the machine.
    pub fn is_auth(&self) -> bool {
        if self.0.kind == Kind::Credentials {
            return true;
        }
        let no_token = self.0.for_token && matches!(self.status_code(), Some(200 | 400..=428 | 430..=499 | 1000..));
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

    /// The failure may pass: no connection, a connection that broke, no reply in time, too many calls (429), or a part
    /// of the service that is down (502, 503, 504). A call that writes may have been carried out all the same, unless
    /// [`is_connect`](Self::is_connect) or [`is_throttled`](Self::is_throttled) holds.
    pub fn is_retryable(&self) -> bool {
        let passes = matches!(self.0.kind, Kind::Timeout | Kind::Connect | Kind::Transport);
        passes || [429, 502, 503, 504].into_iter().any(|code| self.has_code(code))
    }

    /// The same error after so many attempts, unless it knows their number.
    pub(super) fn after(self, attempts: u32) -> Self {
        self.with(|failure| failure.attempts = failure.attempts.max(attempts))
    }

    /// The same error of a request that no operation describes.
    pub(super) fn at(self, method: Method, path: &str) -> Self {
        self.with(|failure| {
            if !failure.for_token {
                failure.route = Some((method, Cow::Owned(path.to_owned())));
                if app::gives_tokens(path) {
                    failure.body = None;
                }
            }
        })
    }

    /// One word for what went wrong, of which there are few.
    #[cfg_attr(not(feature = "tracing"), allow(dead_code, reason = "only spans tell it"))]
    pub(super) fn type_name(&self) -> &'static str {
        match self.0.kind {
            Kind::Setup | Kind::Input => "invalid_input",
            Kind::Credentials => "credentials",
            Kind::Timeout => "timeout",
            Kind::Connect => "connect",
            Kind::Transport => "transport",
            Kind::TooLarge => "too_large",
            Kind::Decode => "decode",
            Kind::Refused => "refused",
            Kind::Untrusted => "untrusted",
        }
    }

    /// What went wrong, without the operation.
    pub(super) fn cause(&self) -> impl fmt::Display + '_ {
        display::Cause(&self.0)
    }

    /// Changes an error that nobody else has yet.
    fn with(mut self, change: impl FnOnce(&mut Facts)) -> Self {
        if let Some(failure) = Arc::get_mut(&mut self.0) {
            change(failure);
        }
        self
    }

    /// Whether the service refused the call with this `statusCode`, or with this HTTP status.
    pub(super) fn has_code(&self, code: u16) -> bool {
        let by_http = self.0.http_status.is_some_and(|status| status.as_u16() == code);
        #[cfg(feature = "v2-runtime")]
        let by_http = by_http || self.0.status_code.and_then(super::v2::meaning) == Some(code);
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
            .field("request_id", &failure.request_id.as_deref().map(redact::id))
            .field("message", &redact::text(&failure.message))
            .field("attempts", &failure.attempts)
            .field("path", &failure.path)
            .field("body_bytes", &failure.body.as_ref().map(String::len))
            .field("has_source", &failure.source.is_some())
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
        Self(Arc::from(failure.0))
    }
}

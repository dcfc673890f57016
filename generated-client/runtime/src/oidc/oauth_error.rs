//! The errors of OAuth: `{error, error_description}` in a reply or a callback.

use crate::error::{Error, Failure, Kind};
use crate::operation::OperationInfo;
use crate::reply::Reply;
use crate::values::JsonObject;
use std::{error, fmt};

/// Why an endpoint of OAuth or OpenID Connect refused a request. [`Error::is_refused`] holds for all of these.
///
/// ```
/// # fn handle(error: authing_client::Error) {
/// use authing_client::OAuthError;
///
/// if OAuthError::of(&error).is_some_and(|refusal| refusal.code() == "invalid_grant") {
///     // The code or refresh token was used, revoked or has expired: the user has to sign in again.
/// }
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OAuthError {
    code: String,
    description: Option<String>,
}

impl OAuthError {
    pub(super) fn new(code: String, description: Option<String>) -> Self {
        Self { code, description: description.filter(|text| !text.is_empty()) }
    }

    /// The refusal of an error, if it is one of these.
    pub fn of(error: &Error) -> Option<&Self> {
        error::Error::source(error).and_then(|source| source.downcast_ref())
    }

    /// The code, such as `invalid_grant`, `invalid_client` or `access_denied`.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// What the service says about it.
    pub fn description(&self) -> Option<&str> {
        self.description.as_deref()
    }

    /// The refusal of a reply, if it is one.
    pub(super) fn of_reply(reply: &Reply) -> Option<Self> {
        let mut object: JsonObject = serde_json::from_slice(reply.body()).ok()?;
        let mut text = |name| object.remove(name).and_then(|value| value.as_str().map(str::to_owned));
        let code = text("error").filter(|code| !code.is_empty())?;
        Some(Self::new(code, text("error_description")))
    }

    /// The error of an operation that got this as a reply.
    pub(super) fn into_reply_error(self, info: &OperationInfo, reply: &Reply) -> Error {
        let failure = Failure::of(info, Kind::Refused, self.to_string());
        failure.reply(reply).source(self).into()
    }

    /// The error of a login that ended with this.
    pub(super) fn into_callback_error(self) -> Error {
        Failure::new(Kind::Refused, self.to_string()).source(self).into()
    }
}

impl fmt::Display for OAuthError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.code)?;
        match &self.description {
            Some(description) => write!(formatter, ": {description}"),
            None => Ok(()),
        }
    }
}

impl error::Error for OAuthError {}

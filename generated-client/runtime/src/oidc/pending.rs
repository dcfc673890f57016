//! What is kept of a login while the user is away, and the check of the callback that ends it.

use super::fault::LoginFault;
use super::oauth_error::OAuthError;
use super::random;
use crate::error::{Error, Failure, Kind};
use crate::values::JsonObject;
use secrecy::{ExposeSecret, SecretString};
use std::{borrow::Cow, fmt};

/// The secrets of a login that has begun. Keep them on the server, in the session of the user's browser, and use them
/// once.
#[derive(Clone)]
pub struct PendingLogin {
    state: SecretString,
    nonce: SecretString,
    code_verifier: SecretString,
    redirect_uri: String,
}

impl PendingLogin {
    pub(super) fn new(redirect_uri: String) -> Result<Self, Error> {
        let secret = || random::unguessable().map(SecretString::from);
        Ok(Self { state: secret()?, nonce: secret()?, code_verifier: secret()?, redirect_uri })
    }

    /// The `state`: the callback must name the same.
    pub fn state(&self) -> &str {
        self.state.expose_secret()
    }

    /// The `nonce`: the ID token must name the same.
    pub fn nonce(&self) -> &str {
        self.nonce.expose_secret()
    }

    /// The verifier of PKCE, which is sent with the code.
    pub fn code_verifier(&self) -> &str {
        self.code_verifier.expose_secret()
    }

    /// Where the user comes back to.
    pub fn redirect_uri(&self) -> &str {
        &self.redirect_uri
    }

    /// The secrets as JSON, to keep in a session.
    pub fn to_json(&self) -> String {
        let fields = [
            ("state", self.state()),
            ("nonce", self.nonce()),
            ("code_verifier", self.code_verifier()),
            ("redirect_uri", self.redirect_uri()),
        ];
        let object: JsonObject = fields.into_iter().map(|(name, value)| (name.to_owned(), value.into())).collect();
        serde_json::Value::from(object).to_string()
    }

    /// The secrets from what [`to_json`](Self::to_json) gave.
    ///
    /// # Errors
    ///
    /// [`Error::is_invalid_input`] when it is something else.
    pub fn from_json(json: &str) -> Result<Self, Error> {
        let object: Option<JsonObject> = serde_json::from_str(json).ok();
        let text = |name: &str| -> Option<String> {
            let value = object.as_ref()?.get(name)?.as_str()?;
            (!value.is_empty()).then(|| value.to_owned())
        };
        let read = || {
            Some(Self {
                state: text("state")?.into(),
                nonce: text("nonce")?.into(),
                code_verifier: text("code_verifier")?.into(),
                redirect_uri: text("redirect_uri")?,
            })
        };
        read().ok_or_else(|| Failure::new(Kind::Input, "this is no kept login").into())
    }

    /// The code of a callback that belongs to this login.
    pub(super) fn code(&self, callback: &str, issuer: &str) -> Result<String, Error> {
        let query = callback.split_once('?').map_or(callback, |(_, query)| query);
        let query = query.split_once('#').map_or(query, |(query, _)| query);
        let value = |name: &str| -> Result<Option<Cow<'_, str>>, LoginFault> {
            let mut values = form_urlencoded::parse(query.as_bytes()).filter(|(key, _)| key == name);
            let (first, more) = (values.next(), values.next());
            if more.is_some() { Err(LoginFault::Callback) } else { Ok(first.map(|(_, value)| value)) }
        };
        let state = value("state")?.ok_or(LoginFault::Callback)?;
        if !random::equal(&state, self.state()) {
            return Err(LoginFault::State.into());
        }
        if value("iss")?.is_some_and(|by| by != issuer) {
            return Err(LoginFault::Issuer.into());
        }
        if let Some(code) = value("error")? {
            let description = value("error_description")?.map(Cow::into_owned);
            return Err(OAuthError::new(code.into_owned(), description).into_callback_error());
        }
        let code = value("code")?.filter(|code| !code.is_empty()).ok_or(LoginFault::Callback)?;
        Ok(code.into_owned())
    }
}

/// Shows where the user comes back to, none of the secrets.
impl fmt::Debug for PendingLogin {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("PendingLogin").field("redirect_uri", &self.redirect_uri).finish_non_exhaustive()
    }
}

//! The beginning of a login: options in; the URL to send the user to, and the secrets to keep, out.

use super::client::OidcClient;
use super::endpoints::AUTHORIZE;
use super::pending::PendingLogin;
use super::random;
use crate::error::{Error, Failure, Kind};
use std::fmt;

const DEFAULT_SCOPE: &str = "openid profile";
/// What the builder sets itself, or by a method of its own.
const OWN: [&str; 10] = [
    "client_id",
    "scope",
    "state",
    "nonce",
    "response_mode",
    "response_type",
    "redirect_uri",
    "prompt",
    "code_challenge",
    "code_challenge_method",
];

/// A login that is about to begin: see [`OidcClient::authorize`].
#[must_use = "a login does not begin until `begin` is called"]
pub struct Authorization {
    client: OidcClient,
    scope: String,
    redirect_uri: Option<String>,
    prompt: Option<String>,
    other: Vec<(String, String)>,
}

impl Authorization {
    pub(super) fn new(client: OidcClient) -> Self {
        Self { client, scope: DEFAULT_SCOPE.to_owned(), redirect_uri: None, prompt: None, other: Vec::new() }
    }

    /// What is asked for, separated by spaces; `openid` must be among it. `email` and `phone` ask for these,
    /// `offline_access` for a refresh token. Default: `openid profile`.
    pub fn scope(mut self, scope: impl Into<String>) -> Self {
        self.scope = scope.into();
        self
    }

    /// Where the user comes back to. Default: the address that the client was built with.
    pub fn redirect_uri(mut self, uri: impl Into<String>) -> Self {
        self.redirect_uri = Some(uri.into());
        self
    }

    /// What the user is asked: `login` for signing in again, `consent` for agreeing, `none` for nothing. Default:
    /// `consent` if the scope holds `offline_access`, which the service gives only then.
    pub fn prompt(mut self, prompt: impl Into<String>) -> Self {
        self.prompt = Some(prompt.into());
        self
    }

    /// Another parameter of the URL, such as `login_hint` or `tenant_id`.
    pub fn parameter(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.other.push((name.into(), value.into()));
        self
    }

    /// Makes the URL and the secrets of this login, which are different each time.
    ///
    /// # Errors
    ///
    /// [`Error::is_invalid_input`] when there is no address to come back to, the scope lacks `openid`, or
    /// [`parameter`](Self::parameter) was given one that has a method of its own or is part of every login.
    pub fn begin(self) -> Result<BegunLogin, Error> {
        let fault = |fault: &str| Error::from(Failure::new(Kind::Input, fault));
        let inner = &self.client.0;
        let redirect_uri = self.redirect_uri.or_else(|| inner.redirect_uri.as_deref().map(str::to_owned));
        let redirect_uri = redirect_uri.ok_or_else(|| {
            fault("there is no address to come back to: call `redirect_uri` here or on the builder of the client")
        })?;
        let asks_for = |name: &str| self.scope.split_ascii_whitespace().any(|scope| scope == name);
        if !asks_for("openid") {
            return Err(fault("the scope lacks `openid`"));
        }
        if let Some((name, _)) = self.other.iter().find(|(name, _)| OWN.contains(&name.as_str())) {
            return Err(fault(&format!("the parameter `{name}` is not set by `parameter`")));
        }
        let pending = PendingLogin::new(redirect_uri)?;
        let prompt = self.prompt.or_else(|| asks_for("offline_access").then(|| "consent".to_owned()));
        let url = format!("{}{AUTHORIZE}?", inner.channel.endpoint);
        let start = url.len();
        let mut query = form_urlencoded::Serializer::for_suffix(url, start);
        query
            .append_pair("client_id", inner.app.id())
            .append_pair("scope", &self.scope)
            .append_pair("response_type", "code")
            .append_pair("response_mode", "query")
            .append_pair("redirect_uri", pending.redirect_uri())
            .append_pair("state", pending.state())
            .append_pair("nonce", pending.nonce())
            .append_pair("code_challenge", &random::challenge(pending.code_verifier()))
            .append_pair("code_challenge_method", "S256");
        if let Some(prompt) = &prompt {
            query.append_pair("prompt", prompt);
        }
        query.extend_pairs(&self.other);
        Ok(BegunLogin { url: query.finish(), pending })
    }
}

/// Shows what is asked for.
impl fmt::Debug for Authorization {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Authorization").field("scope", &self.scope).finish_non_exhaustive()
    }
}

/// A login that has begun: where to send the user, and what to keep until the user comes back.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct BegunLogin {
    /// Where to send the user.
    pub url: String,
    /// What to keep where only this user's browser session reaches it.
    pub pending: PendingLogin,
}

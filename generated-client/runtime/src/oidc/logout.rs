//! The URL that signs a user out in the browser.

use super::client::OidcClient;
use super::endpoints::END_SESSION;
use crate::error::{Error, Failure, Kind};
use secrecy::{ExposeSecret, SecretString};
use std::fmt;

/// A URL that signs a user out: see [`OidcClient::logout`].
#[must_use = "there is no URL until `url` is called"]
pub struct Logout {
    client: OidcClient,
    id_token: Option<SecretString>,
    redirect_uri: Option<String>,
    state: Option<String>,
}

impl Logout {
    pub(super) fn new(client: OidcClient) -> Self {
        Self { client, id_token: None, redirect_uri: None, state: None }
    }

    /// The ID token of the user, which proves that the logout is meant. The protocol has it in the URL.
    pub fn id_token(mut self, token: impl AsRef<str>) -> Self {
        self.id_token = Some(token.as_ref().into());
        self
    }

    /// Where the user comes back to: one of the logout addresses of the app. Needs the ID token.
    pub fn redirect_uri(mut self, uri: impl Into<String>) -> Self {
        self.redirect_uri = Some(uri.into());
        self
    }

    /// A text that comes back with the user.
    pub fn state(mut self, state: impl Into<String>) -> Self {
        self.state = Some(state.into());
        self
    }

    /// Makes the URL. It holds the ID token: do not log it.
    ///
    /// # Errors
    ///
    /// [`Error::is_invalid_input`] when there is an address to come back to but no ID token.
    pub fn url(self) -> Result<String, Error> {
        if self.redirect_uri.is_some() && self.id_token.is_none() {
            return Err(Failure::new(Kind::Input, "coming back after the logout needs the ID token").into());
        }
        let id_token = self.id_token.as_ref().map(ExposeSecret::expose_secret);
        let parameters = [
            ("id_token_hint", id_token),
            ("post_logout_redirect_uri", self.redirect_uri.as_deref()),
            ("state", self.state.as_deref()),
        ];
        let mut url = format!("{}{END_SESSION}", self.client.0.channel.endpoint);
        if parameters.iter().any(|(_, value)| value.is_some()) {
            url.push('?');
        }
        let start = url.len();
        let pairs = parameters.into_iter().filter_map(|(name, value)| Some((name, value?)));
        Ok(form_urlencoded::Serializer::for_suffix(url, start).extend_pairs(pairs).finish())
    }
}

/// Shows no token.
impl fmt::Debug for Logout {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Logout").field("redirect_uri", &self.redirect_uri).finish_non_exhaustive()
    }
}

//! Exchanging a code for tokens.

use super::client::OidcClient;
use super::replies::TokenSet;
use crate::error::Error;
use secrecy::{ExposeSecret, SecretString};
use std::{fmt, pin::Pin};

/// The exchange of a code for tokens: see [`OidcClient::exchange_code`]. [`send`](Self::send) or `.await` it.
#[must_use = "an exchange does nothing until it is sent"]
pub struct CodeExchange {
    client: OidcClient,
    code: SecretString,
    code_verifier: Option<SecretString>,
    redirect_uri: Option<String>,
}

impl CodeExchange {
    pub(super) fn new(client: OidcClient, code: &str) -> Self {
        Self { client, code: code.into(), code_verifier: None, redirect_uri: None }
    }

    /// The verifier of PKCE that the login was started with.
    pub fn code_verifier(mut self, verifier: impl AsRef<str>) -> Self {
        self.code_verifier = Some(verifier.as_ref().into());
        self
    }

    /// Where the user came back to; it must be the same as when the login was started. Default: the address that the
    /// client was built with.
    pub fn redirect_uri(mut self, uri: impl Into<String>) -> Self {
        self.redirect_uri = Some(uri.into());
        self
    }

    /// Exchanges the code. A code is good for one exchange.
    ///
    /// # Errors
    ///
    /// As any call; [`OAuthError::of`](super::OAuthError::of) says why the service refused.
    pub async fn send(self) -> Result<TokenSet, Error> {
        let mut form = vec![("grant_type", "authorization_code"), ("code", self.code.expose_secret())];
        let redirect_uri = self.redirect_uri.as_deref().or(self.client.0.redirect_uri.as_deref());
        form.extend(redirect_uri.map(|uri| ("redirect_uri", uri)));
        form.extend(self.code_verifier.as_ref().map(|verifier| ("code_verifier", verifier.expose_secret())));
        self.client.token(form).await
    }
}

impl IntoFuture for CodeExchange {
    type Output = Result<TokenSet, Error>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    /// The same as [`send`](CodeExchange::send).
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

/// Shows neither the code nor its verifier.
impl fmt::Debug for CodeExchange {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("CodeExchange").field("redirect_uri", &self.redirect_uri).finish_non_exhaustive()
    }
}

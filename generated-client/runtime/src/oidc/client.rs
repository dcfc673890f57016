//! The OpenID Connect side of an app: one method per endpoint, and the whole end of a login.

use super::authorize::Authorization;
use super::endpoints::{Form, INTROSPECTION, REVOCATION, TOKEN, USER_INFO};
use super::exchange::CodeExchange;
use super::id_token::{IdTokenClaims, IdTokenVerification};
use super::key_cache::KeyCache;
use super::logout::Logout;
use super::options::OidcOptions;
use super::pending::PendingLogin;
use super::replies::{Introspection, TokenSet, UserInfo};
use crate::app::App;
use crate::channel::Channel;
use crate::error::{Error, Failure, Kind};
use crate::request::Request;
use std::{fmt, sync::Arc};

/// Signs users in by OpenID Connect, for one app: see `AuthenticationClient::oidc`.
///
/// Clones are cheap and share the connections and the keys of the service.
#[derive(Clone)]
pub struct OidcClient(pub(super) Arc<Inner>);

pub(super) struct Inner {
    pub(super) channel: Arc<Channel>,
    pub(super) app: App,
    pub(super) redirect_uri: Option<Arc<str>>,
    pub(super) options: OidcOptions,
    pub(super) issuer: String,
    pub(super) keys: KeyCache,
}

/// A login that has ended well.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Login {
    /// The tokens of the user.
    pub tokens: TokenSet,
    /// What the verified ID token says about the user.
    pub claims: IdTokenClaims,
}

impl OidcClient {
    #[doc(hidden)]
    pub fn new(channel: Arc<Channel>, app: App, redirect_uri: Option<Arc<str>>, options: OidcOptions) -> Self {
        let issuer = options.issuer.clone().unwrap_or_else(|| format!("{}/oidc", channel.endpoint));
        Self(Arc::new(Inner { channel, app, redirect_uri, options, issuer, keys: KeyCache::default() }))
    }

    /// Starts a login in the browser: the user is sent to the service and comes back with a code.
    pub fn authorize(&self) -> Authorization {
        Authorization::new(self.clone())
    }

    /// Ends a login in the browser. `callback` is the URL, or its query, at which the user came back. Checks that it
    /// belongs to `pending`, exchanges the code for tokens, and verifies the ID token.
    ///
    /// # Errors
    ///
    /// [`Error::is_untrusted`] when the callback or the ID token is not to be trusted
    /// ([`LoginFault::of`](super::LoginFault::of) says why), [`Error::is_refused`] when the user or the service refused
    /// the login ([`OAuthError::of`](super::OAuthError::of) says why), else as any call.
    pub async fn finish_login(&self, pending: &PendingLogin, callback: &str) -> Result<Login, Error> {
        let code = pending.code(callback, &self.0.issuer)?;
        let exchange = self.exchange_code(code).code_verifier(pending.code_verifier());
        let tokens = exchange.redirect_uri(pending.redirect_uri()).send().await?;
        let id_token = tokens.id_token().ok_or_else(|| {
            Failure::of(&TOKEN, Kind::Decode, "there is no ID token").path(Some("id_token".to_owned()))
        })?;
        let verification = self.verify_id_token(id_token).nonce(pending.nonce());
        let claims = verification.access_token(tokens.access_token()).send().await?;
        Ok(Login { tokens, claims })
    }

    /// Exchanges the code of a callback for tokens. [`finish_login`](Self::finish_login) does this and all the checks.
    pub fn exchange_code(&self, code: impl AsRef<str>) -> CodeExchange {
        CodeExchange::new(self.clone(), code.as_ref())
    }

    /// Exchanges a refresh token for new tokens. Keep the new refresh token if there is one: the old one may be used
    /// only once.
    ///
    /// # Errors
    ///
    /// As any call; [`OAuthError::code`](super::OAuthError::code) is `invalid_grant` when the user has to sign in again.
    pub async fn refresh(&self, refresh_token: impl AsRef<str>) -> Result<TokenSet, Error> {
        self.token(vec![("grant_type", "refresh_token"), ("refresh_token", refresh_token.as_ref())]).await
    }

    /// Asks the service about an access token or a refresh token.
    ///
    /// # Errors
    ///
    /// As any call. A token that is not valid is no error: see [`Introspection::active`].
    pub async fn introspect(&self, token: impl AsRef<str>) -> Result<Introspection, Error> {
        let method = self.0.options.introspection.unwrap_or_else(|| self.0.app.method());
        self.0.post_form(&INTROSPECTION, method, vec![("token", token.as_ref())]).await
    }

    /// Makes an access token or a refresh token invalid. Doing so again is no error.
    ///
    /// # Errors
    ///
    /// As any call.
    pub async fn revoke(&self, token: impl AsRef<str>) -> Result<(), Error> {
        let method = self.0.options.revocation.unwrap_or_else(|| self.0.app.method());
        self.0.post_form(&REVOCATION, method, vec![("token", token.as_ref())]).await
    }

    /// Asks the service about the user whose access token this is.
    ///
    /// # Errors
    ///
    /// As any call; [`Error::is_auth`] when the token is not valid.
    pub async fn user_info(&self, access_token: impl AsRef<str>) -> Result<UserInfo, Error> {
        self.0.get(&USER_INFO, &Request::default(), Some(access_token.as_ref())).await
    }

    /// Verifies an ID token: its signature, issuer, audience, times, and what else is set.
    pub fn verify_id_token(&self, token: impl AsRef<str>) -> IdTokenVerification {
        IdTokenVerification::new(self.clone(), token.as_ref())
    }

    /// Signs a user out in the browser: makes the URL to send the user to.
    pub fn logout(&self) -> Logout {
        Logout::new(self.clone())
    }

    /// The issuer that ID tokens must name.
    pub fn issuer(&self) -> &str {
        &self.0.issuer
    }

    pub(super) async fn token(&self, form: Form<'_>) -> Result<TokenSet, Error> {
        let tokens: TokenSet = self.0.post_form(&TOKEN, self.0.app.method(), form).await?;
        if tokens.access_token().is_empty() {
            let failure = Failure::of(&TOKEN, Kind::Decode, "there is no access token");
            return Err(failure.path(Some("access_token".to_owned())).into());
        }
        Ok(tokens)
    }
}

/// Shows the app and the issuer, no credentials.
impl fmt::Debug for OidcClient {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = formatter.debug_struct("OidcClient");
        debug.field("app_id", &self.0.app.id()).field("issuer", &self.0.issuer).finish_non_exhaustive()
    }
}

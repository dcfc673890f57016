//! Setting up a client of the authentication API: options in, a checked [`AuthenticationClient`] out.

use super::authentication_client::AuthenticationClient;
use authing_client_runtime::internal::{App, Failure, Held, Kind, Options, option_setters, set_header};
use authing_client_runtime::{Error, TenantHeader, TokenEndpointAuthMethod, UserTokenScheme};
#[cfg(feature = "oidc")]
use authing_client_runtime::{OidcClient, OidcOptions};
use http::HeaderName;
use secrecy::{ExposeSecret, SecretString};
use std::{fmt, sync::Arc};

const APP_ID: HeaderName = HeaderName::from_static("x-authing-app-id");

/// The options of an [`AuthenticationClient`]: see [`AuthenticationClient::builder`].
#[must_use = "a builder does nothing until `build` is called"]
pub struct AuthenticationClientBuilder {
    app_id: String,
    app_secret: SecretString,
    app_host: String,
    redirect_uri: Option<Arc<str>>,
    method: TokenEndpointAuthMethod,
    user_token: SecretString,
    scheme: UserTokenScheme,
    #[cfg(feature = "oidc")]
    oidc: OidcOptions,
    options: Held<Options>,
}

impl AuthenticationClientBuilder {
    pub(super) fn new(app_id: String, app_secret: String, app_host: String) -> Self {
        Self {
            app_id,
            app_secret: app_secret.into(),
            app_host,
            redirect_uri: None,
            method: TokenEndpointAuthMethod::default(),
            user_token: SecretString::default(),
            scheme: UserTokenScheme::default(),
            #[cfg(feature = "oidc")]
            oidc: OidcOptions::default(),
            options: Options::held(),
        }
    }

    /// Where users come back to after signing in at the service: one of the callback addresses of the app.
    pub fn redirect_uri(mut self, uri: impl Into<String>) -> Self {
        self.redirect_uri = Some(uri.into().into());
        self
    }

    /// How the app proves itself where tokens are issued. Default: [`TokenEndpointAuthMethod::ClientSecretPost`].
    pub fn token_endpoint_auth_method(mut self, method: TokenEndpointAuthMethod) -> Self {
        self.method = method;
        self
    }

    /// Makes calls on behalf of a user, by an access token as signing in gives it. See also
    /// [`AuthenticationClient::with_user_token`].
    pub fn user_token(mut self, token: impl Into<String>) -> Self {
        self.user_token = token.into().into();
        self
    }

    /// How the token of a user is written. Default: [`UserTokenScheme::Bearer`].
    pub fn user_token_scheme(mut self, scheme: UserTokenScheme) -> Self {
        self.scheme = scheme;
        self
    }

    /// How users are signed in by OpenID Connect. The defaults fit an app at its own address.
    #[cfg(feature = "oidc")]
    pub fn oidc(mut self, options: OidcOptions) -> Self {
        self.oidc = options;
        self
    }

    option_setters!();
    #[cfg(feature = "reqwest")]
    authing_client_runtime::internal::http_option_setters!();

    /// Makes the client. Nothing is sent yet.
    ///
    /// # Errors
    ///
    /// When the id of the app is empty, or its secret although the app has to prove itself by it, an option is not
    /// valid, or the default transport cannot start (no TLS certificates on the machine).
    /// [`Error::is_invalid_input`] holds for all of them.
    pub fn build(self) -> Result<AuthenticationClient, Error> {
        self.checked().map_err(|fault| Failure::new(Kind::Setup, fault).into())
    }

    fn checked(mut self) -> Result<AuthenticationClient, String> {
        if self.app_id.is_empty() {
            return Err("the id of the app is empty".to_owned());
        }
        if self.app_secret.expose_secret().is_empty() && self.method != TokenEndpointAuthMethod::None {
            return Err("the secret of the app is empty: give it, or choose `TokenEndpointAuthMethod::None`".to_owned());
        }
        if self.options.tenant_header == TenantHeader::AppId {
            return Err("the header `x-authing-app-id` names the app here, not the tenant".to_owned());
        }
        let mut channel = self.options.channel(&self.app_host, None)?;
        set_header(&mut channel.headers, APP_ID, "id of the app", &self.app_id)?;
        let app = App::new(self.app_id, self.app_secret, self.method, self.scheme)
            .and_then(|app| app.with_user(self.user_token.expose_secret()))
            .ok_or("the user token holds characters that no header can")?;
        let channel = Arc::new(channel);
        Ok(AuthenticationClient::new(
            channel.clone(),
            app.clone(),
            self.redirect_uri.clone(),
            #[cfg(feature = "oidc")]
            OidcClient::new(channel, app, self.redirect_uri, self.oidc),
        ))
    }
}

/// Shows no secret; nor the host, which may hold one before `build` has checked it.
impl fmt::Debug for AuthenticationClientBuilder {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = formatter.debug_struct("AuthenticationClientBuilder");
        debug.field("app_id", &self.app_id).field("options", &*self.options).finish_non_exhaustive()
    }
}

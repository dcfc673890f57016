//! The client of the authentication API: the methods are generated, the rest is [`Caller`] and whose token is sent.

use super::authentication_builder::AuthenticationClientBuilder;
use super::call::Call;
#[cfg(feature = "oidc")]
use authing_client_runtime::OidcClient;
use authing_client_runtime::internal::{App, Asker, Caller, Channel, Failure, Kind};
use authing_client_runtime::{Error, Operation, RawOperation, RawRequest};
use std::{fmt, sync::Arc};

/// A client of the authentication API, for one app. Make one and clone it: clones share the connections.
///
/// Each operation is a method that takes what is required and returns a [`Call`]; set what is optional on that, then
/// send it. Operations on behalf of somebody who signed in need the token of that user:
///
/// ```no_run
/// # fn example(token: &str) -> Result<(), authing_client::Error> {
/// use authing_client::AuthenticationClient;
///
/// let client = AuthenticationClient::builder("app id", "app secret", "https://example.authing.cn").build()?;
/// let on_behalf = client.with_user_token(token)?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct AuthenticationClient {
    caller: Arc<Caller>,
    app: App,
    redirect_uri: Option<Arc<str>>,
    #[cfg(feature = "oidc")]
    oidc: OidcClient,
}

impl AuthenticationClient {
    /// Starts to set up a client. `app_host` is the address of the app, such as `https://example.authing.cn`.
    pub fn builder(
        app_id: impl Into<String>,
        app_secret: impl Into<String>,
        app_host: impl Into<String>,
    ) -> AuthenticationClientBuilder {
        AuthenticationClientBuilder::new(app_id.into(), app_secret.into(), app_host.into())
    }

    pub(super) fn new(
        channel: Arc<Channel>,
        app: App,
        redirect_uri: Option<Arc<str>>,
        #[cfg(feature = "oidc")] oidc: OidcClient,
    ) -> Self {
        let caller = Arc::new(Caller { channel, auth: Asker::app(app.clone()) });
        Self {
            caller,
            app,
            redirect_uri,
            #[cfg(feature = "oidc")]
            oidc,
        }
    }

    /// Signs users in by OpenID Connect: URLs, tokens, and verified ID tokens.
    #[cfg(feature = "oidc")]
    pub fn oidc(&self) -> &OidcClient {
        &self.oidc
    }

    /// The same client with the token of a user, an access token as signing in gives it. Cheap: the connections are
    /// shared, and the client that this is called on keeps its own user, or none. An empty token is none.
    ///
    /// # Errors
    ///
    /// When the token holds characters that no header can: [`Error::is_invalid_input`].
    pub fn with_user_token(&self, token: impl AsRef<str>) -> Result<Self, Error> {
        let app = self.app.with_user(token.as_ref());
        let app = app.ok_or_else(|| Failure::new(Kind::Setup, "the user token holds characters that no header can"))?;
        Ok(Self::new(
            self.caller.channel.clone(),
            app,
            self.redirect_uri.clone(),
            #[cfg(feature = "oidc")]
            self.oidc.clone(),
        ))
    }

    /// The id of the app.
    pub fn app_id(&self) -> &str {
        self.app.id()
    }

    /// Where users come back to after signing in, if the client was built with it.
    pub fn redirect_uri(&self) -> Option<&str> {
        self.redirect_uri.as_deref()
    }

    /// A call of an endpoint that the client has no method for.
    pub fn call(&self, request: RawRequest) -> Call<RawOperation> {
        Call::raw(self.caller.clone(), request)
    }

    /// A call without arguments yet.
    #[allow(dead_code, reason = "a client without any group of operations makes no calls")]
    pub(crate) fn start_call<Op: Operation>(&self) -> Call<Op> {
        Call::new(self.caller.clone())
    }
}

/// Shows the host, never the credentials.
impl fmt::Debug for AuthenticationClient {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.caller.debug("AuthenticationClient", formatter)
    }
}

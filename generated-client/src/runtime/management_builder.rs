//! Setting up a client of the management API: options in, a checked [`ManagementClient`] out.

use super::auth::{Auth, Session};
use super::caller::Caller;
use super::error::{Error, Failure, Kind};
use super::management_client::ManagementClient;
use super::options::{Options, option_setters};
use super::token::TokenSource;
use secrecy::{ExposeSecret, SecretString};
use std::{fmt, sync::Arc};

const DEFAULT_HOST: &str = "https://api.authing.cn";

/// The options of a [`ManagementClient`]: see [`ManagementClient::builder`].
#[must_use = "a builder does nothing until `build` is called"]
pub struct ManagementClientBuilder {
    credentials: Credentials,
    host: String,
    options: Options,
}

enum Credentials {
    None,
    AccessKey { id: String, secret: SecretString },
    Token(SecretString),
}

impl Default for ManagementClientBuilder {
    fn default() -> Self {
        Self { credentials: Credentials::None, host: DEFAULT_HOST.to_owned(), options: Options::default() }
    }
}

impl ManagementClientBuilder {
    /// Authenticates by an access key: the id and secret of the user pool, or those of a co-administrator. The client
    /// fetches tokens for it and renews them. Replaces [`access_token`](Self::access_token).
    pub fn access_key(mut self, id: impl Into<String>, secret: impl Into<String>) -> Self {
        self.credentials = Credentials::AccessKey { id: id.into(), secret: secret.into().into() };
        self
    }

    /// Authenticates by a management token that you renew yourself. Replaces [`access_key`](Self::access_key).
    pub fn access_token(mut self, token: impl Into<String>) -> Self {
        self.credentials = Credentials::Token(token.into().into());
        self
    }

    /// The base URL of the service, with a path prefix if it has one. Default: `https://api.authing.cn`.
    ///
    /// `http://` is accepted, for servers on the same machine: over a network it shows the credentials to everyone on
    /// the way.
    pub fn host(mut self, url: impl Into<String>) -> Self {
        self.host = url.into();
        self
    }

    option_setters!();

    /// Makes the client. Nothing is sent yet.
    ///
    /// # Errors
    ///
    /// When there are no credentials, an option is not valid, or the default transport cannot start (no TLS
    /// certificates on the machine). [`Error::is_invalid_input`] holds for all of them.
    pub fn build(self) -> Result<ManagementClient, Error> {
        self.checked().map_err(|fault| Failure::new(Kind::Setup, fault).into())
    }

    fn checked(self) -> Result<ManagementClient, String> {
        let auth = self.credentials.into_auth()?;
        let channel = Arc::new(self.options.into_channel(&self.host)?);
        Ok(ManagementClient::new(Caller { channel, auth }))
    }
}

impl Credentials {
    fn into_auth(self) -> Result<Auth, String> {
        match self {
            Self::None => Err("there are no credentials: call `access_key` or `access_token`".to_owned()),
            Self::AccessKey { id, secret } if id.is_empty() || secret.expose_secret().is_empty() => {
                Err("the id or the secret of the access key is empty".to_owned())
            }
            Self::AccessKey { id, secret } => Ok(Auth::AccessKey(TokenSource::new(id, secret))),
            Self::Token(token) if token.expose_secret().is_empty() => Err("the access token is empty".to_owned()),
            Self::Token(token) => {
                let session = Session::management(token.expose_secret());
                let session = session.ok_or("the access token holds characters that no header can")?;
                Ok(Auth::Token(Arc::new(session)))
            }
        }
    }
}

/// Shows no secret; nor the host, which may hold one before `build` has checked it.
impl fmt::Debug for ManagementClientBuilder {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = formatter.debug_struct("ManagementClientBuilder");
        debug.field("options", &self.options).finish_non_exhaustive()
    }
}

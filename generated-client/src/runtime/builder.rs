//! Setting up a client: options in, a checked [`ManagementClient`] out.

use super::auth::{Auth, Session};
use super::channel::Channel;
use super::client::ManagementClient;
use super::endpoint::Endpoint;
use super::error::{Error, Failure, Kind};
use super::limits::Limits;
use super::token::TokenSource;
use super::transport::Transport;
use http::{HeaderMap, HeaderName, HeaderValue, header};
use secrecy::{ExposeSecret, SecretString};
use std::{fmt, sync::Arc, time::Duration};

const DEFAULT_HOST: &str = "https://api.authing.cn";
const DEFAULT_LANG: &str = "zh-CN";
const DEFAULT_USER_AGENT: &str = concat!("authing-client/", env!("CARGO_PKG_VERSION"), " (rust)");
const SDK_VERSION: &str = concat!("authing-rust-sdk:", env!("CARGO_PKG_VERSION"));

/// The options of a [`ManagementClient`]: see [`ManagementClient::builder`].
#[must_use = "a builder does nothing until `build` is called"]
pub struct ManagementClientBuilder {
    credentials: Credentials,
    host: String,
    lang: String,
    user_agent: String,
    limits: Limits,
    transport: Option<Box<dyn Transport>>,
}

enum Credentials {
    None,
    AccessKey { id: String, secret: SecretString },
    Token(SecretString),
}

impl Default for ManagementClientBuilder {
    fn default() -> Self {
        Self {
            credentials: Credentials::None,
            host: DEFAULT_HOST.to_owned(),
            lang: DEFAULT_LANG.to_owned(),
            user_agent: DEFAULT_USER_AGENT.to_owned(),
            limits: Limits::default(),
            transport: None,
        }
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

    /// The language of messages: `zh-CN` (the default), `en-US`, `ja-JP`, `zh-TW`.
    pub fn lang(mut self, lang: impl Into<String>) -> Self {
        self.lang = lang.into();
        self
    }

    /// The `user-agent` of requests. Default: the name and version of this crate.
    pub fn user_agent(mut self, user_agent: impl Into<String>) -> Self {
        self.user_agent = user_agent.into();
        self
    }

    /// The longest time for one exchange, from connecting to the last byte of the reply. Default: 10 seconds.
    ///
    /// A call that has to fetch a token first makes two exchanges.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.limits.timeout = timeout;
        self
    }

    /// The most bytes that the body of a reply may have. Default: 64 MiB.
    pub fn max_response_size(mut self, bytes: usize) -> Self {
        self.limits.max_body = bytes;
        self
    }

    /// Sends by a transport of yours instead of the default one.
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.transport = Some(Box::new(transport));
        self
    }

    /// Sends by a `reqwest` client of yours, which should follow no redirects: see [`ReqwestTransport::new`].
    ///
    /// [`ReqwestTransport::new`]: super::ReqwestTransport::new
    #[cfg(feature = "reqwest")]
    pub fn http_client(self, client: reqwest::Client) -> Self {
        self.transport(super::ReqwestTransport::new(client))
    }

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
        if self.limits.timeout.is_zero() {
            return Err("the timeout is zero".to_owned());
        }
        let auth = self.credentials.into_auth()?;
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT, HeaderValue::from_static("application/json"));
        headers.insert(HeaderName::from_static("x-authing-sdk-version"), HeaderValue::from_static(SDK_VERSION));
        headers.insert(HeaderName::from_static("x-authing-lang"), header_value("language", self.lang)?);
        headers.insert(header::USER_AGENT, header_value("user agent", self.user_agent)?);
        let channel = Channel {
            endpoint: Endpoint::parse(&self.host)?,
            headers,
            transport: self.transport.map_or_else(default_transport, Ok)?,
            limits: self.limits,
        };
        Ok(ManagementClient::new(channel, auth))
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
                let session = Session::new(token.expose_secret());
                let session = session.ok_or("the access token holds characters that no header can")?;
                Ok(Auth::Token(Arc::new(session)))
            }
        }
    }
}

fn header_value(what: &str, value: String) -> Result<HeaderValue, String> {
    HeaderValue::try_from(value).map_err(|_| format!("the {what} holds characters that no header can"))
}

#[cfg(feature = "reqwest")]
fn default_transport() -> Result<Box<dyn Transport>, String> {
    Ok(Box::new(super::ReqwestTransport::with_defaults()?))
}

#[cfg(not(feature = "reqwest"))]
fn default_transport() -> Result<Box<dyn Transport>, String> {
    Err("there is no transport: call `transport`, or turn the feature `rustls` or `reqwest` on".to_owned())
}

/// Shows no secret; nor the host, which may hold one before `build` has checked it.
impl fmt::Debug for ManagementClientBuilder {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { lang, user_agent, limits, .. } = self;
        let mut debug = formatter.debug_struct("ManagementClientBuilder");
        debug.field("lang", lang).field("user_agent", user_agent).field("limits", limits).finish_non_exhaustive()
    }
}

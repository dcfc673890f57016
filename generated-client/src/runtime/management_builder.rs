//! Setting up a client of the management API: options in, a checked [`ManagementClient`] out.

use super::auth::{Auth, Session};
use super::caller::Caller;
use super::credentials::{Credential, CredentialKind, Credentials};
use super::environment::Environment;
use super::error::{Error, Failure, Kind};
use super::held::Held;
use super::management_client::ManagementClient;
use super::options::{Options, option_setters};
use super::sessions::Sessions;
use super::signature::{AccessKeyScheme, KeyUse, SignatureDate, Signing};
use secrecy::{ExposeSecret, SecretString};
use std::{fmt, sync::Arc};

const DEFAULT_HOST: &str = "https://api.authing.cn";

/// The options of a [`ManagementClient`]: see [`ManagementClient::builder`].
#[must_use = "a builder does nothing until `build` is called"]
pub struct ManagementClientBuilder {
    source: Source,
    key_use: KeyUse,
    host: String,
    options: Held<Options>,
}

/// Says who asks, or why nobody can. What each way needs is behind it, so that a program links only the ways that it
/// asks for.
type Source = Box<dyn FnOnce(KeyUse) -> Result<Box<dyn Auth>, String> + Send + Sync>;

impl Default for ManagementClientBuilder {
    fn default() -> Self {
        Self {
            source: Box::new(nobody),
            key_use: KeyUse::default(),
            host: DEFAULT_HOST.to_owned(),
            options: Options::held(),
        }
    }
}

impl ManagementClientBuilder {
    pub(super) fn from_env() -> Self {
        let mut builder = Self::default();
        match Environment::read(|name| std::env::var_os(name)) {
            Ok(Environment { credential, host, lang, tenant }) => {
                builder.source = match credential.kind {
                    CredentialKind::AccessKey { id, secret } => by_key(id, secret),
                    CredentialKind::Token(token) => by_token(token),
                };
                builder.host = host.unwrap_or(builder.host);
                if let Some(lang) = lang {
                    builder.options.lang = lang;
                }
                builder.options.tenant = tenant.unwrap_or_default();
            }
            Err(fault) => builder.source = Box::new(|_| Err(fault)),
        }
        builder
    }

    /// Authenticates by an access key: the id and secret of the user pool, or those of a co-administrator. The client
    /// fetches tokens for it and renews them, or signs with it: see [`access_key_scheme`](Self::access_key_scheme).
    ///
    /// The last of this, [`access_token`](Self::access_token) and [`credentials`](Self::credentials) counts.
    pub fn access_key(mut self, id: impl Into<String>, secret: impl Into<String>) -> Self {
        self.source = by_key(id.into(), secret.into().into());
        self
    }

    /// Authenticates by a management token that you renew yourself.
    pub fn access_token(mut self, token: impl Into<String>) -> Self {
        self.source = by_token(token.into().into());
        self
    }

    /// Authenticates by what a provider of yours gives, whenever the client needs it.
    pub fn credentials(mut self, provider: impl Credentials) -> Self {
        self.source = by_provider(Box::new(provider));
        self
    }

    /// What an access key is used for: to fetch tokens, or to sign requests. Default: [`AccessKeyScheme::Token`].
    pub fn access_key_scheme(mut self, scheme: AccessKeyScheme) -> Self {
        self.key_use.signing = match scheme {
            AccessKeyScheme::Token => None,
            AccessKeyScheme::Signature => Some(Signing::NEW),
        };
        self
    }

    /// The form of the date of signed requests. Default: [`SignatureDate::Http`].
    pub fn signature_date(mut self, date: SignatureDate) -> Self {
        self.key_use.date = date;
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
    #[cfg(feature = "reqwest")]
    super::http_options::http_option_setters!();

    /// Makes the client. Nothing is sent yet.
    ///
    /// # Errors
    ///
    /// When there are no credentials, an option is not valid, or the default transport cannot start (no TLS
    /// certificates on the machine). [`Error::is_invalid_input`] holds for all of them.
    pub fn build(self) -> Result<ManagementClient, Error> {
        self.checked().map_err(|fault| Failure::new(Kind::Setup, fault).into())
    }

    fn checked(mut self) -> Result<ManagementClient, String> {
        let auth = (self.source)(self.key_use)?;
        let channel = Arc::new(self.options.channel(&self.host, self.key_use.signing)?);
        Ok(ManagementClient::new(Caller { channel, auth }))
    }
}

fn nobody(_: KeyUse) -> Result<Box<dyn Auth>, String> {
    Err("there are no credentials: call `access_key`, `access_token` or `credentials`".to_owned())
}

fn by_key(id: String, secret: SecretString) -> Source {
    Box::new(move |key_use| {
        if id.is_empty() || secret.expose_secret().is_empty() {
            return Err("the id or the secret of the access key is empty".to_owned());
        }
        let Some(signing) = key_use.signing else {
            let kind = CredentialKind::AccessKey { id, secret };
            return Ok(Box::new(Sessions::new(Box::new(Credential { kind, expires_in: None }), key_use)));
        };
        let session = (signing.session)(&id, secret.expose_secret(), key_use.date);
        let session = session.ok_or("the id of the access key holds characters that no header can")?;
        Ok(Box::new(Arc::new(session)))
    })
}

fn by_token(token: SecretString) -> Source {
    Box::new(move |_| {
        let token = token.expose_secret();
        if token.is_empty() {
            return Err("the access token is empty".to_owned());
        }
        let session = Session::management(token).ok_or("the access token holds characters that no header can")?;
        Ok(Box::new(Arc::new(session)))
    })
}

fn by_provider(provider: Box<dyn Credentials>) -> Source {
    Box::new(|key_use| Ok(Box::new(Sessions::new(provider, key_use))))
}

/// Shows no secret; nor the host, which may hold one before `build` has checked it.
impl fmt::Debug for ManagementClientBuilder {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = formatter.debug_struct("ManagementClientBuilder");
        debug.field("options", &*self.options).finish_non_exhaustive()
    }
}

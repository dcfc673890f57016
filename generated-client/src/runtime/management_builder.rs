//! Setting up a client of the management API: options in, a checked [`ManagementClient`] out.

use super::environment::Environment;
use super::management_client::ManagementClient;
use authing_client_runtime::internal::{
    Auth, Caller, CredentialKind, Failure, Kind, Options, Session, Sessions, Signer, option_setters,
};
use authing_client_runtime::{AccessKeyScheme, Credential, Credentials, Error, SignatureDate};
use secrecy::ExposeSecret;
use std::{fmt, sync::Arc};

const DEFAULT_HOST: &str = "https://api.authing.cn";

/// The options of a [`ManagementClient`]: see [`ManagementClient::builder`].
#[must_use = "a builder does nothing until `build` is called"]
pub struct ManagementClientBuilder {
    source: Source,
    scheme: AccessKeyScheme,
    date: SignatureDate,
    host: String,
    options: Options,
}

enum Source {
    None,
    Given(Credential),
    Provider(Box<dyn Credentials>),
    /// Why the environment gives none.
    Fault(String),
}

impl Default for ManagementClientBuilder {
    fn default() -> Self {
        Self {
            source: Source::None,
            scheme: AccessKeyScheme::default(),
            date: SignatureDate::default(),
            host: DEFAULT_HOST.to_owned(),
            options: Options::default(),
        }
    }
}

impl ManagementClientBuilder {
    pub(super) fn from_env() -> Self {
        let mut builder = Self::default();
        match Environment::read(|name| std::env::var_os(name)) {
            Ok(Environment { credential, host, lang, tenant }) => {
                builder.source = Source::Given(credential);
                builder.host = host.unwrap_or(builder.host);
                builder.options.lang = lang.unwrap_or(builder.options.lang);
                builder.options.tenant = tenant.unwrap_or_default();
            }
            Err(fault) => builder.source = Source::Fault(fault),
        }
        builder
    }

    /// Authenticates by an access key: the id and secret of the user pool, or those of a co-administrator. The client
    /// fetches tokens for it and renews them, or signs with it: see [`access_key_scheme`](Self::access_key_scheme).
    ///
    /// The last of this, [`access_token`](Self::access_token) and [`credentials`](Self::credentials) counts.
    pub fn access_key(mut self, id: impl Into<String>, secret: impl Into<String>) -> Self {
        self.source = Source::Given(Credential::access_key(id, secret));
        self
    }

    /// Authenticates by a management token that you renew yourself.
    pub fn access_token(mut self, token: impl Into<String>) -> Self {
        self.source = Source::Given(Credential::access_token(token));
        self
    }

    /// Authenticates by what a provider of yours gives, whenever the client needs it.
    pub fn credentials(mut self, provider: impl Credentials) -> Self {
        self.source = Source::Provider(Box::new(provider));
        self
    }

    /// What an access key is used for: to fetch tokens, or to sign requests. Default: [`AccessKeyScheme::Token`].
    pub fn access_key_scheme(mut self, scheme: AccessKeyScheme) -> Self {
        self.scheme = scheme;
        self
    }

    /// The form of the date of signed requests. Default: [`SignatureDate::Http`].
    pub fn signature_date(mut self, date: SignatureDate) -> Self {
        self.date = date;
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
    authing_client_runtime::internal::http_option_setters!();

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
        let auth = self.source.into_auth(self.scheme, self.date)?;
        let channel = Arc::new(self.options.into_channel(&self.host, self.scheme == AccessKeyScheme::Signature)?);
        Ok(ManagementClient::new(Caller { channel, auth }))
    }
}

impl Source {
    fn into_auth(self, scheme: AccessKeyScheme, date: SignatureDate) -> Result<Auth, String> {
        let given = match self {
            Self::Given(given) => given,
            Self::Provider(provider) => return Ok(Auth::Renewed(Sessions::new(provider, scheme, date))),
            Self::Fault(fault) => return Err(fault),
            Self::None => {
                return Err("there are no credentials: call `access_key`, `access_token` or `credentials`".to_owned());
            }
        };
        let session = match &given.kind {
            CredentialKind::AccessKey { id, secret } if id.is_empty() || secret.expose_secret().is_empty() => {
                return Err("the id or the secret of the access key is empty".to_owned());
            }
            CredentialKind::AccessKey { .. } if scheme == AccessKeyScheme::Token => {
                return Ok(Auth::Renewed(Sessions::new(Box::new(given), scheme, date)));
            }
            CredentialKind::AccessKey { id, secret } => Signer::new(id, secret.expose_secret(), date)
                .map(Session::signing)
                .ok_or("the id of the access key holds characters that no header can")?,
            CredentialKind::Token(token) if token.expose_secret().is_empty() => {
                return Err("the access token is empty".to_owned());
            }
            CredentialKind::Token(token) => Session::management(token.expose_secret())
                .ok_or("the access token holds characters that no header can")?,
        };
        Ok(Auth::Fixed(Arc::new(session)))
    }
}

/// Shows no secret; nor the host, which may hold one before `build` has checked it.
impl fmt::Debug for ManagementClientBuilder {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = formatter.debug_struct("ManagementClientBuilder");
        debug.field("options", &self.options).finish_non_exhaustive()
    }
}

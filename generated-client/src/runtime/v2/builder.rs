//! Setting up a client of the v2 API: options in, a checked [`ManagementClient`] out.

use super::client::ManagementClient;
use super::environment::Environment;
use authing_client_runtime::internal::{
    Asker, Caller, Failure, Held, KeyUse, Kind, Options, PasswordKeys, Session, V2, option_setters, set_header,
};
use authing_client_runtime::{Credential, Credentials, Error, PasswordKey, TenantHeader};
use http::HeaderName;
use secrecy::{ExposeSecret, SecretString};
use std::{fmt, sync::Arc};

const DEFAULT_HOST: &str = "https://core.authing.cn";
const USERPOOL_ID: HeaderName = HeaderName::from_static("x-authing-userpool-id");
const APP_ID: HeaderName = HeaderName::from_static("x-authing-app-id");

/// The options of a [`ManagementClient`]: see [`ManagementClient::builder`].
#[must_use = "a builder does nothing until `build` is called"]
pub struct ManagementClientBuilder {
    user_pool_id: String,
    app_id: String,
    source: Source,
    password_key: Option<String>,
    host: String,
    options: Held<Options>,
}

enum Source {
    None,
    Secret(SecretString),
    Token(SecretString),
    Provider(Box<dyn Credentials>),
    /// Why the environment gives none.
    Fault(String),
}

impl Default for ManagementClientBuilder {
    fn default() -> Self {
        let mut options = Options::held();
        "sdk".clone_into(&mut options.request_from);
        Self {
            user_pool_id: String::new(),
            app_id: String::new(),
            source: Source::None,
            password_key: None,
            host: DEFAULT_HOST.to_owned(),
            options,
        }
    }
}

impl ManagementClientBuilder {
    pub(super) fn from_env() -> Self {
        let mut builder = Self::default();
        match Environment::read(|name| std::env::var_os(name)) {
            Ok(Environment { user_pool_id, secret, app_id, host, lang, tenant }) => {
                builder.user_pool_id = user_pool_id;
                builder.source = Source::Secret(secret);
                builder.app_id = app_id.unwrap_or_default();
                builder.host = host.unwrap_or(builder.host);
                if let Some(lang) = lang {
                    builder.options.lang = lang;
                }
                builder.options.tenant = tenant.unwrap_or_default();
            }
            Err(fault) => builder.source = Source::Fault(fault),
        }
        builder
    }

    /// The id of the user pool. It is always needed: every request names it.
    pub fn user_pool_id(mut self, id: impl Into<String>) -> Self {
        self.user_pool_id = id.into();
        self
    }

    /// Authenticates by the secret of the user pool, for which the client fetches tokens and renews them.
    ///
    /// The last of this, [`access_token`](Self::access_token) and [`credentials`](Self::credentials) counts.
    pub fn secret(mut self, secret: impl Into<String>) -> Self {
        self.source = Source::Secret(secret.into().into());
        self
    }

    /// Authenticates by a management token of v2 that you renew yourself.
    pub fn access_token(mut self, token: impl Into<String>) -> Self {
        self.source = Source::Token(token.into().into());
        self
    }

    /// Authenticates by what a provider of yours gives, whenever the client needs it: a token, or an access key whose id
    /// is that of the user pool.
    pub fn credentials(mut self, provider: impl Credentials) -> Self {
        self.source = Source::Provider(Box::new(provider));
        self
    }

    /// The header `x-authing-app-id`: the app on behalf of which calls are made. Default: none is sent.
    pub fn app_id(mut self, id: impl Into<String>) -> Self {
        self.app_id = id.into();
        self
    }

    /// The RSA public key that passwords are encrypted with, as PEM or as the base64 inside it.
    ///
    /// The v2 API takes passwords encrypted only. Default: the key that the service publishes at `GET /api/v3/system`,
    /// which is asked for once, before the first call that sends a password. It is an assumption that v2 decrypts by that
    /// key; where it does not, or the host has no such route, the key has to be given here. Without any key, such a call
    /// is not sent: [`Error::is_invalid_input`] holds.
    pub fn password_public_key(mut self, key: impl Into<String>) -> Self {
        self.password_key = Some(key.into());
        self
    }

    /// The base URL of the service, with a path prefix if it has one. Default: `https://core.authing.cn`.
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
    /// When there is no user pool or there are no credentials, an option is not valid, or the default transport cannot
    /// start (no TLS certificates on the machine). [`Error::is_invalid_input`] holds for all of them.
    pub fn build(self) -> Result<ManagementClient, Error> {
        self.checked().map_err(|fault| Failure::new(Kind::Setup, fault).into())
    }

    fn checked(mut self) -> Result<ManagementClient, String> {
        if let Source::Fault(fault) = self.source {
            return Err(fault);
        }
        if self.user_pool_id.is_empty() {
            return Err("the id of the user pool is empty: call `user_pool_id`".to_owned());
        }
        if !self.app_id.is_empty() && self.options.tenant_header == TenantHeader::AppId {
            return Err("the header `x-authing-app-id` cannot name the app and the tenant".to_owned());
        }
        let auth = self.source.into_auth(&self.user_pool_id)?;
        let key = self.password_key.map(PasswordKey::rsa).transpose();
        let key = key.map_err(|error| format!("the public key for passwords: {}", error.message()))?;
        let mut channel = self.options.channel(&self.host, None)?;
        set_header(&mut channel.headers, USERPOOL_ID, "id of the user pool", &self.user_pool_id)?;
        if !self.app_id.is_empty() {
            set_header(&mut channel.headers, APP_ID, "id of the app", &self.app_id)?;
        }
        channel.v2 = Some(V2 { keys: PasswordKeys::given(key) });
        Ok(ManagementClient::new(Caller { channel: Arc::new(channel), auth }))
    }
}

impl Source {
    fn into_auth(self, user_pool_id: &str) -> Result<Asker, String> {
        let provider: Box<dyn Credentials> = match self {
            Self::Provider(provider) => provider,
            Self::Secret(secret) if !secret.expose_secret().is_empty() => {
                Box::new(Credential::access_key(user_pool_id, secret.expose_secret()))
            }
            Self::Secret(_) => return Err("the secret of the user pool is empty".to_owned()),
            Self::Token(token) => {
                let session = Session::bearer(token.expose_secret());
                let session = session.ok_or("the access token is empty or holds characters that no header can")?;
                return Ok(Asker::fixed(session));
            }
            Self::None => {
                return Err("there are no credentials: call `secret`, `access_token` or `credentials`".to_owned());
            }
            Self::Fault(fault) => return Err(fault),
        };
        Ok(Asker::renewed(provider, KeyUse::default()))
    }
}

/// Shows no secret; nor the host, which may hold one before `build` has checked it.
impl fmt::Debug for ManagementClientBuilder {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = formatter.debug_struct("v2::ManagementClientBuilder");
        let debug = debug.field("user_pool_id", &self.user_pool_id).field("options", &*self.options);
        debug.finish_non_exhaustive()
    }
}

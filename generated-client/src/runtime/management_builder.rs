//! Setting up a client of the management API: options in, a checked [`ManagementClient`] out.

use super::environment::Environment;
use super::management_client::ManagementClient;
use authing_client_runtime::internal::{Caller, Failure, Held, KeyUse, Kind, Options, Source, option_setters};
use authing_client_runtime::{AccessKeyScheme, Credentials, Error, SignatureDate};
use std::{fmt, sync::Arc};

const DEFAULT_HOST: &str = "https://api.authing.cn";
const NOBODY: &str = "there are no credentials: call `access_key`, `access_token` or `credentials`";

/// The options of a [`ManagementClient`]: see [`ManagementClient::builder`].
#[must_use = "a builder does nothing until `build` is called"]
pub struct ManagementClientBuilder {
    source: Source,
    key_use: KeyUse,
    host: String,
    options: Held<Options>,
}

impl Default for ManagementClientBuilder {
    fn default() -> Self {
        Self {
            source: Source::nobody(NOBODY),
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
                builder.source = Source::credential(credential);
                builder.host = host.unwrap_or(builder.host);
                if let Some(lang) = lang {
                    builder.options.lang = lang;
                }
                builder.options.tenant = tenant.unwrap_or_default();
            }
            Err(fault) => builder.source = Source::nobody(fault),
        }
        builder
    }

    /// Authenticates by an access key: the id and secret of the user pool, or those of a co-administrator. The client
    /// fetches tokens for it and renews them, or signs with it: see [`access_key_scheme`](Self::access_key_scheme).
    ///
    /// The last of this, [`access_token`](Self::access_token) and [`credentials`](Self::credentials) counts.
    pub fn access_key(mut self, id: impl Into<String>, secret: impl Into<String>) -> Self {
        self.source = Source::key(id.into(), secret.into().into());
        self
    }

    /// Authenticates by a management token that you renew yourself.
    pub fn access_token(mut self, token: impl Into<String>) -> Self {
        self.source = Source::token(token.into().into());
        self
    }

    /// Authenticates by what a provider of yours gives, whenever the client needs it.
    pub fn credentials(mut self, provider: impl Credentials) -> Self {
        self.source = Source::provider(Box::new(provider));
        self
    }

    /// What an access key is used for: to fetch tokens, or to sign requests. Default: [`AccessKeyScheme::Token`].
    pub fn access_key_scheme(mut self, scheme: AccessKeyScheme) -> Self {
        self.key_use.set_scheme(scheme);
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

    fn checked(mut self) -> Result<ManagementClient, String> {
        let auth = self.source.asker(self.key_use)?;
        let channel = Arc::new(self.options.channel(&self.host, self.key_use.signing)?);
        Ok(ManagementClient::new(Caller { channel, auth }))
    }
}

/// Shows no secret; nor the host, which may hold one before `build` has checked it.
impl fmt::Debug for ManagementClientBuilder {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = formatter.debug_struct("ManagementClientBuilder");
        debug.field("options", &*self.options).finish_non_exhaustive()
    }
}

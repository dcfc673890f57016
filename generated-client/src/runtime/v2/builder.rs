//! Setting up a client of the v2 API: options in, a checked [`ManagementClient`] out.

use super::client::ManagementClient;
use crate::runtime::auth::Auth;
use crate::runtime::caller::Caller;
use crate::runtime::credentials::{Credential, Credentials};
use crate::runtime::error::{Error, Failure, Kind};
use crate::runtime::options::{Options, header_value, option_setters};
use crate::runtime::sessions::Sessions;
use crate::runtime::signature::{AccessKeyScheme, SignatureDate};
use http::HeaderName;
use std::{fmt, sync::Arc};

const DEFAULT_HOST: &str = "https://core.authing.cn";
const USERPOOL_ID: HeaderName = HeaderName::from_static("x-authing-userpool-id");
const APP_ID: HeaderName = HeaderName::from_static("x-authing-app-id");

/// The options of a [`ManagementClient`]: see [`ManagementClient::builder`].
#[must_use = "a builder does nothing until `build` is called"]
pub struct ManagementClientBuilder {
    user_pool_id: String,
    app_id: String,
    credentials: Option<Box<dyn Credentials>>,
    host: String,
    options: Options,
}

impl Default for ManagementClientBuilder {
    fn default() -> Self {
        let options = Options { request_from: "sdk".to_owned(), ..Options::default() };
        Self {
            user_pool_id: String::new(),
            app_id: String::new(),
            credentials: None,
            host: DEFAULT_HOST.to_owned(),
            options,
        }
    }
}

impl ManagementClientBuilder {
    /// The id of the user pool.
    pub fn user_pool_id(mut self, id: impl Into<String>) -> Self {
        self.user_pool_id = id.into();
        self
    }

    /// The secret of the user pool, for which the client fetches tokens.
    pub fn secret(mut self, secret: impl Into<String>) -> Self {
        self.credentials = Some(Box::new(Credential::access_key(self.user_pool_id.clone(), secret)));
        self
    }

    option_setters!();
    #[cfg(feature = "reqwest")]
    crate::runtime::http_options::http_option_setters!();

    /// Makes the client. Nothing is sent yet.
    pub fn build(self) -> Result<ManagementClient, Error> {
        self.checked().map_err(|fault| Failure::new(Kind::Setup, fault).into())
    }

    fn checked(self) -> Result<ManagementClient, String> {
        let mut channel = self.options.into_channel(&self.host, false)?;
        channel.headers.insert(USERPOOL_ID, header_value("id of the user pool", self.user_pool_id)?);
        if !self.app_id.is_empty() {
            channel.headers.insert(APP_ID, header_value("id of the app", self.app_id)?);
        }
        let credentials = self.credentials.ok_or("there are no credentials: call `secret`")?;
        let auth = Auth::Renewed(Sessions::new(credentials, AccessKeyScheme::Token, SignatureDate::Http));
        Ok(ManagementClient::new(Caller { channel: Arc::new(channel), auth }))
    }
}

/// Shows no secret; nor the host, which may hold one before `build` has checked it.
impl fmt::Debug for ManagementClientBuilder {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = formatter.debug_struct("v2::ManagementClientBuilder");
        debug.field("options", &self.options).finish_non_exhaustive()
    }
}

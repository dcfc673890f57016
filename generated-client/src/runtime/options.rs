//! The options that every client has: in by the setters of its builder, out as a checked [`Channel`].

use super::channel::Channel;
use super::endpoint::Endpoint;
use super::limits::Limits;
use super::transport::Transport;
use http::{HeaderMap, HeaderName, HeaderValue, header};
use std::fmt;

const DEFAULT_LANG: &str = "zh-CN";
const DEFAULT_USER_AGENT: &str = concat!("authing-client/", env!("CARGO_PKG_VERSION"), " (rust)");
const SDK_VERSION: &str = concat!("authing-rust-sdk:", env!("CARGO_PKG_VERSION"));

/// The options of any client.
pub(super) struct Options {
    pub(super) lang: String,
    pub(super) user_agent: String,
    pub(super) limits: Limits,
    pub(super) transport: Option<Box<dyn Transport>>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            lang: DEFAULT_LANG.to_owned(),
            user_agent: DEFAULT_USER_AGENT.to_owned(),
            limits: Limits::default(),
            transport: None,
        }
    }
}

impl Options {
    /// The way to `host`; the error says which option is wrong.
    pub(super) fn into_channel(self, host: &str) -> Result<Channel, String> {
        if self.limits.timeout.is_zero() {
            return Err("the timeout is zero".to_owned());
        }
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT, HeaderValue::from_static("application/json"));
        headers.insert(HeaderName::from_static("x-authing-sdk-version"), HeaderValue::from_static(SDK_VERSION));
        headers.insert(HeaderName::from_static("x-authing-lang"), header_value("language", self.lang)?);
        headers.insert(header::USER_AGENT, header_value("user agent", self.user_agent)?);
        Ok(Channel {
            endpoint: Endpoint::parse(host)?,
            headers,
            transport: self.transport.map_or_else(default_transport, Ok)?,
            limits: self.limits,
        })
    }
}

/// A value of a header; the error says what it was to be.
pub(super) fn header_value(what: &str, value: String) -> Result<HeaderValue, String> {
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

/// Shows everything but the transport, which is not known to be printable.
impl fmt::Debug for Options {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { lang, user_agent, limits, .. } = self;
        let mut debug = formatter.debug_struct("Options");
        debug.field("lang", lang).field("user_agent", user_agent).field("limits", limits).finish_non_exhaustive()
    }
}

/// The setters of the options, in a builder that holds them in the field `options`.
macro_rules! option_setters {
    () => {
        /// The language of messages: `zh-CN` (the default), `en-US`, `ja-JP`, `zh-TW`.
        pub fn lang(mut self, lang: impl Into<String>) -> Self {
            self.options.lang = lang.into();
            self
        }

        /// The `user-agent` of requests. Default: the name and version of this crate.
        pub fn user_agent(mut self, user_agent: impl Into<String>) -> Self {
            self.options.user_agent = user_agent.into();
            self
        }

        /// The longest time for one exchange, from connecting to the last byte of the reply. Default: 10 seconds.
        ///
        /// A call that has to fetch a token first makes two exchanges.
        pub fn timeout(mut self, timeout: std::time::Duration) -> Self {
            self.options.limits.timeout = timeout;
            self
        }

        /// The most bytes that the body of a reply may have. Default: 64 MiB.
        pub fn max_response_size(mut self, bytes: usize) -> Self {
            self.options.limits.max_body = bytes;
            self
        }

        /// Sends by a transport of yours instead of the default one.
        pub fn transport(mut self, transport: impl super::Transport) -> Self {
            self.options.transport = Some(Box::new(transport));
            self
        }

        /// Sends by a `reqwest` client of yours, which should follow no redirects: see [`ReqwestTransport::new`].
        ///
        /// [`ReqwestTransport::new`]: super::ReqwestTransport::new
        #[cfg(feature = "reqwest")]
        pub fn http_client(self, client: reqwest::Client) -> Self {
            self.transport(super::ReqwestTransport::new(client))
        }
    };
}
pub(super) use option_setters;

//! The options that every client has: in by the setters of its builder, out as a checked [`Channel`].

use super::call_options::LANG;
use super::channel::Channel;
use super::endpoint::Endpoint;
use super::headers;
use super::held::Held;
use super::hook::Hook;
use super::limits::Limits;
use super::retry::{Budget, RetryPolicy};
use super::signature::Signing;
use super::transport::Transport;
use super::wire::{QueryLists, Style};
use http::{HeaderMap, HeaderName, HeaderValue, header};
use std::{fmt, time::Duration};

const DEFAULT_LANG: &str = "zh-CN";
const DEFAULT_USER_AGENT: &str = concat!("authing-client/", env!("CARGO_PKG_VERSION"), " (rust)");
const SDK_VERSION_HEADER: HeaderName = HeaderName::from_static("x-authing-sdk-version");
const REQUEST_FROM: HeaderName = HeaderName::from_static("x-authing-request-from");
const SDK_VERSION: &str = concat!("authing-rust-sdk:", env!("CARGO_PKG_VERSION"));

/// How many repetitions a client may be ahead of calls that work at once.
const DEFAULT_BUDGET: u32 = 50;

/// The name of the header that says for which tenant a call is made. The official SDKs disagree on it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TenantHeader {
    /// `x-authing-app-tenant-id`, as the service's description of its interface says.
    #[default]
    AppTenantId,
    /// `x-authing-tenant-id`, as the SDK for Java sends it.
    TenantId,
    /// `x-authing-app-id`, as the SDK for Node sends it.
    AppId,
}

impl TenantHeader {
    fn name(self) -> HeaderName {
        HeaderName::from_static(match self {
            Self::AppTenantId => "x-authing-app-tenant-id",
            Self::TenantId => "x-authing-tenant-id",
            Self::AppId => "x-authing-app-id",
        })
    }
}

/// The options of any client.
pub struct Options {
    /// The language of messages.
    pub lang: String,
    /// The header `user-agent`.
    pub user_agent: String,
    /// The header `x-authing-sdk-version`.
    pub sdk_version: String,
    /// The header `x-authing-request-from`.
    pub request_from: String,
    /// The id of the tenant, or nothing.
    pub tenant: String,
    /// The header of the tenant.
    pub tenant_header: TenantHeader,
    /// How lists are written in a query, if it was said.
    pub lists: Option<QueryLists>,
    /// The limits of each attempt.
    pub limits: Limits,
    /// The time of a whole call.
    pub deadline: Option<Duration>,
    /// When calls are sent again.
    pub retry: RetryPolicy,
    /// How many repetitions there may be in store.
    pub retry_budget: u32,
    /// Whether arguments are held against the documented limits.
    pub check_limits: bool,
    /// Who is told of every attempt.
    pub hooks: Vec<Box<dyn Hook>>,
    #[cfg(feature = "reqwest")]
    /// What the default transport is made with.
    pub http: super::http_options::HttpOptions,
    /// What is used in place of the default transport.
    pub transport: Option<Box<dyn Transport>>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            lang: DEFAULT_LANG.to_owned(),
            user_agent: DEFAULT_USER_AGENT.to_owned(),
            sdk_version: SDK_VERSION.to_owned(),
            request_from: String::new(),
            tenant: String::new(),
            tenant_header: TenantHeader::default(),
            lists: None,
            limits: Limits::default(),
            deadline: None,
            retry: RetryPolicy::default(),
            retry_budget: DEFAULT_BUDGET,
            check_limits: true,
            hooks: Vec::new(),
            #[cfg(feature = "reqwest")]
            http: super::http_options::HttpOptions::default(),
            transport: None,
        }
    }
}

impl Options {
    /// The options of a builder that none were set of.
    #[inline(never)]
    pub fn held() -> Held<Self> {
        Held::new(Self::default())
    }

    /// The way to `host`, by requests that are signed if so; the error says which option is wrong.
    pub fn channel(&mut self, host: &str, signing: Option<Signing>) -> Result<Channel, String> {
        if self.limits.timeout.is_zero() {
            return Err("the timeout is zero".to_owned());
        }
        let headers = self.headers()?;
        let lists = self.lists.unwrap_or(if signing.is_some() { QueryLists::Brackets } else { QueryLists::Repeated });
        Ok(Channel {
            endpoint: Endpoint::parse(host)?,
            headers,
            tenant_header: self.tenant_header.name(),
            style: Style { lists, resource: signing.map(|signing| signing.resource) },
            transport: self.transport()?,
            limits: self.limits,
            deadline: self.deadline,
            retry: std::mem::take(&mut self.retry),
            budget: Budget::new(self.retry_budget),
            check_limits: self.check_limits,
            hooks: std::mem::take(&mut self.hooks),
            #[cfg(feature = "v2-runtime")]
            v2: None,
        })
    }

    /// The headers that every request has.
    fn headers(&self) -> Result<HeaderMap, String> {
        let mut headers = HeaderMap::new();
        headers::set(&mut headers, header::ACCEPT, HeaderValue::from_static("application/json"));
        let mut set = |name, what, text: &str| {
            if text.is_empty() { Ok(()) } else { headers::set_text(&mut headers, name, what, text) }
        };
        set(LANG, "language", &self.lang)?;
        set(header::USER_AGENT, "user agent", &self.user_agent)?;
        set(SDK_VERSION_HEADER, "version of the SDK", &self.sdk_version)?;
        set(REQUEST_FROM, "origin of requests", &self.request_from)?;
        set(self.tenant_header.name(), "id of the tenant", &self.tenant)?;
        Ok(headers)
    }

    /// The transport of the user, or the default one with its options.
    fn transport(&mut self) -> Result<Box<dyn Transport>, String> {
        match self.transport.take() {
            #[cfg(feature = "reqwest")]
            Some(_) if self.http.touched => {
                Err("a transport of your own has its own proxy, certificates and pool".to_owned())
            }
            Some(own) => Ok(own),
            #[cfg(feature = "reqwest")]
            None => Ok(Box::new(self.http.transport()?)),
            #[cfg(not(feature = "reqwest"))]
            None => Err("there is no transport: call `transport`, or turn the feature `rustls` on".to_owned()),
        }
    }
}

/// Shows everything but the transport, which is not known to be printable.
impl fmt::Debug for Options {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Options")
            .field("lang", &self.lang)
            .field("user_agent", &self.user_agent)
            .field("tenant", &self.tenant)
            .field("limits", &self.limits)
            .field("deadline", &self.deadline)
            .field("retry", &self.retry)
            .finish_non_exhaustive()
    }
}

/// The setters of the options, in a builder that holds them in the field `options`.
#[doc(hidden)]
#[macro_export]
macro_rules! option_setters {
    () => {
        /// The language of messages: `zh-CN` (the default), `en-US`, `ja-JP`, `zh-TW`. Empty: that of the service.
        pub fn lang(mut self, lang: impl Into<String>) -> Self {
            self.options.lang = lang.into();
            self
        }

        /// The `user-agent` of requests. Default: the name and version of this crate.
        pub fn user_agent(mut self, user_agent: impl Into<String>) -> Self {
            self.options.user_agent = user_agent.into();
            self
        }

        /// The tenant that calls are made for. Default: none. See also [`Call::tenant`](crate::Call::tenant).
        pub fn tenant(mut self, id: impl Into<String>) -> Self {
            self.options.tenant = id.into();
            self
        }

        /// The name of the header of the tenant. Default: [`TenantHeader::AppTenantId`](crate::TenantHeader).
        pub fn tenant_header(mut self, header: $crate::TenantHeader) -> Self {
            self.options.tenant_header = header;
            self
        }

        /// The header `x-authing-sdk-version`. Default: the name and version of this crate. Empty: none is sent.
        pub fn sdk_version(mut self, version: impl Into<String>) -> Self {
            self.options.sdk_version = version.into();
            self
        }

        /// The header `x-authing-request-from`. Default: none is sent, as by most of the official SDKs.
        pub fn request_from(mut self, origin: impl Into<String>) -> Self {
            self.options.request_from = origin.into();
            self
        }

        /// How lists are written in a query. Default: [`QueryLists::Brackets`](crate::QueryLists) for requests that are
        /// signed, else [`QueryLists::Repeated`](crate::QueryLists).
        pub fn query_lists(mut self, lists: $crate::QueryLists) -> Self {
            self.options.lists = Some(lists);
            self
        }

        /// When calls that failed are sent again. Default: [`RetryPolicy::default`](crate::RetryPolicy).
        pub fn retry(mut self, policy: $crate::RetryPolicy) -> Self {
            self.options.retry = policy;
            self
        }

        /// How many repetitions all calls together may be ahead: each takes one from a budget that is full at first,
        /// and ten calls that work at once give one back. With an empty budget calls fail at their first failure.
        /// Default: 50.
        pub fn retry_budget(mut self, repetitions: u32) -> Self {
            self.options.retry_budget = repetitions;
            self
        }

        /// The longest time for a whole call, with every repetition and wait. Default: none, so that a call that is
        /// tried three times with a [`timeout`](Self::timeout) of 10 seconds ends after half a minute and its waits.
        pub fn deadline(mut self, time: std::time::Duration) -> Self {
            self.options.deadline = Some(time);
            self
        }

        /// The longest time for one exchange, from connecting to the last byte of the reply. Default: 10 seconds.
        ///
        /// A call that has to fetch a token first, or that is repeated, makes several exchanges.
        pub fn timeout(mut self, timeout: std::time::Duration) -> Self {
            self.options.limits.timeout = timeout;
            self
        }

        /// The most bytes that the body of a reply may have. Default: 64 MiB.
        pub fn max_response_size(mut self, bytes: usize) -> Self {
            self.options.limits.max_body = bytes;
            self
        }

        /// Whether arguments are held against the limits that the documentation states (how many items, how many
        /// characters, between which numbers) before anything is sent. Default: yes. See also
        /// [`Call::check_limits`](crate::Call::check_limits).
        pub fn check_limits(mut self, check: bool) -> Self {
            self.options.check_limits = check;
            self
        }

        /// Calls a hook at every exchange. Several are called in the order in which they were given.
        pub fn hook(mut self, hook: impl $crate::Hook) -> Self {
            self.options.hooks.push(Box::new(hook));
            self
        }

        /// Sends by a transport of yours instead of the default one, whose options then must not be set.
        pub fn transport(mut self, transport: impl $crate::Transport) -> Self {
            self.options.transport = Some(Box::new(transport));
            self
        }

        /// Sends by a `reqwest` client of yours, which should follow no redirects: see [`ReqwestTransport::new`].
        ///
        /// [`ReqwestTransport::new`]: crate::ReqwestTransport::new
        #[cfg(feature = "reqwest")]
        pub fn http_client(self, client: $crate::internal::HttpClient) -> Self {
            self.transport($crate::ReqwestTransport::new(client))
        }
    };
}

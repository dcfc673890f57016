//! The options of the default transport: in by the setters of a builder, out as a `reqwest` client.
//!
//! What needs much code is a function that its setter stores, so that a program links it only if it calls the setter.

use super::ReqwestTransport;
use super::transport_error::TransportError;
use reqwest::{Client, ClientBuilder, Proxy, redirect::Policy};
use std::time::Duration;

/// The options of the default transport. Nothing of them is printed: the URL of a proxy may hold a password.
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
#[derive(Default)]
pub struct HttpOptions {
    proxy: Option<(String, AddProxy)>,
    no_proxy: Option<fn(ClientBuilder) -> ClientBuilder>,
    #[cfg(any(feature = "rustls", feature = "native-tls"))]
    pub root_certificates: Vec<Vec<u8>>,
    #[cfg(any(feature = "rustls", feature = "native-tls"))]
    pub only_these_roots: bool,
    connect_timeout: Option<(Duration, SetTime)>,
    pool: Option<((usize, Duration), SetPool)>,
    #[cfg(feature = "http2")]
    pub http2_prior_knowledge: bool,
    #[cfg(feature = "gzip")]
    pub no_gzip: bool,
    #[cfg(any(feature = "rustls", feature = "native-tls"))]
    pub native_tls: bool,
    /// Whether any of them was set, which a transport of the user's own would ignore.
    pub touched: bool,
}

/// Adds the proxy of this URL.
type AddProxy = fn(ClientBuilder, &str) -> Result<ClientBuilder, String>;
type SetTime = fn(ClientBuilder, Duration) -> ClientBuilder;
type SetPool = fn(ClientBuilder, (usize, Duration)) -> ClientBuilder;

impl HttpOptions {
    /// Sends by the proxy of this URL.
    pub fn set_proxy(&mut self, url: String) {
        // The error would repeat the URL.
        let add: AddProxy =
            |builder, url| Ok(builder.proxy(Proxy::all(url).map_err(|_| "the URL of the proxy is not valid")?));
        self.proxy = Some((url, add));
    }

    /// Sends by no proxy.
    pub fn set_no_proxy(&mut self) {
        self.no_proxy = Some(ClientBuilder::no_proxy);
    }

    /// Gives up connecting after this time.
    pub fn set_connect_timeout(&mut self, time: Duration) {
        self.connect_timeout = Some((time, ClientBuilder::connect_timeout));
    }

    /// Keeps as many idle connections per host for so long.
    pub fn set_pool(&mut self, max_idle: usize, idle_time: Duration) {
        let set: SetPool = |builder, (size, idle)| builder.pool_max_idle_per_host(size).pool_idle_timeout(idle);
        self.pool = Some(((max_idle, idle_time), set));
    }

    /// The transport; the error says which option is wrong.
    pub(super) fn transport(&self) -> Result<ReqwestTransport, String> {
        let mut builder = Client::builder().redirect(Policy::none()).referer(false);
        if let Some(no_proxy) = self.no_proxy {
            builder = no_proxy(builder);
        }
        if let Some((url, add)) = &self.proxy {
            builder = add(builder, url)?;
        }
        if let Some((timeout, set)) = self.connect_timeout {
            builder = set(builder, timeout);
        }
        if let Some((pool, set)) = self.pool {
            builder = set(builder, pool);
        }
        builder = self.with_protocol(builder);
        #[cfg(any(feature = "rustls", feature = "native-tls"))]
        {
            builder = self.with_tls(builder)?;
        }
        let client = builder.build().map_err(|error| TransportError::other(error).causes())?;
        Ok(ReqwestTransport::new(client))
    }

    #[allow(unused_mut, clippy::unused_self, reason = "depends on the features")]
    fn with_protocol(&self, mut builder: ClientBuilder) -> ClientBuilder {
        #[cfg(feature = "http2")]
        if self.http2_prior_knowledge {
            builder = builder.http2_prior_knowledge();
        }
        #[cfg(feature = "gzip")]
        if self.no_gzip {
            builder = builder.no_gzip();
        }
        builder
    }

    #[cfg(any(feature = "rustls", feature = "native-tls"))]
    fn with_tls(&self, mut builder: ClientBuilder) -> Result<ClientBuilder, String> {
        #[cfg(feature = "native-tls")]
        if self.native_tls || cfg!(not(feature = "rustls")) {
            builder = builder.tls_backend_native();
        }
        #[cfg(feature = "rustls")]
        if !self.native_tls {
            builder = builder.tls_backend_rustls();
        }
        let mut certificates = Vec::new();
        for pem in &self.root_certificates {
            let bundle = reqwest::Certificate::from_pem_bundle(pem).ok().filter(|bundle| !bundle.is_empty());
            certificates.extend(bundle.ok_or("a root certificate is not PEM")?);
        }
        if self.only_these_roots && certificates.is_empty() {
            return Err("there is no root certificate to trust".to_owned());
        }
        if self.only_these_roots {
            builder = builder.tls_certs_only(certificates);
        } else if !certificates.is_empty() {
            builder = builder.tls_certs_merge(certificates);
        }
        Ok(builder)
    }
}

/// The setters of these options, in a builder that holds them in `options.http`.
#[doc(hidden)]
#[macro_export]
macro_rules! http_option_setters {
    () => {
        /// Sends every request by a proxy, such as `http://proxy:3128`. A name and a password may be in the URL.
        ///
        /// Default: what the environment says (`HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY`, `NO_PROXY`).
        #[cfg(feature = "reqwest")]
        pub fn proxy(mut self, url: impl Into<String>) -> Self {
            self.options.http.set_proxy(url.into());
            self.options.http.touched = true;
            self
        }

        /// Uses no proxy, whatever the environment says.
        #[cfg(feature = "reqwest")]
        pub fn no_proxy(mut self) -> Self {
            self.options.http.set_no_proxy();
            self.options.http.touched = true;
            self
        }

        /// Trusts the certificate authorities in a PEM text as well, such as that of a private installation.
        #[cfg(any(feature = "rustls", feature = "native-tls"))]
        pub fn root_certificate(mut self, pem: impl AsRef<[u8]>) -> Self {
            self.options.http.root_certificates.push(pem.as_ref().to_vec());
            self.options.http.touched = true;
            self
        }

        /// Trusts those of [`root_certificate`](Self::root_certificate) only, not those of the platform.
        #[cfg(any(feature = "rustls", feature = "native-tls"))]
        pub fn only_given_root_certificates(mut self) -> Self {
            self.options.http.only_these_roots = true;
            self.options.http.touched = true;
            self
        }

        /// The longest time to connect, within that of the exchange. Default: that of the exchange.
        #[cfg(feature = "reqwest")]
        pub fn connect_timeout(mut self, time: std::time::Duration) -> Self {
            self.options.http.set_connect_timeout(time);
            self.options.http.touched = true;
            self
        }

        /// How many connections are kept when nobody uses them, and how long. Default: any number, 90 seconds.
        #[cfg(feature = "reqwest")]
        pub fn connection_pool(mut self, max_idle: usize, idle_time: std::time::Duration) -> Self {
            self.options.http.set_pool(max_idle, idle_time);
            self.options.http.touched = true;
            self
        }

        /// Speaks HTTP/2 without asking the server first. Default: over TLS the server chooses between HTTP/2 and
        /// HTTP/1.1, without TLS it is HTTP/1.1.
        #[cfg(feature = "http2")]
        pub fn http2_prior_knowledge(mut self) -> Self {
            self.options.http.http2_prior_knowledge = true;
            self.options.http.touched = true;
            self
        }

        /// Asks for replies that are not compressed. Default: gzip is accepted. The limit of
        /// [`max_response_size`](Self::max_response_size) is that of the decompressed reply.
        #[cfg(feature = "gzip")]
        pub fn no_gzip(mut self) -> Self {
            self.options.http.no_gzip = true;
            self.options.http.touched = true;
            self
        }

        /// Uses the TLS of the platform although the feature `rustls` is on as well.
        #[cfg(feature = "native-tls")]
        pub fn native_tls(mut self) -> Self {
            self.options.http.native_tls = true;
            self.options.http.touched = true;
            self
        }
    };
}

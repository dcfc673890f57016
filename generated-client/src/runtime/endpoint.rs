//! The host that a client talks to, checked once when the client is built.

use std::fmt;

/// Scheme, host, port and path prefix, without a slash at the end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Endpoint {
    url: String,
    host: String,
    port: u16,
}

impl Endpoint {
    /// Checks `url`; the error says what is wrong with it.
    pub(super) fn parse(url: &str) -> Result<Self, String> {
        let wrong = |what: &str| Err(format!("the host is not a base URL such as https://api.authing.cn: {what}"));
        if url.contains(['?', '#']) {
            return wrong("it has a query or a fragment");
        }
        let Ok(uri) = url.parse::<http::Uri>() else {
            return wrong("it does not parse");
        };
        if !matches!(uri.scheme_str(), Some("http" | "https")) {
            return wrong("it does not start with https:// or http://");
        }
        let Some(authority) = uri.authority().filter(|authority| !authority.as_str().contains('@')) else {
            return wrong("it names a user");
        };
        let port = authority.port_u16().unwrap_or(if uri.scheme_str() == Some("http") { 80 } else { 443 });
        Ok(Self { url: url.trim_end_matches('/').to_owned(), host: authority.host().to_owned(), port })
    }

    /// The URL that paths are appended to.
    pub(super) fn as_str(&self) -> &str {
        &self.url
    }

    /// The name or address of the host.
    #[cfg_attr(not(feature = "tracing"), allow(dead_code, reason = "only spans tell it"))]
    pub(super) fn host(&self) -> &str {
        &self.host
    }

    /// The port, also where the URL leaves it out.
    #[cfg_attr(not(feature = "tracing"), allow(dead_code, reason = "only spans tell it"))]
    pub(super) fn port(&self) -> u16 {
        self.port
    }
}

impl fmt::Display for Endpoint {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.url)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_base_urls_only() {
        for good in ["https://api.authing.cn", "http://127.0.0.1:8080", "https://[::1]:1/prefix/"] {
            assert_eq!(Endpoint::parse(good).unwrap().as_str(), good.trim_end_matches('/'));
        }
        let parsed = |url| Endpoint::parse(url).map(|endpoint| (endpoint.host().to_owned(), endpoint.port())).unwrap();
        assert_eq!(parsed("https://a.b/c"), ("a.b".to_owned(), 443));
        assert_eq!(parsed("http://127.0.0.1:8080"), ("127.0.0.1".to_owned(), 8080));
        for bad in [
            "",
            "api.authing.cn",
            "/path",
            "ftp://a",
            "https://",
            "https://u:p@a",
            "https://a?b",
            "https://a#b",
            "https://a b",
        ] {
            assert!(Endpoint::parse(bad).is_err(), "{bad}");
        }
    }
}

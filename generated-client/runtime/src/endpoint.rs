//! The host that a client talks to, checked once when the client is built.

use http::uri::{Authority, Parts, PathAndQuery, Scheme, Uri};
use std::fmt;

/// Scheme, host, port and path prefix, without a slash at the end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Endpoint {
    url: String,
    scheme: Scheme,
    authority: Authority,
    /// The length of what is before the path prefix.
    origin: usize,
    port: u16,
}

impl Endpoint {
    /// Checks `url`; the error says what is wrong with it.
    pub(super) fn parse(url: &str) -> Result<Self, String> {
        let wrong = |what: &str| Err(format!("the host is not a base URL such as https://api.authing.cn: {what}"));
        if url.bytes().any(|byte| matches!(byte, b'?' | b'#')) {
            return wrong("it has a query or a fragment");
        }
        let Ok(uri) = url.parse::<Uri>() else {
            return wrong("it does not parse");
        };
        if !matches!(uri.scheme_str(), Some("http" | "https")) {
            return wrong("it does not start with https:// or http://");
        }
        let Some(authority) = uri.authority().filter(|authority| !authority.as_str().bytes().any(|byte| byte == b'@'))
        else {
            return wrong("it names a user");
        };
        let port = authority.port_u16().unwrap_or(if uri.scheme_str() == Some("http") { 80 } else { 443 });
        let scheme = uri.scheme().cloned().unwrap_or(Scheme::HTTPS);
        let origin = scheme.as_str().len() + "://".len() + authority.as_str().len();
        let url = url.trim_end_matches('/').to_owned();
        Ok(Self { url, authority: authority.clone(), scheme, origin, port })
    }

    /// The URL that paths are appended to.
    pub(super) fn as_str(&self) -> &str {
        &self.url
    }

    /// What every path begins with: empty, or begins with a slash.
    pub(super) fn prefix(&self) -> &str {
        self.url.get(self.origin..).unwrap_or_default()
    }

    /// The URL with this path and query, in which the prefix is.
    pub(super) fn at(&self, path_and_query: String) -> Result<Uri, http::Error> {
        let mut parts = Parts::default();
        parts.scheme = Some(self.scheme.clone());
        parts.authority = Some(self.authority.clone());
        parts.path_and_query = Some(PathAndQuery::try_from(path_and_query)?);
        Ok(Uri::from_parts(parts)?)
    }

    /// The name or address of the host.
    #[cfg_attr(not(feature = "tracing"), allow(dead_code, reason = "only spans tell it"))]
    pub(super) fn host(&self) -> &str {
        self.authority.host()
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
        let at = |url, path: &str| Endpoint::parse(url).unwrap().at(path.to_owned()).map(|uri| uri.to_string());
        assert_eq!(at("https://a.b/c", "/c/d?e").unwrap(), "https://a.b/c/d?e");
        assert!(at("https://a.b", "/a b").is_err());
        let prefix = |url| Endpoint::parse(url).unwrap().prefix().to_owned();
        assert_eq!(["https://a.b", "https://a.b/", "http://[::1]:1/c/d/"].map(prefix), ["", "", "/c/d"]);
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

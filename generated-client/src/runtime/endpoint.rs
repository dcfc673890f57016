//! The host that a client talks to, checked once when the client is built.

use std::fmt;

/// Scheme, host, port and path prefix, without a slash at the end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Endpoint(String);

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
        if uri.authority().is_none_or(|authority| authority.as_str().contains('@')) {
            return wrong("it names a user");
        }
        Ok(Self(url.trim_end_matches('/').to_owned()))
    }

    /// The URL that paths are appended to.
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Endpoint {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
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

//! Which requests an operation sends.

use super::call::MockCall;
#[cfg(feature = "v2-runtime")]
use authing_client_runtime::{GraphQl, Payload};
use authing_client_runtime::{Method, OperationInfo};
use std::borrow::Cow;

/// A verb and a path template below any host.
pub(super) struct Route {
    method: http::Method,
    path: Cow<'static, str>,
    /// How many segments of the path may be anything. Of two operations that a request may be of, it is that with fewer.
    placeholders: usize,
    /// What a request there carries, where many operations have one path.
    #[cfg(feature = "v2-runtime")]
    document: Option<&'static GraphQl>,
}

impl Route {
    /// A route that a test names, which is always meant.
    pub(super) fn new(method: Method, path: String) -> Self {
        Self {
            method: method.into(),
            path: path.into(),
            placeholders: 0,
            #[cfg(feature = "v2-runtime")]
            document: None,
        }
    }

    pub(super) fn of(info: &OperationInfo) -> Self {
        Self {
            method: info.method.into(),
            path: info.path.into(),
            placeholders: info.path.matches('{').count(),
            #[cfg(feature = "v2-runtime")]
            document: match info.payload {
                Payload::GraphQl(document) => Some(document),
                _ => None,
            },
        }
    }

    /// Whether a request is one of these.
    pub(super) fn matches(&self, call: &MockCall) -> bool {
        #[cfg(feature = "v2-runtime")]
        if self
            .document
            .is_some_and(|own| call.json()["query"] != own.document || call.json()["operationName"] != own.name)
        {
            return false;
        }
        self.leads_to(call.method(), call.path())
    }

    /// How many segments of the path may be anything.
    pub(super) fn placeholders(&self) -> usize {
        self.placeholders
    }

    /// Whether a request goes there. The host may have a path of its own, so the end of the path counts.
    fn leads_to(&self, method: &http::Method, path: &str) -> bool {
        let mut found = path.rsplit('/');
        let is_there = |wanted: &str| {
            found.next().is_some_and(|found| found == wanted || (wanted.starts_with('{') && !found.is_empty()))
        };
        *method == self.method && self.path.trim_start_matches('/').rsplit('/').all(is_there)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_the_path_counts() {
        let route = Route::new(Method::Get, "/a/{id}/b".to_owned());
        for (path, expected) in
            [("/a/1/b", true), ("/prefix/a/1/b", true), ("/a//b", false), ("/1/b", false), ("/a/1/c", false)]
        {
            assert_eq!(route.leads_to(&http::Method::GET, path), expected, "{path}");
            assert!(!route.leads_to(&http::Method::POST, path));
        }
    }
}

//! Which requests an operation sends.

use crate::runtime::operation::{Method, OperationInfo};
use std::borrow::Cow;

/// A verb and a path template below any host.
pub(super) struct Route {
    method: http::Method,
    path: Cow<'static, str>,
}

impl Route {
    pub(super) fn new(method: Method, path: String) -> Self {
        Self { method: method.into(), path: path.into() }
    }

    pub(super) fn of(info: &OperationInfo) -> Self {
        Self { method: info.method.into(), path: info.path.into() }
    }

    /// Whether a request goes there. The host may have a path of its own, so the end of the path counts.
    pub(super) fn matches(&self, method: &http::Method, path: &str) -> bool {
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
            assert_eq!(route.matches(&http::Method::GET, path), expected, "{path}");
            assert!(!route.matches(&http::Method::POST, path));
        }
    }
}

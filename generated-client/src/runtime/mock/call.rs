//! One call as the service would see it.

use authing_client_runtime::JsonValue;
use bytes::Bytes;
use http::{HeaderMap, Method, Request};
use percent_encoding::percent_decode_str;
use std::{fmt, sync::Arc};

/// A request that a [`MockTransport`](super::MockTransport) saw. Cloning is cheap.
#[derive(Clone)]
pub struct MockCall {
    seen: Arc<Seen>,
    operation: Option<&'static str>,
    expected: bool,
}

struct Seen {
    request: Request<Bytes>,
    query: Vec<(String, String)>,
    json: JsonValue,
}

impl MockCall {
    pub(super) fn new(request: Request<Bytes>) -> Self {
        let decode = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
        let pairs = request.uri().query().unwrap_or_default().split('&').filter(|pair| !pair.is_empty());
        let query = pairs.map(|pair| pair.split_once('=').unwrap_or((pair, "")));
        let query = query.map(|(name, value)| (decode(name), decode(value))).collect();
        let json = serde_json::from_slice(request.body()).unwrap_or_default();
        Self { seen: Arc::new(Seen { request, query, json }), operation: None, expected: true }
    }

    /// Says which operation it is.
    pub(super) fn is_of(&mut self, operation: Option<&'static str>) {
        self.operation = operation;
    }

    /// Marks the call as one that nothing is expected of.
    pub(super) fn unexpected(&mut self) {
        self.expected = false;
    }

    /// The operation, such as `get-user`. `None` for an endpoint that has no method.
    pub fn operation(&self) -> Option<&'static str> {
        self.operation
    }

    /// The verb.
    pub fn method(&self) -> &Method {
        self.seen.request.method()
    }

    /// The path, with that of the host before it.
    pub fn path(&self) -> &str {
        self.seen.request.uri().path()
    }

    /// The value of a query parameter, decoded; the first one of a list.
    pub fn query(&self, name: &str) -> Option<&str> {
        self.query_pairs().find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    /// The names and values of the query, decoded, in order.
    pub fn query_pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.seen.query.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The body; `null` if it is no JSON.
    pub fn json(&self) -> &JsonValue {
        &self.seen.json
    }

    /// A variable of a GraphQL operation; `null` if it was not sent.
    #[cfg(feature = "v2-runtime")]
    pub fn variable(&self, name: &str) -> &JsonValue {
        &self.json()["variables"][name]
    }

    /// The body as it was sent.
    pub fn body(&self) -> &[u8] {
        self.seen.request.body()
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        self.seen.request.headers()
    }

    /// Whether it was answered as the test said.
    pub fn is_expected(&self) -> bool {
        self.expected
    }
}

/// Shows the operation and the route: `get-user (GET /api/v3/get-user)`.
impl fmt::Display for MockCall {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.operation() {
            Some(operation) => write!(formatter, "{operation} ({} {})", self.method(), self.path()),
            None => write!(formatter, "{} {}", self.method(), self.path()),
        }
    }
}

/// Shows what was asked, without headers.
impl fmt::Debug for MockCall {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("MockCall")
            .field("operation", &self.operation())
            .field("method", self.method())
            .field("path", &self.path())
            .field("query", &self.seen.query)
            .field("json", self.json())
            .field("expected", &self.expected)
            .finish_non_exhaustive()
    }
}

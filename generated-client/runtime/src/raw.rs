//! Requests that no generated operation describes, with the same authentication, retries and errors.

use super::call_options::CallOptions;
use super::operation::{Method, Operation, OperationInfo, Payload};
use super::url_value::UrlValue;
use super::values::JsonValue;
use serde::Serialize;
use std::fmt;

/// A request to an endpoint that the client has no method for: give it to
/// `ManagementClient::call`.
///
/// The output is the JSON of the reply, the envelope included; a reply that says no is an error as for every operation.
///
/// ```
/// # async fn example(client: &authing_client::ManagementClient) -> Result<(), authing_client::Error> {
/// use authing_client::{Method, RawRequest};
///
/// let request = RawRequest::new(Method::Get, "/api/v3/things/{id}").path("id", "a/b").query("page", 1);
/// let reply = client.call(request).await?;
/// println!("{}", reply["data"]["name"]);
/// # Ok(()) }
/// ```
#[derive(Clone)]
#[must_use = "a request does nothing until it is called"]
pub struct RawRequest(CallOptions);

/// Where a raw request goes.
#[derive(Clone)]
pub(super) struct RawRoute {
    pub(super) info: OperationInfo,
    pub(super) path: String,
    pub(super) values: Vec<(String, UrlValue)>,
    /// A whole body of any shape, as compact JSON.
    pub(super) body: Option<String>,
}

/// The operation behind `ManagementClient::call`.
#[non_exhaustive]
pub struct RawOperation;

impl Operation for RawOperation {
    type Output = JsonValue;

    const INFO: OperationInfo = OperationInfo {
        id: "raw-request",
        method: Method::Get,
        path: "",
        payload: Payload::Flat,
        idempotent: false,
        page: "",
        limits: &[],
    };
}

impl RawRequest {
    /// A request to this path below the host, such as `/api/v3/get-user`, where `{name}` stands for a value that
    /// [`path`](Self::path) gives. Other values must not be pasted into it: it is sent as it is.
    ///
    /// A `GET` counts as a read, everything else as a write: see [`idempotent`](Self::idempotent).
    pub fn new(method: Method, path: impl Into<String>) -> Self {
        let info = OperationInfo { method, idempotent: method == Method::Get, ..RawOperation::INFO };
        let mut options = CallOptions::NONE;
        let path = path.into();
        options.fault = fault(&path);
        options.raw = Some(RawRoute { info, path, values: Vec::new(), body: None });
        Self(options)
    }

    /// The value of `{name}` in the path. It stays within its segment.
    #[allow(clippy::needless_pass_by_value, reason = "numbers and texts are passed as they are")]
    pub fn path(mut self, name: impl Into<String>, value: impl ToString) -> Self {
        if let Some(route) = &mut self.0.raw {
            route.values.push((name.into(), value.to_string().into()));
        }
        self
    }

    /// Adds to the query. A name that comes again is sent again, as lists are.
    #[allow(clippy::needless_pass_by_value, reason = "numbers and texts are passed as they are")]
    pub fn query(mut self, name: impl Into<String>, value: impl ToString) -> Self {
        self.0.query(name.into(), value.to_string());
        self
    }

    /// Sets a field of the JSON body.
    pub fn field(mut self, name: impl Into<String>, value: impl Serialize) -> Self {
        self.0.body(name.into(), &value);
        self
    }

    /// The whole JSON body, in place of single fields. Requests that are signed need fields: their signature names
    /// them.
    pub fn body(mut self, value: impl Serialize) -> Self {
        match (serde_json::to_string(&value), &mut self.0.raw) {
            (Ok(json), Some(route)) => route.body = Some(json),
            (Err(error), _) => self.0.fault = Some(format!("the body has no JSON form: {error}")),
            (Ok(_), None) => {}
        }
        self
    }

    /// Whether sending it twice has the effect of sending it once; then it is repeated as reads are.
    pub fn idempotent(mut self, idempotent: bool) -> Self {
        if let Some(route) = &mut self.0.raw {
            route.info.idempotent = idempotent;
        }
        self
    }

    pub(super) fn into_options(self) -> CallOptions {
        self.0
    }
}

/// Shows the route, no values.
impl fmt::Debug for RawRequest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let route = self.0.raw.as_ref().map(|route| (route.info.method, &route.path));
        formatter.debug_struct("RawRequest").field("route", &route).finish_non_exhaustive()
    }
}

/// What is wrong with a path. URL parsers resolve dots even when percent-encoded.
fn fault(path: &str) -> Option<String> {
    let dots = |segment: &str| matches!(segment.to_ascii_lowercase().replace("%2e", ".").as_str(), "." | "..");
    let illegal = |character: char| matches!(character, '?' | '#' | '\\') || !character.is_ascii_graphic();
    let legal =
        path.starts_with('/') && !path.starts_with("//") && !path.contains(illegal) && !path.split('/').any(dots);
    (!legal).then(|| "the path must start with one `/` and hold no query, no fragment and no `..`".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_stays_below_the_host() {
        for good in ["/api/v3/get-user", "/a/{id}/b", "/%E7", "/a.b/..."] {
            assert!(fault(good).is_none(), "{good}");
        }
        for bad in [
            "",
            "a",
            "//host/a",
            "/a?b",
            "/a#b",
            "/a/../b",
            "/./a",
            "/%2e%2E/a",
            "/a b",
            "/a\\b",
            "/用户",
            "https://h/",
        ] {
            assert!(fault(bad).is_some(), "{bad}");
        }
    }
}

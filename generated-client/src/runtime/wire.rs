//! From the arguments of a call to what goes over the wire: the URL and the JSON body. No parameter value can leave
//! its place.

use super::{endpoint::Endpoint, operation::OperationInfo, request::Request, url_value::UrlValue};
use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Uri, header};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Everything but the characters that RFC 3986 calls unreserved.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A request without its headers, which change from one attempt to the next.
#[derive(Debug)]
pub(super) struct Prepared {
    method: http::Method,
    uri: Uri,
    body: Option<Bytes>,
}

impl Prepared {
    /// Encodes the arguments. The error says which of them cannot be sent, and never repeats a value.
    pub(super) fn new(endpoint: &Endpoint, info: &OperationInfo, request: &Request) -> Result<Self, String> {
        if let Some(fault) = &request.fault {
            return Err(fault.clone());
        }
        let mut url = String::with_capacity(128);
        url.push_str(endpoint.as_str());
        push_path(&mut url, info.path, &request.path)?;
        push_query(&mut url, &request.query);
        let has_body = info.method.always_has_body() || !request.body.is_empty();
        Ok(Self {
            method: info.method.into(),
            uri: Uri::try_from(url).map_err(|error| format!("the URL cannot be sent: {error}"))?,
            body: has_body.then(|| json_object(&request.body)),
        })
    }

    /// One attempt, with these headers and those that the body needs.
    pub(super) fn attempt(&self, mut headers: HeaderMap) -> http::Request<Bytes> {
        if self.body.is_some() {
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
        }
        let mut request = http::Request::new(self.body.clone().unwrap_or_default());
        *request.method_mut() = self.method.clone();
        *request.uri_mut() = self.uri.clone();
        *request.headers_mut() = headers;
        request
    }
}

/// Appends the path with each `{name}` replaced by its value.
fn push_path(url: &mut String, template: &str, values: &[(&'static str, UrlValue)]) -> Result<(), String> {
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, tail) = after.split_once('}').ok_or("the path template has an open brace")?;
        let (_, value) = values
            .iter()
            .find(|(known, _)| *known == name)
            .ok_or_else(|| format!("the path parameter `{name}` is not set"))?;
        url.push_str(before);
        push_segment(url, name, value)?;
        rest = tail;
    }
    url.push_str(rest);
    Ok(())
}

/// Appends one path segment. URL parsers resolve `.` and `..` even when percent-encoded, so these are refused; so is
/// an empty value, which would make the path of another operation.
fn push_segment(url: &mut String, name: &str, value: &UrlValue) -> Result<(), String> {
    let mut segment = String::new();
    value.for_each_text(&mut |text| {
        if !segment.is_empty() {
            segment.push(',');
        }
        segment.push_str(text);
    });
    if matches!(segment.as_str(), "" | "." | "..") {
        return Err(format!("the path parameter `{name}` must not be empty, `.` or `..`"));
    }
    url.extend(utf8_percent_encode(&segment, RESERVED));
    Ok(())
}

/// Appends `?name=value&…`; a list repeats its name.
fn push_query(url: &mut String, values: &[(&'static str, UrlValue)]) {
    let mut separator = '?';
    for (name, value) in values {
        value.for_each_text(&mut |text| {
            url.push(separator);
            url.extend(utf8_percent_encode(name, RESERVED));
            url.push('=');
            url.extend(utf8_percent_encode(text, RESERVED));
            separator = '&';
        });
    }
}

/// Puts fields, whose values are JSON text already, into an object.
fn json_object(fields: &[(&'static str, String)]) -> Bytes {
    let mut json = String::from("{");
    for (name, value) in fields {
        if json.len() > 1 {
            json.push(',');
        }
        json.push_str(&serde_json::Value::from(*name).to_string());
        json.push(':');
        json.push_str(value);
    }
    json.push('}');
    json.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::runtime::operation::{Method, Payload};

    fn info(method: Method, path: &'static str) -> OperationInfo {
        OperationInfo { id: "test", method, path, payload: Payload::Data, idempotent: false }
    }

    fn prepare(method: Method, path: &'static str, fill: impl FnOnce(&mut Request)) -> Result<Prepared, String> {
        let mut request = Request::default();
        fill(&mut request);
        Prepared::new(&Endpoint::parse("https://host/prefix").unwrap(), &info(method, path), &request)
    }

    #[test]
    fn a_value_stays_in_its_path_segment() {
        let with =
            |value: &str| prepare(Method::Delete, "/ip-list/{id}/x", |request| request.set_path("id", value.into()));
        for (value, segment) in [
            ("a/b", "a%2Fb"),
            ("../c", "..%2Fc"),
            ("?q#f", "%3Fq%23f"),
            ("用户 1", "%E7%94%A8%E6%88%B7%201"),
            ("%2e", "%252e"),
            ("\\", "%5C"),
            ("...", "..."),
        ] {
            assert_eq!(with(value).unwrap().uri.to_string(), format!("https://host/prefix/ip-list/{segment}/x"));
        }
        for value in ["", ".", ".."] {
            assert!(with(value).unwrap_err().contains("`id`"));
        }
        assert!(prepare(Method::Get, "/{id}", |_| ()).unwrap_err().contains("not set"));
    }

    #[test]
    fn a_list_repeats_its_name_and_setting_again_replaces() {
        let prepared = prepare(Method::Get, "/users", |request| {
            request.set_query("userIds", vec!["u 1", "u&2=+"].into());
            request.set_query("page", 1.into());
            request.set_query("all", true.into());
            request.set_query("page", 2.into());
            request.set_query("none", Vec::<String>::new().into());
        });
        assert_eq!(
            prepared.unwrap().uri,
            "https://host/prefix/users?userIds=u%201&userIds=u%262%3D%2B&page=2&all=true"
        );
    }

    #[test]
    fn the_body_is_one_json_object() {
        let prepared = prepare(Method::Post, "/x", |request| {
            request.set_body("name", "张\"三");
            request.set_body("age", &1);
            request.set_body("age", &Some(2));
        });
        assert_eq!(prepared.unwrap().body.unwrap(), r#"{"name":"张\"三","age":2}"#);
        assert_eq!(prepare(Method::Post, "/x", |_| ()).unwrap().body.unwrap(), "{}");
        assert!(prepare(Method::Get, "/x", |_| ()).unwrap().body.is_none());
    }

    #[test]
    fn a_value_without_json_form_is_reported() {
        let keys = std::collections::BTreeMap::from([(vec![1], 1)]);
        let fault = prepare(Method::Post, "/x", |request| request.set_body("map", &keys)).unwrap_err();
        assert!(fault.contains("`map`"), "{fault}");
    }

    #[test]
    fn an_endless_url_is_an_error() {
        let fault =
            prepare(Method::Get, "/x", |request| request.set_query("q", "a".repeat(70_000).into())).unwrap_err();
        assert!(fault.contains("URL") && fault.len() < 100, "{fault}");
    }
}

//! From the arguments of a call to what goes over the wire: the URL and the JSON body. No parameter value can leave
//! its place.

use super::canonical;
use super::endpoint::Endpoint;
use super::headers;
#[cfg(feature = "v2-runtime")]
use super::operation::Payload;
use super::operation::{Method, OperationInfo};
use super::request::{Request, json_text};
use super::url_value::UrlValue;
use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Uri, header};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Everything but the characters that RFC 3986 calls unreserved.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// How a list is written in a query.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum QueryLists {
    /// `ids=a&ids=b`, as the service's description of its interface says.
    #[default]
    Repeated,
    /// `ids[]=a&ids[]=b`, as the official SDK that signs its requests sends it.
    Brackets,
}

/// How requests of a client are written.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Style {
    pub(super) lists: QueryLists,
    /// What makes [`Prepared::resource`], for requests that are signed.
    pub(super) resource: Option<ResourceOf>,
}

/// Makes the path and the arguments as a signature names them.
pub(super) type ResourceOf = fn(&OperationInfo, &dyn Arguments) -> Result<String, String>;

/// A request without its headers, which change from one attempt to the next.
#[derive(Debug)]
pub(super) struct Prepared {
    method: http::Method,
    uri: Uri,
    body: Option<Bytes>,
    content_type: HeaderValue,
    resource: String,
}

const JSON: HeaderValue = HeaderValue::from_static("application/json");
#[cfg(feature = "oidc")]
const FORM: HeaderValue = HeaderValue::from_static("application/x-www-form-urlencoded");

impl Prepared {
    /// Encodes the arguments. The error says which of them cannot be sent, and never repeats a value.
    pub(super) fn new(
        endpoint: &Endpoint,
        style: Style,
        info: &OperationInfo,
        arguments: &dyn Arguments,
    ) -> Result<Self, String> {
        if let Some(fault) = arguments.fault() {
            return Err(fault.to_owned());
        }
        let mut url = String::with_capacity(160);
        url.push_str(endpoint.prefix());
        push_path(arguments, info, &mut url, true)?;
        push_query(&mut url, style.lists, arguments);
        let body = match (arguments.whole_body(), info.payload) {
            (Some(json), _) => Some(Bytes::copy_from_slice(json.as_bytes())),
            #[cfg(feature = "v2-runtime")]
            (None, Payload::GraphQl(operation)) => {
                Some(super::v2::body(operation, fields(arguments).into_iter())?.into())
            }
            (None, _) => json_object(info.method.always_has_body(), arguments),
        };
        let resource = match style.resource {
            Some(resource) => resource(info, arguments)?,
            None => String::new(),
        };
        let uri = endpoint.at(url).map_err(|error| format!("the URL cannot be sent: {error}"))?;
        Ok(Self { method: info.method.into(), uri, body, content_type: JSON, resource })
    }

    /// A request with the fields of a form, which are encoded already.
    #[cfg(feature = "oidc")]
    pub(super) fn form(endpoint: &Endpoint, info: &OperationInfo, fields: String) -> Result<Self, String> {
        let url = format!("{}{}", endpoint.prefix(), info.path);
        let uri = endpoint.at(url).map_err(|error| format!("the URL cannot be sent: {error}"))?;
        let (method, body) = (info.method.into(), Some(fields.into()));
        Ok(Self { method, uri, body, content_type: FORM, resource: String::new() })
    }

    /// The verb.
    pub(super) fn method(&self) -> &http::Method {
        &self.method
    }

    /// The path and the arguments as a signature names them; empty when requests are not signed.
    pub(super) fn resource(&self) -> &str {
        &self.resource
    }

    /// One attempt, with these headers and those that the body needs.
    pub(super) fn attempt(&self, mut headers: HeaderMap) -> http::Request<Bytes> {
        if self.body.is_some() {
            headers::set(&mut headers, header::CONTENT_TYPE, self.content_type.clone());
        }
        let mut request = http::Request::new(self.body.clone().unwrap_or_default());
        *request.method_mut() = self.method.clone();
        *request.uri_mut() = self.uri.clone();
        *request.headers_mut() = headers;
        request
    }
}

/// The path and the arguments as a signature names them.
pub(super) fn resource(info: &OperationInfo, arguments: &dyn Arguments) -> Result<String, String> {
    let mut path = String::new();
    push_path(arguments, info, &mut path, false)?;
    if info.method != Method::Get {
        return Ok(canonical::of_body(&path, fields(arguments).into_iter()));
    }
    let mut query = Vec::new();
    arguments.each_query(&mut |name, value| query.push((name, value)));
    Ok(canonical::of_query(&path, query.into_iter()))
}

/// The fields of the JSON body.
fn fields(arguments: &dyn Arguments) -> Vec<(&str, &str)> {
    let mut fields = Vec::new();
    arguments.each_field(&mut |name, json| fields.push((name, json)));
    fields
}

/// The arguments of a call, from its setters alone or with what its options add.
pub(super) trait Arguments {
    /// Why the call cannot be sent.
    fn fault(&self) -> Option<&str>;

    /// The path template.
    fn path<'a>(&'a self, info: &OperationInfo) -> &'a str {
        info.path
    }

    /// The value of `{name}` in the path.
    fn path_value(&self, name: &str) -> Option<&UrlValue>;

    /// The parameters of the query.
    fn each_query<'a>(&'a self, each: &mut dyn FnMut(&'a str, &'a UrlValue));

    /// The fields of the body, each value as compact JSON.
    fn each_field<'a>(&'a self, each: &mut dyn FnMut(&'a str, &'a str));

    /// A whole body of any shape, as compact JSON.
    fn whole_body(&self) -> Option<&str> {
        None
    }
}

impl Arguments for Request {
    fn fault(&self) -> Option<&str> {
        self.fault.as_deref()
    }

    fn path_value(&self, name: &str) -> Option<&UrlValue> {
        self.path.iter().find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    fn each_query<'a>(&'a self, each: &mut dyn FnMut(&'a str, &'a UrlValue)) {
        self.query.iter().for_each(|(name, value)| each(name, value));
    }

    fn each_field<'a>(&'a self, each: &mut dyn FnMut(&'a str, &'a str)) {
        self.body.iter().for_each(|(name, json)| each(name, json));
    }
}

/// Appends the path with each `{name}` replaced by its value.
fn push_path(arguments: &dyn Arguments, info: &OperationInfo, url: &mut String, encode: bool) -> Result<(), String> {
    let mut rest = arguments.path(info);
    while let Some((before, after)) = rest.split_once('{') {
        let (name, tail) = after.split_once('}').ok_or("the path template has an open brace")?;
        let value = arguments.path_value(name).ok_or_else(|| format!("the path parameter `{name}` is not set"))?;
        url.push_str(before);
        push_segment(url, name, value, encode)?;
        rest = tail;
    }
    url.push_str(rest);
    Ok(())
}

/// Appends one path segment. URL parsers resolve `.` and `..` even when percent-encoded, so these are refused; so is
/// an empty value, which would make the path of another operation.
fn push_segment(url: &mut String, name: &str, value: &UrlValue, encode: bool) -> Result<(), String> {
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
    if encode {
        push_encoded(url, &segment);
    } else {
        url.push_str(&segment);
    }
    Ok(())
}

/// Appends a text percent-encoded. Most ids, names and numbers need no encoding.
fn push_encoded(url: &mut String, text: &str) {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~');
    if text.bytes().all(is_plain) {
        url.push_str(text);
    } else {
        url.extend(utf8_percent_encode(text, RESERVED));
    }
}

/// Appends `?name=value&…`; a list repeats its name.
fn push_query(url: &mut String, lists: QueryLists, arguments: &dyn Arguments) {
    let mut separator = '?';
    arguments.each_query(&mut |name, value| {
        let brackets = lists == QueryLists::Brackets && matches!(value, UrlValue::List(_));
        value.for_each_text(&mut |text| {
            url.push(separator);
            push_encoded(url, name);
            url.push_str(if brackets { "%5B%5D=" } else { "=" });
            push_encoded(url, text);
            separator = '&';
        });
    });
}

/// Puts fields, whose values are JSON text already, into an object. Without any it is empty or, unless there has to be
/// one, none.
fn json_object(has_to_be: bool, arguments: &dyn Arguments) -> Option<Bytes> {
    let mut json = String::new();
    arguments.each_field(&mut |name, value| {
        json.push(if json.is_empty() { '{' } else { ',' });
        json.push_str(&json_text(name));
        json.push(':');
        json.push_str(value);
    });
    if json.is_empty() {
        return has_to_be.then(|| Bytes::from_static(b"{}"));
    }
    json.push('}');
    Some(json.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::operation::Payload;

    fn info(method: Method, path: &'static str) -> OperationInfo {
        OperationInfo { id: "test", method, path, payload: Payload::Data, idempotent: false, page: "", limits: &[] }
    }

    fn prepare(method: Method, path: &'static str, fill: impl FnOnce(&mut Request)) -> Result<Prepared, String> {
        let mut request = Request::default();
        fill(&mut request);
        let endpoint = Endpoint::parse("https://host/prefix").unwrap();
        Prepared::new(&endpoint, Style::default(), &info(method, path), &request)
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

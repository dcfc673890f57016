//! Every operation sends the documented request: verb, path, query and body, by a recording transport at the end of the
//! real way of a call.

use super::offline::{HOST, bare_call, record};
use super::page::{self, Page};
use crate::runtime::call::Call;
use authing_client_runtime::internal::is_confidential;
#[cfg(feature = "v2-runtime")]
use authing_client_runtime::{GraphQl, OperationInfo, Payload};
use authing_client_runtime::{JsonValue, Operation};
use bytes::Bytes;
use http::header;
use percent_encoding::percent_decode_str;

/// What a request has, by name: texts from the URL, JSON from the body.
struct Sent {
    path: String,
    query: Vec<(String, String)>,
    body: Option<serde_json::Map<String, JsonValue>>,
}

/// Compares what a call sends with the page: with the documented value of each parameter, which it must have.
pub(crate) fn request<Op: Operation>(call: Call<Op>, documented: &[(&str, &str)]) {
    check::<Op>(&record(call), documented);
}

/// Sends an operation without arguments; one whose path needs some has no such request.
pub(super) fn bare<Op: Operation>() {
    if !Op::INFO.path.contains('{') {
        check::<Op>(&record(bare_call::<Op>()), &[]);
    }
}

fn check<Op: Operation>(request: &http::Request<Bytes>, documented: &[(&str, &str)]) {
    let id = Op::INFO.id;
    let mut sent = take_apart(id, request);
    if is_confidential(&Op::INFO) {
        take_app(&mut sent, documented);
    }
    let page = page::of::<Op>();
    #[cfg(feature = "v2-runtime")]
    let page = match Op::INFO.payload {
        Payload::GraphQl(operation) => {
            take_variables(operation, &mut sent);
            page.map(|page| asked_for(&Op::INFO, operation, page))
        }
        _ => page,
    };
    let template = page.as_ref().map_or(Op::INFO.path, |page| page.path.as_str());
    let in_path = path_values(id, template, &sent.path);
    for (name, json) in documented {
        let wanted: JsonValue = serde_json::from_str(json).expect("a documented value");
        let agrees = match (&sent.body, in_path.iter().find(|(known, _)| known == name)) {
            (_, Some((_, text))) => plain_texts(&wanted) == [text.as_str()],
            (Some(body), None) => body.get(*name).is_some_and(|own| holds(own, &wanted)),
            (None, None) => {
                let texts = sent.query.iter().filter(|(known, _)| known == name).map(|(_, text)| text);
                texts.eq(&plain_texts(&wanted))
            }
        };
        assert!(agrees, "`{id}` does not send `{name}` as {json}");
    }
    if let Some(page) = page {
        assert_eq!(request.method().as_str(), page.method, "the verb of `{id}`");
        check_names(id, &page, &sent, documented);
    }
}

/// Takes the variables out of what a GraphQL operation sends.
#[cfg(feature = "v2-runtime")]
fn take_variables(operation: &GraphQl, sent: &mut Sent) {
    let mut body = sent.body.take().expect("a body");
    assert_eq!((&body["operationName"], &body["query"]), (&operation.name.into(), &operation.document.into()));
    sent.body = body.get_mut("variables").and_then(JsonValue::as_object_mut).map(std::mem::take);
}

/// Holds a GraphQL operation against the route line of its page; the page as if it named the route.
#[cfg(feature = "v2-runtime")]
fn asked_for(info: &OperationInfo, operation: &GraphQl, page: Page) -> Page {
    let asked = page.path.split(['(', '.']).next();
    assert_eq!(asked, operation.reply.first().copied(), "the field of `{}`", info.id);
    let kind = operation.document.split([' ', '{', '(']).next().unwrap_or_default().to_uppercase();
    assert_eq!(page.method, kind, "the kind of `{}`", info.id);
    Page { method: http::Method::from(info.method).to_string(), path: info.path.to_owned(), ..page }
}

/// Takes out what proves the app, where the call does not say otherwise.
fn take_app(sent: &mut Sent, documented: &[(&str, &str)]) {
    for (name, value) in [("client_id", "APP"), ("client_secret", "SECRET")] {
        if documented.iter().all(|(known, _)| *known != name) {
            let own = sent.body.as_mut().and_then(|body| body.remove(name));
            assert_eq!(own, Some(value.into()), "{name}");
        }
    }
}

/// Nothing is sent that the page does not name, and no parameter with an example is left out.
fn check_names(id: &str, page: &Page, sent: &Sent, documented: &[(&str, &str)]) {
    let in_query = sent.query.iter().map(|(name, _)| name);
    for name in in_query.chain(sent.body.iter().flat_map(serde_json::Map::keys)) {
        let row = page.parameters.iter().find(|row| row.name == *name);
        let row = row.unwrap_or_else(|| panic!("`{id}` sends `{name}`, which its page does not name"));
        let is_given = documented.iter().any(|(known, _)| known == name);
        assert!(is_given || row.is_required, "`{id}` sends `{name}`, which was not set");
    }
    if !documented.is_empty() {
        let with_example = page.parameters.iter().filter(|row| row.has_example).map(|row| row.name.as_str());
        let left_out: Vec<_> = with_example.filter(|row| !documented.iter().any(|(name, _)| name == row)).collect();
        assert!(left_out.is_empty(), "no documented value of {left_out:?} of `{id}` is tested");
    }
}

/// Reads a request as a server would, and holds it against what is the same for all operations.
fn take_apart(id: &str, request: &http::Request<Bytes>) -> Sent {
    let uri = request.uri();
    assert_eq!((uri.scheme_str(), uri.host()), (Some("https"), Some(HOST)), "`{id}`");
    let has_body = !matches!(request.method(), &http::Method::GET | &http::Method::DELETE);
    let content_type = request.headers().get(header::CONTENT_TYPE).map(|value| value.to_str().expect("text"));
    assert_eq!(content_type, has_body.then_some("application/json"), "`{id}`");
    let query = uri.query().unwrap_or_default();
    assert!(query.is_empty() || !has_body, "`{id}` has a body and a query");
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    let pairs = pairs.map(|pair| pair.split_once('=').expect("a name and a value"));
    let query = pairs.map(|(name, value)| (plain(name), plain(value))).collect();
    let body = has_body.then(|| serde_json::from_slice(request.body()).expect("a JSON object"));
    assert!(has_body || request.body().is_empty(), "`{id}` sends a body by {}", request.method());
    Sent { path: uri.path().to_owned(), query, body }
}

/// The plain text of a part of a URL, whose every character but the unreserved ones must be encoded.
fn plain(encoded: &str) -> String {
    let is_safe = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~%".contains(&byte);
    assert!(encoded.bytes().all(is_safe), "{encoded}");
    percent_decode_str(encoded).decode_utf8().expect("UTF-8").into_owned()
}

/// The values in a path that is the template in everything else.
fn path_values(id: &str, template: &str, path: &str) -> Vec<(String, String)> {
    let pairs: Vec<_> = template.split('/').zip(path.split('/')).collect();
    assert_eq!((pairs.len(), pairs.len()), (template.split('/').count(), path.split('/').count()), "{path} of `{id}`");
    let value = |(name, text): &(&str, &str)| match name.split_once('{') {
        None => {
            assert_eq!(name, text, "{path} of `{id}`");
            None
        }
        Some((before, rest)) => {
            let (name, after) = rest.split_once('}').expect("a closed brace");
            let text = text.strip_prefix(before).and_then(|text| text.strip_suffix(after)).expect("the template");
            Some((name.to_owned(), plain(text)))
        }
    };
    pairs.iter().filter_map(value).collect()
}

/// Whether a value has everything that the documented one has.
fn holds(sent: &JsonValue, wanted: &JsonValue) -> bool {
    match (sent, wanted) {
        (JsonValue::Object(sent), JsonValue::Object(wanted)) => {
            wanted.iter().all(|(key, value)| value.is_null() || sent.get(key).is_some_and(|own| holds(own, value)))
        }
        (JsonValue::Array(sent), JsonValue::Array(wanted)) => {
            sent.len() == wanted.len() && sent.iter().zip(wanted).all(|(own, value)| holds(own, value))
        }
        (JsonValue::Number(sent), JsonValue::Number(wanted)) => sent.as_f64() == wanted.as_f64(),
        (sent, wanted) => sent == wanted,
    }
}

/// The texts of a value in a URL: one, or one per item.
fn plain_texts(value: &JsonValue) -> Vec<String> {
    match value {
        JsonValue::Array(items) => items.iter().flat_map(plain_texts).collect(),
        JsonValue::String(text) => vec![text.clone()],
        other => vec![other.to_string()],
    }
}

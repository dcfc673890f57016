//! What the generated `examples.rs` tests stand on: the documented examples against the real codec.
#![allow(clippy::panic, clippy::expect_used, dead_code, reason = "tests may stop at the first surprise")]

use super::authentication_client::AuthenticationClient;
use super::call::Call;
use super::codec::Deserialize;
use super::documented::Documented;
use super::management_client::ManagementClient;
use super::operation::Operation;
use super::transport::{Transport, TransportFuture};
use super::transport_error::TransportError;
use super::values::JsonValue;
use bytes::Bytes;

/// Decodes an example reply as the client would.
pub(crate) fn reply(operation: &Documented) {
    let Some(json) = operation.reply else { return };
    let reply = http::Response::new(Bytes::from_static(json.as_bytes()));
    let shown = (operation.shown)(&reply).unwrap_or_else(|error| {
        panic!("the example reply of `{}` does not decode: {error}\n{json}", operation.info.id)
    });
    for secret in operation.secrets {
        assert!(!shown.contains(secret), "`Debug` of the reply of `{}` shows {secret}", operation.info.id);
    }
}

/// A documented value.
pub(crate) fn json<T: for<'de> Deserialize<'de>>(json: &'static str) -> T {
    serde_json::from_str(json).unwrap_or_else(|error| panic!("`{json}` does not decode: {error}"))
}

/// A client that sends nothing.
pub(crate) fn client<C: Offline>() -> C {
    C::offline()
}

/// A client that can be made without a network.
pub(crate) trait Offline {
    /// Makes it.
    fn offline() -> Self;
}

struct Nowhere;

impl Transport for Nowhere {
    fn send(&self, _: http::Request<Bytes>, _: super::limits::Limits) -> TransportFuture<'_> {
        Box::pin(async { Err(TransportError::other("nowhere")) })
    }
}

impl Offline for ManagementClient {
    fn offline() -> Self {
        Self::builder().access_key("AK", "SK").transport(Nowhere).build().expect("a client")
    }
}

impl Offline for AuthenticationClient {
    fn offline() -> Self {
        let host = "https://example.authing.cn";
        Self::builder("APP", "SECRET", host).transport(Nowhere).build().expect("a client")
    }
}

/// Compares what a call would send with the documented values, name by name.
pub(crate) fn request<Op: Operation>(call: Call<Op>, documented: &[(&str, &str)]) {
    let sent = call.into_request();
    for (name, json) in documented {
        let wanted: JsonValue = serde_json::from_str(json).expect("a documented value");
        let body = sent.body.iter().find(|(known, _)| known == name);
        let url = sent.path.iter().chain(&sent.query).find(|(known, _)| known == name);
        let agrees = match (body, url) {
            (Some((_, text)), _) => holds(&serde_json::from_str(text).expect("a body field"), &wanted),
            (None, Some((_, value))) => {
                let mut texts = Vec::new();
                value.for_each_text(&mut |text| texts.push(text.to_owned()));
                texts == plain_texts(&wanted)
            }
            (None, None) => false,
        };
        assert!(agrees, "`{}` does not send `{name}` as {json}", Op::INFO.id);
    }
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

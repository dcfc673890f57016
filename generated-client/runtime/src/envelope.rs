//! What every reply is wrapped in: `{statusCode, message, apiCode, requestId, data}`, in any order, read in one pass.

use super::codec::{self, Deserialize, Deserializer, MapAccess, Object, Read};
use super::values::JsonValue;

/// The success of a reply, by `statusCode`.
const OK: i64 = 200;

/// What the service says about the outcome, beside the data. Reading it never fails on a wrong type: a message that
/// explains a failure must not be lost to a code of an unexpected kind.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    pub(super) status_code: Option<i64>,
    pub(super) api_code: Option<i64>,
    pub(super) request_id: Option<String>,
    pub(super) message: Option<String>,
}

impl Outcome {
    /// Whether the service says that it worked, or says nothing (then the HTTP status speaks).
    pub(super) fn is_success(&self) -> bool {
        self.status_code.is_none_or(|code| code == OK)
    }
}

impl Object for Outcome {
    fn read<'de, M: MapAccess<'de>>(&mut self, key: &str, map: &mut M) -> Result<(), M::Error> {
        match key {
            "statusCode" => self.status_code = code(&map.next_value()?),
            "apiCode" => self.api_code = code(&map.next_value()?),
            "requestId" => self.request_id = text(map.next_value()?),
            "message" => self.message = text(map.next_value()?),
            _ => return codec::skip(map),
        }
        Ok(())
    }
}

impl<'de> Deserialize<'de> for Outcome {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        codec::object(deserializer)
    }
}

/// The data of a reply. Of the outcome only the code: the words are for errors, which are read once more.
#[derive(Debug, Default)]
pub(super) struct Envelope<T> {
    pub(super) status_code: Option<i64>,
    /// `None` when there is no `data`, or `null`.
    pub(super) data: Option<T>,
}

impl<T> Envelope<T> {
    /// As [`Outcome::is_success`].
    pub(super) fn is_success(&self) -> bool {
        self.status_code.is_none_or(|code| code == OK)
    }
}

impl<T: for<'a> Read<'a>> Object for Envelope<T> {
    fn read<'de, M: MapAccess<'de>>(&mut self, key: &str, map: &mut M) -> Result<(), M::Error> {
        match key {
            "data" => return codec::read(map, &mut self.data),
            "statusCode" => self.status_code = code(&map.next_value()?),
            _ => return codec::skip(map),
        }
        Ok(())
    }
}

impl<'de, T: for<'a> Read<'a>> Deserialize<'de> for Envelope<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        codec::object(deserializer)
    }
}

/// A code as a number or as text; anything else is no code.
pub(super) fn code(value: &JsonValue) -> Option<i64> {
    value.as_i64().or_else(|| value.as_str()?.trim().parse().ok())
}

/// A text as it is, anything else (some messages are lists) as JSON.
pub(super) fn text(value: JsonValue) -> Option<String> {
    match value {
        JsonValue::Null => None,
        JsonValue::String(text) => Some(text),
        other => Some(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn envelope(json: &str) -> Envelope<Vec<i64>> {
        serde_json::from_str(json).unwrap()
    }

    fn outcome(json: &str) -> Outcome {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn the_order_of_the_fields_does_not_matter() {
        for json in [
            r#"{"statusCode":404,"message":"m","apiCode":2004,"requestId":"r","data":[1]}"#,
            r#"{"data":[1],"requestId":"r","more":{},"apiCode":"2004","message":"m","statusCode":"404"}"#,
        ] {
            let outcome = outcome(json);
            assert_eq!((outcome.status_code, outcome.api_code), (Some(404), Some(2004)));
            assert_eq!((outcome.request_id.as_deref(), outcome.message.as_deref()), (Some("r"), Some("m")));
            let envelope = envelope(json);
            assert_eq!((envelope.status_code, &envelope.data), (Some(404), &Some(vec![1])));
            assert!(!outcome.is_success() && !envelope.is_success());
        }
    }

    #[test]
    fn an_outcome_of_unexpected_types_is_still_an_outcome() {
        let odd = outcome(r#"{"statusCode":400,"message":["a","b"],"apiCode":{},"requestId":7,"data":null}"#);
        assert_eq!((odd.status_code, odd.api_code), (Some(400), None));
        assert_eq!((odd.message.as_deref(), odd.request_id.as_deref()), (Some(r#"["a","b"]"#), Some("7")));
        assert!(outcome("{}").is_success() && envelope("{}").is_success());
    }
}

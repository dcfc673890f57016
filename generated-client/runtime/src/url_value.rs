//! Values that go into the URL: what a query or path parameter may be, and its text on the wire.

use super::codec::{self, OpenEnum};
use super::values::{JsonObject, JsonValue};

/// A value in a URL, kept apart from its encoding: signatures and logs need the plain one.
#[derive(Debug, Clone, PartialEq)]
pub enum UrlValue {
    /// `true` or `false`.
    Bool(bool),
    /// A decimal number.
    Integer(i64),
    /// A decimal number, without a fraction where it has none.
    Number(f64),
    /// Text, not yet percent-encoded.
    Text(String),
    /// In a query: the key repeated for each item.
    List(Vec<UrlValue>),
}

impl UrlValue {
    /// Calls `each` with the text of every item: once for a scalar, never for an empty list.
    pub(super) fn for_each_text(&self, each: &mut dyn FnMut(&str)) {
        match self {
            Self::Bool(value) => each(if *value { "true" } else { "false" }),
            Self::Integer(value) => each(&value.to_string()),
            Self::Number(value) => each(&value.to_string()),
            Self::Text(value) => each(value),
            Self::List(items) => items.iter().for_each(|item| item.for_each_text(each)),
        }
    }
}

impl From<bool> for UrlValue {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<i64> for UrlValue {
    fn from(value: i64) -> Self {
        Self::Integer(value)
    }
}

impl From<f64> for UrlValue {
    fn from(value: f64) -> Self {
        Self::Number(value)
    }
}

impl From<String> for UrlValue {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}

impl From<&str> for UrlValue {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

impl<E: OpenEnum> From<E> for UrlValue {
    fn from(value: E) -> Self {
        value.as_str().into()
    }
}

impl<T: Into<UrlValue>> From<Vec<T>> for UrlValue {
    fn from(items: Vec<T>) -> Self {
        Self::List(items.into_iter().map(Into::into).collect())
    }
}

/// As compact JSON text.
impl From<JsonObject> for UrlValue {
    fn from(value: JsonObject) -> Self {
        Self::Text(codec::json(&JsonValue::Object(value)))
    }
}

/// Texts as they are, lists as lists, everything else as compact JSON text.
impl From<JsonValue> for UrlValue {
    fn from(value: JsonValue) -> Self {
        match value {
            JsonValue::String(text) => Self::Text(text),
            JsonValue::Array(items) => items.into(),
            other => Self::Text(codec::json(&other)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(value: impl Into<UrlValue>) -> Vec<String> {
        let mut texts = Vec::new();
        value.into().for_each_text(&mut |text| texts.push(text.to_owned()));
        texts
    }

    #[test]
    fn each_kind_has_one_text() {
        assert_eq!(texts(true), ["true"]);
        assert_eq!(texts(1_655_714_763_890), ["1655714763890"]);
        assert_eq!(texts(1_000_000.0), ["1000000"]);
        assert_eq!(texts(0.25), ["0.25"]);
        assert_eq!(texts("a b"), ["a b"]);
        assert_eq!(texts(vec!["a".to_owned(), "b".to_owned()]), ["a", "b"]);
        assert!(texts(Vec::<String>::new()).is_empty());
        assert_eq!(texts(serde_json::json!({"a": [1]})), [r#"{"a":[1]}"#]);
        assert_eq!(texts(serde_json::json!(["a", 1])), ["a", "1"]);
    }
}

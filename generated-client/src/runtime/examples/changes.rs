//! What a service does to its replies without asking its clients, and what the client must make of it.

use super::place::Step;
use authing_client_runtime::JsonValue;
use serde_json::json;

/// One change of a reply at one place.
pub(super) struct Change {
    /// What it is, for a message.
    pub(super) what: &'static str,
    /// Where.
    pub(super) place: Vec<Step>,
    /// What comes there instead; `None` takes it away.
    pub(super) new: Option<JsonValue>,
    /// What the output has there then. Everything else of it stays.
    pub(super) right: Right,
}

/// What the output has where the reply was changed.
pub(super) enum Right {
    /// Nothing, or the empty value of the type.
    Empty,
    /// This, if the output has the place at all.
    Becomes(Vec<JsonValue>),
    /// What it had before; or this, where the documentation leaves the type open.
    Stays(JsonValue),
}

/// Every change at this place.
pub(super) fn at(place: &[Step], value: &JsonValue) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut add = |what, place: &[Step], new, right| changes.push(Change { what, place: place.to_vec(), new, right });
    if let Some(Step::Key(_)) = place.last() {
        add("missing", place, None, Right::Empty);
    }
    if !place.is_empty() {
        add("null", place, Some(JsonValue::Null), Right::Empty);
    }
    let mut other = |what, new: JsonValue| add(what, place, Some(new.clone()), Right::Stays(new));
    match value {
        JsonValue::Number(number) => other("a number as text", number.to_string().into()),
        JsonValue::Bool(value) => {
            other("a boolean as text", value.to_string().into());
            other("a boolean as a number", u8::from(*value).into());
        }
        JsonValue::String(_) => {
            let word = json!("unheard-of");
            add("an unknown value", place, Some(word.clone()), Right::Becomes(vec![word]));
            let texts = vec![json!("4711"), json!(4711)];
            add("text as a number", place, Some(json!(4711)), Right::Becomes(texts));
        }
        JsonValue::Array(items) if !items.is_empty() => {
            add("an empty list", place, Some(json!([])), Right::Becomes(vec![json!([])]));
        }
        JsonValue::Object(_) => {
            let inner = [place, &[Step::Key("unheardOf".to_owned())]].concat();
            let more = json!({"a": [1, null, {"b": "c"}]});
            add("an unknown field", &inner, Some(more.clone()), Right::Stays(more));
        }
        _ => {}
    }
    changes
}

impl Right {
    /// Whether the output is right that has `after` where it had `before`.
    pub(super) fn holds(&self, before: Option<&JsonValue>, after: Option<&JsonValue>) -> bool {
        match self {
            Self::Empty => after.is_none_or(is_empty),
            Self::Becomes(values) if before.is_some() => after.is_some_and(|after| values.contains(after)),
            Self::Becomes(_) => after.is_none(),
            Self::Stays(open) => after == before || after == Some(open),
        }
    }
}

/// Whether this is how an absent field is written.
fn is_empty(value: &JsonValue) -> bool {
    match value {
        JsonValue::Null => true,
        JsonValue::Bool(value) => !value,
        JsonValue::Number(number) => number.as_f64() == Some(0.0),
        JsonValue::String(text) => text.is_empty(),
        JsonValue::Array(items) => items.is_empty(),
        JsonValue::Object(fields) => fields.values().all(is_empty),
    }
}

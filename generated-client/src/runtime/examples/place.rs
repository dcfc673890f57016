//! Where a value stands in a JSON document, and how to change it there.

use authing_client_runtime::JsonValue;

/// A step into a JSON value.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Step {
    Key(String),
    Index(usize),
}

/// Every place in a value but the top, with those around a place before it.
pub(super) fn places(value: &JsonValue) -> Vec<Vec<Step>> {
    let mut found = Vec::new();
    collect(value, &[], &mut found);
    found
}

fn collect(value: &JsonValue, at: &[Step], found: &mut Vec<Vec<Step>>) {
    let mut enter = |step, inner| {
        let place = [at, &[step]].concat();
        found.push(place.clone());
        collect(inner, &place, found);
    };
    match value {
        JsonValue::Object(fields) => fields.iter().for_each(|(key, inner)| enter(Step::Key(key.clone()), inner)),
        JsonValue::Array(items) => items.iter().enumerate().for_each(|(index, inner)| enter(Step::Index(index), inner)),
        _ => {}
    }
}

/// The value at a place.
pub(super) fn get<'a>(value: &'a JsonValue, place: &[Step]) -> Option<&'a JsonValue> {
    place.iter().try_fold(value, |value, step| match step {
        Step::Key(key) => value.get(key),
        Step::Index(index) => value.get(index),
    })
}

fn get_mut<'a>(value: &'a mut JsonValue, place: &[Step]) -> Option<&'a mut JsonValue> {
    place.iter().try_fold(value, |value, step| match step {
        Step::Key(key) => value.get_mut(key),
        Step::Index(index) => value.get_mut(index),
    })
}

/// Puts a value in place of what is there, or nothing there.
pub(super) fn put(value: &mut JsonValue, place: &[Step], new: Option<JsonValue>) {
    take(value, place);
    let Some((last, above)) = place.split_last() else {
        *value = new.unwrap_or_default();
        return;
    };
    match (get_mut(value, above), last, new) {
        (Some(JsonValue::Object(fields)), Step::Key(key), Some(new)) => drop(fields.insert(key.clone(), new)),
        (Some(JsonValue::Array(items)), Step::Index(index), Some(new)) => items[*index] = new,
        _ => {}
    }
}

/// Takes a value out: its key goes with it, an item leaves `null`.
pub(super) fn take(value: &mut JsonValue, place: &[Step]) -> Option<JsonValue> {
    let Some((last, above)) = place.split_last() else {
        return Some(std::mem::take(value));
    };
    match (get_mut(value, above)?, last) {
        (JsonValue::Object(fields), Step::Key(key)) => fields.remove(key),
        (JsonValue::Array(items), Step::Index(index)) => items.get_mut(*index).map(std::mem::take),
        _ => None,
    }
}

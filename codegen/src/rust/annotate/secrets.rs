//! The secrets of an example reply, which no `Debug` may show.
//!
//! Enters: a response with its example. Leaves: the texts at sensitive fields. A text that also stands at another field,
//! where it may be seen, is left out.

use serde_json::Value;

use super::Context;
use crate::ir::{Envelope, Field, Response, Sensitivity};

/// Shorter texts may be a part of any other by chance.
const MIN_LENGTH: usize = 4;

/// The secret texts of the example.
pub(super) fn of_reply(response: &Response, context: &Context<'_>) -> Vec<String> {
    let Some(example) = &response.example else { return Vec::new() };
    let mut texts = Texts { context, secret: Vec::new(), plain: Vec::new() };
    match (response.envelope, response.fields.as_slice()) {
        (Envelope::Value, [value]) => texts.value(&example.value, value),
        _ => texts.object(&example.value, &response.fields),
    }
    let Texts { mut secret, plain, .. } = texts;
    secret.retain(|text| text.chars().count() >= MIN_LENGTH && !plain.iter().any(|other| other.contains(text)));
    secret.sort_unstable();
    secret.dedup();
    secret.into_iter().map(str::to_owned).collect()
}

struct Texts<'a, 'c> {
    context: &'c Context<'c>,
    secret: Vec<&'a str>,
    plain: Vec<&'a str>,
}

impl<'a> Texts<'a, '_> {
    fn object(&mut self, value: &'a Value, fields: &[Field]) {
        for (key, value) in value.as_object().into_iter().flatten() {
            // What the page does not list is not read.
            if let Some(field) = fields.iter().find(|field| field.name.value == *key) {
                self.value(value, field);
            }
        }
    }

    fn value(&mut self, value: &'a Value, field: &Field) {
        let dto = field.ty.value.dto();
        let dto = dto.and_then(|name| self.context.client.dtos.iter().find(|dto| dto.name.value == name));
        let is_secret = field.sensitive.as_ref().is_some_and(|fact| fact.value == Sensitivity::Secret);
        match (value, dto) {
            (Value::Array(items), _) => items.iter().for_each(|item| self.value(item, field)),
            (value, Some(dto)) => self.object(value, &dto.fields),
            (value, None) => collect(value, if is_secret { &mut self.secret } else { &mut self.plain }),
        }
    }
}

fn collect<'a>(value: &'a Value, texts: &mut Vec<&'a str>) {
    match value {
        Value::String(text) => texts.push(text),
        Value::Array(items) => items.iter().for_each(|item| collect(item, texts)),
        Value::Object(fields) => fields.values().for_each(|value| collect(value, texts)),
        _ => {}
    }
}

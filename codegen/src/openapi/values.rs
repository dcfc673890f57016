//! The values that a page lists.
//!
//! Enters: values with their texts. Leaves: the words of a schema that say them.

use serde_json::{Map, Number, Value, json};

use super::Enums;
use crate::ir::{Enum, EnumValue, Type};
use crate::markdown;

/// The schema of an enum.
pub(super) fn schema(item: &Enum, enums: Enums) -> Value {
    let mut schema = Map::new();
    schema.insert("type".to_owned(), "string".into());
    schema.insert("description".to_owned(), description(&item.values, item.open).into());
    schema.extend(words(&item.values, item.open, &Type::String, enums));
    schema.into()
}

/// The words for a list of values of a type.
pub(super) fn words(values: &[EnumValue], open: bool, ty: &Type, enums: Enums) -> Map<String, Value> {
    let list: Vec<Value> = values.iter().map(|value| literal(&value.value.value, ty)).collect();
    let mut words = Map::new();
    let key = if enums == Enums::Closed && !open { "enum" } else { "x-extensible-enum" };
    words.insert(key.to_owned(), list.into());
    let texts: Map<String, Value> = values
        .iter()
        .filter_map(|value| Some((value.value.value.clone(), value.text.as_ref()?.value.clone().into())))
        .collect();
    if !texts.is_empty() {
        words.insert("x-enumDescriptions".to_owned(), texts.into());
    }
    if open {
        words.insert("x-authing-incomplete".to_owned(), true.into());
    }
    words
}

/// The values for readers: tools show descriptions, not extensions.
fn description(values: &[EnumValue], open: bool) -> String {
    let mut text = "文档列出的值：\n".to_owned();
    for value in values {
        let meaning = value.text.as_ref().map(|text| format!("：{}", markdown::line(&text.value))).unwrap_or_default();
        text.push_str(&format!("\n- {}{meaning}", markdown::code(&value.value.value)));
    }
    if open {
        text.push_str("\n- …");
    }
    text
}

/// A value as its type writes it in JSON.
fn literal(text: &str, ty: &Type) -> Value {
    match ty.innermost() {
        Type::Number | Type::Integer => text.parse::<Number>().map_or_else(|_| json!(text), Value::Number),
        Type::Boolean => text.parse::<bool>().map_or_else(|_| json!(text), Value::Bool),
        _ => json!(text),
    }
}

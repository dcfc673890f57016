//! What the versions of OpenAPI say differently.
//!
//! Enters: a schema. Leaves: the same schema in the words of the version. 3.1 speaks JSON Schema; 3.0 has words of its own
//! for `null`, for examples and for files, and nothing may stand beside a `$ref`.

use serde_json::{Map, Value, json};

/// A version of OpenAPI.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Dialect {
    /// 3.1.0
    #[default]
    V3_1,
    /// 3.0.3, for tools that read nothing newer.
    V3_0,
}

impl Dialect {
    /// What stands under `openapi`.
    pub fn version(self) -> &'static str {
        match self {
            Self::V3_1 => "3.1.0",
            Self::V3_0 => "3.0.3",
        }
    }

    /// The schema, and `null`. A schema without a type takes `null` anyway.
    pub(super) fn nullable(self, mut schema: Map<String, Value>) -> Map<String, Value> {
        match self {
            Self::V3_1 if schema.contains_key("$ref") => object(json!({ "anyOf": [schema, { "type": "null" }] })),
            Self::V3_0 if schema.contains_key("$ref") => object(json!({ "allOf": [schema], "nullable": true })),
            Self::V3_1 => {
                if let Some(ty) = schema.get_mut("type") {
                    *ty = json!([ty.clone(), "null"]);
                }
                if let Some(Value::Array(values)) = schema.get_mut("enum") {
                    values.push(Value::Null);
                }
                schema
            }
            Self::V3_0 => {
                if schema.contains_key("type") {
                    schema.insert("nullable".to_owned(), true.into());
                }
                if let Some(Value::Array(values)) = schema.get_mut("enum") {
                    values.push(Value::Null);
                }
                schema
            }
        }
    }

    /// The schema with further words.
    pub(super) fn with(self, schema: Map<String, Value>, words: Map<String, Value>) -> Map<String, Value> {
        let alone = schema.contains_key("$ref") && self == Self::V3_0 && !words.is_empty();
        let mut schema = if alone { object(json!({ "allOf": [schema] })) } else { schema };
        schema.extend(words);
        schema
    }

    /// An example of a schema.
    pub(super) fn example(self, value: &Value, words: &mut Map<String, Value>) {
        match self {
            Self::V3_1 => words.insert("examples".to_owned(), json!([value])),
            Self::V3_0 => words.insert("example".to_owned(), value.clone()),
        };
    }

    /// The bytes of a file.
    pub(super) fn file(self) -> Map<String, Value> {
        object(match self {
            Self::V3_1 => json!({ "type": "string", "contentMediaType": "application/octet-stream" }),
            Self::V3_0 => json!({ "type": "string", "format": "binary" }),
        })
    }
}

/// The entries of a value that is an object.
pub(super) fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

//! Rows as schemas.
//!
//! Enters: rows. Leaves: the schema of an object, of a property, or of a parameter.

use serde_json::{Map, Value, json};

use super::dialect::object;
use super::names::Names;
use super::{Options, values};
use crate::ir::{Bounds, Client, Constraints, Fact, Field, Format, Type, Unit};
use crate::markdown;

/// Where a schema stands: it refers to schemas of the client by their names in the document.
#[derive(Clone, Copy)]
pub(super) struct Scope<'a> {
    pub(super) client: &'a Client,
    pub(super) names: &'a Names<'a>,
    pub(super) options: Options,
}

impl Scope<'_> {
    /// A reference to a schema of the client.
    pub(super) fn reference(self, name: &str) -> Map<String, Value> {
        object(json!({ "$ref": format!("#/components/schemas/{}", self.names.schema(self.client, name)) }))
    }

    /// The schema of an object with these fields.
    pub(super) fn object<'f>(self, fields: impl Iterator<Item = &'f Field>) -> Map<String, Value> {
        let mut properties = Map::new();
        let mut required: Vec<Value> = Vec::new();
        for field in fields {
            if field.required.value {
                required.push(field.name.value.clone().into());
            }
            properties.insert(field.name.value.clone(), self.property(field).into());
        }
        let mut schema = object(json!({ "type": "object" }));
        if !required.is_empty() {
            schema.insert("required".to_owned(), required.into());
        }
        schema.insert("properties".to_owned(), properties.into());
        schema
    }

    /// The schema of a field, with everything that its row says.
    fn property(self, field: &Field) -> Map<String, Value> {
        self.options.dialect.with(self.value(field), notes(field))
    }

    /// The schema of a field's value, without what [`notes`] says about the field.
    pub(super) fn value(self, field: &Field) -> Map<String, Value> {
        let dialect = self.options.dialect;
        let mut schema = self.ty(&field.ty.value, field);
        if let Some(bounds) = &field.constraints.array_length {
            schema.extend(limits(bounds, "minItems", "maxItems"));
        }
        if field.constraints.nullable.as_ref().is_some_and(|fact| fact.value) {
            schema = dialect.nullable(schema);
        }
        let mut words = Map::new();
        if let Some(default) = &field.default {
            words.insert("default".to_owned(), default.value.clone());
        }
        if let Some(example) = &field.example {
            dialect.example(&example.value, &mut words);
        }
        dialect.with(schema, words)
    }

    fn ty(self, ty: &Type, field: &Field) -> Map<String, Value> {
        let named = |name: &str| object(json!({ "type": name }));
        let schema = match ty {
            Type::Array { items } => return object(json!({ "type": "array", "items": self.ty(items, field) })),
            Type::Dto { name } | Type::Enum { name } => return self.reference(name),
            Type::String => named("string"),
            Type::Number => named("number"),
            Type::Integer => object(json!({ "type": "integer", "format": "int64" })),
            Type::Boolean => named("boolean"),
            Type::Object => object(json!({ "type": "object", "additionalProperties": true })),
            Type::Any => Map::new(),
            Type::File => self.options.dialect.file(),
        };
        let mut words = constraints(&field.constraints);
        if let Some(list) = &field.values {
            words.extend(values::words(&list.list, list.open, ty, self.options.enums));
        }
        self.options.dialect.with(schema, words)
    }
}

/// What a row says about the field rather than its value.
pub(super) fn notes(field: &Field) -> Map<String, Value> {
    let mut notes = Map::new();
    if let Some(description) = &field.description {
        notes.insert("description".to_owned(), markdown::lines(&description.value).join("\n").into());
    }
    if let Some(deprecated) = &field.constraints.deprecated {
        notes.insert("deprecated".to_owned(), true.into());
        if let Some(replacement) = &deprecated.value.replacement {
            notes.insert("x-authing-replacement".to_owned(), replacement.clone().into());
        }
    }
    if let Some(fact) = &field.constraints.required_if {
        let condition = json!({ "field": fact.value.field, "value": fact.value.value });
        notes.insert("x-authing-required-if".to_owned(), condition);
    }
    if let Some(sensitive) = &field.sensitive {
        notes.insert("x-authing-sensitive".to_owned(), sensitive.value.word().into());
    }
    notes
}

fn constraints(facts: &Constraints) -> Map<String, Value> {
    let mut words = Map::new();
    if let Some(bounds) = &facts.length {
        words.extend(limits(bounds, "minLength", "maxLength"));
    }
    if let Some(bounds) = &facts.range {
        words.extend(limits(bounds, "minimum", "maximum"));
    }
    match facts.format.as_ref().map(|fact| fact.value) {
        // No format of OpenAPI is a time stamp; tools refuse or ignore unknown ones.
        Some(format @ (Format::Timestamp | Format::Json)) => {
            words.insert("x-authing-format".to_owned(), format.word().into())
        }
        Some(format) => words.insert("format".to_owned(), format.word().into()),
        None => None,
    };
    if let Some(unit) = &facts.unit {
        let unit = match unit.value {
            Unit::Millisecond => "millisecond",
            Unit::Second => "second",
            Unit::Minute => "minute",
            Unit::Hour => "hour",
            Unit::Day => "day",
        };
        words.insert("x-authing-unit".to_owned(), unit.into());
    }
    words
}

fn limits(bounds: &Fact<Bounds>, least: &str, most: &str) -> Map<String, Value> {
    let ends = [(least, &bounds.value.min), (most, &bounds.value.max)];
    ends.into_iter().filter_map(|(key, end)| Some((key.to_owned(), Value::Number(end.clone()?)))).collect()
}

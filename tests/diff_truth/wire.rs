//! What a program that was compiled before makes of a new version of the service.
//!
//! Enters: the requests that the old client sends, and the new pages as an OpenAPI document. Leaves: what the service
//! would refuse; replies as the new pages say; and what the old client cannot read of them.

use codegen::ir::Api;
use codegen::openapi::{Enums, Options, document};
use serde_json::{Map, Value, json};

/// The pages as a document whose enums are closed: a value that no page lists is refused.
pub(crate) fn described(api: &Api) -> Value {
    document(api, Options { enums: Enums::Closed, ..Options::default() })
}

/// The operation at a path, with the names and values of its path parameters.
fn route<'a>(document: &'a Value, path: &str, method: &str) -> Option<(&'a Value, Vec<(String, String)>)> {
    document["paths"].as_object()?.iter().find_map(|(template, verbs)| {
        let (parts, given): (Vec<_>, Vec<_>) = (template.split('/').collect(), path.split('/').collect());
        let mut names = Vec::new();
        for (part, value) in parts.iter().zip(&given) {
            match part.strip_prefix('{').and_then(|part| part.strip_suffix('}')) {
                Some(name) => names.push((name.to_owned(), (*value).to_owned())),
                None if part == value => {}
                None => return None,
            }
        }
        let operation = verbs.get(method.to_ascii_lowercase())?;
        (parts.len() == given.len()).then_some((operation, names))
    })
}

/// Why the service would refuse a request; nothing if it would not.
pub(crate) fn refused(document: &Value, request: &Value) -> Vec<String> {
    let text = |key: &str| request[key].as_str().expect("a text");
    let Some((operation, in_path)) = route(document, text("path"), text("method")) else {
        return vec!["no such route".to_owned()];
    };
    let pairs = text("query").split('&').filter_map(|pair| pair.split_once('='));
    let in_query: Vec<(String, String)> =
        pairs.map(|(name, value)| (name.to_owned(), value.replace("%2C", ","))).collect();
    let mut faults = Vec::new();
    for parameter in operation["parameters"].as_array().into_iter().flatten() {
        let name = parameter["name"].as_str().expect("a name");
        let list = if parameter["in"] == "path" { &in_path } else { &in_query };
        let sent: Vec<&str> = list.iter().filter(|(other, _)| other == name).map(|(_, value)| value.as_str()).collect();
        match parameter["in"].as_str() {
            Some("path" | "query") if !sent.is_empty() => {
                faults.extend(faulty(document, &parameter["schema"], &read(&sent, &parameter["schema"], document)));
            }
            Some("path" | "query") if parameter["required"] == true => faults.push(format!("{name} is missing")),
            _ => {}
        }
    }
    let body = &operation["requestBody"]["content"]["application/json"]["schema"];
    if !body.is_null() {
        let sent = Some(&request["body"]).filter(|body| !body.is_null()).cloned().unwrap_or_else(|| json!({}));
        faults.extend(faulty(document, body, &sent));
    }
    faults
}

/// What a service reads from the texts of a parameter.
fn read(sent: &[&str], schema: &Value, document: &Value) -> Value {
    let schema = resolved(document, schema);
    if schema["type"] == "array" {
        let parts = sent.iter().flat_map(|text| text.split(','));
        return parts.map(|part| read(&[part], &schema["items"], document)).collect();
    }
    let number = |ty: &Value| ty == "integer" || ty == "number" || ty == "boolean";
    let parsed = sent.first().and_then(|text| serde_json::from_str(text).ok());
    parsed.filter(|_| number(&schema["type"])).unwrap_or_else(|| json!(sent.join(",")))
}

fn resolved<'a>(document: &'a Value, schema: &'a Value) -> &'a Value {
    let target = schema["$ref"].as_str().and_then(|path| document.pointer(path.strip_prefix('#')?));
    target.map_or(schema, |target| resolved(document, target))
}

fn faulty(document: &Value, schema: &Value, value: &Value) -> Vec<String> {
    let root = json!({ "components": document["components"], "allOf": [schema] });
    let validator = jsonschema::draft202012::options().should_validate_formats(true).build(&root).expect("a schema");
    validator.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

/// The schema of the reply of an operation, by its id.
pub(crate) fn reply<'a>(document: &'a Value, id: &str) -> Option<&'a Value> {
    let operations = document["paths"].as_object()?.values().flat_map(|verbs| verbs.as_object().into_iter().flatten());
    let operation = operations.map(|(_, operation)| operation).find(|operation| operation["operationId"] == id)?;
    Some(&operation["responses"]["200"]["content"]["application/json"]["schema"])
}

/// How much a reply says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fill {
    /// All that the pages list.
    All,
    /// What is required.
    Required,
    /// `null` wherever the pages allow it.
    Null,
}

/// A reply as the pages say.
pub(crate) fn sample(document: &Value, schema: &Value, fill: Fill, depth: usize) -> Value {
    let nullable = schema["type"].as_array().is_some_and(|types| types.iter().any(|ty| ty == "null"))
        || schema["anyOf"].as_array().is_some_and(|list| list.iter().any(|one| one["type"] == "null"));
    if nullable && fill == Fill::Null {
        return Value::Null;
    }
    let schema = resolved(document, schema);
    if let Some(one) = schema["anyOf"].get(0).or_else(|| schema["allOf"].get(0)).or_else(|| schema["oneOf"].get(0)) {
        return sample(document, one, fill, depth);
    }
    if let Some(value) = schema["enum"].as_array().and_then(|values| values.last()) {
        return value.clone();
    }
    let ty = schema["type"].as_str().or_else(|| schema["type"][0].as_str()).unwrap_or("any");
    let example = schema.get("example").or_else(|| schema["examples"].get(0)).filter(|value| value.is_number());
    match (ty, schema["format"].as_str()) {
        ("string", Some("date")) => json!("2024-01-02"),
        ("string", Some("date-time")) => json!("2024-01-02T03:04:05Z"),
        ("string", _) => json!("x"),
        ("integer" | "number", _) => example.cloned().unwrap_or_else(|| json!(7)),
        ("boolean", _) => json!(true),
        ("array", _) => json!([sample(document, &schema["items"], fill, depth)]),
        ("object", _) if schema["properties"].is_object() && depth > 0 => {
            let required =
                |name: &str| schema["required"].as_array().is_some_and(|list| list.iter().any(|n| n == name));
            let properties = schema["properties"].as_object().into_iter().flatten();
            // Without its payload a reply says nothing; every real one has it.
            let told = properties.filter(|(name, _)| fill != Fill::Required || required(name) || *name == "data");
            let fields: Map<String, Value> =
                told.map(|(name, schema)| (name.clone(), sample(document, schema, fill, depth - 1))).collect();
            fields.into()
        }
        ("object", _) => json!({ "k": 1 }),
        _ => json!("anything"),
    }
}

/// What every old reply had and this one lacks.
pub(crate) fn missing(document: &Value, schema: &Value, reply: &Value, at: &str) -> Vec<String> {
    let schema = resolved(document, schema);
    if let (Some(items), Some(list)) = (schema.get("items"), reply.as_array()) {
        return list.iter().flat_map(|item| missing(document, items, item, at)).collect();
    }
    let mut lacks = Vec::new();
    for (name, field) in schema["properties"].as_object().into_iter().flatten() {
        let required = schema["required"].as_array().is_some_and(|list| list.iter().any(|n| n == name));
        match reply.get(name) {
            Some(value) => lacks.extend(missing(document, field, value, &format!("{at}.{name}"))),
            None if required && reply.is_object() => lacks.push(format!("{at}.{name} is missing")),
            None => {}
        }
    }
    lacks
}

/// Where what was read is not what was sent.
pub(crate) fn altered(read: &Value, sent: &Value, at: &str) -> Vec<String> {
    match (read, sent) {
        (Value::Object(read), Value::Object(sent)) => {
            let both = read.iter().filter_map(|(name, value)| Some((name, value, sent.get(name)?)));
            both.flat_map(|(name, read, sent)| altered(read, sent, &format!("{at}.{name}"))).collect()
        }
        (Value::Array(read), Value::Array(sent)) => {
            read.iter().zip(sent).flat_map(|(read, sent)| altered(read, sent, at)).collect()
        }
        // The client reads `null` as empty.
        (_, Value::Null) => Vec::new(),
        (read, sent) if read == sent => Vec::new(),
        (read, sent) => vec![format!("{at}: {sent} was read as {read}")],
    }
}

//! The API as an OpenAPI document.
//!
//! Enters: the `Api` and [`Options`]. Leaves: one JSON value for all clients, which [`json()`] and [`yaml`] write as text.
//! The same API gives the same bytes. docs/decisions/0030-openapi.md says why it has this form.

mod clients;
mod dialect;
mod names;
mod operation;
mod schema;
mod schemas;
mod scope;
mod values;

use serde_json::{Map, Value, json};

pub use self::dialect::Dialect;
use self::names::Names;
use self::schemas::Schemas;
use crate::ir::{Api, Operation, Transport};

/// How the document is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Options {
    /// The version of OpenAPI.
    pub dialect: Dialect,
    /// How enums are declared.
    pub enums: Enums,
}

/// How the values that a page lists are declared.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Enums {
    /// As a type that also takes values of tomorrow; the listed ones are extensions.
    #[default]
    Open,
    /// As `enum` where the page gives the whole list: readers refuse every other value.
    Closed,
}

/// Writes the document as JSON, ending in a line break.
///
/// # Errors
///
/// Never for a document of [`document`].
pub fn json(document: &Value) -> Result<String, serde_json::Error> {
    serde_json::to_string_pretty(document).map(|text| text + "\n")
}

/// Writes the document as YAML, ending in a line break.
///
/// # Errors
///
/// Never for a document of [`document`].
pub fn yaml(document: &Value) -> Result<String, yaml_serde::Error> {
    yaml_serde::to_string(document)
}

/// The whole API as one document.
pub fn document(api: &Api, options: Options) -> Value {
    let (api, others) = &scope::http_only(api);
    let names = Names::new(api);
    let schemas = Schemas::new(api, &names, options);
    let (paths, mut omitted) = paths(api, &schemas);
    omitted.extend(
        others.iter().map(
            |(client, id)| json!({ "operationId": names::of_v2(client, id), "reason": "it is a GraphQL operation" }),
        ),
    );
    let mut document = Map::new();
    document.insert("openapi".to_owned(), options.dialect.version().into());
    document.insert("info".to_owned(), info(api));
    document.insert("servers".to_owned(), clients::servers(api));
    document.insert("tags".to_owned(), tags(api, &names));
    document.insert("x-tagGroups".to_owned(), tag_groups(api, &names));
    document.insert("paths".to_owned(), paths.into());
    let components = json!({
        "schemas": schemas.into_components(),
        "responses": { clients::FAILURE: clients::failure() },
        "securitySchemes": clients::security_schemes(api),
    });
    document.insert("components".to_owned(), components);
    if !omitted.is_empty() {
        document.insert("x-authing-omitted".to_owned(), omitted.into());
    }
    document.into()
}

fn info(api: &Api) -> Value {
    let mut versions: Vec<String> = api.clients.iter().map(|client| names::version(client.version)).collect();
    versions.dedup();
    let version = if versions.is_empty() { "none".to_owned() } else { versions.join("+") };
    json!({
        "title": "Authing API",
        "version": version,
        "description": "Written by `codegen openapi` from the pages of the API's documentation. A reply of HTTP status 200 \
            can be a failure: its `statusCode` says so. Enums, objects and error codes grow without a new version.",
    })
}

/// One tag per group, in the order of the groups.
fn tags(api: &Api, names: &Names<'_>) -> Value {
    let tags = api.clients.iter().flat_map(|client| {
        client.groups.iter().map(|group| {
            json!({ "name": names.tag(client, &group.slug), "description": group.title, "x-displayName": group.title })
        })
    });
    tags.collect()
}

/// The tags by client.
fn tag_groups(api: &Api, names: &Names<'_>) -> Value {
    let groups = api.clients.iter().map(|client| {
        let tags: Vec<String> = client.groups.iter().map(|group| names.tag(client, &group.slug)).collect();
        json!({ "name": names.label(client), "tags": tags })
    });
    groups.collect()
}

/// The operations by path and verb, and those that OpenAPI cannot say.
fn paths(api: &Api, schemas: &Schemas<'_>) -> (Map<String, Value>, Vec<Value>) {
    let mut routes: Vec<(&str, &str, Value)> = Vec::new();
    let mut omitted = Vec::new();
    for client in &api.clients {
        for operation in &client.operations {
            let id = schemas.names().operation(client, &operation.id);
            let Some((path, verb)) = route(operation) else {
                omitted.push(json!({ "operationId": id, "reason": "it is not an HTTP request" }));
                continue;
            };
            if routes.iter().any(|(p, v, _)| (*p, *v) == (path, verb)) {
                omitted.push(json!({ "operationId": id, "reason": "another client has the same route" }));
                continue;
            }
            routes.push((path, verb, operation::operation(operation, client, api, schemas)));
        }
    }
    routes.sort_by_key(|(path, verb, _)| (*path, *verb));
    let mut paths = Map::new();
    for (path, verb, operation) in routes {
        let item = paths.entry(path).or_insert_with(|| json!({}));
        if let Some(item) = item.as_object_mut() {
            item.insert(verb.to_ascii_lowercase(), operation);
        }
    }
    (paths, omitted)
}

fn route(operation: &Operation) -> Option<(&str, &'static str)> {
    match &operation.transport.value {
        Transport::Http { method, path } => Some((path, method.word())),
        Transport::Query(_) | Transport::Mutation(_) => None,
    }
}

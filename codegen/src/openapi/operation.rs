//! An operation.
//!
//! Enters: an operation of a client. Leaves: its operation object: parameters, body, reply, and as extensions what OpenAPI
//! has no words for: how a reply is wrapped and how a list is cut into pages.

use serde_json::{Map, Value, json};

use super::clients;
use super::dialect::object;
use super::schema::{Scope, notes};
use super::schemas::Schemas;
use crate::ir::{Api, Client, Envelope, Operation, Parameter, Place, Type};
use crate::markdown;

/// The operation object.
pub(super) fn operation(operation: &Operation, client: &Client, api: &Api, schemas: &Schemas<'_>) -> Value {
    let scope = schemas.scope(client);
    let mut out = Map::new();
    let mut put = |key: &str, value: Value| out.insert(key.to_owned(), value);
    put("operationId", schemas.names().operation(client, &operation.id).into());
    put("tags", json!([schemas.names().tag(client, &operation.group)]));
    put("summary", operation.title.value.clone().into());
    if let Some(description) = &operation.description {
        put("description", markdown::lines(&description.value).join("\n").into());
    }
    if let Some(deprecated) = &operation.deprecated {
        put("deprecated", true.into());
        if let Some(replacement) = &deprecated.value.replacement {
            put("x-authing-replacement", replacement.clone().into());
        }
    }
    if let Some(servers) = clients::servers_of(client, api) {
        put("servers", servers);
    }
    put("security", clients::security(client));
    let parameters: Vec<Value> = operation.parameters.iter().filter_map(|row| parameter(row, scope)).collect();
    if !parameters.is_empty() {
        put("parameters", parameters.into());
    }
    if let Some(body) = body(operation, scope) {
        put("requestBody", body);
    }
    put("responses", responses(operation, client, schemas));
    put("x-authing-envelope", envelope(operation.response.envelope).into());
    if let Some(pagination) = &operation.pagination {
        let mut shape = object(json!({
            "page": pagination.request.page, "limit": pagination.request.limit, "list": pagination.list,
        }));
        shape.extend(pagination.total.clone().map(|total| ("total".to_owned(), total.into())));
        let limits = [("defaultLimit", pagination.request.default_limit), ("maxLimit", pagination.request.max_limit)];
        shape.extend(limits.into_iter().filter_map(|(key, limit)| Some((key.to_owned(), limit?.into()))));
        put("x-authing-pagination", shape.into());
    }
    if !operation.samples.is_empty() {
        let sample = |s: &crate::ir::Sample| json!({ "lang": s.language, "source": s.code });
        put("x-codeSamples", operation.samples.iter().map(|fact| sample(&fact.value)).collect());
    }
    out.into()
}

/// A parameter of the URL.
fn parameter(row: &Parameter, scope: Scope<'_>) -> Option<Value> {
    let place = match row.place {
        Place::Path => "path",
        Place::Query => "query",
        Place::Body | Place::Variable => return None,
    };
    let mut out = object(json!({ "name": row.field.name.value, "in": place }));
    out.extend(notes(&row.field));
    out.insert("required".to_owned(), (row.place == Place::Path || row.field.required.value).into());
    if row.place == Place::Query && row.field.ty.value.is_array() {
        // The key stands once for each item. It is the default, which some tools do not know.
        out.extend(object(json!({ "style": "form", "explode": true })));
    }
    out.insert("schema".to_owned(), scope.value(&row.field).into());
    Some(out.into())
}

/// The body: an object, which is there even when none of its fields has to be.
fn body(operation: &Operation, scope: Scope<'_>) -> Option<Value> {
    let rows = || operation.parameters.iter().filter(|row| row.place == Place::Body).map(|row| &row.field);
    rows().next()?;
    let has_file = rows().any(|field| *field.ty.value.innermost() == Type::File);
    let media = if has_file { "multipart/form-data" } else { "application/json" };
    Some(json!({ "required": true, "content": { media: { "schema": scope.object(rows()) } } }))
}

fn responses(operation: &Operation, client: &Client, schemas: &Schemas<'_>) -> Value {
    let response = &operation.response;
    let mut media = Map::new();
    media.insert("schema".to_owned(), schemas.reply(response, client).into());
    if let Some(example) = &response.example {
        media.insert("example".to_owned(), example.value.clone());
    }
    json!({
        "200": { "description": response.name.value, "content": { "application/json": media } },
        "4XX": { "$ref": format!("#/components/responses/{}", clients::FAILURE) },
    })
}

/// The word of docs/IR.md.
fn envelope(envelope: Envelope) -> &'static str {
    match envelope {
        Envelope::Data => "data",
        Envelope::Empty => "empty",
        Envelope::Flat => "flat",
        Envelope::Value => "value",
    }
}

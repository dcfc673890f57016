//! The schemas that have a name.
//!
//! Enters: the `Api`. Leaves: a schema for every DTO and enum, and for every reply whose name stands for one shape. The
//! pages use some names for replies of several shapes; those stand where they are used.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::names::Names;
use super::schema::Scope;
use super::{Options, values};
use crate::ir::{Api, Client, Response};

/// The schemas of a document by name.
pub(super) struct Schemas<'a> {
    names: &'a Names<'a>,
    options: Options,
    by_name: BTreeMap<String, Value>,
}

impl<'a> Schemas<'a> {
    /// Writes every schema that has a name.
    pub(super) fn new(api: &'a Api, names: &'a Names<'a>, options: Options) -> Self {
        let mut by_name = BTreeMap::new();
        for client in &api.clients {
            let scope = Scope { client, names, options };
            let mut shapes: BTreeMap<String, Option<Value>> = BTreeMap::new();
            for operation in &client.operations {
                let shape = Value::from(scope.object(operation.response.fields.iter()));
                let known = shapes
                    .entry(names.schema(client, &operation.response.name.value))
                    .or_insert_with(|| Some(shape.clone()));
                if known.as_ref() != Some(&shape) {
                    *known = None;
                }
            }
            by_name.extend(shapes.into_iter().filter_map(|(name, shape)| Some((name, shape?))));
            for dto in &client.dtos {
                let schema = scope.object(dto.fields.iter());
                by_name.insert(names.schema(client, &dto.name.value), schema.into());
            }
            for item in &client.enums {
                by_name.insert(names.schema(client, &item.name), values::schema(item, options.enums));
            }
        }
        Self { names, options, by_name }
    }

    /// The names of the document.
    pub(super) fn names(&self) -> &'a Names<'a> {
        self.names
    }

    /// Where a schema of the client stands.
    pub(super) fn scope(&self, client: &'a Client) -> Scope<'a> {
        Scope { client, names: self.names, options: self.options }
    }

    /// The schema of a reply: a reference if its name stands for this shape, else the shape.
    pub(super) fn reply(&self, response: &Response, client: &'a Client) -> Map<String, Value> {
        let scope = self.scope(client);
        let shape = scope.object(response.fields.iter());
        let named = self.by_name.get(&self.names.schema(client, &response.name.value));
        if named.and_then(Value::as_object) == Some(&shape) {
            return scope.reference(&response.name.value);
        }
        shape
    }

    /// What stands under `components.schemas`, by name.
    pub(super) fn into_components(self) -> Map<String, Value> {
        self.by_name.into_iter().collect()
    }
}

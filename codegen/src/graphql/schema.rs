//! The schema that the documents of an API follow, as far as the pages tell.
//!
//! Enters: the [`Api`]. Leaves: its text. The service's own schema has more; of what both have, an argument may be less
//! strict there.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::types::{argument, optional, output, variable};
use super::{arguments, capitalized};
use crate::ir::{Api, ArgumentValue, Client, Field, Format, Operation, RootField, Transport, Type};

/// The scalar of what no page describes.
pub(super) const ANY: &str = "Json";

/// The fields of an object: each with the types of its arguments, and its own.
type Fields = BTreeMap<String, (BTreeMap<String, String>, String)>;

/// The types of a schema by name.
#[derive(Default)]
struct Schema {
    objects: BTreeMap<String, Fields>,
    inputs: BTreeMap<String, BTreeMap<String, String>>,
    enums: BTreeMap<String, BTreeSet<String>>,
}

/// The schema of all GraphQL operations of an API; empty if there is none.
pub fn schema(api: &Api) -> String {
    let mut schema = Schema::default();
    for client in &api.clients {
        for operation in &client.operations {
            schema.operation(operation, client);
        }
    }
    schema.text()
}

impl Schema {
    fn operation(&mut self, operation: &Operation, client: &Client) {
        let (owner, root) = match &operation.transport.value {
            Transport::Http { .. } => return,
            Transport::Query(root) => ("Query", root),
            Transport::Mutation(root) => ("Mutation", root),
        };
        let mut owner = owner.to_owned();
        for field in root.path() {
            let ty = match &field.inner {
                Some(_) => capitalized(&field.name),
                None => operation.response.fields.first().map_or_else(|| ANY.to_owned(), output),
            };
            self.field(&owner, field, operation, &ty);
            owner = ty;
        }
        for parameter in &operation.parameters {
            self.input(&parameter.field, client);
        }
        for field in &operation.response.fields {
            self.object(field, client, &mut BTreeSet::new());
        }
    }

    /// A field that a document asks for, with its arguments.
    fn field(&mut self, owner: &str, field: &RootField, operation: &Operation, ty: &str) {
        let mut given = Vec::new();
        for (name, value) in arguments(field, operation) {
            let ty = match &value {
                ArgumentValue::Constant(constant) => {
                    let ty = format!("{}Value", capitalized(&name));
                    self.enums.entry(ty.clone()).or_default().insert(constant.clone());
                    Some(ty)
                }
                _ => argument(&value, operation).map(|(_, ty)| ty),
            };
            given.extend(ty.map(|ty| (name, ty)));
        }
        let fields = self.objects.entry(owner.to_owned()).or_default();
        let is_new = !fields.contains_key(&field.name);
        let (known, known_ty) = fields.entry(field.name.clone()).or_insert_with(|| (BTreeMap::new(), ty.to_owned()));
        if known_ty != ty && optional(known_ty) == optional(ty) {
            optional(ty).clone_into(known_ty);
        }
        // What one operation leaves out is optional.
        for (name, ty) in known.iter_mut() {
            if !given.iter().any(|(other, _)| other == name) {
                *ty = optional(ty).to_owned();
            }
        }
        for (name, ty) in given {
            let told = if is_new { ty.clone() } else { optional(&ty).to_owned() };
            let known = known.entry(name).or_insert(told);
            if *known != ty {
                *known = optional(known).to_owned();
            }
        }
    }

    /// The inputs and enums that a variable reaches.
    fn input(&mut self, field: &Field, client: &Client) {
        let facts = &field.constraints;
        if facts.format.as_ref().is_some_and(|fact| fact.value == Format::Json) {
            return;
        }
        if let Some(name) = &facts.graphql_type {
            let values = self.enums.entry(name.value.clone()).or_default();
            values.extend(field.values.iter().flat_map(|v| &v.list).map(|value| value.value.value.clone()));
            return;
        }
        let Type::Dto { name } = field.ty.value.innermost() else { return };
        let Some(dto) = client.dtos.iter().find(|dto| dto.name.value == *name) else { return };
        if self.inputs.contains_key(name) {
            return;
        }
        let fields = dto.fields.iter().map(|field| (field.name.value.clone(), variable(field)));
        self.inputs.insert(name.clone(), fields.collect());
        dto.fields.iter().for_each(|field| self.input(field, client));
    }

    /// The objects that a reply reaches.
    fn object(&mut self, field: &Field, client: &Client, seen: &mut BTreeSet<String>) {
        let Type::Dto { name } = field.ty.value.innermost() else { return };
        let Some(dto) = client.dtos.iter().find(|dto| dto.name.value == *name) else { return };
        if !seen.insert(name.clone()) {
            return;
        }
        let fields = self.objects.entry(name.clone()).or_default();
        for field in &dto.fields {
            fields.entry(field.name.value.clone()).or_insert_with(|| (BTreeMap::new(), output(field)));
        }
        dto.fields.iter().for_each(|field| self.object(field, client, seen));
    }

    fn text(&self) -> String {
        let mut text = String::new();
        if self.objects.is_empty() {
            return text;
        }
        let _ = writeln!(text, "scalar {ANY}");
        if !self.objects.contains_key("Query") {
            text.push_str("\ntype Query {\n  nothing: Boolean\n}\n");
        }
        for (name, values) in &self.enums {
            let values: Vec<String> = values.iter().map(|value| format!("  {value}\n")).collect();
            let _ = write!(text, "\nenum {name} {{\n{}}}\n", values.concat());
        }
        for (name, fields) in &self.inputs {
            let fields: Vec<String> = fields.iter().map(|(field, ty)| format!("  {field}: {ty}\n")).collect();
            let _ = write!(text, "\ninput {name} {{\n{}}}\n", fields.concat());
        }
        for (name, fields) in &self.objects {
            let _ = write!(text, "\ntype {name} {{\n");
            for (field, (arguments, ty)) in fields {
                let list: Vec<String> = arguments.iter().map(|(name, ty)| format!("{name}: {ty}")).collect();
                let _ = writeln!(text, "  {field}{}: {ty}", super::in_parentheses(&list));
            }
            text.push_str("}\n");
        }
        text
    }
}

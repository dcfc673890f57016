//! What a GraphQL page asks for, and whether its types can be written in GraphQL.
//!
//! Enters: one page after the corrections. Leaves: the fields that its document selects, which are the rows of the page
//! itself, and findings. A structure that holds itself is asked for once more, without the structures inside it.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::ir::{Dto, Field, Format, Selected, Transport, Type};
use crate::lower::Lowered;

/// How many fields a document may ask for.
const MAX_FIELDS: usize = 5000;

/// How many structures may stand in each other; what stands deeper is not asked for.
const MAX_DEPTH: usize = 12;

/// Finds what the operation asks for.
pub(super) fn select(page: &mut Lowered) {
    if page.operation.transport.value.root_field().is_none() {
        return;
    }
    page.operation.response.selection = selection(page).0;
}

/// The selection, and how many fields more it might have.
fn selection(page: &Lowered) -> (Vec<Selected>, usize) {
    let mut left = MAX_FIELDS;
    let names = page.operation.response.fields.iter().filter_map(|field| field.ty.value.dto());
    let selection = names.flat_map(|name| fields(name, &page.dtos, &mut Vec::new(), &mut left)).collect();
    (selection, left)
}

/// The fields of a DTO; `outer` are the DTOs that it stands in.
fn fields<'a>(name: &'a str, dtos: &'a [Dto], outer: &mut Vec<&'a str>, left: &mut usize) -> Vec<Selected> {
    let Some(dto) = dtos.iter().find(|dto| dto.name.value == name) else { return Vec::new() };
    let again = outer.contains(&name) || outer.len() >= MAX_DEPTH;
    outer.push(name);
    let mut selected = Vec::new();
    for field in &dto.fields {
        let Some(rest) = left.checked_sub(1) else { break };
        *left = rest;
        let inner = match field.ty.value.dto() {
            None => Vec::new(),
            Some(_) if again => continue,
            Some(inner) => fields(inner, dtos, outer, left),
        };
        if inner.is_empty() && field.ty.value.dto().is_some() {
            continue;
        }
        let include_if = field.constraints.include_if.as_ref().map(|fact| fact.value.clone());
        selected.push(Selected { name: field.name.value.clone(), include_if, fields: inner });
    }
    outer.pop();
    selected
}

/// Checks the rows of a page against its transport.
pub(super) fn check(page: &Lowered) -> Diagnostics {
    let mut found = Diagnostics::default();
    match page.operation.transport.value {
        Transport::Http { .. } => no_graphql(page, &mut found),
        Transport::Query(_) | Transport::Mutation(_) => {
            variables(page, &mut found);
            reply(page, &mut found);
        }
    }
    found
}

/// Sentences that only GraphQL can follow.
fn no_graphql(page: &Lowered, found: &mut Diagnostics) {
    let parameters = page.operation.parameters.iter().map(|p| &p.field);
    let rows = parameters.chain(&page.operation.response.fields).chain(page.dtos.iter().flat_map(|d| &d.fields));
    for facts in rows.map(|row| &row.constraints) {
        let json = facts.format.as_ref().filter(|fact| fact.value == Format::Json);
        let places = [
            json.map(|fact| fact.at),
            facts.encrypted.as_ref().map(|fact| fact.at),
            facts.graphql_type.as_ref().map(|fact| fact.at),
            facts.include_if.as_ref().map(|fact| fact.at),
        ];
        for at in places.into_iter().flatten() {
            let finding = Diagnostic::new(&codes::GRAPHQL_ONLY, at, "this says nothing about an HTTP request");
            found.push(finding.help("remove the sentence").also(page.operation.transport.at, "the route"));
        }
    }
}

/// Each variable, and each field inside it, has a type in GraphQL.
fn variables(page: &Lowered, found: &mut Diagnostics) {
    let mut seen = BTreeSet::new();
    let mut next: Vec<&Field> = page.operation.parameters.iter().map(|p| &p.field).collect();
    while let Some(field) = next.pop() {
        let facts = &field.constraints;
        if facts.graphql_type.is_some() || facts.format.as_ref().is_some_and(|fact| fact.value == Format::Json) {
            continue;
        }
        match field.ty.value.innermost() {
            Type::Any | Type::Object | Type::File => {
                let message = format!("`{}` is no type of a GraphQL variable", field.ty.value);
                let finding = Diagnostic::new(&codes::NO_GRAPHQL_TYPE, field.ty.at, message);
                found.push(finding.help("list the fields in a DTO, or say 格式：json。 if its JSON text is sent"));
            }
            Type::Dto { name } if seen.insert(name.as_str()) => {
                next.extend(page.dtos.iter().filter(|dto| dto.name.value == *name).flat_map(|dto| &dto.fields));
            }
            _ => {}
        }
    }
}

/// What is asked for is listed, and is not too much.
fn reply(page: &Lowered, found: &mut Diagnostics) {
    for field in &page.operation.response.fields {
        let is_empty = |name: &str| page.dtos.iter().any(|dto| dto.name.value == name && dto.fields.is_empty());
        if let Some(name) = field.ty.value.dto().filter(|name| is_empty(name)) {
            let message = format!("`{name}` has no rows, so nothing of it can be asked for");
            let finding = Diagnostic::new(&codes::NO_GRAPHQL_TYPE, field.ty.at, message);
            found.push(finding.help("list the fields that the operation needs"));
        }
        if selection(page).1 == 0 {
            let message = format!("the reply has {MAX_FIELDS} fields or more");
            let finding = Diagnostic::new(&codes::NO_GRAPHQL_TYPE, field.ty.at, message);
            found.push(finding.help("a page lists what is asked for; leave out what nobody needs"));
        }
    }
}

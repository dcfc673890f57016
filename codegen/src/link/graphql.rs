//! What a GraphQL page asks for, and whether its types can be written in GraphQL.
//!
//! Enters: one page after the corrections. Leaves: the fields that its document selects, which are the rows of the page
//! itself, and findings. A structure that holds itself is asked for once more, without the structures inside it.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::graphql::MAX_DEPTH;
use crate::ir::{Dto, Field, Format, Selected, Transport, Type};
use crate::lower::Lowered;
use crate::source::Span;

/// How many fields a document may ask for.
const MAX_FIELDS: usize = 5000;

/// Finds what the operation asks for.
pub(super) fn select(page: &mut Lowered) {
    if page.operation.transport.value.root_field().is_none() {
        return;
    }
    page.operation.response.selection = selection(page).0;
}

/// The selection, and what it leaves out or cannot hold.
fn selection(page: &Lowered) -> (Vec<Selected>, Selection<'_>) {
    let mut selection = Selection { dtos: &page.dtos, left: MAX_FIELDS, outer: Vec::new(), lost: BTreeMap::new() };
    let rows = page.operation.response.fields.iter();
    let selected = rows.filter_map(|row| selection.structure(row)).flatten().collect();
    (selected, selection)
}

/// A selection in the making.
struct Selection<'a> {
    dtos: &'a [Dto],
    /// How many fields more it may have.
    left: usize,
    /// The DTOs around the one that is read.
    outer: Vec<&'a str>,
    /// The rows of which nothing is asked for, by place, with the reason.
    lost: BTreeMap<Span, (&'a Field, &'static str)>,
}

impl<'a> Selection<'a> {
    /// What is asked for of a row that is a structure; `None` if it is another type or left out.
    fn structure(&mut self, row: &'a Field) -> Option<Vec<Selected>> {
        let name = row.ty.value.dto()?;
        let dto = self.dtos.iter().find(|dto| dto.name.value == name)?;
        if self.outer.len() > MAX_DEPTH {
            self.lost.insert(row.ty.at, (row, "stands too deep in other structures"));
            return None;
        }
        let again = self.outer.contains(&name);
        self.outer.push(name);
        let selected: Vec<Selected> = dto.fields.iter().filter_map(|field| self.field(field, again)).collect();
        self.outer.pop();
        if selected.is_empty() && !again && self.left > 0 {
            self.lost.insert(row.ty.at, (row, "has no rows that can be asked for"));
        }
        Some(selected).filter(|selected| !selected.is_empty())
    }

    /// One row of a structure, which stands in itself if this is `again`.
    fn field(&mut self, field: &'a Field, again: bool) -> Option<Selected> {
        self.left = self.left.checked_sub(1)?;
        let fields = match field.ty.value.dto() {
            None => Vec::new(),
            Some(_) if again => return None,
            Some(_) => self.structure(field)?,
        };
        let include_if = field.constraints.include_if.as_ref().map(|fact| fact.value.clone());
        Some(Selected { name: field.name.value.clone(), include_if, fields })
    }
}

/// Checks the rows of a page against its transport.
pub(super) fn check(page: &Lowered) -> Diagnostics {
    let mut found = Diagnostics::default();
    match page.operation.transport.value {
        Transport::Http { .. } => no_graphql(page, &mut found),
        Transport::Query(_) | Transport::Mutation(_) => {
            variables(page, &mut found);
            conditions(page, &mut found);
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

/// 条件返回 is about rows of the reply.
fn conditions(page: &Lowered, found: &mut Diagnostics) {
    let mut reached = BTreeSet::new();
    let mut next: Vec<&Field> = page.operation.response.fields.iter().collect();
    while let Some(field) = next.pop() {
        if let Some(name) = field.ty.value.dto().filter(|name| reached.insert(*name)) {
            next.extend(page.dtos.iter().filter(|dto| dto.name.value == name).flat_map(|dto| &dto.fields));
        }
    }
    let sent = page.dtos.iter().filter(|dto| !reached.contains(dto.name.value.as_str())).flat_map(|dto| &dto.fields);
    let rows = page.operation.parameters.iter().map(|parameter| &parameter.field).chain(sent);
    for fact in rows.filter_map(|row| row.constraints.include_if.as_ref()) {
        let finding = Diagnostic::new(&codes::GRAPHQL_ONLY, fact.at, "this says nothing about what is sent");
        found.push(finding.help("remove the sentence"));
    }
}

/// What is asked for is listed, and is not too much.
fn reply(page: &Lowered, found: &mut Diagnostics) {
    let selection = selection(page).1;
    for (at, (row, why)) in selection.lost {
        let message = format!("`{}` {why}, so nothing of it is asked for", row.ty.value);
        let finding = Diagnostic::new(&codes::NO_GRAPHQL_TYPE, at, message);
        found.push(finding.help("list the fields that the operation needs, or remove the row"));
    }
    if let Some(field) = page.operation.response.fields.first().filter(|_| selection.left == 0) {
        let message = format!("the reply has {MAX_FIELDS} fields or more");
        let finding = Diagnostic::new(&codes::NO_GRAPHQL_TYPE, field.ty.at, message);
        found.push(finding.help("a page lists what is asked for; leave out what nobody needs"));
    }
}

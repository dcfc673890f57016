//! What the pages of a client together say about the types of GraphQL.
//!
//! Enter: the operations of a client and its merged DTOs. Leave: findings where no schema can follow them all. Whether
//! a value may be absent is no contradiction: what one page leaves out is optional.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::graphql;
use crate::ir::{Dto, Field, Format, Operation};
use crate::source::Span;

/// Reports a field or an argument that has two types, and a structure that is both sent and received, and
/// values that no path names.
pub(super) fn check(operations: &[Operation], dtos: &[Dto], diagnostics: &mut Diagnostics) {
    let mut known: BTreeMap<String, (String, Span)> = BTreeMap::new();
    let (mut sent, mut received) = (BTreeMap::new(), BTreeMap::new());
    let by_name: BTreeMap<&str, &Dto> = dtos.iter().map(|dto| (dto.name.value.as_str(), dto)).collect();
    for operation in operations.iter().filter(|operation| operation.transport.value.root_field().is_some()) {
        for used in graphql::uses(operation) {
            let (ty, at) = (used.ty, used.row.ty.at);
            match known.get(&used.place) {
                Some((first, other)) if *first != ty => {
                    diagnostics.push(two_types(&used.place, &ty, at, first, *other));
                }
                Some(_) => {}
                None => drop(known.insert(used.place, (ty, at))),
            }
        }
        for (row, why) in graphql::places(operation, dtos).unreached {
            let message = format!("`{}` {why}", row.name.value);
            let finding = Diagnostic::new(&codes::UNREACHED_VALUE, row.name.at, message);
            diagnostics.push(finding.help("give the value a row outside, or remove 加密 and 格式：json"));
        }
        reach(operation.parameters.iter().map(|parameter| &parameter.field), &by_name, &mut sent);
        reach(operation.response.fields.iter(), &by_name, &mut received);
    }
    for (name, at) in sent {
        if let Some(other) = received.get(name) {
            let message = format!("`{name}` is sent and received, which no type of GraphQL can be");
            let finding = Diagnostic::new(&codes::GRAPHQL_CONFLICT, at, message).also(*other, "received here");
            diagnostics.push(finding.help("name what is sent differently, such as with the ending Input"));
        }
    }
}

fn two_types(place: &str, ty: &str, at: Span, first: &str, other: Span) -> Diagnostic {
    let message = format!("`{place}` is `{ty}` here and `{first}` on another page");
    let finding = Diagnostic::new(&codes::GRAPHQL_CONFLICT, at, message).also(other, format!("`{first}`"));
    finding.help("one of the two is wrong; mend its page, or say the type by a sentence GraphQL 类型：…。")
}

/// Notes the structures of rows and of the rows inside them, each once, with the place that names it first.
fn reach<'a>(
    rows: impl Iterator<Item = &'a Field>,
    dtos: &BTreeMap<&str, &'a Dto>,
    found: &mut BTreeMap<&'a str, Span>,
) {
    let mut next: Vec<&Field> = rows.collect();
    while let Some(field) = next.pop() {
        let Some(name) = structure(field).filter(|name| !found.contains_key(name)) else { continue };
        found.insert(name, field.ty.at);
        next.extend(dtos.get(name).into_iter().flat_map(|dto| &dto.fields));
    }
}

/// The structure that GraphQL sees in a row: none if its JSON text is sent, or if a sentence names another type.
fn structure(row: &Field) -> Option<&str> {
    let facts = &row.constraints;
    let is_text = facts.format.as_ref().is_some_and(|fact| fact.value == Format::Json);
    row.ty.value.dto().filter(|_| !is_text && facts.graphql_type.is_none())
}

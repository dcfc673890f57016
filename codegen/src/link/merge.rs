//! DTOs of one name as one DTO.
//!
//! Equal definitions merge. Compatible ones merge to the superset, in which a field that some pages lack, or call
//! optional, is optional. Incompatible ones are an error that asks for a correction: the last one never wins silently.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::ir::{Constraints, Dto, Fact, Field, Values};
use crate::source::Span;

/// Merges the definitions, which stand in the order of the pages.
pub(super) fn merge(definitions: Vec<Dto>, diagnostics: &mut Diagnostics) -> Vec<Dto> {
    let mut merged: BTreeMap<String, Dto> = BTreeMap::new();
    for dto in definitions {
        match merged.get_mut(&dto.name.value) {
            Some(first) => add(first, dto, diagnostics),
            None => {
                merged.insert(dto.name.value.clone(), dto);
            }
        }
    }
    merged.into_values().collect()
}

fn add(first: &mut Dto, next: Dto, diagnostics: &mut Diagnostics) {
    for field in &mut first.fields {
        if !next.fields.iter().any(|f| f.name.value == field.name.value) {
            make_optional(field, next.name.at);
        }
    }
    for mut field in next.fields {
        match first.fields.iter_mut().find(|f| f.name.value == field.name.value) {
            Some(known) => unite(known, field, &next.name.value, diagnostics),
            None => {
                make_optional(&mut field, first.name.at);
                first.fields.push(field);
            }
        }
    }
    first.also_at.push(next.name.at);
}

/// A field that the page at `at` lacks is not required; the fact then points at that page.
fn make_optional(field: &mut Field, at: Span) {
    if field.required.value {
        field.required = Fact::new(false, at, field.required.rule);
    }
}

fn unite(known: &mut Field, next: Field, dto: &str, diagnostics: &mut Diagnostics) {
    let name = format!("{dto}.{}", known.name.value);
    let mut conflict = |what: &str, a: Span, b: Span| {
        let message = format!("two pages give `{name}` another {what}");
        let finding = Diagnostic::new(&codes::DTO_CONFLICT, b, message).also(a, "the other page");
        diagnostics.push(finding.help("correct one of them in spec/corrections.toml"));
    };
    if known.ty.value != next.ty.value {
        conflict("type", known.ty.at, next.ty.at);
    }
    if let (Some(a), Some(b)) = (&known.default, &next.default)
        && a.value != b.value
    {
        conflict("default", a.at, b.at);
    }
    for (what, at) in contradictions(&known.constraints, &next.constraints) {
        conflict(what, at.0, at.1);
    }
    // A fraction on any page makes the type of the client one.
    let has_fraction = next.has_fraction() && !known.has_fraction();
    if known.required.value && !next.required.value {
        known.required = next.required;
    }
    let texts = known.description.as_ref().zip(next.description.as_ref());
    if let Some((a, b)) = texts.filter(|(a, b)| a.value != b.value) {
        let message = format!("two pages describe `{name}` in other words; the first is used");
        let finding = Diagnostic::new(&codes::OTHER_WORDS, b.at, message).also(a.at, "used");
        diagnostics.push(finding.help("use the same words on both pages"));
    }
    known.default = known.default.take().or(next.default);
    known.description = known.description.take().or(next.description);
    known.example =
        if has_fraction { next.example.or(known.example.take()) } else { known.example.take().or(next.example) };
    known.values = unite_values(known.values.take(), next.values);
    let (facts, other) = (&mut known.constraints, next.constraints);
    facts.array_length = facts.array_length.take().or(other.array_length);
    facts.length = facts.length.take().or(other.length);
    facts.range = facts.range.take().or(other.range);
    facts.format = facts.format.take().or(other.format);
    facts.unit = facts.unit.take().or(other.unit);
    facts.encrypted = facts.encrypted.take().or(other.encrypted);
    facts.graphql_type = facts.graphql_type.take().or(other.graphql_type);
    facts.include_if = facts.include_if.take().or(other.include_if);
    facts.required_if = facts.required_if.take().or(other.required_if);
    facts.nullable = facts.nullable.take().or(other.nullable);
    facts.deprecated = facts.deprecated.take().or(other.deprecated);
}

/// The facts that two descriptions state differently, with both places. What only one of them states holds for both.
fn contradictions(a: &Constraints, b: &Constraints) -> Vec<(&'static str, (Span, Span))> {
    fn differ<T: PartialEq>(a: Option<&Fact<T>>, b: Option<&Fact<T>>) -> Option<(Span, Span)> {
        a.zip(b).filter(|(a, b)| a.value != b.value).map(|(a, b)| (a.at, b.at))
    }
    let facts = [
        ("number of items", differ(a.array_length.as_ref(), b.array_length.as_ref())),
        ("length", differ(a.length.as_ref(), b.length.as_ref())),
        ("range", differ(a.range.as_ref(), b.range.as_ref())),
        ("format", differ(a.format.as_ref(), b.format.as_ref())),
        ("unit", differ(a.unit.as_ref(), b.unit.as_ref())),
        ("encryption", differ(a.encrypted.as_ref(), b.encrypted.as_ref())),
        ("GraphQL type", differ(a.graphql_type.as_ref(), b.graphql_type.as_ref())),
        ("condition", differ(a.include_if.as_ref(), b.include_if.as_ref())),
        ("condition", differ(a.required_if.as_ref(), b.required_if.as_ref())),
    ];
    facts.into_iter().filter_map(|(what, at)| Some((what, at?))).collect()
}

/// The values of both lists.
pub(super) fn unite_values(a: Option<Values>, b: Option<Values>) -> Option<Values> {
    let (mut a, b) = match (a, b) {
        (Some(a), Some(b)) => (a, b),
        (a, b) => return a.or(b),
    };
    for value in b.list {
        match a.list.iter_mut().find(|v| v.value.value == value.value.value) {
            Some(known) => known.text = known.text.take().or(value.text),
            None => a.list.push(value),
        }
    }
    a.open |= b.open;
    Some(a)
}

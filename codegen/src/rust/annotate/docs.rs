//! Doc comments of generated items.
//!
//! Enters: what a row says. Leaves: lines of Markdown: the words of the page, then its facts, one per line, in English.

use serde_json::Value;

use crate::ir::{Bounds, Condition, Deprecation, Field, Format, Reach, Type, Unit};
use crate::markdown;
use crate::source::Span;

/// The doc lines of a setter or of a struct's field.
pub(super) fn field_docs(field: &Field) -> Vec<String> {
    let mut docs = description(field);
    let facts = facts(field);
    if !facts.is_empty() {
        docs.push(String::new());
        docs.extend(facts.into_iter().map(|fact| format!("- {fact}")));
    }
    docs
}

/// The doc lines of an argument, an item of a list.
pub(super) fn argument_docs(name: &str, field: &Field) -> Vec<String> {
    let wire = &field.name.value;
    let called = if name == wire { format!("`{name}`") } else { format!("`{name}` ({})", markdown::code(wire)) };
    let described = field.description.as_ref().map(|fact| markdown::line(&fact.value));
    let mut docs = vec![described.map_or_else(|| format!("* {called}"), |words| format!("* {called}: {words}"))];
    docs.extend(facts(field).into_iter().map(|fact| format!("  - {fact}")));
    docs
}

/// A deprecation as the note of `#[deprecated]`. `rust_name` knows what the replacement is called in Rust.
pub(super) fn deprecation(deprecation: &Deprecation, rust_name: impl Fn(&str) -> Option<String>) -> String {
    match &deprecation.replacement {
        Some(replacement) => {
            let name = rust_name(replacement).unwrap_or_else(|| replacement.clone());
            format!("use {} instead", markdown::code(&name))
        }
        None => "the service's documentation marks it as deprecated".to_owned(),
    }
}

/// How values of a type travel, as the end of a sentence.
pub(super) fn travels(reach: Reach) -> &'static str {
    match reach {
        Reach::Request => "sent to the service",
        Reach::Response => "received from the service",
        Reach::Both => "sent to and received from the service",
    }
}

/// `` Source: `spec/…/get-user.md`. `` for a type, which several pages may define.
pub(super) fn source_of(places: impl Iterator<Item = Span>, files: &[String]) -> String {
    let mut paths: Vec<&str> = places.filter_map(|at| files.get(at.file as usize)).map(String::as_str).collect();
    paths.sort_unstable();
    paths.dedup();
    let first = markdown::code(paths.first().copied().unwrap_or_default());
    format!("Source: {first}{}.", if paths.len() > 1 { " and other pages" } else { "" })
}

fn description(field: &Field) -> Vec<String> {
    let lines = field.description.as_ref().map(|fact| markdown::lines(&fact.value)).unwrap_or_default();
    if lines.is_empty() { vec![format!("{}.", markdown::code(&field.name.value))] } else { lines }
}

fn facts(field: &Field) -> Vec<String> {
    let constraints = &field.constraints;
    let mut facts = Vec::new();
    facts.extend(field.default.as_ref().map(|fact| format!("Default: {}.", literal(&fact.value))));
    facts.extend(field.example.as_ref().map(|fact| format!("Example: {}.", literal(&fact.value))));
    facts.extend(constraints.format.as_ref().map(|fact| format!("Format: {}.", format_words(fact.value))));
    facts.extend(constraints.unit.as_ref().map(|fact| format!("Unit: {}.", unit_word(fact.value))));
    facts.extend(constraints.array_length.as_ref().map(|fact| format!("Items: {}.", bounds(&fact.value))));
    facts.extend(constraints.length.as_ref().map(|fact| format!("Length: {} characters.", bounds(&fact.value))));
    facts.extend(constraints.range.as_ref().map(|fact| format!("Range: {}.", bounds(&fact.value))));
    facts.extend(constraints.encrypted.as_ref().map(|_| "The client encrypts it before it is sent.".to_owned()));
    let asked = |name: &str| format!("Asked for only if {} is `true`.", markdown::code(name));
    facts.extend(constraints.include_if.as_ref().map(|fact| asked(&fact.value)));
    let condition =
        |c: &Condition| format!("Required if {} is {}.", markdown::code(&c.field), markdown::code(&c.value));
    facts.extend(constraints.required_if.as_ref().map(|fact| condition(&fact.value)));
    facts.extend(constraints.nullable.as_ref().filter(|fact| fact.value).map(|_| "May be `null`.".to_owned()));
    facts.extend(values(field));
    facts
}

/// The listed values in the order of the page, unless the type is an enum, which lists them itself.
fn values(field: &Field) -> Option<String> {
    let is_enum = matches!(field.ty.value.innermost(), Type::Enum { .. });
    let values = field.values.as_ref().filter(|_| !is_enum)?;
    let shown = values.list.iter().map(|value| markdown::code(&value.value.value)).collect::<Vec<_>>().join(", ");
    Some(format!("Values: {shown}{}.", if values.open { ", and others" } else { "" }))
}

/// A text bare, everything else as JSON.
fn literal(value: &Value) -> String {
    match value {
        Value::String(text) => markdown::code(text),
        other => markdown::code(&other.to_string()),
    }
}

fn bounds(bounds: &Bounds) -> String {
    match (&bounds.min, &bounds.max) {
        (Some(min), Some(max)) if min == max => format!("exactly {min}"),
        (Some(min), Some(max)) => format!("{min} to {max}"),
        (Some(min), None) => format!("at least {min}"),
        (None, Some(max)) => format!("at most {max}"),
        (None, None) => "any".to_owned(),
    }
}

fn format_words(format: Format) -> &'static str {
    match format {
        Format::DateTime => "RFC 3339 date and time",
        Format::Date => "date as `YYYY-MM-DD`",
        Format::Timestamp => "time since 1970-01-01T00:00:00Z",
        Format::Json => "sent as its JSON text",
    }
}

fn unit_word(unit: Unit) -> &'static str {
    match unit {
        Unit::Millisecond => "milliseconds",
        Unit::Second => "seconds",
        Unit::Minute => "minutes",
        Unit::Hour => "hours",
        Unit::Day => "days",
    }
}

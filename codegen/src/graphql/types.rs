//! Types in GraphQL.
//!
//! Enters: a row. Leaves: its type, such as `[String!]!`.

use crate::ir::{ArgumentValue, Field, Format, Operation, Type};

/// The type of a variable or of a field of an input.
pub fn variable(field: &Field) -> String {
    let facts = &field.constraints;
    if facts.format.as_ref().is_some_and(|fact| fact.value == Format::Json) {
        return with_mark("String".to_owned(), field);
    }
    let item = facts.graphql_type.as_ref().map(|fact| fact.value.clone());
    with_mark(written(&field.ty.value, &item.unwrap_or_else(|| scalar(field))), field)
}

/// The type of a field of a reply.
pub(super) fn output(field: &Field) -> String {
    with_mark(written(&field.ty.value, &scalar(field)), field)
}

/// The row behind an argument, and the type of the argument; `None` for a constant.
pub(super) fn argument<'a>(value: &ArgumentValue, operation: &'a Operation) -> Option<(&'a Field, String)> {
    let row = |name: &str| operation.parameters.iter().map(|p| &p.field).find(|field| field.name.value == *name);
    match value {
        ArgumentValue::Parameter(name) => row(name).map(|field| (field, variable(field))),
        ArgumentValue::ListOf(name) => row(name).map(|field| (field, format!("[{}]", variable(field)))),
        ArgumentValue::Constant(_) => None,
    }
}

/// The type without the mark that says there is always a value.
pub(super) fn optional(ty: &str) -> &str {
    ty.strip_suffix('!').unwrap_or(ty)
}

fn with_mark(ty: String, field: &Field) -> String {
    let always = field.required.value && field.constraints.nullable.is_none();
    if always { ty + "!" } else { ty }
}

/// The lists around an item, none of which holds null.
fn written(ty: &Type, item: &str) -> String {
    match ty {
        Type::Array { items } => format!("[{}!]", written(items, item)),
        _ => item.to_owned(),
    }
}

/// The name of the innermost type. What a page does not describe is a scalar of the service.
fn scalar(field: &Field) -> String {
    match field.ty.value.innermost() {
        Type::String | Type::Enum { .. } => "String".to_owned(),
        Type::Number if field.has_fraction() => "Float".to_owned(),
        Type::Number | Type::Integer => "Int".to_owned(),
        Type::Boolean => "Boolean".to_owned(),
        Type::Dto { name } => name.clone(),
        Type::Object | Type::Any | Type::File | Type::Array { .. } => super::schema::ANY.to_owned(),
    }
}

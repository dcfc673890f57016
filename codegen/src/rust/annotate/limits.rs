//! The documented limits of what a request holds.
//!
//! Enters: the parameters of an operation. Leaves: each limit that the client can check before it sends, with the path of
//! its field, sorted by that path.

use super::Context;
use crate::ir::{Bounds, Condition, Dto, Fact, Field, Parameter, Type};

/// How deep in structures limits are sought: `options.pagination.limit`.
const MAX_DEPTH: usize = 2;

/// A limit.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::rust) struct Limit {
    /// The dotted path of names on the wire; `[]` follows the name of a list whose items are meant.
    pub(in crate::rust) field: String,
    pub(in crate::rust) of: LimitOf,
    pub(in crate::rust) min: Option<i64>,
    pub(in crate::rust) max: Option<i64>,
}

/// What a limit counts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::rust) enum LimitOf {
    Items,
    Characters,
    Value,
    /// It is there when the parameter `when` has the value `is`.
    Presence {
        when: String,
        is: String,
    },
}

/// The limits of an operation.
pub(super) fn annotate(parameters: &[Parameter], context: &Context<'_>) -> Vec<Limit> {
    let mut limits = Vec::new();
    for parameter in parameters {
        find(&parameter.field, "", 0, &context.client.dtos, &mut limits);
        limits.extend(presence(&parameter.field));
    }
    limits.sort();
    limits
}

/// Of conditions only those of parameters are checked: structures may be shared by requests with other rules.
fn presence(field: &Field) -> Option<Limit> {
    let Condition { field: when, value: is } = field.constraints.required_if.as_ref()?.value.clone();
    let of = LimitOf::Presence { when, is };
    Some(Limit { field: field.name.value.clone(), of, min: None, max: None })
}

fn find(field: &Field, prefix: &str, depth: usize, dtos: &[Dto], limits: &mut Vec<Limit>) {
    let path = format!("{prefix}{}", field.name.value);
    let facts = &field.constraints;
    let is_text = matches!(field.ty.value, Type::String | Type::Enum { .. });
    let is_number = matches!(field.ty.value, Type::Number | Type::Integer);
    let kinds = [
        (LimitOf::Items, facts.array_length.as_ref().filter(|_| field.ty.value.is_array())),
        (LimitOf::Characters, facts.length.as_ref().filter(|_| is_text)),
        (LimitOf::Value, facts.range.as_ref().filter(|_| is_number)),
    ];
    limits.extend(kinds.into_iter().filter_map(|(of, bounds)| limit(&path, of, bounds?)));
    let dto = field.ty.value.dto().filter(|_| depth < MAX_DEPTH);
    if let Some(dto) = dto.and_then(|name| dtos.iter().find(|dto| dto.name.value == name)) {
        let prefix = if field.ty.value.is_array() { format!("{path}[].") } else { format!("{path}.") };
        dto.fields.iter().for_each(|inner| find(inner, &prefix, depth + 1, dtos, limits));
    }
}

/// A limit with whole numbers; one that has none checks nothing.
fn limit(path: &str, of: LimitOf, bounds: &Fact<Bounds>) -> Option<Limit> {
    let number = |bound: &Option<serde_json::Number>| bound.as_ref().and_then(serde_json::Number::as_i64);
    let (min, max) = (number(&bounds.value.min), number(&bounds.value.max));
    (min.is_some() || max.is_some()).then(|| Limit { field: path.to_owned(), of, min, max })
}

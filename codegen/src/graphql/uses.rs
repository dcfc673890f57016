//! Which fields and arguments of GraphQL an operation uses, and of which type it says they are.
//!
//! Enters: an operation. Leave: the [`Use`]s. A field around the one that is asked for has no type, since no page
//! tells it.

use super::types::{argument, optional, output};
use super::{arguments, in_parentheses};
use crate::ir::{Field, Operation, Transport};

/// A field of a document, or an argument of one.
#[derive(Debug)]
pub struct Use<'a> {
    /// What is used: `query user.roles` or `query user(id)`.
    pub place: String,
    /// Its type, whether or not it may be absent.
    pub ty: String,
    /// The row that says so.
    pub row: &'a Field,
}

/// What the document of an operation uses; nothing if it is plain HTTP.
pub fn uses(operation: &Operation) -> Vec<Use<'_>> {
    let (mut place, root) = match &operation.transport.value {
        Transport::Http { .. } => return Vec::new(),
        Transport::Query(root) => ("query ".to_owned(), root),
        Transport::Mutation(root) => ("mutation ".to_owned(), root),
    };
    let mut uses = Vec::new();
    let mut used = |place, row, ty: String| uses.push(Use { place, ty: optional(&ty).to_owned(), row });
    for field in root.path() {
        place.push_str(&field.name);
        for (name, value) in arguments(field, operation) {
            if let Some((row, ty)) = argument(&value, operation) {
                used(format!("{place}{}", in_parentheses(&[name])), row, ty);
            }
        }
        match operation.response.fields.first() {
            Some(row) if field.inner.is_none() => used(place.clone(), row, output(row)),
            _ => place.push('.'),
        }
    }
    uses
}

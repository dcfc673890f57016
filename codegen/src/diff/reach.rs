//! Which operations hold a type: enters a client, leaves for each DTO and enum the operations by direction.

use std::collections::{BTreeMap, BTreeSet};

use super::change::Direction;
use super::document;
use crate::ir::{Client, Field, Type};

/// The operations that hold a type.
#[derive(Debug, Clone, Default)]
pub(super) struct Reached {
    pub(super) request: BTreeSet<String>,
    pub(super) response: BTreeSet<String>,
    /// The GraphQL operations in whose variables the service sees its rows.
    sent: BTreeSet<String>,
    /// The GraphQL operations that ask for its rows.
    selected: BTreeSet<String>,
}

/// The new ids of old operations that have both.
type Same<'a> = BTreeMap<&'a str, &'a str>;

impl Reached {
    /// All of them.
    pub(super) fn all(&self) -> BTreeSet<String> {
        self.request.union(&self.response).cloned().collect()
    }

    /// The direction in which both versions hold it; if there is none, those in which either does. `same` gives the new
    /// id of an old operation: what only new operations hold breaks nobody.
    pub(super) fn direction(&self, new: &Self, same: &Same<'_>) -> Direction {
        let shared = (shared(&self.request, &new.request, same), shared(&self.response, &new.response, same));
        let any = |one: &BTreeSet<String>, two: &BTreeSet<String>| !one.is_empty() || !two.is_empty();
        let (request, response) = match shared {
            (false, false) => (any(&self.request, &new.request), any(&self.response, &new.response)),
            shared => shared,
        };
        Direction::of(request, response)
    }

    /// The directions in which GraphQL operations of both versions hold it.
    pub(super) fn documents(&self, new: &Self, same: &Same<'_>) -> Direction {
        Direction::of(shared(&self.sent, &new.sent, same), shared(&self.selected, &new.selected, same))
    }
}

/// Whether an old operation is one of the new ones.
fn shared(old: &BTreeSet<String>, new: &BTreeSet<String>, same: &Same<'_>) -> bool {
    old.iter().filter_map(|id| same.get(id.as_str())).any(|id| new.contains(*id))
}

/// The operations of every DTO and enum, by the name of the type.
pub(super) fn reached(client: &Client) -> BTreeMap<&str, Reached> {
    let dtos: BTreeMap<&str, _> = client.dtos.iter().map(|dto| (dto.name.value.as_str(), &dto.fields)).collect();
    let mut found: BTreeMap<&str, Reached> = BTreeMap::new();
    for operation in &client.operations {
        let parameters = || operation.parameters.iter().map(|p| &p.field);
        let request = closure(parameters(), &dtos, &|_| true);
        let response = closure(operation.response.fields.iter(), &dtos, &|_| true);
        if operation.transport.value.root_field().is_some() {
            for name in closure(parameters(), &dtos, &|row| !document::sent_as_text(row)) {
                found.entry(name).or_default().sent.insert(operation.id.clone());
            }
            for name in &response {
                found.entry(name).or_default().selected.insert(operation.id.clone());
            }
        }
        for name in request {
            found.entry(name).or_default().request.insert(operation.id.clone());
        }
        for name in response {
            found.entry(name).or_default().response.insert(operation.id.clone());
        }
    }
    found
}

/// The types that rows name, and those inside them; `enters` tells of which rows what is inside counts.
fn closure<'a>(
    roots: impl Iterator<Item = &'a Field>,
    dtos: &BTreeMap<&'a str, &'a Vec<Field>>,
    enters: &dyn Fn(&Field) -> bool,
) -> BTreeSet<&'a str> {
    let mut next: Vec<&str> = roots.filter(|row| enters(row)).filter_map(named).collect();
    let mut seen = BTreeSet::new();
    while let Some(name) = next.pop() {
        if seen.insert(name)
            && let Some(fields) = dtos.get(name)
        {
            next.extend(fields.iter().filter(|row| enters(row)).filter_map(named));
        }
    }
    seen
}

/// The DTO or enum that a field names.
fn named(field: &Field) -> Option<&str> {
    match field.ty.value.innermost() {
        Type::Dto { name } | Type::Enum { name } => Some(name),
        _ => None,
    }
}

//! Two types: enters both, with the names of the new version, leaves what the step between them is.

use super::checks::{self, Twins};
use super::pairing::Clients;
use crate::ir::{Dto, Type};

/// What happened to a type; `None` if the JSON is the same.
pub(super) fn classify(old: &Type, new: &Type, clients: &Clients<'_>) -> Option<&'static Twins> {
    use Type::{Any, Array, Dto, Enum, Integer, Number, Object, String};
    if old == new {
        return None;
    }
    match (old, new) {
        (String, Enum { .. }) => Some(&checks::BECAME_ENUM),
        (Enum { .. }, String) => Some(&checks::NO_LONGER_ENUM),
        (Number, Integer) => Some(&checks::TYPE_NARROWED),
        (Array { items: old }, Array { items: new }) => classify(old, new, clients),
        (Any, _) | (Object, Dto { .. }) => Some(&checks::TYPE_REFINED),
        (Integer, Number) | (Dto { .. }, Object) | (_, Any) => Some(&checks::TYPE_WIDENED),
        (Array { .. }, _) | (_, Array { .. }) => Some(&checks::CARDINALITY),
        (Dto { name: a }, Dto { name: b }) if !same_shape(a, b, clients) => Some(&checks::TYPE_CHANGED),
        // The JSON is the same: what else is said of the fields, and the values of enums, is compared elsewhere.
        (Dto { .. }, Dto { .. }) | (Enum { .. }, Enum { .. }) => None,
        _ => Some(&checks::TYPE_CHANGED),
    }
}

/// The structures of a reference that names another one than before; both are the new names.
pub(super) fn moved<'a>(old: &Type, new: &Type, clients: &Clients<'a>) -> Option<(&'a Dto, &'a Dto)> {
    let (old, new) = old.dto().zip(new.dto()).filter(|(old, new)| old != new)?;
    both(old, new, clients)
}

/// An old DTO, by its new name if it has one, and a new one.
fn both<'a>(old: &str, new: &str, clients: &Clients<'a>) -> Option<(&'a Dto, &'a Dto)> {
    let before = clients.types.iter().find(|(_, name)| **name == old).map_or(old, |(name, _)| name);
    let find = |dtos: &'a [Dto], name: &str| dtos.iter().find(|dto| dto.name.value == name);
    find(&clients.old.dtos, before).zip(find(&clients.new.dtos, new))
}

/// Whether the fields of an old DTO, by its new name if it has one, have names and types of those of a new one.
fn same_shape(old: &str, new: &str, clients: &Clients<'_>) -> bool {
    let rows = |dto: &Dto, ty: &dyn Fn(&Type) -> Type| {
        let rows = dto.fields.iter().map(|f| (f.name.value.clone(), ty(&f.ty.value).to_string(), f.required.value));
        let mut rows: Vec<_> = rows.collect();
        rows.sort();
        rows
    };
    both(old, new, clients).is_some_and(|(old, new)| rows(old, &|ty| clients.ty(ty)) == rows(new, &Type::clone))
}

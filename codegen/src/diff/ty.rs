//! Two types: enters both, with the names of the new version, leaves what the step between them is.

use super::checks::{self, Twins};
use super::pairing::Clients;
use crate::ir::Type;

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
        // The JSON is the same: the values of enums are compared elsewhere.
        (Dto { .. }, Dto { .. }) | (Enum { .. }, Enum { .. }) => None,
        _ => Some(&checks::TYPE_CHANGED),
    }
}

/// Whether the fields of an old DTO, by its new name if it has one, are those of a new one.
fn same_shape(old: &str, new: &str, clients: &Clients<'_>) -> bool {
    let before = clients.types.iter().find(|(_, name)| **name == old).map_or(old, |(name, _)| name);
    let find = |dtos: &[crate::ir::Dto], name: &str, mapped: bool| {
        let dto = dtos.iter().find(|dto| dto.name.value == name)?;
        let ty = |ty: &Type| if mapped { clients.ty(ty) } else { ty.clone() };
        let mut rows: Vec<_> =
            dto.fields.iter().map(|f| (f.name.value.clone(), ty(&f.ty.value).to_string(), f.required.value)).collect();
        rows.sort();
        Some(rows)
    };
    let shapes = (find(&clients.old.dtos, before, true), find(&clients.new.dtos, new, false));
    shapes.0.is_some() && shapes.0 == shapes.1
}

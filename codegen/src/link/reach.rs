//! Whether requests, responses or both hold a DTO.

use std::collections::{BTreeMap, BTreeSet};

use crate::ir::{Dto, Field, Operation, Reach};

/// Marks every DTO. One that nothing reaches was reported before and counts as both.
pub(super) fn mark(operations: &[Operation], dtos: &mut [Dto]) {
    let requests = operations.iter().flat_map(|o| &o.parameters).map(|p| &p.field);
    let responses = operations.iter().flat_map(|o| &o.response.fields);
    let request = closure(requests, dtos);
    let response = closure(responses, dtos);
    for dto in dtos {
        let name = &dto.name.value;
        dto.reach = match (request.contains(name), response.contains(name)) {
            (true, false) => Reach::Request,
            (false, true) => Reach::Response,
            _ => Reach::Both,
        };
    }
}

fn closure<'a>(roots: impl Iterator<Item = &'a Field>, dtos: &[Dto]) -> BTreeSet<String> {
    let by_name: BTreeMap<&str, &Dto> = dtos.iter().map(|d| (d.name.value.as_str(), d)).collect();
    let mut next: Vec<&str> = roots.filter_map(|f| f.ty.value.dto()).collect();
    let mut reached = BTreeSet::new();
    while let Some(name) = next.pop() {
        if reached.insert(name.to_owned())
            && let Some(dto) = by_name.get(name)
        {
            next.extend(dto.fields.iter().filter_map(|f| f.ty.value.dto()));
        }
    }
    reached
}

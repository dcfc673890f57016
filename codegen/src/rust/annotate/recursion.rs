//! Structs that would hold themselves.
//!
//! Enters: the DTOs. Leaves: which fields close a circle without a list between; these are boxed and optional, for a
//! value that must hold itself could never end.

use std::collections::BTreeMap;

use crate::ir::{Dto, Type};

/// The circles among the DTOs. Two DTOs are in one circle when each holds the other, at any depth.
#[derive(Debug)]
pub(super) struct Recursion<'a> {
    circles: BTreeMap<&'a str, &'a str>,
}

type Edges<'a> = BTreeMap<&'a str, Vec<&'a str>>;

impl<'a> Recursion<'a> {
    /// Finds the strongly connected components by two searches (Kosaraju): each is named after one of its DTOs.
    pub(super) fn new(dtos: &'a [Dto]) -> Self {
        let mut forth: Edges<'a> = dtos.iter().map(|dto| (dto.name.value.as_str(), Vec::new())).collect();
        let mut back = forth.clone();
        for dto in dtos {
            let name = dto.name.value.as_str();
            for target in dto.fields.iter().filter_map(|field| held(&field.ty.value)) {
                forth.entry(name).or_default().push(target);
                back.entry(target).or_default().push(name);
            }
        }
        let mut seen = BTreeMap::new();
        let mut order = Vec::new();
        for start in forth.keys() {
            order.extend(search(start, start, &forth, &mut seen));
        }
        let mut circles = BTreeMap::new();
        for start in order.into_iter().rev() {
            search(start, start, &back, &mut circles);
        }
        Self { circles }
    }

    /// Whether a field of type `ty` in `dto` closes a circle.
    pub(super) fn closes(&self, dto: &str, ty: &Type) -> bool {
        let circle = |name: &str| self.circles.get(name);
        held(ty).is_some_and(|target| target == dto || circle(target).is_some() && circle(target) == circle(dto))
    }
}

/// The DTO that a field holds in place.
fn held(ty: &Type) -> Option<&str> {
    match ty {
        Type::Dto { name } => Some(name),
        _ => None,
    }
}

/// Marks everything on a path from `start` that has no mark, and gives it in the order in which it was left.
fn search<'a>(start: &'a str, mark: &'a str, edges: &Edges<'a>, marks: &mut BTreeMap<&'a str, &'a str>) -> Vec<&'a str> {
    let mut left = Vec::new();
    if marks.contains_key(start) {
        return left;
    }
    marks.insert(start, mark);
    let mut path = vec![(start, 0)];
    while let Some((name, next)) = path.last_mut() {
        match edges.get(name).and_then(|targets| targets.get(*next)) {
            Some(target) => {
                *next += 1;
                if !marks.contains_key(target) {
                    marks.insert(target, mark);
                    path.push((target, 0));
                }
            }
            None => {
                left.push(*name);
                path.pop();
            }
        }
    }
    left
}

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
fn search<'a>(
    start: &'a str,
    mark: &'a str,
    edges: &Edges<'a>,
    marks: &mut BTreeMap<&'a str, &'a str>,
) -> Vec<&'a str> {
    let mut left = Vec::new();
    if marks.contains_key(start) {
        return left;
    }
    marks.insert(start, mark);
    let mut path = vec![(start, 0)];
    while let Some((name, next)) = path.last_mut() {
        if let Some(target) = edges.get(name).and_then(|targets| targets.get(*next)) {
            *next += 1;
            if !marks.contains_key(target) {
                marks.insert(target, mark);
                path.push((target, 0));
            }
        } else {
            left.push(*name);
            path.pop();
        }
    }
    left
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ir::{Constraints, Fact, Field, Reach, Rule};
    use crate::source::Span;

    fn dto(name: &str, holds: &[Type]) -> Dto {
        fn fact<T>(value: T) -> Fact<T> {
            Fact::new(value, Span::file_start(0), Rule::NameCell)
        }
        let field = |ty: &Type| Field {
            name: fact("f".to_owned()),
            ty: fact(ty.clone()),
            required: fact(true),
            default: None,
            description: None,
            example: None,
            values: None,
            constraints: Constraints::default(),
            sensitive: None,
        };
        Dto {
            name: fact(name.to_owned()),
            fields: holds.iter().map(field).collect(),
            reach: Reach::Both,
            also_at: Vec::new(),
        }
    }

    fn held(name: &str) -> Type {
        Type::Dto { name: name.to_owned() }
    }

    #[test]
    fn only_fields_inside_a_circle_close_it() {
        let dtos = [
            dto("A", &[held("B")]),
            dto("B", &[held("C"), held("D")]),
            dto("C", &[held("A")]),
            dto("D", &[held("E"), held("D")]),
            dto("E", &[Type::array(held("A"))]),
        ];
        let recursion = Recursion::new(&dtos);
        let closes = |from, to: &str| recursion.closes(from, &held(to));
        assert!(closes("A", "B") && closes("B", "C") && closes("C", "A") && closes("D", "D"));
        assert!(!closes("B", "D") && !closes("D", "E"));
        assert!(!recursion.closes("E", &Type::array(held("A"))));
    }

    #[test]
    fn a_long_chain_takes_no_deep_stack() {
        let names: Vec<String> = (0..50_000).map(|i| format!("D{i}")).collect();
        let dtos: Vec<Dto> =
            names.iter().zip(names.iter().skip(1)).map(|(name, next)| dto(name, &[held(next)])).collect();
        assert!(!Recursion::new(&dtos).closes("D0", &held("D1")));
    }
}

//! Where in the variables of a document a value is encrypted or sent as its JSON text.
//!
//! Enter: an operation and the merged DTOs of its client. Leave: paths such as `userInfo.password` and `grid[][].value`,
//! and the rows that no path can name. Only structures that hold such a row are entered, so that the time is bounded by
//! what is found.

use std::collections::{BTreeMap, BTreeSet};

use crate::ir::{Dto, Field, Format, Operation, Type};

/// How many paths a document may have.
const MAX_PLACES: usize = 100;

/// How many structures may stand around another, in what is sent and in what is asked for.
pub const MAX_DEPTH: usize = 12;

/// The paths of an operation.
#[derive(Debug, Default)]
pub struct Places<'a> {
    /// The values that are encrypted, sorted.
    pub encrypted: Vec<String>,
    /// Those of which the JSON text is sent, sorted.
    pub json_text: Vec<String>,
    /// The rows that hold a value which no path can name, with the reason.
    pub unreached: Vec<(&'a Field, &'static str)>,
}

/// Finds the places in the parameters of an operation.
pub fn places<'a>(operation: &'a Operation, dtos: &'a [Dto]) -> Places<'a> {
    let by_name: BTreeMap<&str, &Dto> = dtos.iter().map(|dto| (dto.name.value.as_str(), dto)).collect();
    let encrypting = holders(dtos, |field| field.constraints.encrypted.is_some());
    let mut holding = holders(dtos, is_json_text);
    holding.extend(&encrypting);
    let mut search = Search { by_name, holding, encrypting, outer: Vec::new(), places: Places::default() };
    for parameter in &operation.parameters {
        search.field(&parameter.field, "");
    }
    let mut places = search.places;
    places.encrypted.sort();
    places.json_text.sort();
    places
}

pub(super) fn is_json_text(field: &Field) -> bool {
    field.constraints.format.as_ref().is_some_and(|fact| fact.value == Format::Json)
}

/// The structures that hold a row of a kind, themselves or inside others.
fn holders(dtos: &[Dto], is_wanted: impl Fn(&Field) -> bool) -> BTreeSet<&str> {
    let mut around: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for dto in dtos {
        for inner in dto.fields.iter().filter_map(|field| field.ty.value.dto()) {
            around.entry(inner).or_default().push(&dto.name.value);
        }
    }
    let direct = dtos.iter().filter(|dto| dto.fields.iter().any(&is_wanted));
    let mut next: Vec<&str> = direct.map(|dto| dto.name.value.as_str()).collect();
    let mut found = BTreeSet::new();
    while let Some(name) = next.pop() {
        if found.insert(name) {
            next.extend(around.get(name).into_iter().flatten());
        }
    }
    found
}

struct Search<'a> {
    by_name: BTreeMap<&'a str, &'a Dto>,
    /// The structures worth entering.
    holding: BTreeSet<&'a str>,
    /// Those of them that hold a value to be encrypted.
    encrypting: BTreeSet<&'a str>,
    /// The structures around the row that is looked at.
    outer: Vec<&'a str>,
    places: Places<'a>,
}

impl<'a> Search<'a> {
    fn field(&mut self, field: &'a Field, prefix: &str) {
        let path = format!("{prefix}{}", field.name.value);
        if self.places.encrypted.len() + self.places.json_text.len() >= MAX_PLACES {
            if self.places.unreached.is_empty() {
                self.places.unreached.push((field, "stands behind too many others"));
            }
            return;
        }
        if field.constraints.encrypted.is_some() {
            self.places.encrypted.push(path.clone());
        }
        let dto = field.ty.value.dto();
        if is_json_text(field) {
            // What is sent as text is sent as it is inside.
            if dto.is_some_and(|name| self.encrypting.contains(name)) {
                self.places.unreached.push((field, "is sent as JSON text, in which nothing is encrypted"));
            }
            self.places.json_text.push(path);
            return;
        }
        let Some(name) = dto.filter(|name| self.holding.contains(name)) else { return };
        if self.outer.contains(&name) {
            self.places.unreached.push((field, "stands in itself, to any depth"));
            return;
        }
        if self.outer.len() >= MAX_DEPTH {
            self.places.unreached.push((field, "stands too deep in other structures"));
            return;
        }
        let Some(dto) = self.by_name.get(name).copied() else { return };
        self.outer.push(name);
        let prefix = format!("{path}{}.", "[]".repeat(lists(&field.ty.value)));
        dto.fields.iter().for_each(|inner| self.field(inner, &prefix));
        self.outer.pop();
    }
}

/// How many lists stand around the innermost type.
fn lists(ty: &Type) -> usize {
    match ty {
        Type::Array { items } => 1 + lists(items),
        _ => 0,
    }
}

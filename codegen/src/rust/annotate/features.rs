//! Cargo features: which of them bring a type.
//!
//! Enters: the features of the groups, the operations and the models. Leaves: for each model a [`Condition`]: the
//! features of all operations that reach it, through any number of models.

use std::collections::{BTreeMap, BTreeSet};

use super::{OpenEnum, Operation, Struct};
use crate::ir::Client;
use crate::rust::names::Name;

/// When an item is there: with any of these features, which are sorted; always if there are none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::rust) struct Condition(pub(in crate::rust) Vec<String>);

/// When the operations of a group are there.
pub(super) fn of_group(slug: &str, client: &Client) -> Condition {
    let group = client.groups.iter().find(|group| group.slug == slug);
    condition(group.and_then(|group| group.feature.as_deref()).into_iter().collect())
}

/// When anything of a client is there: with any of its features, unless a group has none.
pub(super) fn of_client(client: &Client) -> Condition {
    let features: Option<BTreeSet<&str>> = client.groups.iter().map(|group| group.feature.as_deref()).collect();
    condition(features.unwrap_or_default())
}

fn condition(features: BTreeSet<&str>) -> Condition {
    Condition(features.into_iter().map(str::to_owned).collect())
}

/// Sets the conditions of the models. A model that every group needs has none: the condition of the client is enough.
pub(super) fn set(client: &Client, operations: &[Operation], structs: &mut [Struct], enums: &mut [OpenEnum]) {
    let of_client = of_client(client);
    if client.groups.iter().all(|group| group.feature.is_none()) {
        return;
    }
    let found = closures(operations, structs);
    let condition_of = |name: &Name| {
        let features: Option<BTreeSet<&str>> =
            found.iter().filter(|(_, reached)| reached.contains(name)).map(|(feature, _)| *feature).collect();
        Some(condition(features.unwrap_or_default())).filter(|found| *found != of_client).unwrap_or_default()
    };
    let conditions: Vec<Condition> = structs.iter().map(|item| condition_of(&item.name)).collect();
    let of_enums: Vec<Condition> = enums.iter().map(|item| condition_of(&item.name)).collect();
    structs.iter_mut().zip(conditions).for_each(|(item, condition)| item.condition = condition);
    enums.iter_mut().zip(of_enums).for_each(|(item, condition)| item.condition = condition);
}

/// The models that the operations of each feature reach; those of no feature are under `None`.
fn closures<'a>(operations: &'a [Operation], structs: &'a [Struct]) -> BTreeMap<Option<&'a str>, BTreeSet<&'a Name>> {
    let by_name: BTreeMap<&Name, &Struct> = structs.iter().map(|item| (&item.name, item)).collect();
    let mut closures: BTreeMap<Option<&str>, BTreeSet<&Name>> = BTreeMap::new();
    for operation in operations {
        let feature = operation.condition.0.first().map(String::as_str);
        let reached = closures.entry(feature).or_default();
        let mut next: Vec<&Name> = operation.models().collect();
        while let Some(name) = next.pop() {
            if reached.insert(name)
                && let Some(item) = by_name.get(name)
            {
                next.extend(item.fields.iter().filter_map(|field| field.ty.model()));
            }
        }
    }
    closures
}

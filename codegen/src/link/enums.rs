//! Names for sets of values.
//!
//! A field with 枚举值： has an enum of its own, named after its owner and itself (`UserDto.gender` → `UserGender`), so that
//! no other page can change its name; one with a GraphQL type has its name. codegen.toml gives several fields one name.

use std::collections::BTreeMap;

use super::merge::unite_values;
use crate::config::EnumName;
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::ir::{Client, Enum, Field, Reach, Type, Values};
use crate::page::is_dto_name;

/// Names the enums of every client and makes their fields refer to them.
pub(super) fn name(clients: &mut [Client], names: &[EnumName], diagnostics: &mut Diagnostics) {
    for entry in names.iter().filter(|n| !clients.iter().any(|c| c.name == n.client)) {
        let message = format!("there is no client `{}`", entry.client);
        diagnostics.push(Diagnostic::new(&codes::ENUM_OWNER, entry.name.1, message));
    }
    for client in clients {
        let names: Vec<&EnumName> = names.iter().filter(|n| n.client == client.name).collect();
        name_client(client, &names, diagnostics);
    }
}

/// An enum that grows owner by owner.
struct Draft {
    owners: Vec<String>,
    values: Option<Values>,
    request: bool,
    response: bool,
}

fn name_client(client: &mut Client, names: &[&EnumName], diagnostics: &mut Diagnostics) {
    let mut drafts: BTreeMap<String, Draft> = BTreeMap::new();
    let mut used = vec![false; names.iter().map(|n| n.of.len()).sum()];
    for (owner, reach, field) in owners(client) {
        let key = format!("{owner}.{}", field.name.value);
        let Some(values) = field.values.clone().filter(|_| *field.ty.value.innermost() == Type::String) else {
            continue;
        };
        let name = given(&key, names, &mut used)
            .or_else(|| field.constraints.graphql_type.as_ref().map(|fact| fact.value.clone()));
        let name = name.unwrap_or_else(|| default_name(&owner, &field.name.value));
        *field.ty.value.innermost_mut() = Type::Enum { name: name.clone() };
        let draft =
            drafts.entry(name).or_insert(Draft { owners: Vec::new(), values: None, request: false, response: false });
        draft.owners.push(key);
        draft.values = unite_values(draft.values.take(), Some(values));
        draft.request |= reach.in_request();
        draft.response |= reach.in_response();
    }
    report_unused(names, &used, diagnostics);
    check_names(client, names, &drafts, diagnostics);
    client.enums = drafts.into_iter().filter_map(|(name, draft)| finish(name, draft)).collect();
}

/// Every field of a client with its owner: DTOs by name, then operations by id.
fn owners(client: &mut Client) -> Vec<(String, Reach, &mut Field)> {
    let mut list = Vec::new();
    for dto in &mut client.dtos {
        let (name, reach) = (dto.name.value.clone(), dto.reach);
        list.extend(dto.fields.iter_mut().map(|f| (name.clone(), reach, f)));
    }
    for operation in &mut client.operations {
        let id = operation.id.clone();
        list.extend(operation.parameters.iter_mut().map(|p| (id.clone(), Reach::Request, &mut p.field)));
        let name = operation.response.name.value.clone();
        list.extend(operation.response.fields.iter_mut().map(|f| (name.clone(), Reach::Response, f)));
    }
    list
}

/// The name that codegen.toml gives; an exact owner goes before `*.field`.
fn given(key: &str, names: &[&EnumName], used: &mut [bool]) -> Option<String> {
    let field = key.split_once('.').map_or(key, |(_, field)| field);
    let wildcard = format!("*.{field}");
    let owners = names.iter().flat_map(|n| n.of.iter().map(move |of| (*n, &of.0))).enumerate();
    let mut found = None;
    for (i, (name, owner)) in owners {
        if owner == key || *owner == wildcard {
            used[i] = true;
            if found.is_none() || owner == key {
                found = Some(name.name.0.clone());
            }
        }
    }
    found
}

fn report_unused(names: &[&EnumName], used: &[bool], diagnostics: &mut Diagnostics) {
    let owners = names.iter().flat_map(|n| &n.of).zip(used);
    for ((owner, at), _) in owners.filter(|(_, used)| !**used) {
        let message = format!("no field `{owner}` lists values");
        let finding = Diagnostic::new(&codes::ENUM_OWNER, *at, message);
        diagnostics.push(finding.help("write `Dto.field`, `operation.parameter` or `*.field`"));
    }
}

/// A name is an identifier that nothing else of the client has, and a name that was not given has one owner.
fn check_names(client: &Client, names: &[&EnumName], drafts: &BTreeMap<String, Draft>, diagnostics: &mut Diagnostics) {
    for (name, draft) in drafts {
        let entry = names.iter().find(|n| n.name.0 == *name);
        let dto = client.dtos.iter().find(|d| d.name.value == *name);
        let problem = if !is_dto_name(name) {
            format!("`{name}` cannot be the name of an enum")
        } else if dto.is_some() {
            format!("a DTO is called `{name}` too")
        } else if entry.is_none() && draft.owners.len() > 1 {
            format!("{} would all be called `{name}`", draft.owners.join(" and "))
        } else {
            continue;
        };
        let Some(at) = entry.map(|e| e.name.1).or(draft.values.as_ref().map(|v| v.at)) else { continue };
        let mut finding = Diagnostic::new(&codes::ENUM_NAME, at, problem);
        if let Some(dto) = dto {
            finding = finding.also(dto.name.at, "the DTO");
        }
        let help = format!("give {} a name with [[enum]] in codegen.toml", draft.owners.join(" and "));
        diagnostics.push(finding.help(help));
    }
}

fn finish(name: String, draft: Draft) -> Option<Enum> {
    let reach = match (draft.request, draft.response) {
        (true, false) => Reach::Request,
        (false, true) => Reach::Response,
        _ => Reach::Both,
    };
    let mut owners = draft.owners;
    owners.sort();
    owners.dedup();
    let values = draft.values?;
    Some(Enum { name, values: values.list, open: values.open, owners, reach })
}

/// `UserDto` and `gender` → `UserGender`; `list-users` and `sort_by` → `ListUsersSortBy`.
fn default_name(owner: &str, field: &str) -> String {
    let owner = owner.strip_suffix("Dto").filter(|rest| !rest.is_empty()).unwrap_or(owner);
    pascal(owner) + &pascal(field)
}

fn pascal(text: &str) -> String {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty());
    words.map(|w| w[..1].to_ascii_uppercase() + &w[1..]).collect()
}

#[cfg(test)]
mod tests {
    use super::default_name;

    #[test]
    fn names() {
        assert_eq!(default_name("UserDto", "gender"), "UserGender");
        assert_eq!(default_name("list-users", "sort_by"), "ListUsersSortBy");
        assert_eq!(default_name("Dto", "type"), "DtoType");
        assert_eq!(default_name("UserDto", "类型"), "User");
    }
}

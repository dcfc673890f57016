//! Names that no two things of the document share.
//!
//! Enters: the `Api`. Leaves: for every schema, operation and tag a name that depends on names alone: not on an order, not
//! on what a schema says. A name that one client has stays as it is. One that several have gets the client before it
//! (`ManagementUserDto`), for each of them; what v2 has always gets `V2`.

use std::collections::{BTreeMap, BTreeSet};

use crate::ir::{Api, Client, Version};

/// What a client calls something, by client and name.
type Key<'a> = (String, &'a str);

/// The names of a document.
pub(super) struct Names<'a> {
    /// The names that several versions have a client of.
    shared: BTreeSet<&'a str>,
    schemas: BTreeMap<Key<'a>, String>,
    operations: BTreeMap<Key<'a>, String>,
}

impl<'a> Names<'a> {
    /// Names everything.
    pub(super) fn new(api: &'a Api) -> Self {
        let count = |name: &str| api.clients.iter().filter(|client| client.name == name).count();
        let shared = api.clients.iter().map(|client| client.name.as_str()).filter(|name| count(name) > 1).collect();
        let mut names = Self { shared, schemas: BTreeMap::new(), operations: BTreeMap::new() };
        let mut schemas = BTreeMap::new();
        let mut operations = BTreeMap::new();
        for client in &api.clients {
            let label = names.label(client);
            let dtos = client.dtos.iter().map(|dto| dto.name.value.as_str());
            let replies = client.operations.iter().map(|operation| operation.response.name.value.as_str());
            let enums = client.enums.iter().map(|item| item.name.as_str());
            for name in dtos.chain(enums).chain(replies) {
                // Names hold no dots, so the last resort is no other's name.
                let first = if is_old(client) { format!("V2{name}") } else { name.to_owned() };
                let wanted = [first, format!("{}{name}", pascal(&label)), format!("{label}.{name}")];
                schemas.insert((label.clone(), name), wanted);
            }
            for operation in &client.operations {
                let id = operation.id.as_str();
                let first = if is_old(client) { of_v2(client, id) } else { id.to_owned() };
                let wanted = [first, format!("{label}-{id}"), format!("{label}.{id}")];
                operations.insert((label.clone(), id), wanted);
            }
        }
        names.schemas = unique(schemas);
        names.operations = unique(operations);
        names
    }

    /// What tells the client from the others: its name, with its version if another version has a client of the name.
    pub(super) fn label(&self, client: &Client) -> String {
        if self.shared.contains(client.name.as_str()) {
            format!("{}-{}", version(client.version), client.name)
        } else {
            client.name.clone()
        }
    }

    /// The name of a DTO, an enum or a reply.
    pub(super) fn schema(&self, client: &Client, name: &str) -> String {
        self.schemas.get(&(self.label(client), name)).cloned().unwrap_or_else(|| name.to_owned())
    }

    /// The `operationId`.
    pub(super) fn operation(&self, client: &Client, id: &str) -> String {
        self.operations.get(&(self.label(client), id)).cloned().unwrap_or_else(|| id.to_owned())
    }

    /// The tag of a group.
    pub(super) fn tag(&self, client: &Client, slug: &str) -> String {
        format!("{}/{slug}", self.label(client))
    }
}

/// What v2 has, which few need, takes no name away from v3.
fn is_old(client: &Client) -> bool {
    client.version == Version::V2
}

/// The `operationId` of an operation of v2.
pub(super) fn of_v2(client: &Client, id: &str) -> String {
    format!("{}-{}-{id}", version(client.version), client.name)
}

/// The version as its folder writes it.
pub(super) fn version(version: Version) -> String {
    match version {
        Version::V2 => "v2",
        Version::V3 => "v3",
    }
    .to_owned()
}

/// `user-pool` → `UserPool`
fn pascal(label: &str) -> String {
    let upper = |word: &str| {
        let mut chars = word.chars();
        chars.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(chars).collect::<String>()
    };
    label.split(['-', '_']).map(upper).collect()
}

/// The first wish of everything; whatever shares it, all of them take their next wish, until nothing is shared.
fn unique<'a>(wanted: BTreeMap<Key<'a>, [String; 3]>) -> BTreeMap<Key<'a>, String> {
    let mut list: Vec<(Key<'a>, [String; 3], usize)> = wanted.into_iter().map(|(key, names)| (key, names, 0)).collect();
    loop {
        let mut count: BTreeMap<String, usize> = BTreeMap::new();
        for (_, names, level) in &list {
            *count.entry(names[*level].clone()).or_default() += 1;
        }
        let mut moved = false;
        for (_, names, level) in &mut list {
            if count[&names[*level]] > 1 && *level < 2 {
                *level += 1;
                moved = true;
            }
        }
        if !moved {
            return list.into_iter().map(|(key, names, level)| (key, names[level].clone())).collect();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(wanted: &[(&'static str, &'static str)]) -> Vec<String> {
        let wishes = |client: &str, name: &str| {
            [name.to_owned(), format!("{}{name}", pascal(client)), format!("{client}.{name}")]
        };
        let wanted = wanted.iter().map(|(client, name)| (((*client).to_owned(), *name), wishes(client, name)));
        unique(wanted.collect()).into_values().collect()
    }

    #[test]
    fn what_one_client_has_keeps_its_name() {
        assert_eq!(names(&[("a", "X"), ("b", "Y")]), ["X", "Y"]);
    }

    #[test]
    fn what_two_clients_have_gets_the_client() {
        assert_eq!(names(&[("a", "X"), ("b", "X"), ("b", "Y")]), ["AX", "BX", "Y"]);
    }

    #[test]
    fn a_name_that_looks_like_one_with_a_client_is_told_apart() {
        assert_eq!(names(&[("a", "AX"), ("a", "X"), ("b", "X")]), ["AAX", "a.X", "BX"]);
        assert_eq!(names(&[("a", "Bc"), ("a-b", "C"), ("c", "Bc"), ("c", "C")]), ["ABc", "ABC", "CBc", "CC"]);
    }
}

//! The cargo features of the groups, as the client's Cargo.toml lists them.
//!
//! Enters: the API. Leaves: lines for the table `[features]`: all groups together, those of each client together, and
//! each of them.

use std::collections::{BTreeMap, BTreeSet};

use crate::ir::{Api, Client, Version};

/// The feature that turns on every group; the default features of the client name it.
const ALL: &str = "all-groups";

/// What the features of the v2 API start with, and what they all need. Most users do not: so the default lacks them.
const V2: &str = "v2";
const V2_RUNTIME: &str = "v2-runtime";

/// The lines.
pub(super) fn features(api: &Api) -> String {
    let mut clients: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for client in &api.clients {
        let features = client.groups.iter().filter_map(|group| group.feature.as_deref());
        clients.entry(name(client)).or_default().extend(features);
    }
    clients.retain(|_, features| !features.is_empty());
    let current = clients.keys().filter(|client| **client != V2);
    let mut lines = list("Every group of operations of the current API.", ALL, current);
    for (client, features) in &clients {
        lines += &list(&format!("Every group of the {client} API."), client, features);
        let needed = if *client == V2 { format!("\"{V2_RUNTIME}\"") } else { String::new() };
        features.iter().for_each(|feature| lines += &format!("{feature} = [{needed}]\n"));
    }
    lines
}

/// What the features of a client start with.
fn name(client: &Client) -> &str {
    match client.version {
        Version::V2 => V2,
        Version::V3 => &client.name,
    }
}

/// A feature that turns on others. All names are slugs, which need no escapes.
fn list<'a>(words: &str, name: &str, others: impl IntoIterator<Item = &'a &'a str>) -> String {
    let others: String = others.into_iter().map(|other| format!("    \"{other}\",\n")).collect();
    format!("# {words}\n{name} = [\n{others}]\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ir::{FORMAT, Group};

    fn client(version: Version, name: &str, features: &[Option<&str>]) -> Client {
        let group = |feature: Option<&str>| Group {
            slug: "group".to_owned(),
            title: "组".to_owned(),
            feature: feature.map(str::to_owned),
        };
        let (operations, dtos, enums) = (Vec::new(), Vec::new(), Vec::new());
        let groups = features.iter().copied().map(group).collect();
        Client { version, name: name.to_owned(), groups, operations, dtos, enums }
    }

    #[test]
    fn each_group_each_client_and_all() {
        let clients = vec![
            client(Version::V2, "users", &[Some("v2-users")]),
            client(Version::V3, "management", &[Some("management-users"), None, Some("management-roles")]),
        ];
        let api = Api { format: FORMAT, files: Vec::new(), clients, corrections: Vec::new() };
        let expected = "# Every group of operations of the current API.\nall-groups = [\n    \"management\",\n]\n\
            # Every group of the management API.\nmanagement = [\n    \"management-roles\",\n    \"management-users\",\n]\n\
            management-roles = []\nmanagement-users = []\n\
            # Every group of the v2 API.\nv2 = [\n    \"v2-users\",\n]\nv2-users = [\"v2-runtime\"]\n";
        assert_eq!(features(&api), expected);
    }
}

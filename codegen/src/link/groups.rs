//! The folders of pages against groups.toml.

use std::collections::BTreeMap;

use crate::config::Group;
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::ir::{self, Version};
use crate::lower::Lowered;
use crate::source::Span;

/// `v3/management`, as groups.toml names a client.
fn label(version: Version, client: &str) -> String {
    match version {
        Version::V2 => format!("v2/{client}"),
        Version::V3 => format!("v3/{client}"),
    }
}

/// Each folder has an entry, and each entry a folder.
pub(super) fn check(
    pages: &BTreeMap<(Version, String), Vec<Lowered>>,
    groups: &[Group],
    diagnostics: &mut Diagnostics,
) {
    for ((version, client), pages) in pages {
        let label = label(*version, client);
        let mut reported = Vec::new();
        for page in pages {
            let group = &page.page.group;
            let known = groups.iter().any(|g| g.client == label && g.slug == *group);
            if !known && !reported.contains(&group) {
                reported.push(group);
                let message = format!("the folder `{label}/{group}` has no entry in groups.toml");
                let finding = Diagnostic::new(&codes::UNKNOWN_GROUP, Span::file_start(page.page.file), message);
                diagnostics.push(
                    finding.help(format!("add [[group]] with client = \"{label}\", slug = \"{group}\" and a title")),
                );
            }
        }
    }
    for group in groups {
        let used = pages.iter().any(|((version, client), pages)| {
            label(*version, client) == group.client && pages.iter().any(|p| p.page.group == group.slug)
        });
        if !used {
            let message = format!("`{}/{}` has no pages", group.client, group.slug);
            let finding = Diagnostic::new(&codes::UNUSED_GROUP, group.at, message);
            diagnostics.push(finding.help("remove the entry, or correct its slug"));
        }
    }
}

/// The groups of a client that have pages, in the order of groups.toml.
pub(super) fn of(version: Version, client: &str, pages: &[Lowered], groups: &[Group]) -> Vec<ir::Group> {
    let label = label(version, client);
    let used = |g: &&Group| g.client == label && pages.iter().any(|p| p.page.group == g.slug);
    let linked = |g: &Group| ir::Group { slug: g.slug.clone(), title: g.title.clone(), feature: g.feature.clone() };
    groups.iter().filter(used).map(linked).collect()
}

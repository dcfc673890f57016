//! groups.toml: the folders of pages.

use serde::Deserialize;
use toml::Spanned;

use super::{parse, placed};
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::load::is_slug;
use crate::source::{FileId, Sources, Span};

/// A folder of pages.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// The client folder with its version: `v3/management`.
    pub client: String,
    /// The folder.
    pub slug: String,
    /// Its Chinese title.
    pub title: String,
    /// The folders of the doc site whose pages belong here.
    pub upstream: Vec<String>,
    /// The cargo feature that its operations need; `None` if they are always there.
    pub feature: Option<String>,
    /// The entry's slug in groups.toml.
    pub at: Span,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    group: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    client: String,
    slug: Spanned<String>,
    title: String,
    #[serde(default)]
    upstream: Vec<String>,
    feature: Option<Spanned<String>>,
}

pub(super) fn read(file: FileId, sources: &Sources, diagnostics: &mut Diagnostics) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for entry in parse::<File>(file, sources, diagnostics).group {
        let (slug, at) = placed(entry.slug, file, sources);
        if let Some(first) = groups.iter().find(|g| g.client == entry.client && g.slug == slug) {
            let finding = Diagnostic::new(&codes::DUPLICATE_GROUP, at, format!("the group `{slug}` stands twice"));
            diagnostics.push(finding.also(first.at, "first here").help("keep one of the two entries"));
            continue;
        }
        let feature = entry.feature.map(|feature| placed(feature, file, sources));
        if let Some((name, at)) = feature.as_ref().filter(|(name, _)| !is_feature(name, &entry.client)) {
            let message = format!("`{name}` cannot be the feature of a group of `{}`", entry.client);
            let example = format!("{}{slug}", feature_prefix(&entry.client));
            diagnostics.push(Diagnostic::new(&codes::BAD_FEATURE, *at, message).help(format!("such as `{example}`")));
        }
        let feature = feature.map(|(name, _)| name);
        groups.push(Group { client: entry.client, slug, title: entry.title, upstream: entry.upstream, feature, at });
    }
    groups
}

/// `management-`, `v2-`: what no feature of the runtime starts with.
fn feature_prefix(client: &str) -> String {
    let name = client.strip_prefix("v3/").or(client.split('/').next()).unwrap_or_default();
    format!("{name}-")
}

fn is_feature(name: &str, client: &str) -> bool {
    is_slug(name) && name.starts_with(&feature_prefix(client))
}

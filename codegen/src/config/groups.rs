//! groups.toml: the folders of pages.

use serde::Deserialize;
use toml::Spanned;

use super::{parse, placed};
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
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
        groups.push(Group { client: entry.client, slug, title: entry.title, upstream: entry.upstream, at });
    }
    groups
}

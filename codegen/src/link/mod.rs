//! Many pages as one API: enters the facts of each page and the configuration, leaves the [`Api`].
//!
//! In this order: corrections, checks of each page on its own, groups, DTOs of one name merged, enums named, and the
//! derived facts (reach, sensitivity, pagination).

mod check;
mod corrections;
mod enums;
mod example;
mod graphql;
mod graphql_types;
mod groups;
mod merge;
mod pagination;
mod reach;
mod routes;
mod sensitive;

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::ir::{Api, Client, FORMAT, Version};
use crate::lower::Lowered;
use crate::source::Sources;

/// Links the pages, which are sorted by path.
pub fn link(mut pages: Vec<Lowered>, config: &Config, sources: &Sources, diagnostics: &mut Diagnostics) -> Api {
    let corrections = corrections::apply(&mut pages, &config.corrections, sources, diagnostics);
    pages.iter_mut().for_each(graphql::select);
    let checked = pages.par_iter().map(|page| check::check(page, sources));
    checked.collect::<Vec<_>>().into_iter().for_each(|found| diagnostics.extend(found));
    let mut by_client: BTreeMap<(Version, String), Vec<Lowered>> = BTreeMap::new();
    for page in pages {
        by_client.entry((page.page.version, page.page.client.clone())).or_default().push(page);
    }
    groups::check(&by_client, &config.groups, diagnostics);
    let mut clients: Vec<Client> = by_client
        .into_iter()
        .map(|((version, name), pages)| client(version, name, pages, config, diagnostics))
        .collect();
    enums::name(&mut clients, &config.settings.enums, diagnostics);
    let files = sources.iter().map(|(_, source)| source.path.clone()).collect();
    Api { format: FORMAT, files, clients, corrections }
}

/// Applies the corrections to the pages, as [`link`] does first.
pub fn correct(pages: &mut [Lowered], config: &Config, sources: &Sources) {
    corrections::apply(pages, &config.corrections, sources, &mut Diagnostics::default());
}

fn client(
    version: Version,
    name: String,
    pages: Vec<Lowered>,
    config: &Config,
    diagnostics: &mut Diagnostics,
) -> Client {
    let groups = groups::of(version, &name, &pages, &config.groups);
    let (mut operations, mut definitions) = (Vec::new(), Vec::new());
    for page in pages {
        operations.push(page.operation);
        definitions.extend(page.dtos);
    }
    let mut dtos = merge::merge(definitions, diagnostics);
    routes::check(&operations, diagnostics);
    graphql_types::check(&operations, &dtos, diagnostics);
    operations.sort_by(|a, b| a.id.cmp(&b.id));
    reach::mark(&operations, &mut dtos);
    sensitive::mark(&mut operations, &mut dtos);
    for operation in &mut operations {
        operation.pagination = pagination::find(operation, &dtos);
    }
    Client { version, name, groups, operations, dtos, enums: Vec::new() }
}

//! What spec/ has and the imported pages have no longer.
//!
//! Enter: what was imported and what spec/ holds. Leave: the pages that an import with `--prune` deletes, and findings
//! about pages that lost rows, since a page cut short looks like an API that shrank.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use super::files::Input;
use super::upstream::{Entry, Fate};
use super::{Existing, page_path};
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::ir::Field;
use crate::lower::Lowered;
use crate::source::Span;

/// How many rows a finding names.
const NAMED: usize = 5;

/// The operations whose pages the imported folders should have and lack; `seen` are the pages that were found.
///
/// A folder speaks for the groups that it holds. It speaks for all groups of a client only if it has most of its pages:
/// else it is a part of them, and the other groups are somewhere else.
pub(super) fn pages(
    paths: &[PathBuf],
    inputs: &[Input],
    existing: &Existing,
    seen: &BTreeSet<&str>,
    diagnostics: &mut Diagnostics,
) -> Vec<String> {
    let in_folder = |input: &&Input| paths.get(input.root).is_some_and(|path| path.is_dir());
    let groups: BTreeSet<&str> = inputs.iter().filter(in_folder).map(|input| group(&input.page)).collect();
    let known: Vec<&Entry> =
        existing.table.iter().filter(|entry| entry.fate == Fate::Operation && entry.page != "-").collect();
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for entry in &known {
        let (found, all) = counts.entry(client(&entry.page)).or_default();
        *all += 1;
        *found += usize::from(seen.contains(entry.page.as_str()) && groups.contains(group(&entry.page)));
    }
    let is_whole = |name: &str| counts.get(name).is_some_and(|(found, all)| found * 2 > *all);
    let pages: BTreeSet<String> = existing.pages.iter().map(page_path).collect();
    let gone = known.into_iter().filter(|entry| {
        let covered = groups.contains(group(&entry.page)) || is_whole(client(&entry.page));
        covered && !seen.contains(entry.page.as_str()) && pages.contains(&entry.operation)
    });
    let gone: Vec<&Entry> = gone.collect();
    for entry in &gone {
        let message = format!("the imported folders have no page `{}`", entry.page);
        let finding = Diagnostic::new(&codes::PAGE_GONE, entry.at, message);
        diagnostics.push(finding.help("`--prune` deletes its page; without it the page stays"));
    }
    gone.into_iter().map(|entry| format!("{}.md", entry.operation)).collect()
}

fn client(page: &str) -> &str {
    page.split('/').next().unwrap_or_default()
}

fn group(page: &str) -> &str {
    page.rsplit_once('/').map_or("", |(group, _)| group)
}

/// Reports the rows that a page of spec/ had `before` and now lacks.
pub(super) fn rows(before: &Lowered, page: &Lowered, diagnostics: &mut Diagnostics) {
    let now: BTreeSet<String> = named(page).into_iter().map(|(name, _)| name).collect();
    let gone: Vec<(String, Span)> = named(before).into_iter().filter(|(name, _)| !now.contains(name)).collect();
    let Some((_, at)) = gone.first() else { return };
    let mut names: Vec<String> = gone.iter().take(NAMED).map(|(name, _)| format!("`{name}`")).collect();
    if gone.len() > NAMED {
        names.push(format!("{} more", gone.len() - NAMED));
    }
    let message = format!("the imported page lacks {}", names.join(", "));
    let finding = Diagnostic::new(&codes::ROWS_GONE, *at, message);
    diagnostics.push(
        finding.help("if the service still has them, the imported page is broken; `codegen diff` tells what it means"),
    );
}

/// The rows of a page by name: `id`, `UserDto.email`.
fn named(page: &Lowered) -> Vec<(String, Span)> {
    let own = page.operation.parameters.iter().map(|parameter| &parameter.field).chain(&page.operation.response.fields);
    let inner =
        page.dtos.iter().flat_map(|dto| dto.fields.iter().map(move |field| (Some(dto.name.value.as_str()), field)));
    let name = |(dto, field): (Option<&str>, &Field)| {
        let name = &field.name.value;
        (dto.map_or_else(|| name.clone(), |dto| format!("{dto}.{name}")), field.name.at)
    };
    own.map(|field| (None, field)).chain(inner).map(name).collect()
}

//! Foreign pages as canonical ones: enters the doc site's own pages, in all their mess; leaves the pages of spec/ and a
//! report of every repair.
//!
//! Each file goes to the reader that knows its form (`docsite`, `scraped`, `methods`), which gives a [`draft::Draft`], or
//! one for each method, by `v2`, with what spec/methods.toml says of it; `refine` turns the words of a draft into facts; pages of several languages become
//! one; the words of spec/ are put in; and `print` writes the page.

mod assemble;
pub mod docsite;
pub mod draft;
mod escape;
mod files;
mod gone;
pub mod methods;
mod print;
pub mod refine;
pub mod scraped;
mod upstream;
mod v2;
mod variants;
mod wording;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::config::{self, Config};
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::load::{self, Spec};
use crate::lower::{self, Lowered};
use crate::page;
use crate::source::{FileId, Sources, Span};

use self::draft::Draft;
use self::files::Input;
use self::methods::MethodsPage;
use self::wording::{Wording, page_path};

pub use self::print::print;
pub use self::upstream::{Entry, Fate, Table};

/// Whose words the descriptions have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Prose {
    /// Those that spec/ has; none where it has none.
    Own,
    /// Those of the imported pages.
    Upstream,
}

/// What an import gives.
#[derive(Debug)]
pub struct Import {
    /// The canonical pages by their paths below spec/: `v3/management/users/get-user.md`.
    pub pages: BTreeMap<String, String>,
    /// The pages of spec/ that the imported folders no longer have.
    pub removed: Vec<String>,
    /// Every repair, and every row or page that was left out, with the reason.
    pub diagnostics: Diagnostics,
    /// The files that were read.
    pub sources: Sources,
    /// How many pages of which fate were read.
    pub counts: BTreeMap<&'static str, usize>,
}

/// What spec/ holds already.
struct Existing {
    config: Config,
    pages: Vec<Lowered>,
    table: Table,
}

/// Imports files and folders into a spec folder. Only reads; the caller writes.
/// Without `prose`, the setting of codegen.toml counts.
pub fn import(paths: &[PathBuf], spec_dir: &Path, prose: Option<Prose>) -> Import {
    let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
    let existing = existing(spec_dir, &mut sources, &mut diagnostics);
    let includes = files::includes(paths, &mut sources);
    let inputs = files::read(paths, &mut sources, &mut diagnostics);
    let mut counts = BTreeMap::new();
    let mut drafts: BTreeMap<String, Vec<(Draft, &Entry)>> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    let mut methods = Vec::new();
    for input in &inputs {
        if let Some(page) = methods_page(input.file, &sources, &mut diagnostics) {
            *counts.entry("v2 methods").or_insert(0) += 1;
            methods.push(page);
            continue;
        }
        let find = |path: &str| includes.get(path.rsplit('/').next().unwrap_or(path)).copied();
        let Some(draft) = read(input.file, &sources, &find, &mut diagnostics) else {
            *counts.entry("not a page").or_insert(0) += 1;
            continue;
        };
        seen.insert(input.page.as_str());
        match entry(input, &draft, &existing, &mut diagnostics) {
            Some(entry) => {
                *counts.entry(entry.fate.word()).or_insert(0) += 1;
                if entry.fate == Fate::Operation {
                    drafts.entry(entry.operation.clone()).or_default().push((draft, entry));
                } else {
                    left_out(input.file, entry, &mut diagnostics);
                }
            }
            None => *counts.entry("without a route").or_insert(0) += 1,
        }
    }
    let prose = prose.or(existing.config.settings.prose).unwrap_or(Prose::Own);
    let wording = Wording::of(&existing.pages);
    let mut pages = BTreeMap::new();
    for (operation, drafts) in &drafts {
        let text = assemble::page(drafts, &existing.config, &wording, prose, &sources, &mut diagnostics);
        pages.insert(format!("{operation}.md"), text);
    }
    let context = v2::Context::new(&existing, &wording, prose, &mut sources, &mut diagnostics);
    for page in &methods {
        pages.extend(context.pages(page, &sources, &mut diagnostics));
    }
    let removed = gone::pages(paths, &inputs, &existing, &seen, &mut diagnostics);
    check(&pages, &existing.pages, &mut sources, &mut diagnostics);
    let diagnostics = diagnostics.finish_all(&sources);
    Import { pages, removed, diagnostics, sources, counts }
}

/// Reads spec/ as far as it can be read; its own errors are the business of `check`.
fn existing(spec_dir: &Path, sources: &mut Sources, diagnostics: &mut Diagnostics) -> Existing {
    let mut ignored = Diagnostics::default();
    let spec: Spec = load::load(spec_dir, sources, &mut ignored);
    let config = config::read(&spec, sources, &mut ignored);
    // Of methods.toml an import needs every word.
    ignored.retain(|found| spec.methods == Some(found.primary.span.file));
    diagnostics.extend(ignored);
    let table = spec.upstream.map(|file| Table::read(file, sources, diagnostics)).unwrap_or_default();
    let read = |file: &load::PageFile| {
        let mut ignored = Diagnostics::default();
        let page = page::read(file.file, sources, &mut ignored)?;
        lower::lower(file, &page, sources, &mut ignored)
    };
    let pages = spec.pages.iter().filter_map(read).collect();
    Existing { config, pages, table }
}

/// The methods of the v2 SDKs that a page documents, if it is such a page.
fn methods_page(file: FileId, sources: &Sources, diagnostics: &mut Diagnostics) -> Option<MethodsPage> {
    let text = sources.get(file).text.as_str();
    if docsite::sniff(text) || scraped::sniff(text) || !methods::sniff(text) {
        return None;
    }
    methods::read(file, sources, diagnostics)
}

/// The draft of a file, by the first reader that knows its form.
fn read(
    file: FileId,
    sources: &Sources,
    includes: &dyn Fn(&str) -> Option<FileId>,
    diagnostics: &mut Diagnostics,
) -> Option<Draft> {
    let text = sources.get(file).text.as_str();
    if docsite::sniff(text) {
        return docsite::read(file, sources, includes, diagnostics);
    }
    if scraped::sniff(text) {
        return scraped::read(file, sources, diagnostics);
    }
    let message = "no reader knows the form of this file";
    diagnostics.push(Diagnostic::new(&codes::NOT_A_PAGE, Span::file_start(file), message));
    None
}

/// The row of spec/upstream.tsv for a page: by its folder and name, else by the method that it names.
fn entry<'a>(input: &Input, draft: &Draft, existing: &'a Existing, diagnostics: &mut Diagnostics) -> Option<&'a Entry> {
    if let Some(entry) = existing.table.page(&input.page) {
        return Some(entry);
    }
    let at = draft.method_name.as_ref().map_or(draft.title.at, |name| name.at);
    let id = draft.method_name.as_ref().map(|name| assemble::slug(&name.text)).unwrap_or_default();
    // Of two forms of one operation, the one whose parameters the page has.
    let overlap = |entry: &&Entry| {
        let page = existing.pages.iter().find(|p| page_path(p) == entry.operation);
        let known =
            |name: &str| page.is_some_and(|p| p.operation.parameters.iter().any(|q| q.field.name.value == name));
        draft.parameters.iter().filter(|row| known(&row.name.text)).count()
    };
    let found = existing.table.named(&id).max_by_key(overlap);
    let finding = match found {
        Some(entry) => {
            let message = format!("the page was taken for `{}`, by the method that it names", entry.operation);
            Diagnostic::new(&codes::PAGE_BY_METHOD, at, message)
        }
        None => {
            let message = format!("no route is known for `{}`", input.page);
            let help = "add a row to spec/upstream.tsv: page, fate, operation, route, deprecated, note";
            Diagnostic::new(&codes::NO_ROUTE, at, message).help(help)
        }
    };
    diagnostics.push(finding);
    found
}

fn left_out(file: FileId, entry: &Entry, diagnostics: &mut Diagnostics) {
    let why = match entry.fate {
        Fate::Operation => return,
        Fate::Duplicate => "another page documents the same route",
        Fate::StaleCopy => "it is a copy of a page of the other client",
        Fate::Stale => "the service has no such route",
        Fate::Wrapper => "it documents a convenience method, which the runtime has",
        Fate::Protocol => "it explains a protocol, which the runtime implements",
    };
    let finding = Diagnostic::new(&codes::PAGE_LEFT_OUT, Span::file_start(file), format!("left out: {why}"));
    diagnostics.push(finding.also(entry.at, entry.note.as_str()));
}

/// A page that the strict reader would refuse is a mistake of the importer: it is reported, never passed over.
fn check(pages: &BTreeMap<String, String>, existing: &[Lowered], sources: &mut Sources, diagnostics: &mut Diagnostics) {
    let before: BTreeMap<String, &Lowered> = existing.iter().map(|page| (page_path(page), page)).collect();
    for (path, text) in pages {
        let file = sources.add(crate::source::Source::new(format!("spec/{path}"), text.as_str()));
        let mut found = Diagnostics::default();
        if let Some(page) = page::read(file, sources, &mut found) {
            let place = load::place_of(file, path);
            let lowered = place.and_then(|place| lower::lower(&place, &page, sources, &mut found));
            if let Some((before, now)) = before.get(path.trim_end_matches(".md")).zip(lowered) {
                gone::rows(before, &now, diagnostics);
            }
        }
        diagnostics.extend(found);
    }
}

//! spec/upstream.tsv: which operation each page of the doc site documents, and its route, which no page states.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::ir::{Deprecation, Method, Transport};
use crate::source::{FileId, Sources, Span};

/// What becomes of a page of the doc site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It documents an operation.
    Operation,
    /// Another page documents the same route.
    Duplicate,
    /// A copy of a page of the other client.
    StaleCopy,
    /// The service has no such route.
    Stale,
    /// It documents a convenience method without a route of its own.
    Wrapper,
    /// It explains a protocol (tokens, logout), which the runtime implements by hand.
    Protocol,
}

/// The words of the column `fate`.
const FATES: [(&str, Fate); 6] = [
    ("operation", Fate::Operation),
    ("duplicate", Fate::Duplicate),
    ("stale-copy", Fate::StaleCopy),
    ("stale", Fate::Stale),
    ("wrapper", Fate::Wrapper),
    ("protocol", Fate::Protocol),
];

impl Fate {
    /// The word of the column.
    pub fn word(self) -> &'static str {
        FATES.iter().find(|(_, fate)| *fate == self).map_or("", |(word, _)| word)
    }
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// `management/管理用户/get-user`; `-` for an operation that only a scraped page documents.
    pub page: String,
    /// What becomes of it.
    pub fate: Fate,
    /// `v3/management/users/get-user`; `-` when it becomes no operation.
    pub operation: String,
    /// The verb and path.
    pub route: Option<Transport>,
    /// Whether the service calls it deprecated, which only some pages do.
    pub deprecated: Option<Deprecation>,
    /// Why, for people.
    pub note: String,
    /// The row.
    pub at: Span,
}

/// The rows by page.
#[derive(Debug, Default)]
pub struct Table {
    pages: BTreeMap<String, Entry>,
    unpaged: Vec<Entry>,
}

impl Table {
    /// The row of a page.
    pub fn page(&self, page: &str) -> Option<&Entry> {
        self.pages.get(page)
    }

    /// Every row.
    pub fn iter(&self) -> impl Iterator<Item = &Entry> {
        self.pages.values().chain(&self.unpaged)
    }

    /// The operations whose last part is `id`, or `id` with a suffix: `list-users` and `list-users-legacy`.
    pub fn named<'a, 'b>(&'a self, id: &'b str) -> impl Iterator<Item = &'a Entry> + use<'a, 'b> {
        let is = move |e: &&Entry| {
            let stem = e.operation.rsplit('/').next().unwrap_or_default();
            e.fate == Fate::Operation && (stem == id || stem.strip_prefix(id) == Some("-legacy"))
        };
        self.iter().filter(is)
    }

    /// Reads the table; each bad row is reported and left out.
    pub fn read(file: FileId, sources: &Sources, diagnostics: &mut Diagnostics) -> Self {
        let source = sources.get(file);
        let mut table = Self::default();
        let lines = u32::try_from(source.text.lines().count()).unwrap_or(u32::MAX);
        for line in 2..=lines {
            let at = sources.span(file, source.line_range(line));
            match entry(source.line_text(line), at) {
                Ok(entry) if entry.page == "-" => table.unpaged.push(entry),
                Ok(entry) => {
                    if let Some(first) = table.pages.insert(entry.page.clone(), entry) {
                        let finding = Diagnostic::new(&codes::BAD_UPSTREAM_ROW, at, "the page stands twice");
                        diagnostics.push(finding.also(first.at, "first here").help("keep one of the two rows"));
                    }
                }
                Err(problem) => {
                    let finding = Diagnostic::new(&codes::BAD_UPSTREAM_ROW, at, problem);
                    diagnostics.push(
                        finding
                            .help("the columns are page, fate, operation, route, deprecated and note, apart by tabs"),
                    );
                }
            }
        }
        table
    }
}

fn entry(line: &str, at: Span) -> Result<Entry, String> {
    let cells: Vec<&str> = line.split('\t').collect();
    let [page, fate, operation, route, deprecated, note] = cells.as_slice() else {
        return Err(format!("the row has {} cells, not 6", cells.len()));
    };
    let fate = FATES.iter().find(|(word, _)| word == fate).ok_or_else(|| format!("`{fate}` is no fate"))?.1;
    let slugs = operation.split('/').all(crate::load::is_slug) && operation.split('/').count() == 4;
    let route = transport(route);
    if matches!(fate, Fate::Operation | Fate::Duplicate) && !(slugs && route.is_some()) {
        return Err("an operation has a path `v3/client/group/id` and a route `VERB /path`".to_owned());
    }
    let (page, operation, note) = ((*page).to_owned(), (*operation).to_owned(), (*note).to_owned());
    let deprecated = match *deprecated {
        "-" => None,
        "yes" => Some(Deprecation::default()),
        id if crate::load::is_slug(id) => Some(Deprecation { replacement: Some(id.to_owned()) }),
        other => return Err(format!("`{other}` is neither `-`, `yes` nor an operation")),
    };
    Ok(Entry { page, fate, operation, route, deprecated, note, at })
}

fn transport(route: &str) -> Option<Transport> {
    let (word, path) = route.split_once(' ')?;
    let method = Method::ALL.into_iter().find(|m| m.word() == word)?;
    path.starts_with('/').then(|| Transport::Http { method, path: path.to_owned() })
}

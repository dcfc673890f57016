//! The words of this repository: what spec/ already says about a field, for rows that are imported again or anew.
//!
//! A row keeps the words of its own page; a new one takes those of the same DTO field elsewhere, else those that most
//! rows of the same name have.

use std::collections::{BTreeMap, HashMap};

use crate::ir::{Dto, Fact, Field, Operation, Version};
use crate::lower::Lowered;

/// Owner of the rows of 请求响应, whose name differs from page to page.
pub(super) const REPLY: &str = "@reply";

/// Everything that spec/ says in words.
#[derive(Debug, Default)]
pub(super) struct Wording {
    pages: HashMap<String, (Fact<String>, Option<Fact<String>>)>,
    rows: HashMap<(String, String, String), String>,
    owners: HashMap<(String, String), BTreeMap<String, usize>>,
    names: HashMap<String, BTreeMap<String, usize>>,
}

impl Wording {
    /// Collects the words of the pages.
    pub(super) fn of(pages: &[Lowered]) -> Self {
        let mut wording = Self::default();
        for page in pages {
            let path = page_path(page);
            let operation = &page.operation;
            wording.pages.insert(path.clone(), (operation.title.clone(), operation.description.clone()));
            for (owner, field) in all_fields(operation, &page.dtos) {
                wording.add(&path, owner, &field.name.value, field.description.as_ref());
                for value in field.values.iter().flat_map(|v| &v.list) {
                    let name = format!("{}={}", field.name.value, value.value.value);
                    wording.add(&path, owner, &name, value.text.as_ref());
                }
            }
        }
        wording
    }

    fn add(&mut self, page: &str, owner: &str, name: &str, text: Option<&Fact<String>>) {
        let Some(text) = text.map(|t| t.value.clone()) else { return };
        self.rows.insert((page.to_owned(), owner.to_owned(), name.to_owned()), text.clone());
        let of_owner = self.owners.entry((owner.to_owned(), name.to_owned())).or_default();
        *of_owner.entry(text.clone()).or_default() += 1;
        *self.names.entry(name.to_owned()).or_default().entry(text).or_default() += 1;
    }

    /// Title and description of an operation.
    pub(super) fn operation(&self, page: &str) -> Option<&(Fact<String>, Option<Fact<String>>)> {
        self.pages.get(page)
    }

    /// The words that a page has for its own row.
    pub(super) fn own(&self, page: &str, owner: &str, name: &str) -> Option<&str> {
        self.rows.get(&(page.to_owned(), owner.to_owned(), name.to_owned())).map(String::as_str)
    }

    /// The words for a row, or for a value as `name=VALUE`.
    pub(super) fn row(&self, page: &str, owner: &str, name: &str) -> Option<&str> {
        let own = self.own(page, owner, name);
        let of_owner = || self.owners.get(&(owner.to_owned(), name.to_owned())).and_then(most);
        own.or_else(of_owner).or_else(|| self.names.get(name).and_then(most))
    }
}

/// The text that occurs most often; of equals the first in order.
fn most(texts: &BTreeMap<String, usize>) -> Option<&str> {
    let best = texts.values().max()?;
    texts.iter().find(|(_, count)| *count == best).map(|(text, _)| text.as_str())
}

/// `v3/management/users/get-user`
pub(super) fn page_path(page: &Lowered) -> String {
    path(page.page.version, &page.page.client, &page.page.group, &page.page.id)
}

/// `v3/management/users/get-user`, or `v2/users/create`
pub(super) fn path(version: Version, client: &str, group: &str, id: &str) -> String {
    match version {
        Version::V2 => format!("v2/{client}/{id}"),
        Version::V3 => format!("v3/{client}/{group}/{id}"),
    }
}

/// Every row of a page with its owner.
pub(super) fn all_fields<'a>(operation: &'a Operation, dtos: &'a [Dto]) -> impl Iterator<Item = (&'a str, &'a Field)> {
    let parameters = operation.parameters.iter().map(|p| (operation.id.as_str(), &p.field));
    let reply = operation.response.fields.iter().map(|f| (REPLY, f));
    parameters.chain(reply).chain(dtos.iter().flat_map(|d| d.fields.iter().map(|f| (d.name.value.as_str(), f))))
}

/// The same, to be changed.
pub(super) fn all_fields_mut<'a>(
    operation: &'a mut Operation,
    dtos: &'a mut [Dto],
) -> impl Iterator<Item = (String, &'a mut Field)> {
    let id = operation.id.clone();
    let parameters = operation.parameters.iter_mut().map(move |p| (id.clone(), &mut p.field));
    let reply = operation.response.fields.iter_mut().map(|f| (REPLY.to_owned(), f));
    let of_dto = |d: &'a mut Dto| {
        let name = d.name.value.clone();
        d.fields.iter_mut().map(move |f| (name.clone(), f))
    };
    parameters.chain(reply).chain(dtos.iter_mut().flat_map(of_dto))
}

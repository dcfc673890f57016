//! What the words of a [`Draft`] mean: enters the parts of one foreign page, leaves facts that a canonical page can carry.
//!
//! In this order: the tables (`tables`), a type for each row (`resolve`), the facts of each row (`row`), then, since they
//! need all types, the literals (`literals`) and the example reply (`reply`). The notations have a file each.

mod coerce;
mod context;
mod description;
mod inline;
mod intro;
mod limits;
mod lines;
mod list;
mod literals;
mod prose;
mod reply;
mod resolve;
mod row;
mod tables;
mod types;
mod words;

use std::collections::HashMap;

use crate::config::Correction;
use crate::diagnostic::{Diagnostics, codes};
use crate::import::draft::{Draft, Raw, RawRow};
use crate::ir::{Deprecation, Dto, Fact, Field, Reach, Rule, Type};
use crate::page::is_dto_name;
use crate::source::Sources;

use self::coerce::{Table, Tables, Unlisted};
use self::context::{Context, Owner};
use self::literals::Found;
use self::row::Row;
use self::tables::{Page, Section, Slot};
use self::types::Guess;

/// The facts of one foreign page. Every `at` is a place in that page.
#[derive(Debug, Clone, PartialEq)]
pub struct Refined {
    /// The title.
    pub title: Fact<String>,
    /// 请求参数
    pub parameters: Vec<Field>,
    /// The name of the reply.
    pub response_name: Option<Fact<String>>,
    /// 请求响应
    pub response: Vec<Field>,
    /// A real reply.
    pub example: Option<Fact<serde_json::Value>>,
    /// The structures that the parameters or the reply reach, in the order of the page.
    pub dtos: Vec<Dto>,
    /// Whether the page says that the operation should no longer be called.
    pub deprecated: Option<Fact<Deprecation>>,
    /// The description of the operation, its paragraphs joined by blank lines.
    pub intro: Option<Fact<String>>,
}

/// Reads the facts of a page; every repair and everything left out is reported.
pub fn refine(draft: &Draft, corrections: &[Correction], sources: &Sources, diagnostics: &mut Diagnostics) -> Refined {
    let mut cx = Context::new(corrections, operation_names(draft, sources), has_ticks(draft), sources, diagnostics);
    let response_name = response_name(draft, &mut cx);
    let reply_name = response_name.as_ref().map_or("", |name| name.value.as_str());
    let mut page = tables::read_all(draft, &mut cx);
    resolve::resolve(&mut page, &mut cx);
    resolve::reach(&mut page, reply_name, &mut cx);
    let mut facts = Facts::read(page, reply_name, &mut cx);
    let example = facts.settle(draft.example.as_ref(), reply_name, &mut cx);
    let (intro, deprecated) = intro::read(&draft.intro, &mut cx);
    let fields = |rows: Vec<Row>| rows.into_iter().map(|row| row.field).collect();
    let dto = |(name, rows)| Dto { name, fields: fields(rows), reach: Reach::Both, also_at: Vec::new() };
    Refined {
        title: title(draft, &mut cx),
        parameters: fields(facts.parameters),
        response_name,
        response: fields(facts.reply),
        example,
        dtos: facts.dtos.into_iter().map(dto).collect(),
        deprecated,
        intro,
    }
}

/// The names under which a correction may know the operation.
fn operation_names(draft: &Draft, sources: &Sources) -> Vec<String> {
    let path = &sources.get(draft.file).path;
    let stem = path.rsplit('/').next().unwrap_or(path).trim_end_matches(".md");
    let method = draft.method_name.as_ref().map(|raw| super::assemble::slug(&raw.text));
    std::iter::once(stem.to_owned()).chain(method).collect()
}

/// Whether the page marks code at all.
fn has_ticks(draft: &Draft) -> bool {
    let ticked =
        |row: &RawRow| row.description.text.contains('`') || row.example.as_ref().is_some_and(|e| e.text.contains('`'));
    let dtos = draft.dtos.iter().flat_map(|d| &d.rows);
    draft.parameters.iter().chain(&draft.response).chain(dtos).any(ticked)
}

fn title(draft: &Draft, cx: &mut Context<'_>) -> Fact<String> {
    let words = words::clean(&draft.title.text.replace('\n', " ")).text;
    let text = if words.is_empty() { cx.operation.first().cloned().unwrap_or_default() } else { words };
    Fact::new(text, draft.title.at, Rule::Title)
}

fn response_name(draft: &Draft, cx: &mut Context<'_>) -> Option<Fact<String>> {
    let raw = draft.response_name.as_ref()?;
    let said = words::clean(&raw.text).text.replace('`', "");
    let name = Some(said.clone()).filter(|name| is_dto_name(name)).or_else(|| types::dto_name(&said));
    if name.as_ref() != Some(&said) {
        let shown: String = said.chars().take(40).collect();
        let taken = name.as_ref().map_or("left out".to_owned(), |name| format!("written `{name}`"));
        cx.note(&codes::RESPONSE_NAME, raw.at, format!("`{shown}` is no name of a reply: {taken}"));
    }
    name.map(|name| Fact::new(name, raw.at, Rule::ResponseType))
}

/// The rows of a page while their literals are read.
struct Facts {
    parameters: Vec<Row>,
    reply: Vec<Row>,
    dtos: Vec<(Fact<String>, Vec<Row>)>,
}

impl Facts {
    fn read(page: Page<'_>, reply: &str, cx: &mut Context<'_>) -> Self {
        let Page { parameters, reply: replies, sections } = page;
        let parameters = rows(parameters, &Owner::Parameters, cx);
        let reply = rows(replies, &Owner::Reply(reply), cx);
        let read = |Section { name, slots, .. }| {
            let rows = rows(slots, &Owner::Dto(&name.value), cx);
            (name, rows)
        };
        Self { parameters, reply, dtos: sections.into_iter().map(read).collect() }
    }

    /// Reads the literals and the reply, and opens the lists that lack one of their values.
    fn settle(&mut self, reply: Option<&Raw>, name: &str, cx: &mut Context<'_>) -> Option<Fact<serde_json::Value>> {
        let tables: Tables<'_> = self.dtos.iter().map(|(name, rows)| (name.value.as_str(), Table::new(rows))).collect();
        let parameters = found(&self.parameters, &Owner::Parameters, &tables, cx);
        let replies = found(&self.reply, &Owner::Reply(name), &tables, cx);
        let dtos: Vec<_> =
            self.dtos.iter().map(|(name, rows)| found(rows, &Owner::Dto(&name.value), &tables, cx)).collect();
        let shown = reply.map(|raw| reply::read(raw, &self.reply, &tables, cx)).unwrap_or_default();
        let mut unlisted = shown.unlisted;
        unlisted.extend(put(&mut self.parameters, parameters, &HashMap::new(), "", cx));
        unlisted.extend(put(&mut self.reply, replies, &shown.seen, "", cx));
        for ((name, rows), found) in self.dtos.iter_mut().zip(dtos) {
            unlisted.extend(put(rows, found, &shown.seen, &name.value, cx));
        }
        self.open(unlisted, cx);
        shown.example
    }

    /// Opens lists that lack a value which the page shows.
    fn open(&mut self, unlisted: Vec<Unlisted>, cx: &mut Context<'_>) {
        let mut first: HashMap<(String, String), String> = HashMap::new();
        for Unlisted { owner, field, value } in unlisted {
            first.entry((owner, field)).or_insert(value);
        }
        let reply = (String::new(), &mut self.reply);
        let tables = self.dtos.iter_mut().map(|(name, rows)| (name.value.clone(), rows)).chain(std::iter::once(reply));
        for (owner, rows) in tables {
            for row in rows {
                if let Some(value) = first.get(&(owner.clone(), row.field.name.value.clone())) {
                    open(&mut row.field, value, cx);
                }
            }
        }
    }
}

fn open(field: &mut Field, value: &str, cx: &mut Context<'_>) {
    let Some(values) = field.values.as_mut().filter(|v| !v.open) else { return };
    values.open = true;
    let shown: String = value.chars().take(60).collect();
    let message = format!("the list of `{}` lacks `{shown}`, which the page shows: it was left open", field.name.value);
    cx.note(&codes::ENUM_OPENED, values.at, message);
}

fn rows(slots: Vec<Slot<'_>>, owner: &Owner<'_>, cx: &mut Context<'_>) -> Vec<Row> {
    let read = |slot: Slot<'_>| {
        let ty = match slot.guess {
            Guess::Known(ty) => ty,
            Guess::List => Type::array(Type::Any),
            Guess::Unknown => Type::Any,
        };
        row::read(slot.row, owner, slot.name, Fact::new(ty, slot.row.ty.at, Rule::TypeCell), slot.values, cx)
    };
    slots.into_iter().map(read).collect()
}

fn found(rows: &[Row], owner: &Owner<'_>, tables: &Tables<'_>, cx: &mut Context<'_>) -> Vec<Found> {
    rows.iter().map(|row| literals::read(row, owner, tables, cx)).collect()
}

/// Puts literals on their rows; gives the values that the lists of structures lack.
fn put(
    rows: &mut [Row],
    found: Vec<Found>,
    seen: &HashMap<(String, String), serde_json::Value>,
    owner: &str,
    cx: &mut Context<'_>,
) -> Vec<Unlisted> {
    let mut unlisted = Vec::new();
    for (row, found) in rows.iter_mut().zip(found) {
        row.field.default = found.default;
        row.field.example = found.example;
        if found.drop_range {
            row.field.constraints.range = None;
        }
        if found.lost_object
            && let Some(value) = seen.get(&(owner.to_owned(), row.field.name.value.clone()))
            && !value.is_null()
            && let Some(literal) = &row.example
        {
            let message = "the example was taken from the reply";
            cx.note(&codes::EXAMPLE_REPAIRED, literal.at, message);
            row.field.example = Some(Fact::new(value.clone(), literal.at, Rule::ExampleCell));
        }
        for value in found.own_unlisted {
            open(&mut row.field, &value, cx);
        }
        unlisted.extend(found.unlisted);
    }
    unlisted
}

//! The tables of a page with the name of every row and what its cells say of its type; a structure that stands twice
//! becomes one.

use std::collections::{HashMap, HashSet};

use super::context::Context;
use super::row;
use super::types::{Guess, dto_name, read};
use crate::diagnostic::codes;
use crate::import::draft::{Draft, RawDto, RawRow};
use crate::ir::{EnumValue, Fact, Rule, Values};
use crate::source::Span;

/// A row with what its cells say of its type.
#[derive(Debug)]
pub(super) struct Slot<'d> {
    pub(super) name: Fact<String>,
    pub(super) row: &'d RawRow,
    pub(super) guess: Guess,
    /// The values of the enum that the type names.
    pub(super) values: Option<Values>,
}

/// A structure.
#[derive(Debug)]
pub(super) struct Section<'d> {
    pub(super) name: Fact<String>,
    pub(super) slots: Vec<Slot<'d>>,
    /// The values, when the section lists the values of an enum.
    pub(super) values: Option<Values>,
}

/// All tables of a page.
#[derive(Debug)]
pub(super) struct Page<'d> {
    pub(super) parameters: Vec<Slot<'d>>,
    pub(super) reply: Vec<Slot<'d>>,
    pub(super) sections: Vec<Section<'d>>,
}

/// Cuts a draft into tables.
pub(super) fn read_all<'d>(draft: &'d Draft, cx: &mut Context<'_>) -> Page<'d> {
    let mut sections: Vec<Section<'d>> = Vec::new();
    let mut known: HashMap<String, (usize, &'d RawDto)> = HashMap::new();
    for dto in &draft.dtos {
        let Some(name) = dto_name(&dto.name.text) else {
            let shown: String = dto.name.text.chars().take(40).collect();
            cx.note(&codes::DTO_LEFT_OUT, dto.name.at, format!("`{shown}` is no name of a structure: left out"));
            continue;
        };
        match known.get(&name) {
            Some((_, raw)) if alike(raw, dto) => {
                let message = format!("`{name}` stands twice, with the same rows; one was taken");
                cx.note(&codes::DTO_TWICE_ALIKE, dto.name.at, message);
            }
            Some((first, _)) => {
                let message = format!("`{name}` stands twice, with other rows; the rows of both were taken");
                cx.note(&codes::DTO_TWICE_DIFFERENT, dto.name.at, message);
                if let Some(section) = sections.get_mut(*first) {
                    add(section, &dto.rows, cx);
                }
            }
            None => {
                if name != dto.name.text {
                    let message = format!("`{}` was written `{name}`", dto.name.text);
                    cx.note(&codes::DTO_RENAMED, dto.name.at, message);
                }
                known.insert(name.clone(), (sections.len(), dto));
                let values = enum_values(dto);
                let slots = if values.is_some() { Vec::new() } else { slots(&dto.rows, cx) };
                sections.push(Section { name: Fact::new(name, dto.name.at, Rule::DtoHeading), slots, values });
            }
        }
    }
    Page { parameters: slots(&draft.parameters, cx), reply: slots(&draft.response, cx), sections }
}

/// Whether two sections say the same, wherever they stand.
fn alike(a: &RawDto, b: &RawDto) -> bool {
    let words = |row: &RawRow| {
        let cell = |raw: &Option<crate::import::draft::Raw>| raw.as_ref().map(|r| r.text.clone());
        let cells = [cell(&row.required), cell(&row.default), cell(&row.example)];
        (row.name.text.clone(), row.ty.text.clone(), row.description.text.clone(), cells)
    };
    a.rows.len() == b.rows.len() && a.rows.iter().zip(&b.rows).all(|(a, b)| words(a) == words(b))
}

/// Adds the rows that a structure lacks.
fn add<'d>(section: &mut Section<'d>, rows: &'d [RawRow], cx: &mut Context<'_>) {
    let known: HashSet<String> = section.slots.iter().map(|s| s.name.value.clone()).collect();
    let more = slots(rows, cx).into_iter().filter(|slot| !known.contains(&slot.name.value));
    section.slots.extend(more);
}

/// The rows with a name, each name once.
fn slots<'d>(rows: &'d [RawRow], cx: &mut Context<'_>) -> Vec<Slot<'d>> {
    let mut seen: HashMap<String, Span> = HashMap::new();
    let mut slots = Vec::new();
    for row in rows {
        let Some(name) = row::name(&row.name, cx) else { continue };
        if seen.contains_key(&name.value) {
            cx.note(&codes::ROW_LEFT_OUT, row.at, format!("`{}` stands twice; the first row was taken", name.value));
            continue;
        }
        seen.insert(name.value.clone(), name.at);
        let said = read(&row.ty.text, super::lines::nested(&row.description.text));
        if let Some(word) = said.other_word {
            let taken = match &said.guess {
                Guess::Known(ty) => format!("`{ty}`"),
                _ => "no type".to_owned(),
            };
            let word: String = word.chars().take(40).collect();
            let code = if said.misspelt { &codes::TYPE_MISSPELT } else { &codes::TYPE_WORD };
            cx.note(code, row.ty.at, format!("`{word}` was read as {taken}"));
        }
        slots.push(Slot { name, row, guess: said.guess, values: None });
    }
    slots
}

/// The values of a table whose rows all have the type `enum`.
fn enum_values(dto: &RawDto) -> Option<Values> {
    let is_value = |row: &RawRow| row.ty.text.trim() == "enum";
    if dto.rows.is_empty() || !dto.rows.iter().all(is_value) {
        return None;
    }
    let mut list: Vec<EnumValue> = Vec::new();
    let mut known = HashSet::new();
    for row in &dto.rows {
        let value = row.name.text.trim().trim_matches('`').trim();
        if value.is_empty() || value.contains(char::is_whitespace) || !known.insert(value) {
            continue;
        }
        let words = super::words::clean(&row.description.text.replace('\n', " ")).text;
        let text = if words.is_empty() { value.to_owned() } else { words };
        list.push(EnumValue {
            value: Fact::new(value.to_owned(), row.name.at, Rule::EnumSentence),
            text: Some(Fact::new(text, row.description.at, Rule::EnumTable)),
        });
    }
    (!list.is_empty()).then_some(Values { list, open: false, at: dto.name.at })
}

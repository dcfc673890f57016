//! DTOs and enums: enters a pair, leaves its changes, each once, with the operations that it reaches.

use super::change::{Change, Direction, Half, Verdict};
use super::checks;
use super::document::Documents;
use super::fields::{Table, rows};
use super::form;
use super::pairing::{Clients, Pair};
use crate::ir::{Dto, Enum, Reach};
use crate::rust::Model;
use crate::source::Span;

/// All changes of a pair of DTOs.
pub(super) fn dto(pair: &Pair<'_, Dto>, clients: &Clients<'_>) -> Vec<Change> {
    let model = |dto: Option<&Dto>, rust: Option<&crate::rust::ClientSurface>| {
        rust.and_then(|rust| rust.types.get(&dto?.name.value)).cloned()
    };
    let (before, after) = (model(pair.old, clients.old_rust), model(pair.new, clients.new_rust));
    let name = |dto: Option<&Dto>| dto.map(|dto| dto.name.value.clone());
    let (old_name, new_name) = (name(pair.old), name(pair.new));
    let (direction, reaches) = clients.reach(old_name.as_deref(), new_name.as_deref());
    let shown = |model: &Option<Model>| model.as_ref().map(|model| model.name.clone());
    let documents = old_name.zip(new_name).map(|(old, new)| clients.documents(&old, &new));
    let documents = Documents { direction: documents.unwrap_or(Direction::Unreachable), variables: false };
    match (pair.old, pair.new) {
        (Some(old), Some(new)) => {
            let mut found = whole(old, new, pair.likeness, (&before, &after), clients);
            for change in &mut found {
                *change = change.clone().travels(direction, &reaches);
            }
            let table = Table {
                clients,
                owner: &new.name.value,
                prefix: "",
                parameters: false,
                direction,
                documents,
                reaches,
                old_form: &|wire| form::field(before.as_ref()?, wire),
                new_form: &|wire| form::field(after.as_ref()?, wire),
            };
            found.extend(table.compare(&rows(&old.fields), &rows(&new.fields), &[]));
            found
        }
        (Some(old), None) => {
            let verdict = if before.is_some() { Verdict::Breaking } else { Verdict::None };
            let half = clients.before(None, Some(old.name.at));
            let change = clients.change(&checks::DTO_REMOVED, &old.name.value, None).between(half, Half::default());
            vec![change.travels(direction, &reaches).rust(verdict, shown(&before), None)]
        }
        (None, Some(new)) => {
            let verdict = if after.is_some() { Verdict::Compatible } else { Verdict::None };
            let half = clients.after(None, Some(new.name.at));
            let change = clients.change(&checks::DTO_ADDED, &new.name.value, None).between(Half::default(), half);
            vec![change.travels(direction, &reaches).rust(verdict, None, shown(&after))]
        }
        (None, None) => Vec::new(),
    }
}

/// Name, direction and constructor.
fn whole(
    old: &Dto,
    new: &Dto,
    likeness: Option<u8>,
    models: (&Option<Model>, &Option<Model>),
    clients: &Clients<'_>,
) -> Vec<Change> {
    let mut found = Vec::new();
    let halves = |value: fn(&Dto) -> String| {
        (clients.before(Some(value(old)), Some(old.name.at)), clients.after(Some(value(new)), Some(new.name.at)))
    };
    let names = [models.0, models.1].map(|model| model.as_ref().map(|model| model.name.clone()));
    let [before, after] = names;
    let renamed = if before == after { Verdict::None } else { Verdict::Breaking };
    if old.name.value != new.name.value {
        let (a, b) = halves(|dto| dto.name.value.clone());
        let mut change = clients.change(&checks::DTO_RENAMED, &new.name.value, None).between(a, b);
        change.likeness = likeness;
        // A document names the types of its variables.
        let refused = clients.is_declared(&old.name.value);
        found.push(change.rust(renamed, before, after).refuses(refused));
    } else if before != after {
        let (a, b) = (clients.before(None, Some(old.name.at)), clients.after(None, Some(new.name.at)));
        let change = clients.change(&checks::DTO_RUST, &new.name.value, None).between(a, b);
        found.push(change.rust(renamed, before, after));
    }
    if old.reach != new.reach {
        let (a, b) = halves(|dto| reach_word(dto.reach).to_owned());
        let new_fn = [models.0, models.1].map(|model| model.as_ref().is_some_and(|m| m.constructor.is_some()));
        let verdict = match new_fn {
            [true, false] => Verdict::Breaking,
            [false, true] => Verdict::Compatible,
            _ => Verdict::None,
        };
        found.push(
            clients.change(&checks::DTO_DIRECTION, &new.name.value, None).between(a, b).rust(verdict, None, None),
        );
    }
    found
}

fn reach_word(reach: Reach) -> &'static str {
    match reach {
        Reach::Request => "request",
        Reach::Response => "response",
        Reach::Both => "request and response",
    }
}

/// All changes of a pair of enums. One that is gone or new shows with its fields.
pub(super) fn item(pair: &Pair<'_, Enum>, clients: &Clients<'_>) -> Vec<Change> {
    let (Some(old), Some(new)) = (pair.old, pair.new) else { return Vec::new() };
    let (direction, reaches) = clients.reach(Some(&old.name), Some(&new.name));
    let before = clients.old_rust.and_then(|rust| rust.types.get(&old.name));
    let after = clients.new_rust.and_then(|rust| rust.types.get(&new.name));
    let mut found = Vec::new();
    let [old_at, new_at] = [old, new].map(|item| item.values.first().map(|value| value.value.at));
    let new_name = new.name.clone();
    let mut note =
        |check, member: Option<&str>, old: Half, new: Half, rust: (Verdict, Option<String>, Option<String>)| {
            let change = clients.change(check, &new_name, member).between(old, new);
            found.push(change.travels(direction, &reaches).rust(rust.0, rust.1, rust.2));
        };
    let none = || (Verdict::None, None, None);
    let place = |at: Option<Span>, value: Option<String>| (clients.before(value.clone(), at), clients.after(value, at));
    let names = [before, after].map(|model| model.map(|model| model.name.clone()));
    let verdict = if names[0] == names[1] { Verdict::None } else { Verdict::Breaking };
    let [a, b] = names;
    if old.name != new.name {
        let halves = (clients.before(Some(old.name.clone()), old_at), clients.after(Some(new.name.clone()), new_at));
        note(&checks::ENUM_RENAMED, None, halves.0, halves.1, (verdict, a, b));
    } else if verdict == Verdict::Breaking {
        note(&checks::ENUM_RUST, None, place(old_at, None).0, place(new_at, None).1, (verdict, a, b));
    }
    if old.open != new.open {
        let check = if new.open { &checks::ENUM_OPENED } else { &checks::ENUM_CLOSED };
        note(check, None, place(old_at, None).0, place(new_at, None).1, none());
    }
    let variant = |model: Option<&Model>, value: &str| {
        model.and_then(|m| Some(format!("{}::{}", m.name, m.members.get(value)?.0)))
    };
    let find = |item: &'_ Enum, value: &str| item.values.iter().position(|v| v.value.value == value);
    for value in &new.values {
        let wire = value.value.value.as_str();
        let Some(other) = find(old, wire).map(|at| &old.values[at]) else {
            let shown = variant(after, wire);
            let verdict = if shown.is_some() { Verdict::Compatible } else { Verdict::None };
            let half = clients.after(None, Some(value.value.at));
            note(&checks::ENUM_VALUE_ADDED, Some(wire), Half::default(), half, (verdict, None, shown));
            continue;
        };
        let text = |v: &crate::ir::EnumValue| v.text.as_ref().map(|fact| fact.value.clone());
        if text(other) != text(value) {
            let (a, b) =
                (clients.before(text(other), Some(other.value.at)), clients.after(text(value), Some(value.value.at)));
            note(&checks::ENUM_VALUE_TEXT, Some(wire), a, b, none());
        }
        let plain = |model: Option<&Model>| model.and_then(|m| Some(m.members.get(wire)?.0.clone()));
        if plain(before) != plain(after) {
            let (a, b) = (clients.before(None, Some(other.value.at)), clients.after(None, Some(value.value.at)));
            let shown = (Verdict::Breaking, variant(before, wire), variant(after, wire));
            note(&checks::ENUM_RUST, Some(wire), a, b, shown);
        }
    }
    for value in old.values.iter().filter(|value| find(new, &value.value.value).is_none()) {
        let shown = variant(before, &value.value.value);
        let verdict = if shown.is_some() { Verdict::Breaking } else { Verdict::None };
        let half = clients.before(None, Some(value.value.at));
        note(&checks::ENUM_VALUE_REMOVED, Some(&value.value.value), half, Half::default(), (verdict, shown, None));
    }
    found
}

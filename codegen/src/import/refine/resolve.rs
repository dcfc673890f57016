//! A type for every row: enters what the cells say, leaves types that name only structures of the page.
//!
//! What no cell says is found in this order: the values that the row lists, its example, and at last elimination: the
//! one structure that nothing refers to is what the reply holds.

use std::collections::{BTreeSet, HashMap, HashSet};

use serde_json::Value;

use super::context::{Context, Owner};
use super::description::example_words;
use super::tables::{Page, Slot};
use super::types::Guess;
use super::{inline, lines, list};
use crate::diagnostic::codes;
use crate::import::draft::RawRow;
use crate::ir::Type;

/// A structure's name and the names of its rows.
type Fields = (String, HashSet<String>);

/// Gives every row a type, so that no [`Guess`] is anything but [`Guess::Known`].
pub(super) fn resolve(page: &mut Page<'_>, cx: &mut Context<'_>) {
    enums_and_empty(page, cx);
    lists_by_example(page, cx);
    by_elimination(page, cx);
    undefined(page, cx);
    for slot in slots(page) {
        match &slot.guess {
            Guess::Known(_) => {}
            Guess::List => {
                slot.guess = Guess::Known(Type::array(Type::Any));
                let message = format!("nothing says what `{}` holds: `any[]`", slot.name.value);
                cx.note(&codes::ITEMS_UNKNOWN, slot.row.ty.at, message);
            }
            Guess::Unknown => {
                slot.guess = Guess::Known(Type::Any);
                let message = format!("no type is named for `{}`: `any`", slot.name.value);
                cx.note(&codes::TYPE_UNKNOWN, slot.row.ty.at, message);
            }
        }
    }
}

/// Every row of the page.
fn slots<'p, 'd>(page: &'p mut Page<'d>) -> impl Iterator<Item = &'p mut Slot<'d>> {
    let sections = page.sections.iter_mut().flat_map(|s| &mut s.slots);
    page.parameters.iter_mut().chain(&mut page.reply).chain(sections)
}

/// References to tables of values become texts with values; those to structures without rows become objects.
fn enums_and_empty(page: &mut Page<'_>, cx: &mut Context<'_>) {
    let mut enums = HashMap::new();
    let mut empty = HashSet::new();
    page.sections.retain(|section| {
        let name = &section.name.value;
        if let Some(values) = &section.values {
            let message = format!("`{name}` lists values; the rows that refer to it became texts with these values");
            cx.note(&codes::ENUM_TABLE, section.name.at, message);
            enums.insert(name.clone(), values.clone());
        } else if section.slots.is_empty() {
            cx.note(&codes::DTO_WITHOUT_ROWS, section.name.at, format!("`{name}` has no rows: `object` stands for it"));
            empty.insert(name.clone());
        }
        section.values.is_none() && !section.slots.is_empty()
    });
    for slot in slots(page) {
        let nested = lines::nested(&slot.row.description.text).and_then(super::types::dto_name);
        let Guess::Known(ty) = &mut slot.guess else { continue };
        let named = ty.dto().map(str::to_owned);
        if let Some(name) = &named
            && empty.contains(name)
        {
            *ty.innermost_mut() = Type::Object;
        }
        let table = named.as_ref().and_then(|name| enums.get(name));
        let table = table.or_else(|| nested.filter(|_| *ty == Type::String).and_then(|name| enums.get(&name)));
        if let Some(values) = table {
            *ty.innermost_mut() = Type::String;
            slot.values = Some(values.clone());
        }
    }
}

/// Lists whose items the row's values or example show, and structures whose rows hold lists of themselves.
fn lists_by_example(page: &mut Page<'_>, cx: &mut Context<'_>) {
    let orphans: HashSet<String> = orphans(page).into_iter().collect();
    let fields = |page: &Page<'_>, index: usize| -> HashSet<String> {
        page.sections.get(index).map(|s| s.slots.iter().map(|s| s.name.value.clone()).collect()).unwrap_or_default()
    };
    // Only the few structures that nothing refers to are candidates for the items of other rows.
    let candidates: Vec<Fields> = (0..page.sections.len())
        .filter(|i| orphans.contains(&page.sections[*i].name.value))
        .take(8)
        .map(|i| (page.sections[i].name.value.clone(), fields(page, i)))
        .collect();
    for i in 0..page.sections.len() {
        let own = (page.sections[i].name.value.clone(), fields(page, i));
        for slot in &mut page.sections[i].slots {
            list_of_itself(slot, &own.0, cx);
            by_example(slot, Some(&own), &candidates, cx);
        }
    }
    for slot in page.parameters.iter_mut().chain(&mut page.reply) {
        by_example(slot, None, &candidates, cx);
    }
}

/// `children | TreeStructs` in `TreeStructs` with a list as its example is a list.
fn list_of_itself(slot: &mut Slot<'_>, own: &str, cx: &mut Context<'_>) {
    let Guess::Known(ty @ Type::Dto { .. }) = &slot.guess else { return };
    if ty.dto() == Some(own) && matches!(example(slot.row), Some(Value::Array(_))) {
        let message = format!("`{}` holds a list, as its example shows", slot.name.value);
        cx.note(&codes::LIST_BY_EXAMPLE, slot.row.ty.at, message);
        slot.guess = Guess::Known(Type::array(ty.clone()));
    }
}

fn by_example(slot: &mut Slot<'_>, own: Option<&Fields>, orphans: &[Fields], cx: &mut Context<'_>) {
    if slot.guess != Guess::List {
        return;
    }
    let lines = lines::cut(&slot.row.description.text);
    let words = words(slot.row);
    let listed = list::block(&lines).or_else(|| list::named(&lines).map(|(list, _)| list));
    let listed = listed.or_else(|| lines.iter().find_map(|l| inline::read(l.text, 0, &[])));
    let (items, shown) = match example(slot.row) {
        Some(Value::Array(list)) if !list.is_empty() => (items_of(&list, own, orphans), "example"),
        Some(Value::Object(object)) => (items_of(&[Value::Object(object)], own, orphans), "example"),
        _ if listed.is_some() => (Type::String, "list of values"),
        Some(Value::Number(_)) => (Type::Number, "example"),
        Some(Value::String(_)) => (Type::String, "example"),
        None if !words.is_empty() && !words.starts_with(['{', '[']) || is_word_list(words) => (Type::String, "example"),
        _ => return,
    };
    let message = format!("`{}` holds `{items}`, as its {shown} shows", slot.name.value);
    cx.note(&codes::ITEMS_BY_EXAMPLE, slot.row.ty.at, message);
    slot.guess = Guess::Known(Type::array(items));
}

/// The words of the example cell without ticks; `-` is none.
fn words(row: &RawRow) -> &str {
    let words = example_words(row).trim().trim_matches('`').trim();
    if matches!(words, "-" | "[object Object]") { "" } else { words }
}

fn example(row: &RawRow) -> Option<Value> {
    serde_json::from_str(words(row)).ok()
}

/// `[A, B]`
fn is_word_list(words: &str) -> bool {
    let inner = words.strip_prefix('[').and_then(|w| w.strip_suffix(']'));
    inner.is_some_and(|w| !w.is_empty() && !w.contains(['{', '[', '"']))
}

/// The type that all items of an example have.
fn items_of(list: &[Value], own: Option<&Fields>, orphans: &[Fields]) -> Type {
    let all = |is: fn(&Value) -> bool| list.iter().all(is);
    match () {
        () if all(Value::is_string) => Type::String,
        () if all(Value::is_number) => Type::Number,
        () if all(Value::is_boolean) => Type::Boolean,
        () if all(Value::is_object) => {
            let keys: Vec<&String> = list.iter().filter_map(Value::as_object).flat_map(|o| o.keys()).collect();
            let holds = |fields: &HashSet<String>| keys.len() > 1 && keys.iter().all(|key| fields.contains(*key));
            match own.into_iter().chain(orphans).find(|(_, fields)| holds(fields)) {
                Some((name, _)) => Type::Dto { name: name.clone() },
                None => Type::Object,
            }
        }
        () => Type::Any,
    }
}

/// The structures that no row refers to, but for their own.
fn orphans(page: &Page<'_>) -> Vec<String> {
    let mut referred: HashSet<&str> = HashSet::new();
    let outside = page.parameters.iter().chain(&page.reply).map(|slot| ("", slot));
    let inside = page.sections.iter().flat_map(|s| s.slots.iter().map(|slot| (s.name.value.as_str(), slot)));
    for (owner, slot) in outside.chain(inside) {
        if let Guess::Known(ty) = &slot.guess {
            referred.extend(ty.dto().filter(|name| *name != owner));
        }
    }
    let orphan = |name: &&String| !referred.contains(name.as_str());
    page.sections.iter().map(|s| &s.name.value).filter(orphan).cloned().collect()
}

/// Gives the one structure that nothing refers to to the one row of the reply that holds it is not said what, else to
/// the one name that is not defined.
fn by_elimination(page: &mut Page<'_>, cx: &mut Context<'_>) {
    if let [orphan] = orphans(page).as_slice() {
        let mut open = page.reply.iter_mut().filter(|slot| slot.guess == Guess::List);
        if let (Some(slot), None) = (open.next(), open.next()) {
            let message = format!("`{}` holds `{orphan}`, to which nothing else refers", slot.name.value);
            cx.note(&codes::ITEMS_BY_ELIMINATION, slot.row.ty.at, message);
            slot.guess = Guess::Known(Type::array(Type::Dto { name: orphan.clone() }));
        }
    }
    for slot in slots(page) {
        // A name that is not defined, with its values in the example cell, is an enum.
        let Guess::Known(ty) = &mut slot.guess else { continue };
        let cell = slot.row.example.as_ref().map_or("", |e| e.text.as_str());
        let listed = cell.matches('`').count() > 2 && inline::read(cell, 0, &[]).is_some();
        if ty.dto().is_some() && listed && serde_json::from_str::<Value>(cell.trim_matches('`')).is_err() {
            cx.note(
                &codes::TYPE_WORD,
                slot.row.ty.at,
                format!("`{ty}` was read as `string`: its example lists values"),
            );
            *ty.innermost_mut() = Type::String;
        }
    }
    let undefined = undefined_names(page);
    if let ([orphan], Some(name), 1) = (orphans(page).as_slice(), undefined.first(), undefined.len()) {
        for slot in slots(page) {
            let Guess::Known(ty) = &mut slot.guess else { continue };
            if ty.dto() == Some(name) {
                let message = format!("`{name}` is not defined; `{orphan}` stands for it, to which nothing refers");
                cx.note(&codes::DTO_BY_ELIMINATION, slot.row.ty.at, message);
                *ty.innermost_mut() = Type::Dto { name: orphan.clone() };
            }
        }
    }
}

/// The names that rows refer to and no section has.
fn undefined_names(page: &mut Page<'_>) -> BTreeSet<String> {
    let defined: HashSet<String> = page.sections.iter().map(|s| s.name.value.clone()).collect();
    let names = slots(page).filter_map(|slot| match &slot.guess {
        Guess::Known(ty) => ty.dto().map(str::to_owned),
        _ => None,
    });
    names.filter(|name| !defined.contains(name)).collect()
}

fn undefined(page: &mut Page<'_>, cx: &mut Context<'_>) {
    let undefined = undefined_names(page);
    for slot in slots(page) {
        let Guess::Known(ty) = &mut slot.guess else { continue };
        let Some(name) = ty.dto().filter(|name| undefined.contains(*name)).map(str::to_owned) else { continue };
        *ty.innermost_mut() = Type::Object;
        cx.note(&codes::DTO_UNDEFINED, slot.row.ty.at, format!("`{name}` is not defined: `{ty}`"));
    }
}

/// Leaves out the structures that neither the parameters nor the reply reach, after the corrections.
pub(super) fn reach(page: &mut Page<'_>, reply: &str, cx: &mut Context<'_>) {
    let refers = |owner: Owner<'_>, slot: &Slot<'_>, cx: &Context<'_>| match &slot.guess {
        Guess::Known(ty) => cx.corrected(&owner, &slot.name.value, ty).dto().map(str::to_owned),
        _ => None,
    };
    let mut next: Vec<String> = page.parameters.iter().filter_map(|s| refers(Owner::Parameters, s, cx)).collect();
    next.extend(page.reply.iter().filter_map(|s| refers(Owner::Reply(reply), s, cx)));
    let by_name: HashMap<&str, usize> =
        page.sections.iter().enumerate().map(|(i, s)| (s.name.value.as_str(), i)).collect();
    let mut reached = HashSet::new();
    while let Some(name) = next.pop() {
        let Some(section) = by_name.get(name.as_str()).and_then(|i| page.sections.get(*i)) else { continue };
        if reached.insert(name.clone()) {
            next.extend(section.slots.iter().filter_map(|s| refers(Owner::Dto(&name), s, cx)));
        }
    }
    page.sections.retain(|section| {
        let name = &section.name.value;
        if !reached.contains(name) {
            let rows = section.slots.len();
            let message = format!("nothing reaches `{name}`: it was left out, with its {rows} rows");
            cx.note(&codes::DTO_LEFT_OUT, section.name.at, message);
        }
        reached.contains(name)
    });
}

//! A JSON value as a value of a type, with every change that this took.

use std::collections::{BTreeMap, HashMap};

use serde_json::{Map, Number, Value};

use super::row::Row;
use super::words::visible;
use crate::ir::Type;

/// The rows of a structure, by place and by name.
#[derive(Debug)]
pub(super) struct Table<'a> {
    rows: &'a [Row],
    index: HashMap<&'a str, usize>,
}

impl<'a> Table<'a> {
    pub(super) fn new(rows: &'a [Row]) -> Self {
        let index = rows.iter().enumerate().map(|(i, row)| (row.field.name.value.as_str(), i)).collect();
        Self { rows, index }
    }
}

/// The table of every structure by its name.
pub(super) type Tables<'a> = HashMap<&'a str, Table<'a>>;

/// A kind of change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Change {
    /// One value became a list of one.
    ListOfOne,
    /// A list of one became its item.
    OneOfList,
    /// JSON in a text became what it says.
    Unquoted,
    /// A number or boolean became a text.
    Quoted,
    /// Text with commas became a list.
    Split,
    /// Invisible characters were removed.
    Hidden,
    /// A key that the table lacks was left out.
    UnknownKey,
    /// A value of another type was left out.
    Dropped,
}

impl Change {
    /// What was done.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::ListOfOne => "one value became a list of one",
            Self::OneOfList => "a list of one became its item",
            Self::Unquoted => "a text became the value that it spells",
            Self::Quoted => "a value became its text",
            Self::Split => "words with commas became a list",
            Self::Hidden => "invisible characters were removed",
            Self::UnknownKey => "left out, since the table has no such row",
            Self::Dropped => "left out, since its type is another",
        }
    }
}

/// How many places of one kind of change are told.
const SHOWN: usize = 12;

/// Where a change was made: how often, and the first places.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Places {
    count: usize,
    shown: Vec<String>,
}

impl Places {
    /// The places in words; empty when the value itself was changed.
    pub(super) fn words(&self) -> String {
        let mut shown = self.shown.clone();
        shown.dedup();
        let more = self.count.saturating_sub(self.shown.len());
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        let names: Vec<String> = shown.iter().filter(|p| !p.is_empty()).map(|p| format!("`{p}`")).collect();
        names.join(", ") + &more
    }
}

/// Every change of a value.
pub(super) type Changes = BTreeMap<Change, Places>;

/// A value that a closed list lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unlisted {
    /// The structure; empty for the table of the reply.
    pub(super) owner: String,
    /// Its field.
    pub(super) field: String,
    /// The value.
    pub(super) value: String,
}

/// Values become values of types; the changes are kept for a report.
pub(super) struct Coercer<'a> {
    tables: &'a Tables<'a>,
    path: Vec<String>,
    /// What was changed, and where in the value.
    pub(super) changes: Changes,
    /// Values that closed lists lack.
    pub(super) unlisted: Vec<Unlisted>,
    /// The first value of each field of each structure.
    pub(super) seen: HashMap<(String, String), Value>,
}

impl<'a> Coercer<'a> {
    pub(super) fn new(tables: &'a Tables<'a>) -> Self {
        let (changes, unlisted, seen) = (Changes::new(), Vec::new(), HashMap::new());
        Self { tables, path: Vec::new(), changes, unlisted, seen }
    }

    fn changed(&mut self, change: Change) {
        let places = self.changes.entry(change).or_default();
        places.count += 1;
        if places.shown.len() < SHOWN {
            places.shown.push(self.path.concat().trim_start_matches('.').to_owned());
        }
    }

    /// Steps into a part of the value.
    fn within<T>(&mut self, step: String, work: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(step);
        let result = work(self);
        self.path.pop();
        result
    }

    /// The value as a value of the type, or `None` after [`Change::Dropped`].
    pub(super) fn value(&mut self, value: Value, ty: &Type) -> Option<Value> {
        let result = match ty {
            Type::Any => Some(self.clean(value)),
            Type::String | Type::Enum { .. } => self.text(value),
            Type::File => None,
            Type::Number | Type::Integer => self.number(value, ty),
            Type::Boolean => self.boolean(value),
            Type::Object => self.object(value).map(|object| self.clean(Value::Object(object))),
            Type::Array { items } => self.list(value, items),
            Type::Dto { name } => self.object(value).map(|object| match self.tables.get(name.as_str()) {
                Some(table) => self.fields(object, name, table),
                None => self.clean(Value::Object(object)),
            }),
        };
        if result.is_none() {
            self.changed(Change::Dropped);
        }
        result
    }

    /// An object as one of a table, in the order of the table.
    pub(super) fn fields(&mut self, object: Map<String, Value>, owner: &str, table: &Table<'_>) -> Value {
        if table.rows.is_empty() {
            return self.clean(Value::Object(object));
        }
        let mut known: Vec<(usize, &Row, Value)> = Vec::with_capacity(object.len());
        for (key, value) in object {
            match table.index.get(key.as_str()).and_then(|i| Some((*i, table.rows.get(*i)?))) {
                Some((i, row)) => known.push((i, row, value)),
                None => {
                    let shown: String = key.chars().take(80).collect();
                    self.within(format!(".{shown}"), |c| c.changed(Change::UnknownKey));
                }
            }
        }
        known.sort_by_key(|(i, ..)| *i);
        let mut fields = Map::new();
        for (_, row, value) in known {
            let name = &row.field.name.value;
            if let Some(value) = self.within(format!(".{name}"), |c| c.field(value, row)) {
                for text in row.unlisted(&value) {
                    self.unlisted.push(Unlisted { owner: owner.to_owned(), field: name.clone(), value: text });
                }
                self.seen.entry((owner.to_owned(), name.clone())).or_insert_with(|| value.clone());
                fields.insert(name.clone(), value);
            }
        }
        Value::Object(fields)
    }

    fn field(&mut self, value: Value, row: &Row) -> Option<Value> {
        let nullable = !row.field.required.value || row.field.constraints.nullable.is_some();
        if value.is_null() && nullable { Some(value) } else { self.value(value, &row.effective) }
    }

    fn text(&mut self, value: Value) -> Option<Value> {
        match value {
            Value::String(_) => Some(self.clean(value)),
            Value::Number(_) | Value::Bool(_) => {
                self.changed(Change::Quoted);
                Some(Value::String(value.to_string()))
            }
            _ => None,
        }
    }

    fn number(&mut self, value: Value, ty: &Type) -> Option<Value> {
        let number = match value {
            Value::Number(number) => number,
            Value::String(text) => {
                let number: Number = serde_json::from_str(text.trim()).ok()?;
                // Digits that a number cannot hold would be lost.
                if number.to_string() != text.trim() {
                    return None;
                }
                self.changed(Change::Unquoted);
                number
            }
            _ => return None,
        };
        (*ty != Type::Integer || !number.is_f64()).then_some(Value::Number(number))
    }

    fn boolean(&mut self, value: Value) -> Option<Value> {
        match value {
            Value::Bool(_) => Some(value),
            Value::String(text) => {
                let parsed = text.trim().parse().ok()?;
                self.changed(Change::Unquoted);
                Some(Value::Bool(parsed))
            }
            _ => None,
        }
    }

    fn object(&mut self, value: Value) -> Option<Map<String, Value>> {
        let (change, object) = match value {
            Value::Object(object) => return Some(object),
            Value::String(text) => (Change::Unquoted, serde_json::from_str(&text).ok()?),
            Value::Array(mut list) if list.len() == 1 => (Change::OneOfList, list.pop()?),
            _ => return None,
        };
        let Value::Object(object) = object else { return None };
        self.changed(change);
        Some(object)
    }

    fn list(&mut self, value: Value, items: &Type) -> Option<Value> {
        let list = match value {
            Value::Array(list) => list,
            Value::String(text) => self.list_in_text(&text, items)?,
            Value::Null => return None,
            other => {
                self.changed(Change::ListOfOne);
                vec![other]
            }
        };
        let was_empty = list.is_empty();
        let mut kept = Vec::with_capacity(list.len());
        for (i, item) in list.into_iter().enumerate() {
            kept.extend(self.within(format!("[{i}]"), |c| c.value(item, items)));
        }
        (was_empty || !kept.is_empty()).then_some(Value::Array(kept))
    }

    /// `"[\"a\"]"`, `"[A, B]"`, `"a,b"` and `"a"` as lists.
    fn list_in_text(&mut self, text: &str, items: &Type) -> Option<Vec<Value>> {
        let text = text.trim();
        if let Ok(Value::Array(list)) = serde_json::from_str(text) {
            self.changed(Change::Unquoted);
            return Some(list);
        }
        if *items != Type::String {
            let value = serde_json::from_str(text).ok()?;
            self.changed(Change::ListOfOne);
            return Some(vec![value]);
        }
        let bare = text.strip_prefix('[').and_then(|t| t.strip_suffix(']')).unwrap_or(text);
        let word = |t: &&str| !t.is_empty() && !t.contains([' ', '\n', '"', '{', '[', '：', '，', '。']);
        let list: Vec<&str> = bare.split(',').map(str::trim).collect();
        if bare.len() < text.len() || list.len() > 1 && list.iter().all(word) {
            self.changed(Change::Split);
            return Some(list.into_iter().filter(|t| !t.is_empty()).map(Value::from).collect());
        }
        self.changed(Change::ListOfOne);
        Some(vec![Value::from(text)])
    }

    /// The value without invisible characters in its texts.
    fn clean(&mut self, value: Value) -> Value {
        match value {
            Value::String(text) => Value::String(self.clean_text(&text)),
            Value::Array(list) => Value::Array(list.into_iter().map(|item| self.clean(item)).collect()),
            Value::Object(object) => {
                let entries = object.into_iter().map(|(key, value)| (self.clean_text(&key), self.clean(value)));
                Value::Object(entries.collect())
            }
            other => other,
        }
    }

    fn clean_text(&mut self, text: &str) -> String {
        let mut changed = false;
        let cleaned = visible(text, &mut changed);
        if changed {
            self.changed(Change::Hidden);
        }
        cleaned
    }
}

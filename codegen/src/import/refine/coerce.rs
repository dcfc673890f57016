//! A JSON value as a value of a type, with every change that this took.

use std::collections::HashMap;

use serde_json::{Map, Number, Value};

use super::row::Row;
use super::words::visible;
use crate::ir::Type;

/// The rows of every structure by its name.
pub(super) type Tables<'a> = HashMap<&'a str, &'a [Row]>;

/// A kind of change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Change {
    /// One value became a list of one.
    ListOfOne,
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

/// Values become values of types; the changes are kept for a report.
pub(super) struct Coercer<'a> {
    pub(super) tables: &'a Tables<'a>,
    /// What was changed, and where in the value.
    pub(super) changes: Vec<(Change, String)>,
    /// Values that a closed list lacks: the structure, its field, the value.
    pub(super) unlisted: Vec<(String, String, String)>,
    /// The first value of each field of each structure.
    pub(super) seen: HashMap<(String, String), Value>,
}

impl<'a> Coercer<'a> {
    pub(super) fn new(tables: &'a Tables<'a>) -> Self {
        Self { tables, changes: Vec::new(), unlisted: Vec::new(), seen: HashMap::new() }
    }

    fn changed(&mut self, change: Change, path: &str) {
        self.changes.push((change, path.to_owned()));
    }

    /// The value as a value of the type, or `None` after [`Change::Dropped`].
    pub(super) fn value(&mut self, value: Value, ty: &Type, path: &str) -> Option<Value> {
        let result = match ty {
            Type::Any => Some(self.clean(value, path)),
            Type::String | Type::Enum { .. } => self.text(value, path),
            Type::File => None,
            Type::Number | Type::Integer => self.number(value, ty, path),
            Type::Boolean => self.boolean(value, path),
            Type::Object => self.object(value, path).map(|o| self.clean(Value::Object(o), path)),
            Type::Array { items } => self.list(value, items, path),
            Type::Dto { name } => {
                let object = self.object(value, path)?;
                let rows: &[Row] = self.tables.get(name.as_str()).copied().unwrap_or_default();
                return Some(self.fields(object, name, rows, path));
            }
        };
        if result.is_none() && self.changes.last().is_none_or(|c| *c != (Change::Dropped, path.to_owned())) {
            self.changed(Change::Dropped, path);
        }
        result
    }

    /// An object as one of a table, in the order of the table.
    pub(super) fn fields(&mut self, mut object: Map<String, Value>, owner: &str, rows: &[Row], path: &str) -> Value {
        if rows.is_empty() {
            return self.clean(Value::Object(object), path);
        }
        let mut fields = Map::new();
        for row in rows {
            let name = &row.field.name.value;
            let Some(value) = object.remove(name) else { continue };
            let here = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
            let value = match value {
                Value::Null if !row.field.required.value || row.field.constraints.nullable.is_some() => Value::Null,
                Value::Null => {
                    self.changed(Change::Dropped, &here);
                    continue;
                }
                value => match self.value(value, &row.effective, &here) {
                    Some(value) => value,
                    None => continue,
                },
            };
            self.check_listed(&value, owner, row);
            self.seen.entry((owner.to_owned(), name.clone())).or_insert_with(|| value.clone());
            fields.insert(name.clone(), value);
        }
        for key in object.keys() {
            let here = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
            self.changed(Change::UnknownKey, &here);
        }
        Value::Object(fields)
    }

    fn check_listed(&mut self, value: &Value, owner: &str, row: &Row) {
        for text in row.unlisted(value) {
            self.unlisted.push((owner.to_owned(), row.field.name.value.clone(), text));
        }
    }

    fn text(&mut self, value: Value, path: &str) -> Option<Value> {
        match value {
            Value::String(_) => Some(self.clean(value, path)),
            Value::Number(_) | Value::Bool(_) => {
                self.changed(Change::Quoted, path);
                Some(Value::String(value.to_string()))
            }
            _ => None,
        }
    }

    fn number(&mut self, value: Value, ty: &Type, path: &str) -> Option<Value> {
        let value = match value {
            Value::String(text) => {
                let parsed: Number = serde_json::from_str(text.trim()).ok()?;
                // Digits that a number cannot hold would be lost.
                if parsed.to_string() != text.trim() {
                    return None;
                }
                self.changed(Change::Unquoted, path);
                Value::Number(parsed)
            }
            other => other,
        };
        let whole = |v: &Value| *ty != Type::Integer || !v.is_f64();
        (value.is_number() && whole(&value)).then_some(value)
    }

    fn boolean(&mut self, value: Value, path: &str) -> Option<Value> {
        match value {
            Value::Bool(_) => Some(value),
            Value::String(text) => {
                let parsed = text.trim().parse().ok()?;
                self.changed(Change::Unquoted, path);
                Some(Value::Bool(parsed))
            }
            _ => None,
        }
    }

    fn object(&mut self, value: Value, path: &str) -> Option<Map<String, Value>> {
        let result = match value {
            Value::Object(object) => Some(object),
            Value::String(text) => match serde_json::from_str(&text) {
                Ok(Value::Object(object)) => {
                    self.changed(Change::Unquoted, path);
                    Some(object)
                }
                _ => None,
            },
            Value::Array(mut list) if list.len() == 1 => match list.pop() {
                Some(Value::Object(object)) => {
                    self.changed(Change::ListOfOne, path);
                    Some(object)
                }
                _ => None,
            },
            _ => None,
        };
        if result.is_none() {
            self.changed(Change::Dropped, path);
        }
        result
    }

    fn list(&mut self, value: Value, items: &Type, path: &str) -> Option<Value> {
        let list = match value {
            Value::Array(list) => list,
            Value::String(text) => self.list_in_text(&text, items, path)?,
            Value::Null => return None,
            other => {
                self.changed(Change::ListOfOne, path);
                vec![other]
            }
        };
        let count = list.len();
        let mut kept = Vec::with_capacity(count);
        for (i, item) in list.into_iter().enumerate() {
            kept.extend(self.value(item, items, &format!("{path}[{i}]")));
        }
        (count == 0 || !kept.is_empty()).then_some(Value::Array(kept))
    }

    /// `"[\"a\"]"`, `"[A, B]"`, `"a,b"` and `"a"` as lists.
    fn list_in_text(&mut self, text: &str, items: &Type, path: &str) -> Option<Vec<Value>> {
        let text = text.trim();
        if let Ok(Value::Array(list)) = serde_json::from_str(text) {
            self.changed(Change::Unquoted, path);
            return Some(list);
        }
        if *items != Type::String {
            let value = serde_json::from_str(text).ok()?;
            self.changed(Change::ListOfOne, path);
            return Some(vec![value]);
        }
        let bare = text.strip_prefix('[').and_then(|t| t.strip_suffix(']')).unwrap_or(text);
        let words = |t: &str| !t.is_empty() && !t.contains([' ', '\n', '"', '{', '[', '：', '，', '。']);
        let list: Vec<&str> = bare.split(',').map(str::trim).collect();
        if list.len() > 1 && list.iter().all(|t| words(t)) || bare.len() < text.len() {
            self.changed(Change::Split, path);
            return Some(list.into_iter().filter(|t| !t.is_empty()).map(Value::from).collect());
        }
        self.changed(Change::ListOfOne, path);
        Some(vec![Value::from(text)])
    }

    /// The value without invisible characters in its texts.
    fn clean(&mut self, value: Value, path: &str) -> Value {
        match value {
            Value::String(text) => {
                let lines: Vec<String> = text.split('\n').map(|line| self.clean_line(line, path)).collect();
                Value::String(lines.join("\n"))
            }
            Value::Array(list) => Value::Array(list.into_iter().map(|v| self.clean(v, path)).collect()),
            Value::Object(object) => {
                let entries: Vec<_> = object.into_iter().collect();
                let cleaned = entries.into_iter().map(|(k, v)| (self.clean_line(&k, path), self.clean(v, path)));
                Value::Object(cleaned.collect())
            }
            other => other,
        }
    }

    fn clean_line(&mut self, line: &str, path: &str) -> String {
        let mut hidden = false;
        let cleaned = visible(line, &mut hidden);
        if hidden {
            self.changed(Change::Hidden, path);
        }
        cleaned
    }
}

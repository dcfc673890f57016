//! The example reply: enters JSON as the doc site prints it, leaves a real instance of the table.

use std::collections::{BTreeMap, HashMap};

use serde_json::Value;

use super::coerce::{Change, Coercer, Tables};
use super::context::Context;
use super::row::Row;
use crate::diagnostic::{Code, codes};
use crate::import::draft::Raw;
use crate::ir::{Fact, Rule};

/// A reply and what it shows of others.
#[derive(Debug, Default)]
pub(super) struct Reply {
    pub(super) example: Option<Fact<Value>>,
    /// Values that closed lists lack: the structure (none: the reply), its field, the value.
    pub(super) unlisted: Vec<(String, String, String)>,
    /// The first value of each field of each structure.
    pub(super) seen: HashMap<(String, String), Value>,
}

/// Reads the JSON.
pub(super) fn read(raw: &Raw, rows: &[Row], tables: &Tables<'_>, cx: &mut Context<'_>) -> Reply {
    let value: Value = match serde_json::from_str(raw.text.trim()) {
        Ok(value) => value,
        Err(error) => {
            let reason = error.to_string();
            let reason = reason.split(" at line ").next().unwrap_or_default();
            cx.note(&codes::REPLY_UNREADABLE, raw.at, format!("the example reply is not JSON: {reason}"));
            return Reply::default();
        }
    };
    let Value::Object(object) = value else {
        cx.note(&codes::REPLY_UNREADABLE, raw.at, "the example reply is no object");
        return Reply::default();
    };
    let mut coercer = Coercer::new(tables);
    let value = coercer.fields(object, "", rows, "");
    let Coercer { changes, unlisted, seen, .. } = coercer;
    report(&changes, raw, cx);
    Reply { example: Some(Fact::new(value, raw.at, Rule::ExampleResult)), unlisted, seen }
}

/// One finding for each kind of change, with the paths.
fn report(changes: &[(Change, String)], raw: &Raw, cx: &mut Context<'_>) {
    let mut by_kind: BTreeMap<Change, Vec<&str>> = BTreeMap::new();
    for (change, path) in changes {
        by_kind.entry(*change).or_default().push(path);
    }
    for (change, mut paths) in by_kind {
        paths.dedup();
        let (code, done): (&'static Code, _) = match change {
            Change::ListOfOne => (&codes::REPLY_LIST_OF_ONE, "one value became a list of one"),
            Change::Unquoted | Change::Split => (&codes::REPLY_REPAIRED, "a text became the value that it spells"),
            Change::Quoted => (&codes::REPLY_REPAIRED, "a value became its text"),
            Change::Hidden => (&codes::HIDDEN_CHARACTER, "invisible characters were removed"),
            Change::UnknownKey => (&codes::REPLY_KEY_LEFT_OUT, "left out, since the table has no such row"),
            Change::Dropped => (&codes::REPLY_VALUE_LEFT_OUT, "left out, since its type is another"),
        };
        let shown: Vec<String> = paths.iter().take(20).map(|p| format!("`{p}`")).collect();
        let more = if paths.len() > 20 { format!(" and {} more", paths.len() - 20) } else { String::new() };
        cx.note(code, raw.at, format!("{}{more}: {done}", shown.join(", ")));
    }
}

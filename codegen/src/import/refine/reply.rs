//! The example reply: enters JSON as the doc site prints it, leaves a real instance of the table.

use std::collections::HashMap;

use serde_json::Value;

use super::coerce::{Change, Changes, Coercer, Table, Tables, Unlisted};
use super::context::Context;
use super::row::Row;
use crate::diagnostic::codes;
use crate::import::draft::Raw;
use crate::ir::{Fact, Rule};

/// A reply and what it shows of others.
#[derive(Debug, Default)]
pub(super) struct Reply {
    pub(super) example: Option<Fact<Value>>,
    /// Values that closed lists lack.
    pub(super) unlisted: Vec<Unlisted>,
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
    let value = coercer.fields(object, "", &Table::new(rows));
    let Coercer { changes, unlisted, seen, .. } = coercer;
    report(&changes, raw, cx);
    Reply { example: Some(Fact::new(value, raw.at, Rule::ExampleResult)), unlisted, seen }
}

/// One finding for each kind of change.
fn report(changes: &Changes, raw: &Raw, cx: &mut Context<'_>) {
    for (change, places) in changes {
        let code = match change {
            Change::ListOfOne => &codes::REPLY_LIST_OF_ONE,
            Change::Unquoted | Change::Split | Change::Quoted | Change::OneOfList => &codes::REPLY_REPAIRED,
            Change::Hidden => &codes::HIDDEN_CHARACTER,
            Change::UnknownKey => &codes::REPLY_KEY_LEFT_OUT,
            Change::Dropped => &codes::REPLY_VALUE_LEFT_OUT,
        };
        cx.note(code, raw.at, format!("{}: {}", places.words(), change.words()));
    }
}

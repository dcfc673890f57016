//! Examples that a template printed as `[object Object]`.
//!
//! Enters: the rows of a table. Leaves: the rows with the value that the example reply has, or without an example.

use super::text::Page;
use super::witness::Witnesses;
use crate::diagnostic::codes;
use crate::import::draft::RawRow;

const SLIP: &str = "[object Object]";

/// How long an example may be that is put into a row.
const MAX_EXAMPLE: usize = 4096;

/// Mends the examples of a table.
pub(super) fn mend(rows: &mut [RawRow], known: &Witnesses, page: &mut Page<'_, '_>) {
    if !rows.iter().any(has_slip) {
        return;
    }
    let object = known.object_of(rows.iter().map(|row| row.name.text.as_str()));
    for row in rows.iter_mut().filter(|row| has_slip(row)) {
        let entry = object.and_then(|o| known.entries(o).get(known.position(o, &row.name.text)?));
        let place = entry.and_then(|entry| entry.composite.clone()).filter(|place| place.len() <= MAX_EXAMPLE);
        let value = place.and_then(|place| serde_json::from_str::<serde_json::Value>(page.slice(place)).ok());
        let message = match &value {
            Some(_) => format!("`{SLIP}` is no example; that of the reply was taken"),
            None => format!("`{SLIP}` is no example; it was dropped"),
        };
        let value = value.map(|value| value.to_string());
        if let Some(example) = row.example.as_mut().filter(|example| example.text.contains(SLIP)) {
            example.text = value.as_ref().map_or_else(String::new, |value| format!("`{value}`"));
            page.report(&codes::EXAMPLE_NOT_PRINTED, example.at.range(), message.clone());
        }
        let description = &mut row.description;
        if let Some(at) = description.text.find(SLIP) {
            match value {
                Some(value) => description.text.replace_range(at..at + SLIP.len(), &value),
                None => {
                    let words = description.text[..at].trim_end_matches([' ', ':', '\u{ff1a}']);
                    description.text = words.strip_suffix("示例值").unwrap_or(words).trim_end().to_owned();
                }
            }
            page.report(&codes::EXAMPLE_NOT_PRINTED, description.at.range(), message);
        }
    }
}

fn has_slip(row: &RawRow) -> bool {
    row.description.text.contains(SLIP) || row.example.as_ref().is_some_and(|example| example.text.contains(SLIP))
}

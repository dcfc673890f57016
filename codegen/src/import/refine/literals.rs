//! The literals of rows, once all types and tables are known: enters their words, leaves values that fit, and reports.

use serde_json::{Number, Value};

use super::coerce::{Change, Changes, Coercer, Tables, Unlisted};
use super::context::{Context, Owner};
use super::row::{Literal, Row};
use crate::diagnostic::{Code, codes};
use crate::ir::{Bounds, Fact, Rule, Type};
use crate::lower::literals::parse;
use crate::pattern::Pattern;

static HAN: Pattern = Pattern::new(r"\p{Han}");

/// What became of a row's literals.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// 默认值
    pub(super) default: Option<Fact<Value>>,
    /// 示例值
    pub(super) example: Option<Fact<Value>>,
    /// Whether the bounds go, since the default lies outside.
    pub(super) drop_range: bool,
    /// Whether the example was the slip `[object Object]`, for which the reply may have the value.
    pub(super) lost_object: bool,
    /// Values that the row's own closed list lacks.
    pub(super) own_unlisted: Vec<String>,
    /// Values that the closed lists of structures lack.
    pub(super) unlisted: Vec<Unlisted>,
}

/// Reads both literals of a row.
pub(super) fn read(row: &Row, owner: &Owner<'_>, tables: &Tables<'_>, cx: &mut Context<'_>) -> Found {
    let mut found = Found::default();
    if let Some(literal) = &row.default {
        found.default = default(row, literal, owner, tables, &mut found, cx);
    }
    if let Some(literal) = &row.example {
        found.example = example(row, literal, owner, tables, &mut found, cx);
    }
    found
}

fn default(
    row: &Row,
    literal: &Literal,
    owner: &Owner<'_>,
    tables: &Tables<'_>,
    found: &mut Found,
    cx: &mut Context<'_>,
) -> Option<Fact<Value>> {
    let name = &row.field.name.value;
    let fact = |value| Some(Fact::new(value, literal.at, Rule::DefaultCell));
    if !literal.from_prose && cx.replaces(owner, name, "default", &literal.words) {
        return fact(parse(&literal.words, &row.field.ty.value).ok()?);
    }
    let prose = HAN.is_match(&literal.words) || literal.words == "[object Object]";
    let Some((value, changes, unlisted)) = coerced(row, literal, tables).filter(|_| !prose) else {
        if !literal.from_prose {
            let message = format!("`{}` is no default of type `{}`", short(&literal.words), row.effective);
            cx.note(&codes::DEFAULT_LEFT_OUT, literal.at, message);
        }
        return None;
    };
    if literal.from_prose {
        // Words that need a repair to be a literal were most likely none.
        if !changes.is_empty() || matches!(row.effective, Type::Array { .. } | Type::Any) {
            return None;
        }
        let message = format!("`{value}` is the default that the description says");
        cx.note(&codes::DEFAULT_FROM_PROSE, literal.at, message);
    }
    report(&changes, &codes::DEFAULT_REPAIRED, literal, cx);
    found.unlisted.extend(unlisted);
    found.own_unlisted.extend(row.unlisted(&value));
    if outside(&value, row) {
        found.drop_range = true;
        let message = format!("the bounds were left out: the default `{value}` lies outside");
        cx.note(&codes::LIMIT_LEFT_OUT, literal.at, message);
    }
    fact(value)
}

fn example(
    row: &Row,
    literal: &Literal,
    owner: &Owner<'_>,
    tables: &Tables<'_>,
    found: &mut Found,
    cx: &mut Context<'_>,
) -> Option<Fact<Value>> {
    let name = &row.field.name.value;
    let fact = |value| Some(Fact::new(value, literal.at, Rule::ExampleCell));
    if cx.replaces(owner, name, "example", &literal.words) {
        return fact(parse(&literal.words, &row.field.ty.value).ok()?);
    }
    found.lost_object = literal.words == "[object Object]";
    let coerced = coerced(row, literal, tables).filter(|_| !found.lost_object);
    let Some((mut value, changes, unlisted)) = coerced.filter(|(v, ..)| found.drop_range || !outside(v, row)) else {
        let message =
            format!("`{}` is no example of type `{}` within its bounds", short(&literal.words), row.effective);
        cx.note(&codes::EXAMPLE_LEFT_OUT, literal.at, message);
        return None;
    };
    report(&changes, &codes::EXAMPLE_REPAIRED, literal, cx);
    found.unlisted.extend(unlisted);
    let mut missing = row.unlisted(&value);
    if let Some(first) = listed_item(&value, row) {
        cx.note(&codes::EXAMPLE_REPAIRED, literal.at, format!("a list of values; `{first}` was taken"));
        value = Value::from(first);
        missing.clear();
    } else if looks_like_list(&value) {
        let message = format!("the example of a `{}` is a list or an object", row.effective);
        cx.note(&codes::EXAMPLE_CONTRADICTS, literal.at, message);
    }
    found.own_unlisted.extend(missing);
    fact(value)
}

/// The value of the words, as far as the type can have it.
fn coerced(row: &Row, literal: &Literal, tables: &Tables<'_>) -> Option<(Value, Changes, Vec<Unlisted>)> {
    let mut coercer = Coercer::new(tables);
    let nullable = row.field.constraints.nullable.is_some();
    let value = match parse(&literal.words, &row.effective) {
        Ok(Value::Null) if nullable => Some(Value::Null),
        Ok(value) => coercer.value(value, &row.effective),
        Err(_) => coercer.value(Value::from(literal.words.as_str()), &row.effective),
    };
    Some((value?, coercer.changes, coercer.unlisted))
}

/// The first item of a list in a text whose items are all values of the row.
fn listed_item(value: &Value, row: &Row) -> Option<String> {
    let values = row.field.values.as_ref().filter(|_| row.effective == Type::String)?;
    let list: Vec<String> = serde_json::from_str(value.as_str()?).ok()?;
    let known = |text: &String| values.list.iter().any(|v| v.value.value == *text);
    list.iter().all(known).then(|| list.first().cloned())?
}

fn looks_like_list(value: &Value) -> bool {
    let json = value.as_str().and_then(|t| serde_json::from_str::<Value>(t).ok());
    json.is_some_and(|v| v.is_array() || v.is_object())
}

/// Reports repairs and losses inside a literal.
fn report(changes: &Changes, code: &'static Code, literal: &Literal, cx: &mut Context<'_>) {
    for (change, places) in changes {
        let code = match change {
            Change::UnknownKey => &codes::EXAMPLE_KEY_LEFT_OUT,
            Change::Dropped => &codes::EXAMPLE_LEFT_OUT,
            Change::Hidden => &codes::HIDDEN_CHARACTER,
            _ => code,
        };
        let words = places.words();
        let place = if words.is_empty() { String::new() } else { format!(" at {words}") };
        cx.note(code, literal.at, format!("`{}`{place}: {}", short(&literal.words), change.words()));
    }
}

fn short(words: &str) -> String {
    let line: String = words.chars().take(60).collect();
    if line.len() < words.len() { format!("{line}…") } else { line }
}

fn outside(value: &Value, row: &Row) -> bool {
    let Some(Bounds { min, max }) = row.field.constraints.range.as_ref().map(|r| &r.value) else { return false };
    let Some(number) = value.as_f64() else { return false };
    let bound = |n: &Option<Number>| n.as_ref().and_then(Number::as_f64);
    bound(min).is_some_and(|min| number < min) || bound(max).is_some_and(|max| number > max)
}

#[cfg(test)]
mod tests {
    #[test]
    fn pattern() {
        assert!(super::HAN.compiles());
    }
}

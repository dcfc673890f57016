//! One row: enters its raw cells and its type, leaves a field without its literals, which need the other rows first.

use std::collections::HashSet;

use serde_json::{Number, Value};

use super::context::{Context, Owner, place};
use super::description::{self, Description, Listed};
use super::limits::format;
use super::list::{self, Item};
use super::words::clean;
use super::{inline, limits};
use crate::diagnostic::codes;
use crate::import::draft::{Raw, RawRow};
use crate::ir::{Bounds, Constraints, EnumValue, Fact, Field, Format, Rule, Type, Unit, Values};
use crate::pattern::Pattern;
use crate::source::Span;

static VALUE: Pattern = Pattern::new(r"^[A-Za-z][A-Za-z0-9_.:/+-]*$");

static SET: Pattern = Pattern::new(r"空格(?:来)?(?:分隔|分割|隔开|分开)");

/// A row whose literals are still words.
#[derive(Debug)]
pub(super) struct Row {
    /// What is known of it.
    pub(super) field: Field,
    /// Its type after the corrections: what its literals are checked against.
    pub(super) effective: Type,
    /// 默认值
    pub(super) default: Option<Literal>,
    /// 示例值
    pub(super) example: Option<Literal>,
    /// The values of its list, if that is closed.
    closed: Option<HashSet<String>>,
}

/// The words of a literal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Literal {
    /// The words without ticks.
    pub(super) words: String,
    /// Where they stand.
    pub(super) at: Span,
    /// Whether they come from free words.
    pub(super) from_prose: bool,
}

impl Row {
    /// The texts in a value that the row's closed list lacks.
    pub(super) fn unlisted(&self, value: &Value) -> Vec<String> {
        let Some(listed) = &self.closed else { return Vec::new() };
        let mut missing = Vec::new();
        let mut next = vec![value];
        while let Some(value) = next.pop() {
            match value {
                Value::Array(list) => next.extend(list),
                Value::Null => {}
                other => {
                    let text = other.as_str().map_or_else(|| other.to_string(), str::to_owned);
                    missing.extend(Some(text).filter(|text| !listed.contains(text)));
                }
            }
        }
        missing
    }
}

/// Whether the innermost items are texts or numbers, which can have listed values.
fn has_values(ty: &Type) -> bool {
    matches!(ty.innermost(), Type::String | Type::Number | Type::Integer)
}

/// Whether the text holds several words apart by blanks, as OAuth's `scope` does: what it lists are then its words.
fn is_set(row: &RawRow) -> bool {
    SET.is_match(&row.description.text)
}

fn is_number(ty: &Type) -> bool {
    matches!(ty.innermost(), Type::Number | Type::Integer)
}

/// The name on the wire; `None`, reported, when there is none.
pub(super) fn name(raw: &Raw, cx: &mut Context<'_>) -> Option<Fact<String>> {
    let name = clean(&raw.text).text.replace('`', "");
    let legal = |b: u8| b.is_ascii_alphanumeric() || b"_$@.-".contains(&b);
    if name.is_empty() || name.len() > 80 || name.starts_with(['.', '-']) || !name.bytes().all(legal) {
        let shown: String = name.chars().take(40).collect();
        cx.note(&codes::ROW_LEFT_OUT, raw.at, format!("`{shown}` is no name on the wire"));
        return None;
    }
    Some(Fact::new(name, raw.at, Rule::NameCell))
}

/// Reads a row whose name and type are known; `table` holds the values of an enum that its type names.
pub(super) fn read(
    row: &RawRow,
    owner: &Owner<'_>,
    name: Fact<String>,
    ty: Fact<Type>,
    table: Option<Values>,
    cx: &mut Context<'_>,
) -> Row {
    let effective = cx.corrected(owner, &name.value, &ty.value);
    let wants_values = has_values(&effective) && !is_set(row);
    let mut description = description::read(row, wants_values, cx);
    let mut example = row.example.clone().or(description.example.take());
    let listed = description.list.take().or_else(|| in_example(&mut example, &effective, cx));
    let mut values = listed.and_then(|listed| values(listed, &effective, cx)).or(table);
    if matches!(owner, Owner::Dto(_)) && row.example.is_some() {
        first_value(&mut example, &mut values, &effective, cx);
    }
    let example = example.and_then(|raw| literal(&raw, cx));
    let mut default = row.default.clone().and_then(|raw| literal(&raw, cx));
    let from_prose = default_in_prose(&description, values.as_ref(), row.description.at).filter(|_| !is_reply(owner));
    if default.is_none() {
        default = from_prose;
    }
    let constraints = constraints(&description, &name.value, &effective, example.as_ref(), row, cx);
    let field = Field {
        required: required(row, owner, &name.value, cx),
        name,
        ty,
        default: None,
        description: description.prose,
        example: None,
        values,
        constraints,
        sensitive: None,
    };
    let closed = field.values.as_ref().filter(|v| !v.open);
    let closed = closed.map(|v| v.list.iter().map(|v| v.value.value.clone()).collect());
    Row { field, effective, default, example, closed }
}

fn is_reply(owner: &Owner<'_>) -> bool {
    matches!(owner, Owner::Reply(_))
}

/// 必填. The tables of replies have no such column; every reply says how it went.
fn required(row: &RawRow, owner: &Owner<'_>, name: &str, cx: &mut Context<'_>) -> Fact<bool> {
    let Some(raw) = &row.required else {
        let always = is_reply(owner) && matches!(name, "statusCode" | "message");
        return Fact::new(always, row.name.at, Rule::RequiredCell);
    };
    let value = match raw.text.trim() {
        "是" | "true" | "必填" | "必须" | "*" | "\\*" | "Y" | "yes" => true,
        "否" | "false" | "选填" | "非必填" | "" | "-" | "N" | "no" => false,
        other => {
            let shown: String = other.chars().take(40).collect();
            cx.note(&codes::REQUIRED_UNCLEAR, raw.at, format!("`{shown}` was read as 否"));
            false
        }
    };
    Fact::new(value, raw.at, Rule::RequiredCell)
}

/// Values that stand in the example cell; they are then no example.
fn in_example(example: &mut Option<Raw>, ty: &Type, cx: &Context<'_>) -> Option<Listed> {
    let raw = example.as_ref().filter(|_| has_values(ty))?;
    let spans = raw.text.matches('`').count() > 2;
    let list = list::in_example(&raw.text).or_else(|| inline::read(&raw.text, 0, &[]).filter(|_| spans))?;
    let start = list.items.iter().map(|i| i.range.start).min().unwrap_or(0);
    let end = list.items.iter().map(|i| i.range.end).max().unwrap_or(raw.text.len());
    let cell = example.take()?;
    let at = place(&cell, start..end, cx.sources);
    Some(Listed { list, cell, at })
}

/// Items as values of the type. Texts are given to all values or to none.
fn values(listed: Listed, ty: &Type, cx: &mut Context<'_>) -> Option<Values> {
    let Listed { list, cell, at } = listed;
    let mut kept: Vec<EnumValue> = Vec::new();
    let mut open = list.open;
    let mut known: HashSet<String> = HashSet::new();
    let with_texts = list.items.iter().any(|i| !i.text.is_empty());
    let items = list.items.into_iter();
    let mut left_out: Vec<String> = list.rest;
    for Item { value, text, range } in items {
        let at = place(&cell, range, cx.sources);
        let number = || serde_json::from_str::<Number>(&value).is_ok_and(|n| n.to_string() == value);
        if is_number(ty) && !number() || !known.insert(value.clone()) {
            left_out.push(value);
            continue;
        }
        let text = if text.is_empty() { value.clone() } else { text };
        let text = with_texts.then(|| Fact::new(text, at, Rule::EnumTable));
        kept.push(EnumValue { value: Fact::new(value, at, Rule::EnumSentence), text });
    }
    for words in left_out {
        open = true;
        let shown: String = words.chars().take(60).collect();
        cx.note(&codes::VALUE_LEFT_OUT, at, format!("`{shown}` is no value of `{ty}`, or stands twice"));
    }
    (!kept.is_empty()).then_some(Values { list: kept, open, at })
}

/// In a table of a DTO, an example without ticks is the first value of an enum.
fn first_value(example: &mut Option<Raw>, values: &mut Option<Values>, ty: &Type, cx: &mut Context<'_>) {
    let bare = example.as_ref().filter(|raw| {
        let text = raw.text.trim();
        cx.has_ticks && *ty.innermost() == Type::String && VALUE.is_match(text) && !matches!(text, "true" | "false")
    });
    let Some(raw) = bare.cloned() else { return };
    let word = raw.text.trim();
    match values {
        Some(known) if known.list.iter().any(|v| v.value.value == word) => {}
        Some(known) => {
            let message = format!("`{word}` has no ticks: it is the first value of the enum, and the list lacks it");
            cx.note(&codes::ENUM_FROM_EXAMPLE, raw.at, message);
            let with_texts = known.list.iter().any(|v| v.text.is_some());
            let text = with_texts.then(|| Fact::new(word.to_owned(), raw.at, Rule::EnumTable));
            known.list.push(EnumValue { value: Fact::new(word.to_owned(), raw.at, Rule::EnumSentence), text });
            known.open = true;
        }
        None => {
            let message = format!("`{word}` has no ticks: it is the first value of an enum whose others are not said");
            cx.note(&codes::ENUM_FROM_EXAMPLE, raw.at, message);
            let value = Fact::new(word.to_owned(), raw.at, Rule::EnumSentence);
            *values = Some(Values { list: vec![EnumValue { value, text: None }], open: true, at: raw.at });
        }
    }
    *example = None;
}

/// The words of a literal cell.
fn literal(raw: &Raw, cx: &mut Context<'_>) -> Option<Literal> {
    let text = raw.text.trim();
    if text.is_empty() || text == "-" {
        return None;
    }
    let ticks = text.len() - text.trim_start_matches('`').len();
    let fence = &text[..ticks];
    let inner = text[ticks..].strip_suffix(fence).filter(|_| ticks > 0);
    let whole = inner.filter(|inner| !inner.contains('`') || inner.contains('\n'));
    let words = match (whole, ticks, super::words::split_code(text).into_iter().find(|(code, _)| *code)) {
        (Some(inner), ..) => inner.trim(),
        (None, 0, None) => text,
        (None, _, Some((_, span))) => {
            cx.note(&codes::EXAMPLE_REPAIRED, raw.at, format!("of several words, {span} was taken"));
            span.trim_matches('`').trim()
        }
        (None, _, None) => text.trim_matches('`').trim(),
    };
    let words = words.replace("\\|", "|");
    (!words.is_empty()).then_some(Literal { words, at: raw.at, from_prose: false })
}

/// A default that the description says; with listed values it is one of them.
fn default_in_prose(description: &Description, values: Option<&Values>, at: Span) -> Option<Literal> {
    let words = description.said.default.clone()?;
    let listed = values.is_none_or(|v| v.list.iter().any(|v| v.value.value == words));
    listed.then_some(Literal { words, at, from_prose: true })
}

/// The facts of the description that fit the type.
fn constraints(
    description: &Description,
    name: &str,
    ty: &Type,
    example: Option<&Literal>,
    row: &RawRow,
    cx: &mut Context<'_>,
) -> Constraints {
    let said = &description.said;
    let at = row.description.at;
    let up_to = |n: u64| Bounds { min: None, max: Some(n.into()) };
    let mut facts = Constraints::default();
    if let Some(items) = &description.items {
        if ty.is_array() {
            facts.array_length = Some(Fact::new(up_to(items.value), items.at, items.rule));
        } else {
            let message = format!("数组长度限制 was left out: a `{ty}` has no items");
            cx.note(&codes::LIMIT_LEFT_OUT, items.at, message);
        }
    } else if let Some(items) = said.items.filter(|_| ty.is_array()) {
        facts.array_length = Some(Fact::new(up_to(items), at, Rule::ArrayLengthSentence));
    }
    if *ty.innermost() == Type::String {
        facts.length = said.letters.map(|n| Fact::new(up_to(n), at, Rule::LengthSentence));
        let words = example.map_or("", |e| e.words.as_str());
        let text = row.description.text.as_str();
        facts.format = format(text, name, words).map(|f| Fact::new(f, at, Rule::FormatSentence));
    }
    if is_number(ty) {
        facts.range = said.range.as_ref().filter(|r| r.least <= r.greatest || r.greatest.is_none()).map(|r| {
            let bounds = Bounds { min: r.least.map(Into::into), max: r.greatest.map(Into::into) };
            Fact::new(bounds, at, Rule::RangeSentence)
        });
        time(said, example, at, &mut facts, cx);
    }
    facts.required_if = said.required_if.clone().map(|c| Fact::new(c, at, Rule::RequiredIfSentence));
    facts.nullable = said.nullable.then(|| Fact::new(true, at, Rule::NullableSentence));
    facts.deprecated = description.deprecated.clone().map(|d| Fact::new(d, at, Rule::DeprecatedSentence));
    facts
}

/// Unit and format of a number. An example tells seconds from milliseconds: their powers of ten lie far apart.
fn time(said: &limits::Said, example: Option<&Literal>, at: Span, facts: &mut Constraints, cx: &mut Context<'_>) {
    let example = example.and_then(|e| e.words.parse::<f64>().ok());
    let by_example = example.and_then(|n| match n {
        n if (1e11..1e14).contains(&n) => Some(Unit::Millisecond),
        n if (1e8..1e10).contains(&n) => Some(Unit::Second),
        _ => None,
    });
    let unit = said.unit.or(by_example.filter(|_| said.timestamp));
    let timestamp = said.timestamp || said.unit.is_some() && said.unit == by_example;
    facts.unit = unit.map(|u| Fact::new(u, at, Rule::UnitSentence));
    if !timestamp {
        return;
    }
    if matches!(unit, Some(Unit::Second | Unit::Millisecond)) {
        facts.format = Some(Fact::new(Format::Timestamp, at, Rule::FormatSentence));
    } else {
        cx.note(
            &codes::TIMESTAMP_WITHOUT_UNIT,
            at,
            "the unit of this time stamp is not known, so it is a plain number",
        );
    }
    match (said.unit, by_example) {
        (None, Some(unit)) => {
            let message = format!("the unit is {}, as the example shows", unit.word());
            cx.note(&codes::UNIT_BY_EXAMPLE, at, message);
        }
        (Some(said), Some(shown)) if said != shown => {
            let message =
                format!("the words say {}, the example shows {}; the words were taken", said.word(), shown.word());
            cx.note(&codes::UNIT_CONTRADICTED, at, message);
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn pattern() {
        assert!(super::VALUE.compiles() && super::SET.compiles());
    }
}

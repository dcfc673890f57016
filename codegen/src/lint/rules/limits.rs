//! W22: limits in words, and values that break them.

use serde_json::{Number, Value};

use super::super::context::{Out, Row};
use super::super::rule::rules;
use crate::ir::{Bounds, Fact, Rule, Type};
use crate::pattern::Pattern;

rules! { Page:
    "W221" "limit-only-in-text" Warning Recommended Fact Row limit_only;
        title "a limit stands in words only"
        says "The description says 不能超过, 最大, 最多, 至多, 不超过 or 最长 and a number that fits the type (字符 or 位 for texts, 条, 个 or 项 for lists), and no fixed sentence says so."
        why "The client cannot check what it does not know."
        bad "| size2 | number | 否 | - | 每页几条，最大不能超过 50。 | - |"
        good "| size2 | number | 否 | - | 每页几条。最大值：50。 | - |"

    "W222" "limit-contradicts-text" Warning Recommended Nothing Row limit_contradicts;
        title "the description states another limit than the fixed sentence"
        says "The description states a limit as in limit-only-in-text, and the fixed sentence has another greatest value."
        why "One of the two is wrong; the client refuses what the service takes, or the other way round."
        bad "| size2 | number | 否 | - | 每页几条，最大不能超过 100。最大值：50。 | - |"
        good "| size2 | number | 否 | - | 每页几条，最大不能超过 50。最大值：50。 | - |"

    "W223" "value-breaks-length" Warning Recommended Nothing Row breaks_length;
        title "an example or default is longer or shorter than allowed"
        says "An example or default of a text has more or fewer characters than its 长度, or that of a list more or fewer items than its 数组长度限制. An example that is shortened by `xxx` counts as long enough."
        why "Either the limit or the value is wrong."
        bad "| lang | string | 否 | - | 界面语言。最大长度：2。 | `zh-CN` |"
        good "| lang | string | 否 | - | 界面语言。最大长度：5。 | `zh-CN` |"

    "W224" "limit-of-nothing" Warning Recommended Nothing Row of_nothing;
        title "a limit allows nothing"
        says "The greatest number of items or characters is 0."
        why "A limit of 0 most often is the value of a template that nobody filled in."
        bad "| langs | string[] | 否 | - | 界面语言。数组长度限制：0。 | - |"
        good "| langs | string[] | 否 | - | 界面语言。数组长度限制：10。 | - |"

    "W225" "limit-of-one-value" Note Strict Nothing Row of_one;
        title "a range allows one number only"
        says "The least and the greatest value of 取值范围 are the same."
        why "A row with one possible value says nothing."
        bad "| size2 | number | 否 | - | 每页几条。取值范围：10-10。 | - |"
        good "| size2 | number | 否 | - | 每页几条。取值范围：1-10。 | - |"
}

static NUMBER: Pattern =
    Pattern::new(r"(?:不能超过|不得超过|不可超过|不超过|最大值?[为是]|最大不超过)\s*([0-9]+)\s*([^\s0-9.]?)");
static TEXT: Pattern = Pattern::new(
    r"(?:不能超过|不得超过|不可超过|不超过|最多|至多|最长|最大长度[为是]?|最长只?允许)[^，。；0-9]{0,4}\s*([0-9]+)\s*(?:个)?(?:字符|字|位|个字符)",
);
static ITEMS: Pattern =
    Pattern::new(r"(?:不能超过|不得超过|不超过|最多|至多|一次最多)[^，。；0-9]{0,6}?\s*([0-9]+)\s*(?:条|个|项)");

/// The greatest value that words state, and where.
fn stated(row: &Row<'_>) -> Option<(u64, std::ops::Range<usize>)> {
    let words = row.prose()?.words.as_str();
    let found = match &row.field.ty.value {
        Type::Array { .. } => ITEMS.captures(words)?,
        Type::String => TEXT.captures(words)?,
        Type::Number | Type::Integer => {
            let found = NUMBER.captures(words)?;
            let next = found.get(2).map_or("", |next| next.as_str());
            // A word behind the number is a unit, and perhaps another one than that of the row.
            if !(next.is_empty() || "，。；、,;".contains(next)) {
                return None;
            }
            found
        }
        _ => return None,
    };
    let range = found.get(0)?.range();
    let before = words[..range.start].rsplit(['，', '。', '；']).next().unwrap_or_default();
    let about = ["层", "级", "每", "名称", "其", "密码"].iter().any(|word| before.contains(word));
    Some((found.get(1)?.as_str().parse().ok().filter(|_| !about)?, range))
}

/// The fixed sentence about the greatest value.
fn fact<'a>(row: &Row<'a>) -> Option<&'a Fact<Bounds>> {
    let facts = &row.field.constraints;
    match row.field.ty.value {
        Type::Array { .. } => facts.array_length.as_ref(),
        Type::String => facts.length.as_ref(),
        _ => facts.range.as_ref(),
    }
}

fn limit_only(row: &Row<'_>, out: &mut Out<'_>) {
    let max = fact(row).and_then(|fact| fact.value.max.as_ref());
    let (Some((number, range)), None) = (stated(row), max) else { return };
    let finding = out.finding(row.place(range), format!("the limit {number} stands in words only"));
    let (sentence, is_range) = match row.field.ty.value {
        Type::Array { .. } => ("数组长度限制", false),
        Type::String => ("最大长度", false),
        _ => ("最大值", true),
    };
    let finding = finding.help(format!("end the description with `{sentence}：{number}。`"));
    let because = "The description states the limit.";
    out.push(if is_range { finding.mend("max", "-", &number.to_string(), because) } else { finding });
}

fn limit_contradicts(row: &Row<'_>, out: &mut Out<'_>) {
    let Some((bounds, max)) = fact(row).and_then(|fact| Some((fact, fact.value.max.as_ref()?))) else { return };
    let Some((number, range)) = stated(row) else { return };
    if max.as_f64() != Number::from(number).as_f64() && bounds.rule != Rule::Correction {
        let finding = out.finding(bounds.at, format!("the limit is {max}, but the description says {number}"));
        out.push(finding.also(row.place(range), "the description").help("correct one of the two"));
    }
}

fn outside(count: usize, bounds: &Bounds) -> Option<&'static str> {
    let limit = |bound: &Option<Number>| bound.as_ref().and_then(Number::as_u64);
    let count = count as u64;
    match (limit(&bounds.min), limit(&bounds.max)) {
        (_, Some(max)) if count > max => Some("more"),
        (Some(min), _) if count < min => Some("fewer"),
        _ => None,
    }
}

fn breaks_length(row: &Row<'_>, out: &mut Out<'_>) {
    let facts = &row.field.constraints;
    for literal in [&row.field.default, &row.field.example].into_iter().flatten() {
        let items = literal.value.as_array().map(Vec::len).zip(facts.array_length.as_ref());
        let inner = literal.value.as_str().or_else(|| literal.value.as_array()?.first().and_then(Value::as_str));
        let chars = inner.map(|text| text.chars().count()).zip(facts.length.as_ref());
        let shortened = inner.is_some_and(|text| text.contains("xx") || text.contains("**"));
        for ((count, bounds), what) in items.map(|i| (i, "items")).into_iter().chain(chars.map(|c| (c, "characters"))) {
            let Some(word) = outside(count, &bounds.value) else { continue };
            if word == "fewer" && shortened {
                continue;
            }
            let finding = out.finding(literal.at, format!("this has {count} {what}, which is {word} than allowed"));
            out.push(finding.also(bounds.at, "the limit").help("correct one of the two"));
        }
    }
}

fn of_nothing(row: &Row<'_>, out: &mut Out<'_>) {
    let facts = &row.field.constraints;
    for bounds in [&facts.array_length, &facts.length].into_iter().flatten() {
        if bounds.value.max.as_ref().and_then(Number::as_u64) == Some(0) {
            out.push(out.finding(bounds.at, "the limit allows nothing").help("write the real limit, or remove it"));
        }
    }
}

fn of_one(row: &Row<'_>, out: &mut Out<'_>) {
    let Some(bounds) = &row.field.constraints.range else { return };
    if bounds.value.min.is_some() && bounds.value.min == bounds.value.max {
        out.push(out.finding(bounds.at, "the range allows one number only"));
    }
}

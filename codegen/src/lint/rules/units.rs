//! W23: times without a unit, or with the wrong one.

use serde_json::Value;

use super::super::context::{Out, Row};
use super::super::rule::rules;
use crate::ir::{Format, Rule, Type, Unit};
use crate::pattern::Pattern;

rules! { Page:
    "W231" "unit-contradicts-example" Error Minimal Fact Row unit_example;
        title "the example of a time stamp is in another unit"
        says "格式 is timestamp; read in its 单位, the example lies before 1990 or after 2100, and read in seconds or milliseconds instead it does not."
        why "A program that sends seconds where milliseconds are meant asks for 1970. `startAt` and `updatedAtStart` were documented so."
        bad "| since | number | 否 | - | 起始时刻。格式：timestamp。单位：秒。 | `1655714763890` |"
        good "| since | number | 否 | - | 起始时刻。格式：timestamp。单位：毫秒。 | `1655714763890` |"

    "W232" "unit-contradicts-text" Warning Recommended Nothing Row unit_contradicts;
        title "the description names another unit than 单位"
        says "The description says 单位为, 精确到, 以…为单位 or (in brackets) a unit of time, and 单位 is another one."
        why "One of the two is wrong by a factor of sixty or a thousand."
        bad "| since | number | 否 | - | 起始时刻，精确到秒。格式：timestamp。单位：毫秒。 | - |"
        good "| since | number | 否 | - | 起始时刻，精确到毫秒。格式：timestamp。单位：毫秒。 | - |"

    "W233" "unit-only-in-text" Warning Recommended Fact Row unit_only;
        title "a unit stands in words only"
        says "A number says 单位为, 精确到, 以…为单位 or (in brackets) a unit of time, and has no 单位."
        why "The client gives users a bare number where it could give a duration or a moment."
        bad "| ttl | number | 否 | - | 有效期，单位为秒。 | - |"
        good "| ttl | number | 否 | - | 有效期。单位：秒。 | - |"

    "W234" "timestamp-without-unit" Warning Recommended Nothing Row timestamp_unit;
        title "a time stamp has no unit"
        says "A number whose description says 时间戳, or that is named like a moment (`…At`, `…Time`, `timestamp`) and whose example is one in seconds or milliseconds, has no 单位."
        why "Users cannot know whether to send seconds or milliseconds."
        bad "| since | number | 否 | - | 起始时刻，用时间戳表示。 | - |"
        good "| since | number | 否 | - | 起始时刻。格式：timestamp。单位：毫秒。 | - |"

    "W235" "duration-without-unit" Note Strict Nothing Row duration_unit;
        title "a duration has no unit"
        says "A number whose name ends in `Timeout`, `ExpiresIn`, `expires_in`, `Interval`, `Duration`, `Ttl` or `Period`, or whose first clause ends in 时长, 有效期, 有效时间, 超时时间 or 间隔, has no 单位, and its description names no unit of time."
        why "Users cannot know what to send."
        bad "| loginTimeout | number | 否 | - | 登录的期限。 | - |"
        good "| loginTimeout | number | 否 | - | 登录的期限。单位：秒。 | - |"

    "W236" "example-not-in-format" Warning Recommended Nothing Row not_in_format;
        title "an example is not in its format"
        says "格式 is date-time and the example or default is not of RFC 3339, or date and it is not `YYYY-MM-DD`, or timestamp and it is not a whole number."
        why "Either the format or the example is wrong; users copy the example."
        bad "| since | string | 否 | - | 起始时刻。格式：date-time。 | `2022-07-03 02:20` |"
        good "| since | string | 否 | - | 起始时刻。格式：date-time。 | `2022-07-03T02:20:30.000Z` |"

    "W237" "date-without-format" Note Strict Fact Row date_format;
        title "a text is a date and has no format"
        says "The example of a text is a date and time of RFC 3339, or `YYYY-MM-DD`, and the row has no 格式."
        why "The client gives users a text where it could give a moment."
        bad "| since | string | 否 | - | 起始时刻。 | `2022-07-03T02:20:30.000Z` |"
        good "| since | string | 否 | - | 起始时刻。格式：date-time。 | `2022-07-03T02:20:30.000Z` |"

    "W238" "time-named-otherwise" Note Strict Nothing Row time_name;
        title "a moment is a boolean or a list"
        says "A row whose name ends in `At` or `Time` behind a past participle is a boolean or a list."
        why "Everywhere else such names are moments; the type most likely is wrong."
        bad "| createdAt | boolean | 否 | - | 创建的时刻。 | - |"
        good "| createdAt | string | 否 | - | 创建的时刻。 | - |"
}

static UNIT: Pattern = Pattern::new(
    r"(?:单位[为是：:]?\s*|精确到\s*|[（(])(毫秒|秒|分钟|小时|天)(?:[，。；）)的]|$)|以\s*(毫秒|秒|分钟|小时|天)\s*(?:为单位|计)",
);
static ANY_UNIT: Pattern = Pattern::new("毫秒|秒|分钟|小时|天|周|月|年");
static DATE_TIME: Pattern = Pattern::new(r"^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$");
static DATE: Pattern = Pattern::new(r"^\d{4}-\d{2}-\d{2}$");
static PARTICIPLE: Pattern = Pattern::new("(ed|start|end|expire|begin|last)(At|Time)$");

/// 1990 and 2100, in seconds.
const ERA: std::ops::Range<f64> = 631_152_000.0..4_102_444_800.0;

fn number(value: &Value) -> Option<f64> {
    value.as_f64().or_else(|| value.as_str()?.parse().ok())
}

fn factor(unit: Unit) -> Option<f64> {
    match unit {
        Unit::Second => Some(1.0),
        Unit::Millisecond => Some(1000.0),
        _ => None,
    }
}

/// The unit in which a number is a moment of our time.
fn era(number: f64) -> Option<Unit> {
    [Unit::Second, Unit::Millisecond]
        .into_iter()
        .find(|unit| factor(*unit).is_some_and(|f| ERA.contains(&(number / f))))
}

fn unit_example(row: &Row<'_>, out: &mut Out<'_>) {
    let facts = &row.field.constraints;
    let (Some(unit), Some(example)) = (&facts.unit, &row.field.example) else { return };
    let Some(real) = number(&example.value).and_then(era).filter(|real| *real != unit.value) else { return };
    if facts.format.as_ref().is_some_and(|f| f.value == Format::Timestamp) {
        let message = format!("read in {}, the example is no moment of our time", unit.value.word());
        let finding = out.finding(unit.at, message).also(example.at, format!("a moment in {}", real.word()));
        let because = format!("The page's own example is a moment of our time only when read in {}.", real.word());
        let finding = finding.mend("unit", unit.value.word(), real.word(), &because);
        out.push(finding.help(format!("the unit most likely is {}", real.word())));
    }
}

/// The unit that words name, and where.
fn stated(row: &Row<'_>) -> Option<(Unit, std::ops::Range<usize>)> {
    let found = UNIT.captures(&row.prose()?.words)?;
    let word = found.get(1).or(found.get(2))?;
    Some((Unit::ALL.into_iter().find(|unit| unit.word() == word.as_str())?, word.range()))
}

fn unit_contradicts(row: &Row<'_>, out: &mut Out<'_>) {
    let (Some(unit), Some((said, range))) = (&row.field.constraints.unit, stated(row)) else { return };
    // A corrected unit is known to contradict the page.
    if said != unit.value && unit.rule != Rule::Correction {
        let message = format!("the unit is {}, but the description says {}", unit.value.word(), said.word());
        let finding = out.finding(unit.at, message).also(row.place(range), "the description");
        out.push(finding.help("correct one of the two"));
    }
}

fn is_number(row: &Row<'_>) -> bool {
    matches!(row.field.ty.value, Type::Number | Type::Integer)
}

fn unit_only(row: &Row<'_>, out: &mut Out<'_>) {
    let (None, Some((said, range))) = (&row.field.constraints.unit, stated(row)) else { return };
    if is_number(row) {
        let finding = out.finding(row.place(range), format!("the unit {} stands in words only", said.word()));
        let finding = finding.mend("unit", "-", said.word(), "The description names the unit.");
        out.push(finding.help(format!("end the description with `单位：{}。`", said.word())));
    }
}

fn timestamp_unit(row: &Row<'_>, out: &mut Out<'_>) {
    if row.field.constraints.unit.is_some() || !is_number(row) {
        return;
    }
    let said = row.field.description.as_ref().is_some_and(|fact| fact.value.contains("时间戳"));
    let named = ["At", "Time", "timestamp", "Timestamp"].iter().any(|end| row.name().ends_with(end));
    let example = row.field.example.as_ref().filter(|fact| number(&fact.value).and_then(era).is_some());
    if said || named && example.is_some() {
        let finding = out.finding(row.field.name.at, format!("`{}` is a time stamp without a unit", row.name()));
        let finding = example.iter().fold(finding, |f, fact| f.also(fact.at, "a moment"));
        out.push(finding.help("add `格式：timestamp。单位：毫秒。` or `单位：秒。`"));
    }
}

fn duration_unit(row: &Row<'_>, out: &mut Out<'_>) {
    const NAMES: [&str; 7] = ["Timeout", "ExpiresIn", "expires_in", "Interval", "Duration", "Ttl", "Period"];
    const WORDS: [&str; 5] = ["时长", "有效期", "有效时间", "超时时间", "间隔"];
    let text = row.field.description.as_ref().map_or("", |fact| fact.value.as_str());
    let clause = text.split(['，', '。', '；', '：']).next().unwrap_or_default();
    let is = NAMES.iter().any(|end| row.name().ends_with(end)) || WORDS.iter().any(|end| clause.ends_with(end));
    if is && is_number(row) && row.field.constraints.unit.is_none() && !ANY_UNIT.is_match(text) {
        let finding = out.finding(row.field.name.at, format!("`{}` is a duration without a unit", row.name()));
        out.push(finding.help("add `单位：秒。`, or the unit that it has"));
    }
}

fn not_in_format(row: &Row<'_>, out: &mut Out<'_>) {
    let Some(format) = &row.field.constraints.format else { return };
    for literal in [&row.field.default, &row.field.example].into_iter().flatten() {
        let text = literal.value.as_array().and_then(|list| list.first()).unwrap_or(&literal.value);
        let fits = match (format.value, text) {
            (Format::DateTime, Value::String(text)) => DATE_TIME.is_match(text),
            (Format::Date, Value::String(text)) => DATE.is_match(text),
            (Format::Timestamp, Value::String(text)) => text.bytes().all(|b| b.is_ascii_digit()),
            (Format::Timestamp, Value::Number(number)) => !number.is_f64(),
            _ => true,
        };
        if !fits {
            let finding = out.finding(literal.at, format!("this is no `{}`", format.value.word()));
            out.push(finding.also(format.at, "the format").help("correct one of the two"));
        }
    }
}

fn date_format(row: &Row<'_>, out: &mut Out<'_>) {
    let (None, Some(example)) = (&row.field.constraints.format, &row.field.example) else { return };
    let Some(text) = example.value.as_str().filter(|_| row.field.values.is_none()) else { return };
    let formats = [(DATE_TIME.is_match(text), Format::DateTime), (DATE.is_match(text), Format::Date)];
    if let Some((_, format)) = formats.into_iter().find(|(is, _)| *is && row.field.ty.value == Type::String) {
        let finding =
            out.finding(example.at, format!("the example is a `{}`, and the row has no format", format.word()));
        let finding = finding.mend("format", "-", format.word(), "The example is of this format.");
        out.push(finding.help(format!("add `格式：{}。`", format.word())));
    }
}

fn time_name(row: &Row<'_>, out: &mut Out<'_>) {
    let odd = matches!(row.field.ty.value, Type::Boolean | Type::Array { .. });
    if odd && PARTICIPLE.is_match(row.name()) {
        let finding = out.finding(row.field.ty.at, format!("`{}` is `{}`", row.name(), row.field.ty.value));
        out.push(finding.also(row.field.name.at, "named like a moment").help("correct the type"));
    }
}

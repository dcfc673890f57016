//! W20–W21: words of a row that contradict its cells, or say what only a cell or fixed sentence can say.

use serde_json::Value;

use super::super::context::{Out, Owner, Row};
use super::super::prose::{Prose, distance};
use super::super::rule::rules;
use crate::ir::{Reach, Rule, Type};
use crate::lower::literals;
use crate::pattern::Pattern;

rules! { Page:
    "W201" "default-contradicts-text" Warning Recommended Nothing Row default_contradicts;
        title "the description states another default than 默认值"
        says "A clause of its own, outside brackets, says 默认为 or 默认值为 and a literal of the row's type; 默认值 holds another one."
        why "One of the two is wrong, and users read both: the words in the documentation, the cell in the client."
        bad "| all | boolean | 否 | `true` | 是否全部，默认为 `false`。 | - |"
        good "| all | boolean | 否 | `false` | 是否全部，默认为 `false`。 | - |"

    "W202" "default-only-in-text" Warning Strict Fact Row default_only;
        title "a default stands in words only"
        says "A clause of its own, outside brackets, says 默认为 and a literal of the row's type; 默认值 is `-`."
        why "The client does not know the default, and neither does the OpenAPI document."
        bad "| all | boolean | 否 | - | 是否全部，默认为 `false`。 | - |"
        good "| all | boolean | 否 | `false` | 是否全部。 | - |"

    "W203" "required-with-default" Warning Recommended Nothing Row required_default;
        title "a required parameter has a default"
        says "必填 is 是 and 默认值 is not `-`, in a table that requests hold."
        why "What has a default may be left out; so either 必填 or the default is wrong."
        bad "| all | boolean | 是 | `false` | 是否全部。 | - |"
        good "| all | boolean | 否 | `false` | 是否全部。 | - |"

    "W204" "required-but-text-optional" Warning Recommended Nothing Row text_optional;
        title "the description calls a required row optional"
        says "必填 is 是, and a clause of the description is 可选, 选填, 非必填, 非必传 or 可不填 and nothing else."
        why "Rust users must pass it, and are told that they need not."
        bad "| lang | string | 是 | - | 可选，界面语言。 | - |"
        good "| lang | string | 否 | - | 界面语言。 | - |"

    "W205" "optional-but-text-required" Warning Recommended Nothing Row text_required;
        title "the description calls an optional row required"
        says "必填 is 否 without 条件必填, and a clause of the description is 必填 or 必传 and nothing else."
        why "The client lets users leave out what the service refuses to do without."
        bad "| lang | string | 否 | - | 必传，界面语言。 | - |"
        good "| lang | string | 是 | - | 界面语言。 | - |"

    "W206" "condition-only-in-text" Note Strict Nothing Row condition;
        title "a condition stands in words only"
        says "A row that is not required says that it is when another row of its table has a value, in words, and has no 条件必填."
        why "The client cannot check what it does not know."
        bad "| kind | string | 否 | - | 种类。 | - |\n| lang | string | 否 | - | 界面语言，`kind` 为 `web` 时必填。 | - |"
        good "| kind | string | 否 | - | 种类。 | - |\n| lang | string | 否 | - | 界面语言。条件必填：`kind` 为 `web`。 | - |"

    "W207" "values-only-in-text" Warning Recommended Nothing Row values_only;
        title "values are listed in words only"
        says "A text or number without 枚举值 says 可选值, 取值 or 可取 and then two code spans or more in a row."
        why "The client has no enum for them."
        bad "| kind | string | 否 | - | 种类，可选值为 `web`、`app`。 | - |"
        good "| kind | string | 否 | - | 种类。枚举值：`web`、`app`。 | - |"

    "W208" "value-nearly-listed" Warning Recommended Nothing Row nearly_listed;
        title "a value in words is nearly a listed one"
        says "A code span of the description is no listed value, but differs from one by its case or by one letter of five or more; no row is called so."
        why "One of the two spellings is wrong, and users copy both."
        bad "| kind | string | 否 | - | 种类，`browsers` 之外不常用。枚举值：`browser`、`mobile`。 | - |"
        good "| kind | string | 否 | - | 种类，`browser` 之外不常用。枚举值：`browser`、`mobile`。 | - |"

    "W209" "null-only-in-text" Warning Recommended Nothing Row null_only;
        title "null is a value in words only"
        says "The description says 为, 传, 传入 or 返回 and null, and the row has neither 可为空 nor the type `any`."
        why "The client has no way to send null, or does not expect it."
        bad "| lang | string | 否 | - | 界面语言，传 `null` 时跟随系统。 | - |"
        good "| lang | string | 否 | - | 界面语言，传 `null` 时跟随系统。可为空。 | - |"

    "W210" "deprecated-only-in-text" Warning Recommended Nothing Row deprecated_only;
        title "a deprecation stands in words only"
        says "The description says 过时, 弃用, 不再使用, 不再推荐, 不推荐使用 or 即将移除, and the row has no 已废弃."
        why "Rust users get no warning."
        bad "| lang | string | 否 | - | 界面语言，不推荐使用。 | - |"
        good "| lang | string | 否 | - | 界面语言。已废弃。 | - |"

    "W211" "condition-on-required" Warning Recommended Nothing Row condition_on_required;
        title "a row is required always and under a condition"
        says "必填 is 是, and the row has 条件必填."
        why "What is always required needs no condition; one of the two is wrong."
        bad "| kind | string | 否 | - | 种类。 | - |\n| lang | string | 是 | - | 界面语言。条件必填：`kind` 为 `web`。 | - |"
        good "| kind | string | 否 | - | 种类。 | - |\n| lang | string | 否 | - | 界面语言。条件必填：`kind` 为 `web`。 | - |"

    "W212" "deprecated-and-required" Note Strict Nothing Row deprecated_required;
        title "a deprecated parameter is required"
        says "A parameter has 已废弃, and 必填 is 是."
        why "Every call must use what no call should use; perhaps 必填 was not changed along."
        bad "| lang | string | 是 | - | 界面语言。已废弃。 | - |"
        good "| lang | string | 否 | - | 界面语言。已废弃。 | - |"
}

/// 默认为 and a code span or word that ends its clause, or that Chinese words explain.
static DEFAULT: Pattern =
    Pattern::new(r"(?:^|[，。；,;])\s*默认值?[为是：:]?\s*(?:(\x00+)|([A-Za-z0-9_.+-]+))\s*([^\s]?)");
static OPTIONAL: Pattern = Pattern::new("(?:^|[，。；])(可选|选填|非必填|非必传|可不填|不必填)(?:[，。；]|$)");
static REQUIRED: Pattern = Pattern::new("(?:^|[，。；])(必填|必传|必须填写|必须传入)(?:[，。；]|$)");
static CONDITION: Pattern =
    Pattern::new(r"(\x00+)\s*(?:的值)?[为是]\s*(\x00+)\s*(?:的时候|时)[，,]?\s*(?:此参数|该参数)?(?:必填|必传)");
static VALUES: Pattern =
    Pattern::new(r"(?:可选值|取值|可取值?|枚举)[^，。；\x00]{0,4}(\x00+(?:\s*[、/或和,，]\s*\x00+)+)");
static NULL: Pattern = Pattern::new(r"(?:[为传]|传入|返回)\s*(null\b|\x00{6})");
static DEPRECATED: Pattern = Pattern::new("(?:^|[^通超经])(过时)|弃用|不再使用|不再推荐|不推荐使用|即将移除|将被移除");

/// The default that words state: a literal of the row's type, and where it stands.
fn stated(row: &Row<'_>, prose: &Prose<'_>) -> Option<(String, std::ops::Range<usize>)> {
    let found = DEFAULT.captures(&prose.words)?;
    let (text, range) = match (found.get(1), found.get(2)) {
        (Some(code), _) => (prose.code_at(code.start())?.to_owned(), code.range()),
        (_, word) => (word?.as_str().to_owned(), word?.range()),
    };
    let before = &prose.words[..range.start];
    let inside = before.matches(['（', '(']).count() > before.matches(['）', ')']).count();
    let next = found.get(3).map_or("", |next| next.as_str());
    let number = text.starts_with(|c: char| c.is_ascii_digit());
    let unit = row.field.constraints.unit.as_ref().map(|unit| unit.value.word());
    let ends = next.is_empty() || "，。；、,;".contains(next);
    // A number before a word is an amount of something else, unless the row has that unit.
    let ends = ends || !number || unit.is_some_and(|unit| prose.words[range.end..].trim_start().starts_with(unit));
    let listed = row.field.values.as_ref().is_none_or(|v| v.open || v.list.iter().any(|v| v.value.value == text));
    let word = found.get(2).is_some() && row.field.ty.value == Type::String && row.field.values.is_none();
    let fits = literals::parse(&text, &row.field.ty.value).is_ok();
    (ends && !inside && listed && !word && fits).then_some((text, range))
}

fn shown(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn default_contradicts(row: &Row<'_>, out: &mut Out<'_>) {
    let (Some(prose), Some(default)) = (row.prose(), &row.field.default) else { return };
    let Some((text, range)) = stated(row, prose) else { return };
    if literals::parse(&text, &row.field.ty.value).is_ok_and(|value| value != default.value)
        && default.rule != Rule::Correction
    {
        let message = format!("the default is `{}`, but the description says `{text}`", shown(&default.value));
        let finding = out.finding(default.at, message).also(row.place(range), "the description");
        out.push(finding.help("correct one of the two"));
    }
}

fn default_only(row: &Row<'_>, out: &mut Out<'_>) {
    let (Some(prose), None) = (row.prose(), &row.field.default) else { return };
    let Some((text, range)) = stated(row, prose) else { return };
    if row.field.required.value || matches!(row.owner, Owner::Reply) {
        return;
    }
    let finding = out.finding(row.place(range), format!("the default `{text}` stands in words only"));
    let finding = finding.mend("default", "-", &text, "The description states the default.");
    out.push(finding.help("put it into 默认值"));
}

/// Whether requests hold the table of a row.
pub(super) fn in_request(row: &Row<'_>) -> bool {
    match row.owner {
        Owner::Parameters => true,
        Owner::Reply => false,
        Owner::Dto(dto) => {
            let dtos = &row.page.client.api.dtos;
            dtos.iter().find(|known| known.name.value == dto.name.value).is_some_and(|d| d.reach != Reach::Response)
        }
    }
}

fn required_default(row: &Row<'_>, out: &mut Out<'_>) {
    let Some(default) = row.field.default.as_ref().filter(|_| row.field.required.value && in_request(row)) else {
        return;
    };
    let finding = out.finding(default.at, format!("`{}` is required and has a default", row.name()));
    out.push(finding.also(row.field.required.at, "required").help("what has a default is optional"));
}

fn text_optional(row: &Row<'_>, out: &mut Out<'_>) {
    let Some(found) = row.prose().and_then(|prose| OPTIONAL.captures(&prose.words)?.get(1)) else { return };
    if row.field.required.value && in_request(row) {
        let finding = out.finding(row.field.required.at, format!("`{}` is required", row.name()));
        let at = row.place(found.range());
        out.push(finding.also(at, "the description says otherwise").help("correct one of the two"));
    }
}

fn text_required(row: &Row<'_>, out: &mut Out<'_>) {
    let Some(found) = row.prose().and_then(|prose| REQUIRED.captures(&prose.words)?.get(1)) else { return };
    if !row.field.required.value && row.field.constraints.required_if.is_none() && in_request(row) {
        let finding = out.finding(row.field.required.at, format!("`{}` is optional", row.name()));
        let at = row.place(found.range());
        out.push(finding.also(at, "the description says otherwise").help("correct one of the two"));
    }
}

fn condition(row: &Row<'_>, out: &mut Out<'_>) {
    let Some(prose) = row.prose().filter(|_| row.field.constraints.required_if.is_none()) else { return };
    let Some(found) = CONDITION.captures(&prose.words).filter(|_| !row.field.required.value) else { return };
    let code = |n| found.get(n).and_then(|code| prose.code_at(code.start()));
    let (Some(name), Some(value), Some(whole)) = (code(1), code(2), found.get(0)) else { return };
    if row.table.iter().any(|other| other.name.value == name) {
        let finding = out.finding(row.place(whole.range()), "a condition stands in words only");
        out.push(finding.help(format!("write `条件必填：`{name}` 为 `{value}`。` at the end")));
    }
}

fn values_only(row: &Row<'_>, out: &mut Out<'_>) {
    let Some(prose) = row.prose().filter(|_| row.field.values.is_none()) else { return };
    let Some(found) = VALUES.captures(&prose.words).and_then(|found| found.get(1)) else { return };
    if matches!(row.field.ty.value.innermost(), Type::String | Type::Number | Type::Integer) {
        let finding = out.finding(row.place(found.range()), "values are listed in words only");
        out.push(finding.help("list them at the end: `枚举值：…。`"));
    }
}

fn nearly_listed(row: &Row<'_>, out: &mut Out<'_>) {
    let (Some(prose), Some(values)) = (row.prose(), &row.field.values) else { return };
    let known = row.page.client.known;
    for code in &prose.codes {
        let Some(word) = prose.source.get(code.clone()).map(str::trim).filter(|word| word.len() <= 64) else {
            continue;
        };
        let is = |v: &&crate::ir::EnumValue| {
            let value = v.value.value.as_str();
            value.eq_ignore_ascii_case(word) || value.len() > 5 && word.len() > 5 && distance(value, word) == Some(1)
        };
        let listed = values.list.iter().any(|v| v.value.value == word);
        let near = values.list.iter().find(is).filter(|_| !listed && !known.names.contains(word));
        if let Some(near) = near {
            let message = format!("`{word}` is no listed value, but `{}` is", near.value.value);
            out.push(
                out.finding(row.place(code.clone()), message)
                    .also(near.value.at, "listed")
                    .help("correct one of the two"),
            );
        }
    }
}

fn null_only(row: &Row<'_>, out: &mut Out<'_>) {
    let Some(prose) = row.prose().filter(|_| row.field.constraints.nullable.is_none()) else { return };
    let said = NULL.all(&prose.words).filter_map(|found| found.get(1));
    let is_null = |at: usize| prose.words[at..].starts_with("null") || prose.code_at(at) == Some("null");
    if let (Some(at), false) = (said.map(|f| f.range()).find(|r| is_null(r.start)), row.field.ty.value == Type::Any) {
        let finding = out.finding(row.place(at), "null is a value in words only");
        out.push(finding.help("add `可为空。`, if the service takes or gives null here"));
    }
}

fn deprecated_only(row: &Row<'_>, out: &mut Out<'_>) {
    let Some(prose) = row.prose().filter(|_| row.field.constraints.deprecated.is_none()) else { return };
    let Some(found) = DEPRECATED.find(&prose.words) else { return };
    let finding = out.finding(row.place(found.range()), "a deprecation stands in words only");
    out.push(finding.help("end the description with `已废弃。`, if it is one"));
}

fn condition_on_required(row: &Row<'_>, out: &mut Out<'_>) {
    let Some(condition) = row.field.constraints.required_if.as_ref().filter(|_| row.field.required.value) else {
        return;
    };
    let finding = out.finding(condition.at, format!("`{}` is required without any condition", row.name()));
    out.push(finding.also(row.field.required.at, "required").help("write 否, or remove the condition"));
}

fn deprecated_required(row: &Row<'_>, out: &mut Out<'_>) {
    let Some(fact) = row.field.constraints.deprecated.as_ref().filter(|_| row.field.required.value) else { return };
    if in_request(row) {
        let finding = out.finding(row.field.required.at, format!("`{}` is deprecated and required", row.name()));
        out.push(finding.also(fact.at, "deprecated"));
    }
}

//! W12–W13: types that do not fit their names, values and examples.

use std::collections::BTreeMap;

use serde_json::Value;

use super::super::context::{Out, Owner, Row};
use super::super::prose::distance;
use super::super::rule::rules;
use crate::ir::Type;

rules! { Names:
    "W121" "boolean-named-like-number" Warning Recommended Nothing Row boolean_number;
        title "a boolean is named like a number or a list"
        says "A boolean has a name that ends in `Count`, `Total`, `Number`, `Size`, `Amount`, `Ids`, `Codes` or `List` and does not begin like a question (`is`, `has`, `with`, `enable`, `show` …)."
        why "The type most likely is wrong, as that of `DepartmentPagingDto.totalCount` was; no reply can then be decoded."
        bad "| totalCount | boolean | 否 | - | 总数。 | - |"
        good "| totalCount | number | 否 | - | 总数。 | - |"

    "W122" "plural-not-list" Warning Strict Nothing Row plural;
        title "a single value is named like a list"
        says "A string or number has a name that ends in `Ids`, `Codes`, `Names`, `List` or `Arr`, and no description tells of separators."
        why "Either the type lacks `[]`, or the value is a list in a text, which the description should say."
        bad "| userIds | string | 否 | - | 要查的用户。 | - |"
        good "| userIds | string[] | 否 | - | 要查的用户。 | - |"

    "W123" "list-named-like-one" Note Strict Nothing Row singular;
        title "a list is named like a single value"
        says "A list has a name that ends in `Id`, `Code`, `Email` or `Phone`."
        why "Either the type has a `[]` too many, or users will pass one value."
        bad "| userId | string[] | 否 | - | 要查的用户。 | - |"
        good "| userId | string | 否 | - | 要查的用户。 | - |"

    "W124" "id-typed-number" Warning All Nothing Row id_number;
        title "an identifier is a number"
        says "A row named `id` or ending in `Id` is a number."
        why "Identifiers of this API are texts; a long number loses digits in many JSON readers."
        bad "| userId | number | 否 | - | 用户。 | - |"
        good "| userId | string | 否 | - | 用户。 | - |"

    "W125" "boolean-as-text" Warning Recommended Nothing Row boolean_text;
        title "a text has the values `true` and `false`"
        says "A string lists just `true` and `false`, or its default is one of them and it lists no values."
        why "Either the type should be boolean, or users must be told to pass a text."
        bad "| all | string | 否 | `false` | 是否全部。 | - |"
        good "| all | boolean | 否 | `false` | 是否全部。 | - |"

    "W126" "number-as-text" Note Strict Nothing Row number_text;
        title "a number is a text"
        says "A string named `page`, `limit`, `pageSize`, `size`, `count`, `total`, `totalCount`, `offset` or `index`, or ending in `Count` or `Total`."
        why "Everywhere else these are numbers; either the type is wrong, or this operation is odd and should say so."
        bad "| page | string | 否 | - | 第几页。 | - |"
        good "| page | number | 否 | - | 第几页。 | - |"

    "W127" "example-of-other-type" Note Strict Nothing Row other_example;
        title "the example of a text is JSON of another type"
        says "The example of a string is `true` or `false`, or a JSON list or object, and no description says that it is JSON."
        why "Either the type or the example is wrong."
        bad "| allow | string | 否 | - | 允许的成员。 | `[\"a\",\"b\"]` |"
        good "| allow | string[] | 否 | - | 允许的成员。 | `[\"a\",\"b\"]` |"

    "W128" "vague-type" Note All Nothing Row vague;
        title "a type says nothing of what is in it"
        says "A row is `object` or `any`, or a list of them."
        why "Users get untyped values; the census lists them all."
        bad "| data2 | object | 否 | - | 附加的数据。 | - |"
        good "| data2 | string | 否 | - | 附加的数据。 | - |"

    "W129" "many-in-text-one-in-type" Warning Recommended Nothing Row many;
        title "the description tells of many, the type of one"
        says "The first clause of a description says 各个, or ends in 列表; the type is a text without a word about separators, or a data structure none of whose fields is a list."
        why "Either the type lacks `[]`, or the words belong to another row."
        bad "| things | string | 否 | - | 要查的各个样例。 | - |"
        good "| things | string[] | 否 | - | 要查的各个样例。 | - |"

    "W131" "enum-of-one-value" Note Strict Nothing Row one_value;
        title "a closed list of values has one value"
        says "枚举值 lists one value and is not open, and the row is a parameter or a field."
        why "Either values are missing, so the list should be open, or the value is fixed and the row says nothing."
        bad "| lang | string | 否 | - | 界面语言。枚举值：`zh`。 | - |"
        good "| lang | string | 否 | - | 界面语言。枚举值：`zh`、`en`。 | - |"

    "W132" "enum-case-twins" Warning Strict Nothing Row case_twins;
        title "two values of a list differ by their case or separators only"
        says "Two listed values are equal without case, `_`, `-` and blanks."
        why "The service most likely knows one of them; in Rust they would be one name."
        bad "| kind | string | 否 | - | 种类。枚举值：`user`、`USER`。 | - |"
        good "| kind | string | 否 | - | 种类。枚举值：`user`、`group`。 | - |"

    "W133" "enum-mixed-case" Note All Nothing Row mixed_case;
        title "the values of a list are written in different ways"
        says "Of at least three listed values of letters, some are all capitals and some all small."
        why "One of them may be misspelt."
        bad "| kind | string | 否 | - | 种类。枚举值：`USER`、`GROUP`、`org`。 | - |"
        good "| kind | string | 否 | - | 种类。枚举值：`USER`、`GROUP`、`ORG`。 | - |"

    "W134" "near-twin-values" Warning Recommended Nothing Row twin_values;
        title "two values of a list differ by one letter"
        says "Two listed values of eight letters or more differ by one letter that is not a digit, a plural `s` or the last one."
        why "One of them most likely is misspelt."
        bad "| kind | string | 否 | - | 种类。枚举值：`updateProfile`、`updatePrefile`。 | - |"
        good "| kind | string | 否 | - | 种类。枚举值：`updateProfile`、`updatePassword`。 | - |"

    "W135" "suspicious-value" Warning Recommended Nothing Row suspicious;
        title "a listed value or default holds a sign that no value has"
        says "A listed value or a default of listed values begins or ends with a blank, or holds full-width punctuation."
        why "The sign belongs to the sentence around it; as a part of the value it never matches."
        bad "| kind | string | 否 | - | 种类。枚举值：`user，`、`group`。 | - |"
        good "| kind | string | 否 | - | 种类。枚举值：`user`、`group`。 | - |"
}

fn ends(name: &str, words: &[&str]) -> bool {
    words.iter().any(|word| name.ends_with(word) || name.eq_ignore_ascii_case(word))
}

fn boolean_number(row: &Row<'_>, out: &mut Out<'_>) {
    const LIKE: [&str; 8] = ["Count", "Total", "Number", "Size", "Amount", "Ids", "Codes", "List"];
    const ASKS: [&str; 19] = [
        "is", "has", "with", "include", "enable", "enabled", "show", "allow", "need", "use", "can", "should", "only",
        "hide", "auto", "disable", "support", "check", "skip",
    ];
    let name = row.name();
    if row.field.ty.value == Type::Boolean && ends(name, &LIKE) && !ASKS.iter().any(|ask| name.starts_with(ask)) {
        let finding = out.finding(row.field.ty.at, format!("`{name}` is a boolean"));
        out.push(finding.also(row.field.name.at, "named like a number or a list").help("correct the type"));
    }
}

fn plural(row: &Row<'_>, out: &mut Out<'_>) {
    let told = row.field.description.as_ref();
    let told = told.is_some_and(|fact| JOINED.iter().any(|word| fact.value.contains(word)));
    let single = matches!(row.field.ty.value, Type::String | Type::Number | Type::Integer);
    if single && !told && ends(row.name(), &["Ids", "Codes", "Names", "List", "Arr"]) {
        let finding = out.finding(row.field.ty.at, format!("`{}` is no list", row.name()));
        out.push(finding.also(row.field.name.at, "named like a list").help("add `[]`, or say how values are joined"));
    }
}

fn singular(row: &Row<'_>, out: &mut Out<'_>) {
    if row.field.ty.value.is_array() && ends(row.name(), &["Id", "Code", "Email", "Phone"]) {
        let finding = out.finding(row.field.ty.at, format!("`{}` is a list", row.name()));
        out.push(finding.also(row.field.name.at, "named like a single value"));
    }
}

fn id_number(row: &Row<'_>, out: &mut Out<'_>) {
    let number = matches!(row.field.ty.value.innermost(), Type::Number | Type::Integer);
    if number && (row.name() == "id" || row.name().ends_with("Id")) {
        let finding = out.finding(row.field.ty.at, format!("`{}` is a number", row.name()));
        out.push(finding.help("identifiers are texts; correct the type, or say why this one is not"));
    }
}

fn boolean_text(row: &Row<'_>, out: &mut Out<'_>) {
    let field = row.field;
    let is_boolean = |text: &str| text == "true" || text == "false";
    let listed = field.values.as_ref().map(|values| values.list.iter().all(|v| is_boolean(&v.value.value)));
    let default = field.default.as_ref().and_then(|fact| fact.value.as_str()).is_some_and(is_boolean);
    if field.ty.value == Type::String && listed.unwrap_or(default) {
        let at = field.values.as_ref().map(|v| v.at).or(field.default.as_ref().map(|fact| fact.at));
        let finding = out.finding(field.ty.at, format!("`{}` is a text with the values of a boolean", row.name()));
        out.push(at.into_iter().fold(finding, |f, at| f.also(at, "its values")).help("is it a boolean?"));
    }
}

fn number_text(row: &Row<'_>, out: &mut Out<'_>) {
    const NAMES: [&str; 9] = ["page", "limit", "pageSize", "size", "count", "total", "totalCount", "offset", "index"];
    let named = NAMES.contains(&row.name()) || row.name().ends_with("Count") || row.name().ends_with("Total");
    // `page` and `limit` side by side are the matter of paging-not-number.
    let pair = ["page", "limit"];
    let paging = pair.contains(&row.name()) && pair.iter().all(|name| row.table.iter().any(|f| f.name.value == *name));
    if row.field.ty.value == Type::String && named && !paging {
        let finding = out.finding(row.field.ty.at, format!("`{}` is a text", row.name()));
        out.push(finding.help("it is a number everywhere else"));
    }
}

fn other_example(row: &Row<'_>, out: &mut Out<'_>) {
    let Some(example) = row.field.example.as_ref().filter(|_| row.field.ty.value == Type::String) else { return };
    let parsed = example.value.as_str().and_then(|text| serde_json::from_str::<Value>(text).ok());
    let kind = match parsed {
        Some(Value::Bool(_)) => "a boolean",
        Some(Value::Array(_)) => "a list",
        Some(Value::Object(_)) => "an object",
        _ => return,
    };
    let told = row.field.description.as_ref().is_some_and(|fact| fact.value.to_ascii_lowercase().contains("json"));
    if !told && row.field.values.is_none() {
        let finding = out.finding(example.at, format!("the example of a text is {kind}"));
        out.push(
            finding.also(row.field.ty.at, "the type").help("correct one of the two, or say that the text is JSON"),
        );
    }
}

fn vague(row: &Row<'_>, out: &mut Out<'_>) {
    if matches!(row.field.ty.value.innermost(), Type::Object | Type::Any) {
        out.push(out.finding(row.field.ty.at, format!("`{}` says nothing of what is in it", row.field.ty.value)));
    }
}

/// Words that say how a text holds several values.
const JOINED: [&str; 7] = ["逗号", "分隔", "隔开", "空格", "`,`", "拼接", "JSON"];

fn many(row: &Row<'_>, out: &mut Out<'_>) {
    let Some(fact) = &row.field.description else { return };
    let clause = fact.value.split(['，', '。', '；', '：', '（']).next().unwrap_or_default();
    if !(clause.contains("各个") || clause.ends_with("列表")) || clause.starts_with("是否") {
        return;
    }
    let single = match &row.field.ty.value {
        Type::String => row.field.values.is_none() && !JOINED.iter().any(|word| fact.value.contains(word)),
        Type::Dto { name } => row
            .page
            .dto(name)
            .is_some_and(|dto| !dto.fields.is_empty() && !dto.fields.iter().any(|field| field.ty.value.is_array())),
        _ => false,
    };
    if single {
        let finding =
            out.finding(fact.at, format!("the description tells of many, and `{}` is one", row.field.ty.value));
        out.push(finding.also(row.field.ty.at, "the type").help("correct the type or the words"));
    }
}

fn one_value(row: &Row<'_>, out: &mut Out<'_>) {
    let Some(values) = row.field.values.as_ref().filter(|values| !values.open && values.list.len() == 1) else {
        return;
    };
    if !matches!(row.owner, Owner::Reply) {
        let finding = out.finding(values.at, format!("`{}` has one value only", row.name()));
        out.push(finding.help("end the list with `、…。` if there are others"));
    }
}

/// A value without case and separators.
fn folded(value: &str) -> String {
    value.chars().filter(|c| !"_- ".contains(*c)).flat_map(char::to_lowercase).collect()
}

fn case_twins(row: &Row<'_>, out: &mut Out<'_>) {
    let mut seen = BTreeMap::new();
    for value in row.field.values.iter().flat_map(|values| &values.list) {
        let Some((first, at)) = seen.insert(folded(&value.value.value), (&value.value.value, value.value.at)) else {
            continue;
        };
        let message = format!("the values `{}` and `{first}` differ by their case only", value.value.value);
        out.push(
            out.finding(value.value.at, message).also(at, "the other").help("keep the one that the service knows"),
        );
    }
}

fn mixed_case(row: &Row<'_>, out: &mut Out<'_>) {
    let Some(values) = row.field.values.as_ref().filter(|values| values.list.len() >= 3) else { return };
    let has = |upper: bool| {
        values.list.iter().any(|v| {
            let mut letters = v.value.value.chars().filter(char::is_ascii_alphabetic).peekable();
            letters.peek().is_some() && letters.all(|c| c.is_ascii_uppercase() == upper)
        })
    };
    if has(true) && has(false) {
        out.push(
            out.finding(values.at, format!("the values of `{}` are in capitals and in small letters", row.name())),
        );
    }
}

fn twin_values(row: &Row<'_>, out: &mut Out<'_>) {
    let Some(values) = &row.field.values else { return };
    let long: Vec<_> = values.list.iter().map(|v| &v.value).filter(|v| v.value.len() >= 8).take(200).collect();
    for (i, a) in long.iter().enumerate() {
        for b in long.iter().skip(i + 1).filter(|b| b.value.len().abs_diff(a.value.len()) <= 1) {
            let (x, y) = (folded(&a.value), folded(&b.value));
            let at = x.chars().zip(y.chars()).take_while(|(a, b)| a == b).count();
            let letters: Vec<char> = [x.chars().nth(at), y.chars().nth(at)].into_iter().flatten().collect();
            let last = at + 1 >= x.chars().count().max(y.chars().count());
            let counts =
                letters.iter().all(char::is_ascii_alphabetic) && !(x.len() != y.len() && letters.contains(&'s'));
            if x != y && !last && counts && distance(&x, &y) == Some(1) {
                let message = format!("the value `{}` is one letter away from `{}`", b.value, a.value);
                out.push(out.finding(b.at, message).also(a.at, "the other").help("is one of the two misspelt?"));
            }
        }
    }
}

fn suspicious(row: &Row<'_>, out: &mut Out<'_>) {
    let odd = |text: &str| text.trim() != text || text.contains(['，', '。', '；', '：', '（', '）', '、', '“', '”']);
    let listed = row.field.values.iter().flat_map(|values| &values.list).map(|v| (&v.value.value, v.value.at));
    for (text, at) in listed.filter(|(text, _)| odd(text)) {
        let finding = out.finding(at, format!("the value `{text}` holds a sign that belongs to the sentence"));
        out.push(finding.help("remove the sign from the value"));
    }
}

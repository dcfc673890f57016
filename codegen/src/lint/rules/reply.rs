//! W25: replies and their examples.

use serde_json::{Map, Value};

use super::super::context::{Out, PageFacts, Row};
use super::super::rule::rules;
use crate::ir::{Field, Type};

rules! { Page:
    "W251" "reply-lacks-required-field" Note Strict Nothing Page lacks_required;
        title "the example reply lacks a required field"
        says "An object of 示例结果 lacks a field that its table marks 是; an object that lacks `data` or is empty counts as well."
        why "Either the field is not always there, or mocks and tests that are fed by the example are wrong."
        bad "table: | id2 | string | 是 | …, example: \"data\": { }"
        good "\"data\": { \"id2\": \"1\" }"

    "W252" "reply-without-example" Note All Nothing Page without_example;
        title "a reply has no example"
        says "请求响应 has no 示例结果, and the reply has a payload."
        why "Mock servers and tests of users have nothing to answer."
        bad "## 请求响应 without 示例结果："
        good "示例结果： and a json fence"

    "W253" "example-shows-failure" Warning Recommended Nothing Page failure;
        title "the example reply shows a failure"
        says "`statusCode` of 示例结果 is not 2xx, or `success` is false."
        why "The example is what mocks answer when nothing else is said."
        bad "{ \"statusCode\": 500, \"message\": \"出错\" }"
        good "{ \"statusCode\": 200, \"message\": \"操作成功\" }"

    "W254" "incomplete-envelope" Warning Recommended Nothing Page envelope;
        title "a reply has a part of the envelope"
        says "The reply has one of `statusCode` and `message` and not the other, or has `apiCode` without `statusCode`, beside `data`."
        why "Every reply of this API has both; a row most likely was lost."
        bad "rows message and data, no row statusCode"
        good "rows statusCode, message and data"

    "W255" "total-below-list" Warning Recommended Nothing Page total_below;
        title "the example says fewer items than it shows"
        says "In 示例结果, `totalCount` or `count` is less than the number of items of the `list` beside it."
        why "A reader cannot tell what the number counts, and a mock ends the pages too early."
        bad "{ \"totalCount\": 1, \"list\": [{…}, {…}] }"
        good "{ \"totalCount\": 2, \"list\": [{…}, {…}] }"

    "W256" "example-lacks-required-field" Note Strict Nothing Row example_lacks;
        title "the example of a structure lacks a required field"
        says "The example of a parameter or field, an object with listed fields or a list of them, lacks a field that is required there."
        why "Users copy the example, and the service refuses it."
        bad "the example `{}` of a row of type ProbeDto, whose name is required"
        good "the example `{\"name\":\"a\"}`"

    "W257" "reply-of-other-operation" Warning Strict Nothing Page other_reply;
        title "the reply is named after another operation"
        says "The name of the reply begins with `Create`, `Update`, `Delete` or `Get`, and the operation's id with another of these verbs."
        why "The table most likely was copied along with its name."
        bad "get-thing with 类型：`DeleteThingRespDto`"
        good "get-thing with 类型：`GetThingRespDto`"
}

/// How deep an example is followed.
const DEPTH: usize = 12;

/// The paths of required fields that an object lacks.
fn missing(object: &Map<String, Value>, fields: &[&Field], page: &PageFacts<'_>, path: &str, found: &mut Vec<String>) {
    for field in fields {
        let name = field.name.value.as_str();
        let here = if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
        match object.get(name) {
            None if field.required.value => found.push(here),
            Some(value) if path.split('.').count() < DEPTH => below(value, field, page, &here, found),
            _ => {}
        }
    }
}

fn below(value: &Value, field: &Field, page: &PageFacts<'_>, path: &str, found: &mut Vec<String>) {
    let Some(dto) = field.ty.value.dto().and_then(|name| page.dto(name)) else { return };
    let fields: Vec<&Field> = dto.fields.iter().collect();
    match value {
        Value::Object(object) => missing(object, &fields, page, path, found),
        // The first item speaks for all.
        Value::Array(list) => {
            if let Some(Value::Object(object)) = list.first() {
                missing(object, &fields, page, path, found);
            }
        }
        _ => {}
    }
}

/// `a`, `b` and 3 more
fn some(list: &[String]) -> String {
    let named: Vec<String> = list.iter().take(3).map(|path| format!("`{path}`")).collect();
    let more = list.len().saturating_sub(3);
    if more == 0 { named.join(", ") } else { format!("{} and {more} more", named.join(", ")) }
}

fn lacks_required(page: &PageFacts<'_>, out: &mut Out<'_>) {
    let response = &page.operation().response;
    let Some((Value::Object(object), at)) = response.example.as_ref().map(|fact| (&fact.value, fact.at)) else {
        return;
    };
    let mut found = Vec::new();
    missing(object, &response.fields.iter().collect::<Vec<_>>(), page, "", &mut found);
    if !found.is_empty() {
        let first_line = crate::source::Span { end: (at.start + 1).min(at.end), ..at };
        let finding = out.finding(first_line, format!("the example reply lacks {}", some(&found)));
        out.push(finding.help("add what is missing, or mark it 否"));
    }
}

fn without_example(page: &PageFacts<'_>, out: &mut Out<'_>) {
    let response = &page.operation().response;
    if response.example.is_none() && response.envelope != crate::ir::Envelope::Empty {
        out.push(out.finding(response.name.at, format!("`{}` has no example", response.name.value)));
    }
}

fn failure(page: &PageFacts<'_>, out: &mut Out<'_>) {
    let Some(example) = &page.operation().response.example else { return };
    let status = example.value.get("statusCode").and_then(Value::as_i64);
    let success = example.value.get("success").and_then(Value::as_bool);
    if status.is_some_and(|status| !(200..300).contains(&status)) || success == Some(false) {
        let key = if success == Some(false) { "success" } else { "statusCode" };
        let finding = out.finding(at_key(page, key), "the example reply shows a failure");
        out.push(finding.help("show what a call that succeeds gets"));
    }
}

/// The first place of a key in the example reply.
fn at_key(page: &PageFacts<'_>, key: &str) -> crate::source::Span {
    let sources = page.client.sources;
    let Some(example) = &page.operation().response.example else { return page.operation().title.at };
    let quoted = format!("\"{key}\"");
    let start = sources.words(example.at).find(&quoted).unwrap_or(0);
    let from = example.at.start as usize + start;
    sources.span(example.at.file, from..from + quoted.len())
}

fn envelope(page: &PageFacts<'_>, out: &mut Out<'_>) {
    let response = &page.operation().response;
    let has = |name: &str| response.fields.iter().any(|field| field.name.value == name);
    let [message, code, data] = ["message", "apiCode", "data"].map(has);
    // The API of 2021 calls it `code`.
    let status = has("statusCode") || has("code");
    if data && (status != message || code && !status) {
        let lost = if status { "message" } else { "statusCode" };
        let finding = out.finding(response.name.at, format!("the reply has no row `{lost}`"));
        out.push(finding.help("every reply with `data` has `statusCode` and `message`"));
    }
}

fn total_below(page: &PageFacts<'_>, out: &mut Out<'_>) {
    let Some(example) = &page.operation().response.example else { return };
    let mut next = vec![&example.value];
    while let Some(value) = next.pop() {
        match value {
            Value::Object(object) => {
                let shown = object.get("list").and_then(Value::as_array).map_or(0, Vec::len);
                for key in ["totalCount", "count"] {
                    let total = object.get(key).and_then(Value::as_u64);
                    if let Some(total) = total.filter(|total| *total < shown as u64) {
                        let message = format!("`{key}` is {total}, but the list has {shown} items");
                        out.push(out.finding(at_key(page, key), message).help("correct the number"));
                    }
                }
                next.extend(object.values());
            }
            Value::Array(list) => next.extend(list),
            _ => {}
        }
    }
}

fn example_lacks(row: &Row<'_>, out: &mut Out<'_>) {
    let Some(example) =
        row.field.example.as_ref().filter(|_| matches!(row.field.ty.value.innermost(), Type::Dto { .. }))
    else {
        return;
    };
    let mut found = Vec::new();
    below(&example.value, row.field, row.page, "", &mut found);
    if !found.is_empty() {
        let finding = out.finding(example.at, format!("the example lacks {}", some(&found)));
        out.push(finding.help("add what is missing, or mark it 否"));
    }
}

fn other_reply(page: &PageFacts<'_>, out: &mut Out<'_>) {
    const VERBS: [(&str, &str); 4] =
        [("Create", "create-"), ("Update", "update-"), ("Delete", "delete-"), ("Get", "get-")];
    let operation = page.operation();
    let name = &operation.response.name;
    let of = |text: &str, pick: fn(&(&'static str, &'static str)) -> &'static str| {
        VERBS.iter().position(|verb| text.starts_with(pick(verb)))
    };
    if let (Some(a), Some(b)) = (of(&name.value, |v| v.0), of(&operation.id, |v| v.1))
        && a != b
    {
        out.push(out.finding(name.at, format!("the reply of `{}` is called `{}`", operation.id, name.value)));
    }
}

//! An operation as a canonical page, with an example reply that its tables allow.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use crate::model::{Api, Field, Kind, Operation, Reply};
use crate::words::ENUMS;

const HEAD: &str = "| 名称 | 类型 | 必填 | 默认值 | 描述 | 示例值 |\n| --- | --- | --- | --- | --- | --- |\n";

/// The page.
pub(crate) fn page(operation: &Operation, api: &Api) -> String {
    let (verb, path) = (if operation.post { "POST" } else { "GET" }, &operation.id);
    let title = &operation.title;
    let mut page = format!("# {title}\n\n`{verb} /api/v3/{path}`\n\n{title}，并返回结果。\n\n## 请求参数\n\n");
    page += &table(&operation.parameters, "请求参数", api);
    let (ty, data) = match operation.reply {
        Reply::One(dto) => (api.dtos[dto].name.clone(), instance(dto, api)),
        Reply::List(dto) => (format!("{}[]", api.dtos[dto].name), json!([instance(dto, api)])),
    };
    page += &format!(
        "## 请求响应\n\n类型：`{}RespDto`\n\n{HEAD}\
        | statusCode | number | 是 | - | 业务状态码。 | `200` |\n\
        | message | string | 是 | - | 对结果的说明。 | `操作成功` |\n\
        | data | {ty} | 否 | - | 结果。 | - |\n\n",
        ty.trim_end_matches("[]").trim_end_matches("Dto")
    );
    let reply = json!({ "statusCode": 200, "message": "操作成功", "data": data });
    page += &format!("示例结果：\n\n```json\n{reply:#}\n```\n\n## 数据结构\n");
    for dto in reached(operation, api) {
        let dto = &api.dtos[dto];
        page += &format!("\n### {}\n\n{}", dto.name, table(&dto.fields, &dto.name, api).trim_end());
        page.push('\n');
    }
    page
}

/// The data structures of the page, each once.
fn reached(operation: &Operation, api: &Api) -> BTreeSet<usize> {
    let mut next: Vec<usize> = operation.parameters.iter().filter_map(dto_of).collect();
    let (Reply::One(dto) | Reply::List(dto)) = operation.reply;
    next.push(dto);
    let mut reached = BTreeSet::new();
    while let Some(dto) = next.pop() {
        if reached.insert(dto) {
            next.extend(api.dtos[dto].fields.iter().filter_map(dto_of));
        }
    }
    reached
}

fn dto_of(field: &Field) -> Option<usize> {
    match field.kind {
        Kind::Dto(dto) | Kind::Dtos(dto) => Some(dto),
        _ => None,
    }
}

/// A table of fields and its tables of values.
fn table(fields: &[Field], owner: &str, api: &Api) -> String {
    let rows: String = fields.iter().map(|field| row(field, api)).collect();
    let values: String = fields.iter().map(|field| values(field, owner)).collect();
    format!("{HEAD}{rows}\n{values}")
}

fn row(field: &Field, api: &Api) -> String {
    let Field { name, words, kind, required } = field;
    let required = if *required { "是" } else { "否" };
    let (ty, default, facts, example) = match kind {
        Kind::Text => ("string", "-", String::new(), "`示例`"),
        Kind::Moment => ("string", "-", "格式：date-time。".to_owned(), "`2022-07-03T02:20:30.000Z`"),
        Kind::Number => ("number", "-", String::new(), "`3`"),
        Kind::Flag => ("boolean", "`false`", String::new(), "`true`"),
        Kind::Texts => ("string[]", "-", String::new(), "`[\"624d930c3xxxx5c08dd4986e\"]`"),
        Kind::Object => ("object", "-", String::new(), "`{\"school\":\"北京大学\"}`"),
        Kind::Page => ("number", "`1`", "最小值：1。".to_owned(), "`1`"),
        Kind::Limit => ("number", "`10`", "最大值：50。".to_owned(), "`10`"),
        Kind::Enum(which) => {
            let list: Vec<String> = ENUMS[*which].1.iter().map(|(value, _)| format!("`{value}`")).collect();
            ("string", "-", format!("枚举值：{}。", list.join("、")), "-")
        }
        Kind::Dto(dto) => (api.dtos[*dto].name.as_str(), "-", String::new(), "-"),
        Kind::Dtos(dto) => return format!("| {name} | {}[] | {required} | - | {words}。 | - |\n", api.dtos[*dto].name),
    };
    format!("| {name} | {ty} | {required} | {default} | {words}。{facts} | {example} |\n")
}

fn values(field: &Field, owner: &str) -> String {
    let Kind::Enum(which) = field.kind else { return String::new() };
    let rows: String = ENUMS[which].1.iter().map(|(value, text)| format!("| `{value}` | {text} |\n")).collect();
    format!("#### {owner}.{}\n\n| 值 | 描述 |\n| --- | --- |\n{rows}\n", field.name)
}

/// A value of a data structure with every field.
fn instance(dto: usize, api: &Api) -> Value {
    let fields = api.dtos[dto].fields.iter().map(|field| (field.name.clone(), value(field.kind, api)));
    Value::Object(fields.collect::<Map<String, Value>>())
}

fn value(kind: Kind, api: &Api) -> Value {
    match kind {
        Kind::Text => json!("示例"),
        Kind::Moment => json!("2022-07-03T02:20:30.000Z"),
        Kind::Number | Kind::Page | Kind::Limit => json!(3),
        Kind::Flag => json!(true),
        Kind::Texts => json!(["624d930c3xxxx5c08dd4986e"]),
        Kind::Object => json!({ "school": "北京大学" }),
        Kind::Enum(which) => json!(ENUMS[which].1[0].0),
        Kind::Dto(dto) => instance(dto, api),
        Kind::Dtos(dto) => json!([instance(dto, api)]),
    }
}

//! The canonical printer: enters an operation and its DTOs, leaves the text of its page, byte for byte the same each time.
//!
//! What `page` and `lower` read from the text is what was printed; the tests hold both to that.

use serde_json::Value;

use super::escape::{cell, code_span, line};
use crate::ir::{Bounds, Condition, Deprecation, Dto, Field, Operation, Type};

const COLUMNS: &str = "| 名称 | 类型 | 必填 | 默认值 | 描述 | 示例值 |\n| --- | --- | --- | --- | --- | --- |\n";

/// The page of an operation, as it stood before linking: its types name no enums.
pub fn print(operation: &Operation, dtos: &[Dto]) -> String {
    let mut page =
        format!("# {}\n\n{}\n", line(&operation.title.value), code_span(&operation.transport.value.to_string()));
    if let Some(fact) = &operation.deprecated {
        page.push_str(&format!("\n{}\n", deprecation(&fact.value)));
    }
    for paragraph in operation.description.iter().flat_map(|d| d.value.split("\n\n")) {
        page.push_str(&format!("\n{}\n", line(paragraph)));
    }
    page.push_str("\n## 请求参数\n\n");
    let parameters: Vec<&Field> = operation.parameters.iter().map(|p| &p.field).collect();
    rows("请求参数", &parameters, &mut page);
    if !operation.samples.is_empty() {
        page.push_str("\n## 示例代码\n");
    }
    for sample in &operation.samples {
        page.push_str(&format!("\n```{}\n{}```\n", sample.value.language, sample.value.code));
    }
    page.push_str(&format!("\n## 请求响应\n\n类型：{}", code_span(&operation.response.name.value)));
    let fields: Vec<&Field> = operation.response.fields.iter().collect();
    if operation.transport.value.root_field().is_some() {
        let nullable = fields.iter().any(|field| field.constraints.nullable.is_some());
        page.push_str(if nullable { "。可为空。\n" } else { "\n" });
    } else {
        page.push_str("\n\n");
        rows("请求响应", &fields, &mut page);
    }
    if let Some(example) = &operation.response.example {
        let json = serde_json::to_string_pretty(&example.value).unwrap_or_default();
        page.push_str(&format!("\n示例结果：\n\n```json\n{json}\n```\n"));
    }
    if !dtos.is_empty() {
        page.push_str("\n## 数据结构\n");
    }
    for dto in dtos {
        page.push_str(&format!("\n### {}\n\n", dto.name.value));
        rows(&dto.name.value, &dto.fields.iter().collect::<Vec<_>>(), &mut page);
    }
    page
}

fn rows(owner: &str, fields: &[&Field], page: &mut String) {
    if fields.is_empty() {
        page.push_str("无。\n");
        return;
    }
    page.push_str(COLUMNS);
    for field in fields {
        let default = field.default.as_ref().map_or("-".to_owned(), |f| literal(&f.value, &field.ty.value));
        let example = field.example.as_ref().map_or("-".to_owned(), |f| literal(&f.value, &field.ty.value));
        let required = if field.required.value { "是" } else { "否" };
        let (name, ty) = (&field.name.value, &field.ty.value);
        page.push_str(&format!(
            "| {} | {ty} | {required} | {default} | {} | {example} |\n",
            cell(name),
            description(field)
        ));
    }
    for field in fields {
        let Some(values) = field.values.as_ref().filter(|v| v.list.iter().all(|v| v.text.is_some())) else { continue };
        page.push_str(&format!("\n#### {owner}.{}\n\n| 值 | 描述 |\n| --- | --- |\n", field.name.value));
        for value in &values.list {
            let text = value.text.as_ref().map_or("-", |t| t.value.as_str());
            page.push_str(&format!("| {} | {} |\n", text_literal(&value.value.value), cell(text)));
        }
    }
}

/// The free words, then the fixed sentences in their order.
fn description(field: &Field) -> String {
    let facts = &field.constraints;
    let mut text = field.description.as_ref().map(|d| cell(&d.value)).unwrap_or_default();
    let mut sentences = Vec::new();
    if let Some(values) = &field.values {
        let list: Vec<String> = values.list.iter().map(|v| text_literal(&v.value.value)).collect();
        sentences.push(format!("枚举值：{}{}。", list.join("、"), if values.open { "、…" } else { "" }));
    }
    sentences.extend(facts.array_length.iter().map(|f| match &f.value {
        Bounds { min: Some(min), max: Some(max) } => format!("数组长度限制：{min}-{max}。"),
        Bounds { min, max } => max.iter().chain(min).map(|n| format!("数组长度限制：{n}。")).collect(),
    }));
    sentences.extend(facts.length.iter().map(|f| bounds(&f.value, ["长度限制", "最小长度", "最大长度"])));
    sentences.extend(facts.range.iter().map(|f| bounds(&f.value, ["取值范围", "最小值", "最大值"])));
    sentences.extend(facts.format.iter().map(|f| format!("格式：{}。", f.value.word())));
    sentences.extend(facts.unit.iter().map(|f| format!("单位：{}。", f.value.word())));
    sentences.extend(facts.encrypted.iter().map(|f| format!("加密：{}。", f.value.word())));
    sentences.extend(facts.graphql_type.iter().map(|f| format!("GraphQL 类型：{}。", text_literal(&f.value))));
    sentences.extend(facts.include_if.iter().map(|f| format!("条件返回：{}。", text_literal(&f.value))));
    let condition = |c: &Condition| format!("条件必填：{} 为 {}。", text_literal(&c.field), text_literal(&c.value));
    sentences.extend(facts.required_if.iter().map(|f| condition(&f.value)));
    sentences.extend(facts.nullable.iter().map(|_| "可为空。".to_owned()));
    sentences.extend(facts.deprecated.iter().map(|f| deprecation(&f.value)));
    if !text.is_empty() && !sentences.is_empty() && !text.ends_with('。') {
        text.push('。');
    }
    text.push_str(&sentences.concat());
    if text.is_empty() { "-".to_owned() } else { text }
}

fn bounds(bounds: &Bounds, [both, least, most]: [&str; 3]) -> String {
    match (&bounds.min, &bounds.max) {
        (Some(min), Some(max)) => format!("{both}：{min}-{max}。"),
        (Some(min), None) => format!("{least}：{min}。"),
        (None, Some(max)) => format!("{most}：{max}。"),
        (None, None) => String::new(),
    }
}

fn deprecation(deprecation: &Deprecation) -> String {
    match &deprecation.replacement {
        Some(replacement) => format!("已废弃，请使用 {replacement}。"),
        None => "已废弃。".to_owned(),
    }
}

/// A literal as a code span: texts bare where that reads back as the same text, all else as JSON.
fn literal(value: &Value, ty: &Type) -> String {
    match (value, ty) {
        (Value::String(text), Type::String | Type::File | Type::Enum { .. }) => text_literal(text),
        (Value::String(text), Type::Any) if serde_json::from_str::<Value>(text).is_err() => text_literal(text),
        _ => code_span(&value.to_string()),
    }
}

fn text_literal(text: &str) -> String {
    let bare = !text.is_empty()
        && !text.starts_with('"')
        && text.trim() == text
        && !text.contains('`')
        && !text.chars().any(char::is_control);
    if bare { code_span(text) } else { code_span(&Value::from(text).to_string()) }
}

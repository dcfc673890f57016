//! The three pages that came from the documentation as scraped text: `spec/` must say every fact that they say.
//!
//! The texts are no part of this repository. Where `../shared/seeds` is absent, the test says so and passes.
#![allow(clippy::expect_used, clippy::panic, dead_code, reason = "helpers of tests")]

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;

use codegen::diagnostic::Diagnostics;
use codegen::ir::{Dto, Field, Operation, Type};
use codegen::lower::{self, Lowered};
use codegen::source::Sources;
use codegen::{load, page};
use serde_json::Value;
use support::folder;

const SEEDS: &str = "../../shared/seeds";

/// How the names of the texts begin, and which operation each of them documents.
const PAGES: [(&str, &str); 3] = [("000_", "get-user-batch"), ("001_", "list-users-legacy"), ("002_", "get-user")];

/// The operation of which the seed is the latest documentation: its page says just what the seed says.
const LATEST: &str = "list-users-legacy";

/// How many fields the data structures have.
const DTOS: [(&str, usize); 3] = [("UserDto", 31), ("IdentityDto", 6), ("UserPagingDto", 2)];

/// What the example replies of `spec/` have beside those of the documentation, which break their own tables.
const ADDED: [&str; 2] = ["resetPasswordOnNextLogin", "totalCount"];

/// What a row says.
#[derive(Debug, PartialEq)]
struct Facts {
    name: String,
    ty: String,
    required: bool,
    default: Option<Value>,
    values: Vec<String>,
    example: Option<Value>,
}

#[test]
fn spec_says_every_fact_of_the_seeds() {
    let Ok(entries) = fs::read_dir(folder(SEEDS)) else {
        // Not by a macro, whose output cargo would hide.
        writeln!(std::io::stderr(), "skipped: there is no folder ../shared/seeds to compare spec/ with")
            .expect("stderr");
        return;
    };
    let seeds: Vec<_> = entries.map(|e| e.expect("an entry").path()).collect();
    for (start, id) in PAGES {
        let is_page =
            |path: &&std::path::PathBuf| path.file_name().is_some_and(|n| n.to_string_lossy().starts_with(start));
        let text = fs::read_to_string(seeds.iter().find(is_page).expect("a seed")).expect("a text");
        let page = read(id);
        if id == LATEST {
            operation_is_as(&page.operation, &text);
            dtos_are_as(&page.dtos, &text);
            example_is_as(&page.operation, &text);
            for (name, count) in DTOS {
                assert_eq!(dto(&page.dtos, name).len(), count, "{name}");
            }
        } else {
            nothing_was_lost(&page, &text);
        }
    }
}

/// The facts of one page of spec/, before pages are merged.
fn read(id: &str) -> Lowered {
    let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
    let spec = load::load(&folder("../spec"), &mut sources, &mut diagnostics);
    let is_page = |file: &&load::PageFile| file.client == "management" && file.id == id;
    let file = spec.pages.iter().find(is_page).expect("the page");
    let page = page::read(file.file, &sources, &mut diagnostics).expect("a legal page");
    lower::lower(file, &page, &sources, &mut diagnostics).expect("a legal page")
}

/// A page of which newer documentation exists has at least the rows of the seed, with the same types.
fn nothing_was_lost(page: &Lowered, seed: &str) {
    let rows_of = |fields: &[&Field]| -> BTreeSet<(String, String)> {
        fields.iter().map(|f| (f.name.value.clone(), f.ty.value.to_string())).collect()
    };
    let parameters = rows_of(&page.operation.parameters.iter().map(|p| &p.field).collect::<Vec<_>>());
    let said = rows(section(seed, "请求参数")).map(|cells| parameter(&cells));
    let lost: Vec<_> = said.map(|f| (f.name, f.ty)).filter(|row| !parameters.contains(row)).collect();
    assert!(lost.is_empty(), "{}: {lost:?}", page.operation.id);
    for name in ["UserDto", "IdentityDto"] {
        let fields = rows_of(&dto(&page.dtos, name).iter().collect::<Vec<_>>());
        let said = rows(section(seed, name)).map(|cells| field(&cells));
        let lost: Vec<_> = said.map(|f| (f.name, f.ty)).filter(|row| !fields.contains(row)).collect();
        assert!(lost.is_empty(), "{}.{name}: {lost:?}", page.operation.id);
    }
}

fn operation_is_as(operation: &Operation, seed: &str) {
    let id = &operation.id;
    assert_eq!(Some(operation.title.value.as_str()), seed.lines().next().and_then(|line| line.strip_prefix("¶ ")));
    let parameters: Vec<Facts> = operation.parameters.iter().map(|p| facts(&p.field)).collect();
    assert_eq!(parameters, rows(section(seed, "请求参数")).map(|cells| parameter(&cells)).collect::<Vec<_>>(), "{id}");

    let response = section(seed, "请求响应");
    let name = response.lines().find_map(|line| line.strip_prefix("类型: "));
    assert_eq!(Some(operation.response.name.value.as_str()), name, "{id}");
    let fields = operation.response.fields.iter().map(|f| (f.name.value.clone(), array_or(&f.ty.value)));
    let said = rows(response).map(|cells| (cells[0].to_owned(), cells[1].to_owned()));
    assert_eq!(fields.collect::<Vec<_>>(), said.collect::<Vec<_>>(), "{id}");
}

fn dtos_are_as(dtos: &[Dto], seed: &str) {
    let headings: Vec<&str> =
        seed.lines().filter_map(|line| line.strip_prefix("¶ ")).filter(|name| name.is_ascii()).collect();
    assert!(headings.contains(&"UserDto") && headings.contains(&"IdentityDto"), "{headings:?}");
    for name in headings {
        let fields: Vec<Facts> = dto(dtos, name).iter().map(facts).collect();
        let mut said: Vec<Facts> = rows(section(seed, name)).map(|cells| field(&cells)).collect();
        for (said, field) in said.iter_mut().zip(&fields) {
            // Not an example but a slip of whoever printed one; the example reply has the real one.
            if said.example == Some(Value::from("[object Object]")) {
                said.example.clone_from(&field.example);
            }
        }
        assert_eq!(fields, said, "{name}");
    }
}

/// Every value of the example is there, at the same keys; lists may hold what stood alone or in a text.
fn example_is_as(operation: &Operation, seed: &str) {
    let json = section(seed, "请求响应").split("示例结果:").nth(1).expect("an example");
    let (mut ours, mut theirs) = (BTreeSet::new(), BTreeSet::new());
    leaves("", &operation.response.example.as_ref().expect("an example").value, &mut ours);
    leaves("", &serde_json::from_str(json).expect("JSON"), &mut theirs);
    assert!(theirs.len() > 30, "{theirs:?}");
    let lost: Vec<_> = theirs.difference(&ours).collect();
    assert!(lost.is_empty(), "{}: {lost:?}", operation.id);
    let added = |(path, _): &&(String, String)| !ADDED.iter().any(|name| path.ends_with(name));
    let surprising: Vec<_> = ours.difference(&theirs).filter(added).collect();
    assert!(surprising.is_empty(), "{}: {surprising:?}", operation.id);
}

fn leaves(path: &str, value: &Value, found: &mut BTreeSet<(String, String)>) {
    match value {
        Value::Object(fields) => fields.iter().for_each(|(key, inner)| leaves(&format!("{path}.{key}"), inner, found)),
        Value::Array(items) => items.iter().for_each(|inner| leaves(path, inner, found)),
        Value::String(text) if text.starts_with('[') => {
            leaves(path, &serde_json::from_str(text).expect("a list in a text"), found);
        }
        leaf => {
            found.insert((path.to_owned(), leaf.to_string()));
        }
    }
}

fn dto<'a>(dtos: &'a [Dto], name: &str) -> &'a [Field] {
    &dtos.iter().find(|d| d.name.value == name).expect("the data structure").fields
}

fn facts(field: &Field) -> Facts {
    let values = field.values.iter().flat_map(|values| &values.list);
    Facts {
        name: field.name.value.clone(),
        ty: plain(&field.ty.value),
        required: field.required.value,
        default: field.default.as_ref().map(|fact| fact.value.clone()),
        values: values.map(|value| value.value.value.clone()).collect(),
        example: field.example.as_ref().map(|fact| fact.value.clone()),
    }
}

/// The type as a page writes it: listed values are texts.
fn plain(ty: &Type) -> String {
    match ty {
        Type::Array { items } => plain(items) + "[]",
        Type::Enum { .. } => "string".to_owned(),
        other => other.to_string(),
    }
}

/// The tables of replies do not say what a list holds.
fn array_or(ty: &Type) -> String {
    if ty.is_array() { "array".to_owned() } else { plain(ty) }
}

/// The lines between a heading and the next one.
fn section<'a>(seed: &'a str, heading: &str) -> &'a str {
    let from = seed.find(&format!("¶ {heading}\n")).unwrap_or_else(|| panic!("no section {heading}"));
    let body = &seed[from + "¶ ".len()..];
    body.split("\n¶ ").next().unwrap_or(body)
}

/// The cells of each row; one row of `UserDto` has lost its name, `email`.
fn rows(section: &str) -> impl Iterator<Item = Vec<&str>> {
    let lines = section.lines().filter(|line| line.ends_with('|')).skip(2);
    lines.map(|line| {
        let cells: Vec<&str> = line.trim_end_matches([' ', '|']).split(" | ").map(str::trim).collect();
        if cells[0] == "string" { ["email"].into_iter().chain(cells).collect() } else { cells }
    })
}

fn parameter(cells: &[&str]) -> Facts {
    let [name, ty, required, default, words, example] = *cells else { panic!("{cells:?}") };
    let literal = |words: &str| (words != "-").then(|| literal(words, ty));
    Facts {
        name: name.to_owned(),
        ty: ty.to_owned(),
        required: required == "是",
        default: literal(default),
        values: values(words),
        example: literal(example),
    }
}

fn field(cells: &[&str]) -> Facts {
    let [name, ty, required, words] = *cells else { panic!("{cells:?}") };
    let example = words.split_once("示例值: ").map(|(_, example)| example);
    let ty = match words.split_once("嵌套类型:") {
        Some((_, items)) => format!("{}[]", items.trim_end_matches('。')),
        // The lists of plain values hold texts, as their examples show.
        None if ty == "array" => "string[]".to_owned(),
        None => ty.to_owned(),
    };
    Facts {
        name: name.to_owned(),
        required: required == "是",
        default: None,
        values: values(words),
        example: example.map(|words| literal(words, &ty)),
        ty,
    }
}

fn values(words: &str) -> Vec<String> {
    let list = words.split_once("枚举值:").map_or("", |(_, list)| list);
    list.split(',').map(str::trim).filter(|value| !value.is_empty()).map(str::to_owned).collect()
}

fn literal(words: &str, ty: &str) -> Value {
    match ty {
        "string" | "object" => Value::from(words),
        _ => serde_json::from_str(words).expect("JSON"),
    }
}

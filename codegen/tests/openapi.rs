//! The OpenAPI document: goldens of a small spec in each form, and what holds for the whole spec.
#![allow(clippy::expect_used, clippy::panic, dead_code, reason = "helpers of tests")]

mod support;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use codegen::ir::{Api, Place, Version};
use codegen::openapi::{Dialect, Enums, Options, document, json, yaml};
use serde_json::Value;
use support::{folder, generate_files, golden, only, report};

const OLD: Options = Options { dialect: Dialect::V3_0, enums: Enums::Open };
const CLOSED: Options = Options { dialect: Dialect::V3_1, enums: Enums::Closed };
const OLD_CLOSED: Options = Options { dialect: Dialect::V3_0, enums: Enums::Closed };
const ALL: [Options; 4] = [Options { dialect: Dialect::V3_1, enums: Enums::Open }, OLD, CLOSED, OLD_CLOSED];

/// Two clients whose names meet: operations, DTOs, enums and replies.
fn small() -> Api {
    let dir = folder("tests/openapi");
    let files = ["groups.toml", "v3/management/users/get-user.md", "v3/management/users/list-users.md"];
    let files = files.into_iter().chain(["v3/authentication/profile/get-user.md"]);
    let read: Vec<(&str, Vec<u8>)> =
        files.map(|path| (path, std::fs::read(dir.join(path)).expect("a file of the small spec"))).collect();
    let outcome = generate_files(read.iter().map(|(path, bytes)| (*path, bytes.as_slice())));
    assert!(outcome.diagnostics.is_empty(), "{:?}", outcome.diagnostics);
    outcome.api
}

/// The API of spec/, read once.
fn whole() -> &'static Api {
    static WHOLE: LazyLock<Api> = LazyLock::new(|| {
        let outcome = codegen::generate(&folder("../spec"));
        assert!(!outcome.diagnostics.has_errors(), "spec/ is legal");
        outcome.api
    });
    &WHOLE
}

#[test]
fn every_form_of_the_small_spec_is_as_its_golden() {
    let (api, dir) = (small(), folder("tests/openapi"));
    let newest = document(&api, Options::default());
    let old = document(&api, OLD_CLOSED);
    let texts = [
        ("openapi.json", json(&newest).expect("JSON")),
        ("openapi.yaml", yaml(&newest).expect("YAML")),
        ("openapi-3.0-closed.json", json(&old).expect("JSON")),
    ];
    let mut differences: Vec<String> = texts.iter().filter_map(|(name, text)| golden(&dir.join(name), text)).collect();
    differences.extend(only(&dir, &["groups.toml", "v3", "openapi.json", "openapi.yaml", "openapi-3.0-closed.json"]));
    report(&differences);
}

#[test]
fn every_form_says_the_whole_api() {
    let api = whole();
    for options in ALL {
        let document = document(api, options);
        let graphql = others(api);
        let omitted = array(&document["x-authing-omitted"]);
        assert!(omitted.iter().all(|o| o["reason"] == "it is a GraphQL operation"), "{omitted:?}");
        assert_eq!(omitted.len(), graphql);
        let operations: Vec<&Value> = operations(&document).collect();
        let all = api.clients.iter().map(|client| client.operations.len()).sum::<usize>();
        assert_eq!(operations.len(), all - graphql);
        let ids: BTreeSet<&str> = operations.iter().map(|o| o["operationId"].as_str().expect("an id")).collect();
        assert_eq!(ids.len(), operations.len(), "operation ids are unique");

        let parameters = operations.iter().map(|o| o.get("parameters").map_or(0, |p| array(p).len())).sum::<usize>();
        let in_body =
            |o: &Value| o.pointer("/requestBody/content/application~1json/schema/properties").map_or(0, count);
        assert_eq!(parameters, rows(api, |place| matches!(place, Place::Path | Place::Query)));
        assert_eq!(operations.iter().map(|o| in_body(o)).sum::<usize>(), rows(api, |place| place == Place::Body));

        let schemas = document["components"]["schemas"].as_object().expect("schemas");
        let current = api.clients.iter().filter(|client| client.version == Version::V3);
        let named = current.map(|client| client.dtos.len() + client.enums.len()).sum::<usize>();
        let replies: BTreeSet<&str> = operations.iter().filter_map(|o| reply(o)["$ref"].as_str()).collect();
        let current = |name: &&str| !name.starts_with("#/components/schemas/V2");
        let replies = replies.into_iter().filter(current).count();
        // Of v2 there is what its few HTTP operations reach.
        let schemas = schemas.keys().filter(|name| !name.starts_with("V2")).count();
        assert_eq!(schemas, named + replies, "one schema for each DTO, enum and named reply");
    }
}

#[test]
fn every_reference_tag_and_scheme_is_there() {
    let api = whole();
    for options in ALL {
        let document = document(api, options);
        let mut references = BTreeSet::new();
        collect(&document, &mut references);
        assert!(references.len() > 500);
        for reference in references {
            let pointer = reference.strip_prefix('#').expect("a reference into the document");
            assert!(document.pointer(pointer).is_some(), "{reference} leads nowhere");
        }
        let tags: BTreeSet<&str> = array(&document["tags"]).iter().filter_map(|tag| tag["name"].as_str()).collect();
        let groups = api.clients.iter().map(|client| client.groups.len()).sum::<usize>();
        assert_eq!((tags.len(), array(&document["tags"]).len()), (groups, groups));
        let schemes = document["components"]["securitySchemes"].as_object().expect("schemes");
        for operation in operations(&document) {
            assert!(array(&operation["tags"]).iter().all(|tag| tags.contains(tag.as_str().expect("a tag"))));
            let asked = array(&operation["security"]).iter().flat_map(|o| o.as_object().expect("schemes").keys());
            assert!(asked.into_iter().all(|name| schemes.contains_key(name)), "{operation}");
        }
    }
}

/// What 3.0 does not know is not in a document of 3.0. Literals of the pages may hold any key; none holds these.
#[test]
fn the_old_version_says_nothing_new() {
    let api = whole();
    let text = json(&document(api, OLD)).expect("JSON");
    for new in ["\"examples\"", "\"contentMediaType\"", "\"null\""] {
        assert!(!text.contains(new), "{new}");
    }
    nothing_beside_a_reference(&document(api, OLD));
}

fn nothing_beside_a_reference(value: &Value) {
    match value {
        Value::Object(map) => {
            assert!(!map.contains_key("$ref") || map.len() == 1, "{value}");
            map.values().for_each(nothing_beside_a_reference);
        }
        Value::Array(list) => list.iter().for_each(nothing_beside_a_reference),
        _ => {}
    }
}

/// By default a service may send values that no page lists.
#[test]
fn open_enums_are_not_closed() {
    let api = whole();
    let open = json(&document(api, Options::default())).expect("JSON");
    assert!(!open.contains("\"enum\":"));
    let closed = json(&document(api, CLOSED)).expect("JSON");
    assert!(closed.contains("\"enum\":") && closed.contains("\"x-extensible-enum\":"));
}

#[test]
fn the_same_pages_give_the_same_bytes() {
    for options in ALL {
        let [once, again] = [small(), small()].map(|api| json(&document(&api, options)).expect("JSON"));
        assert_eq!(once, again);
    }
}

#[test]
fn yaml_says_what_json_says() {
    let document = document(whole(), Options::default());
    let text = yaml(&document).expect("YAML");
    assert_eq!(yaml_serde::from_str::<Value>(&text).expect("a value"), document);
}

/// Another implementation of OpenAPI 3.1 reads the document and finds in it what the pages say.
#[test]
fn another_reader_understands_it() {
    let api = whole();
    let text = json(&document(api, Options::default())).expect("JSON");
    let spec = oas3::from_json(&text).expect("oas3 reads it");
    spec.validate_version().expect("a version that oas3 knows");
    let operations: Vec<_> = spec.operations().collect();
    let all = api.clients.iter().map(|client| client.operations.len()).sum::<usize>();
    assert_eq!(operations.len(), all - others(api));
    for (path, _, operation) in operations {
        operation.parameters(&spec).unwrap_or_else(|error| panic!("{path}: {error}"));
        let replies = operation.responses(&spec);
        let media = &replies["200"].content["application/json"];
        media.schema(&spec).unwrap_or_else(|error| panic!("{path}: {error}"));
    }
}

fn operations(document: &Value) -> impl Iterator<Item = &Value> {
    let paths = document["paths"].as_object().expect("paths");
    paths.values().flat_map(|item| item.as_object().expect("verbs").values())
}

fn reply(operation: &Value) -> &Value {
    &operation["responses"]["200"]["content"]["application/json"]["schema"]
}

fn array(value: &Value) -> &Vec<Value> {
    value.as_array().expect("a list")
}

fn count(value: &Value) -> usize {
    value.as_object().expect("an object").len()
}

/// How many operations OpenAPI cannot say.
fn others(api: &Api) -> usize {
    let operations = api.clients.iter().flat_map(|client| &client.operations);
    operations.filter(|operation| operation.transport.value.root_field().is_some()).count()
}

fn rows(api: &Api, wanted: fn(Place) -> bool) -> usize {
    let operations = api.clients.iter().flat_map(|client| &client.operations);
    operations.flat_map(|operation| &operation.parameters).filter(|row| wanted(row.place)).count()
}

fn collect<'a>(value: &'a Value, references: &mut BTreeSet<&'a str>) {
    match value {
        Value::Object(map) => {
            references.extend(map.get("$ref").and_then(Value::as_str));
            map.values().for_each(|inner| collect(inner, references));
        }
        Value::Array(list) => list.iter().for_each(|inner| collect(inner, references)),
        _ => {}
    }
}

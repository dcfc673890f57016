//! Every document against the schema of its API, as another reader of GraphQL understands both.
#![allow(clippy::expect_used, dead_code, reason = "helpers of tests")]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;

use apollo_compiler::{ExecutableDocument, Schema};
use codegen::graphql;
use codegen::ir::{Api, ArgumentValue, Operation};
use support::{cases, folder, generate_case};

/// The findings of the other reader, and how many documents it read.
fn validate(api: &Api) -> (usize, Vec<String>) {
    let text = graphql::schema(api);
    let schema = match Schema::parse_and_validate(text.as_str(), "schema.graphql") {
        Ok(schema) => schema,
        Err(error) => return (0, vec![format!("{text}\n{error}")]),
    };
    let mut count = 0;
    let mut found = Vec::new();
    for client in &api.clients {
        for operation in &client.operations {
            let Some(document) = graphql::document(operation, client) else { continue };
            count += 1;
            let read = ExecutableDocument::parse_and_validate(&schema, document.text.as_str(), &operation.id);
            match read {
                Err(error) => found.push(format!("{}: {}\n{error}", operation.id, document.text)),
                Ok(read) => {
                    let named = read.operations.get(Some(&document.name)).map(|operation| operation.is_query());
                    let is_query = document.text.starts_with("query ");
                    if named.ok() != Some(is_query) {
                        found.push(format!("{}: no operation `{}`", operation.id, document.name));
                    }
                }
            }
        }
    }
    (count, found)
}

#[test]
fn documents_of_fixtures_are_valid() {
    let dir = folder("tests/fixtures");
    for case in cases(&dir).iter().filter(|case| case.starts_with("graphql-")) {
        let outcome = generate_case(case, &dir.join(case));
        assert_eq!(validate(&outcome.api), (1, Vec::new()), "{case}");
    }
}

/// A path has a mark for each list, and leads to every value that is encrypted.
#[test]
fn places_lie_in_lists_and_structures() {
    let head = "| 名称 | 类型 | 必填 | 默认值 | 描述 | 示例值 |\n| --- | --- | --- | --- | --- | --- |";
    let structure = |name: &str, row: &str| format!("\n### {name}\n\n{head}\n{row}\n");
    let mut page = format!(
        "# 登录\n\n`MUTATION login`\n\n## 请求参数\n\n{head}\n| grid | A[][] | 否 | - | 登录信息。 | - |\n\n\
         ## 请求响应\n\n类型：`boolean`\n\n## 数据结构\n"
    );
    for (name, inner) in ["AB", "BC", "CD", "DE", "EF"].map(|pair| pair.split_at(1)) {
        page += &structure(name, &format!("| inner | {inner} | 否 | - | 下一层。 | - |"));
    }
    page += &structure("F", "| password | string | 否 | - | 密码。加密：RSA。 | - |");
    let outcome = support::generate_page("graphql-places", page.as_bytes(), b"");
    assert!(outcome.diagnostics.is_empty(), "{:?}", outcome.diagnostics.iter().map(|d| &d.message).collect::<Vec<_>>());
    let client = &outcome.api.clients[0];
    let document = graphql::document(&client.operations[0], client).expect("GraphQL");
    assert_eq!(document.encrypted, ["grid[][].inner.inner.inner.inner.inner.password"]);
}

/// A structure in itself, many times over, costs no more than its rows.
#[test]
fn nothing_is_sought_where_nothing_is() {
    let head = "| 名称 | 类型 | 必填 | 默认值 | 描述 | 示例值 |\n| --- | --- | --- | --- | --- | --- |\n";
    let rows: String = (0..300).map(|n| format!("| a{n} | Node | 否 | - | 下一个。 | - |\n")).collect();
    let page = format!(
        "# 登录\n\n`MUTATION login`\n\n## 请求参数\n\n{head}| node | Node | 否 | - | 节点。 | - |\n\n\
         ## 请求响应\n\n类型：`boolean`\n\n## 数据结构\n\n### Node\n\n{head}{rows}"
    );
    let outcome = support::generate_page("graphql-nodes", page.as_bytes(), b"");
    let client = &outcome.api.clients[0];
    assert!(outcome.diagnostics.is_empty());
    assert!(graphql::document(&client.operations[0], client).is_some_and(|document| document.encrypted.is_empty()));
}

#[test]
fn documents_of_the_service_are_valid() {
    let outcome = codegen::understand(&folder("../spec"));
    let (count, found) = validate(&outcome.api);
    assert_eq!(found, Vec::<String>::new());
    let operations = outcome.api.clients.iter().flat_map(|client| &client.operations);
    assert_eq!(count, operations.filter(|o| o.transport.value.root_field().is_some()).count());
}

/// What the SDKs declare, by the id of the page: the variables with their types, and whether those are all.
fn declared(facts: &str) -> BTreeMap<String, (BTreeMap<&str, &str>, bool)> {
    let rows = facts.lines().filter(|line| line.starts_with("| ") && line.contains("| Q ") | line.contains("| M "));
    let mut found = BTreeMap::new();
    for row in rows {
        let names = row[2..].split(" :").next().expect("a first cell").split(" / ");
        let Some(list) = row.split("`(").nth(1).and_then(|rest| rest.split(")`").next()) else { continue };
        let variables: BTreeMap<&str, &str> =
            list.split(", ").filter_map(|variable| variable.strip_prefix('$')?.split_once(": ")).collect();
        for name in names {
            let name = name.split('(').next().expect("a name").trim();
            found.insert(name.replace('_', "-"), (variables.clone(), !list.contains('…')));
        }
    }
    found
}

/// The arguments of the fields of an operation with their types in our document, without the marks.
fn arguments(operation: &Operation) -> BTreeMap<String, String> {
    let row = |name: &str| {
        let field = operation.parameters.iter().map(|p| &p.field).find(|field| field.name.value == name);
        graphql::variable(field.expect("a row"))
    };
    let root = operation.transport.value.root_field().expect("GraphQL");
    let conditions = ["withCustomData"];
    let mut all = BTreeMap::new();
    for field in root.path() {
        let listed = field.arguments.clone();
        let implied = operation.parameters.iter().map(|p| p.field.name.value.clone());
        let implied = implied.filter(|name| !conditions.contains(&name.as_str()) && root.inner.is_none());
        let Some(listed) = listed else {
            all.extend(implied.map(|name| (name.clone(), row(&name))));
            continue;
        };
        for argument in listed {
            let ty = match argument.value {
                ArgumentValue::Parameter(name) => row(&name),
                ArgumentValue::ListOf(name) => format!("[{}]!", row(&name)),
                ArgumentValue::Constant(_) => "CONSTANT!".to_owned(),
            };
            all.insert(argument.name, ty);
        }
    }
    all
}

/// The arguments are those that the SDKs declare: no other name, no other type, and none missing that must be there.
#[test]
fn documents_send_what_the_sdks_send() {
    let Ok(facts) = fs::read_to_string(folder("../../shared/facts/v2-users.md")) else {
        // Not by a macro, whose output cargo would hide.
        writeln!(std::io::stderr(), "skipped: there is no ../shared/facts/v2-users.md").expect("stderr");
        return;
    };
    let declared = declared(&facts);
    let api = codegen::understand(&folder("../spec")).api;
    let mut compared = 0;
    for operation in api.clients.iter().filter(|client| client.name == "users").flat_map(|client| &client.operations) {
        let Some((variables, whole)) = declared.get(&operation.id) else { continue };
        if operation.transport.value.root_field().is_none() {
            continue;
        }
        let ours = arguments(operation);
        let bare = |ty: &str| ty.replace('!', "");
        for (name, ty) in &ours {
            match variables.get(name.as_str()) {
                Some(_) if ty == "CONSTANT!" => {}
                Some(theirs) => {
                    assert_eq!(bare(ty), bare(theirs), "{}.{name}", operation.id);
                    assert!(!theirs.ends_with('!') || ty.ends_with('!'), "{}.{name}: {ty} for {theirs}", operation.id);
                }
                None => assert!(!whole, "{}: the service has no argument `{name}`", operation.id),
            }
        }
        let missing = variables.iter().filter(|(name, ty)| ty.ends_with('!') && !ours.contains_key(**name));
        assert_eq!(missing.collect::<Vec<_>>(), Vec::new(), "{}", operation.id);
        compared += 1;
    }
    assert!(compared > 20, "{compared}");
}

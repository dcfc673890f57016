//! Every document against the schema of its API, as another reader of GraphQL understands both.
#![allow(clippy::expect_used, dead_code, reason = "helpers of tests")]

mod support;

use apollo_compiler::{ExecutableDocument, Schema};
use codegen::graphql;
use codegen::ir::Api;
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

#[test]
fn documents_of_the_service_are_valid() {
    let outcome = codegen::understand(&folder("../spec"));
    let (count, found) = validate(&outcome.api);
    assert_eq!(found, Vec::<String>::new());
    let operations = outcome.api.clients.iter().flat_map(|client| &client.operations);
    assert_eq!(count, operations.filter(|o| o.transport.value.root_field().is_some()).count());
}

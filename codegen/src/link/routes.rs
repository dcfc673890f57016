//! Each operation has an id and a route of its own.

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::ir::{Operation, Transport};

/// Reports ids and routes that two pages of a client share.
pub(super) fn check(operations: &[Operation], diagnostics: &mut Diagnostics) {
    let mut ids = HashMap::new();
    let mut routes = HashMap::new();
    for operation in operations {
        if let Some(first) = ids.insert(operation.id.as_str(), operation) {
            let message = format!("another page is called `{}` too", operation.id);
            let finding = Diagnostic::new(&codes::DUPLICATE_OPERATION, operation.title.at, message);
            diagnostics.push(finding.also(first.title.at, "the other page").help("rename or remove one of the pages"));
        }
        if let Some(first) = routes.insert(route(operation), operation) {
            let finding =
                Diagnostic::new(&codes::DUPLICATE_ROUTE, operation.transport.at, "another page has this route");
            diagnostics.push(finding.also(first.transport.at, "the other page").help("keep one page per route"));
        }
    }
}

/// What no other operation has. One GraphQL field serves several operations if they ask for other things.
fn route(operation: &Operation) -> String {
    let transport = &operation.transport.value;
    match transport {
        Transport::Http { .. } => transport.to_string(),
        Transport::Query(_) | Transport::Mutation(_) => {
            let mut names: Vec<&str> = operation.parameters.iter().map(|p| p.field.name.value.as_str()).collect();
            names.sort_unstable();
            format!("{transport} {names:?} {:?}", operation.response.selection)
        }
    }
}

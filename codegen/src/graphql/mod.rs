//! GraphQL documents.
//!
//! Enters: an operation of the IR and its client. Leaves: the [`Document`] that is sent for it, or the schema that all
//! documents of an API follow. Nothing is asked for that a page does not list.

mod places;
mod schema;
mod types;
mod uses;

use serde_json::{Map, Value};

use crate::ir::{ArgumentValue, Client, Field, Operation, RootField, Selected, Transport};

pub use self::places::{MAX_DEPTH, Places, places};
pub use self::schema::schema;
pub use self::types::variable;
pub use self::uses::{Use, uses};

/// What a GraphQL operation sends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The name of the operation in the document.
    pub name: String,
    /// The document, on one line.
    pub text: String,
    /// The keys from `data` to the reply.
    pub reply: Vec<String>,
    /// The variables, or values inside them, that are encrypted: dotted paths with `[]` for each list around.
    pub encrypted: Vec<String>,
    /// Those of which the JSON text is sent.
    pub json_text: Vec<String>,
}

impl Document {
    /// A reply as the service sends it: under `data` and the keys of the document.
    pub fn wrapped(&self, reply: &Value) -> Value {
        let around = |inner: Value, key: &str| Value::Object(Map::from_iter([(key.to_owned(), inner)]));
        let inner = self.reply.iter().rev().fold(reply.clone(), |inner, key| around(inner, key));
        around(inner, "data")
    }
}

/// The document of an operation; `None` if it is plain HTTP.
pub fn document(operation: &Operation, client: &Client) -> Option<Document> {
    let (word, root) = match &operation.transport.value {
        Transport::Http { .. } => return None,
        Transport::Query(root) => ("query", root),
        Transport::Mutation(root) => ("mutation", root),
    };
    let reply: Vec<String> = root.path().map(|field| field.name.clone()).collect();
    let name = camel(&reply);
    let mut fields: Vec<&Field> = operation.parameters.iter().map(|parameter| &parameter.field).collect();
    fields.sort_by(|a, b| a.name.value.cmp(&b.name.value));
    let mut conditions = Vec::new();
    collect_conditions(&operation.response.selection, &mut conditions);
    let variables = fields.iter().map(|field| {
        let name = &field.name.value;
        let default = conditions.contains(&name.as_str()).then(|| condition_default(field)).flatten();
        format!("${name}: {}{}", variable(field), default.unwrap_or_default())
    });
    let variables: Vec<String> = variables.collect();
    let mut text = format!("{word} {name}{} {{ ", in_parentheses(&variables));
    self::root(root, operation, &mut text);
    text.push_str(" }");
    let Places { encrypted, json_text, .. } = places(operation, &client.dtos);
    Some(Document { name, text, reply, encrypted, json_text })
}

/// A field with its arguments and what is asked for of it.
fn root(field: &RootField, operation: &Operation, text: &mut String) {
    text.push_str(&field.name);
    let arguments: Vec<String> = arguments(field, operation)
        .into_iter()
        .map(|(name, value)| match value {
            ArgumentValue::Parameter(parameter) => format!("{name}: ${parameter}"),
            ArgumentValue::ListOf(parameter) => format!("{name}: [${parameter}]"),
            ArgumentValue::Constant(constant) => format!("{name}: {constant}"),
        })
        .collect();
    text.push_str(&in_parentheses(&arguments));
    match &field.inner {
        Some(inner) => {
            text.push_str(" { ");
            root(inner, operation, text);
            text.push_str(" }");
        }
        None => selection(&operation.response.selection, text),
    }
}

/// The arguments of a field; one that the route line does not list takes every parameter that decides nothing.
fn arguments(field: &RootField, operation: &Operation) -> Vec<(String, ArgumentValue)> {
    if let Some(listed) = &field.arguments {
        return listed.iter().map(|argument| (argument.name.clone(), argument.value.clone())).collect();
    }
    let whole = operation.transport.value.root_field().is_some_and(|root| root.inner.is_none());
    let mut conditions = Vec::new();
    collect_conditions(&operation.response.selection, &mut conditions);
    let names = operation.parameters.iter().map(|parameter| parameter.field.name.value.as_str());
    let mut names: Vec<&str> = names.filter(|name| whole && !conditions.contains(name)).collect();
    names.sort_unstable();
    names.into_iter().map(|name| (name.to_owned(), ArgumentValue::Parameter(name.to_owned()))).collect()
}

fn collect_conditions<'a>(selection: &'a [Selected], conditions: &mut Vec<&'a str>) {
    for selected in selection {
        conditions.extend(selected.include_if.as_deref());
        collect_conditions(&selected.fields, conditions);
    }
}

/// A variable that decides what is asked for has a value in any case.
fn condition_default(field: &Field) -> Option<String> {
    let default = field.default.as_ref().and_then(|fact| fact.value.as_bool()).unwrap_or_default();
    (!field.required.value).then(|| format!(" = {default}"))
}

/// ` { id customData @include(if: $withCustomData) { key } }`, in the order of the names.
fn selection(selected: &[Selected], text: &mut String) {
    if selected.is_empty() {
        return;
    }
    let mut sorted: Vec<&Selected> = selected.iter().collect();
    sorted.sort_by(|a, b| a.name.cmp(&b.name));
    text.push_str(" {");
    for field in sorted {
        text.push(' ');
        text.push_str(&field.name);
        if let Some(condition) = &field.include_if {
            text.push_str(&format!(" @include(if: ${condition})"));
        }
        selection(&field.fields, text);
    }
    text.push_str(" }");
}

fn in_parentheses(list: &[String]) -> String {
    if list.is_empty() { String::new() } else { format!("({})", list.join(", ")) }
}

/// `user`, `roles` → `userRoles`
fn camel(names: &[String]) -> String {
    let (first, rest) = names.split_first().map_or(("", &[][..]), |(first, rest)| (first.as_str(), rest));
    rest.iter().fold(first.to_owned(), |name, next| name + &capitalized(next))
}

/// `roles` → `Roles`
fn capitalized(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_ascii_uppercase().to_string() + letters.as_str())
}

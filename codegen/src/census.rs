//! What the API consists of, and what of it has no type: enters the [`Api`], leaves spec/census.md.
//!
//! A field without a type is a place where users of the client get raw JSON. The list shows each with its line and the
//! reason, so that it can shrink and cannot grow unnoticed.

use std::fmt::Write as _;

use crate::ir::{Api, Client, Field, Type};
use crate::source::Sources;

/// A row whose type leaves the content open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Untyped {
    /// `management.UserDto.customData`
    pub name: String,
    /// Where its type stands.
    pub place: String,
    /// Its type.
    pub ty: String,
}

/// Every row of an API whose innermost type is `object` or `any`.
pub fn untyped(api: &Api, sources: &Sources) -> Vec<Untyped> {
    let mut list = Vec::new();
    for client in &api.clients {
        for (owner, field) in rows(client) {
            if matches!(field.ty.value.innermost(), Type::Object | Type::Any) {
                let span = field.ty.at;
                list.push(Untyped {
                    name: format!("{}.{owner}.{}", client.name, field.name.value),
                    place: format!("{}:{}", sources.get(span.file).path, span.line),
                    ty: field.ty.value.to_string(),
                });
            }
        }
    }
    list.sort_by(|a, b| a.name.cmp(&b.name));
    list
}

/// The text of spec/census.md.
pub fn census(api: &Api, sources: &Sources) -> String {
    let mut text = String::from(
        "# Census\n\nWritten by `cargo run -p codegen -- census --write`; a test keeps it fresh.\n\n\
         | Client | Operations | Parameters | Reply fields | DTOs | DTO fields | Enums | Values |\n\
         | --- | --- | --- | --- | --- | --- | --- | --- |\n",
    );
    for client in &api.clients {
        let operations = &client.operations;
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} | {} | {} | {} | {} |",
            client.name,
            operations.len(),
            operations.iter().map(|o| o.parameters.len()).sum::<usize>(),
            operations.iter().map(|o| o.response.fields.len()).sum::<usize>(),
            client.dtos.len(),
            client.dtos.iter().map(|d| d.fields.len()).sum::<usize>(),
            client.enums.len(),
            client.enums.iter().map(|e| e.values.len()).sum::<usize>(),
        );
    }
    enums(api, &mut text);
    open_rows(&untyped(api, sources), &mut text);
    text
}

/// How many enums list all of their values, and how many only some.
fn enums(api: &Api, text: &mut String) {
    text.push_str("\n## Enums\n\n| Client | Complete | Open | Shared by several fields |\n| --- | --- | --- | --- |\n");
    for client in &api.clients {
        let open = client.enums.iter().filter(|e| e.open).count();
        let shared = client.enums.iter().filter(|e| e.owners.len() > 1).count();
        let _ = writeln!(text, "| {} | {} | {open} | {shared} |", client.name, client.enums.len() - open);
    }
}

fn open_rows(list: &[Untyped], text: &mut String) {
    let _ = write!(
        text,
        "\n## Untyped rows\n\n{} rows hold JSON that the pages do not describe: `object` has fields that no table \
         lists, `any` may hold anything, `any[]` a list of anything.\n\n| Row | Type | Page |\n| --- | --- | --- |\n",
        list.len()
    );
    for row in list {
        let _ = writeln!(text, "| {} | {} | {} |", row.name, row.ty, row.place);
    }
}

/// Every row of a client with its owner; a DTO once, however many pages define it.
fn rows(client: &Client) -> impl Iterator<Item = (&str, &Field)> {
    let parameters = client.operations.iter().flat_map(|o| o.parameters.iter().map(|p| (o.id.as_str(), &p.field)));
    let replies =
        client.operations.iter().flat_map(|o| o.response.fields.iter().map(|f| (o.response.name.value.as_str(), f)));
    let fields = client.dtos.iter().flat_map(|d| d.fields.iter().map(|f| (d.name.value.as_str(), f)));
    parameters.chain(replies).chain(fields)
}

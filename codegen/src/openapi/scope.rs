//! What OpenAPI can say of an API: enters the [`Api`], leaves its HTTP operations with the types that they reach, and the
//! GraphQL operations apart.

use std::collections::BTreeSet;

use crate::ir::{Api, Client, Field};

/// The API without its GraphQL operations, and the client and id of each of those.
pub(super) fn http_only(api: &Api) -> (Api, Vec<(Client, String)>) {
    let mut api = api.clone();
    let mut others = Vec::new();
    for client in &mut api.clients {
        let is_http = |operation: &crate::ir::Operation| operation.transport.value.root_field().is_none();
        if client.operations.iter().all(is_http) {
            continue;
        }
        let all = std::mem::take(&mut client.operations);
        let (http, graphql): (Vec<_>, Vec<_>) = all.into_iter().partition(is_http);
        let named = Client {
            operations: Vec::new(),
            dtos: Vec::new(),
            enums: Vec::new(),
            groups: Vec::new(),
            name: client.name.clone(),
            version: client.version,
        };
        others.extend(graphql.into_iter().map(|operation| (named.clone(), operation.id)));
        client.operations = http;
        prune(client);
    }
    api.clients.retain(|client| !client.operations.is_empty());
    (api, others)
}

/// Leaves the types that an operation reaches.
fn prune(client: &mut Client) {
    let parameters = client.operations.iter().flat_map(|operation| &operation.parameters).map(|row| &row.field);
    let replies = client.operations.iter().flat_map(|operation| &operation.response.fields);
    let mut next: Vec<String> = parameters.chain(replies).filter_map(dto).collect();
    let mut reached: BTreeSet<String> = client.operations.iter().map(|operation| operation.id.clone()).collect();
    reached.extend(client.operations.iter().map(|operation| operation.response.name.value.clone()));
    while let Some(name) = next.pop() {
        if reached.insert(name.clone()) {
            let fields = client.dtos.iter().filter(|dto| dto.name.value == name).flat_map(|dto| &dto.fields);
            next.extend(fields.filter_map(dto));
        }
    }
    client.dtos.retain(|dto| reached.contains(&dto.name.value));
    let holds = |owner: &String| owner.split_once('.').is_some_and(|(owner, _)| reached.contains(owner));
    client.enums.retain(|item| item.owners.iter().any(holds));
}

fn dto(field: &Field) -> Option<String> {
    field.ty.value.dto().map(str::to_owned)
}

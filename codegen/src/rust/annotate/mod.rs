//! Decides everything about the generated code.
//!
//! Enters: the API and its [`Names`]. Leaves: [`Module`]s, which hold for each emitted item its identifiers, types, doc
//! lines and flags, in the order of the names on the wire, so that the order of the pages never shows.

mod docs;
mod example;
mod features;
mod input;
mod limits;
mod model;
mod open_enum;
mod operation;
mod paging;
mod recursion;
mod repeatable;
mod secrets;
mod types;

use std::collections::BTreeMap;

use rayon::prelude::*;

use self::example::Examples;
use self::recursion::Recursion;
use super::names::{ClientNames, Name, Names, runtime_client};
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::ir::{Api, Client, Envelope};
use crate::markdown;

pub(super) use self::features::Condition;
pub(super) use self::input::{Input, Intake};
pub(super) use self::limits::{Limit, LimitOf};
pub(super) use self::model::{Emission, Struct, StructField};
pub(super) use self::open_enum::{OpenEnum, Variant};
pub(super) use self::operation::{Argument, Operation};
pub(super) use self::paging::{ListPlace, Paging, Total};
pub(super) use self::types::RustType;

/// The module of one client.
#[derive(Debug)]
pub(super) struct Module {
    /// The module that it lies in, if it is not the root.
    pub(super) parent: Option<Name>,
    pub(super) name: Name,
    /// The type of the runtime.
    pub(super) client: Name,
    /// The doc line of the module.
    pub(super) docs: String,
    pub(super) condition: Condition,
    pub(super) operations: Vec<Operation>,
    pub(super) structs: Vec<Struct>,
    pub(super) enums: Vec<OpenEnum>,
}

/// What the decisions about one client need to know.
struct Context<'a> {
    client: &'a Client,
    names: &'a ClientNames,
    files: &'a [String],
    recursion: &'a Recursion<'a>,
    examples: &'a Examples<'a>,
    diagnostics: &'a mut Diagnostics,
}

/// Decides about every client.
pub(super) fn annotate(api: &Api, names: &Names, diagnostics: &mut Diagnostics) -> Vec<Module> {
    let clients = api.clients.iter().zip(&names.clients);
    let mut modules: Vec<Module> =
        clients.filter_map(|(client, names)| module(client, names, api, diagnostics)).collect();
    modules.sort_by(|a, b| a.name.cmp(&b.name));
    modules
}

fn module(client: &Client, names: &ClientNames, api: &Api, diagnostics: &mut Diagnostics) -> Option<Module> {
    if runtime_client(client).is_none() {
        let first = client.operations.first()?;
        let message = format!("the runtime has no client for `{}`", client.name);
        diagnostics.push(Diagnostic::new(&codes::NO_RUNTIME, first.title.at, message));
        return None;
    }
    let mut context = Context {
        client,
        names,
        files: &api.files,
        recursion: &Recursion::new(&client.dtos),
        examples: &Examples::new(client, names),
        diagnostics,
    };
    let mut operations = each(&client.operations, &mut context, operation::annotate);
    operations.sort_by(|a, b| a.method.cmp(&b.method));
    let mut structs = each(&client.dtos, &mut context, model::annotate);
    structs.extend(flat_responses(&mut context));
    structs.sort_by(|a, b| a.name.cmp(&b.name));
    let mut enums: Vec<_> = client.enums.iter().filter_map(|item| open_enum::annotate(item, &context)).collect();
    enums.sort_by(|a, b| a.name.cmp(&b.name));
    features::set(client, &operations, &mut structs, &mut enums);
    let condition = features::of_client(client);
    let docs = format!("The {} API: its operations and the types that they use.", markdown::line(&client.name));
    Some(Module {
        parent: names.parent.clone(),
        name: names.module.clone(),
        client: names.client.clone(),
        docs,
        condition,
        operations,
        structs,
        enums,
    })
}

/// Decides about each item, on several threads. The findings keep the order of the items.
fn each<T: Sync, D: Send>(
    items: &[T],
    context: &mut Context<'_>,
    decide: impl Fn(&T, &mut Context<'_>) -> Option<D> + Sync,
) -> Vec<D> {
    let Context { client, names, files, recursion, examples, .. } = *context;
    let decided = items.par_iter().map(|item| {
        let mut diagnostics = Diagnostics::default();
        let mut context = Context { client, names, files, recursion, examples, diagnostics: &mut diagnostics };
        (decide(item, &mut context), diagnostics)
    });
    let mut decisions = Vec::with_capacity(items.len());
    for (decision, found) in decided.collect::<Vec<_>>() {
        decisions.extend(decision);
        context.diagnostics.extend(found);
    }
    decisions
}

/// The responses without `data`: each name becomes one struct, unless a DTO of that name is the same.
fn flat_responses(context: &mut Context<'_>) -> Vec<Struct> {
    let client = context.client;
    let flat = client.operations.iter().filter(|o| o.response.envelope == Envelope::Flat);
    let mut known: BTreeMap<&str, _> =
        client.dtos.iter().map(|dto| (dto.name.value.as_str(), (dto.name.at, &dto.fields))).collect();
    let mut structs = Vec::new();
    for response in flat.map(|operation| &operation.response) {
        let name = response.name.value.as_str();
        let Some((at, fields)) = known.get(name) else {
            known.insert(name, (response.name.at, &response.fields));
            structs.extend(model::annotate_response(response, context));
            continue;
        };
        if model::shape(fields) != model::shape(&response.fields) {
            let message = format!("`{name}` has other fields elsewhere");
            let finding = Diagnostic::new(&codes::RESPONSE_CLASH, response.name.at, message).also(*at, "the other one");
            context.diagnostics.push(finding);
        }
    }
    structs
}

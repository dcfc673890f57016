//! Operations.
//!
//! Enters: an operation of the IR. Leaves: its identifiers, its output, and its parameters, sorted by name on the wire:
//! required ones as arguments of the method, optional ones as setters.

use super::model::MAX_ARGUMENTS;
use super::repeatable::is_repeatable;
use super::{
    Condition, Context, Input, Limit, Paging, RustType, docs, example, features, limits, paging, secrets, types,
};
use crate::diagnostic::{Diagnostic, codes};
use crate::graphql::{self, Document};
use crate::ir::{self, Envelope, Method, Parameter, Place, Transport, Type, Version};
use crate::markdown;
use crate::rust::names::{Name, OperationNames, clearing, is_argument, is_clearable};

/// Where every GraphQL document is sent.
const GRAPHQL_PATH: &str = "/graphql/v2";

/// An operation.
#[derive(Debug)]
pub(in crate::rust) struct Operation {
    pub(in crate::rust) client: Name,
    pub(in crate::rust) method: Name,
    pub(in crate::rust) marker: Name,
    pub(in crate::rust) id: String,
    pub(in crate::rust) verb: Method,
    pub(in crate::rust) path: String,
    pub(in crate::rust) envelope: Envelope,
    /// What is sent over GraphQL, if the operation is not plain HTTP.
    pub(in crate::rust) document: Option<Document>,
    /// Whether the call may be sent again without asking.
    pub(in crate::rust) idempotent: bool,
    pub(in crate::rust) output: RustType,
    /// How it is read page by page, if it is.
    pub(in crate::rust) paging: Option<Paging>,
    /// The page that documents it.
    pub(in crate::rust) page: String,
    /// The limits that the client checks before it sends.
    pub(in crate::rust) limits: Vec<Limit>,
    pub(in crate::rust) arguments: Vec<Argument>,
    pub(in crate::rust) setters: Vec<Argument>,
    /// The doc line of the file.
    pub(in crate::rust) file_docs: String,
    pub(in crate::rust) docs: Vec<String>,
    /// The note of a deprecation.
    pub(in crate::rust) deprecated: Option<String>,
    /// The documented reply, as JSON.
    pub(in crate::rust) reply_example: Option<String>,
    /// The texts of that reply which `Debug` must not show.
    pub(in crate::rust) reply_secrets: Vec<String>,
    /// Whether the method has more arguments than clippy likes.
    pub(in crate::rust) is_long: bool,
    pub(in crate::rust) condition: Condition,
}

/// A parameter.
#[derive(Debug)]
pub(in crate::rust) struct Argument {
    pub(in crate::rust) name: Name,
    pub(in crate::rust) wire: String,
    pub(in crate::rust) place: Place,
    /// The method that sends `null`, where that differs from leaving it out.
    pub(in crate::rust) clear: Option<Name>,
    pub(in crate::rust) input: Input,
    pub(in crate::rust) docs: Vec<String>,
    /// The documented value, as JSON.
    pub(in crate::rust) example: Option<String>,
    /// The note of a deprecation; only of setters, for an argument cannot be left out.
    pub(in crate::rust) deprecated: Option<String>,
}

impl Operation {
    /// Whether its code names the models module.
    pub(in crate::rust) fn uses_models(&self) -> bool {
        self.models().next().is_some()
    }

    /// The types of the models that it names, some of them several times.
    pub(super) fn models(&self) -> impl Iterator<Item = &Name> {
        self.types().filter_map(RustType::model)
    }

    /// Whether its code names the runtime beside the types it imports.
    pub(in crate::rust) fn uses_runtime(&self) -> bool {
        self.paging.is_some()
            || self.document.is_some()
            || !self.limits.is_empty()
            || self.output.is_json()
            || self.arguments.iter().chain(&self.setters).any(|a| a.input.uses_runtime())
    }

    fn types(&self) -> impl Iterator<Item = &RustType> {
        std::iter::once(&self.output).chain(self.arguments.iter().chain(&self.setters).map(|a| &a.input.ty))
    }
}

/// Decides about an operation; one that the runtime cannot send is reported.
pub(super) fn annotate(operation: &ir::Operation, context: &mut Context<'_>) -> Option<Operation> {
    let names = context.names.operation(&operation.id)?;
    let document = graphql::document(operation, context.client);
    if document.is_some() && context.client.version != Version::V2 {
        let message = format!("`{}` is a GraphQL operation, which this client cannot send", operation.id);
        context.diagnostics.push(Diagnostic::new(&codes::NO_RUNTIME, operation.transport.at, message));
        return None;
    }
    let (verb, path) = match &operation.transport.value {
        Transport::Http { method, path } => (*method, path.as_str()),
        Transport::Query(_) | Transport::Mutation(_) => (Method::Post, GRAPHQL_PATH),
    };
    let mut rows: Vec<&Parameter> = operation.parameters.iter().collect();
    rows.sort_by(|a, b| a.field.name.value.cmp(&b.field.name.value));
    let (required, optional): (Vec<&Parameter>, Vec<&Parameter>) =
        rows.into_iter().partition(|p| is_argument(p.place, &p.field));
    let argument = |parameter: &Parameter, context: &mut Context<'_>| self::argument(parameter, names, context);
    let arguments: Vec<_> = required.iter().filter_map(|p| argument(p, context)).collect();
    let setters: Vec<_> = optional.iter().filter_map(|p| argument(p, context)).collect();
    let route = markdown::code(&operation.transport.value.to_string());
    let example = context.examples.call(names, &required, &optional);
    let output = output(operation, context);
    Some(Operation {
        client: context.names.client.clone(),
        method: names.method.clone(),
        marker: names.marker.clone(),
        id: operation.id.clone(),
        condition: features::of_group(&operation.group, context.client),
        verb,
        path: path.to_owned(),
        envelope: operation.response.envelope,
        idempotent: is_repeatable(&operation.transport.value, &operation.id),
        reply_example: operation.response.example.as_ref().map(|fact| match &document {
            Some(document) => document.wrapped(&fact.value).to_string(),
            None => fact.value.to_string(),
        }),
        document,
        paging: paging::annotate(operation, &output, context),
        output,
        page: context.files.get(operation.page as usize).cloned().unwrap_or_default(),
        limits: limits::annotate(&operation.parameters, context),
        reply_secrets: secrets::of_reply(&operation.response, context),
        is_long: arguments.len() >= MAX_ARGUMENTS,
        docs: method_docs(operation, &arguments, &route, &example, context),
        arguments,
        setters,
        file_docs: format!("{route}: {}", markdown::line(&operation.title.value)),
        deprecated: operation.deprecated.as_ref().map(|fact| {
            docs::deprecation(&fact.value, |id| context.names.operation(id).map(|other| other.method.to_string()))
        }),
    })
}

fn argument(parameter: &Parameter, names: &OperationNames, context: &mut Context<'_>) -> Option<Argument> {
    let Parameter { place, field } = parameter;
    let name = names.parameters.get(&field.name.value)?.clone();
    if let Some(reason) = misfit(*place, &field.ty.value) {
        let message = format!("`{}` is {reason}", field.name.value);
        context.diagnostics.push(Diagnostic::new(&codes::NO_WIRE_FORM, field.ty.at, message));
    }
    let value = types::value_type(field, context);
    let required = is_argument(*place, field);
    let nullable = field.constraints.nullable.as_ref().is_some_and(|fact| fact.value);
    let ty =
        if required && nullable && matches!(place, Place::Body | Place::Variable) { value.optional() } else { value };
    let deprecated = field.constraints.deprecated.as_ref().map(|fact| {
        docs::deprecation(&fact.value, |replacement| names.parameters.get(replacement).map(ToString::to_string))
    });
    Some(Argument {
        clear: clearing(&name).filter(|_| is_clearable(*place, field)),
        docs: if required { docs::argument_docs(&name.to_string(), field) } else { docs::field_docs(field) },
        name,
        wire: field.name.value.clone(),
        place: *place,
        example: field.example.as_ref().map(|fact| fact.value.to_string()),
        input: Input::new(ty),
        deprecated: deprecated.filter(|_| !required),
    })
}

/// Why a type cannot be sent at a place, if it cannot.
fn misfit(place: Place, ty: &Type) -> Option<&'static str> {
    match (place, ty) {
        (Place::Path, Type::Array { .. }) => Some("a list, which a path cannot hold"),
        (Place::Query, Type::Array { items }) if items.is_array() => {
            Some("a list of lists, which a query string cannot hold")
        }
        (Place::Path | Place::Query, _) if ty.dto().is_some() => Some("a data structure, which a URL cannot hold"),
        _ => None,
    }
}

/// What a successful call gives.
fn output(operation: &ir::Operation, context: &mut Context<'_>) -> RustType {
    let response = &operation.response;
    match response.envelope {
        Envelope::Empty => RustType::Unit,
        Envelope::Flat => {
            context.names.ty(&response.name.value).map_or(RustType::Any, |ty| RustType::Struct(ty.name.clone()))
        }
        Envelope::Data | Envelope::Value => match response.fields.iter().find(|field| field.name.value == "data") {
            Some(data) => {
                let value = types::value_type(data, context);
                let nullable = data.constraints.nullable.as_ref().is_some_and(|fact| fact.value);
                if nullable { value.optional() } else { value }
            }
            None => RustType::Any,
        },
    }
}

fn method_docs(
    operation: &ir::Operation,
    arguments: &[Argument],
    route: &str,
    example: &example::Call,
    context: &Context<'_>,
) -> Vec<String> {
    let mut docs = vec![markdown::line(&operation.title.value)];
    let description = operation.description.as_ref().map(|fact| markdown::lines(&fact.value)).unwrap_or_default();
    if !description.is_empty() {
        docs.push(String::new());
        docs.extend(description);
    }
    if !arguments.is_empty() {
        docs.extend(["", "# Arguments", ""].map(str::to_owned));
        docs.extend(arguments.iter().flat_map(|argument| argument.docs.iter().cloned()));
    }
    docs.extend(["", "# Example", ""].map(str::to_owned));
    docs.extend(example.lines(context.names));
    let page = context.files.get(operation.page as usize).map_or("", String::as_str);
    docs.extend([String::new(), format!("Route: {route}. Source: {}.", markdown::code(page))]);
    docs
}

//! The file of an operation: its marker type, the method of the client, the setters of the call.

use proc_macro2::Ident;
use syn::{Attribute, Expr, ImplItem, Item, ItemImpl, ItemStruct, Stmt, Type};

use super::frames::OperationFrames;
use super::functions::{self, Method};
use super::types::{self, Place};
use super::{docs, nodes, paging};
use crate::graphql::Document;
use crate::ir::{self, Envelope};
use crate::output::Comments;
use crate::output::format::Piece;
use crate::rust::annotate::{Argument, Limit, LimitOf, Operation};

/// The whole file.
pub(super) fn file(operation: &Operation, comments: &Comments, frames: &OperationFrames) -> Vec<Piece> {
    let mut pieces = vec![Piece::Attribute(docs::inner(&operation.file_docs))];
    pieces.extend(uses(operation).map(Piece::Item));
    pieces.extend([marker(operation, comments, frames).into(), info(operation, frames).into()]);
    pieces.extend(paging::implementation(operation).map(Piece::from));
    pieces.push(method(operation, comments).into());
    pieces.extend(setters(operation, comments).map(Piece::from));
    pieces
}

fn uses(operation: &Operation) -> impl Iterator<Item = Item> {
    let models = operation.uses_models().then(|| functions::import(["super", "super"], [nodes::ident("models")]));
    let runtime = operation.uses_runtime().then(|| nodes::ident("self"));
    let words = ["Method", "Operation", "OperationInfo", "Payload"].map(nodes::ident);
    let names = runtime.into_iter().chain([nodes::ident("Call"), operation.client.ident()]).chain(words);
    models.into_iter().chain([functions::import(["crate", "runtime"], names)])
}

fn marker(operation: &Operation, comments: &Comments, frames: &OperationFrames) -> ItemStruct {
    let Operation { client, marker, method, .. } = operation;
    let mut item = frames.marker.clone();
    item.ident = marker.ident();
    item.attrs.splice(0..0, comments.outer([format!("The operation behind [`{client}::{method}`].")]));
    item
}

fn info(operation: &Operation, frames: &OperationFrames) -> ItemImpl {
    let (mut output, mut info) = (frames.output.clone(), frames.info.clone());
    output.ty = types::ty(&operation.output, Place::Operations);
    let verb = match operation.verb {
        ir::Method::Get => "Get",
        ir::Method::Post => "Post",
        ir::Method::Put => "Put",
        ir::Method::Patch => "Patch",
        ir::Method::Delete => "Delete",
    };
    info.expr = nodes::record(
        nodes::words(["OperationInfo"]),
        [
            ("id", nodes::text(&operation.id)),
            ("method", nodes::value(nodes::words(["Method", verb]))),
            ("path", nodes::text(&operation.path)),
            ("payload", payload(operation)),
            ("idempotent", nodes::boolean(operation.idempotent)),
            ("page", nodes::text(&operation.page)),
            ("limits", nodes::list(operation.limits.iter().map(limit))),
        ],
    );
    let mut item = functions::framed(&frames.operation, Vec::new(), operation.marker.ident());
    item.items = vec![ImplItem::Type(output), ImplItem::Const(info)];
    item
}

/// Which part of the reply is the output, and over GraphQL what is sent.
fn payload(operation: &Operation) -> Expr {
    let Some(Document { name, text, reply, encrypted, json_text, .. }) = &operation.document else {
        let payload = match operation.envelope {
            Envelope::Data | Envelope::Value => "Data",
            Envelope::Empty => "Empty",
            Envelope::Flat => "Flat",
        };
        return nodes::value(nodes::words(["Payload", payload]));
    };
    let document = nodes::record(
        nodes::words(["runtime", "GraphQl"]),
        [
            ("name", nodes::text(name)),
            ("document", nodes::text(text)),
            ("reply", nodes::texts(reply)),
            ("encrypted", nodes::texts(encrypted)),
            ("json_text", nodes::texts(json_text)),
        ],
    );
    nodes::call(nodes::value(nodes::words(["Payload", "GraphQl"])), [nodes::borrow(document)])
}

/// `runtime::Limit::items("userIds", None, Some(50))`
fn limit(Limit { field, of, min, max }: &Limit) -> Expr {
    let call = |function, arguments: [Expr; 3]| {
        nodes::call(nodes::value(nodes::words(["runtime", "Limit", function])), arguments)
    };
    let of = match of {
        LimitOf::Items => "items",
        LimitOf::Characters => "characters",
        LimitOf::Value => "value",
        LimitOf::Presence { when, is } => {
            return call("required_if", [nodes::text(field), nodes::text(when), nodes::text(is)]);
        }
    };
    let bound = |bound: &Option<i64>| nodes::option(bound.map(nodes::number));
    call(of, [nodes::text(field), bound(min), bound(max)])
}

fn method(operation: &Operation, comments: &Comments) -> ItemImpl {
    let start = nodes::method(nodes::this(), nodes::ident("start_call"), []);
    let call = operation
        .arguments
        .iter()
        .fold(start, |call, argument| set(call, argument, nodes::value(argument.name.ident())));
    let method = Method {
        attributes: docs::together([
            comments.outer(&operation.docs),
            docs::deprecated(operation.deprecated.as_ref()),
            docs::many_arguments(operation.is_long),
            docs::inline(operation.arguments.iter().map(|argument| &argument.input)),
        ]),
        name: operation.method.ident(),
        receiver: Some(functions::by_reference()),
        arguments: operation.arguments.iter().map(|argument| parameter(argument, argument.name.ident())).collect(),
        output: call_of(operation),
        body: vec![functions::result(call)],
    };
    functions::inherent(Vec::new(), types::of(operation.client.ident()), vec![functions::function(method)])
}

/// `Call<Marker>`
fn call_of(operation: &Operation) -> Type {
    types::generic(["Call"], types::of(operation.marker.ident()))
}

fn setters(operation: &Operation, comments: &Comments) -> Option<ItemImpl> {
    let setters: Vec<ImplItem> = operation.setters.iter().flat_map(|argument| setters_of(argument, comments)).collect();
    (!setters.is_empty()).then(|| functions::inherent(Vec::new(), call_of(operation), setters))
}

/// The method that sets a parameter, and the one that sends `null`.
fn setters_of(argument: &Argument, comments: &Comments) -> impl Iterator<Item = ImplItem> {
    let name = &argument.name;
    let deprecated = docs::deprecated(argument.deprecated.as_ref());
    let (docs, inline) = (comments.outer(&argument.docs), docs::inline([&argument.input]));
    let attributes = docs::together([docs, deprecated.clone(), inline]);
    let call = set(nodes::this(), argument, nodes::value(nodes::ident("value")));
    let setter = setter(attributes, name.ident(), vec![parameter(argument, nodes::ident("value"))], call);
    let clear = argument.clear.as_ref().map(|clear| {
        let docs = comments.outer([format!("Sends `null` as [`{name}`](Self::{name}).")]);
        let attributes = docs::together([docs, deprecated, Some(docs::always_inline())]);
        let call =
            nodes::method(nodes::this(), nodes::ident("set_body"), [nodes::text(&argument.wire), nodes::tuple([])]);
        self::setter(attributes, clear.ident(), Vec::new(), call)
    });
    std::iter::once(setter).chain(clear)
}

/// `pub fn name(self, …) -> Self { call }`
fn setter(attributes: Vec<Attribute>, name: Ident, arguments: Vec<(Ident, Type)>, call: Expr) -> ImplItem {
    let body: Vec<Stmt> = vec![functions::result(call)];
    let (receiver, output) = (Some(functions::by_value()), types::of(nodes::ident("Self")));
    functions::function(Method { attributes, name, receiver, arguments, output, body })
}

fn parameter(argument: &Argument, name: Ident) -> (Ident, Type) {
    (name, types::argument(&argument.input, Place::Operations))
}

/// `call.set_query("userId", user_id.into())`
fn set(call: Expr, argument: &Argument, value: Expr) -> Expr {
    let function = match argument.place {
        ir::Place::Path => "set_path",
        ir::Place::Query => "set_query",
        ir::Place::Body | ir::Place::Variable => "set_body",
    };
    let value = types::conversion(&argument.input, value);
    nodes::method(call, nodes::ident(function), [nodes::text(&argument.wire), value])
}

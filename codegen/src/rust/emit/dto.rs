//! The file of a struct: its fields, how it is read and written, and how it is built for a request.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::{
    Attribute, Expr, Field, FieldModifiers, Fields, ImplItem, Item, ItemImpl, ItemStruct, Token, Type, Visibility,
    parse_quote,
};

use super::frames::ModelFrames;
use super::functions::{self, Method};
use super::types::{self, Place};
use super::{docs, nodes};
use crate::output::Comments;
use crate::output::format::Piece;
use crate::rust::annotate::{Intake, RustType, Struct, StructField};
use crate::rust::names::Name;

/// The whole file.
pub(super) fn file(item: &Struct, comments: &Comments, frames: &ModelFrames) -> Vec<Piece> {
    let mut pieces = vec![Piece::Attribute(docs::inner(&item.file_docs))];
    pieces.extend(uses(item).map(Piece::Item));
    pieces.push(data(item, comments, frames).into());
    pieces.extend(item.hides().then(|| showing(item).into()));
    pieces.extend(building(item, comments).map(Piece::from));
    pieces.extend(reading(item, frames).map(Piece::from));
    pieces.push(writing(item, frames).into());
    pieces
}

/// The attribute of the field that holds what the page does not list; `None` for a struct without it.
fn unknown_condition(item: &Struct) -> Option<Attribute> {
    item.keeps_unknown.then(|| docs::feature("unknown-fields"))
}

fn uses(item: &Struct) -> impl Iterator<Item = Item> {
    let neighbours = item.neighbours();
    let neighbours =
        (!neighbours.is_empty()).then(|| functions::import(["super"], neighbours.into_iter().map(Name::ident)));
    let runtime = item.uses_runtime().then(|| nodes::ident("self"));
    let runtime = functions::import(["crate", "runtime"], runtime.into_iter().chain([nodes::ident("codec")]));
    neighbours.into_iter().chain([runtime])
}

fn data(item: &Struct, comments: &Comments, frames: &ModelFrames) -> ItemStruct {
    let mut data = if item.hides() { frames.hiding_item.clone() } else { frames.item.clone() };
    data.ident = item.name.ident();
    data.attrs.splice(0..0, comments.outer(&item.docs));
    let fields = item.fields.iter().map(|field| Field {
        attrs: docs::together([comments.outer(&field.docs), docs::deprecated(field.deprecated.as_ref())]),
        vis: Visibility::Public(<Token![pub]>::default()),
        modifiers: FieldModifiers::default(),
        ident: Some(field.name.ident()),
        colon_token: Some(<Token![:]>::default()),
        ty: types::ty(&field.ty, Place::Models),
        default: None,
    });
    let unknown = unknown_condition(item).map(|condition| Field {
        attrs: docs::together([comments.outer(["What the page does not list."]), Some(condition)]),
        vis: Visibility::Public(<Token![pub]>::default()),
        modifiers: FieldModifiers::default(),
        ident: Some(nodes::ident("unknown_fields")),
        colon_token: Some(<Token![:]>::default()),
        ty: types::of(nodes::words(["codec", "UnknownFields"])),
        default: None,
    });
    if let Fields::Named(named) = &mut data.fields {
        named.named.extend(fields.chain(unknown));
    }
    data
}

/// `Debug` of a struct with fields whose values nobody should see.
fn showing(item: &Struct) -> TokenStream {
    let (name, allowed) = (&item.name, allowed(item));
    let title = name.plain();
    let fields = item.fields.iter().map(|StructField { name, hidden, .. }| {
        let plain = name.plain();
        if *hidden { quote!((#plain, &codec::Hidden(&self.#name))) } else { quote!((#plain, &self.#name)) }
    });
    let unknown = unknown_condition(item).map(|condition| quote!(#condition ("unknown_fields", &self.unknown_fields)));
    let fields = fields.chain(unknown);
    quote! {
        #allowed
        impl std::fmt::Debug for #name {
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                codec::show(f, #title, &[#(#fields),*])
            }
        }
    }
}

fn allowed(item: &Struct) -> Option<Attribute> {
    docs::allow_deprecated(item.allow_deprecated)
}

fn building(item: &Struct, comments: &Comments) -> Option<ItemImpl> {
    let constructor = item.constructor.as_ref()?;
    let required: Vec<&StructField> = item.fields.iter().filter(|field| field.is_argument()).collect();
    let values = required.iter().map(|StructField { name, input, .. }| {
        let value = types::conversion(input, nodes::value(name.ident()));
        if input.intake == Intake::Plain { quote!(#name,) } else { quote!(#name: #value,) }
    });
    let unknown =
        unknown_condition(item).map(|condition| quote!(#condition unknown_fields: codec::UnknownFields::default(),));
    let body = match (required.is_empty(), constructor.fills_up) {
        (true, _) => nodes::call(nodes::value(nodes::words(["Self", "default"])), []),
        (false, true) => parse_quote!(Self { #(#values)* ..Self::default() }),
        (false, false) => parse_quote!(Self { #(#values)* #unknown }),
    };
    let new = functions::function(Method {
        attributes: docs::together([
            comments.outer(["With every field that must be sent."]),
            docs::many_arguments(constructor.is_long),
            docs::inline(required.iter().map(|field| &field.input)),
        ]),
        name: nodes::ident("new"),
        receiver: None,
        arguments: required.iter().map(|field| argument(field, field.name.ident())).collect(),
        output: types::of(nodes::ident("Self")),
        body: vec![functions::result(body)],
    });
    let setters = item.fields.iter().filter(|field| !field.is_argument()).flat_map(|field| setters(field, comments));
    let members = std::iter::once(new).chain(setters).collect();
    Some(functions::inherent(docs::together([allowed(item)]), types::of(item.name.ident()), members))
}

fn argument(field: &StructField, name: Ident) -> (Ident, Type) {
    (name, types::argument(&field.input, Place::Models))
}

/// The method that sets a field, and the one that makes it `null`.
fn setters(field: &StructField, comments: &Comments) -> impl Iterator<Item = ImplItem> {
    let StructField { name, input, .. } = field;
    let deprecated = docs::deprecated(field.deprecated.as_ref());
    let value = types::conversion(input, nodes::value(nodes::ident("value")));
    let value = match &field.ty {
        RustType::Option(inner) if matches!(**inner, RustType::Boxed(_)) => {
            nodes::call(nodes::value(nodes::words(["Box", "new"])), [value])
        }
        RustType::Patch(_) => nodes::option(Some(value)),
        _ => value,
    };
    let docs = comments.outer([format!("Sets [`{name}`](Self::{name}).")]);
    let attributes = docs::together([docs, deprecated.clone(), docs::inline([input])]);
    let arguments = vec![argument(field, nodes::ident("value"))];
    let setter = setter(field, name, attributes, arguments, value);
    let clear = field.clear.as_ref().map(|clear| {
        let docs = comments.outer([format!("Sends `null` as [`{name}`](Self::{name}).")]);
        let attributes = docs::together([docs, deprecated, Some(docs::always_inline())]);
        self::setter(field, clear, attributes, Vec::new(), nodes::option(None))
    });
    std::iter::once(setter).chain(clear)
}

/// `pub fn name(mut self, …) -> Self { self.field = Some(value); self }`
fn setter(
    field: &StructField,
    name: &Name,
    attributes: Vec<Attribute>,
    arguments: Vec<(Ident, Type)>,
    value: Expr,
) -> ImplItem {
    let assignment = nodes::assignment(nodes::field(field.name.ident()), nodes::option(Some(value)));
    functions::function(Method {
        attributes,
        name: name.ident(),
        receiver: Some(functions::by_mutable_value()),
        arguments,
        output: types::of(nodes::ident("Self")),
        body: vec![functions::statement(assignment), functions::result(nodes::this())],
    })
}

fn reading(item: &Struct, frames: &ModelFrames) -> [ItemImpl; 2] {
    let condition = docs::when(item.reads);
    let other = if item.keeps_unknown { &frames.keep_unknown } else { &frames.skip_unknown };
    let body = if item.fields.is_empty() { other.clone() } else { by_key(item, other, frames) };
    let attributes = docs::together([condition.clone(), allowed(item)]);
    let object = if item.fields.is_empty() && !item.keeps_unknown { &frames.no_object } else { &frames.object };
    [
        functions::filled(object, attributes, item.name.ident(), body),
        functions::framed(&frames.deserialize, docs::together([condition]), item.name.ident()),
    ]
}

/// `Some(match key { "name" => &mut self.name, …, _ => return other })`
fn by_key(item: &Struct, other: &Expr, frames: &ModelFrames) -> Expr {
    let arms = item.fields.iter().map(|StructField { name, wire, ty, .. }| {
        let place = nodes::borrow_mut(nodes::field(name.ident()));
        let place = match ty {
            RustType::Struct(_) | RustType::Object => nodes::call(frames.fresh.clone(), [place]),
            _ => place,
        };
        nodes::arm(nodes::text_pattern(wire), place)
    });
    let others = nodes::arm(nodes::any(), nodes::returning(other.clone()));
    nodes::option(Some(nodes::matching(nodes::value(nodes::ident("key")), arms.chain([others]).collect())))
}

fn writing(item: &Struct, frames: &ModelFrames) -> ItemImpl {
    let attributes = docs::together([docs::when(item.writes), allowed(item)]);
    let written = item.fields.iter().fold(frames.writer.clone(), |writer, field| {
        let function = nodes::ident(if field.always_written { "required" } else { "optional" });
        nodes::method(writer, function, [nodes::text(&field.wire), nodes::borrow(nodes::field(field.name.ident()))])
    });
    let kept =
        if item.keeps_unknown { nodes::method(written, nodes::ident("rest"), [frames.kept.clone()]) } else { written };
    let body = nodes::method(kept, nodes::ident("end"), []);
    functions::filled(&frames.serialize, attributes, item.name.ident(), body)
}

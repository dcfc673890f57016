//! Structs of the models.
//!
//! Enters: a DTO, or a response without `data`. Leaves: its fields, sorted by name on the wire, with their types, docs
//! and setters, and which of the impls are always there.

use super::{Condition, Context, Input, RustType, docs, types};
use crate::ir::{Dto, Field, Reach, Response, Type};
use crate::rust::names::{Name, TypeNames, clearing};

/// A struct.
#[derive(Debug)]
pub(in crate::rust) struct Struct {
    pub(in crate::rust) module: Name,
    pub(in crate::rust) name: Name,
    /// The doc line of the file.
    pub(in crate::rust) file_docs: String,
    pub(in crate::rust) docs: Vec<String>,
    pub(in crate::rust) fields: Vec<StructField>,
    pub(in crate::rust) reads: Emission,
    pub(in crate::rust) writes: Emission,
    /// Whether it can hold what its page does not list, as replies may.
    pub(in crate::rust) keeps_unknown: bool,
    /// Only where a request holds it.
    pub(in crate::rust) constructor: Option<Constructor>,
    /// Whether any field is deprecated, so that the impls must be allowed to use it.
    pub(in crate::rust) allow_deprecated: bool,
    pub(in crate::rust) condition: Condition,
}

/// A field of a struct.
#[derive(Debug)]
pub(in crate::rust) struct StructField {
    pub(in crate::rust) name: Name,
    pub(in crate::rust) wire: String,
    pub(in crate::rust) ty: RustType,
    /// Whether `Debug` hides its value.
    pub(in crate::rust) hidden: bool,
    /// Whether it is written even when it is empty.
    pub(in crate::rust) always_written: bool,
    pub(in crate::rust) docs: Vec<String>,
    /// The method that makes it `null`, where that differs from leaving it out.
    pub(in crate::rust) clear: Option<Name>,
    /// The note of a deprecation.
    pub(in crate::rust) deprecated: Option<String>,
    /// The value that `new` or the setter takes.
    pub(in crate::rust) input: Input,
}

/// The functions that build a struct for a request.
#[derive(Debug)]
pub(in crate::rust) struct Constructor {
    /// Whether fields are left to their empty values.
    pub(in crate::rust) fills_up: bool,
    /// Whether it has more arguments than clippy likes.
    pub(in crate::rust) is_long: bool,
}

/// When an impl is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::rust) enum Emission {
    /// Always: the client needs it.
    Always,
    /// With the cargo feature `serde-both`, for people who store the type.
    WithFeature,
}

impl Emission {
    /// When a type with this reach is read, and when it is written.
    pub(super) fn of(reach: Reach) -> (Self, Self) {
        let when = |needed| if needed { Self::Always } else { Self::WithFeature };
        (when(reach.in_response()), when(reach.in_request()))
    }
}

impl Struct {
    /// The other types of the models that its fields name, sorted.
    pub(in crate::rust) fn neighbours(&self) -> Vec<&Name> {
        let mut names: Vec<&Name> =
            self.fields.iter().filter_map(|f| f.ty.model()).filter(|name| **name != self.name).collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    /// Whether `Debug` hides any of its values, so that it cannot be derived.
    pub(in crate::rust) fn hides(&self) -> bool {
        self.fields.iter().any(|field| field.hidden)
    }

    /// Whether its code names the runtime beside `codec`.
    pub(in crate::rust) fn uses_runtime(&self) -> bool {
        let built = self.constructor.is_some();
        self.fields.iter().any(|f| f.ty.is_json() || built && f.input.uses_runtime())
    }
}

impl StructField {
    /// Whether `new` takes it; the others have setters.
    pub(in crate::rust) fn is_argument(&self) -> bool {
        self.always_written
    }
}

/// Decides about a DTO.
pub(super) fn annotate(dto: &Dto, context: &mut Context<'_>) -> Option<Struct> {
    let places = std::iter::once(dto.name.at).chain(dto.also_at.iter().copied());
    let source = docs::source_of(places, context.files);
    build(&dto.name.value, &dto.fields, dto_reach(dto, context), source, context)
}

/// Decides about a response without `data`.
pub(super) fn annotate_response(response: &Response, context: &mut Context<'_>) -> Option<Struct> {
    let name = &response.name.value;
    let operations = context.client.operations.iter().filter(|o| o.response.name.value == *name);
    let source = docs::source_of(operations.map(|o| o.response.name.at), context.files);
    build(name, &response.fields, Reach::Response, source, context)
}

/// What makes two definitions of one name the same.
pub(super) fn shape(fields: &[Field]) -> Vec<(&str, &Type, bool)> {
    let mut shape: Vec<_> = fields.iter().map(|f| (f.name.value.as_str(), &f.ty.value, f.required.value)).collect();
    shape.sort_by_key(|(name, _, _)| *name);
    shape
}

/// A DTO is received when a response without `data` has its name.
pub(super) fn dto_reach(dto: &Dto, context: &Context<'_>) -> Reach {
    let mut responses = context.client.operations.iter().map(|o| &o.response);
    let is_response = responses.any(|r| r.envelope == crate::ir::Envelope::Flat && r.name.value == dto.name.value);
    if is_response && dto.reach == Reach::Request { Reach::Both } else { dto.reach }
}

fn build(name: &str, fields: &[Field], reach: Reach, source: String, context: &mut Context<'_>) -> Option<Struct> {
    let names = context.names.ty(name)?;
    let mut rows: Vec<&Field> = fields.iter().collect();
    rows.sort_by(|a, b| a.name.value.cmp(&b.name.value));
    let fields: Vec<_> = rows.into_iter().filter_map(|row| field(row, name, names, reach, context)).collect();
    let arguments = fields.iter().filter(|f| f.is_argument()).count();
    let constructor = reach
        .in_request()
        .then_some(Constructor { fills_up: arguments < fields.len(), is_long: arguments > MAX_ARGUMENTS });
    let (reads, writes) = Emission::of(reach);
    Some(Struct {
        module: names.module.clone(),
        name: names.name.clone(),
        file_docs: format!("`{}`, a data structure of the {} API.", names.name, context.client.name),
        docs: vec![format!("`{name}`, {}.", docs::travels(reach)), String::new(), source],
        allow_deprecated: fields.iter().any(|f| f.deprecated.is_some()),
        fields,
        reads,
        writes,
        keeps_unknown: reach.in_response(),
        constructor,
        condition: Condition::default(),
    })
}

/// From which number of arguments on clippy complains.
pub(super) const MAX_ARGUMENTS: usize = 7;

fn field(row: &Field, dto: &str, names: &TypeNames, reach: Reach, context: &mut Context<'_>) -> Option<StructField> {
    let value = types::value_type(row, context);
    let recursive = context.recursion.closes(dto, &row.ty.value);
    let (ty, always_written) = types::field_type(value.clone(), row, reach, recursive);
    let deprecated = row.constraints.deprecated.as_ref().map(|fact| {
        docs::deprecation(&fact.value, |replacement| names.members.get(replacement).map(ToString::to_string))
    });
    let name = names.members.get(&row.name.value)?.clone();
    Some(StructField {
        clear: clearing(&name).filter(|_| matches!(ty, RustType::Patch(_))),
        name,
        wire: row.name.value.clone(),
        hidden: row.sensitive.is_some(),
        input: Input::new(if always_written { ty.clone() } else { value }),
        ty,
        always_written,
        docs: docs::field_docs(row),
        deprecated,
    })
}

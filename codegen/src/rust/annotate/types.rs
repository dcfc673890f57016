//! The Rust type of a field.
//!
//! Enters: what a row says. Leaves: a [`RustType`]. A number is an `i64`, unless its example, default or range has a
//! fraction; then it is an `f64`.

use super::Context;
use crate::diagnostic::{Diagnostic, codes};
use crate::ir::{Field, Reach, Type};
use crate::rust::names::{Name, is_patch};

/// A type of generated code.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::rust) enum RustType {
    /// `()`
    Unit,
    /// `String`
    String,
    /// `i64`
    Integer,
    /// `f64`
    Float,
    /// `bool`
    Bool,
    /// `runtime::JsonObject`
    Object,
    /// `runtime::JsonValue`
    Any,
    /// A struct of the models module.
    Struct(Name),
    /// An enum of the models module.
    Enum(Name),
    /// `Vec<…>`
    List(Box<RustType>),
    /// `Option<…>`
    Option(Box<RustType>),
    /// `runtime::Patch<…>`, an `Option` that tells absent from `null`.
    Patch(Box<RustType>),
    /// `Box<…>`, which ends the size of a type that holds itself.
    Boxed(Box<RustType>),
}

impl RustType {
    /// `Option<self>`
    pub(super) fn optional(self) -> Self {
        Self::Option(Box::new(self))
    }

    /// The type inside all lists, options and boxes.
    fn innermost(&self) -> &Self {
        match self {
            Self::List(inner) | Self::Option(inner) | Self::Patch(inner) | Self::Boxed(inner) => inner.innermost(),
            other => other,
        }
    }

    /// The type of the models module that it names.
    pub(in crate::rust) fn model(&self) -> Option<&Name> {
        match self.innermost() {
            Self::Struct(name) | Self::Enum(name) => Some(name),
            _ => None,
        }
    }

    /// Whether it names a type of the runtime.
    pub(in crate::rust) fn is_json(&self) -> bool {
        matches!(self, Self::Patch(_)) || matches!(self.innermost(), Self::Object | Self::Any)
    }
}

/// The type of a field's value, whether or not it may be absent.
pub(super) fn value_type(field: &Field, context: &mut Context<'_>) -> RustType {
    match convert(&field.ty.value, field, context) {
        Ok(ty) => ty,
        Err(reason) => {
            let message = format!("`{}` {reason}", field.name.value);
            context.diagnostics.push(Diagnostic::new(&codes::NO_WIRE_FORM, field.ty.at, message));
            RustType::Any
        }
    }
}

/// How a field of a struct is held, and whether a request must send it.
pub(super) fn field_type(value: RustType, field: &Field, reach: Reach, recursive: bool) -> (RustType, bool) {
    let nullable = field.constraints.nullable.as_ref().is_some_and(|fact| fact.value);
    if recursive {
        return (RustType::Boxed(Box::new(value)).optional(), false);
    }
    if is_patch(field, reach) {
        return (RustType::Patch(Box::new(value)), false);
    }
    match (field.required.value, nullable, &value) {
        (required, true, _) => (value.optional(), required),
        (true, false, _) => (value, true),
        (false, false, RustType::List(_)) if !reach.in_request() => (value, true),
        (false, false, _) => (value.optional(), false),
    }
}

/// The same as [`value_type`], without a finding when there is none.
pub(super) fn known_type(field: &Field, context: &Context<'_>) -> Option<RustType> {
    convert(&field.ty.value, field, context).ok()
}

fn convert(ty: &Type, field: &Field, context: &Context<'_>) -> Result<RustType, &'static str> {
    let unknown = "has a type that the client does not define";
    Ok(match ty {
        Type::String => RustType::String,
        Type::Number if field.has_fraction() => RustType::Float,
        Type::Number | Type::Integer => RustType::Integer,
        Type::Boolean => RustType::Bool,
        Type::Object => RustType::Object,
        Type::Any => RustType::Any,
        Type::File => return Err("has the type `file`, which JSON cannot hold"),
        Type::Array { items } => RustType::List(Box::new(convert(items, field, context)?)),
        Type::Dto { name } => RustType::Struct(context.names.ty(name).ok_or(unknown)?.name.clone()),
        Type::Enum { name } => RustType::Enum(context.names.ty(name).ok_or(unknown)?.name.clone()),
    })
}

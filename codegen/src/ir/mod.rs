//! The intermediate representation: what the pages say about the API, as plain data.
//!
//! It knows no Rust and no Markdown. Every [`Fact`] carries the place it was read from and the [`Rule`] that read it.
//! `codegen ir` prints an [`Api`] as stable JSON; docs/IR.md describes that form.

mod api;
mod dto;
mod fact;
mod field;
mod operation;
mod ty;

pub use self::api::{Api, AppliedCorrection, Client, FORMAT, Group, Version};
pub use self::dto::{Dto, Enum, EnumValue, Reach, Values};
pub use self::fact::{Fact, Rule};
pub use self::field::{Bounds, Condition, Constraints, Encryption, Field, Format, Sensitivity, Unit};
pub use self::operation::{
    ArgumentValue, Deprecation, Envelope, FieldArgument, Method, Operation, PageShape, Pagination, Parameter, Place,
    Response, RootField, Sample, Selected, Transport,
};
pub use self::ty::Type;

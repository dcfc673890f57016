//! How models become JSON and back: leniently in, exactly out.
//!
//! The generator emits one `match` on the field name per model ([`Object`]) and one table per enum ([`OpenEnum`]);
//! everything else is here, once. A value is read where it stays: each field, item and output is a [`Place`], which one
//! visitor fills. Reading forgives what the service is known to do:
//!
//! * an absent or `null` field keeps its empty value (`None`, `""`, `0`, `false`, `[]`, [`OpenEnum::from_wire`] of
//!   `""`),
//!   and so does a `null` inside a list;
//! * numbers and texts may stand for each other, and `"true"`, `"false"`, `0`, `1` for booleans;
//! * unknown fields are skipped, or kept with the feature `unknown-fields`; unknown enum values are kept.
//!
//! Everything else is an error that names what was expected and what kind of value was found, never the value itself:
//! replies hold personal data, and errors end in logs.

mod containers;
mod hidden;
mod object;
mod open_enum;
pub(super) mod path;
mod place;
mod scalar;
mod unknown;
mod writer;

pub(crate) use self::object::{fill, from_text, json, text_json};
#[cfg(feature = "unknown-fields")]
pub use self::unknown::UnknownFields;
pub use self::{
    hidden::{Hidden, show},
    object::deserialize,
    open_enum::{OpenEnum, open_enum},
    place::{List, Object, Place, Read, Taken, fresh},
    scalar::Scalar,
    writer::{Kept, Nothing, Writer},
};
pub use serde::{Deserialize, Serialize, de::Deserializer, ser::Serializer};

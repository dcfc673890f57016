//! How models become JSON and back: leniently in, exactly out.
//!
//! The generator emits one `match` on the field name per model ([`Object`]) and one table per enum ([`OpenEnum`]);
//! everything generic is here, once. Reading forgives what the service is known to do:
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
mod scalar;
mod unknown;
mod writer;

pub use self::open_enum::OpenEnum;
#[cfg(feature = "unknown-fields")]
pub use self::unknown::UnknownFields;
#[allow(
    unused_imports,
    reason = "which of these a generated tree uses depends on the API that it was generated from"
)]
pub use self::{
    hidden::{Hidden, show},
    object::{Object, object, read, read_patch, skip},
    open_enum::open_enum,
    writer::{Kept, Nothing, Writer},
};
#[allow(
    unused_imports,
    reason = "which of these a generated tree uses depends on the API that it was generated from"
)]
pub use serde::{
    Deserialize, Serialize,
    de::{Deserializer, MapAccess},
    ser::Serializer,
};
use std::marker::PhantomData;

/// A value that can be read leniently from a reply. `null` gives the empty value, which is the `Default`.
pub trait Read<'de>: Default {
    /// Reads the value.
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>;
}

/// A generated type: it is read by its own `Deserialize`, which is lenient by itself.
pub trait Model: Default {}

impl<'de, T: Model + Deserialize<'de>> Read<'de> for T {
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize(deserializer)
    }
}

/// Lets serde read a `T` by [`Read`].
pub(super) struct Seed<T>(PhantomData<T>);

impl<T> Seed<T> {
    pub(super) fn new() -> Self {
        Self(PhantomData)
    }
}

impl<'de, T: Read<'de>> serde::de::DeserializeSeed<'de> for Seed<T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        T::read(deserializer)
    }
}

/// The methods of a visitor that expects a list or an object, for the scalars: serde's own would repeat the value in
/// the error.
macro_rules! refuse_scalars {
    ($expected:literal) => {
        fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            formatter.write_str($expected)
        }

        fn visit_bool<E: serde::de::Error>(self, _: bool) -> Result<Self::Value, E> {
            Err(E::custom(concat!("expected ", $expected, ", found a boolean")))
        }

        fn visit_i64<E: serde::de::Error>(self, _: i64) -> Result<Self::Value, E> {
            Err(E::custom(concat!("expected ", $expected, ", found a number")))
        }

        fn visit_u64<E: serde::de::Error>(self, _: u64) -> Result<Self::Value, E> {
            self.visit_i64(0)
        }

        fn visit_f64<E: serde::de::Error>(self, _: f64) -> Result<Self::Value, E> {
            self.visit_i64(0)
        }

        fn visit_str<E: serde::de::Error>(self, _: &str) -> Result<Self::Value, E> {
            Err(E::custom(concat!("expected ", $expected, ", found text")))
        }
    };
}
pub(super) use refuse_scalars;

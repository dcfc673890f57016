//! How a method takes a value.
//!
//! Enters: the type of the value. Leaves: an [`Input`]: as it is, by `impl Into`, or as anything that can be iterated.

use super::RustType;

/// The value of an argument or setter.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::rust) struct Input {
    /// What it becomes.
    pub(in crate::rust) ty: RustType,
    /// How it is taken.
    pub(in crate::rust) intake: Intake,
}

/// How a value is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::rust) enum Intake {
    /// `bool`
    Plain,
    /// `impl Into<String>`
    Into,
    /// `impl IntoIterator<Item = impl Into<String>>`, through this function of the runtime.
    Each(&'static str),
}

impl Input {
    /// The most convenient way to take a value of this type that type inference still understands.
    pub(super) fn new(ty: RustType) -> Self {
        let intake = match &ty {
            RustType::String | RustType::Integer | RustType::Float | RustType::Enum(_) => Intake::Into,
            RustType::List(items) => match **items {
                RustType::String => Intake::Each("strings"),
                RustType::Integer => Intake::Each("integers"),
                RustType::Float => Intake::Each("numbers"),
                RustType::Enum(_) | RustType::Struct(_) => Intake::Each("list"),
                _ => Intake::Plain,
            },
            _ => Intake::Plain,
        };
        Self { ty, intake }
    }

    /// Whether the conversion names the runtime.
    pub(in crate::rust) fn uses_runtime(&self) -> bool {
        matches!(self.intake, Intake::Each(_)) || self.ty.is_json()
    }
}

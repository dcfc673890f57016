//! The types that a 类型 cell can name.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A type on the wire.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Type {
    /// Text.
    String,
    /// A JSON number. The docs use it for whole numbers and for fractions alike.
    Number,
    /// A whole number.
    Integer,
    /// `true` or `false`.
    Boolean,
    /// A JSON object with fields that the page does not list.
    Object,
    /// Any JSON value.
    Any,
    /// The bytes of a file.
    File,
    /// A list.
    Array {
        /// What the list holds.
        items: Box<Type>,
    },
    /// A reference to a DTO of the same client.
    Dto {
        /// Its name.
        name: String,
    },
    /// A reference to an enum of the same client; put in place of [`Type::String`] or [`Type::Number`] when linked.
    Enum {
        /// Its name.
        name: String,
    },
}

impl Type {
    /// A list of `items`.
    pub fn array(items: Self) -> Self {
        Self::Array { items: Box::new(items) }
    }

    /// The type inside all lists: `UserDto` for `UserDto[][]`.
    pub fn innermost(&self) -> &Self {
        match self {
            Self::Array { items } => items.innermost(),
            other => other,
        }
    }

    /// The same, to be replaced.
    pub fn innermost_mut(&mut self) -> &mut Self {
        match self {
            Self::Array { items } => items.innermost_mut(),
            other => other,
        }
    }

    /// The DTO that the type reaches, through any number of lists.
    pub fn dto(&self) -> Option<&str> {
        match self.innermost() {
            Self::Dto { name } => Some(name),
            _ => None,
        }
    }

    /// Whether the type is a list.
    pub fn is_array(&self) -> bool {
        matches!(self, Self::Array { .. })
    }
}

/// As a 类型 cell writes it.
impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::String => f.write_str("string"),
            Self::Number => f.write_str("number"),
            Self::Integer => f.write_str("integer"),
            Self::Boolean => f.write_str("boolean"),
            Self::Object => f.write_str("object"),
            Self::Any => f.write_str("any"),
            Self::File => f.write_str("file"),
            Self::Array { items } => write!(f, "{items}[]"),
            Self::Dto { name } | Self::Enum { name } => f.write_str(name),
        }
    }
}

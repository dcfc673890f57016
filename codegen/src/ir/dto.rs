//! Data structures and enums of one client.

use serde::{Deserialize, Serialize};

use super::{Fact, Field};
use crate::source::Span;

/// A data structure: a `###` section under 数据结构, merged over all pages that define it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Dto {
    /// Its name, unique in the client.
    pub name: Fact<String>,
    /// Its fields in the order of the first page, further ones after them.
    pub fields: Vec<Field>,
    /// Whether requests, responses or both use it.
    pub reach: Reach,
    /// The headings of the other pages that define it alike.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub also_at: Vec<Span>,
}

/// In which direction a type travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reach {
    /// Only requests hold it.
    Request,
    /// Only responses hold it.
    Response,
    /// Requests and responses hold it.
    Both,
}

impl Reach {
    /// Whether requests hold it.
    pub fn in_request(self) -> bool {
        self != Self::Response
    }

    /// Whether responses hold it.
    pub fn in_response(self) -> bool {
        self != Self::Request
    }
}

/// The values listed for one field, before and after linking.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Values {
    /// The values in the order of the page.
    pub list: Vec<EnumValue>,
    /// Whether the list ends in … and so is incomplete by its own word.
    pub open: bool,
    /// Where the list stands.
    pub at: Span,
}

/// One listed value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EnumValue {
    /// The value on the wire.
    pub value: Fact<String>,
    /// What it means, from a `####` table.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub text: Option<Fact<String>>,
}

/// A set of values with a name: one field's, or several fields' that codegen.toml joins.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Enum {
    /// Its name, unique in the client.
    pub name: String,
    /// The values of all owners.
    pub values: Vec<EnumValue>,
    /// Whether any owner's list is open.
    pub open: bool,
    /// The fields it belongs to, as `UserDto.status` or `list-users.status`, sorted.
    pub owners: Vec<String>,
    /// Whether requests, responses or both use it.
    pub reach: Reach,
}

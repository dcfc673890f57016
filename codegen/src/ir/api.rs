//! The whole API.

use serde::{Deserialize, Serialize};

use super::{Dto, Enum, Operation};
use crate::source::Span;

/// The version of the JSON form of [`Api`]; it grows when a reader of the old form would misread the new one.
pub const FORMAT: u32 = 1;

/// Everything that the pages say.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Api {
    /// [`FORMAT`].
    pub format: u32,
    /// The paths that the spans index.
    pub files: Vec<String>,
    /// The clients, sorted by version and name.
    pub clients: Vec<Client>,
    /// The corrections that were applied.
    pub corrections: Vec<AppliedCorrection>,
}

/// One client: `spec/v3/management`, `spec/v3/authentication` or `spec/v2/users`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Client {
    /// The version folder.
    pub version: Version,
    /// The client folder.
    pub name: String,
    /// The groups of groups.toml that have pages, in the order of the file.
    pub groups: Vec<Group>,
    /// The operations, sorted by id.
    pub operations: Vec<Operation>,
    /// The data structures, sorted by name.
    pub dtos: Vec<Dto>,
    /// The enums, sorted by name.
    pub enums: Vec<Enum>,
}

/// A generation of the service's API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Version {
    /// The GraphQL and REST API of 2021.
    V2,
    /// The REST API of 2022.
    V3,
}

/// A group of operations.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// The folder.
    pub slug: String,
    /// Its Chinese title.
    pub title: String,
    /// The cargo feature that its operations need; none if they are always there.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub feature: Option<String>,
}

/// A correction that replaced a fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppliedCorrection {
    /// `management.list-users-legacy.updatedAtStart.unit`
    pub target: String,
    /// What the pages say.
    pub old: String,
    /// What is right.
    pub new: String,
    /// Why.
    pub because: String,
    /// The entry.
    pub at: Span,
    /// The places whose words it replaces.
    pub replaces: Vec<Span>,
}

//! An operation: one page.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Fact, Field};
use crate::source::FileId;

/// What one page says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Operation {
    /// The file stem: `get-user-batch`. Unique in the client.
    pub id: String,
    /// The folder: a slug of groups.toml.
    pub group: String,
    /// The page.
    pub page: FileId,
    /// The heading.
    pub title: Fact<String>,
    /// The paragraphs under the route line, joined by blank lines.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub description: Option<Fact<String>>,
    /// Whether it should no longer be called.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub deprecated: Option<Fact<Deprecation>>,
    /// How it is called.
    pub transport: Fact<Transport>,
    /// What the caller gives, in the order of the page.
    pub parameters: Vec<Parameter>,
    /// What the service answers.
    pub response: Response,
    /// How a list is cut into pages, if it is.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub pagination: Option<Pagination>,
    /// The code samples.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub samples: Vec<Fact<Sample>>,
}

/// A deprecation.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deprecation {
    /// What to use instead, as the page names it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub replacement: Option<String>,
}

/// How an operation is called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Transport {
    /// An HTTP request.
    Http {
        /// The verb.
        method: Method,
        /// The path; `{name}` marks a path parameter.
        path: String,
    },
    /// A GraphQL query.
    Query {
        /// The field of the query type.
        name: String,
    },
    /// A GraphQL mutation.
    Mutation {
        /// The field of the mutation type.
        name: String,
    },
}

/// An HTTP verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Method {
    /// GET
    Get,
    /// POST
    Post,
    /// PUT
    Put,
    /// PATCH
    Patch,
    /// DELETE
    Delete,
}

impl Method {
    /// All verbs.
    pub const ALL: [Self; 5] = [Self::Get, Self::Post, Self::Put, Self::Patch, Self::Delete];

    /// The word of the page.
    pub fn word(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }

    /// Whether parameters outside the path travel in the query string (else in the JSON body).
    pub fn has_query(self) -> bool {
        matches!(self, Self::Get | Self::Delete)
    }
}

/// One parameter.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Parameter {
    /// Where it travels.
    pub place: Place,
    /// What its row says.
    #[serde(flatten)]
    pub field: Field,
}

/// Where a parameter travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// In a `{name}` of the path.
    Path,
    /// In the query string; lists as repeated keys.
    Query,
    /// As a key of the JSON body.
    Body,
    /// As a GraphQL variable.
    Variable,
}

/// What the service answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Response {
    /// The name after 类型：.
    pub name: Fact<String>,
    /// The rows of the table.
    pub fields: Vec<Field>,
    /// Which part of it the caller wants.
    pub envelope: Envelope,
    /// The reply under 示例结果：.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub example: Option<Fact<Value>>,
}

/// How the reply wraps what the caller wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Envelope {
    /// `statusCode`, `message` … and the payload under `data`.
    Data,
    /// `statusCode`, `message` … and no payload.
    Empty,
    /// No `data`: the caller gets all fields.
    Flat,
}

/// How a list is cut into pages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pagination {
    /// The parameters `page` and `limit`, as dotted paths.
    pub request: PageShape,
    /// The path of the list in the payload.
    pub list: String,
    /// The path of the number of all items in the payload, if it is told.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub total: Option<String>,
}

/// Where a request says which page it wants.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageShape {
    /// The path of the page number, from 1.
    pub page: String,
    /// The path of the number of items per page.
    pub limit: String,
    /// How many items a page has if the request does not say, if that is told.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub default_limit: Option<i64>,
    /// The greatest number of items per page, if that is told.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub max_limit: Option<i64>,
}

/// A code sample.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sample {
    /// The info string of the fence.
    pub language: String,
    /// The code.
    pub code: String,
}

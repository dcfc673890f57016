//! An operation: one page.

use std::fmt;

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
    /// A GraphQL query: a field of the query type.
    Query(RootField),
    /// A GraphQL mutation: a field of the mutation type.
    Mutation(RootField),
}

impl Transport {
    /// The field that a GraphQL operation asks for.
    pub fn root_field(&self) -> Option<&RootField> {
        match self {
            Self::Http { .. } => None,
            Self::Query(field) | Self::Mutation(field) => Some(field),
        }
    }
}

/// As a route line writes it.
impl fmt::Display for Transport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Http { method, path } => write!(f, "{} {path}", method.word()),
            Self::Query(field) => write!(f, "QUERY {field}"),
            Self::Mutation(field) => write!(f, "MUTATION {field}"),
        }
    }
}

/// A field that a GraphQL operation asks for, down to the one that holds the reply.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RootField {
    /// Its name.
    pub name: String,
    /// Its arguments, if the route line lists them; else every parameter is an argument of its name.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub arguments: Option<Vec<FieldArgument>>,
    /// The field of its reply that is asked for: `roles` in `user(id).roles`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub inner: Option<Box<RootField>>,
}

impl RootField {
    /// The field and those inside it, from the outside in.
    pub fn path(&self) -> impl Iterator<Item = &Self> {
        std::iter::successors(Some(self), |field| field.inner.as_deref())
    }
}

impl fmt::Display for RootField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)?;
        if let Some(arguments) = &self.arguments {
            let arguments: Vec<String> = arguments.iter().map(ToString::to_string).collect();
            write!(f, "({})", arguments.join(", "))?;
        }
        self.inner.as_ref().map_or(Ok(()), |inner| write!(f, ".{inner}"))
    }
}

/// An argument of a GraphQL field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldArgument {
    /// Its name.
    pub name: String,
    /// What it is given.
    #[serde(flatten)]
    pub value: ArgumentValue,
}

/// What an argument of a GraphQL field is given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ArgumentValue {
    /// A parameter.
    Parameter(String),
    /// A list of one parameter.
    ListOf(String),
    /// Always this value of an enum.
    Constant(String),
}

impl ArgumentValue {
    /// The parameter that it takes.
    pub fn parameter(&self) -> Option<&str> {
        match self {
            Self::Parameter(name) | Self::ListOf(name) => Some(name),
            Self::Constant(_) => None,
        }
    }
}

impl fmt::Display for FieldArgument {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.value {
            ArgumentValue::Parameter(name) if *name == self.name => f.write_str(name),
            ArgumentValue::Parameter(value) | ArgumentValue::Constant(value) => write!(f, "{}: {value}", self.name),
            ArgumentValue::ListOf(value) => write!(f, "{}: [{value}]", self.name),
        }
    }
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
    /// What a GraphQL operation asks for of each DTO in the reply, as far as its page lists it.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub selection: Vec<Selected>,
    /// Which part of it the caller wants.
    pub envelope: Envelope,
    /// The reply under 示例结果：.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub example: Option<Fact<Value>>,
}

/// A field of the reply that a GraphQL operation asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Selected {
    /// Its name.
    pub name: String,
    /// The boolean parameter that must be true for it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub include_if: Option<String>,
    /// What is asked for of it; nothing if it is a scalar.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub fields: Vec<Selected>,
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
    /// Nothing, as GraphQL does: the one row, `data`, stands for what the page names after 类型：.
    Value,
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

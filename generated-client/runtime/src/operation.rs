//! What the generator knows of an operation, as data: [`Operation`] ties an [`OperationInfo`] to the type of its
//! output.

use super::codec::Read;
use super::validation::Limit;

/// An operation of the API: implemented by the generator on one empty type per operation, such as `GetUser`.
pub trait Operation: Send + Sync + 'static {
    /// What a successful call gives.
    type Output: Read + Send;

    /// Everything about the operation that is no type.
    const INFO: OperationInfo;
}

/// The facts of an operation that the runtime needs to send it. The generator makes them; any version may add a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OperationInfo {
    /// The name in the documentation, such as `get-user-batch`. Errors and logs call the operation by it.
    pub id: &'static str,
    /// The HTTP verb.
    pub method: Method,
    /// The path below the host, with `{name}` for each path parameter.
    pub path: &'static str,
    /// Where in the reply the output is.
    pub payload: Payload,
    /// Whether sending it twice has the effect of sending it once.
    pub idempotent: bool,
    /// The page of the documentation, such as `spec/v3/management/users/get-user-batch.md`; empty if there is none.
    pub page: &'static str,
    /// The documented limits of the arguments.
    pub limits: &'static [Limit],
}

/// An HTTP verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Method {
    /// `GET`
    Get,
    /// `POST`
    Post,
    /// `PUT`
    Put,
    /// `PATCH`
    Patch,
    /// `DELETE`
    Delete,
}

impl Method {
    /// Whether a request of this verb carries a JSON body even when no field is set.
    pub(crate) fn always_has_body(self) -> bool {
        matches!(self, Self::Post | Self::Put | Self::Patch)
    }
}

impl From<Method> for http::Method {
    fn from(method: Method) -> Self {
        match method {
            Method::Get => Self::GET,
            Method::Post => Self::POST,
            Method::Put => Self::PUT,
            Method::Patch => Self::PATCH,
            Method::Delete => Self::DELETE,
        }
    }
}

/// Where in the reply the output of an operation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Payload {
    /// In the field `data`, beside `statusCode` and `message`.
    Data,
    /// Nowhere: the reply says only whether it worked.
    Empty,
    /// At the top level of the reply, with or without `statusCode` beside it.
    Flat,
    /// In the `data` of a GraphQL reply: the request is a document with variables.
    #[cfg(feature = "v2-runtime")]
    GraphQl(&'static GraphQl),
}

/// What a GraphQL operation sends and where in the reply its output is. The fields of the body of a call are its variables.
#[cfg(feature = "v2-runtime")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct GraphQl {
    /// The name of the operation in the document, such as `createUser`.
    pub name: &'static str,
    /// The document: one query or mutation.
    pub document: &'static str,
    /// The keys from `data` to the output, such as `["user", "roles"]`.
    pub reply: &'static [&'static str],
    /// The variables, as dotted paths such as `userInfo.password`, whose text is sent encrypted by the RSA key for passwords.
    /// Each level of a list has its own `[]`, as in `rows[][].password`.
    pub encrypted: &'static [&'static str],
    /// The variables that are sent as JSON text, such as `params`.
    pub json_text: &'static [&'static str],
}

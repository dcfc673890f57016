//! What a reply of v2 says about its outcome, whatever its data are: a reply in, success or the error out.
//!
//! GraphQL replies fail by `errors`, whose `message` is an object `{code, message, data}` or plain text; REST replies by
//! a `code` (or `statusCode`) that is not 200.

use super::GRAPHQL_PATH;
use crate::runtime::codec::{self, Deserialize, Deserializer, MapAccess, Object};
use crate::runtime::envelope::{self, code, text};
use crate::runtime::error::Error;
use crate::runtime::operation::{OperationInfo, Payload};
use crate::runtime::reply::{self, Reply};
use crate::runtime::values::JsonValue;

/// The success of a REST reply, by `code`.
const OK: i64 = 200;
/// From here on a code names one cause, as `apiCode` does in v3.
const FIRST_CAUSE: i64 = 1000;

/// Says whether a call worked, before anybody looks at the data. `path` is where the request went.
pub(in crate::runtime) fn judge(info: &OperationInfo, path: &str, reply: &Reply) -> Result<(), Error> {
    let is_graphql = matches!(info.payload, Payload::GraphQl(_)) || path == GRAPHQL_PATH;
    let outcome = std::str::from_utf8(reply.body()).ok().and_then(read).unwrap_or_default();
    match outcome.failure(is_graphql, reply.status().is_success()) {
        None => Ok(()),
        Some(outcome) => Err(reply::refusal(info, reply, outcome)),
    }
}

/// Whether a reply without data says in the way of v2 that it worked.
pub(in crate::runtime) fn says_that_it_worked(info: &OperationInfo, text: &str) -> bool {
    info.path.starts_with("/api/v2/") && read(text).is_some_and(|outcome| outcome.code == Some(OK))
}

/// The status of HTTP that means what this code means, of those that a client reacts to.
pub(in crate::runtime) fn meaning(code: i64) -> Option<u16> {
    match code {
        // Nobody is signed in.
        2020 => Some(401),
        // No such user, app, user pool.
        2004 | 2011 | 2224 => Some(404),
        _ => None,
    }
}

fn read(text: &str) -> Option<Outcome> {
    serde_json::from_str(text).ok()
}

/// The words of a reply. Reading them never fails on a wrong type.
#[derive(Default)]
struct Outcome {
    status_code: Option<i64>,
    code: Option<i64>,
    api_code: Option<i64>,
    request_id: Option<String>,
    message: JsonValue,
    errors: JsonValue,
}

impl Outcome {
    /// What went wrong, if anything did.
    fn failure(self, is_graphql: bool, is_http_success: bool) -> Option<envelope::Outcome> {
        let errors = self.errors.as_array().map(Vec::as_slice).unwrap_or_default();
        let first = errors.first().filter(|_| is_graphql || !is_http_success);
        let status_code = self.status_code.or(self.code);
        let mut said = envelope::Outcome {
            status_code,
            api_code: self.api_code,
            request_id: self.request_id,
            message: text(self.message.clone()),
        };
        match first {
            Some(error) => {
                (said.status_code, said.message) = cause(error);
                if let (Some(message), more @ 1..) = (&mut said.message, errors.len() - 1) {
                    message.push_str(&format!(" (and {more} more errors)"));
                }
            }
            None if is_http_success && status_code.is_none_or(|code| code == OK) => return None,
            None => {}
        }
        said.api_code = said.api_code.or(said.status_code.filter(|code| *code >= FIRST_CAUSE));
        Some(said)
    }
}

/// The code and the message of a GraphQL error.
fn cause(error: &JsonValue) -> (Option<i64>, Option<String>) {
    let message = error.get("message").unwrap_or(error);
    let by_extension = || error.pointer("/extensions/code").and_then(|value| code(value).or_else(|| by_word(value)));
    let code = [message.get("code"), error.get("code")].into_iter().flatten().find_map(code).or_else(by_extension);
    let words = match message {
        JsonValue::Object(fields) => fields.get("message").unwrap_or(message),
        _ => message,
    };
    (code, text(words.clone()))
}

/// The codes in words of the usual GraphQL servers.
fn by_word(code: &JsonValue) -> Option<i64> {
    match code.as_str()? {
        "UNAUTHENTICATED" => Some(401),
        "FORBIDDEN" => Some(403),
        "BAD_USER_INPUT" | "GRAPHQL_PARSE_FAILED" | "GRAPHQL_VALIDATION_FAILED" => Some(400),
        "INTERNAL_SERVER_ERROR" => Some(500),
        _ => None,
    }
}

impl Object for Outcome {
    fn read<'de, M: MapAccess<'de>>(&mut self, key: &str, map: &mut M) -> Result<(), M::Error> {
        match key {
            "statusCode" => self.status_code = code(&map.next_value()?),
            "code" => self.code = code(&map.next_value()?),
            "apiCode" => self.api_code = code(&map.next_value()?),
            "requestId" => self.request_id = text(map.next_value()?),
            "message" => self.message = map.next_value()?,
            "errors" => self.errors = map.next_value()?,
            _ => return codec::skip(map),
        }
        Ok(())
    }
}

impl<'de> Deserialize<'de> for Outcome {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        codec::object(deserializer)
    }
}

//! What a reply of v2 says about its outcome, whatever its data are: a reply in, success or the error out.
//!
//! GraphQL replies fail by `errors`, whose `message` is an object `{code, message, data}` or plain text; REST replies by
//! a `code` (or `statusCode`) that is not 200.

use super::GRAPHQL_PATH;
use crate::codec::{self, Object, Place};
use crate::envelope;
use crate::error::Error;
use crate::operation::{OperationInfo, Payload};
use crate::reply::{self, Reply};
use crate::values::JsonValue;

/// The success of a REST reply, by `code`.
const OK: i64 = 200;
/// From here on a code names one cause, as `apiCode` does in v3.
const FIRST_CAUSE: i64 = 1000;

/// Says whether a call worked, before anybody looks at the data. `path` is where the request went.
pub(crate) fn judge(info: &OperationInfo, path: &str, reply: &Reply) -> Result<(), Error> {
    let is_graphql = matches!(info.payload, Payload::GraphQl(_)) || path == GRAPHQL_PATH;
    let words = std::str::from_utf8(reply.body()).ok().and_then(read).unwrap_or_default();
    match words.failure(is_graphql, reply.status().is_success()) {
        None => Ok(()),
        Some(outcome) => Err(reply::refusal(info, reply, outcome)),
    }
}

/// Whether a reply without data says in the way of v2 that it worked.
pub(crate) fn says_that_it_worked(info: &OperationInfo, text: &str) -> bool {
    info.path.starts_with("/api/v2/") && read(text).is_some_and(|words| code(&words.code) == Some(OK))
}

/// The status of HTTP that means what this code means, of those that a client reacts to.
pub(crate) fn meaning(code: i64) -> Option<u16> {
    match code {
        // Nobody is signed in.
        2020 => Some(401),
        // No such user, app, user pool.
        2004 | 2011 | 2224 => Some(404),
        _ => None,
    }
}

fn read(text: &str) -> Option<Words> {
    codec::from_text(text).ok()
}

/// A code as a number or as text; anything else is no code.
fn code(value: &JsonValue) -> Option<i64> {
    value.as_i64().or_else(|| value.as_str()?.trim().parse().ok())
}

/// A text as it is, anything else (some messages are lists) as JSON.
fn text(value: JsonValue) -> Option<String> {
    match value {
        JsonValue::Null => None,
        JsonValue::String(text) => Some(text),
        other => Some(codec::json(&other)),
    }
}

/// The words of a reply. Reading them never fails on a wrong type.
#[derive(Default)]
struct Words {
    status_code: JsonValue,
    code: JsonValue,
    api_code: JsonValue,
    request_id: JsonValue,
    message: JsonValue,
    errors: JsonValue,
}

impl Words {
    /// What went wrong, if anything did.
    fn failure(self, is_graphql: bool, is_http_success: bool) -> Option<envelope::Outcome> {
        let errors = self.errors.as_array().map(Vec::as_slice).unwrap_or_default();
        let first = errors.first().filter(|_| is_graphql || !is_http_success);
        let status_code = code(&self.status_code).or_else(|| code(&self.code));
        let mut said = envelope::Outcome {
            status_code,
            api_code: code(&self.api_code),
            request_id: text(self.request_id),
            message: text(self.message),
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

impl Object for Words {
    fn field(&mut self, key: &str) -> Option<&mut dyn Place> {
        match key {
            "statusCode" => Some(&mut self.status_code),
            "code" => Some(&mut self.code),
            "apiCode" => Some(&mut self.api_code),
            "requestId" => Some(&mut self.request_id),
            "message" => Some(&mut self.message),
            "errors" => Some(&mut self.errors),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::operation::{GraphQl, Method};
    use bytes::Bytes;

    const DOCUMENT: GraphQl =
        GraphQl { name: "op", document: "query op { op }", reply: &["op"], encrypted: &[], json_text: &[] };

    fn info(payload: Payload) -> OperationInfo {
        let path = if payload == Payload::GraphQl(&DOCUMENT) { GRAPHQL_PATH } else { "/api/v2/users/{id}" };
        OperationInfo { id: "op", method: Method::Post, path, payload, idempotent: false, page: "", limits: &[] }
    }

    fn judged(payload: Payload, status: u16, body: &str) -> Result<(), Error> {
        let info = info(payload);
        let reply = http::Response::builder().status(status).body(Bytes::copy_from_slice(body.as_bytes())).unwrap();
        judge(&info, info.path, &reply)
    }

    fn graphql(body: &str) -> Error {
        judged(Payload::GraphQl(&DOCUMENT), 200, body).unwrap_err()
    }

    #[test]
    fn a_message_is_an_object_or_a_text() {
        for (body, code, message) in [
            (r#"{"errors":[{"message":{"code":2026,"message":"m","data":{}}}],"data":null}"#, Some(2026), "m"),
            (
                r#"{"errors":[{"message":{"code":"409","message":"m"},"path":["op"]}],"data":{"op":{"id":"1"}}}"#,
                Some(409),
                "m",
            ),
            (r#"{"errors":[{"message":"m","extensions":{"code":"UNAUTHENTICATED"}}]}"#, Some(401), "m"),
            (r#"{"errors":[{"message":"m","extensions":{"code":"NEW"}}]}"#, Some(200), "m"),
            (r#"{"errors":[{"message":"m","code":403}]}"#, Some(403), "m"),
            (r#"{"errors":["m"]}"#, Some(200), "m"),
            (r#"{"errors":[{"message":{"code":400,"message":["m"]}}]}"#, Some(400), r#"["m"]"#),
            (r#"{"errors":[{"message":{"code":1,"message":"m"}},{},{}]}"#, Some(1), "m (and 2 more errors)"),
            (r#"{"code":500,"message":"m"}"#, Some(500), "m"),
        ] {
            let error = graphql(body);
            assert!(error.is_refused(), "{body}");
            assert_eq!((error.status_code(), error.message()), (code, message), "{body}");
            assert_eq!((error.operation(), error.body()), (Some("op"), None), "{body}");
        }
    }

    #[test]
    fn codes_mean_what_those_of_http_mean() {
        let error = |code: i64| graphql(&format!(r#"{{"errors":[{{"message":{{"code":{code},"message":""}}}}]}}"#));
        assert!(error(2020).is_auth() && error(401).is_auth() && error(403).is_auth());
        assert!(error(2004).is_not_found() && error(404).is_not_found() && error(409).is_conflict());
        assert!(error(429).is_retryable() && error(429).is_throttled() && error(503).is_retryable());
        assert!(!error(2026).is_retryable() && !error(500).is_retryable());
        assert_eq!(error(2004).api_code(), Some(crate::ApiCode::UserNotFound));
        assert_eq!(error(404).api_code(), None);
    }

    #[test]
    fn the_status_of_http_counts_too() {
        let error =
            judged(Payload::GraphQl(&DOCUMENT), 400, r#"{"errors":[{"message":"bad variables"}]}"#).unwrap_err();
        assert_eq!((error.status_code(), error.message()), (Some(400), "bad variables"));
        assert!(judged(Payload::Data, 502, "<html>").unwrap_err().is_retryable());
        assert!(judged(Payload::GraphQl(&DOCUMENT), 401, "").unwrap_err().is_auth());
    }

    #[test]
    fn a_code_of_200_or_none_is_a_success() {
        for (payload, body) in [
            (Payload::GraphQl(&DOCUMENT), r#"{"data":{"op":null},"errors":null}"#),
            (Payload::GraphQl(&DOCUMENT), r#"{"data":{"op":1},"errors":[]}"#),
            (Payload::Data, r#"{"code":200,"message":"m","data":{"code":7}}"#),
            (Payload::Data, r#"{"statusCode":200,"code":1,"data":[]}"#),
            (Payload::Flat, r#"{"isLogin":true,"errors":["of a list"]}"#),
            (Payload::Flat, "[1]"),
            (Payload::Empty, ""),
        ] {
            assert!(judged(payload, 200, body).is_ok(), "{body}");
        }
        for body in
            [r#"{"code":2004,"message":"m"}"#, r#"{"code":500,"message":"m","data":{}}"#, r#"{"statusCode":404}"#]
        {
            assert!(judged(Payload::Data, 200, body).is_err(), "{body}");
        }
    }
}

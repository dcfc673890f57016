//! One answer of the stand-in: a reply, or why there is none.

use authing_client_runtime::internal::codec::Serialize;
use authing_client_runtime::{Payload, TransportError};
use bytes::Bytes;
use http::{HeaderValue, Response, StatusCode, header};
use serde_json::json;

/// What the code under test is told.
#[derive(Clone)]
pub(super) enum Answer {
    Reply(Response<Bytes>),
    NoConnection,
    Timeout,
    ConnectionLost,
}

impl Answer {
    /// A reply of JSON. What has no JSON form is an answer that says so.
    pub(super) fn json(status: StatusCode, body: &impl Serialize) -> Self {
        match serde_json::to_vec(body) {
            Ok(body) => Self::body(status, body.into()),
            Err(error) => Self::no_json(&error),
        }
    }

    /// The reply to a call that worked.
    pub(super) fn output(payload: Payload, output: &impl Serialize) -> Self {
        match payload {
            Payload::Empty => Self::json(StatusCode::OK, &json!({"statusCode": 200, "message": ""})),
            Payload::Data => match serde_json::to_value(output) {
                Ok(data) => Self::json(StatusCode::OK, &json!({"statusCode": 200, "message": "", "data": data})),
                Err(error) => Self::no_json(&error),
            },
            #[cfg(feature = "v2-runtime")]
            Payload::GraphQl(operation) => match serde_json::to_value(output) {
                Ok(value) => {
                    let data = operation.reply.iter().rev().fold(value, |inner, key| json!({*key: inner}));
                    Self::json(StatusCode::OK, &json!({"data": data}))
                }
                Err(error) => Self::no_json(&error),
            },
            // `Flat`.
            _ => Self::json(StatusCode::OK, output),
        }
    }

    /// The reply of HTTP 200 to a call that the service refuses.
    pub(super) fn refused(payload: Payload, code: i64, message: &str) -> Self {
        match payload {
            #[cfg(feature = "v2-runtime")]
            Payload::GraphQl(_) => {
                let error = json!({"message": {"code": code, "message": message}});
                Self::json(StatusCode::OK, &json!({"errors": [error], "data": null}))
            }
            _ => Self::refusal(StatusCode::OK, code, message),
        }
    }

    /// A reply that says no.
    pub(super) fn refusal(status: StatusCode, code: i64, message: &str) -> Self {
        Self::json(status, &json!({"statusCode": code, "message": message}))
    }

    /// The documented reply.
    pub(super) fn documented(reply: Option<&'static str>, call: &str) -> Self {
        match reply {
            Some(json) => Self::body(StatusCode::OK, Bytes::from_static(json.as_bytes())),
            None => Self::failure(&format!("the documentation has no example reply of {call}: give one")),
        }
    }

    /// A management token.
    pub(super) fn token() -> Self {
        let grant = json!({"statusCode": 200, "data": {"access_token": "mock-token", "expires_in": 7200}});
        Self::json(StatusCode::OK, &grant)
    }

    /// A management token of v2.
    #[cfg(feature = "v2-runtime")]
    pub(super) fn v2_token() -> Self {
        let grant = json!({"accessToken": "mock-token", "iat": 1_700_000_000, "exp": 1_701_209_600});
        Self::json(StatusCode::OK, &json!({"data": {"accessToken": grant}}))
    }

    /// To a call that is not expected.
    pub(super) fn unexpected(call: &str) -> Self {
        Self::failure(&format!(
            "unexpected call of {call}: expect it by `on` or `on_route`; `documented` expects every operation, but no other request"
        ))
    }

    /// A status that no client repeats, so that the message comes at once.
    pub(super) fn failure(message: &str) -> Self {
        Self::refusal(StatusCode::NOT_IMPLEMENTED, 501, message)
    }

    fn no_json(error: &serde_json::Error) -> Self {
        Self::failure(&format!("the answer of the test has no JSON form: {error}"))
    }

    /// A reply without a body.
    pub(super) fn empty(status: StatusCode) -> Self {
        let mut reply = Response::new(Bytes::new());
        *reply.status_mut() = status;
        Self::Reply(reply)
    }

    fn body(status: StatusCode, body: Bytes) -> Self {
        let mut reply = Response::new(body);
        *reply.status_mut() = status;
        reply.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
        Self::Reply(reply)
    }

    pub(super) fn into_outcome(self) -> Result<Response<Bytes>, TransportError> {
        match self {
            Self::Reply(reply) => Ok(reply),
            Self::NoConnection => Err(TransportError::connect("the test gives no connection")),
            Self::Timeout => Err(TransportError::timeout("the test gives no reply in time")),
            Self::ConnectionLost => Err(TransportError::other("the test breaks the connection")),
        }
    }
}

//! From the bytes of a reply to the typed output or an error. Who asks lends
//! the place for the output, so that everything is compiled once.

use super::codec::{self, Place, Read, path};
use super::envelope::{Envelope, OK, Outcome};
use super::error::{Error, Failure, Kind};
use super::operation::{Operation, OperationInfo, Payload};
use bytes::Bytes;
use http::header;

/// A reply as the transport gave it.
pub type Reply = http::Response<Bytes>;

/// Reads the output of an operation into `place`. Its payload is a constant, so only one way to read is compiled.
pub fn output<Op: Operation>(reply: &Reply, place: &mut Op::Output) -> Result<(), Error> {
    #[cfg(feature = "v2-runtime")]
    if let Payload::GraphQl(operation) = const { Op::INFO.payload } {
        return super::v2::fill(&Op::INFO, operation, reply, place);
    }
    if const { matches!(Op::INFO.payload, Payload::Flat) } {
        fill_whole(&Op::INFO, reply, place)
    } else {
        fill_data(&Op::INFO, reply, place)
    }
}

/// Reads an output whose place in the reply is known only now.
pub(super) fn decode<T: Read>(info: &OperationInfo, reply: &Reply) -> Result<T, Error> {
    let mut output = T::default();
    match info.payload {
        Payload::Data | Payload::Empty => fill_data(info, reply, &mut output)?,
        Payload::Flat => fill_whole(info, reply, &mut output)?,
        #[cfg(feature = "v2-runtime")]
        Payload::GraphQl(operation) => super::v2::fill(info, operation, reply, &mut output)?,
    }
    Ok(output)
}

fn fill_data(info: &OperationInfo, reply: &Reply, place: &mut dyn Place) -> Result<(), Error> {
    let text = successful_text(info, reply)?;
    path::clear();
    let mut envelope = Envelope::new(place);
    if let Err(error) = codec::fill(text, &mut envelope) {
        return Err(undecodable_reply(info, reply, text, error, path::take()));
    }
    match envelope.status_code() {
        Some(OK) => Ok(()),
        None if envelope.data.is_given => Ok(()),
        status_code => accept(info, reply, text, status_code),
    }
}

fn fill_whole(info: &OperationInfo, reply: &Reply, place: &mut dyn Place) -> Result<(), Error> {
    let text = successful_text(info, reply)?;
    path::clear();
    let filled = codec::fill(text, place);
    let path = path::take();
    if let Some(outcome) = Outcome::of(text).filter(|outcome| !outcome.is_success()) {
        return Err(refusal(info, reply, outcome));
    }
    filled.map_err(|error| undecodable_reply(info, reply, text, error, path))
}

/// The text of a reply whose HTTP status is a success, or the error that the reply is.
pub(super) fn successful_text<'a>(info: &OperationInfo, reply: &'a Reply) -> Result<&'a str, Error> {
    let text = std::str::from_utf8(reply.body());
    if !reply.status().is_success() {
        let outcome = text.ok().and_then(Outcome::of).unwrap_or_default();
        return Err(refusal(info, reply, outcome));
    }
    match text {
        Ok("") if info.payload == Payload::Empty => Ok("{}"),
        Ok(text) => Ok(text),
        Err(error) => Err(Failure::of(info, Kind::Decode, format!("{error}")).reply(reply).source(error).into()),
    }
}

/// The `requestId` of a reply, or its header `x-request-id`.
pub(super) fn request_id(reply: &Reply) -> Option<String> {
    let text = std::str::from_utf8(reply.body()).ok();
    let header = || Some(reply.headers().get("x-request-id")?.to_str().ok()?.to_owned());
    text.and_then(Outcome::of).and_then(|outcome| outcome.request_id).or_else(header)
}

/// Judges an envelope that says no, or that has neither a code nor data.
#[cold]
fn accept(info: &OperationInfo, reply: &Reply, text: &str, status_code: Option<i64>) -> Result<(), Error> {
    let outcome = Outcome::of(text).unwrap_or_else(|| Outcome { status_code, ..Outcome::default() });
    if !outcome.is_success() {
        return Err(refusal(info, reply, outcome));
    }
    #[cfg(feature = "v2-runtime")]
    if super::v2::says_that_it_worked(info, text) {
        return Ok(());
    }
    if info.payload == Payload::Data {
        let failure = Failure::of(info, Kind::Decode, "it has neither `statusCode` nor `data`");
        return Err(failure.outcome(outcome).reply(reply).into());
    }
    Ok(())
}

/// The error of a reply that says no.
pub(super) fn refusal(info: &OperationInfo, reply: &Reply, mut outcome: Outcome) -> Error {
    let message = outcome.message.take().unwrap_or_else(|| describe(reply));
    Failure::of(info, Kind::Refused, message).outcome(outcome).reply(reply).into()
}

/// The error of a reply that is not what the documentation says, unless it says no.
pub(super) fn undecodable_reply(
    info: &OperationInfo,
    reply: &Reply,
    text: &str,
    error: serde_json::Error,
    path: Option<String>,
) -> Error {
    let outcome = Outcome::of(text).unwrap_or_default();
    if !outcome.is_success() {
        return refusal(info, reply, outcome);
    }
    let mut message = format!("{error}");
    if error.is_syntax() || error.is_eof() {
        message = format!("{message}, in {}", describe_body(reply));
    }
    Failure::of(info, Kind::Decode, message).outcome(outcome).reply(reply).path(path).source(error).into()
}

/// What can be said of a refusal that does not speak for itself.
fn describe(reply: &Reply) -> String {
    let reason = reply.status().canonical_reason().unwrap_or("no message");
    if reply.status().is_redirection() {
        return format!("{reason}, a redirect, which is not followed");
    }
    format!("{reason}, with {}", describe_body(reply))
}

fn describe_body(reply: &Reply) -> String {
    let kind = reply.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    format!("{} bytes of {}", reply.body().len(), kind.unwrap_or("no content type"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::operation::Method;
    use crate::values::JsonObject;

    fn of<T: Read>(payload: Payload, status: u16, body: &'static str) -> Result<T, Error> {
        let info = OperationInfo {
            id: "test",
            method: Method::Get,
            path: "/",
            payload,
            idempotent: true,
            page: "",
            limits: &[],
        };
        let reply = http::Response::builder().status(status).body(Bytes::from_static(body.as_bytes())).unwrap();
        decode(&info, &reply)
    }

    #[test]
    fn the_output_is_in_the_data() {
        let numbers = |body| of::<Vec<i64>>(Payload::Data, 200, body);
        assert_eq!(numbers(r#"{"data":[1,"2"],"statusCode":200}"#).unwrap(), [1, 2]);
        assert!(numbers(r#"{"statusCode":200,"message":"ok"}"#).unwrap().is_empty());
        assert!(numbers(r#"{"data":[]}"#).unwrap().is_empty());
        assert_eq!(numbers(r#"{"data":[1,"x"],"statusCode":200}"#).unwrap_err().path(), Some("data[1]"));
        assert!(numbers(r#"{"data":"","statusCode":403}"#).unwrap_err().is_auth());
        assert!(numbers("[1]").unwrap_err().is_decode());
        assert!(numbers("").unwrap_err().is_decode());
    }

    #[test]
    fn an_operation_without_output_takes_any_success() {
        for body in ["", "{}", r#"{"statusCode":200,"data":{"success":true}}"#] {
            assert!(of::<()>(Payload::Empty, 200, body).is_ok(), "{body}");
        }
        assert!(of::<()>(Payload::Empty, 200, r#"{"statusCode":409}"#).unwrap_err().is_conflict());
        assert!(of::<()>(Payload::Empty, 500, "").unwrap_err().is_refused());
    }

    #[test]
    fn the_output_may_be_the_whole_reply() {
        let object = |body| of::<JsonObject>(Payload::Flat, 200, body);
        assert_eq!(object(r#"{"list":[1]}"#).unwrap()["list"][0], 1);
        assert_eq!(object(r#"{"statusCode":200,"list":[]}"#).unwrap().len(), 2);
        assert!(object(r#"{"message":"m","statusCode":404}"#).unwrap_err().is_not_found());
        assert!(object("\"text\"").unwrap_err().is_decode());
        assert_eq!(of::<Vec<i64>>(Payload::Flat, 200, "[1,2]").unwrap(), [1, 2]);
        assert_eq!(of::<Vec<i64>>(Payload::Flat, 200, "[1,{}]").unwrap_err().path(), Some("[1]"));
    }
}

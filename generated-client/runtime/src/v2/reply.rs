//! The output of a GraphQL operation: a reply and the keys that lead to the output in, the
//! filled place out.

use crate::codec::{self, Object, Place, Scalar, Taken, path};
use crate::envelope::Output;
use crate::error::{Error, Failure, Kind};
use crate::operation::{GraphQl, OperationInfo};
use crate::reply::{self, Reply};

/// Reads the value at `data` and the keys of the operation into `place`. A `null` on the way is the empty output, as
/// everywhere; no `data` at all is an error.
pub(crate) fn fill(
    info: &OperationInfo,
    operation: &GraphQl,
    reply: &Reply,
    place: &mut dyn Place,
) -> Result<(), Error> {
    let text = reply::successful_text(info, reply)?;
    path::clear();
    let mut whole = At::Output(Output::new(place));
    for key in operation.reply.iter().rev().chain(&["data"]) {
        whole = At::Below { key, inside: Box::new(whole), is_given: false };
    }
    match codec::fill(text, &mut whole) {
        Ok(()) if whole.has_inside() => Ok(()),
        Ok(()) => {
            let failure = Failure::of(info, Kind::Decode, "it has neither `data` nor `errors`");
            Err(failure.reply(reply).into())
        }
        Err(error) => Err(reply::undecodable_reply(info, reply, text, error, path::take())),
    }
}

/// The output, or what it is inside.
enum At<'a> {
    Output(Output<'a>),
    /// An object with the output below `key`.
    Below {
        key: &'static str,
        inside: Box<Self>,
        is_given: bool,
    },
}

impl At<'_> {
    fn is_given(&self) -> bool {
        match self {
            Self::Output(output) => output.is_given,
            Self::Below { is_given, .. } => *is_given,
        }
    }

    /// Whether there is anything but `null` below the key.
    fn has_inside(&self) -> bool {
        matches!(self, Self::Below { inside, .. } if inside.is_given())
    }

    /// The place to fill; `None` if the value is skipped, as a second one is.
    fn place(&mut self) -> Option<&mut dyn Place> {
        match self {
            Self::Output(output) => output.place(),
            Self::Below { is_given: true, .. } => None,
            Self::Below { .. } => Some(self),
        }
    }
}

impl Place for At<'_> {
    fn expected(&self) -> &'static str {
        "an object"
    }

    fn scalar(&mut self, value: Scalar<'_>) -> Taken {
        value.only_null()
    }

    fn object(&mut self) -> Option<&mut dyn Object> {
        if let Self::Below { is_given, .. } = self {
            *is_given = true;
        }
        Some(self)
    }
}

impl Object for At<'_> {
    fn field(&mut self, name: &str) -> Option<&mut dyn Place> {
        match self {
            Self::Below { key, inside, .. } if *key == name => inside.place(),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec::Read;
    use crate::operation::{Method, Payload};
    use crate::values::JsonObject;
    use bytes::Bytes;

    fn of<T: Read>(keys: &'static [&'static str], body: &'static str) -> Result<T, Error> {
        let operation = GraphQl { name: "op", document: "", reply: keys, encrypted: &[], json_text: &[] };
        let info = OperationInfo {
            id: "op",
            method: Method::Post,
            path: super::super::GRAPHQL_PATH,
            payload: Payload::Data,
            idempotent: false,
            page: "",
            limits: &[],
        };
        let mut output = T::default();
        fill(&info, &operation, &http::Response::new(Bytes::from_static(body.as_bytes())), &mut output)?;
        Ok(output)
    }

    #[test]
    fn the_output_is_where_the_keys_lead() {
        let roles = &["user", "roles"];
        assert_eq!(
            of::<Vec<i64>>(roles, r#"{"x":{"user":1},"data":{"y":[],"user":{"roles":[1,"2"],"z":{}}}}"#).unwrap(),
            [1, 2]
        );
        assert_eq!(of::<bool>(&["exists"], r#"{"data":{"exists":true},"extensions":{}}"#).ok(), Some(true));
        assert_eq!(of::<JsonObject>(&[], r#"{"data":{"a":{}}}"#).unwrap().len(), 1);
    }

    #[test]
    fn null_is_the_empty_output_wherever_it_stands() {
        for body in [r#"{"data":{"user":{"roles":null}}}"#, r#"{"data":{"user":null}}"#, r#"{"data":{}}"#] {
            assert!(of::<Vec<i64>>(&["user", "roles"], body).unwrap().is_empty(), "{body}");
            assert_eq!(of::<Option<JsonObject>>(&["user", "roles"], body).unwrap(), None, "{body}");
        }
        assert_eq!(of::<Option<i64>>(&["n"], r#"{"data":{"n":7}}"#).unwrap(), Some(7));
    }

    #[test]
    fn what_is_no_reply_is_an_error_that_says_where() {
        for body in [r#"{"data":null}"#, "{}", "[]", "", r#"{"data":{"op":1}} {}"#, r#"{"data":{"op":1}"#] {
            assert!(of::<i64>(&["op"], body).unwrap_err().is_decode(), "{body}");
        }
        for (body, path) in [
            (r#"{"data":{"user":{"roles":[1,{}]}}}"#, "data.user.roles[1]"),
            (r#"{"data":{"user":"s3cret"}}"#, "data.user"),
            (r#"{"data":7}"#, "data"),
        ] {
            let error = of::<Vec<i64>>(&["user", "roles"], body).unwrap_err();
            assert_eq!((error.path(), error.body()), (Some(path), None), "{body}");
            assert!(!format!("{error} {error:?}").contains("s3cret"));
        }
    }
}

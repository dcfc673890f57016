//! The output of a GraphQL operation: a reply and the keys that lead to the output in, the typed output out.

use crate::codec::{Read, Seed, path, refuse_scalars};
use crate::error::{Error, Failure, Kind};
use crate::operation::{GraphQl, OperationInfo};
use crate::reply::{self, Reply};
use serde::de::{Deserializer, IgnoredAny, MapAccess, Visitor};
use std::marker::PhantomData;

/// Reads the value at `data` and the keys of the operation. A `null` on the way is the empty output, as everywhere; no
/// `data` at all is an error.
pub(crate) fn decode<T: for<'de> Read<'de>>(
    info: &OperationInfo,
    operation: &GraphQl,
    reply: &Reply,
) -> Result<T, Error> {
    let text = reply::successful_text(info, reply)?;
    path::clear();
    let mut json = serde_json::Deserializer::from_str(text);
    let found = json.deserialize_any(At::new("data", operation.reply)).and_then(|found| json.end().map(|()| found));
    match found {
        Ok(Some(output)) => Ok(output),
        Ok(None) if has_data(text) => Ok(T::default()),
        Ok(None) => {
            let failure = Failure::of(info, Kind::Decode, "it has neither `data` nor `errors`");
            Err(failure.reply(reply).into())
        }
        Err(error) => Err(reply::undecodable_reply(info, reply, text, error, path::take())),
    }
}

fn has_data(text: &str) -> bool {
    let mut json = serde_json::Deserializer::from_str(text);
    json.deserialize_any(At::<IgnoredValue>::new("data", &[])).is_ok_and(|found| found.is_some())
}

/// The value below a key and further keys.
struct At<T> {
    key: &'static str,
    below: &'static [&'static str],
    output: PhantomData<T>,
}

impl<T> At<T> {
    fn new(key: &'static str, below: &'static [&'static str]) -> Self {
        Self { key, below, output: PhantomData }
    }
}

impl<'de, T: Read<'de>> serde::de::DeserializeSeed<'de> for At<T> {
    type Value = Option<T>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, T: Read<'de>> Visitor<'de> for At<T> {
    type Value = Option<T>;

    refuse_scalars!("an object");

    fn visit_unit<E>(self) -> Result<Option<T>, E> {
        Ok(None)
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Option<T>, M::Error> {
        let mut found = None;
        while let Some(key) = map.next_key::<String>()? {
            if key != self.key {
                map.next_value::<IgnoredAny>()?;
                continue;
            }
            let value = match self.below.split_first() {
                Some((key, below)) => map.next_value_seed(Self::new(key, below)),
                None => map.next_value_seed(Seed::<Option<T>>::new()),
            };
            found = value.inspect_err(|_| path::leave_field(self.key))?;
        }
        Ok(found)
    }
}

/// Any value.
#[derive(Default)]
struct IgnoredValue;

impl<'de> Read<'de> for IgnoredValue {
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_ignored_any(IgnoredAny).map(|_| Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::operation::{Method, Payload};
    use crate::values::JsonObject;
    use bytes::Bytes;

    fn of<T: for<'de> Read<'de>>(keys: &'static [&'static str], body: &'static str) -> Result<T, Error> {
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
        decode(&info, &operation, &http::Response::new(Bytes::from_static(body.as_bytes())))
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

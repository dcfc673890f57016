//! The output of a GraphQL operation: a reply and the keys that lead to the output in, the typed output out.

use crate::runtime::codec::{Read, Seed, path, refuse_scalars};
use crate::runtime::error::{Error, Failure, Kind};
use crate::runtime::operation::{GraphQl, OperationInfo};
use crate::runtime::reply::{self, Reply};
use serde::de::{Deserializer, IgnoredAny, MapAccess, Visitor};
use std::marker::PhantomData;

/// Reads the value at `data` and the keys of the operation. A `null` on the way is the empty output, as everywhere; no
/// `data` at all is an error.
pub(in crate::runtime) fn decode<T: for<'de> Read<'de>>(
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

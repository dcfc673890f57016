//! Reading optional values, lists, and JSON whose fields are not documented.

use super::{Deserialize, Deserializer, Read, Seed, path, refuse_scalars};
use crate::values::{JsonObject, JsonValue};
use serde::de::{Error, IgnoredAny, SeqAccess, Visitor};
use std::{fmt, marker::PhantomData};

impl<'de, T: Read<'de>> Read<'de> for Option<T> {
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_option(OptionVisitor(PhantomData))
    }
}

struct OptionVisitor<T>(PhantomData<T>);

impl<'de, T: Read<'de>> Visitor<'de> for OptionVisitor<T> {
    type Value = Option<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value or null")
    }

    fn visit_none<E>(self) -> Result<Option<T>, E> {
        Ok(None)
    }

    fn visit_unit<E>(self) -> Result<Option<T>, E> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
        T::read(deserializer).map(Some)
    }
}

impl<'de, T: Read<'de>> Read<'de> for Vec<T> {
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ListVisitor(PhantomData))
    }
}

struct ListVisitor<T>(PhantomData<T>);

impl<'de, T: Read<'de>> Visitor<'de> for ListVisitor<T> {
    type Value = Vec<T>;

    refuse_scalars!("a list");

    fn visit_unit<E>(self) -> Result<Vec<T>, E> {
        Ok(Vec::new())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Vec<T>, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(Seed::new()).inspect_err(|_| path::leave_item(list.len()))? {
            list.push(item);
        }
        Ok(list)
    }
}

impl<'de> Read<'de> for JsonValue {
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(deserializer)
    }
}

impl<'de> Read<'de> for JsonObject {
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match JsonValue::deserialize(deserializer)? {
            JsonValue::Object(object) => Ok(object),
            JsonValue::Null => Ok(Self::new()),
            _ => Err(D::Error::custom("expected an object, found another JSON value")),
        }
    }
}

/// The output of an operation that gives nothing: whatever is there is skipped.
impl<'de> Read<'de> for () {
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_ignored_any(IgnoredAny).map(drop)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from<T: for<'de> Read<'de>>(json: &str) -> Result<T, String> {
        T::read(&mut serde_json::Deserializer::from_str(json)).map_err(|error| error.to_string())
    }

    #[test]
    fn null_is_none_an_empty_list_or_an_empty_item() {
        assert_eq!(from::<Option<i64>>("null"), Ok(None));
        assert_eq!(from::<Option<i64>>("\"7\""), Ok(Some(7)));
        assert_eq!(from::<Vec<i64>>("null"), Ok(vec![]));
        assert_eq!(from::<Vec<String>>(r#"["a",null,1]"#), Ok(vec!["a".to_owned(), String::new(), "1".to_owned()]));
        assert_eq!(from::<JsonObject>("null"), Ok(JsonObject::new()));
        assert_eq!(from::<()>(r#"{"a":[1]}"#), Ok(()));
    }

    #[test]
    fn a_list_or_an_object_is_never_guessed_from_text() {
        for json in [r#""[\"s3cret\"]""#, "1", "1.5", "true"] {
            let error = from::<Vec<String>>(json).unwrap_err();
            assert!(error.starts_with("expected a list, found") && !error.contains("s3cret"), "{error}");
        }
        assert!(from::<JsonObject>("\"s3cret\"").unwrap_err().starts_with("expected an object"));
        assert!(from::<Vec<String>>("{}").unwrap_err().contains("expected a list"));
    }
}

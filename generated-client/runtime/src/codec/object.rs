//! Filling a place from JSON: the one visitor for all types, and the loops over items and fields.

use super::place::{List, Place, Read};
use super::scalar::Scalar;
use super::{Deserialize, Deserializer, path};
use crate::values::JsonValue;
use serde::de::{DeserializeSeed, Error, IgnoredAny, MapAccess, SeqAccess, Unexpected, Visitor};
use std::{borrow::Cow, fmt};

/// Fills a place with the JSON value that is all of `text`.
pub(crate) fn fill(text: &str, place: &mut dyn Place) -> serde_json::Result<()> {
    let mut json = serde_json::Deserializer::from_str(text);
    if place.expected().is_empty() {
        IgnoredAny::deserialize(&mut json)?;
    } else {
        Fill(place).deserialize(&mut json)?;
    }
    json.end()
}

/// Reads the JSON value that is all of `text`.
pub(crate) fn from_text<T: Read>(text: &str) -> serde_json::Result<T> {
    let mut value = T::default();
    fill(text, &mut value)?;
    Ok(value)
}

/// A JSON value as compact JSON text.
pub(crate) fn json(value: &JsonValue) -> String {
    // It has no part that JSON lacks.
    serde_json::to_string(value).unwrap_or_default()
}

/// A text as JSON, in quotes.
pub(crate) fn text_json(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}

/// Reads a value from anything that serde reads, for `Deserialize` of the models.
pub fn deserialize<'de, T: Read, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let mut value = T::default();
    Fill(&mut value).deserialize(deserializer)?;
    Ok(value)
}

/// Lets serde fill a place.
struct Fill<'a>(&'a mut dyn Place);

impl Fill<'_> {
    fn scalar<E: Error>(self, value: Scalar<'_>) -> Result<(), E> {
        self.0.scalar(value).map_err(|found| mismatch(self.0.expected(), found))
    }
}

/// The error says the kind of the value only, since the value may be personal data.
#[cold]
fn mismatch<E: Error>(expected: &str, found: &str) -> E {
    E::custom(format_args!("expected {expected}, found {found}"))
}

impl<'de> DeserializeSeed<'de> for Fill<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Fill<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.0.expected())
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.scalar(Scalar::Null)
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        self.scalar(Scalar::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        self.scalar(Scalar::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        self.scalar(Scalar::Integer(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        self.scalar(i64::try_from(value).map_or(Scalar::Large(value), Scalar::Integer))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        self.scalar(Scalar::Float(value))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<(), E> {
        self.scalar(Scalar::Text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        let Some(list) = self.0.list() else {
            return Err(A::Error::invalid_type(Unexpected::Seq, &self));
        };
        let mut index = 0;
        while items.next_element_seed(Item(list)).inspect_err(|_| path::leave_item(index))?.is_some() {
            index += 1;
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<(), A::Error> {
        let Some(object) = self.0.object() else {
            return Err(A::Error::invalid_type(Unexpected::Map, &self));
        };
        while let Some(Key(key)) = fields.next_key()? {
            let value = match object.field(&key) {
                Some(place) => fields.next_value_seed(Fill(place)),
                None => fields.next_value::<IgnoredAny>().map(drop),
            };
            value.inspect_err(|_| path::leave_field(&key))?;
        }
        Ok(())
    }
}

/// Lets serde fill the next item of a list, if there is one.
struct Item<'a>(&'a mut dyn List);

impl<'de> DeserializeSeed<'de> for Item<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(Fill(self.0.push()))
    }
}

/// The name of a field, borrowed from the reply unless it holds an escape. (`Cow` itself would always copy.)
struct Key<'de>(Cow<'de, str>);

impl<'de> Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(KeyVisitor)
    }
}

struct KeyVisitor;

impl<'de> Visitor<'de> for KeyVisitor {
    type Value = Key<'de>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the name of a field")
    }

    fn visit_borrowed_str<E>(self, key: &'de str) -> Result<Key<'de>, E> {
        Ok(Key(Cow::Borrowed(key)))
    }

    fn visit_str<E>(self, key: &str) -> Result<Key<'de>, E> {
        Ok(Key(Cow::Owned(key.to_owned())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec::Object;

    #[derive(Debug, Default, PartialEq)]
    struct Leaf {
        name: String,
        next: Option<Box<Leaf>>,
    }

    impl Object for Leaf {
        fn field(&mut self, key: &str) -> Option<&mut dyn Place> {
            match key {
                "name" => Some(&mut self.name),
                "next" => Some(&mut self.next),
                _ => None,
            }
        }
    }

    #[test]
    fn reads_recursive_models_escaped_names_and_skips_the_rest() {
        let leaf: Leaf = from_text(r#"{"na\u006de":"a","other":[{}],"next":{"name":"b","next":null}}"#).unwrap();
        let next = Leaf { name: "b".into(), next: None };
        assert_eq!(leaf, Leaf { name: "a".into(), next: Some(Box::new(next)) });
    }

    #[test]
    fn of_two_fields_of_one_name_the_last_counts() {
        let leaf: Leaf = from_text(r#"{"name":"a","next":{"name":"b"},"name":null,"next":{}}"#).unwrap();
        assert_eq!(leaf, Leaf { name: String::new(), next: Some(Box::default()) });
    }

    #[test]
    fn says_the_kind_found_and_never_the_value() {
        for (json, found) in [
            ("\"s3cret\"", "found text"),
            ("31415", "found a number"),
            ("true", "found a boolean"),
            ("[1]", "sequence"),
        ] {
            let error = from_text::<Leaf>(json).unwrap_err().to_string();
            assert!(error.contains(found) && error.contains("expected an object"), "{error}");
            assert!(!error.contains("s3cret") && !error.contains("31415"), "{error}");
        }
    }
}

//! Reading a JSON object into a model: the loop over the fields is here, the `match` on their names in the model.

use super::{Deserialize, Deserializer, MapAccess, Model, Read, Seed, path, refuse_scalars};
use crate::values::Patch;
use serde::de::{Error, IgnoredAny, Visitor};
use std::{borrow::Cow, fmt, marker::PhantomData};

/// A model with named fields.
pub trait Object: Default {
    /// Reads the value of the field `key` from `map` into `self`, or skips it.
    fn read<'de, M: MapAccess<'de>>(&mut self, key: &str, map: &mut M) -> Result<(), M::Error>;
}

impl<T: Object> Model for T {}

/// A model that holds itself is boxed.
impl<T: Object> Object for Box<T> {
    fn read<'de, M: MapAccess<'de>>(&mut self, key: &str, map: &mut M) -> Result<(), M::Error> {
        (**self).read(key, map)
    }
}

/// Reads a model; `null` gives the empty one.
pub fn object<'de, T: Object, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_any(ObjectVisitor(PhantomData))
}

/// Reads the value of the current field into `field`.
pub fn read<'de, T: Read<'de>, M: MapAccess<'de>>(map: &mut M, field: &mut T) -> Result<(), M::Error> {
    *field = map.next_value_seed(Seed::new())?;
    Ok(())
}

/// Reads the value of the current field, of which `null` is one.
#[allow(dead_code, reason = "an API without such a field needs it not")]
pub fn read_patch<'de, T: Read<'de>, M: MapAccess<'de>>(map: &mut M, field: &mut Patch<T>) -> Result<(), M::Error> {
    *field = Some(map.next_value_seed(Seed::new())?);
    Ok(())
}

/// Skips the value of the current field.
pub fn skip<'de, M: MapAccess<'de>>(map: &mut M) -> Result<(), M::Error> {
    map.next_value::<IgnoredAny>().map(drop)
}

struct ObjectVisitor<T>(PhantomData<T>);

impl<'de, T: Object> Visitor<'de> for ObjectVisitor<T> {
    type Value = T;

    refuse_scalars!("an object");

    fn visit_unit<E: Error>(self) -> Result<T, E> {
        Ok(T::default())
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<T, M::Error> {
        let mut object = T::default();
        while let Some(Key(key)) = map.next_key()? {
            object.read(&key, &mut map).inspect_err(|_| path::leave_field(&key))?;
        }
        Ok(object)
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

    #[derive(Debug, Default, PartialEq)]
    struct Leaf {
        name: String,
        next: Option<Box<Leaf>>,
    }

    impl Object for Leaf {
        fn read<'de, M: MapAccess<'de>>(&mut self, key: &str, map: &mut M) -> Result<(), M::Error> {
            match key {
                "name" => super::read(map, &mut self.name),
                "next" => super::read(map, &mut self.next),
                _ => skip(map),
            }
        }
    }

    impl<'de> Deserialize<'de> for Leaf {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            object(deserializer)
        }
    }

    #[test]
    fn reads_recursive_models_escaped_names_and_skips_the_rest() {
        let leaf: Leaf =
            serde_json::from_str(r#"{"na\u006de":"a","other":[{}],"next":{"name":"b","next":null}}"#).unwrap();
        let next = Leaf { name: "b".into(), next: None };
        assert_eq!(leaf, Leaf { name: "a".into(), next: Some(Box::new(next)) });
    }

    #[test]
    fn says_the_kind_found_and_never_the_value() {
        for (json, found) in [
            ("\"s3cret\"", "found text"),
            ("31415", "found a number"),
            ("true", "found a boolean"),
            ("[1]", "sequence"),
        ] {
            let error = serde_json::from_str::<Leaf>(json).unwrap_err().to_string();
            assert!(error.contains(found) && error.contains("expected an object"), "{error}");
            assert!(!error.contains("s3cret") && !error.contains("31415"), "{error}");
        }
    }
}

//! Writing a model as a JSON object: fields in the order of the documentation, unset ones left out.

use super::{Serialize, Serializer};
use serde::ser::SerializeMap;

/// A JSON object under construction. After a failure nothing more is written, and [`Writer::end`] tells it: a chain of
/// calls costs the compiler far less than a `?` after each field.
pub struct Writer<S: Serializer>(Result<S::SerializeMap, S::Error>);

impl<S: Serializer> Writer<S> {
    /// Opens the object.
    pub fn new(serializer: S) -> Self {
        Self(serializer.serialize_map(None))
    }

    /// Writes a field.
    pub fn required<T: Serialize + ?Sized>(mut self, name: &str, value: &T) -> Self {
        if let Ok(map) = &mut self.0
            && let Err(error) = map.serialize_entry(name, value)
        {
            self.0 = Err(error);
        }
        self
    }

    /// Writes a field, or nothing when it is `None`.
    #[allow(clippy::ref_option, reason = "the callers, which are generated, stay shorter")]
    pub fn optional<T: Serialize>(self, name: &str, value: &Option<T>) -> Self {
        match value {
            Some(value) => self.required(name, value),
            None => self,
        }
    }

    /// Writes what the model kept besides its fields, if it keeps anything.
    pub fn rest(self, kept: impl Kept) -> Self {
        kept.write(self)
    }

    /// Closes the object.
    pub fn end(self) -> Result<S::Ok, S::Error> {
        self.0?.end()
    }
}

/// What `kept!` gives: a package without the feature `unknown-fields` keeps nothing, whatever the runtime could keep.
pub trait Kept {
    /// Writes it.
    fn write<S: Serializer>(self, writer: Writer<S>) -> Writer<S>;
}

/// What a model keeps without the feature.
pub struct Nothing;

impl Kept for Nothing {
    fn write<S: Serializer>(self, writer: Writer<S>) -> Writer<S> {
        writer
    }
}

#[cfg(feature = "unknown-fields")]
impl Kept for &super::UnknownFields {
    fn write<S: Serializer>(self, writer: Writer<S>) -> Writer<S> {
        self.iter().fold(writer, |writer, (name, value)| writer.required(name, value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Pair(i64, Option<String>);

    impl Serialize for Pair {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            Writer::new(serializer).required("first", &self.0).optional("second", &self.1).end()
        }
    }

    #[test]
    fn leaves_out_what_is_not_set() {
        assert_eq!(serde_json::to_string(&Pair(1, None)).unwrap(), r#"{"first":1}"#);
        assert_eq!(serde_json::to_string(&Pair(1, Some("二".into()))).unwrap(), r#"{"first":1,"second":"二"}"#);
    }

    #[test]
    fn a_failure_is_told_at_the_end() {
        struct Broken;
        impl Serialize for Broken {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let no_text = std::collections::BTreeMap::from([(vec![1], 1)]);
                Writer::new(serializer).required("first", &no_text).required("second", &1).end()
            }
        }
        assert!(serde_json::to_string(&Broken).unwrap_err().to_string().contains("key must be a string"));
    }
}

//! Writing a model as a JSON object: fields in the order of the documentation, unset ones left out.
#![allow(dead_code, reason = "an API whose requests send no model needs none of it")]

use super::{Serialize, Serializer};
use serde::ser::SerializeMap;

/// A JSON object under construction.
pub(crate) struct Writer<S: Serializer>(S::SerializeMap);

impl<S: Serializer> Writer<S> {
    /// Opens the object.
    pub(crate) fn new(serializer: S) -> Result<Self, S::Error> {
        serializer.serialize_map(None).map(Self)
    }

    /// Writes a field.
    pub(crate) fn required<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), S::Error> {
        self.0.serialize_entry(name, value)
    }

    /// Writes a field, or nothing when it is `None`.
    #[allow(clippy::ref_option, reason = "the callers, which are generated, stay shorter")]
    pub(crate) fn optional<T: Serialize>(&mut self, name: &'static str, value: &Option<T>) -> Result<(), S::Error> {
        match value {
            Some(value) => self.required(name, value),
            None => Ok(()),
        }
    }

    /// Closes the object.
    pub(crate) fn end(self) -> Result<S::Ok, S::Error> {
        self.0.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Pair(i64, Option<String>);

    impl Serialize for Pair {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut map = Writer::new(serializer)?;
            map.required("first", &self.0)?;
            map.optional("second", &self.1)?;
            map.end()
        }
    }

    #[test]
    fn leaves_out_what_is_not_set() {
        assert_eq!(serde_json::to_string(&Pair(1, None)).unwrap(), r#"{"first":1}"#);
        assert_eq!(serde_json::to_string(&Pair(1, Some("二".into()))).unwrap(), r#"{"first":1,"second":"二"}"#);
    }
}

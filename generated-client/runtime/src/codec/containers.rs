//! Optional values, lists, and JSON whose fields are not documented.

use super::place::{List, Object, Place, Read, Taken};
use super::scalar::Scalar;
use crate::values::{JsonObject, JsonValue};

impl<T: Read> Place for Option<T> {
    fn expected(&self) -> &'static str {
        self.as_ref().map_or("a value or null", T::expected)
    }

    fn scalar(&mut self, value: Scalar<'_>) -> Taken {
        if value == Scalar::Null {
            *self = T::null();
            return Ok(());
        }
        self.insert(T::default()).scalar(value)
    }

    fn list(&mut self) -> Option<&mut dyn List> {
        self.insert(T::default()).list()
    }

    fn object(&mut self) -> Option<&mut dyn Object> {
        self.insert(T::default()).object()
    }

    /// In a [`Patch`](crate::values::Patch) `null` is a value.
    fn null() -> Option<Self> {
        Some(None)
    }
}

impl<T: Read> Place for Vec<T> {
    fn expected(&self) -> &'static str {
        "a list"
    }

    fn scalar(&mut self, value: Scalar<'_>) -> Taken {
        self.clear();
        value.only_null()
    }

    fn list(&mut self) -> Option<&mut dyn List> {
        self.clear();
        Some(self)
    }
}

impl<T: Read> List for Vec<T> {
    fn push(&mut self) -> &mut dyn Place {
        let last = self.len();
        self.push(T::default());
        &mut self[last]
    }
}

impl Place for JsonValue {
    fn expected(&self) -> &'static str {
        "any JSON value"
    }

    fn scalar(&mut self, value: Scalar<'_>) -> Taken {
        *self = match value {
            Scalar::Null => Self::Null,
            Scalar::Bool(value) => value.into(),
            Scalar::Integer(value) => value.into(),
            Scalar::Large(value) => value.into(),
            Scalar::Float(value) => value.into(),
            Scalar::Text(value) => value.into(),
        };
        Ok(())
    }

    fn list(&mut self) -> Option<&mut dyn List> {
        *self = Self::Array(Vec::new());
        self.as_array_mut().map(|list| list as _)
    }

    fn object(&mut self) -> Option<&mut dyn Object> {
        *self = Self::Object(JsonObject::new());
        self.as_object_mut().map(|object| object as _)
    }
}

impl Object for JsonObject {
    fn field(&mut self, key: &str) -> Option<&mut dyn Place> {
        Some(self.entry(key).or_insert(JsonValue::Null))
    }
}

/// The output of an operation that gives nothing: whatever is there is skipped.
impl Place for () {
    fn expected(&self) -> &'static str {
        ""
    }

    fn scalar(&mut self, _: Scalar<'_>) -> Taken {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec::from_text;
    use crate::values::Patch;

    fn from<T: Read>(json: &str) -> Result<T, String> {
        from_text(json).map_err(|error| error.to_string())
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
    fn null_is_a_value_of_a_patch() {
        assert_eq!(from::<Patch<i64>>("null"), Ok(Some(None)));
        assert_eq!(from::<Patch<i64>>("7"), Ok(Some(Some(7))));
    }

    #[test]
    fn json_is_read_as_its_own_reader_does() {
        let json = r#"{"b":[1,-2,1.5,18446744073709551615,1e300,true,null,"\u7528",[],{}],"a":1,"a":{"c":"x"},"":0.0}"#;
        assert_eq!(from::<JsonValue>(json), Ok(serde_json::from_str(json).unwrap()));
        assert_eq!(from::<JsonObject>(json), Ok(serde_json::from_str(json).unwrap()));
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

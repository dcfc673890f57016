//! What the service sends and no page lists: kept with the feature `unknown-fields`, skipped without.
//!
//! Enters the name of a field that a model does not know, leaves its place. The two macros are what the generated code says in
//! both cases, so that it needs no conditions.

#[cfg(feature = "unknown-fields")]
pub use self::fields::UnknownFields;

/// The place of a field that `$model` does not list. The feature is that of the package that says this macro.
#[doc(hidden)]
#[macro_export]
macro_rules! unknown {
    ($model:expr, $key:expr) => {{
        #[cfg(feature = "unknown-fields")]
        {
            Some($model.unknown_fields.place($key))
        }
        #[cfg(not(feature = "unknown-fields"))]
        {
            let _ = $key;
            None
        }
    }};
}

/// What `$model` keeps, for `Writer::rest`.
#[doc(hidden)]
#[macro_export]
macro_rules! kept {
    ($model:expr) => {{
        #[cfg(feature = "unknown-fields")]
        {
            &$model.unknown_fields
        }
        #[cfg(not(feature = "unknown-fields"))]
        {
            $crate::internal::codec::Nothing
        }
    }};
}

#[cfg(feature = "unknown-fields")]
mod fields {
    use super::super::Place;
    use crate::values::{JsonObject, JsonValue};
    use std::fmt;

    /// What the service sent in an object and the documentation does not list, such as a field that is newer than this
    /// crate.
    ///
    /// It is written again with the model. `Debug` shows the names alone, for nobody knows what is secret among the
    /// values. The type and the fields of it are there with the feature `unknown-fields`.
    #[derive(Clone, Default, PartialEq)]
    pub struct UnknownFields(Option<Box<JsonObject>>);

    impl UnknownFields {
        /// The value of the field `name`, which is its name in JSON.
        pub fn get(&self, name: &str) -> Option<&JsonValue> {
            self.0.as_ref()?.get(name)
        }

        /// Names and values, sorted by name.
        pub fn iter(&self) -> impl Iterator<Item = (&str, &JsonValue)> {
            self.0.iter().flat_map(|fields| fields.iter()).map(|(name, value)| (name.as_str(), value))
        }

        /// Whether the documentation lists whatever there was.
        pub fn is_empty(&self) -> bool {
            self.iter().next().is_none()
        }

        #[doc(hidden)]
        pub fn place(&mut self, name: &str) -> &mut dyn Place {
            self.0.get_or_insert_default().entry(name).or_insert(JsonValue::Null)
        }
    }

    impl fmt::Debug for UnknownFields {
        fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.debug_set().entries(self.iter().map(|(name, _)| name)).finish()
        }
    }
}

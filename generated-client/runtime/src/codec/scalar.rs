//! Reading texts, numbers and booleans, which the service confuses: one visitor takes any scalar, plain functions
//! convert it.

use super::{Deserializer, Read};
use serde::de::{Error, Visitor};
use std::{borrow::Cow, fmt};

/// A JSON value that is neither a list nor an object.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Scalar<'de> {
    Null,
    Bool(bool),
    Integer(i64),
    /// A whole number above `i64::MAX`.
    Large(u64),
    Float(f64),
    Text(Cow<'de, str>),
}

/// Reads any scalar. `expected` completes "expected …" in the error for a list or an object.
pub(super) fn scalar<'de, D: Deserializer<'de>>(
    deserializer: D,
    expected: &'static str,
) -> Result<Scalar<'de>, D::Error> {
    deserializer.deserialize_any(ScalarVisitor(expected))
}

struct ScalarVisitor(&'static str);

impl<'de> Visitor<'de> for ScalarVisitor {
    type Value = Scalar<'de>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.0)
    }

    fn visit_unit<E>(self) -> Result<Scalar<'de>, E> {
        Ok(Scalar::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Scalar<'de>, E> {
        Ok(Scalar::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Scalar<'de>, E> {
        Ok(Scalar::Integer(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Scalar<'de>, E> {
        Ok(i64::try_from(value).map_or(Scalar::Large(value), Scalar::Integer))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Scalar<'de>, E> {
        Ok(Scalar::Float(value))
    }

    fn visit_borrowed_str<E>(self, value: &'de str) -> Result<Scalar<'de>, E> {
        Ok(Scalar::Text(Cow::Borrowed(value)))
    }

    fn visit_str<E>(self, value: &str) -> Result<Scalar<'de>, E> {
        Ok(Scalar::Text(Cow::Owned(value.to_owned())))
    }

    fn visit_string<E>(self, value: String) -> Result<Scalar<'de>, E> {
        Ok(Scalar::Text(Cow::Owned(value)))
    }
}

impl<'de> Scalar<'de> {
    /// The value as text: numbers and booleans as JSON writes them, `null` as `""`.
    pub(super) fn into_text(self) -> Cow<'de, str> {
        match self {
            Self::Null => Cow::Borrowed(""),
            Self::Bool(value) => Cow::Borrowed(if value { "true" } else { "false" }),
            Self::Integer(value) => Cow::Owned(value.to_string()),
            Self::Large(value) => Cow::Owned(value.to_string()),
            Self::Float(value) => Cow::Owned(value.to_string()),
            Self::Text(value) => value,
        }
    }

    fn into_integer(self) -> Result<i64, String> {
        match self {
            Self::Null => Ok(0),
            Self::Integer(value) => Ok(value),
            Self::Large(_) => Err("expected an integer, found a number above 9223372036854775807".to_owned()),
            Self::Float(value) => whole(value).ok_or_else(|| "expected an integer, found a fraction".to_owned()),
            Self::Text(ref text) => {
                let text = text.trim();
                let parsed = text.parse().ok().or_else(|| text.parse().ok().and_then(whole));
                parsed.ok_or_else(|| self.mismatch("an integer"))
            }
            Self::Bool(_) => Err(self.mismatch("an integer")),
        }
    }

    #[allow(
        clippy::cast_precision_loss,
        reason = "a JSON number is a double: digits beyond its precision mean nothing"
    )]
    fn into_float(self) -> Result<f64, String> {
        match self {
            Self::Null => Ok(0.0),
            Self::Integer(value) => Ok(value as f64),
            Self::Large(value) => Ok(value as f64),
            Self::Float(value) => Ok(value),
            Self::Text(ref text) => {
                let parsed = text.trim().parse().ok().filter(|value: &f64| value.is_finite());
                parsed.ok_or_else(|| self.mismatch("a number"))
            }
            Self::Bool(_) => Err(self.mismatch("a number")),
        }
    }

    fn into_bool(self) -> Result<bool, String> {
        match self {
            Self::Null | Self::Integer(0) => Ok(false),
            Self::Bool(value) => Ok(value),
            Self::Integer(1) => Ok(true),
            Self::Text(ref text) if text == "true" => Ok(true),
            Self::Text(ref text) if text == "false" => Ok(false),
            _ => Err(self.mismatch("a boolean")),
        }
    }

    /// The error text; it says the kind of the value only, since the value may be personal data.
    fn mismatch(&self, expected: &str) -> String {
        let found = match self {
            Self::Null => "null",
            Self::Bool(_) => "a boolean",
            Self::Integer(_) | Self::Large(_) | Self::Float(_) => "a number",
            Self::Text(_) => "text",
        };
        format!("expected {expected}, found {found}")
    }
}

/// The integer that a double without fraction stands for. Above 2⁵³ doubles skip integers, so none is exact there.
#[allow(clippy::cast_possible_truncation, reason = "the range is checked")]
fn whole(value: f64) -> Option<i64> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    (value.fract() == 0.0 && value.abs() <= EXACT).then_some(value as i64)
}

impl<'de> Read<'de> for String {
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextVisitor)
    }
}

/// As [`ScalarVisitor`], straight to the text: most values are texts.
struct TextVisitor;

impl Visitor<'_> for TextVisitor {
    type Value = String;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("text")
    }

    fn visit_unit<E>(self) -> Result<String, E> {
        Ok(String::new())
    }

    fn visit_bool<E>(self, value: bool) -> Result<String, E> {
        Ok(Scalar::Bool(value).into_text().into_owned())
    }

    fn visit_i64<E>(self, value: i64) -> Result<String, E> {
        Ok(Scalar::Integer(value).into_text().into_owned())
    }

    fn visit_u64<E>(self, value: u64) -> Result<String, E> {
        Ok(Scalar::Large(value).into_text().into_owned())
    }

    fn visit_f64<E>(self, value: f64) -> Result<String, E> {
        Ok(Scalar::Float(value).into_text().into_owned())
    }

    fn visit_str<E>(self, value: &str) -> Result<String, E> {
        Ok(value.to_owned())
    }

    fn visit_string<E>(self, value: String) -> Result<String, E> {
        Ok(value)
    }
}

impl<'de> Read<'de> for i64 {
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        scalar(deserializer, "an integer")?.into_integer().map_err(D::Error::custom)
    }
}

impl<'de> Read<'de> for f64 {
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        scalar(deserializer, "a number")?.into_float().map_err(D::Error::custom)
    }
}

impl<'de> Read<'de> for bool {
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        scalar(deserializer, "a boolean")?.into_bool().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Debug;

    fn from<T: for<'de> Read<'de>>(json: &str) -> Result<T, String> {
        T::read(&mut serde_json::Deserializer::from_str(json)).map_err(|error| error.to_string())
    }

    fn each<T: for<'de> Read<'de> + PartialEq + Debug>(good: &[(&str, T)], bad: &[&str]) {
        for (json, value) in good {
            assert_eq!(from::<T>(json).as_ref(), Ok(value), "{json}");
        }
        for json in bad {
            let error = from::<T>(json).unwrap_err();
            assert!(error.contains("expected a") && !error.contains("s3cret"), "{json}: {error}");
        }
    }

    #[test]
    fn integers() {
        let good = [
            ("12", 12),
            ("12.0", 12),
            ("\"12\"", 12),
            ("\" 12.0 \"", 12),
            ("null", 0),
            ("-9223372036854775808", i64::MIN),
            ("1e3", 1000),
        ];
        each(&good, &["12.5", "9223372036854775808", "1e300", "\"s3cret\"", "\"\"", "\"NaN\"", "true", "[]", "{}"]);
    }

    #[test]
    fn floats() {
        each(&[("1.5", 1.5), ("2", 2.0), ("\"2.5\"", 2.5), ("null", 0.0)], &["\"s3cret\"", "\"inf\"", "false", "[1]"]);
    }

    #[test]
    fn booleans() {
        let good =
            [("true", true), ("\"true\"", true), ("1", true), ("0", false), ("\"false\"", false), ("null", false)];
        each(&good, &["2", "\"s3cret\"", "1.0", "{}"]);
    }

    #[test]
    fn texts() {
        let good = [
            ("\"a\\nb\"", "a\nb"),
            ("12", "12"),
            ("18446744073709551615", "18446744073709551615"),
            ("1.5", "1.5"),
            ("true", "true"),
            ("null", ""),
        ];
        each(&good.map(|(json, text)| (json, text.to_owned())), &[]);
        assert!(from::<String>("{}").unwrap_err().contains("expected text"));
    }
}

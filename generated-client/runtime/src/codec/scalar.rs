//! Texts, numbers and booleans, which the service confuses: any scalar in, what the place wants out.

use super::object::from_text;
use super::place::{Place, Taken};
use crate::values::JsonValue;
use std::borrow::Cow;

/// A JSON value that is neither a list nor an object.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Scalar<'a> {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// A whole number above `i64::MAX`.
    Large(u64),
    /// Any other number.
    Float(f64),
    /// A text.
    Text(&'a str),
}

impl<'a> Scalar<'a> {
    /// What it is, for errors.
    fn kind(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "a boolean",
            Self::Integer(_) | Self::Large(_) | Self::Float(_) => "a number",
            Self::Text(_) => "text",
        }
    }

    /// Refuses everything but `null`.
    pub fn only_null(self) -> Taken {
        if self == Self::Null { Ok(()) } else { Err(self.kind()) }
    }

    /// The value as text: numbers and booleans as JSON writes them, `null` as `""`.
    pub fn into_text(self) -> Cow<'a, str> {
        match self {
            Self::Null => Cow::Borrowed(""),
            Self::Bool(value) => Cow::Borrowed(if value { "true" } else { "false" }),
            Self::Integer(value) => Cow::Owned(value.to_string()),
            Self::Large(value) => Cow::Owned(value.to_string()),
            Self::Float(value) => Cow::Owned(value.to_string()),
            Self::Text(value) => Cow::Borrowed(value),
        }
    }

    fn into_integer(self) -> Result<i64, &'static str> {
        match self {
            Self::Null => Ok(0),
            Self::Integer(value) => Ok(value),
            Self::Large(_) => Err("a number above 9223372036854775807"),
            Self::Float(value) => whole(value).ok_or("a fraction"),
            Self::Text(text) => {
                let text = text.trim();
                let parsed = text.parse().ok().or_else(|| number(text).and_then(whole));
                parsed.ok_or_else(|| self.kind())
            }
            Self::Bool(_) => Err(self.kind()),
        }
    }

    #[allow(
        clippy::cast_precision_loss,
        reason = "a JSON number is a double: digits beyond its precision mean nothing"
    )]
    fn into_float(self) -> Result<f64, &'static str> {
        match self {
            Self::Null => Ok(0.0),
            Self::Integer(value) => Ok(value as f64),
            Self::Large(value) => Ok(value as f64),
            Self::Float(value) => Ok(value),
            Self::Text(text) => number(text.trim()).ok_or_else(|| self.kind()),
            Self::Bool(_) => Err(self.kind()),
        }
    }

    fn into_bool(self) -> Result<bool, &'static str> {
        match self {
            Self::Null | Self::Integer(0) | Self::Text("false") => Ok(false),
            Self::Bool(value) => Ok(value),
            Self::Integer(1) | Self::Text("true") => Ok(true),
            _ => Err(self.kind()),
        }
    }
}

/// The number that a text is, in the form of JSON. By the reader of JSON, which every program has; that of the standard
/// library brings tables of 15 KB.
fn number(text: &str) -> Option<f64> {
    let is_number = text.starts_with(|first: char| first == '-' || first.is_ascii_digit());
    if is_number { from_text::<JsonValue>(text).ok()?.as_f64() } else { None }
}

/// The integer that a double without fraction stands for. Above 2⁵³ doubles skip integers, so none is exact there.
#[allow(clippy::cast_possible_truncation, reason = "the range is checked")]
fn whole(value: f64) -> Option<i64> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    (value.fract() == 0.0 && value.abs() <= EXACT).then_some(value as i64)
}

impl Place for String {
    fn scalar(&mut self, value: Scalar<'_>) -> Taken {
        *self = value.into_text().into_owned();
        Ok(())
    }
}

impl Place for i64 {
    fn expected(&self) -> &'static str {
        "an integer"
    }

    fn scalar(&mut self, value: Scalar<'_>) -> Taken {
        *self = value.into_integer()?;
        Ok(())
    }
}

impl Place for f64 {
    fn expected(&self) -> &'static str {
        "a number"
    }

    fn scalar(&mut self, value: Scalar<'_>) -> Taken {
        *self = value.into_float()?;
        Ok(())
    }
}

impl Place for bool {
    fn expected(&self) -> &'static str {
        "a boolean"
    }

    fn scalar(&mut self, value: Scalar<'_>) -> Taken {
        *self = value.into_bool()?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec::Read;
    use std::fmt::Debug;

    fn from<T: Read>(json: &str) -> Result<T, String> {
        from_text(json).map_err(|error| error.to_string())
    }

    fn each<T: Read + PartialEq + Debug>(good: &[(&str, T)], bad: &[&str]) {
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
            ("\"1e3\"", 1000),
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

//! A row of a table: a parameter, a response field or a DTO field.

use serde::{Deserialize, Serialize};
use serde_json::{Number, Value};

use super::{Deprecation, Fact, Type, Values};

/// What one row says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Field {
    /// The name on the wire.
    pub name: Fact<String>,
    /// The type.
    #[serde(rename = "type")]
    pub ty: Fact<Type>,
    /// Whether the page marks it 是.
    pub required: Fact<bool>,
    /// The default, a literal of the type.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub default: Option<Fact<Value>>,
    /// The description without its fixed sentences; `None` for `-`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub description: Option<Fact<String>>,
    /// An example, a value of the type.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub example: Option<Fact<Value>>,
    /// The listed values, of the type or of its items.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub values: Option<Values>,
    /// What the fixed sentences say.
    #[serde(flatten)]
    pub constraints: Constraints,
    /// Whether its values should stay out of logs.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub sensitive: Option<Fact<Sensitivity>>,
}

impl Field {
    /// Whether a `number` has values with a fraction, as far as the page tells.
    pub fn has_fraction(&self) -> bool {
        let literals = [&self.example, &self.default].into_iter().flatten().map(|fact| &fact.value);
        let range = self.constraints.range.as_ref().map(|fact| &fact.value);
        let bounds = range.into_iter().flat_map(|range| [&range.min, &range.max]).flatten();
        literals.flat_map(numbers).chain(bounds).any(|number| number.as_i64().is_none())
    }
}

/// The numbers of a literal, through lists.
fn numbers(value: &Value) -> Vec<&Number> {
    match value {
        Value::Number(number) => vec![number],
        Value::Array(items) => items.iter().flat_map(numbers).collect(),
        _ => Vec::new(),
    }
}

/// Why a value should stay out of logs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sensitivity {
    /// It lets whoever knows it in: a password, key, token or one-time code.
    Secret,
    /// It reaches a person: an e-mail address or phone number.
    Personal,
}

impl Sensitivity {
    /// The word of the JSON form.
    pub fn word(self) -> &'static str {
        match self {
            Self::Secret => "secret",
            Self::Personal => "personal",
        }
    }
}

/// The facts of the fixed sentences at the end of a description.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Constraints {
    /// How many items a list may hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub array_length: Option<Fact<Bounds>>,
    /// How many characters a text may hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub length: Option<Fact<Bounds>>,
    /// Between which numbers the value lies, both included.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range: Option<Fact<Bounds>>,
    /// The format of a text or number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<Fact<Format>>,
    /// The unit of a time stamp or duration.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<Fact<Unit>>,
    /// How the value is encrypted before it is sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encrypted: Option<Fact<Encryption>>,
    /// Its type in GraphQL, where that does not follow from its type here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub graphql_type: Option<Fact<String>>,
    /// The boolean parameter without which a GraphQL operation does not ask for the field.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub include_if: Option<Fact<String>>,
    /// When it is required although it is optional otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub required_if: Option<Fact<Condition>>,
    /// Whether `null` is a value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nullable: Option<Fact<bool>>,
    /// Whether it should no longer be used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deprecated: Option<Fact<Deprecation>>,
}

/// An interval; both ends belong to it, and either may be open.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Bounds {
    /// The least value.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub min: Option<Number>,
    /// The greatest value.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub max: Option<Number>,
}

/// That another row of the same table has a value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Condition {
    /// The name of the other row.
    pub field: String,
    /// Its value, as a literal without quotes.
    pub value: String,
}

/// A format of a text or number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// RFC 3339 date and time, as text.
    DateTime,
    /// A date as `YYYY-MM-DD`, as text.
    Date,
    /// Time since 1970-01-01T00:00:00Z, in the field's unit, as a number.
    Timestamp,
    /// The JSON text of a value: a request sends it in place of the value.
    Json,
}

impl Format {
    /// All formats.
    pub const ALL: [Self; 4] = [Self::DateTime, Self::Date, Self::Timestamp, Self::Json];

    /// The word of the page.
    pub fn word(self) -> &'static str {
        match self {
            Self::DateTime => "date-time",
            Self::Date => "date",
            Self::Timestamp => "timestamp",
            Self::Json => "json",
        }
    }
}

/// A way to encrypt a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Encryption {
    /// RSA with PKCS #1 v1.5 and the key of the service, in base64.
    Rsa,
}

impl Encryption {
    /// All of them.
    pub const ALL: [Self; 1] = [Self::Rsa];

    /// The word of the page.
    pub fn word(self) -> &'static str {
        match self {
            Self::Rsa => "RSA",
        }
    }
}

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// 毫秒
    Millisecond,
    /// 秒
    Second,
    /// 分钟
    Minute,
    /// 小时
    Hour,
    /// 天
    Day,
}

impl Unit {
    /// All units.
    pub const ALL: [Self; 5] = [Self::Millisecond, Self::Second, Self::Minute, Self::Hour, Self::Day];

    /// The word of the page.
    pub fn word(self) -> &'static str {
        match self {
            Self::Millisecond => "毫秒",
            Self::Second => "秒",
            Self::Minute => "分钟",
            Self::Hour => "小时",
            Self::Day => "天",
        }
    }
}

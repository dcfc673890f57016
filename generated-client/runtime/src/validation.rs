//! The documented limits of arguments, checked before anything is sent: an operation's [`Limit`]s and the arguments of a
//! call in, the first one that does not hold out. Values that may be personal never get into the message.

use super::codec;
use super::operation::OperationInfo;
use super::request::{Request, json_text};
use super::url_value::UrlValue;
use super::values::JsonValue;
use std::fmt;

/// A limit that the documentation states for an argument, or for a field of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// The argument, as a dotted path: `userIds`, `options.pagination.limit`, `list[].actions` for a field of each item.
    pub field: &'static str,
    /// What is counted.
    pub of: LimitOf,
    /// The least that is allowed.
    pub min: Option<i64>,
    /// The most that is allowed.
    pub max: Option<i64>,
}

/// What a [`Limit`] counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum LimitOf {
    /// The items of a list.
    Items,
    /// The characters of a text.
    Characters,
    /// The number itself.
    Value,
    /// Nothing: the argument has to be set when another one has a certain value.
    Presence {
        /// The other argument.
        when: &'static str,
        /// Its value.
        is: &'static str,
    },
}

impl Limit {
    /// How many items a list has.
    #[doc(hidden)]
    pub const fn items(field: &'static str, min: Option<i64>, max: Option<i64>) -> Self {
        Self { field, of: LimitOf::Items, min, max }
    }

    /// How many characters a text has.
    #[doc(hidden)]
    pub const fn characters(field: &'static str, min: Option<i64>, max: Option<i64>) -> Self {
        Self { field, of: LimitOf::Characters, min, max }
    }

    /// Between which numbers a number lies.
    #[doc(hidden)]
    pub const fn value(field: &'static str, min: Option<i64>, max: Option<i64>) -> Self {
        Self { field, of: LimitOf::Value, min, max }
    }

    /// That an argument is set when another one has this value.
    #[doc(hidden)]
    pub const fn required_if(field: &'static str, when: &'static str, is: &'static str) -> Self {
        Self { field, of: LimitOf::Presence { when, is }, min: None, max: None }
    }

    /// Whether the length of the JSON text alone says that the limit holds, as it mostly does. A list has at most one
    /// item more than its text has commas.
    fn holds_at_a_glance(&self, json: &str) -> bool {
        let most = match self.of {
            LimitOf::Items => json.split(',').count(),
            LimitOf::Characters => json.len(),
            LimitOf::Value | LimitOf::Presence { .. } => return false,
        };
        self.min.is_none() && self.max.is_some_and(|max| i64::try_from(most).is_ok_and(|most| most <= max))
    }

    fn check(&self, actual: Actual) -> Result<(), String> {
        let holds = match actual {
            Actual::Integer(number) => {
                self.min.is_none_or(|min| number >= min) && self.max.is_none_or(|max| number <= max)
            }
            // Limits are small numbers, for which both types are the same.
            #[allow(clippy::cast_precision_loss)]
            Actual::Fraction(number) => {
                self.min.is_none_or(|min| number >= min as f64) && self.max.is_none_or(|max| number <= max as f64)
            }
        };
        let Self { field, of, .. } = self;
        if holds { Ok(()) } else { Err(format!("`{field}` {} {actual}{}; {self}", of.verb(), of.unit())) }
    }
}

impl LimitOf {
    fn verb(self) -> &'static str {
        if self == Self::Value { "is" } else { "has" }
    }

    fn unit(self) -> &'static str {
        match self {
            Self::Items => " items",
            Self::Characters => " characters",
            Self::Value | Self::Presence { .. } => "",
        }
    }
}

/// `at most 50 are allowed`
impl fmt::Display for Limit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.min, self.max) {
            (Some(min), Some(max)) => write!(formatter, "{min} to {max} are allowed"),
            (Some(min), None) => write!(formatter, "at least {min} is needed"),
            (None, Some(max)) => write!(formatter, "at most {max} are allowed"),
            (None, None) => formatter.write_str("anything is allowed"),
        }
    }
}

/// What an argument has of that which a limit counts.
#[derive(Clone, Copy)]
enum Actual {
    Integer(i64),
    Fraction(f64),
}

impl fmt::Display for Actual {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Integer(number) => number.fmt(formatter),
            Self::Fraction(number) => number.fmt(formatter),
        }
    }
}

/// Says which argument breaks which limit, and where the documentation says so. Arguments that are not set break none.
pub(super) fn check(info: &OperationInfo, request: &Request) -> Result<(), String> {
    for limit in info.limits {
        check_one(limit, request).map_err(|fault| match info.page {
            "" => fault,
            page => format!("{fault} ({page})"),
        })?;
    }
    Ok(())
}

fn check_one(limit: &Limit, request: &Request) -> Result<(), String> {
    if let LimitOf::Presence { when, is } = limit.of {
        let broken = has_value(request, when, is) && !request.names().any(|name| name == limit.field);
        return if broken {
            Err(format!("`{}` is not set; it is required if `{when}` is `{is}`", limit.field))
        } else {
            Ok(())
        };
    }
    let (name, rest) = limit.field.split_once('.').unwrap_or((limit.field, ""));
    let name = name.trim_end_matches("[]");
    if let Some(value) = in_url(request, name) {
        return of_url(limit.of, value).map_or(Ok(()), |actual| limit.check(actual));
    }
    let Some((_, json)) = request.body.iter().find(|(known, _)| *known == name) else { return Ok(()) };
    if limit.holds_at_a_glance(json) {
        return Ok(());
    }
    match codec::from_text(json) {
        Ok(value) => check_json(limit, &value, rest),
        Err(_) => Ok(()),
    }
}

/// Whether an argument is this text, number or truth value.
fn has_value(request: &Request, name: &str, value: &str) -> bool {
    let mut is_there = false;
    if let Some(found) = in_url(request, name) {
        found.for_each_text(&mut |text| is_there |= text == value);
    }
    let is_value = |json: &str| json == value || json == json_text(value);
    is_there || request.body.iter().any(|(known, json)| *known == name && is_value(json))
}

/// The value of an argument that is sent in the URL.
fn in_url<'a>(request: &'a Request, name: &str) -> Option<&'a UrlValue> {
    let find = |values: &'a [(&str, UrlValue)]| values.iter().find(|(known, _)| *known == name).map(|(_, value)| value);
    find(&request.query).or_else(|| find(&request.path))
}

/// Checks what the rest of the path leads to, in each item of a list.
fn check_json(limit: &Limit, value: &JsonValue, rest: &str) -> Result<(), String> {
    if rest.is_empty() {
        return of_json(limit.of, value).map_or(Ok(()), |actual| limit.check(actual));
    }
    let (name, rest_of_it) = rest.split_once('.').unwrap_or((rest, ""));
    let items = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
    let mut inner = items.iter().filter_map(|item| item.get(name.trim_end_matches("[]")));
    inner.try_for_each(|value| check_json(limit, value, rest_of_it))
}

fn of_json(of: LimitOf, value: &JsonValue) -> Option<Actual> {
    match of {
        LimitOf::Items => count(value.as_array()?.len()),
        LimitOf::Characters => count(value.as_str()?.chars().count()),
        LimitOf::Presence { .. } => None,
        LimitOf::Value => value.as_i64().map(Actual::Integer).or_else(|| value.as_f64().map(Actual::Fraction)),
    }
}

fn of_url(of: LimitOf, value: &UrlValue) -> Option<Actual> {
    match (of, value) {
        (LimitOf::Items, UrlValue::List(items)) => count(items.len()),
        (LimitOf::Characters, UrlValue::Text(text)) => count(text.chars().count()),
        (LimitOf::Value, UrlValue::Integer(number)) => Some(Actual::Integer(*number)),
        (LimitOf::Value, UrlValue::Number(number)) => Some(Actual::Fraction(*number)),
        _ => None,
    }
}

fn count(number: usize) -> Option<Actual> {
    i64::try_from(number).ok().map(Actual::Integer)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::operation::{Method, Payload};

    const INFO: OperationInfo = OperationInfo {
        id: "test",
        method: Method::Post,
        path: "/",
        payload: Payload::Data,
        idempotent: false,
        page: "spec/test.md",
        limits: &[
            Limit::items("ids", None, Some(2)),
            Limit::characters("name", Some(1), Some(3)),
            Limit::value("page", Some(1), None),
            Limit::value("a.b.limit", None, Some(50)),
            Limit::items("list[].actions", None, Some(1)),
        ],
    };

    fn fault(fill: impl FnOnce(&mut Request)) -> String {
        let mut request = Request::default();
        fill(&mut request);
        check(&INFO, &request).err().unwrap_or_default()
    }

    #[test]
    fn says_the_field_the_limit_and_the_page() {
        assert_eq!(
            fault(|request| request.set_body("ids", &["a", "b", "c"])),
            "`ids` has 3 items; at most 2 are allowed (spec/test.md)"
        );
        assert_eq!(
            fault(|request| request.set_query("page", 0.into())),
            "`page` is 0; at least 1 is needed (spec/test.md)"
        );
        assert_eq!(
            fault(|request| request.set_query("name", "张三李四".into())),
            "`name` has 4 characters; 1 to 3 are allowed (spec/test.md)"
        );
        assert_eq!(
            fault(|request| request.set_query("ids", vec!["a", "b", "c"].into())),
            "`ids` has 3 items; at most 2 are allowed (spec/test.md)"
        );
    }

    #[test]
    fn looks_into_objects_and_items() {
        let limit = |limit| serde_json::json!({"b": {"limit": limit}});
        assert_eq!(fault(|request| request.set_body("a", &limit(50.0))), "");
        assert!(fault(|request| request.set_body("a", &limit(50.5))).starts_with("`a.b.limit` is 50.5;"));
        let list = serde_json::json!([{"actions": ["x"]}, {}, {"actions": ["x", "y"]}]);
        assert!(fault(|request| request.set_body("list", &list)).starts_with("`list[].actions` has 2 items;"));
    }

    #[test]
    fn what_is_within_the_limits_or_not_set_is_sent() {
        assert_eq!(fault(|_| ()), "");
        assert_eq!(fault(|request| request.set_body("ids", &["a,b", ",,,"])), "");
        assert_eq!(fault(|request| request.set_body("name", &"\u{1}\u{2}\u{3}")), "");
        assert_eq!(fault(|request| request.set_body("name", &None::<String>)), "");
        assert!(fault(|request| request.set_body("name", &"")).contains("has 0 characters"));
    }
}

//! Whether a JSON value is of a type, and where in its text a part of it stands.

use std::ops::Range;

use serde_json::{Map, Value};

use crate::ir::{Dto, Field, Type, Values};
use crate::source::Span;

/// A step into a JSON value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    Key(String),
    Index(usize),
}

/// A contradiction between a value and its declaration.
#[derive(Debug)]
pub(super) struct Mismatch {
    /// Where in the value.
    pub(super) path: Vec<Step>,
    /// What is wrong.
    pub(super) problem: String,
    /// Whether the key itself is wrong, not its value.
    pub(super) at_key: bool,
    /// The declaration.
    pub(super) declared: Option<Span>,
}

/// Finds a DTO of the page by name.
pub(super) type Lookup<'a> = &'a dyn Fn(&str) -> Option<&'a Dto>;

/// Whether a literal is of its field's type; its first contradiction otherwise.
pub(super) fn fits(value: &Value, field: &Field, dtos: Lookup<'_>) -> Result<(), Box<Mismatch>> {
    let mut found = Vec::new();
    let nullable = field.constraints.nullable.is_some() && value.is_null();
    if !nullable {
        check(value, &field.ty.value, dtos, &mut Vec::new(), &mut found, field.ty.at);
    }
    found.into_iter().next().map_or(Ok(()), |mismatch| Err(Box::new(mismatch)))
}

/// Every contradiction of a reply.
pub(super) fn reply_fits(value: &Value, fields: &[Field], dtos: Lookup<'_>) -> Vec<Mismatch> {
    let mut found = Vec::new();
    match value {
        Value::Object(object) => check_fields(object, fields, dtos, &mut Vec::new(), &mut found),
        other => found.push(mismatch(&[], other, "an object", None)),
    }
    found
}

fn mismatch(path: &[Step], value: &Value, wanted: &str, declared: Option<Span>) -> Mismatch {
    let problem = format!("this is {}, not {wanted}", kind(value));
    Mismatch { path: path.to_vec(), problem, at_key: false, declared }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(n) if n.is_f64() => "a fraction",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

fn check(value: &Value, ty: &Type, dtos: Lookup<'_>, path: &mut Vec<Step>, found: &mut Vec<Mismatch>, declared: Span) {
    let wanted = match (ty, value) {
        (Type::Any, _)
        | (Type::String | Type::File | Type::Enum { .. }, Value::String(_))
        | (Type::Number, Value::Number(_))
        | (Type::Boolean, Value::Bool(_))
        | (Type::Object, Value::Object(_)) => return,
        (Type::Integer, Value::Number(n)) if !n.is_f64() => return,
        (Type::Array { items }, Value::Array(list)) => {
            for (i, item) in list.iter().enumerate() {
                path.push(Step::Index(i));
                check(item, items, dtos, path, found, declared);
                path.pop();
            }
            return;
        }
        (Type::Dto { name }, Value::Object(object)) => {
            if let Some(dto) = dtos(name) {
                check_fields(object, &dto.fields, dtos, path, found);
            }
            return;
        }
        _ => format!("`{ty}`"),
    };
    found.push(mismatch(path, value, &wanted, Some(declared)));
}

fn check_fields(
    object: &Map<String, Value>,
    fields: &[Field],
    dtos: Lookup<'_>,
    path: &mut Vec<Step>,
    found: &mut Vec<Mismatch>,
) {
    for (key, value) in object {
        path.push(Step::Key(key.clone()));
        match fields.iter().find(|f| f.name.value == *key) {
            // A DTO without rows lists nothing, so anything may stand in it.
            None if fields.is_empty() => {}
            None => {
                let problem = format!("the table has no row `{key}`");
                found.push(Mismatch { path: path.clone(), problem, at_key: true, declared: None });
            }
            Some(field) if value.is_null() && (!field.required.value || field.constraints.nullable.is_some()) => {}
            Some(field) => {
                check(value, &field.ty.value, dtos, path, found, field.ty.at);
                if let Some((value, values)) = not_listed(value, field) {
                    let problem = format!("`{value}` is not one of the listed values");
                    found.push(Mismatch { path: path.clone(), problem, at_key: false, declared: Some(values.at) });
                }
            }
        }
        path.pop();
    }
}

/// The first text in a value that its field's list lacks.
pub(super) fn not_listed<'a>(value: &Value, field: &'a Field) -> Option<(String, &'a Values)> {
    let values = field.values.as_ref().filter(|v| !v.open)?;
    let missing = match value {
        Value::Array(list) => list.iter().find_map(|item| not_listed(item, field).map(|(text, _)| text)),
        Value::Null => None,
        other => {
            let text = other.as_str().map_or_else(|| other.to_string(), str::to_owned);
            (!values.list.iter().any(|v| v.value.value == text)).then_some(text)
        }
    };
    missing.map(|text| (text, values))
}

/// `data.list[0].status`
pub(super) fn pointer(path: &[Step]) -> String {
    let mut text = String::new();
    for step in path {
        match step {
            Step::Key(key) if text.is_empty() => text.push_str(key),
            Step::Key(key) => text.extend([".", key]),
            Step::Index(index) => text.push_str(&format!("[{index}]")),
        }
    }
    text
}

/// The range of a part of a JSON text, which is known to be valid: of its key when `at_key`, else of its value.
pub(super) fn locate(text: &str, path: &[Step], at_key: bool) -> Option<Range<usize>> {
    let mut scanner = Scanner { text: text.as_bytes(), at: 0 };
    let mut range = 0..0;
    for (i, step) in path.iter().enumerate() {
        scanner.blanks();
        scanner.at += 1;
        let mut index = 0;
        loop {
            scanner.blanks();
            let start = scanner.at;
            let hit = match step {
                Step::Key(key) => {
                    let word = scanner.value()?;
                    scanner.blanks();
                    scanner.at += 1;
                    scanner.blanks();
                    range = word.clone();
                    serde_json::from_str::<String>(&text[word]).ok()? == *key
                }
                Step::Index(wanted) => {
                    range = start..start + 1;
                    index == *wanted
                }
            };
            if hit {
                break;
            }
            scanner.value()?;
            scanner.blanks();
            scanner.at += 1;
            index += 1;
        }
        if i + 1 == path.len() && at_key {
            return Some(range);
        }
    }
    scanner.blanks();
    let value = scanner.value()?;
    let first_line = text[value.clone()].lines().next().map_or(0, str::len);
    Some(value.start..value.start + first_line)
}

/// Steps over the parts of a valid JSON text.
struct Scanner<'a> {
    text: &'a [u8],
    at: usize,
}

impl Scanner<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    fn blanks(&mut self) {
        while self.peek().is_some_and(|b| b.is_ascii_whitespace()) {
            self.at += 1;
        }
    }

    /// Steps over one value.
    fn value(&mut self) -> Option<Range<usize>> {
        let start = self.at;
        let mut depth = 0_usize;
        loop {
            match self.peek()? {
                b'"' => self.string()?,
                b'{' | b'[' => {
                    depth += 1;
                    self.at += 1;
                }
                b'}' | b']' => {
                    depth = depth.checked_sub(1)?;
                    self.at += 1;
                }
                _ if depth == 0 => {
                    while self.peek().is_some_and(|b| !b",]} \t\r\n".contains(&b)) {
                        self.at += 1;
                    }
                }
                _ => self.at += 1,
            }
            if depth == 0 {
                return Some(start..self.at);
            }
        }
    }

    fn string(&mut self) -> Option<()> {
        self.at += 1;
        loop {
            match self.peek()? {
                b'\\' => self.at += 2,
                b'"' => {
                    self.at += 1;
                    return Some(());
                }
                _ => self.at += 1,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_found_in_the_text() {
        let text = r#"{ "a": 1, "b": { "c\"d": [true, {"e": "x, y"}] } }"#;
        let key = |name: &str| Step::Key(name.to_owned());
        let words = |path: &[Step], at_key| locate(text, path, at_key).map(|r| &text[r]);
        assert_eq!(words(&[key("a")], false), Some("1"));
        assert_eq!(words(&[key("b"), key("c\"d"), Step::Index(0)], false), Some("true"));
        assert_eq!(words(&[key("b"), key("c\"d"), Step::Index(1), key("e")], false), Some("\"x, y\""));
        assert_eq!(words(&[key("b"), key("c\"d")], true), Some("\"c\\\"d\""));
        assert_eq!(words(&[key("z")], false), None);
    }
}

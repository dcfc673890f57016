//! The arguments of a request as its signature names them: sorted, not encoded, values as JavaScript writes them.
//!
//! The service computes the signature from what it has parsed, so a number of 1.0 is `1` here whatever was sent.

use super::codec;
use super::url_value::UrlValue;

/// The path with the arguments of a query.
pub(super) fn of_query<'a>(path: &str, values: impl Iterator<Item = (&'a str, &'a UrlValue)>) -> String {
    resource(path, values.map(|(name, value)| (name, url_text(value))).collect())
}

/// The path with the fields of a body, whose values are compact JSON.
pub(super) fn of_body<'a>(path: &str, fields: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    resource(path, fields.map(|(name, json)| (name, json_text(json))).collect())
}

fn resource(path: &str, mut pairs: Vec<(&str, String)>) -> String {
    pairs.sort_unstable();
    let mut text = path.to_owned();
    for (position, (name, value)) in pairs.iter().enumerate() {
        text.push(if position == 0 { '?' } else { '&' });
        text.push_str(name);
        text.push('=');
        text.push_str(value);
    }
    text
}

fn url_text(value: &UrlValue) -> String {
    match value {
        UrlValue::Bool(value) => value.to_string(),
        UrlValue::Integer(value) => number(&value.to_string()),
        UrlValue::Number(value) => script_number(*value),
        UrlValue::Text(value) => value.clone(),
        UrlValue::List(items) => {
            let items: Vec<_> = items.iter().map(item_json).collect();
            format!("[{}]", items.join(","))
        }
    }
}

fn item_json(item: &UrlValue) -> String {
    match item {
        UrlValue::Text(text) => codec::text_json(text),
        other => url_text(other),
    }
}

/// Texts without their quotes, everything else as JSON.
fn json_text(json: &str) -> String {
    if json.starts_with('"') {
        return codec::from_text(json).unwrap_or_else(|_| json.to_owned());
    }
    let mut text = String::with_capacity(json.len());
    let mut rest = json;
    while let Some(character) = rest.chars().next() {
        let length = match character {
            '"' => string_length(rest),
            '-' | '0'..='9' => rest.find([',', ']', '}']).unwrap_or(rest.len()),
            _ => character.len_utf8(),
        };
        let (token, after) = rest.split_at(length);
        match character {
            '-' | '0'..='9' => text.push_str(&number(token)),
            _ => text.push_str(token),
        }
        rest = after;
    }
    text
}

/// The bytes of the JSON string that `text` starts with, quotes included.
fn string_length(text: &str) -> usize {
    let mut escaped = false;
    let end = text.char_indices().skip(1).find(|(_, character)| {
        let ends = *character == '"' && !escaped;
        escaped = *character == '\\' && !escaped;
        ends
    });
    end.map_or(text.len(), |(position, _)| position + 1)
}

/// A number of JSON as a script prints it after parsing.
fn number(token: &str) -> String {
    let is_plain = token.len() <= 15 && !token.contains(['.', 'e', 'E']);
    match token.parse() {
        Ok(value) if !is_plain => script_number(value),
        _ => token.to_owned(),
    }
}

fn script_number(value: f64) -> String {
    let size = value.abs();
    if size == 0.0 {
        "0".to_owned()
    } else if (1e-6..1e21).contains(&size) {
        value.to_string()
    } else {
        format!("{value:e}").replace('e', if size < 1.0 { "e" } else { "e+" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Expected: what `JSON.stringify(JSON.parse(text))` gives in a browser.
    #[test]
    fn values_are_written_as_a_script_does() {
        for (json, text) in [
            ("\"a\\\"b\\u00e9\\n\"", "a\"bé\n"),
            ("null", "null"),
            ("true", "true"),
            ("-0.0", "0"),
            ("1.0", "1"),
            ("1e21", "1e+21"),
            ("1e-7", "1e-7"),
            ("2.5e3", "2500"),
            ("9007199254740993", "9007199254740992"),
            (r#"{"a":"1.0,\"2.0\"","b":[1.0,-2.50,{"c":3}]}"#, r#"{"a":"1.0,\"2.0\"","b":[1,-2.5,{"c":3}]}"#),
        ] {
            assert_eq!(json_text(json), text, "{json}");
        }
    }

    #[test]
    fn the_arguments_are_sorted_and_not_encoded() {
        let (ids, all, size): (UrlValue, UrlValue, UrlValue) = (vec!["u\"1", "u 2"].into(), true.into(), 1.0.into());
        let values = [("userIds", &ids), ("all", &all), ("size", &size)];
        assert_eq!(of_query("/x", values.into_iter()), "/x?all=true&size=1&userIds=[\"u\\\"1\",\"u 2\"]");
        assert_eq!(of_query("/x", std::iter::empty()), "/x");
    }
}

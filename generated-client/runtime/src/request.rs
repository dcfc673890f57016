//! The arguments of one call, as the setters gave them: by place and name, not yet encoded.

use super::url_value::UrlValue;
use serde::Serialize;

/// The arguments of one call. Setting a name again replaces its value and keeps its position.
#[derive(Clone, Default)]
pub struct Request {
    pub(super) path: Vec<(&'static str, UrlValue)>,
    pub(super) query: Vec<(&'static str, UrlValue)>,
    /// The fields of the JSON body, each value as compact JSON text.
    pub(super) body: Vec<(&'static str, String)>,
    /// Why the request cannot be sent, when a value has no JSON form. Setters cannot fail, so sending reports it.
    pub(super) fault: Option<String>,
}

impl Request {
    /// Sets a path parameter.
    pub(super) fn set_path(&mut self, name: &'static str, value: UrlValue) {
        replace(&mut self.path, name, value);
    }

    /// Sets a query parameter.
    pub(super) fn set_query(&mut self, name: &'static str, value: UrlValue) {
        replace(&mut self.query, name, value);
    }

    /// Sets a field of the body.
    pub(super) fn set_body<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) {
        self.set_json(name, serde_json::to_string(value));
    }

    /// Whether a field of the body is set.
    pub(super) fn has_body(&self, name: &str) -> bool {
        self.body.iter().any(|(known, _)| *known == name)
    }

    /// The names of all arguments.
    pub(super) fn names(&self) -> impl Iterator<Item = &'static str> {
        let in_url = self.path.iter().chain(&self.query).map(|(name, _)| *name);
        in_url.chain(self.body.iter().map(|(name, _)| *name))
    }

    fn set_json(&mut self, name: &'static str, json: serde_json::Result<String>) {
        match json {
            Ok(json) => replace(&mut self.body, name, json),
            Err(error) => self.fault = Some(format!("the field `{name}` has no JSON form: {error}")),
        }
    }
}

/// A text as JSON.
pub(super) fn json_text(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}

fn replace<T>(values: &mut Vec<(&'static str, T)>, name: &'static str, value: T) {
    match values.iter_mut().find(|(known, _)| *known == name) {
        Some((_, slot)) => *slot = value,
        None => values.push((name, value)),
    }
}

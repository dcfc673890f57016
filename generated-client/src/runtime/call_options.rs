//! What one call has beside its documented arguments: its own limits, and what is sent in addition.

use super::headers;
use super::raw::RawRoute;
use super::retry::RetryPolicy;
use super::url_value::UrlValue;
use http::{HeaderMap, HeaderName, HeaderValue, header};
use serde::Serialize;
use std::time::Duration;

/// The options of one call.
#[derive(Clone)]
pub(super) struct CallOptions {
    pub(super) timeout: Option<Duration>,
    pub(super) deadline: Option<Duration>,
    pub(super) retry: Option<RetryPolicy>,
    pub(super) check_limits: Option<bool>,
    pub(super) lang: Option<HeaderValue>,
    pub(super) tenant: Option<HeaderValue>,
    pub(super) headers: Vec<(HeaderName, HeaderValue)>,
    pub(super) query: Vec<(String, UrlValue)>,
    /// The values are compact JSON.
    pub(super) body: Vec<(String, String)>,
    /// For a request that no operation describes.
    pub(super) raw: Option<RawRoute>,
    /// Why the call cannot be sent. Setters cannot fail, so sending reports it.
    pub(super) fault: Option<String>,
}

impl CallOptions {
    /// None at all.
    pub(super) const NONE: Self = Self {
        timeout: None,
        deadline: None,
        retry: None,
        check_limits: None,
        lang: None,
        tenant: None,
        headers: Vec::new(),
        query: Vec::new(),
        body: Vec::new(),
        raw: None,
        fault: None,
    };

    /// Adds a header, in place of one of that name.
    pub(super) fn header(&mut self, name: &str, value: &str) {
        let parsed = HeaderName::from_bytes(name.as_bytes()).ok().zip(self.value("header", value));
        match parsed {
            Some((name, value)) => self.headers.push((name, value)),
            None => self.fault = Some("it has a header whose name or value no header can have".to_owned()),
        }
    }

    /// A value of a header, or a fault that says what it was to be.
    pub(super) fn value(&mut self, what: &str, value: &str) -> Option<HeaderValue> {
        let parsed = HeaderValue::from_str(value).ok();
        if parsed.is_none() {
            self.fault = Some(format!("the {what} holds characters that no header can"));
        }
        parsed
    }

    /// Adds to the query; a name that was added before gets a list.
    pub(super) fn query(&mut self, name: String, value: String) {
        match self.query.iter_mut().find(|(known, _)| *known == name) {
            Some((_, UrlValue::List(items))) => items.push(value.into()),
            Some((_, first)) => {
                let earlier = std::mem::replace(first, UrlValue::Bool(false));
                *first = UrlValue::List(vec![earlier, value.into()]);
            }
            None => self.query.push((name, value.into())),
        }
    }

    /// Sets a field of the body.
    pub(super) fn body(&mut self, name: String, value: &impl Serialize) {
        self.json_field(name, serde_json::to_string(value));
    }

    fn json_field(&mut self, name: String, json: serde_json::Result<String>) {
        match json {
            Ok(json) => {
                self.body.retain(|(known, _)| *known != name);
                self.body.push((name, json));
            }
            Err(error) => self.fault = Some(format!("the field `{name}` has no JSON form: {error}")),
        }
    }

    /// Adds the headers of the call. Those that say who asks come later and win.
    pub(super) fn apply(&self, tenant_header: &HeaderName, headers: &mut HeaderMap) {
        for (name, value) in &self.headers {
            headers::set(headers, name.clone(), value.clone());
        }
        if let Some(lang) = &self.lang {
            headers::set(headers, LANG, lang.clone());
        }
        if let Some(tenant) = &self.tenant {
            headers::set(headers, tenant_header.clone(), tenant.clone());
        }
        if !self.headers.is_empty() {
            // These belong to the connection and to the length of the body, which the transport knows.
            for name in [header::HOST, header::CONTENT_LENGTH, header::TRANSFER_ENCODING, header::CONNECTION] {
                headers.remove(name);
            }
        }
    }
}

/// The options of a call that has none.
pub(super) static NO_OPTIONS: CallOptions = CallOptions::NONE;

/// The header of the language of messages.
pub(super) const LANG: HeaderName = HeaderName::from_static("x-authing-lang");

//! What one call has beside its documented arguments: its own limits, and what is sent in addition.
//!
//! Most calls have none of it. Calls hold it as [`Extras`], so that a program none of whose calls has any links none of
//! the code behind it.

use super::endpoint::Endpoint;
use super::error::Error;
use super::headers;
use super::operation::OperationInfo;
use super::raw::RawRoute;
use super::request::Request;
use super::retry::RetryPolicy;
use super::url_value::UrlValue;
use super::wire::{Arguments, Prepared, Style};
use http::{HeaderMap, HeaderName, HeaderValue, header};
use serde::Serialize;
use std::time::Duration;

/// The options of one call, if it has any.
pub(super) type Chosen<'a> = Option<&'a dyn Extras>;

/// The options of one call, and what is done with them.
pub(super) trait Extras: Send + Sync {
    fn all(&self) -> &CallOptions;
    fn all_mut(&mut self) -> &mut CallOptions;
    fn cloned(&self) -> Box<dyn Extras>;

    /// Adds the headers of the call. Those that say who asks come later and win.
    fn apply(&self, tenant_header: &HeaderName, headers: &mut HeaderMap);

    /// Encodes the arguments of the call with what the options add or replace.
    fn prepare(
        &self,
        endpoint: &Endpoint,
        style: Style,
        info: &OperationInfo,
        request: &Request,
    ) -> Result<Prepared, String>;

    /// The error of the call, which names the path of a request that no operation describes.
    fn explain(&self, error: Error) -> Error;
}

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
}

impl Extras for CallOptions {
    fn all(&self) -> &CallOptions {
        self
    }

    fn all_mut(&mut self) -> &mut CallOptions {
        self
    }

    fn cloned(&self) -> Box<dyn Extras> {
        Box::new(self.clone())
    }

    fn apply(&self, tenant_header: &HeaderName, headers: &mut HeaderMap) {
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

    fn prepare(
        &self,
        endpoint: &Endpoint,
        style: Style,
        info: &OperationInfo,
        request: &Request,
    ) -> Result<Prepared, String> {
        Prepared::new(endpoint, style, info, &Extended { request, options: self })
    }

    fn explain(&self, error: Error) -> Error {
        match &self.raw {
            None => error,
            Some(raw) => error.at(raw.info.method, &raw.path),
        }
    }
}

impl Clone for Box<dyn Extras> {
    fn clone(&self) -> Self {
        self.cloned()
    }
}

/// The arguments of a call with what its options add or replace.
struct Extended<'a> {
    request: &'a Request,
    options: &'a CallOptions,
}

impl Arguments for Extended<'_> {
    fn fault(&self) -> Option<&str> {
        self.request.fault().or(self.options.fault.as_deref())
    }

    fn path<'a>(&'a self, info: &OperationInfo) -> &'a str {
        self.options.raw.as_ref().map_or(info.path, |raw| raw.path.as_str())
    }

    fn path_value(&self, name: &str) -> Option<&UrlValue> {
        let raw = || {
            let mut values = self.options.raw.as_ref()?.values.iter().rev();
            values.find(|(known, _)| known == name).map(|(_, value)| value)
        };
        self.request.path_value(name).or_else(raw)
    }

    fn each_query<'a>(&'a self, each: &mut dyn FnMut(&'a str, &'a UrlValue)) {
        let extra = &self.options.query;
        self.request.each_query(&mut |name, value| {
            if !extra.iter().any(|(known, _)| known == name) {
                each(name, value);
            }
        });
        extra.iter().for_each(|(name, value)| each(name, value));
    }

    fn each_field<'a>(&'a self, each: &mut dyn FnMut(&'a str, &'a str)) {
        let extra = &self.options.body;
        self.request.each_field(&mut |name, json| {
            if !extra.iter().any(|(known, _)| known == name) {
                each(name, json);
            }
        });
        extra.iter().for_each(|(name, json)| each(name, json));
    }

    fn whole_body(&self) -> Option<&str> {
        self.options.raw.as_ref()?.body.as_deref()
    }
}

/// The header of the language of messages.
pub(super) const LANG: HeaderName = HeaderName::from_static("x-authing-lang");

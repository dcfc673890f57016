//! One call without the type of its operation, so that what is done with it is compiled once: the arguments and options
//! set so far, and the way to send it.

use super::attempts::Decode;
use super::call_options::{CallOptions, Extras};
use super::caller::{Caller, Running};
use super::held::Held;
use super::operation::OperationInfo;
use super::raw::RawRequest;
use super::request::Request;
use super::retry::RetryPolicy;
use super::url_value::UrlValue;
use serde::Serialize;
use std::{sync::Arc, time::Duration};

/// What `Call` is made of; its methods say more.
#[derive(Clone)]
pub struct UntypedCall {
    caller: Arc<Caller>,
    request: Request,
    options: Option<Box<dyn Extras>>,
}

impl UntypedCall {
    /// A call without arguments yet.
    #[inline(never)]
    pub fn new(caller: Arc<Caller>) -> Held<Self> {
        Held::new(Self { caller, request: Request::default(), options: None })
    }

    /// A call that no operation describes.
    pub fn raw(caller: Arc<Caller>, request: RawRequest) -> Held<Self> {
        Held::new(Self { caller, request: Request::default(), options: Some(Box::new(request.into_options())) })
    }

    /// A call of its own with the same arguments and options.
    #[inline(never)]
    pub fn copy(&self) -> Held<Self> {
        Held::new(self.clone())
    }

    /// Sends the call; `decode` reads what comes.
    pub fn run<'a>(&'a self, info: &'a OperationInfo, decode: Decode<'a>) -> Running<'a> {
        let Self { caller, request, options } = self;
        let options = options.as_deref();
        let raw = options.and_then(|options| options.all().raw.as_ref());
        let info = raw.map_or(info, |raw| &raw.info);
        caller.run(info, request, options, decode)
    }

    /// The arguments, to be changed from page to page.
    pub fn request_mut(&mut self) -> &mut Request {
        &mut self.request
    }

    /// The names of the arguments.
    pub fn names(&self) -> Vec<&'static str> {
        self.request.names().collect()
    }

    fn options(&mut self) -> &mut CallOptions {
        self.options.get_or_insert_with(|| Box::new(CallOptions::NONE)).all_mut()
    }
}

/// Options beside the arguments.
impl UntypedCall {
    /// The time for one exchange.
    pub fn timeout(&mut self, timeout: Duration) {
        self.options().timeout = Some(timeout);
    }

    /// The time for all of it.
    pub fn deadline(&mut self, time: Duration) {
        self.options().deadline = Some(time);
    }

    /// When it is repeated.
    pub fn retry(&mut self, policy: RetryPolicy) {
        self.options().retry = Some(policy);
    }

    /// Whether limits are checked.
    pub fn check_limits(&mut self, check: bool) {
        self.options().check_limits = Some(check);
    }

    /// One more header.
    pub fn header(&mut self, name: &str, value: &str) {
        self.options().header(name, value);
    }

    /// One more query parameter.
    pub fn extra_query(&mut self, name: String, value: String) {
        self.options().query(name, value);
    }

    /// One more field of the body.
    pub fn extra_body(&mut self, name: String, value: &impl Serialize) {
        self.options().body(name, value);
    }

    /// The tenant.
    pub fn tenant(&mut self, id: &str) {
        let options = self.options();
        options.tenant = options.value("id of the tenant", id);
    }

    /// The language of messages.
    pub fn locale(&mut self, lang: &str) {
        let options = self.options();
        options.lang = options.value("language", lang);
    }

    /// The token of the user who asks.
    pub fn user_token(&mut self, token: &str) {
        match self.caller.with_user(token) {
            Ok(caller) => self.caller = Arc::new(caller),
            Err(fault) => self.request.fault = Some(fault.to_owned()),
        }
    }
}

/// Arguments.
impl UntypedCall {
    /// A parameter in the path.
    pub fn set_path(&mut self, name: &'static str, value: UrlValue) {
        self.request.set_path(name, value);
    }

    /// A parameter in the query.
    pub fn set_query(&mut self, name: &'static str, value: UrlValue) {
        self.request.set_query(name, value);
    }

    /// A field of the body.
    pub fn set_body(&mut self, name: &'static str, value: &impl Serialize) {
        self.request.set_body(name, value);
    }
}

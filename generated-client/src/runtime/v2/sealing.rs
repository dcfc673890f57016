//! Passwords are encrypted before they are sent: a request in, the same request with every password sealed by the public
//! key of the service out, and on to the service.

use super::{V2, places};
use crate::runtime::attempts::{Attempts, Decode};
use crate::runtime::auth::{Auth, Session};
use crate::runtime::call_options::CallOptions;
use crate::runtime::caller::{Caller, Running};
use crate::runtime::clock;
use crate::runtime::error::{Error, Failure, Kind};
use crate::runtime::operation::{GraphQl, Method, OperationInfo, Payload};
use crate::runtime::password::PasswordKey;
use crate::runtime::reply;
use crate::runtime::request::Request;
use crate::runtime::values::JsonValue;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::OnceCell;
use tokio::time::Instant;

/// The operation that publishes the key. It needs no token.
const SYSTEM: OperationInfo = OperationInfo {
    id: "system",
    method: Method::Get,
    path: "/api/v3/system",
    payload: Payload::Flat,
    idempotent: true,
    page: "",
    limits: &[],
};

/// The public key for passwords: the one that was given, else the one that the service publishes, asked for once.
#[derive(Default)]
pub(in crate::runtime) struct PasswordKeys(OnceCell<PasswordKey>);

impl PasswordKeys {
    pub(super) fn given(key: Option<PasswordKey>) -> Self {
        Self(OnceCell::new_with(key))
    }

    /// The key, before the deadline of the call. Of many callers one asks for it; after a failure the next one does.
    async fn key(&self, caller: &Caller, call: &Attempts<'_>, options: &CallOptions) -> Result<&PasswordKey, Error> {
        // What is left of the time is known when it is this one's turn.
        let key = self.0.get_or_try_init(async || {
            let options = CallOptions { deadline: left(call), ..options.clone() };
            fetch(caller, options).await
        });
        match call.deadline {
            None => key.await,
            Some(deadline) => clock::until(deadline, key).await.unwrap_or_else(|_| Err(call.too_late())),
        }
    }
}

/// The variables of a call that are to be sealed, if it is one of v2.
pub(in crate::runtime) fn is_sealed(
    caller: &Caller,
    info: &OperationInfo,
    request: &Request,
    options: &CallOptions,
) -> bool {
    let (Some(_), Payload::GraphQl(operation)) = (&caller.channel.v2, info.payload) else { return false };
    let is_there = |name: &str, json: &str| changed(operation, name, json, &mut |_| Err(String::new())).is_err();
    request.body.iter().any(|(name, json)| is_there(name, json))
        || options.body.iter().any(|(name, json)| is_there(name, json))
}

/// Carries out a call whose passwords are to be sealed, within its deadline.
pub(in crate::runtime) fn run_sealed<'a>(
    caller: &'a Caller,
    info: &'a OperationInfo,
    request: &'a Request,
    options: &'a CallOptions,
    decode: Decode<'a>,
) -> Running<'a> {
    Box::pin(async move {
        let call = Attempts::new(&caller.channel, info, options);
        // For the limits, which are those of the passwords as they are.
        caller.channel.prepare(info, request, options)?;
        let (Some(V2 { keys }), Payload::GraphQl(operation)) = (&caller.channel.v2, info.payload) else {
            return Err(Failure::of(info, Kind::Input, "only calls of v2 are sealed").into());
        };
        let key = keys.key(caller, &call, options).await?;
        let (mut request, mut options) = (request.clone(), options.clone());
        let sealed = seal(operation, &mut request.body, key).and_then(|()| seal(operation, &mut options.body, key));
        sealed.map_err(|fault| Failure::of(info, Kind::Input, fault))?;
        options.check_limits = Some(false);
        options.deadline = left(&call);
        let prepared = caller.channel.prepare(info, &request, &options);
        caller.run_prepared(info, prepared, &options, decode).await
    })
}

/// The time until the deadline of the call, if it has one.
fn left(call: &Attempts<'_>) -> Option<Duration> {
    call.deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()))
}

/// Encrypts the passwords in the variables of an operation.
fn seal<N: AsRef<str>>(operation: &GraphQl, variables: &mut [(N, String)], key: &PasswordKey) -> Result<(), String> {
    for (name, json) in variables {
        let mut encrypt = |password: &mut JsonValue| {
            let Some(text) = password.as_str() else { return Err("a password is no text".to_owned()) };
            *password = key.encrypt(text).map_err(|error| error.message().to_owned())?.into();
            Ok(())
        };
        if let Some(sealed) = changed(operation, name.as_ref(), json, &mut encrypt)? {
            *json = sealed;
        }
    }
    Ok(())
}

/// The variable with its passwords changed; `None` if it is of the kind that holds none.
fn changed(
    operation: &GraphQl,
    name: &str,
    json: &str,
    change: &mut impl FnMut(&mut JsonValue) -> Result<(), String>,
) -> Result<Option<String>, String> {
    let mut text = None;
    for path in operation.encrypted.iter().filter(|path| places::root(path) == name) {
        text = Some(places::change(path, text.as_deref().unwrap_or(json), &mut *change)?);
    }
    Ok(text)
}

/// Asks the service for its key.
async fn fetch(caller: &Caller, options: CallOptions) -> Result<PasswordKey, Error> {
    let nobody = Caller { channel: caller.channel.clone(), auth: Auth::Fixed(Arc::new(Session::default())) };
    let CallOptions { timeout, deadline, retry, .. } = options;
    let options = CallOptions { timeout, deadline, retry, ..CallOptions::NONE };
    let mut key = None;
    let mut decode = |reply: &reply::Reply| {
        let system: JsonValue = reply::decode(&SYSTEM, reply)?;
        let published = ["/rsa/publicKey", "/data/rsa/publicKey"].iter().find_map(|place| system.pointer(place));
        key = published.and_then(JsonValue::as_str).and_then(|key| PasswordKey::rsa(key).ok());
        Ok(())
    };
    let request = Request::default();
    let asked = nobody.run(&SYSTEM, &request, &options, &mut decode).await;
    match (asked, key) {
        (Ok(_), Some(key)) => Ok(key),
        (Ok(_), None) => Err(no_key("the reply of the service to `GET /api/v3/system` has none").into()),
        (Err(error), _) if error.is_refused() || error.is_decode() => {
            Err(no_key(&format!("`GET /api/v3/system`: {}", error.cause())).source(error).into())
        }
        (Err(error), _) => Err(error),
    }
}

fn no_key(why: &str) -> Box<Failure> {
    let what = "there is no public key to encrypt the password with: give it to `password_public_key`";
    Failure::of(&SYSTEM, Kind::Input, format!("{what} ({why})"))
}

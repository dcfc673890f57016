//! Who asks: the headers and the body fields that prove it, and where they come from.
//!
//! What proves it and where it comes from are trait objects, so that a program links only the ways that it asks for.

use super::app::App;
use super::attempts::Attempts;
use super::call_options::Chosen;
use super::channel::Channel;
use super::claims;
use super::credentials::Credentials;
use super::error::{Error, Failure, Kind};
use super::headers;
use super::operation::OperationInfo;
use super::request::Request;
use super::sessions::Sessions;
use super::signature::KeyUse;
use super::wire::Prepared;
use http::{HeaderMap, HeaderName, HeaderValue, header};
use std::{pin::Pin, sync::Arc};

const USERPOOL_ID: HeaderName = HeaderName::from_static("x-authing-userpool-id");

/// Proves who asks, by headers.
#[derive(Default)]
pub struct Session(Proof);

#[derive(Default)]
enum Proof {
    #[default]
    Nothing,
    Token {
        authorization: HeaderValue,
        userpool_id: Option<HeaderValue>,
    },
    Signature(Box<dyn Sign>),
}

/// Proves who asks by headers that differ from one request to the next.
pub(super) trait Sign: Send + Sync {
    /// Adds these headers to all others of the request. `false` when one of those is not text.
    fn sign(&self, headers: &mut HeaderMap, prepared: &Prepared) -> bool;
}

impl Session {
    /// A session by this value of the header `authorization`; `None` when it holds characters that no header can.
    pub(super) fn new(authorization: String) -> Option<Self> {
        Self::token(authorization, None)
    }

    /// The session of a management token. `None` when it is empty or holds characters that no header can.
    pub fn management(token: &str) -> Option<Self> {
        let userpool_id = claims::userpool_id(token).and_then(|id| HeaderValue::try_from(id).ok());
        if token.is_empty() { None } else { Self::token(format!("Bearer {token}"), userpool_id) }
    }

    /// The session of a token that says nothing about itself. `None` when it is empty or holds characters that no header
    /// can.
    #[cfg(feature = "v2-runtime")]
    pub fn bearer(token: &str) -> Option<Self> {
        if token.is_empty() { None } else { Self::new(format!("Bearer {token}")) }
    }

    /// The session of an access key that signs requests.
    pub(super) fn signing(signer: impl Sign + 'static) -> Self {
        Self(Proof::Signature(Box::new(signer)))
    }

    fn token(authorization: String, userpool_id: Option<HeaderValue>) -> Option<Self> {
        let mut authorization = HeaderValue::try_from(authorization).ok()?;
        authorization.set_sensitive(true);
        Some(Self(Proof::Token { authorization, userpool_id }))
    }

    /// Adds the headers to those of an attempt, which must be complete.
    pub(super) fn sign(&self, info: &OperationInfo, prepared: &Prepared, headers: &mut HeaderMap) -> Result<(), Error> {
        match &self.0 {
            Proof::Nothing => {}
            Proof::Token { authorization, userpool_id } => {
                headers::set(headers, header::AUTHORIZATION, authorization.clone());
                if let Some(id) = userpool_id {
                    headers::set(headers, USERPOOL_ID, id.clone());
                }
            }
            Proof::Signature(signer) => {
                if !signer.sign(headers, prepared) {
                    return Err(Failure::of(info, Kind::Input, "a header of it cannot be signed").into());
                }
            }
        }
        Ok(())
    }
}

/// Where sessions come from.
pub(super) trait Auth: Send + Sync {
    /// Checks and encodes the arguments of a call, with the fields that prove who asks where the body has to.
    fn prepare(
        &self,
        channel: &Channel,
        info: &OperationInfo,
        request: &Request,
        options: Chosen<'_>,
    ) -> Result<Prepared, Error> {
        channel.prepare(info, request, options)
    }

    /// The session to send a call with, which is not the refused one if there can be another.
    fn session<'a>(&'a self, attempts: &'a Attempts<'a>, refused: Option<Arc<Session>>) -> Given<'a>;

    /// Whether there can be another session after the service refused one.
    fn renews(&self) -> bool {
        false
    }

    /// The same on behalf of another user; the error says why it cannot be.
    fn with_user(&self, _token: &str) -> Result<Box<dyn Auth>, &'static str> {
        Err("only calls of the authentication API are made on behalf of a user")
    }
}

/// Where sessions come from, of any kind.
pub struct Asker(pub(super) Box<dyn Auth>);

impl Asker {
    /// One that has this session and no other.
    pub fn fixed(session: Session) -> Self {
        Self(Box::new(Arc::new(session)))
    }

    /// One whose sessions are renewed by these credentials.
    pub fn renewed(credentials: Box<dyn Credentials>, key_use: KeyUse) -> Self {
        Self(Box::new(Sessions::new(credentials, key_use)))
    }

    /// An app, and perhaps somebody who is signed in to it.
    pub fn app(app: App) -> Self {
        Self(Box::new(app))
    }
}

/// A session, now or later.
pub(super) enum Given<'a> {
    Now(Arc<Session>),
    Later(Pin<Box<dyn Future<Output = Result<Arc<Session>, Error>> + Send + 'a>>),
}

/// A credential that the user of the client keeps fresh, or that needs no renewal.
impl Auth for Arc<Session> {
    fn session<'a>(&'a self, _: &'a Attempts<'a>, _: Option<Arc<Session>>) -> Given<'a> {
        Given::Now(self.clone())
    }
}

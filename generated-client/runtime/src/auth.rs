//! Who asks: the headers and the body fields that prove it, and where they come from.

use super::app::App;
use super::attempts::Attempts;
use super::claims;
use super::error::{Error, Failure, Kind};
use super::operation::OperationInfo;
use super::request::Request;
use super::sessions::Sessions;
use super::signature::Signer;
use super::wire::Prepared;
use http::{HeaderMap, HeaderName, HeaderValue, header};
use std::borrow::Cow;
use std::sync::Arc;

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
    Signature(Signer),
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
    pub fn signing(signer: Signer) -> Self {
        Self(Proof::Signature(signer))
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
                headers.insert(header::AUTHORIZATION, authorization.clone());
                if let Some(id) = userpool_id {
                    headers.insert(USERPOOL_ID, id.clone());
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
pub enum Auth {
    /// A credential that the user of the client keeps fresh, or that needs no renewal.
    Fixed(Arc<Session>),
    /// Credentials that are renewed.
    Renewed(Sessions),
    /// An app, and perhaps somebody who is signed in to it.
    App(App),
}

impl Auth {
    /// The arguments of a call with the fields that prove who asks, where the body has to.
    pub(super) fn complete<'a>(&self, info: &OperationInfo, request: &'a Request) -> Cow<'a, Request> {
        match self {
            Self::Fixed(_) | Self::Renewed(_) => Cow::Borrowed(request),
            Self::App(app) => app.complete(info, request),
        }
    }

    /// The session to send a call with.
    pub(super) async fn session(&self, attempts: &Attempts<'_>) -> Result<Arc<Session>, Error> {
        match self {
            Self::Fixed(session) => Ok(session.clone()),
            Self::Renewed(source) => source.session(attempts, None).await,
            Self::App(app) => Ok(app.session(attempts.info)),
        }
    }

    /// Another session after the service refused this one, if there can be one.
    pub(super) async fn renew(
        &self,
        attempts: &Attempts<'_>,
        refused: &Arc<Session>,
    ) -> Result<Option<Arc<Session>>, Error> {
        match self {
            Self::Fixed(_) | Self::App(_) => Ok(None),
            Self::Renewed(source) => source.session(attempts, Some(refused)).await.map(Some),
        }
    }
}

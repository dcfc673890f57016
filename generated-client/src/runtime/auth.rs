//! Who asks: the headers and the body fields that prove it, and where they come from.

use super::app::App;
use super::channel::Channel;
use super::claims;
use super::error::Error;
use super::operation::OperationInfo;
use super::request::Request;
use super::token::TokenSource;
use http::{HeaderMap, HeaderName, HeaderValue, header};
use std::borrow::Cow;
use std::sync::Arc;

const USERPOOL_ID: HeaderName = HeaderName::from_static("x-authing-userpool-id");

/// The headers that say who asks.
#[derive(Debug, Default)]
pub(super) struct Session {
    authorization: Option<HeaderValue>,
    userpool_id: Option<HeaderValue>,
}

impl Session {
    /// A session by this value of the header `authorization`; `None` when it holds characters that no header can.
    pub(super) fn new(authorization: String) -> Option<Self> {
        let mut authorization = HeaderValue::try_from(authorization).ok()?;
        authorization.set_sensitive(true);
        Some(Self { authorization: Some(authorization), userpool_id: None })
    }

    /// The session of a management token.
    pub(super) fn management(token: &str) -> Option<Self> {
        let userpool_id = claims::userpool_id(token).and_then(|id| HeaderValue::try_from(id).ok());
        Some(Self { userpool_id, ..Self::new(format!("Bearer {token}"))? })
    }

    /// Adds the headers.
    pub(super) fn sign(&self, headers: &mut HeaderMap) {
        let named = [(header::AUTHORIZATION, &self.authorization), (USERPOOL_ID, &self.userpool_id)];
        for (name, value) in named {
            if let Some(value) = value {
                headers.insert(name, value.clone());
            }
        }
    }
}

/// Where sessions come from.
pub(super) enum Auth {
    /// A token that the user of the client keeps fresh.
    Token(Arc<Session>),
    /// Tokens that the client fetches for an access key.
    AccessKey(TokenSource),
    /// An app, and perhaps somebody who is signed in to it.
    App(App),
}

impl Auth {
    /// The arguments of a call with the fields that prove who asks, where the body has to.
    pub(super) fn complete<'a>(&self, info: &OperationInfo, request: &'a Request) -> Cow<'a, Request> {
        match self {
            Self::Token(_) | Self::AccessKey(_) => Cow::Borrowed(request),
            Self::App(app) => app.complete(info, request),
        }
    }

    /// The session to send a call with.
    pub(super) async fn session(&self, channel: &Channel, info: &OperationInfo) -> Result<Arc<Session>, Error> {
        match self {
            Self::Token(session) => Ok(session.clone()),
            Self::AccessKey(source) => source.session(channel, None).await,
            Self::App(app) => Ok(app.session(info)),
        }
    }

    /// Another session after the service refused this one, if there can be one.
    pub(super) async fn renew(&self, channel: &Channel, refused: &Arc<Session>) -> Result<Option<Arc<Session>>, Error> {
        match self {
            Self::Token(_) | Self::App(_) => Ok(None),
            Self::AccessKey(source) => source.session(channel, Some(refused)).await.map(Some),
        }
    }
}

//! Who asks: the headers that carry the token of a client, and where the token comes from.

use super::{channel::Channel, claims, error::Error, token::TokenSource};
use http::{HeaderMap, HeaderName, HeaderValue, header};
use std::sync::Arc;

const USERPOOL_ID: HeaderName = HeaderName::from_static("x-authing-userpool-id");

/// A token, ready to be sent.
#[derive(Debug)]
pub(super) struct Session {
    authorization: HeaderValue,
    userpool_id: Option<HeaderValue>,
}

impl Session {
    /// `None` when the token holds characters that no header can.
    pub(super) fn new(token: &str) -> Option<Self> {
        let mut authorization = HeaderValue::try_from(format!("Bearer {token}")).ok()?;
        authorization.set_sensitive(true);
        let userpool_id = claims::userpool_id(token).and_then(|id| HeaderValue::try_from(id).ok());
        Some(Self { authorization, userpool_id })
    }

    /// Adds the headers.
    pub(super) fn sign(&self, headers: &mut HeaderMap) {
        headers.insert(header::AUTHORIZATION, self.authorization.clone());
        if let Some(id) = &self.userpool_id {
            headers.insert(USERPOOL_ID, id.clone());
        }
    }
}

/// Where sessions come from.
pub(super) enum Auth {
    /// A token that the user of the client keeps fresh.
    Token(Arc<Session>),
    /// Tokens that the client fetches for an access key.
    AccessKey(TokenSource),
}

impl Auth {
    /// The session to send a call with.
    pub(super) async fn session(&self, channel: &Channel) -> Result<Arc<Session>, Error> {
        match self {
            Self::Token(session) => Ok(session.clone()),
            Self::AccessKey(source) => source.session(channel, None).await,
        }
    }

    /// Another session after the service refused this one, if there can be one.
    pub(super) async fn renew(&self, channel: &Channel, refused: &Arc<Session>) -> Result<Option<Arc<Session>>, Error> {
        match self {
            Self::Token(_) => Ok(None),
            Self::AccessKey(source) => source.session(channel, Some(refused)).await.map(Some),
        }
    }
}

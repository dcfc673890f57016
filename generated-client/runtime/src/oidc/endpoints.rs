//! The endpoints of OpenID Connect, and one exchange with them: form fields or a token in, a decoded reply out.

use super::client::Inner;
use super::oauth_error::OAuthError;
use crate::TokenEndpointAuthMethod;
use crate::auth::{Asker, Session};
use crate::caller::Caller;
use crate::codec::Read;
use crate::error::{Error, Failure, Kind};
use crate::operation::{Method, OperationInfo, Payload};
use crate::reply::{self, Reply};
use crate::request::Request;
use crate::wire::Prepared;
use std::sync::Arc;

/// Where users sign in.
pub(super) const AUTHORIZE: &str = "/oidc/auth";
/// Where users sign out.
pub(super) const END_SESSION: &str = "/oidc/session/end";

/// Where tokens are issued.
pub(super) const TOKEN: OperationInfo = post("oidc-token", "/oidc/token", Payload::Flat, false);
/// Where the service tells about a token.
pub(super) const INTROSPECTION: OperationInfo =
    post("oidc-introspection", "/oidc/token/introspection", Payload::Flat, true);
/// Where a token is made invalid.
pub(super) const REVOCATION: OperationInfo = post("oidc-revocation", "/oidc/token/revocation", Payload::Empty, true);
/// Where the service tells about the user.
pub(super) const USER_INFO: OperationInfo = get("oidc-userinfo", "/oidc/me");
/// The keys of an address.
pub(super) const HOST_KEYS: OperationInfo = get("oidc-jwks", "/oidc/.well-known/jwks.json");
/// The keys of an app.
pub(super) const APP_KEYS: OperationInfo = get("oidc-jwks", "/{app}/oidc/.well-known/jwks.json");

const fn post(id: &'static str, path: &'static str, payload: Payload, idempotent: bool) -> OperationInfo {
    OperationInfo { id, method: Method::Post, path, payload, idempotent, page: "", limits: &[] }
}

const fn get(id: &'static str, path: &'static str) -> OperationInfo {
    OperationInfo { id, method: Method::Get, path, payload: Payload::Flat, idempotent: true, page: "", limits: &[] }
}

/// The fields of a form, in the order in which they are sent.
pub(super) type Form<'a> = Vec<(&'static str, &'a str)>;

impl Inner {
    /// Posts a form, by which or beside which the app proves itself.
    pub(super) async fn post_form<T: Read + Send>(
        &self,
        info: &OperationInfo,
        method: TokenEndpointAuthMethod,
        mut form: Form<'_>,
    ) -> Result<T, Error> {
        let mut session = Arc::default();
        match method {
            TokenEndpointAuthMethod::ClientSecretPost => {
                form.extend([("client_id", self.app.id()), ("client_secret", self.app.secret())]);
            }
            TokenEndpointAuthMethod::ClientSecretBasic => session = self.app.basic(),
            TokenEndpointAuthMethod::None => form.push(("client_id", self.app.id())),
        }
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
        let prepared = Prepared::form(&self.channel.endpoint, info, body)
            .map_err(|fault| Failure::of(info, Kind::Input, fault).into());
        self.exchange(info, prepared, session).await
    }

    /// Gets what `info` is about, as the user of this token if there is one.
    pub(super) async fn get<T: Read + Send>(
        &self,
        info: &OperationInfo,
        request: &Request,
        user_token: Option<&str>,
    ) -> Result<T, Error> {
        let prepared = self.channel.prepare(info, request, None);
        let session = match user_token {
            Some(token) => Arc::new(Session::new(format!("Bearer {token}")).ok_or_else(|| {
                Failure::of(info, Kind::Input, "the access token holds characters that no header can")
            })?),
            None => Arc::default(),
        };
        self.exchange(info, prepared, session).await
    }

    async fn exchange<T: Read + Send>(
        &self,
        info: &OperationInfo,
        prepared: Result<Prepared, Error>,
        session: Arc<Session>,
    ) -> Result<T, Error> {
        let caller = Caller { channel: self.channel.clone(), auth: Asker(Box::new(session)) };
        let mut output = T::default();
        let mut decode = |reply: &Reply| {
            if let Some(refusal) = OAuthError::of_reply(reply) {
                return Err(refusal.into_reply_error(info, reply));
            }
            output = reply::decode(info, reply)?;
            Ok(())
        };
        caller.run_prepared(info, prepared, None, &mut decode).await?;
        Ok(output)
    }
}

//! The app that an authentication client stands for: how it proves itself, and whose token it sends.

use super::attempts::Attempts;
use super::auth::{Auth, Given, Session};
use super::call_options::Chosen;
use super::channel::Channel;
use super::error::Error;
use super::operation::OperationInfo;
use super::request::Request;
use super::wire::Prepared;
use base64::{Engine, engine::general_purpose::STANDARD};
use secrecy::{ExposeSecret, SecretString};
use std::{borrow::Cow, sync::Arc};

/// The operations that want to know the app itself, by its id and secret. They answer with tokens.
const CONFIDENTIAL: [&str; 3] =
    ["/api/v3/signin", "/api/v3/signin-by-mobile", "/api/v3/exchange-tokenset-with-qrcode-ticket"];

/// Whether an app proves itself to this operation, and gets tokens from it.
pub fn is_confidential(info: &OperationInfo) -> bool {
    CONFIDENTIAL.contains(&info.path)
}

/// Whether the operation at this path answers with tokens.
pub(super) fn gives_tokens(path: &str) -> bool {
    #[cfg(feature = "v2-runtime")]
    if super::v2::holds_secrets(path) {
        return true;
    }
    CONFIDENTIAL.contains(&path) || path == super::token::TOKEN.path
}

/// How an app proves itself where tokens are issued. The setting of the app in the console must be the same.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TokenEndpointAuthMethod {
    /// `client_secret_post`: by the fields `client_id` and `client_secret` of the body.
    #[default]
    ClientSecretPost,
    /// `client_secret_basic`: by the header `authorization`, in place of the token of a user.
    ClientSecretBasic,
    /// `none`: not at all, as apps that cannot keep a secret.
    None,
}

/// How the token of a user is written into the header `authorization`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum UserTokenScheme {
    /// `Bearer <token>`: what the service's description of its interface says.
    #[default]
    Bearer,
    /// The token and nothing else, as most of the official SDKs send it.
    Raw,
}

/// An app, ready to prove itself. Clones share everything but the user.
#[derive(Clone)]
pub struct App {
    identity: Arc<Identity>,
    user: Arc<Session>,
}

struct Identity {
    id: String,
    secret: SecretString,
    method: TokenEndpointAuthMethod,
    scheme: UserTokenScheme,
    /// What `client_secret_basic` sends.
    basic: Arc<Session>,
}

impl App {
    /// An app without a user; `None` when its id or secret holds characters that no header can.
    pub fn new(
        id: String,
        secret: SecretString,
        method: TokenEndpointAuthMethod,
        scheme: UserTokenScheme,
    ) -> Option<Self> {
        let pair = STANDARD.encode(format!("{id}:{}", secret.expose_secret()));
        let basic = Arc::new(Session::new(format!("Basic {pair}"))?);
        let identity = Identity { id, secret, method, scheme, basic };
        Some(Self { identity: Arc::new(identity), user: Arc::default() })
    }

    /// The same app with another user; `None` when the token holds characters that no header can. An empty token is
    /// none.
    pub fn with_user(&self, token: &str) -> Option<Self> {
        let user = match self.identity.scheme {
            _ if token.is_empty() => Session::default(),
            UserTokenScheme::Bearer => Session::new(format!("Bearer {token}"))?,
            UserTokenScheme::Raw => Session::new(token.to_owned())?,
        };
        Some(Self { identity: self.identity.clone(), user: Arc::new(user) })
    }

    /// The id of the app.
    pub fn id(&self) -> &str {
        &self.identity.id
    }

    /// The secret of the app.
    #[cfg(feature = "oidc")]
    pub(super) fn secret(&self) -> &str {
        self.identity.secret.expose_secret()
    }

    /// How the app proves itself where tokens are issued.
    #[cfg(feature = "oidc")]
    pub(super) fn method(&self) -> TokenEndpointAuthMethod {
        self.identity.method
    }

    /// What `client_secret_basic` sends.
    #[cfg(feature = "oidc")]
    pub(super) fn basic(&self) -> Arc<Session> {
        self.identity.basic.clone()
    }

    /// The arguments with the id and secret of the app, where the body has to prove it. What the caller set stays.
    fn complete<'a>(&self, info: &OperationInfo, request: &'a Request) -> Cow<'a, Request> {
        let Identity { id, secret, method, .. } = &*self.identity;
        if *method != TokenEndpointAuthMethod::ClientSecretPost || !is_confidential(info) {
            return Cow::Borrowed(request);
        }
        let mut request = request.clone();
        for (name, value) in [("client_id", id.as_str()), ("client_secret", secret.expose_secret())] {
            if !request.has_body(name) {
                request.set_body(name, value);
            }
        }
        Cow::Owned(request)
    }
}

impl Auth for App {
    fn prepare(
        &self,
        channel: &Channel,
        info: &OperationInfo,
        request: &Request,
        options: Chosen<'_>,
    ) -> Result<Prepared, Error> {
        channel.prepare(info, &self.complete(info, request), options)
    }

    fn session<'a>(&'a self, attempts: &'a Attempts<'a>, _: Option<Arc<Session>>) -> Given<'a> {
        let Identity { method, basic, .. } = &*self.identity;
        let proves_app = *method == TokenEndpointAuthMethod::ClientSecretBasic && is_confidential(attempts.info);
        Given::Now(if proves_app { basic.clone() } else { self.user.clone() })
    }

    fn with_user(&self, token: &str) -> Result<Box<dyn Auth>, &'static str> {
        let app = self.with_user(token).ok_or("the user token holds characters that no header can")?;
        Ok(Box::new(app))
    }
}

//! Verifying an ID token: the token and what is expected of it in, its claims out.

use super::claims::{self, Expected, Nonce};
use super::client::OidcClient;
use super::fault::LoginFault;
use super::jwt::Unverified;
use super::options::IdTokenAlgorithm;
use crate::error::Error;
use crate::values::{JsonObject, JsonValue};
use secrecy::{ExposeSecret, SecretString};
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use std::{fmt, pin::Pin};

/// The verification of an ID token: see [`OidcClient::verify_id_token`]. Say what is expected of the token, then
/// [`send`](Self::send) or `.await` it.
#[must_use = "nothing is verified until it is sent"]
pub struct IdTokenVerification {
    client: OidcClient,
    token: SecretString,
    nonce: Option<SecretString>,
    any_nonce: bool,
    access_token: Option<SecretString>,
    max_age: Option<Duration>,
    time: Option<SystemTime>,
}

impl IdTokenVerification {
    pub(super) fn new(client: OidcClient, token: &str) -> Self {
        let token = token.into();
        Self { client, token, nonce: None, any_nonce: false, access_token: None, max_age: None, time: None }
    }

    /// The `nonce` that the login was started with. Unless it is set, a token that has one is refused.
    pub fn nonce(mut self, nonce: impl AsRef<str>) -> Self {
        self.nonce = Some(nonce.as_ref().into());
        self
    }

    /// Takes any `nonce`. Only for tokens that did not come by way of a browser, such as those of a refresh: without
    /// the check a stolen ID token can be used again.
    pub fn any_nonce(mut self) -> Self {
        self.any_nonce = true;
        self
    }

    /// The access token that came with the ID token: they must belong together, if the ID token says to which access
    /// token it belongs.
    pub fn access_token(mut self, token: impl AsRef<str>) -> Self {
        self.access_token = Some(token.as_ref().into());
        self
    }

    /// How long ago the user may have signed in. Then the token has to say when that was.
    pub fn max_age(mut self, age: Duration) -> Self {
        self.max_age = Some(age);
        self
    }

    /// Judges the token as of this time. Default: now.
    pub fn at(mut self, time: SystemTime) -> Self {
        self.time = Some(time);
        self
    }

    /// Verifies the token. The keys of the service are fetched when they are needed, and kept for other tokens.
    ///
    /// # Errors
    ///
    /// [`Error::is_untrusted`] when the token is not to be trusted: [`LoginFault::of`] says why. Any other error when
    /// the keys of the service cannot be had.
    pub async fn send(self) -> Result<IdTokenClaims, Error> {
        let client = &self.client.0;
        let token = Unverified::parse(self.token.expose_secret())?;
        let algorithm = token.algorithm()?;
        if client.options.algorithm.is_some_and(|only| only != algorithm) {
            return Err(LoginFault::Algorithm.into());
        }
        match algorithm {
            IdTokenAlgorithm::Rs256 => token.check_rsa(&*client.key(token.key_id()?).await?)?,
            IdTokenAlgorithm::Hs256 => token.check_hmac(client.app.secret())?,
        }
        let claims = token.into_claims()?;
        self.expected().check(&claims, since_epoch(self.time))?;
        Ok(IdTokenClaims(claims))
    }

    fn expected(&self) -> Expected<'_> {
        let client = &self.client.0;
        Expected {
            issuer: &client.issuer,
            app_id: client.app.id(),
            leeway: client.options.leeway,
            nonce: match &self.nonce {
                Some(nonce) => Nonce::Is(nonce.expose_secret()),
                None if self.any_nonce => Nonce::Any,
                None => Nonce::Absent,
            },
            access_token: self.access_token.as_ref().map(ExposeSecret::expose_secret),
            max_age: self.max_age,
        }
    }
}

fn since_epoch(time: Option<SystemTime>) -> i64 {
    let since = time.unwrap_or_else(SystemTime::now).duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}

impl IntoFuture for IdTokenVerification {
    type Output = Result<IdTokenClaims, Error>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    /// The same as [`send`](IdTokenVerification::send).
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

/// Shows nothing of the token.
impl fmt::Debug for IdTokenVerification {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("IdTokenVerification").finish_non_exhaustive()
    }
}

/// What a verified ID token says.
#[derive(Clone, PartialEq)]
pub struct IdTokenClaims(JsonObject);

impl IdTokenClaims {
    /// The id of the user at the service (`sub`).
    pub fn subject(&self) -> &str {
        self.text("sub").unwrap_or_default()
    }

    /// Who issued the token (`iss`).
    pub fn issuer(&self) -> &str {
        self.text("iss").unwrap_or_default()
    }

    /// The apps that the token is for (`aud`).
    pub fn audience(&self) -> Vec<&str> {
        claims::audience(&self.0).unwrap_or_default()
    }

    /// When the token expires (`exp`), in seconds since 1970.
    pub fn expires_at(&self) -> i64 {
        claims::time(&self.0, "exp").ok().flatten().unwrap_or_default()
    }

    /// When the token was issued (`iat`), in seconds since 1970.
    pub fn issued_at(&self) -> i64 {
        claims::time(&self.0, "iat").ok().flatten().unwrap_or_default()
    }

    /// A claim that is a text, such as `name`, `email` or `phone_number`. Which there are depends on the scope.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.get(name)?.as_str()
    }

    /// A claim of any type.
    pub fn get(&self, name: &str) -> Option<&JsonValue> {
        self.0.get(name)
    }

    /// All claims.
    pub fn as_object(&self) -> &JsonObject {
        &self.0
    }
}

/// Shows the names of the claims, not their values, which are personal data.
impl fmt::Debug for IdTokenClaims {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.0.keys().collect::<Vec<_>>();
        formatter.debug_tuple("IdTokenClaims").field(&names).finish()
    }
}

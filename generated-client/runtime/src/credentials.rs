//! Where credentials come from: given once, or by a [`Credentials`] provider whenever new ones are needed.

use secrecy::SecretString;
use std::{error::Error, fmt, pin::Pin, sync::Arc, time::Duration};

/// What [`Credentials::credential`] gives.
pub type CredentialFuture<'a> =
    Pin<Box<dyn Future<Output = Result<Credential, Box<dyn Error + Send + Sync>>> + Send + 'a>>;

/// A source of credentials, such as a vault or another service that hands out tokens.
///
/// The client asks when it has no credential, shortly before the last one expires, and once after the service refused
/// it (401). However many calls wait, it asks once. A failure is given to the calls that waited; the next call asks
/// again. An error should name no secret: [`Error`](crate::Error) shows it.
///
/// ```
/// use authing_client::{Credential, CredentialFuture, Credentials, ManagementClient};
/// use std::time::Duration;
///
/// struct Vault;
///
/// impl Credentials for Vault {
///     fn credential(&self) -> CredentialFuture<'_> {
///         Box::pin(async {
///             let token = std::fs::read_to_string("/run/secrets/authing-token")?;
///             Ok(Credential::access_token(token.trim()).expires_in(Duration::from_secs(600)))
///         })
///     }
/// }
///
/// # fn main() -> Result<(), authing_client::Error> {
/// let client = ManagementClient::builder().credentials(Vault).build()?;
/// # Ok(()) }
/// ```
pub trait Credentials: Send + Sync + 'static {
    /// A credential to use from now on.
    fn credential(&self) -> CredentialFuture<'_>;
}

impl<T: Credentials + ?Sized> Credentials for Arc<T> {
    fn credential(&self) -> CredentialFuture<'_> {
        (**self).credential()
    }
}

/// What proves who asks: an access key or a token. `Debug` shows neither secret nor token.
#[derive(Clone)]
pub struct Credential {
    pub(super) kind: CredentialKind,
    pub(super) expires_in: Option<Duration>,
}

#[derive(Clone)]
/// What a [`Credential`] is.
pub(super) enum CredentialKind {
    /// An access key.
    AccessKey {
        /// Its id.
        id: String,
        /// Its secret.
        secret: SecretString,
    },
    /// A management token.
    Token(SecretString),
}

impl Credential {
    /// An access key: the id and secret of the user pool, or those of a co-administrator.
    pub fn access_key(id: impl Into<String>, secret: impl Into<String>) -> Self {
        let kind = CredentialKind::AccessKey { id: id.into(), secret: secret.into().into() };
        Self { kind, expires_in: None }
    }

    /// A management token.
    pub fn access_token(token: impl Into<String>) -> Self {
        Self { kind: CredentialKind::Token(token.into().into()), expires_in: None }
    }

    /// How long it is valid, counted from now. Default: until the service refuses it.
    ///
    /// For an access key that fetches tokens this does not matter: the token says how long it is valid.
    pub fn expires_in(mut self, time: Duration) -> Self {
        self.expires_in = Some(time);
        self
    }
}

/// A credential that never changes is its own source.
impl Credentials for Credential {
    fn credential(&self) -> CredentialFuture<'_> {
        Box::pin(async { Ok(self.clone()) })
    }
}

impl fmt::Debug for Credential {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = formatter.debug_struct("Credential");
        match &self.kind {
            CredentialKind::AccessKey { id, .. } => debug.field("access_key_id", id),
            CredentialKind::Token(_) => debug.field("access_token", &"***"),
        };
        debug.field("expires_in", &self.expires_in).finish()
    }
}

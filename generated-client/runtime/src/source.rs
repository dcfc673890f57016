//! Who asks, as a builder is told: a [`Source`] in, an [`Asker`] out, or why nobody can.

use super::auth::{Asker, Session};
use super::credentials::{Credential, CredentialKind, Credentials};
use super::signature::KeyUse;
use secrecy::{ExposeSecret, SecretString};

/// Says who asks. What each way needs is behind a pointer, so that a program links only the ways that it asks for.
pub struct Source(Box<dyn FnOnce(KeyUse) -> Result<Asker, String> + Send + Sync>);

impl Source {
    /// Nobody: `fault` tells why.
    pub fn nobody(fault: impl Into<String>) -> Self {
        let fault = fault.into();
        Self(Box::new(|_| Err(fault)))
    }

    /// An access key, which fetches tokens or signs.
    pub fn key(id: String, secret: SecretString) -> Self {
        Self(Box::new(move |key_use| {
            if id.is_empty() || secret.expose_secret().is_empty() {
                return Err("the id or the secret of the access key is empty".to_owned());
            }
            let Some(signing) = key_use.signing else {
                let kind = CredentialKind::AccessKey { id, secret };
                return Ok(Asker::renewed(Box::new(Credential { kind, expires_in: None }), key_use));
            };
            let session = (signing.session)(&id, secret.expose_secret(), key_use.date);
            Ok(Asker::fixed(session.ok_or("the id of the access key holds characters that no header can")?))
        }))
    }

    /// A management token that the user of the client keeps fresh.
    pub fn token(token: SecretString) -> Self {
        Self(Box::new(move |_| {
            let token = token.expose_secret();
            if token.is_empty() {
                return Err("the access token is empty".to_owned());
            }
            let session = Session::management(token);
            Ok(Asker::fixed(session.ok_or("the access token holds characters that no header can")?))
        }))
    }

    /// What a provider gives whenever it is needed.
    pub fn provider(provider: Box<dyn Credentials>) -> Self {
        Self(Box::new(|key_use| Ok(Asker::renewed(provider, key_use))))
    }

    /// A credential of either kind.
    pub fn credential(credential: Credential) -> Self {
        match credential.kind {
            CredentialKind::AccessKey { id, secret } => Self::key(id, secret),
            CredentialKind::Token(token) => Self::token(token),
        }
    }

    /// Who asks, with this use of access keys.
    pub fn asker(self, key_use: KeyUse) -> Result<Asker, String> {
        (self.0)(key_use)
    }
}

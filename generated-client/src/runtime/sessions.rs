//! Sessions that are kept until shortly before they expire, and renewed once however many calls wait.

use super::attempts::Attempts;
use super::auth::Session;
use super::credentials::{CredentialKind, Credentials};
use super::error::{Error, Failure, Kind};
use super::signature::{AccessKeyScheme, SignatureDate, Signer};
use super::token;
use secrecy::ExposeSecret;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;
use tokio::sync::Mutex;
use tokio::time::Instant;

/// How long before its end a session is renewed: at least this or a tenth of its life if that is less, at most twice
/// as long, so that many machines do not renew at once.
const MARGIN: Duration = Duration::from_secs(60);
/// How long a session that could not be renewed ahead of time is used before that is tried again.
const PAUSE: Duration = Duration::from_secs(5);

/// Makes and keeps the session of one client.
pub(super) struct Sessions {
    credentials: Box<dyn Credentials>,
    scheme: AccessKeyScheme,
    date: SignatureDate,
    cached: RwLock<Option<Cached>>,
    /// Held while a session is being made; inside, why the last try failed.
    flight: Mutex<Option<Error>>,
    /// How many tries have ended.
    flights: AtomicU64,
}

#[derive(Clone)]
struct Cached {
    session: Arc<Session>,
    /// From here on the next call renews it, while others still use it.
    renew_at: Option<Instant>,
    expires_at: Option<Instant>,
}

impl Sessions {
    pub(super) fn new(credentials: Box<dyn Credentials>, scheme: AccessKeyScheme, date: SignatureDate) -> Self {
        let (cached, flight, flights) = (RwLock::default(), Mutex::default(), AtomicU64::new(0));
        Self { credentials, scheme, date, cached, flight, flights }
    }

    /// A session that has not expired and is not the refused one. Of many callers one makes it; the others get what it
    /// got.
    pub(super) async fn session(
        &self,
        attempts: &Attempts<'_>,
        refused: Option<&Arc<Session>>,
    ) -> Result<Arc<Session>, Error> {
        match self.usable(refused).filter(|cached| !cached.is_due()) {
            Some(cached) => Ok(cached.session),
            // Seldom, hence on the heap: it would make the future of every call larger.
            None => Box::pin(self.renewed(attempts, refused)).await,
        }
    }

    async fn renewed(&self, attempts: &Attempts<'_>, refused: Option<&Arc<Session>>) -> Result<Arc<Session>, Error> {
        let seen = self.flights.load(Ordering::Acquire);
        let usable = self.usable(refused);
        let (mut last_error, fallback) = match usable {
            Some(cached) if !cached.is_due() => return Ok(cached.session),
            Some(cached) => match self.flight.try_lock() {
                Ok(flight) => (flight, Some(cached)),
                Err(_) => return Ok(cached.session),
            },
            None => (self.flight.lock().await, None),
        };
        if let Some(cached) = self.usable(refused).filter(|cached| !cached.is_due()) {
            return Ok(cached.session);
        }
        if let Some(error) = last_error.as_ref().filter(|_| self.flights.load(Ordering::Acquire) != seen) {
            return fallback.map(|cached| cached.session).ok_or_else(|| error.clone());
        }
        let made = self.make(attempts).await;
        self.flights.fetch_add(1, Ordering::Release);
        *last_error = made.as_ref().err().cloned();
        let made = match (made, fallback) {
            (Ok(made), _) => made,
            // It is still valid: better used than no call at all.
            (Err(_), Some(cached)) => Cached { renew_at: Some(Instant::now() + PAUSE), ..cached },
            (Err(error), None) => return Err(error),
        };
        let session = made.session.clone();
        *self.cached.write().unwrap_or_else(PoisonError::into_inner) = Some(made);
        Ok(session)
    }

    fn usable(&self, refused: Option<&Arc<Session>>) -> Option<Cached> {
        let cached = self.cached.read().unwrap_or_else(PoisonError::into_inner);
        let cached = cached.as_ref().filter(|cached| cached.expires_at.is_none_or(|end| Instant::now() < end))?;
        let is_refused = refused.is_some_and(|refused| Arc::ptr_eq(refused, &cached.session));
        (!is_refused).then(|| cached.clone())
    }

    async fn make(&self, attempts: &Attempts<'_>) -> Result<Cached, Error> {
        let asked = Instant::now();
        let unusable = |what: &str| Failure::of(attempts.info, Kind::Credentials, what);
        let credential =
            self.credentials.credential().await.map_err(|cause| {
                Failure::of(attempts.info, Kind::Credentials, cause.to_string()).source_boxed(cause)
            })?;
        let (session, valid_for) = match &credential.kind {
            #[cfg(feature = "v2-runtime")]
            CredentialKind::Token(token) if attempts.channel.v2.is_some() => {
                (Session::bearer(token.expose_secret()), credential.expires_in)
            }
            CredentialKind::Token(token) => (Session::management(token.expose_secret()), credential.expires_in),
            CredentialKind::AccessKey { id, secret } if id.is_empty() || secret.expose_secret().is_empty() => {
                return Err(unusable("the id or the secret of the access key is empty").into());
            }
            CredentialKind::AccessKey { id, secret } => match self.scheme {
                AccessKeyScheme::Signature => {
                    (Signer::new(id, secret.expose_secret(), self.date).map(Session::signing), credential.expires_in)
                }
                AccessKeyScheme::Token => {
                    let (session, lifetime) = fetch(attempts, id, secret.expose_secret()).await?;
                    (Some(session), Some(lifetime))
                }
            },
        };
        let session = session.ok_or_else(|| unusable("they are empty or hold characters that no header can"))?;
        let usable_for = valid_for.map(|lifetime| usable_time(lifetime, margin(attempts, lifetime), fastrand::f64()));
        Ok(Cached {
            session: Arc::new(session),
            renew_at: usable_for.and_then(|time| asked.checked_add(time)),
            expires_at: valid_for.and_then(|time| asked.checked_add(time)),
        })
    }
}

impl Cached {
    fn is_due(&self) -> bool {
        self.renew_at.is_some_and(|due| Instant::now() >= due)
    }
}

/// A session by a new token of the API that the call is of.
async fn fetch(attempts: &Attempts<'_>, id: &str, secret: &str) -> Result<(Session, Duration), Error> {
    #[cfg(feature = "v2-runtime")]
    if attempts.channel.v2.is_some() {
        return super::v2::fetch(attempts, id, secret).await;
    }
    token::fetch(attempts, id, secret).await
}

/// How long before its end a session that is valid for `lifetime` is renewed, at least.
#[cfg_attr(not(feature = "v2-runtime"), allow(unused_variables, reason = "only v2 differs"))]
fn margin(attempts: &Attempts<'_>, lifetime: Duration) -> Duration {
    #[cfg(feature = "v2-runtime")]
    if attempts.channel.v2.is_some() {
        // Its tokens last for days; of one that does not, half is used at least.
        return super::v2::MARGIN.min(lifetime / 4);
    }
    MARGIN.min(lifetime / 10)
}

/// How long a session that is valid for `lifetime` is used before it is renewed; `jitter` is between 0 and 1.
fn usable_time(lifetime: Duration, margin: Duration, jitter: f64) -> Duration {
    lifetime.saturating_sub(margin.mul_f64(1.0 + jitter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_is_renewed_before_it_expires_but_not_everywhere_at_once() {
        let usable = |seconds, margin, jitter| {
            usable_time(Duration::from_secs(seconds), Duration::from_secs(margin), jitter).as_secs()
        };
        assert_eq!((usable(7200, 60, 0.0), usable(7200, 60, 0.5), usable(7200, 60, 1.0)), (7140, 7110, 7080));
        assert_eq!((usable(10, 1, 0.0), usable(10, 1, 1.0), usable(0, 0, 1.0)), (9, 8, 0));
    }
}

//! Sessions that are kept until shortly before they expire, and renewed once however many calls wait.

use super::attempts::Attempts;
use super::auth::{Auth, Given, Session};
use super::clock;
use super::credentials::{CredentialKind, Credentials};
use super::error::{Error, Failure, Kind};
use super::signature::KeyUse;
use super::token;
use secrecy::ExposeSecret;
use std::pin::pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;
use tokio::sync::{Mutex, MutexGuard};
use tokio::time::Instant;

/// How long before its end a session is renewed: at least this or a tenth of its life if that is less, at most twice
/// as long, so that many machines do not renew at once.
const MARGIN: Duration = Duration::from_secs(60);
/// How long a session that could not be renewed ahead of time is used before that is tried again: at least this, or a
/// tenth of what is left of its life.
const PAUSE: Duration = Duration::from_secs(5);
/// The longest time that a call spends on renewing a session that is still valid.
const EARLY: Duration = Duration::from_secs(2);

/// Makes and keeps the session of one client.
pub(super) struct Sessions {
    credentials: Box<dyn Credentials>,
    key_use: KeyUse,
    cached: RwLock<Option<Cached>>,
    /// Held while a session is being made; inside, why the last try failed.
    flight: Mutex<Option<Error>>,
    /// How many tries have ended. One that the caller broke off, or had no time for, does not count.
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
    pub(super) fn new(credentials: Box<dyn Credentials>, key_use: KeyUse) -> Self {
        let (cached, flight, flights) = (RwLock::default(), Mutex::default(), AtomicU64::new(0));
        Self { credentials, key_use, cached, flight, flights }
    }

    async fn renewed(&self, attempts: &Attempts<'_>, refused: Option<Arc<Session>>) -> Result<Arc<Session>, Error> {
        let refused = refused.as_ref();
        let seen = self.flights.load(Ordering::Acquire);
        if self.usable(refused).is_some() {
            // If somebody else renews it already, this call does not wait for that.
            if let Ok(last_error) = self.flight.try_lock() {
                self.renew_early(last_error, attempts, refused).await;
            }
            if let Some(cached) = self.usable(refused) {
                return Ok(cached.session);
            }
        }
        let mut last_error = self.flight.lock().await;
        if let Some(cached) = self.usable(refused) {
            return Ok(cached.session);
        }
        if let Some(error) = last_error.as_ref().filter(|_| self.flights.load(Ordering::Acquire) != seen) {
            return Err(error.clone());
        }
        let made = self.make(attempts).await;
        // That this call had no time left says nothing about the service: the next one that waits tries for itself.
        if made.is_ok() || !attempts.is_over() {
            self.ended(&mut last_error, &made);
        }
        let made = made?;
        let session = made.session.clone();
        self.keep(made);
        Ok(session)
    }

    /// Tries to renew a session that is due but valid. It costs the call a small part of its time, whatever the service
    /// does.
    async fn renew_early(
        &self,
        mut last_error: MutexGuard<'_, Option<Error>>,
        attempts: &Attempts<'_>,
        refused: Option<&Arc<Session>>,
    ) {
        let Some(cached) = self.usable(refused).filter(Cached::is_due) else { return };
        let Ok(limits) = attempts.limits() else { return };
        let now = Instant::now();
        let valid_for = cached.expires_at.map_or(Duration::ZERO, |end| end.saturating_duration_since(now));
        // Before it begins: the call may be dropped while it waits, and the next one must not wait as well.
        self.keep(Cached { renew_at: Some(now + PAUSE.max(valid_for / 10)), ..cached });
        let patience = EARLY.min(limits.timeout / 4);
        if let Ok(made) = clock::until(now + patience, pin!(self.make(attempts))).await {
            self.ended(&mut last_error, &made);
            made.into_iter().for_each(|made| self.keep(made));
        }
    }

    /// Tells the calls that wait how a try ended.
    fn ended(&self, last_error: &mut Option<Error>, made: &Result<Cached, Error>) {
        *last_error = made.as_ref().err().cloned();
        self.flights.fetch_add(1, Ordering::Release);
    }

    /// Only for who holds the flight.
    fn keep(&self, made: Cached) {
        *self.cached.write().unwrap_or_else(PoisonError::into_inner) = Some(made);
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
                Failure::of(attempts.info, Kind::Credentials, format!("{cause}")).source_boxed(cause)
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
            CredentialKind::AccessKey { id, secret } => match self.key_use.signing {
                Some(signing) => {
                    ((signing.session)(id, secret.expose_secret(), self.key_use.date), credential.expires_in)
                }
                None => {
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

impl Auth for Sessions {
    /// A session that has not expired and is not the refused one. Of many callers one makes it; the others get what it
    /// got.
    fn session<'a>(&'a self, attempts: &'a Attempts<'a>, refused: Option<Arc<Session>>) -> Given<'a> {
        match self.usable(refused.as_ref()).filter(|cached| !cached.is_due()) {
            Some(cached) => Given::Now(cached.session),
            None => Given::Later(Box::pin(self.renewed(attempts, refused))),
        }
    }

    fn renews(&self) -> bool {
        true
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

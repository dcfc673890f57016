//! Management tokens: fetched for an access key, kept until shortly before they expire, fetched once however many
//! calls wait.

use super::auth::Session;
use super::channel::Channel;
use super::codec::{self, Deserialize, Deserializer, MapAccess, Object};
use super::error::{Error, Failure, Kind};
use super::operation::{Method, OperationInfo, Payload};
use super::reply;
use super::request::Request;
use secrecy::{ExposeSecret, SecretString};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};
use tokio::sync::Mutex;

/// The operation that gives a token.
pub(super) const TOKEN: OperationInfo = OperationInfo {
    id: "get-management-token",
    method: Method::Post,
    path: "/api/v3/get-management-token",
    payload: Payload::Data,
    idempotent: true,
};

/// How long a token lasts when the reply does not say, in seconds: what the documentation promises.
const DEFAULT_LIFETIME: i64 = 7200;
/// No token is kept longer than this, in seconds.
const LONGEST_LIFETIME: i64 = 30 * 24 * 3600;
/// How long before its end a token is replaced, at most; a tenth of its life if that is less.
const MARGIN: Duration = Duration::from_secs(60);

/// Fetches and keeps the token of one access key.
pub(super) struct TokenSource {
    id: String,
    secret: SecretString,
    cached: RwLock<Option<Cached>>,
    /// Held while a token is being fetched; inside, why the last fetch failed.
    flight: Mutex<Option<Error>>,
    /// How many fetches have ended.
    flights: AtomicU64,
}

struct Cached {
    session: Arc<Session>,
    renew_at: Instant,
}

impl TokenSource {
    pub(super) fn new(id: String, secret: SecretString) -> Self {
        Self { id, secret, cached: RwLock::default(), flight: Mutex::default(), flights: AtomicU64::new(0) }
    }

    /// A session that has not expired and is not the refused one. Of many callers one fetches; the others get what it
    /// got.
    pub(super) async fn session(
        &self,
        channel: &Channel,
        refused: Option<&Arc<Session>>,
    ) -> Result<Arc<Session>, Error> {
        if let Some(session) = self.usable(refused) {
            return Ok(session);
        }
        let seen = self.flights.load(Ordering::Acquire);
        let mut last_error = self.flight.lock().await;
        if let Some(session) = self.usable(refused) {
            return Ok(session);
        }
        if let Some(error) = last_error.as_ref().filter(|_| self.flights.load(Ordering::Acquire) != seen) {
            return Err(error.clone());
        }
        let fetched = self.fetch(channel).await;
        self.flights.fetch_add(1, Ordering::Release);
        *last_error = fetched.as_ref().err().cloned();
        let fetched = fetched?;
        let session = fetched.session.clone();
        *self.cached.write().unwrap_or_else(PoisonError::into_inner) = Some(fetched);
        Ok(session)
    }

    fn usable(&self, refused: Option<&Arc<Session>>) -> Option<Arc<Session>> {
        let cached = self.cached.read().unwrap_or_else(PoisonError::into_inner);
        let cached = cached.as_ref().filter(|cached| Instant::now() < cached.renew_at)?;
        let is_refused = refused.is_some_and(|refused| Arc::ptr_eq(refused, &cached.session));
        (!is_refused).then(|| cached.session.clone())
    }

    async fn fetch(&self, channel: &Channel) -> Result<Cached, Error> {
        let mut request = Request::default();
        request.set_body("accessKeyId", &self.id);
        request.set_body("accessKeySecret", self.secret.expose_secret());
        let prepared = channel.prepare(&TOKEN, &request)?;
        let asked = Instant::now();
        let reply = channel.exchange(&TOKEN, &prepared, |_| ()).await?;
        let grant: Grant = reply::decode(&TOKEN, &reply)?;
        let session = Some(grant.access_token.as_str()).filter(|token| !token.is_empty()).and_then(Session::management);
        let session = session.ok_or_else(|| {
            let failure = Failure::of(&TOKEN, Kind::Decode, "expected a token that a header can hold");
            failure.reply(reply.status(), reply.body()).path(Some("data.access_token".to_owned()))
        })?;
        Ok(Cached { session: Arc::new(session), renew_at: asked + usable_time(grant.expires_in) })
    }
}

/// How long a token is used that lasts `expires_in` seconds.
fn usable_time(expires_in: i64) -> Duration {
    let seconds = if expires_in > 0 { expires_in.min(LONGEST_LIFETIME) } else { DEFAULT_LIFETIME };
    let lifetime = Duration::from_secs(seconds.unsigned_abs());
    lifetime.saturating_sub(MARGIN.min(lifetime / 10))
}

/// The data of the reply.
#[derive(Default)]
struct Grant {
    access_token: String,
    /// In seconds.
    expires_in: i64,
}

impl Object for Grant {
    fn read<'de, M: MapAccess<'de>>(&mut self, key: &str, map: &mut M) -> Result<(), M::Error> {
        match key {
            "access_token" => codec::read(map, &mut self.access_token),
            "expires_in" => codec::read(map, &mut self.expires_in),
            _ => codec::skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for Grant {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        codec::object(deserializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_replaced_before_it_expires() {
        assert_eq!(usable_time(7200), Duration::from_secs(7140));
        assert_eq!(usable_time(10), Duration::from_secs(9));
        assert_eq!(usable_time(0), usable_time(7200));
        assert_eq!(usable_time(-1), usable_time(7200));
        assert!(usable_time(i64::MAX) < Duration::from_secs(31 * 24 * 3600));
    }
}

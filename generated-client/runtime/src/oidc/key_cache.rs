//! The keys of the service, fetched when a token needs them: once however many tokens wait, and again when the service
//! has new ones.

use super::client::Inner;
use super::endpoints::{APP_KEYS, HOST_KEYS};
use super::fault::LoginFault;
use super::jwks::{KeySet, RsaKey};
use super::options::JwksPath;
use crate::error::{Error, Failure, Kind};
use crate::request::Request;
use crate::values::JsonObject;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Instant;
use tokio::sync::Mutex;

/// The keys as they were fetched last.
#[derive(Default)]
pub(super) struct KeyCache {
    state: RwLock<State>,
    /// Held while the keys are being fetched.
    flight: Mutex<()>,
}

#[derive(Default, Clone)]
struct State {
    keys: Option<Arc<KeySet>>,
    fetched: Option<Instant>,
    /// When the last fetch began, and why it failed if it did.
    attempted: Option<Instant>,
    error: Option<Error>,
    attempts: u64,
}

impl Inner {
    /// The key that signs tokens of this key id.
    pub(super) async fn key(&self, id: Option<&str>) -> Result<Arc<RsaKey>, Error> {
        let known = self.keys.now();
        if let Some(key) = known.fresh(self).and_then(|keys| keys.find(id)) {
            return Ok(key);
        }
        // The keys are missing, too old, or lack this one. In the last case, not too often.
        let is_fresh = known.fresh(self).is_some();
        let is_recent = known.attempted.is_some_and(|time| time.elapsed() < self.options.keys_refetch_interval);
        if is_fresh && is_recent {
            return Err(LoginFault::UnknownKey.into());
        }
        let keys = self.fetch_keys_after(known.attempts).await?;
        keys.find(id).ok_or_else(|| LoginFault::UnknownKey.into())
    }

    /// Fetches the keys, unless that was done after the attempt of this number: then its outcome is taken.
    async fn fetch_keys_after(&self, attempts: u64) -> Result<Arc<KeySet>, Error> {
        let _flight = self.keys.flight.lock().await;
        let current = self.keys.now();
        if current.attempts != attempts {
            match current {
                State { error: Some(error), .. } => return Err(error),
                State { keys: Some(keys), .. } => return Ok(keys),
                State { .. } => {}
            }
        }
        let attempted = Instant::now();
        let fetched = self.fetch_keys().await;
        let mut state = self.keys.state.write().unwrap_or_else(PoisonError::into_inner);
        state.attempts += 1;
        state.attempted = Some(attempted);
        state.error = fetched.as_ref().err().cloned();
        if let Ok(keys) = &fetched {
            state.keys = Some(keys.clone());
            state.fetched = Some(attempted);
        }
        fetched
    }

    async fn fetch_keys(&self) -> Result<Arc<KeySet>, Error> {
        let mut request = Request::default();
        let info = match self.options.jwks_path {
            JwksPath::Host => HOST_KEYS,
            JwksPath::App => {
                request.set_path("app", self.app.id().into());
                APP_KEYS
            }
        };
        let set: JsonObject = self.get(&info, &request, None).await?;
        let keys = KeySet::parse(&set).ok_or_else(|| Failure::of(&info, Kind::Decode, "it is no JWK set"))?;
        Ok(Arc::new(keys))
    }
}

impl KeyCache {
    fn now(&self) -> State {
        self.state.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl State {
    /// The keys, if they are young enough to be used.
    fn fresh(&self, client: &Inner) -> Option<&Arc<KeySet>> {
        let age = self.fetched?.elapsed();
        self.keys.as_ref().filter(|_| age < client.options.keys_max_age)
    }
}

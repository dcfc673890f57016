//! What the claims of an ID token must say. A pure function: claims, expectation and time in, a fault or nothing out.

use super::fault::LoginFault;
use super::random;
use crate::values::{JsonObject, JsonValue};
use std::time::Duration;

/// What is expected of an ID token.
pub(super) struct Expected<'a> {
    pub(super) issuer: &'a str,
    pub(super) app_id: &'a str,
    pub(super) leeway: Duration,
    pub(super) nonce: Nonce<'a>,
    /// The access token that came with it.
    pub(super) access_token: Option<&'a str>,
    /// How long ago the user may have signed in.
    pub(super) max_age: Option<Duration>,
}

/// What the `nonce` must be.
#[derive(Clone, Copy)]
pub(super) enum Nonce<'a> {
    /// There must be none.
    Absent,
    /// This.
    Is(&'a str),
    /// The caller does not care.
    Any,
}

impl Expected<'_> {
    /// Checks the claims at the time `now`, in seconds since 1970.
    pub(super) fn check(&self, claims: &JsonObject, now: i64) -> Result<(), LoginFault> {
        if text(claims, "iss")? != Some(self.issuer) {
            return Err(LoginFault::Issuer);
        }
        self.check_audience(claims)?;
        if text(claims, "sub")?.is_none_or(str::is_empty) {
            return Err(LoginFault::Subject);
        }
        self.check_times(claims, now)?;
        self.check_nonce(claims)?;
        match (self.access_token, text(claims, "at_hash")?) {
            (Some(token), Some(hash)) if !random::equal(&random::half_hash(token), hash) => {
                Err(LoginFault::AccessTokenHash)
            }
            _ => Ok(()),
        }
    }

    fn check_audience(&self, claims: &JsonObject) -> Result<(), LoginFault> {
        let audience = audience(claims)?;
        if !audience.contains(&self.app_id) {
            return Err(LoginFault::Audience);
        }
        match text(claims, "azp")? {
            Some(party) if party != self.app_id => Err(LoginFault::AuthorizedParty),
            // With several audiences one of them must be named as the one that asked.
            None if audience.len() > 1 => Err(LoginFault::AuthorizedParty),
            _ => Ok(()),
        }
    }

    fn check_times(&self, claims: &JsonObject, now: i64) -> Result<(), LoginFault> {
        let leeway = seconds(self.leeway);
        let expires = time(claims, "exp")?.ok_or(LoginFault::Malformed)?;
        let issued = time(claims, "iat")?.ok_or(LoginFault::Malformed)?;
        if now.saturating_sub(leeway) >= expires {
            return Err(LoginFault::Expired);
        }
        let latest = now.saturating_add(leeway);
        if issued > latest {
            return Err(LoginFault::IssuedInFuture);
        }
        if time(claims, "nbf")?.is_some_and(|time| time > latest) {
            return Err(LoginFault::NotYetValid);
        }
        let signed_in = time(claims, "auth_time")?;
        match self.max_age {
            Some(age)
                if signed_in.is_none_or(|time| now.saturating_sub(time) > seconds(age).saturating_add(leeway)) =>
            {
                Err(LoginFault::AuthenticationAge)
            }
            _ => Ok(()),
        }
    }

    fn check_nonce(&self, claims: &JsonObject) -> Result<(), LoginFault> {
        let is_right = match (self.nonce, text(claims, "nonce")?) {
            (Nonce::Any, _) | (Nonce::Absent, None) => true,
            (Nonce::Is(expected), Some(nonce)) => !expected.is_empty() && random::equal(expected, nonce),
            (Nonce::Is(_), None) | (Nonce::Absent, Some(_)) => false,
        };
        if is_right { Ok(()) } else { Err(LoginFault::Nonce) }
    }
}

/// The apps that a token is for.
pub(super) fn audience(claims: &JsonObject) -> Result<Vec<&str>, LoginFault> {
    match claims.get("aud") {
        None => Ok(Vec::new()),
        Some(JsonValue::String(app)) => Ok(vec![app]),
        Some(JsonValue::Array(apps)) => apps.iter().map(|app| app.as_str().ok_or(LoginFault::Malformed)).collect(),
        Some(_) => Err(LoginFault::Malformed),
    }
}

/// A claim that is a text. Unlike replies, tokens are not read leniently.
pub(super) fn text<'a>(claims: &'a JsonObject, name: &str) -> Result<Option<&'a str>, LoginFault> {
    claims.get(name).map(|value| value.as_str().ok_or(LoginFault::Malformed)).transpose()
}

/// A claim that is a time in seconds since 1970; fractions are cut off.
pub(super) fn time(claims: &JsonObject, name: &str) -> Result<Option<i64>, LoginFault> {
    let Some(value) = claims.get(name) else { return Ok(None) };
    #[allow(clippy::cast_possible_truncation, reason = "a cast from a float saturates")]
    let whole = value.as_i64().or_else(|| value.as_f64().map(|time| time as i64));
    whole.map(Some).ok_or(LoginFault::Malformed)
}

fn seconds(duration: Duration) -> i64 {
    i64::try_from(duration.as_secs()).unwrap_or(i64::MAX)
}

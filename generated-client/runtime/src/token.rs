//! Fetches a management token for an access key.

use super::attempts::Attempts;
use super::auth::Session;
use super::codec::{Object, Place};
use super::error::{Error, Failure, Kind};
use super::operation::{Method, OperationInfo, Payload};
use super::reply::{self, Reply};
use super::request::Request;

use std::time::Duration;

/// The operation that gives a token.
pub const TOKEN: OperationInfo = OperationInfo {
    id: "get-management-token",
    method: Method::Post,
    path: "/api/v3/get-management-token",
    payload: Payload::Data,
    idempotent: true,
    page: "",
    limits: &[],
};

/// How long a token lasts when the reply does not say, in seconds: what the documentation promises.
const DEFAULT_LIFETIME: i64 = 7200;
/// No token is kept longer than this, in seconds.
const LONGEST_LIFETIME: i64 = 30 * 24 * 3600;

/// A session by a new token, and how long the token is valid from the moment it was asked for. `call` is the call that
/// needs it, whose deadline and retries hold here as well.
pub(super) async fn fetch(call: &Attempts<'_>, id: &str, secret: &str) -> Result<(Session, Duration), Error> {
    let mut request = Request::default();
    request.set_body("accessKeyId", id);
    request.set_body("accessKeySecret", secret);
    ask(call, &TOKEN, &request, |reply| {
        let grant: Grant = reply::decode(&TOKEN, reply)?;
        let session =
            Session::management(&grant.access_token).ok_or_else(|| unusable(&TOKEN, reply, "data.access_token"))?;
        Ok((session, lifetime(grant.expires_in)))
    })
    .await
}

/// Sends the request for a token until `read` finds one in the reply, as often as the retries of `call` allow.
pub(super) async fn ask(
    call: &Attempts<'_>,
    operation: &OperationInfo,
    request: &Request,
    read: fn(&Reply) -> Result<(Session, Duration), Error>,
) -> Result<(Session, Duration), Error> {
    let prepared = call.channel.prepare(operation, request, None)?;
    let mut attempts = call.for_token(operation);
    loop {
        let mut granted = None;
        let sent = attempts.send(&prepared, None, &mut |reply| read(reply).map(|grant| granted = Some(grant))).await;
        match (sent, granted) {
            (Ok(_), Some(granted)) => return Ok(granted),
            (Ok(_), None) => return Err(Failure::of(operation, Kind::Decode, "it was not read").into()),
            (Err(error), _) => attempts.wait_after(error).await?,
        }
    }
}

/// The reply holds, at `path`, no token that can be sent.
pub(super) fn unusable(operation: &OperationInfo, reply: &Reply, path: &str) -> Error {
    let failure = Failure::of(operation, Kind::Decode, "expected a token that a header can hold");
    failure.reply(reply).path(Some(path.to_owned())).into()
}

/// How long a token lasts whose reply says `expires_in` seconds.
fn lifetime(expires_in: i64) -> Duration {
    let seconds = if expires_in > 0 { expires_in.min(LONGEST_LIFETIME) } else { DEFAULT_LIFETIME };
    Duration::from_secs(seconds.unsigned_abs())
}

/// The data of the reply.
#[derive(Default)]
struct Grant {
    access_token: String,
    /// In seconds.
    expires_in: i64,
}

impl Object for Grant {
    fn field(&mut self, key: &str) -> Option<&mut dyn Place> {
        match key {
            "access_token" => Some(&mut self.access_token),
            "expires_in" => Some(&mut self.expires_in),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lifetime_is_believed_within_reason() {
        assert_eq!(lifetime(10), Duration::from_secs(10));
        assert_eq!(lifetime(0), lifetime(7200));
        assert_eq!(lifetime(-1), lifetime(7200));
        assert!(lifetime(i64::MAX) < Duration::from_secs(31 * 24 * 3600));
    }
}

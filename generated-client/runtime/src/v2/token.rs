//! Fetches a management token of v2 for the id and the secret of a user pool.

use super::GRAPHQL_PATH;
use crate::attempts::Attempts;
use crate::auth::Session;
use crate::codec::{Object, Place};
use crate::error::Error;
use crate::operation::{GraphQl, Method, OperationInfo, Payload};
use crate::reply;
use crate::request::Request;
use crate::token;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// The operation that gives a token. To users it is what it is called in v3.
pub const TOKEN: OperationInfo = OperationInfo {
    id: token::TOKEN.id,
    method: Method::Post,
    path: GRAPHQL_PATH,
    payload: Payload::GraphQl(&ACCESS_TOKEN),
    idempotent: true,
    page: "",
    limits: &[],
};

const ACCESS_TOKEN: GraphQl = GraphQl {
    name: "accessToken",
    document: "query accessToken($userPoolId: String!, $secret: String!) { \
               accessToken(userPoolId: $userPoolId, secret: $secret) { accessToken exp iat } }",
    reply: &["accessToken"],
    encrypted: &[],
    json_text: &[],
};

/// How long before its end a token is renewed, at least: what the official SDKs keep to.
pub(crate) const MARGIN: Duration = Duration::from_secs(3600);
/// How long a token lasts when the reply does not say, in seconds.
const DEFAULT_LIFETIME: i64 = 7200;
/// No token is kept longer than this, in seconds.
const LONGEST_LIFETIME: i64 = 30 * 24 * 3600;

/// A session by a new token, and how long the token is valid. `call` is the call that needs it, whose deadline and
/// retries hold here as well.
pub(crate) async fn fetch(call: &Attempts<'_>, user_pool_id: &str, secret: &str) -> Result<(Session, Duration), Error> {
    let mut request = Request::default();
    request.set_body("userPoolId", user_pool_id);
    request.set_body("secret", secret);
    token::ask(call, &TOKEN, &request, |reply| {
        let grant: Grant = reply::decode(&TOKEN, reply)?;
        let session = Session::bearer(&grant.access_token)
            .ok_or_else(|| token::unusable(&TOKEN, reply, "data.accessToken.accessToken"))?;
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
        Ok((session, grant.lifetime(i64::try_from(now).unwrap_or(i64::MAX))))
    })
    .await
}

/// The data of the reply.
#[derive(Default)]
struct Grant {
    access_token: String,
    /// In seconds since 1970, by the clock of the service.
    exp: i64,
    /// When it was issued, likewise. It may have been some time ago.
    iat: i64,
}

impl Grant {
    /// How long the token is valid from `now` on, which is in seconds since 1970. A clock of this machine that disagrees
    /// with the service does not count.
    fn lifetime(&self, now: i64) -> Duration {
        let left = self.exp.saturating_sub(now);
        let issued_for = if self.iat > 0 { self.exp.saturating_sub(self.iat) } else { left };
        let seconds = match (issued_for, left) {
            _ if self.exp <= 0 || issued_for <= 0 => DEFAULT_LIFETIME,
            (all, left) if (1..=all).contains(&left) => left,
            (all, _) => all,
        };
        Duration::from_secs(seconds.min(LONGEST_LIFETIME).unsigned_abs())
    }
}

impl Object for Grant {
    fn field(&mut self, key: &str) -> Option<&mut dyn Place> {
        match key {
            "accessToken" => Some(&mut self.access_token),
            "exp" => Some(&mut self.exp),
            "iat" => Some(&mut self.iat),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lifetime_is_believed_within_reason() {
        let lifetime = |exp, iat, now| Grant { access_token: String::new(), exp, iat }.lifetime(now).as_secs();
        assert_eq!(lifetime(10_000, 1_000, 1_000), 9_000);
        assert_eq!(lifetime(10_000, 1_000, 4_000), 6_000, "it was issued before it was asked for");
        assert_eq!(lifetime(10_000, 1_000, 500), 9_000, "the clock here is slow");
        assert_eq!(lifetime(10_000, 1_000, 20_000), 9_000, "the clock here is fast");
        assert_eq!(lifetime(10_000, 0, 4_000), 6_000);
        for (exp, iat) in [(0, 0), (0, 1_000), (-1, 0), (1_000, 10_000), (5_000, 0)] {
            assert_eq!(lifetime(exp, iat, 6_000), 7_200, "{exp} {iat}");
        }
        assert_eq!(lifetime(i64::MAX, 1, 1), 30 * 24 * 3600);
    }
}

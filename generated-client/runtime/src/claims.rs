//! What a management token says about itself. It is read, not verified: the service issued it and checks it.

use super::codec::{self, Object, Place};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};

/// The user pool that a token is for, if the token is a JWT that says so.
pub(super) fn userpool_id(token: &str) -> Option<String> {
    let payload = token.split('.').nth(1)?;
    let json = URL_SAFE_NO_PAD.decode(payload.trim_end_matches('=')).ok()?;
    let claims: Claims = codec::from_text(std::str::from_utf8(&json).ok()?).ok()?;
    Some(claims.scoped_userpool_id).filter(|id| !id.is_empty())
}

#[derive(Default)]
struct Claims {
    scoped_userpool_id: String,
}

impl Object for Claims {
    fn field(&mut self, key: &str) -> Option<&mut dyn Place> {
        match key {
            "scoped_userpool_id" => Some(&mut self.scoped_userpool_id),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_claim_of_a_jwt_and_nothing_else() {
        let token = |payload: &str| format!("e30.{}.c2ln", URL_SAFE_NO_PAD.encode(payload));
        assert_eq!(userpool_id(&token(r#"{"exp":1,"scoped_userpool_id":"pool-1"}"#)).as_deref(), Some("pool-1"));
        for token in [token("{}"), token("no json"), "opaque".to_owned(), "a.!.c".to_owned(), String::new()] {
            assert_eq!(userpool_id(&token), None, "{token}");
        }
    }
}

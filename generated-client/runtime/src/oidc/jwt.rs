//! A signed JWT in its compact form: taken apart, and its signature checked. Nothing in it is to be believed before.

use super::fault::LoginFault;
use super::jwks::RsaKey;
use super::options::IdTokenAlgorithm;
use crate::values::{JsonObject, JsonValue};
use aws_lc_rs::{hmac, signature};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};

/// The longest token that is looked at, in bytes.
const LONGEST: usize = 64 * 1024;

/// A token whose signature has not been checked.
pub(super) struct Unverified<'a> {
    header: JsonObject,
    payload: Vec<u8>,
    signed: &'a str,
    signature: Vec<u8>,
}

impl<'a> Unverified<'a> {
    /// Takes a token apart.
    pub(super) fn parse(token: &'a str) -> Result<Self, LoginFault> {
        let malformed = LoginFault::Malformed;
        let (signed, signature) = token.rsplit_once('.').ok_or(malformed)?;
        let (header, payload) = signed.split_once('.').ok_or(malformed)?;
        if token.len() > LONGEST || payload.contains('.') {
            return Err(malformed);
        }
        let bytes = |part: &str| URL_SAFE_NO_PAD.decode(part).map_err(|_| malformed);
        let header: JsonObject = serde_json::from_slice(&bytes(header)?).map_err(|_| malformed)?;
        // An extension that must be understood, and is not.
        if header.contains_key("crit") {
            return Err(malformed);
        }
        // Access tokens are signed by the same keys; those that say so (RFC 9068) are not mistaken for ID tokens.
        let is_typed_otherwise = |kind: &JsonValue| !kind.as_str().is_some_and(|name| name.eq_ignore_ascii_case("JWT"));
        if header.get("typ").is_some_and(is_typed_otherwise) {
            return Err(malformed);
        }
        Ok(Self { header, payload: bytes(payload)?, signed, signature: bytes(signature)? })
    }

    /// The algorithm that the token claims, if it is one of ours.
    pub(super) fn algorithm(&self) -> Result<IdTokenAlgorithm, LoginFault> {
        match self.header.get("alg").and_then(|value| value.as_str()) {
            Some("RS256") => Ok(IdTokenAlgorithm::Rs256),
            Some("HS256") => Ok(IdTokenAlgorithm::Hs256),
            _ => Err(LoginFault::Algorithm),
        }
    }

    /// The id of the key that the token claims.
    pub(super) fn key_id(&self) -> Result<Option<&str>, LoginFault> {
        match self.header.get("kid") {
            None => Ok(None),
            Some(id) => id.as_str().map(Some).ok_or(LoginFault::Malformed),
        }
    }

    /// Checks a signature by RSA.
    pub(super) fn check_rsa(&self, key: &RsaKey) -> Result<(), LoginFault> {
        let key = signature::RsaPublicKeyComponents { n: &key.modulus, e: &key.exponent };
        key.verify(&signature::RSA_PKCS1_2048_8192_SHA256, self.signed.as_bytes(), &self.signature)
            .map_err(|_| LoginFault::Signature)
    }

    /// Checks a signature by HMAC, in constant time.
    pub(super) fn check_hmac(&self, secret: &str) -> Result<(), LoginFault> {
        // Anyone could sign by an empty secret.
        if secret.is_empty() {
            return Err(LoginFault::Algorithm);
        }
        let key = hmac::Key::new(hmac::HMAC_SHA256, secret.as_bytes());
        hmac::verify(&key, self.signed.as_bytes(), &self.signature).map_err(|_| LoginFault::Signature)
    }

    /// The claims. Call it after the signature has been checked.
    pub(super) fn into_claims(self) -> Result<JsonObject, LoginFault> {
        serde_json::from_slice(&self.payload).map_err(|_| LoginFault::Malformed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 7515, appendix A.1: HS256 by a key that is no text, so only its form is looked at.
    const A1: &str = "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    #[test]
    fn a_token_has_three_parts_and_a_known_algorithm() {
        let token = Unverified::parse(A1).unwrap();
        assert_eq!(token.algorithm(), Ok(IdTokenAlgorithm::Hs256));
        assert_eq!(token.key_id(), Ok(None));
        assert_eq!(token.check_hmac("another"), Err(LoginFault::Signature));
        assert_eq!(token.check_hmac(""), Err(LoginFault::Algorithm));
        assert_eq!(token.into_claims().unwrap()["iss"], "joe");
        let (header, rest) = A1.split_once('.').unwrap();
        let crit = URL_SAFE_NO_PAD.encode(r#"{"alg":"HS256","crit":["b64"]}"#);
        for wrong in
            ["", ".", "..", "a.b.c", rest, &format!("{A1}.x"), &format!("{header}=.{rest}"), &format!("{crit}.{rest}")]
        {
            assert!(Unverified::parse(wrong).is_err(), "{wrong}");
        }
        for header in [r#"{"alg":"none"}"#, r#"{"alg":"RS512"}"#, "{}", r#"{"alg":["RS256"]}"#] {
            let token = format!("{}.{rest}", URL_SAFE_NO_PAD.encode(header));
            assert_eq!(Unverified::parse(&token).unwrap().algorithm(), Err(LoginFault::Algorithm), "{header}");
        }
    }
}

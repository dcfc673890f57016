//! The public keys of the service: from the JSON of a JWK set (RFC 7517) to the RSA keys that may sign ID tokens.

use crate::values::{JsonObject, JsonValue};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use std::sync::Arc;

/// A public RSA key; both numbers are big-endian without leading zeros.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct RsaKey {
    id: Option<String>,
    pub(super) modulus: Vec<u8>,
    pub(super) exponent: Vec<u8>,
}

/// The keys that may sign ID tokens.
#[derive(Debug)]
pub(super) struct KeySet(Vec<Arc<RsaKey>>);

impl KeySet {
    /// Reads a key set; keys for other purposes are left out. `None` when it is no key set.
    pub(super) fn parse(set: &JsonObject) -> Option<Self> {
        let keys = set.get("keys")?.as_array()?;
        Some(Self(keys.iter().filter_map(rsa_key).map(Arc::new).collect()))
    }

    /// The key of this id; without an id the only key there is.
    pub(super) fn find(&self, id: Option<&str>) -> Option<Arc<RsaKey>> {
        match (id, self.0.as_slice()) {
            (None, [only]) => Some(only.clone()),
            (None, _) => None,
            (Some(_), keys) => keys.iter().find(|key| key.id.as_deref() == id).cloned(),
        }
    }
}

fn rsa_key(key: &JsonValue) -> Option<RsaKey> {
    let text = |name: &str| key.get(name).and_then(JsonValue::as_str);
    let signs = text("use").is_none_or(|purpose| purpose == "sig")
        && text("alg").is_none_or(|algorithm| algorithm == "RS256")
        && key.get("key_ops").and_then(JsonValue::as_array).is_none_or(|uses| uses.iter().any(|name| name == "verify"));
    if text("kty") != Some("RSA") || !signs {
        return None;
    }
    let number = |name| {
        let mut bytes = URL_SAFE_NO_PAD.decode(text(name)?).ok()?;
        let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
        bytes.drain(..zeros);
        (!bytes.is_empty()).then_some(bytes)
    };
    Some(RsaKey { id: text("kid").map(str::to_owned), modulus: number("n")?, exponent: number("e")? })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(json: &str) -> Option<KeySet> {
        KeySet::parse(&serde_json::from_str(json).unwrap())
    }

    #[test]
    fn only_rsa_keys_for_signatures_are_taken() {
        let keys = set(r#"{"keys":[
            {"kty":"RSA","kid":"a","use":"sig","alg":"RS256","n":"AAEC","e":"AQAB","x5c":["…"]},
            {"kty":"RSA","kid":"encrypts","use":"enc","n":"AQ","e":"AQAB"},
            {"kty":"RSA","kid":"other","alg":"PS256","n":"AQ","e":"AQAB"},
            {"kty":"RSA","kid":"signs","key_ops":["sign"],"n":"AQ","e":"AQAB"},
            {"kty":"RSA","kid":"zero","n":"AA","e":"AQAB"},
            {"kty":"oct","kid":"a","k":"AQ"},
            {"kty":"EC","kid":"ec"},
            "key"
        ]}"#)
        .unwrap();
        let key = RsaKey { id: Some("a".to_owned()), modulus: vec![1, 2], exponent: vec![1, 0, 1] };
        assert_eq!(keys.find(Some("a")).as_deref(), Some(&key));
        assert_eq!(keys.find(None).as_deref(), Some(&key));
        for other in ["encrypts", "other", "signs", "zero", "ec", ""] {
            assert_eq!(keys.find(Some(other)), None, "{other}");
        }
    }

    #[test]
    fn without_an_id_nothing_is_guessed() {
        let keys = set(r#"{"keys":[{"kty":"RSA","n":"AQ","e":"AQAB"},{"kty":"RSA","kid":"b","n":"AQ","e":"AQAB"}]}"#);
        assert_eq!(keys.unwrap().find(None), None);
        assert!(set(r#"{"keys":[]}"#).unwrap().find(None).is_none());
        assert!(set("{}").is_none() && set(r#"{"keys":{}}"#).is_none());
    }
}

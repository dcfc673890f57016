//! What a management token says about itself. It is read, not verified: the service issued it and checks it.

use super::codec::{self, Deserialize, Deserializer, MapAccess, Object};
use super::texts::{split_at, without_end};

/// The user pool that a token is for, if the token is a JWT that says so.
pub(super) fn userpool_id(token: &str) -> Option<String> {
    let (_, rest) = split_at(token, b'.')?;
    let payload = split_at(rest, b'.').map_or(rest, |(payload, _)| payload);
    let json = decoded(without_end(payload, "="))?;
    let claims: Claims = serde_json::from_str(std::str::from_utf8(&json).ok()?).ok()?;
    Some(claims.scoped_userpool_id).filter(|id| !id.is_empty())
}

/// Decodes base64 in the alphabet of URLs. By hand, because the decoder of the crate is ten times as much code, which most
/// programs would link for this place only.
fn decoded(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len());
    let (mut bits, mut count) = (0_u32, 0);
    for byte in text.bytes() {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'-' => 62,
            b'_' => 63,
            _ => return None,
        };
        bits = (bits << 6) | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            let [.., low] = (bits >> count).to_be_bytes();
            bytes.push(low);
        }
    }
    let left = bits & ((1 << count) - 1);
    (count < 6 && left == 0).then_some(bytes)
}

#[derive(Default)]
struct Claims {
    scoped_userpool_id: String,
}

impl Object for Claims {
    fn read<'de, M: MapAccess<'de>>(&mut self, key: &str, map: &mut M) -> Result<(), M::Error> {
        match key {
            "scoped_userpool_id" => codec::read(map, &mut self.scoped_userpool_id),
            _ => codec::skip(map),
        }
    }
}

impl<'de> Deserialize<'de> for Claims {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        codec::object(deserializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};

    #[test]
    fn decodes_as_the_crate_does() {
        for length in 0..70_u8 {
            let bytes: Vec<u8> = (0..length).map(|byte| byte.wrapping_mul(89).wrapping_add(length)).collect();
            assert_eq!(decoded(&URL_SAFE_NO_PAD.encode(&bytes)).as_ref(), Some(&bytes));
        }
        for text in ["A", "AB", "AA", "AAB", "AAE", "AAAAA", "A+", "A/A=", "-_-_", "AA A", "é", ""] {
            assert_eq!(decoded(text), URL_SAFE_NO_PAD.decode(text).ok(), "{text}");
        }
    }

    #[test]
    fn reads_the_claim_of_a_jwt_and_nothing_else() {
        let token = |payload: &str| format!("e30.{}.c2ln", URL_SAFE_NO_PAD.encode(payload));
        assert_eq!(userpool_id(&token(r#"{"exp":1,"scoped_userpool_id":"pool-1"}"#)).as_deref(), Some("pool-1"));
        for token in [token("{}"), token("no json"), "opaque".to_owned(), "a.!.c".to_owned(), String::new()] {
            assert_eq!(userpool_id(&token), None, "{token}");
        }
    }
}

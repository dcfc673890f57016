//! The signature of a request by an access key: HMAC-SHA1 over the verb, some headers, the path and the arguments.
//!
//! In come the parts of one attempt, out goes the value of `authorization`. Nothing here reads a clock or makes a
//! random number except [`Sign::sign`].

use super::auth::{Session, Sign};
use super::headers;
use super::wire::{self, Prepared, ResourceOf};
use base64::{Engine, engine::general_purpose::STANDARD};
use hmac::{Hmac, KeyInit, Mac};
use http::{HeaderMap, HeaderName, HeaderValue, header};
use sha1::Sha1;
use std::time::{SystemTime, UNIX_EPOCH};

const NONCE: HeaderName = HeaderName::from_static("x-authing-signature-nonce");
const METHOD: HeaderName = HeaderName::from_static("x-authing-signature-method");
const VERSION: HeaderName = HeaderName::from_static("x-authing-signature-version");

/// What an access key is used for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AccessKeyScheme {
    /// The client fetches a token for the key, keeps it, and renews it before it expires.
    #[default]
    Token,
    /// The client signs each request with the key (HMAC-SHA1), as some of the official SDKs do. No token is fetched and
    /// the secret never goes over the wire; the clock of the machine has to be right.
    Signature,
}

/// The form of the header `date` of a signed request, which is a part of what is signed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SignatureDate {
    /// As HTTP writes dates, such as `Sun, 06 Nov 1994 08:49:37 GMT`.
    #[default]
    Http,
    /// Milliseconds since 1970, as the documentation of error 1303 asks for.
    UnixMillis,
}

/// What the client does with access keys.
#[derive(Clone, Copy, Default)]
pub struct KeyUse {
    /// How it signs, in place of fetching tokens.
    pub signing: Option<Signing>,
    /// The form of the date of a signed request.
    pub date: SignatureDate,
}

/// How requests are signed. Only a program that names `Signing::NEW` links the code behind it.
#[derive(Clone, Copy)]
pub struct Signing {
    /// The session of a key, by its id and secret; `None` when the id holds characters that no header can.
    pub(super) session: fn(&str, &str, SignatureDate) -> Option<Session>,
    /// What is signed of a request beside its headers.
    pub(super) resource: ResourceOf,
}

impl KeyUse {
    /// Sets what the client does with them.
    pub fn set_scheme(&mut self, scheme: AccessKeyScheme) {
        self.signing = match scheme {
            AccessKeyScheme::Token => None,
            AccessKeyScheme::Signature => Some(Signing::NEW),
        };
    }
}

impl Signing {
    pub(super) const NEW: Self = Self {
        session: |id, secret, date| Signer::new(id, secret, date).map(Session::signing),
        resource: wire::resource,
    };
}

/// An access key, ready to sign.
#[derive(Clone)]
pub(super) struct Signer {
    id: String,
    mac: Hmac<Sha1>,
    date: SignatureDate,
}

impl Signer {
    /// `None` when the id holds characters that no header can.
    pub(super) fn new(id: &str, secret: &str, date: SignatureDate) -> Option<Self> {
        HeaderValue::from_str(id).ok()?;
        let mac = Hmac::new_from_slice(secret.as_bytes()).ok()?;
        Some(Self { id: id.to_owned(), mac, date })
    }

    /// The value of `authorization` for a text.
    pub(super) fn authorization(&self, string_to_sign: &str) -> String {
        let mut mac = self.mac.clone();
        mac.update(string_to_sign.as_bytes());
        format!("authing {}:{}", self.id, STANDARD.encode(mac.finalize().into_bytes()))
    }
}

impl Sign for Signer {
    /// Adds the headers of a signature over these headers and the request.
    fn sign(&self, headers: &mut HeaderMap, prepared: &Prepared) -> bool {
        let now = SystemTime::now();
        let date = match self.date {
            SignatureDate::Http => httpdate::fmt_http_date(now),
            SignatureDate::UnixMillis => now.duration_since(UNIX_EPOCH).unwrap_or_default().as_millis().to_string(),
        };
        let nonce = format!("{:032x}", fastrand::u128(..));
        let (Ok(date), Ok(nonce)) = (HeaderValue::try_from(date), HeaderValue::try_from(nonce)) else {
            return false;
        };
        headers::set(headers, header::DATE, date);
        headers::set(headers, NONCE, nonce);
        headers::set(headers, METHOD, HeaderValue::from_static("HMAC-SHA1"));
        headers::set(headers, VERSION, HeaderValue::from_static("1.0"));
        let text = string_to_sign(prepared.method().as_str(), headers, prepared.resource());
        let Ok(mut value) = HeaderValue::try_from(self.authorization(&text)) else {
            return false;
        };
        value.set_sensitive(true);
        headers::set(headers, header::AUTHORIZATION, value);
        true
    }
}

/// What is signed: the verb, the headers that count, the path with the arguments.
fn string_to_sign(method: &str, headers: &HeaderMap, resource: &str) -> String {
    let mut counted: Vec<_> = headers
        .iter()
        .map(|(name, value)| (name.as_str(), String::from_utf8_lossy(value.as_bytes())))
        .filter(|(name, _)| *name == "date" || name.starts_with("x-authing-"))
        .collect();
    counted.sort_unstable();
    let mut text = String::with_capacity(512);
    text.push_str(method);
    text.push('\n');
    for (name, value) in counted {
        text.push_str(name);
        text.push(':');
        text.extend(
            value.trim().chars().map(|char| if matches!(char, '\t' | '\n' | '\r' | '\x0c') { ' ' } else { char }),
        );
        text.push('\n');
    }
    text.push_str(resource);
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::canonical;
    use crate::values::JsonValue;
    use std::io::Write;
    use std::path::Path;

    fn headers(pairs: &[(&str, &str)]) -> HeaderMap {
        let pairs = pairs.iter().map(|(name, value)| {
            (HeaderName::from_bytes(name.as_bytes()).unwrap(), HeaderValue::from_bytes(value.as_bytes()).unwrap())
        });
        pairs.collect()
    }

    fn signer(id: &str, secret: &str) -> Signer {
        Signer::new(id, secret, SignatureDate::Http).unwrap()
    }

    /// The expected values come from another implementation:
    /// `python3 -c "import hmac,hashlib,base64;print(base64.b64encode(hmac.new(b'SK',T.encode(),hashlib.sha1).digest()).decode())"`
    /// with T the text that is asserted beside each.
    #[test]
    fn a_request_is_signed_as_another_implementation_does() {
        let headers = headers(&[
            ("x-authing-signature-nonce", "n0nce"),
            ("content-type", "application/json"),
            ("date", "Sun, 06 Nov 1994 08:49:37 GMT"),
            ("x-authing-lang", " zh-CN\t"),
            ("x-authing-app-tenant-id", "a\tb"),
        ]);
        let fields = [
            ("z", "1".to_owned()),
            ("keywords", "\"北京\"".to_owned()),
            ("options", r#"{"page":1.0,"x":[]}"#.to_owned()),
        ];
        let resource =
            canonical::of_body("/api/v3/list-users", fields.iter().map(|(name, json)| (*name, json.as_str())));
        let text = string_to_sign("POST", &headers, &resource);
        let expected = "POST\ndate:Sun, 06 Nov 1994 08:49:37 GMT\nx-authing-app-tenant-id:a b\nx-authing-lang:zh-CN\nx-authing-signature-nonce:n0nce\n/api/v3/list-users?keywords=北京&options={\"page\":1,\"x\":[]}&z=1";
        assert_eq!(text, expected);
        assert_eq!(signer("AK", "SK").authorization(&text), "authing AK:p/c8dXa3cw4MOCwEWRz1eU8Ls6s=");
        let text = string_to_sign("DELETE", &HeaderMap::new(), "/api/v3/ip-list/7");
        assert_eq!(text, "DELETE\n/api/v3/ip-list/7");
        assert_eq!(signer("AK", "SK").authorization(&text), "authing AK:HJ2UUX26A8LkLdwWKPgFHZzxWwA=");
    }

    /// The JSON of a value; parsing sorted the fields of its only object with two, whose order the recording has.
    fn in_order(value: &JsonValue) -> String {
        value.to_string().replace(r#"{"limit":10,"page":1}"#, r#"{"page":1,"limit":10}"#)
    }

    #[test]
    fn the_recorded_requests_of_an_official_sdk_are_reproduced() {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/facts/signature-vectors.json");
        let Ok(text) = std::fs::read_to_string(&file) else {
            // The recordings are no part of this repository; the test above does not need them.
            let mut stderr = std::io::stderr();
            return writeln!(stderr, "skipped: there is no ../shared/facts/signature-vectors.json").unwrap();
        };
        let vectors: Vec<JsonValue> = serde_json::from_str(&text).unwrap();
        for vector in &vectors {
            let part = |name: &str| vector[name].as_str().unwrap();
            let signer = signer(part("access_key_id"), part("access_key_secret"));
            if vector["uri"].is_string() {
                let pairs = vector["headers"].as_object().unwrap().iter();
                let pairs: Vec<_> = pairs.map(|(name, value)| (name.as_str(), value.as_str().unwrap())).collect();
                let fields = vector["data"].as_object().unwrap().iter();
                let fields: Vec<_> = fields.map(|(name, value)| (name.as_str(), in_order(value))).collect();
                let fields = fields.iter().map(|(name, json)| (*name, json.as_str()));
                let resource = canonical::of_body(part("uri"), fields);
                assert_eq!(string_to_sign(part("method"), &headers(&pairs), &resource), part("string_to_sign"));
            }
            assert_eq!(signer.authorization(part("string_to_sign")), part("authorization"));
        }
        assert_eq!(vectors.len(), 5);
    }
}

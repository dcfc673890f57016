//! An issuer on loopback: its keys, and the tokens that it signs.

use crate::replies::json;
use crate::server::Server;
use authing_client::{AuthenticationClient, AuthenticationClientBuilder};
use aws_lc_rs::rsa::{KeyPair, KeySize};
use aws_lc_rs::signature::{KeyPair as _, RSA_PKCS1_SHA256};
use aws_lc_rs::{hmac, rand::SystemRandom};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::{Value, json};
use std::sync::{Arc, LazyLock, Mutex};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

pub(crate) const SECRET: &str = "app-s3cret";
pub(crate) const KEYS_PATH: &str = "/oidc/.well-known/jwks.json";

/// Two keys of the service and one of somebody else; making one takes a while.
pub(crate) static KEYS: LazyLock<[KeyPair; 3]> =
    LazyLock::new(|| [0; 3].map(|_| KeyPair::generate(KeySize::Rsa2048).unwrap()));

/// An issuer that publishes some keys.
pub(crate) struct Issuer {
    pub(crate) server: Server,
    pub(crate) published: Arc<Mutex<Value>>,
}

impl Issuer {
    /// An issuer that publishes the first key as `k0`.
    pub(crate) async fn start() -> Self {
        let published = Arc::new(Mutex::new(jwks(&[("k0", 0)])));
        let shown = published.clone();
        let server = Server::start(move |_| json(&shown.lock().unwrap().to_string())).await;
        Self { server, published }
    }

    pub(crate) fn publish(&self, keys: &[(&str, usize)]) {
        *self.published.lock().unwrap() = jwks(keys);
    }

    pub(crate) fn builder(&self) -> AuthenticationClientBuilder {
        builder(&self.server)
    }

    pub(crate) fn client(&self) -> AuthenticationClient {
        self.builder().build().unwrap()
    }

    /// How often the keys were fetched.
    pub(crate) fn fetches(&self) -> usize {
        self.server.seen().iter().filter(|request| request.uri().path() == KEYS_PATH).count()
    }

    /// The claims of a good token.
    pub(crate) fn claims(&self) -> Value {
        claims(&self.server.url)
    }
}

pub(crate) fn builder(server: &Server) -> AuthenticationClientBuilder {
    AuthenticationClient::builder("app", SECRET, &server.url)
        .redirect_uri("https://app.example.com/callback")
        .timeout(Duration::from_secs(5))
}

/// The claims of a good token of the service at this address.
pub(crate) fn claims(url: &str) -> Value {
    let now = now();
    json!({"iss": format!("{url}/oidc"), "sub": "user", "aud": "app", "iat": now - 10, "exp": now + 600, "email": "a@example.com"})
}

pub(crate) fn now() -> i64 {
    i64::try_from(SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs()).unwrap()
}

/// A token by RS256.
pub(crate) fn rs256(key: usize, id: &str, claims: &Value) -> String {
    signed(&json!({"alg": "RS256", "kid": id}), claims, |message| rsa(key, message))
}

/// A token by HS256.
pub(crate) fn hs256(secret: &[u8], claims: &Value) -> String {
    signed(&json!({"alg": "HS256", "typ": "JWT"}), claims, |message| mac(secret, message))
}

pub(crate) fn signed(header: &Value, claims: &Value, sign: impl FnOnce(&[u8]) -> Vec<u8>) -> String {
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let message = format!("{}.{}", part(header), part(claims));
    let signature = sign(message.as_bytes());
    format!("{message}.{}", URL_SAFE_NO_PAD.encode(signature))
}

pub(crate) fn rsa(key: usize, message: &[u8]) -> Vec<u8> {
    let key = &KEYS[key];
    let mut signature = vec![0; key.public_modulus_len()];
    key.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), message, &mut signature).unwrap();
    signature
}

pub(crate) fn mac(secret: &[u8], message: &[u8]) -> Vec<u8> {
    hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, secret), message).as_ref().to_vec()
}

/// The public key as DER (PKCS #1).
pub(crate) fn public_der(key: usize) -> Vec<u8> {
    KEYS[key].public_key().as_ref().to_vec()
}

pub(crate) fn jwks(keys: &[(&str, usize)]) -> Value {
    let keys = keys.iter().map(|(id, key)| {
        let [modulus, exponent] = numbers(&public_der(*key)).map(|number| URL_SAFE_NO_PAD.encode(number));
        json!({"kty": "RSA", "use": "sig", "alg": "RS256", "kid": id, "n": modulus, "e": exponent})
    });
    json!({"keys": keys.collect::<Vec<_>>()})
}

/// The two numbers of `SEQUENCE { INTEGER, INTEGER }`.
fn numbers(der: &[u8]) -> [Vec<u8>; 2] {
    let mut inside = content(der).0;
    [(); 2].map(|()| {
        let (number, rest) = content(inside);
        inside = rest;
        number.iter().copied().skip_while(|byte| *byte == 0).collect()
    })
}

/// The content of the first element, and what follows it.
fn content(der: &[u8]) -> (&[u8], &[u8]) {
    let long = usize::from(der[1] & 0x7f);
    let (len, start) = match der[1] {
        short @ 0..0x80 => (usize::from(short), 2),
        _ => (der[2..2 + long].iter().fold(0, |len, byte| len << 8 | usize::from(*byte)), 2 + long),
    };
    (&der[start..start + len], &der[start + len..])
}

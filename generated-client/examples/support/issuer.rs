//! A stand-in for the service and its user, on loopback: one login, signed by the secret of the app.

use aws_lc_rs::hmac;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use bytes::Bytes;
use http::{Request, Response};
use http_body_util::Full;
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use serde_json::json;
use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};
use std::{error::Error, io};
use tokio::net::TcpListener;

/// The service.
pub(crate) struct Issuer {
    pub(crate) url: String,
    nonce: Arc<Mutex<String>>,
}

impl Issuer {
    /// Starts it for one app.
    pub(crate) async fn start(app: &'static str, secret: &'static str) -> io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let url = format!("http://{}", listener.local_addr()?);
        let nonce = Arc::<Mutex<String>>::default();
        let (own, seen) = (url.clone(), nonce.clone());
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (own, seen) = (own.clone(), seen.clone());
                let service = service_fn(move |request: Request<Incoming>| {
                    let nonce = seen.lock().unwrap_or_else(PoisonError::into_inner).clone();
                    let reply = answer(request.uri().path(), &id_token(app, secret, &own, &nonce));
                    async { Ok::<_, Infallible>(Response::new(Full::new(Bytes::from(reply)))) }
                });
                tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), service));
            }
        });
        Ok(Self { url, nonce })
    }

    /// Plays the user, who signs in at this URL; gives the address that the browser ends at.
    pub(crate) fn sign_in(&self, url: &str) -> Result<String, Box<dyn Error>> {
        let (_, query) = url.split_once('?').ok_or("the URL has no query")?;
        let mut asked: HashMap<_, _> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
        let mut take = |name: &str| asked.remove(name).ok_or_else(|| format!("the URL lacks {name}"));
        *self.nonce.lock().unwrap_or_else(PoisonError::into_inner) = take("nonce")?;
        Ok(format!("{}?code=once&state={}", take("redirect_uri")?, take("state")?))
    }
}

fn answer(path: &str, id_token: &str) -> String {
    let reply = match path {
        "/oidc/token" => json!({"access_token": "a", "token_type": "Bearer", "expires_in": 7200, "id_token": id_token}),
        "/oidc/me" => json!({"sub": "user-1", "name": "Bob"}),
        _ => json!({}),
    };
    reply.to_string()
}

/// An ID token by HS256.
fn id_token(app: &str, secret: &str, url: &str, nonce: &str) -> String {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
    let header = json!({"alg": "HS256", "typ": "JWT"});
    let claims = json!({
        "iss": format!("{url}/oidc"), "sub": "user-1", "aud": app, "iat": now, "exp": now + 3600, "nonce": nonce,
    });
    let [header, claims] = [header, claims].map(|part| URL_SAFE_NO_PAD.encode(part.to_string()));
    let message = format!("{header}.{claims}");
    let key = hmac::Key::new(hmac::HMAC_SHA256, secret.as_bytes());
    format!("{message}.{}", URL_SAFE_NO_PAD.encode(hmac::sign(&key, message.as_bytes())))
}

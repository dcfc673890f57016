//! A whole login in the browser: the URL, the callback, the tokens, who signed in; and signing out.

use crate::issuer::{KEYS_PATH, builder, claims, jwks, rs256};
use crate::replies::json;
use crate::server::Server;
use authing_client::{AuthenticationClient, BegunLogin, LoginFault, OAuthError, PendingLogin};
use aws_lc_rs::digest;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::json;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

fn offline() -> AuthenticationClient {
    AuthenticationClient::builder("app", "s", "https://a.authing.cn").redirect_uri("https://app/cb").build().unwrap()
}

fn parameters(url: &str) -> BTreeMap<String, String> {
    form_urlencoded::parse(url.split_once('?').unwrap().1.as_bytes()).into_owned().collect()
}

#[test]
fn the_url_has_what_the_protocol_wants_and_fresh_secrets() {
    let client = offline();
    let BegunLogin { url, pending, .. } =
        client.oidc().authorize().scope("openid offline_access").parameter("login_hint", "a b&c").begin().unwrap();
    assert!(url.starts_with("https://a.authing.cn/oidc/auth?client_id=app&scope=openid+offline_access&"), "{url}");
    let challenge = URL_SAFE_NO_PAD.encode(digest::digest(&digest::SHA256, pending.code_verifier().as_bytes()));
    let expected = [
        ("client_id", "app"),
        ("scope", "openid offline_access"),
        ("response_type", "code"),
        ("response_mode", "query"),
        ("redirect_uri", "https://app/cb"),
        ("state", pending.state()),
        ("nonce", pending.nonce()),
        ("code_challenge", &challenge),
        ("code_challenge_method", "S256"),
        ("prompt", "consent"),
        ("login_hint", "a b&c"),
    ];
    let expected: BTreeMap<_, _> = expected.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
    assert_eq!(parameters(&url), expected);
    let other = client.oidc().authorize().redirect_uri("https://app/other").prompt("login").begin().unwrap();
    let [one, two] = [&pending, &other.pending].map(|login| [login.state(), login.nonce(), login.code_verifier()]);
    assert!(one.iter().chain(&two).all(|secret| secret.len() == 43) && one.iter().all(|secret| !two.contains(secret)));
    let other = parameters(&other.url);
    assert_eq!((other["prompt"].as_str(), other["redirect_uri"].as_str()), ("login", "https://app/other"));
    assert_eq!(other["scope"], "openid profile");
}

#[test]
fn a_login_that_cannot_work_does_not_begin() {
    let client = offline();
    let nowhere = AuthenticationClient::builder("app", "s", "https://a.authing.cn").build().unwrap();
    for wrong in [
        nowhere.oidc().authorize(),
        client.oidc().authorize().scope("profile openid2"),
        client.oidc().authorize().parameter("state", "fixed"),
        client.oidc().authorize().parameter("code_challenge_method", "plain"),
    ] {
        assert!(wrong.begin().unwrap_err().is_invalid_input());
    }
}

#[test]
fn the_secrets_survive_a_session_and_are_not_shown() {
    let pending = offline().oidc().authorize().begin().unwrap().pending;
    let again = PendingLogin::from_json(&pending.to_json()).unwrap();
    assert_eq!(again.to_json(), pending.to_json());
    let shown = format!("{again:?}");
    assert!(![again.state(), again.nonce(), again.code_verifier()].iter().any(|secret| shown.contains(secret)));
    for wrong in ["", "{}", "[]", &pending.to_json().replace(pending.state(), "")] {
        assert!(PendingLogin::from_json(wrong).unwrap_err().is_invalid_input());
    }
}

/// A service that signs tokens with the nonce in `nonce`, for the access token `at`.
async fn service(nonce: Arc<Mutex<String>>) -> Server {
    let url = Arc::new(Mutex::new(String::new()));
    let own = url.clone();
    let server = Server::start(move |request| {
        if request.uri().path() == KEYS_PATH {
            return json(&jwks(&[("k0", 0)]).to_string());
        }
        let mut claims = claims(&own.lock().unwrap());
        claims["nonce"] = nonce.lock().unwrap().as_str().into();
        let hash = digest::digest(&digest::SHA256, b"at");
        claims["at_hash"] = URL_SAFE_NO_PAD.encode(&hash.as_ref()[..16]).into();
        json(&json!({"access_token": "at", "token_type": "Bearer", "id_token": rs256(0, "k0", &claims)}).to_string())
    })
    .await;
    url.lock().unwrap().clone_from(&server.url);
    server
}

#[tokio::test]
async fn a_login_gives_tokens_and_says_who_signed_in() {
    let nonce = Arc::new(Mutex::new(String::new()));
    let server = service(nonce.clone()).await;
    let client = builder(&server).build().unwrap();
    let login = client.oidc().authorize().begin().unwrap();
    nonce.lock().unwrap().push_str(login.pending.nonce());
    let callback = format!("https://app.example.com/callback?code=c%2B1&state={}#_", login.pending.state());
    let done = client.oidc().finish_login(&login.pending, &callback).await.unwrap();
    assert_eq!((done.claims.subject(), done.tokens.access_token()), ("user", "at"));
    let sent = server.seen();
    let form = format!("?{}", String::from_utf8(sent[0].body().to_vec()).unwrap());
    let form = parameters(&form);
    assert_eq!((form["code"].as_str(), form["code_verifier"].as_str()), ("c+1", login.pending.code_verifier()));
    assert_eq!(form["redirect_uri"], "https://app.example.com/callback");
    assert_eq!(sent.len(), 2);
    // The same code for another login: its ID token has another nonce.
    let other = client.oidc().authorize().begin().unwrap().pending;
    let callback = format!("code=c&state={}", other.state());
    let error = client.oidc().finish_login(&other, &callback).await.unwrap_err();
    assert_eq!(LoginFault::of(&error), Some(LoginFault::Nonce));
}

#[tokio::test]
async fn a_callback_of_another_login_is_refused_before_anything_is_sent() {
    let server = service(Arc::default()).await;
    let client = builder(&server).build().unwrap();
    let pending = client.oidc().authorize().begin().unwrap().pending;
    let state = pending.state();
    let cases = [
        ("code=c&state=other".to_owned(), LoginFault::State),
        ("code=c&state=".to_owned(), LoginFault::State),
        ("error=access_denied&state=other".to_owned(), LoginFault::State),
        ("code=c".to_owned(), LoginFault::Callback),
        (String::new(), LoginFault::Callback),
        (format!("state={state}"), LoginFault::Callback),
        (format!("code=&state={state}"), LoginFault::Callback),
        (format!("code=a&code=b&state={state}"), LoginFault::Callback),
        (format!("code=a&state={state}&state={state}"), LoginFault::Callback),
        (format!("code=a&state={state}&iss=https%3A%2F%2Fevil.example.com"), LoginFault::Issuer),
    ];
    for (callback, expected) in cases {
        let error = client.oidc().finish_login(&pending, &callback).await.unwrap_err();
        assert_eq!(LoginFault::of(&error), Some(expected), "{callback}");
        assert!(!format!("{error} {error:?}").contains(state));
    }
    let denied = format!("error=access_denied&error_description=the+user+said+no&state={state}");
    let error = client.oidc().finish_login(&pending, &denied).await.unwrap_err();
    let refusal = OAuthError::of(&error).unwrap();
    assert_eq!((refusal.code(), refusal.description()), ("access_denied", Some("the user said no")));
    assert!(error.is_refused() && !error.is_untrusted());
    assert!(server.seen().is_empty());
}

#[test]
fn signing_out_is_a_url() {
    let client = offline();
    let logout = || client.oidc().logout();
    assert_eq!(logout().url().unwrap(), "https://a.authing.cn/oidc/session/end");
    let url = logout().id_token("i.d.t").redirect_uri("https://app/?a=b").state("s s").url().unwrap();
    let query = "id_token_hint=i.d.t&post_logout_redirect_uri=https%3A%2F%2Fapp%2F%3Fa%3Db&state=s+s";
    assert_eq!(url, format!("https://a.authing.cn/oidc/session/end?{query}"));
    assert!(logout().redirect_uri("https://app/").url().unwrap_err().is_invalid_input());
}

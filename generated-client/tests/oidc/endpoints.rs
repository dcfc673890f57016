//! The endpoints on the wire: how the app proves itself, what is sent, what comes back.

use crate::issuer::builder;
use crate::replies::json;
use crate::server::Server;
use authing_client::{AuthenticationClient, OAuthError, OidcOptions, TokenEndpointAuthMethod as Method};
use http::Response;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

const TOKENS: &str = r#"{"access_token":"at-s3cret","refresh_token":"rt-s3cret","token_type":"Bearer","expires_in":"7200","scope":"openid","id_token":null}"#;

/// The path, `authorization` and body of the only request since the last time.
fn last(server: &Server) -> (String, Option<String>, String) {
    let request = server.seen().pop().unwrap();
    let header = |name| request.headers().get(name).map(|value| value.to_str().unwrap().to_owned());
    assert_eq!(header("x-authing-app-id").as_deref(), Some("app"));
    let form = (request.method() == "POST").then_some("application/x-www-form-urlencoded");
    assert_eq!(header("content-type").as_deref(), form);
    let path = format!("{} {}", request.method(), request.uri());
    (path, header("authorization"), String::from_utf8(request.body().to_vec()).unwrap())
}

#[tokio::test]
async fn the_app_proves_itself_in_one_of_three_ways() {
    let server = Server::start(|_| json(TOKENS)).await;
    let cases = [
        (Method::ClientSecretPost, None, "&client_id=app&client_secret=app-s3cret"),
        (Method::ClientSecretBasic, Some("Basic YXBwOmFwcC1zM2NyZXQ="), ""),
        (Method::None, None, "&client_id=app"),
    ];
    for (method, authorization, fields) in cases {
        let client = builder(&server).token_endpoint_auth_method(method).user_token("of the user").build().unwrap();
        let expect = |path: &str, form: &str| {
            assert_eq!(last(&server), (path.to_owned(), authorization.map(str::to_owned), format!("{form}{fields}")));
        };
        client.oidc().refresh("r t&=").await.unwrap();
        expect("POST /oidc/token", "grant_type=refresh_token&refresh_token=r+t%26%3D");
        client.oidc().exchange_code("c").code_verifier("v").await.unwrap();
        let form = "grant_type=authorization_code&code=c&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcallback";
        expect("POST /oidc/token", &format!("{form}&code_verifier=v"));
        client.oidc().introspect("t").await.unwrap();
        expect("POST /oidc/token/introspection", "token=t");
        client.oidc().revoke("t").await.unwrap();
        expect("POST /oidc/token/revocation", "token=t");
    }
}

#[tokio::test]
async fn introspection_and_revocation_may_have_ways_of_their_own() {
    let server = Server::start(|_| json("{}")).await;
    let options = OidcOptions::new()
        .introspection_endpoint_auth_method(Method::ClientSecretBasic)
        .revocation_endpoint_auth_method(Method::None);
    let client = builder(&server).oidc(options).build().unwrap();
    assert!(!client.oidc().introspect("t").await.unwrap().active);
    assert_eq!((last(&server).1.is_some(), last(&server).2), (true, "token=t".to_owned()));
    client.oidc().revoke("t").await.unwrap();
    assert_eq!((last(&server).1, last(&server).2), (None, "token=t&client_id=app".to_owned()));
}

#[tokio::test]
async fn tokens_are_read_leniently_and_never_shown() {
    let server = Server::start(|_| json(TOKENS)).await;
    let client = builder(&server).build().unwrap();
    let tokens = client.oidc().refresh("old-s3cret").await.unwrap();
    assert_eq!((tokens.access_token(), tokens.refresh_token()), ("at-s3cret", Some("rt-s3cret")));
    assert_eq!((tokens.id_token(), tokens.scope()), (None, Some("openid")));
    assert_eq!((tokens.token_type(), tokens.expires_in()), ("Bearer", Some(Duration::from_secs(7200))));
    let oidc = client.oidc();
    let shown = format!(
        "{tokens:?} {oidc:?} {:?} {:?} {:?}",
        oidc.exchange_code("c-s3cret").code_verifier("v-s3cret"),
        oidc.verify_id_token("i-s3cret").nonce("n-s3cret"),
        oidc.logout().id_token("i-s3cret"),
    );
    assert!(!shown.contains("s3cret"), "{shown}");
    let server = Server::start(|_| json(r#"{"expire_in":1,"access_token":"a"}"#)).await;
    let tokens = builder(&server).build().unwrap().oidc().refresh("r").await.unwrap();
    assert_eq!(tokens.expires_in(), Some(Duration::from_secs(1)));
}

#[tokio::test]
async fn what_the_service_says_of_a_token_and_of_a_user() {
    let server = Server::start(|request| match request.uri().path() {
        "/oidc/me" => json(r#"{"sub":"u","name":null,"email":"a@example.com","email_verified":"true","roles":["r"]}"#),
        _ => json(r#"{"active":true,"sub":"u","exp":"1601460494","iat":1601456894,"aud":["app"]}"#),
    })
    .await;
    let client = builder(&server).user_token("of the client").build().unwrap();
    let token = client.oidc().introspect("t").await.unwrap();
    assert!(token.active && token.sub.as_deref() == Some("u"));
    assert_eq!(
        (token.exp, token.iat, &token.other["aud"][0]),
        (Some(1_601_460_494), Some(1_601_456_894), &"app".into())
    );
    let user = client.oidc().user_info("of the call").await.unwrap();
    assert_eq!(last(&server), ("GET /oidc/me".to_owned(), Some("Bearer of the call".to_owned()), String::new()));
    assert_eq!((user.sub.as_str(), user.name.as_deref(), user.email_verified), ("u", None, Some(true)));
    assert_eq!((user.email.as_deref(), &user.other["roles"][0]), (Some("a@example.com"), &"r".into()));
    assert!(!format!("{user:?}").contains("example.com"));
    assert!(client.oidc().user_info("a\nb").await.unwrap_err().is_invalid_input());
}

#[tokio::test]
async fn questions_are_repeated_and_exchanges_are_not() {
    let tries = AtomicUsize::new(0);
    let server = Server::start(move |_| match tries.fetch_add(1, Ordering::Relaxed) % 2 {
        0 => Response::builder().status(503).body("down".into()).unwrap(),
        _ => json(r#"{"active":true,"sub":"u","access_token":"a"}"#),
    })
    .await;
    let client = builder(&server).build().unwrap();
    let oidc = client.oidc();
    assert!(oidc.introspect("t").await.unwrap().active && oidc.user_info("t").await.unwrap().sub == "u");
    oidc.revoke("t").await.unwrap();
    assert_eq!(server.seen().len(), 6);
    // The code would be used up.
    assert_eq!(oidc.exchange_code("c").await.unwrap_err().attempts(), 1);
    assert_eq!(server.seen().len(), 7);
}

#[tokio::test]
async fn refusals_have_the_code_of_the_standard() {
    let answers = [
        (400, r#"{"error":"invalid_grant","error_description":"grant request is invalid"}"#),
        (401, r#"{"error":"invalid_client"}"#),
        (200, r#"{"error":"invalid_request"}"#),
    ];
    for (status, body) in answers {
        let reply = move |_: &_| Response::builder().status(status).body(body.into()).unwrap();
        let server = Server::start(reply).await;
        let client: AuthenticationClient = builder(&server).build().unwrap();
        let error = client.oidc().refresh("r").await.unwrap_err();
        let refusal = OAuthError::of(&error).unwrap();
        assert!(body.contains(refusal.code()) && error.is_refused() && error.is_auth() == (status == 401), "{error}");
        assert_eq!(error.http_status().unwrap().as_u16(), status);
        assert_eq!((error.operation(), error.body()), (Some("oidc-token"), None));
        assert_eq!(refusal.description().is_some(), status == 400);
    }
    let server = Server::start(|_| json(r#"{"statusCode":403,"message":"no","apiCode":7}"#)).await;
    let error = builder(&server).build().unwrap().oidc().introspect("t").await.unwrap_err();
    assert!(error.is_auth() && error.message() == "no" && OAuthError::of(&error).is_none(), "{error}");
    let server = Server::start(|_| json(r#"{"id_token":"i-s3cret"}"#)).await;
    let error = builder(&server).build().unwrap().oidc().refresh("r").await.unwrap_err();
    assert!(error.is_decode() && error.path() == Some("access_token"), "{error}");
    assert!(!format!("{error} {error:?}").contains("s3cret"), "{error:?}");
}

//! The client of an app against a real HTTP server: how the app proves itself, whose token is sent.

use crate::replies::{data, json};
use crate::server::Server;
use authing_client::authentication::models::{SignInByPasswordPayloadDto, SigninConnection};
use authing_client::{AuthenticationClient, AuthenticationClientBuilder, TokenEndpointAuthMethod, UserTokenScheme};
use bytes::Bytes;
use http::Request;
use std::time::Duration;

const TOKENS: &str = r#"{"access_token":"t0ken-s3cret","expire_in":"1209600","token_type":"Bearer"}"#;

async fn server() -> Server {
    Server::start(|request| if request.uri().path().starts_with("/api/v3/get-") { data("{}") } else { data(TOKENS) })
        .await
}

fn builder(server: &Server) -> AuthenticationClientBuilder {
    AuthenticationClient::builder("app", "s3cret", &server.url).timeout(Duration::from_secs(5))
}

fn header<'a>(request: &'a Request<Bytes>, name: &str) -> Option<&'a str> {
    request.headers().get(name).map(|value| value.to_str().unwrap())
}

/// The `authorization` and the body of the only request that the calls sent.
fn only(server: &Server) -> (Option<String>, String) {
    let request = server.seen().pop().unwrap();
    assert_eq!(header(&request, "x-authing-app-id"), Some("app"));
    (header(&request, "authorization").map(str::to_owned), String::from_utf8(request.body().to_vec()).unwrap())
}

#[tokio::test]
async fn signing_in_gives_tokens_and_the_app_proves_itself_in_the_body() {
    let server = server().await;
    let client = builder(&server).lang("en-US").build().unwrap();
    let payload = SignInByPasswordPayloadDto::new("pass").email("a@example.com");
    let tokens = client.signin(SigninConnection::Password).password_payload(payload).await.unwrap();
    assert_eq!((tokens.access_token.as_deref(), tokens.expire_in), (Some("t0ken-s3cret"), 1_209_600));
    let body = r#"{"connection":"PASSWORD","passwordPayload":{"email":"a@example.com","password":"pass"},"client_id":"app","client_secret":"s3cret"}"#;
    assert_eq!(only(&server), (None, body.to_owned()));
    assert_eq!(header(&server.seen()[0], "x-authing-lang"), Some("en-US"));
}

#[tokio::test]
async fn three_operations_want_a_proof_and_what_the_caller_sets_stays() {
    let server = server().await;
    let client = builder(&server).build().unwrap();
    client.signin_by_mobile("new", "conn").client_id("other").await.unwrap();
    assert!(only(&server).1.ends_with(r#""client_id":"other","client_secret":"s3cret"}"#));
    client.exchange_tokenset_with_qrcode_ticket("ticket").await.unwrap();
    assert!(only(&server).1.ends_with(r#","client_id":"app","client_secret":"s3cret"}"#));
    client.get_profile().await.unwrap();
    assert_eq!(only(&server), (None, String::new()));
}

#[tokio::test]
async fn a_header_may_prove_the_app_in_place_of_the_user_or_nothing() {
    use TokenEndpointAuthMethod::{ClientSecretBasic, None as Nothing};
    let server = server().await;
    for (method, proof) in [(ClientSecretBasic, "Basic YXBwOnMzY3JldA=="), (Nothing, "Bearer t")] {
        let client = builder(&server).token_endpoint_auth_method(method).user_token("t").build().unwrap();
        client.signin("NEW").await.unwrap();
        assert_eq!(only(&server), (Some(proof.to_owned()), r#"{"connection":"NEW"}"#.to_owned()));
        client.get_profile().await.unwrap();
        assert_eq!(only(&server).0.as_deref(), Some("Bearer t"));
    }
}

#[tokio::test]
async fn each_clone_has_its_own_user() {
    let server = server().await;
    let client = builder(&server).redirect_uri("https://app/callback").build().unwrap();
    let one = client.with_user_token("one").unwrap();
    let raw = builder(&server).user_token_scheme(UserTokenScheme::Raw).user_token("one").build().unwrap();
    let two = one.with_user_token("two").unwrap();
    let cases = [
        (&client, None),
        (&one, Some("Bearer one")),
        (&two, Some("Bearer two")),
        (&one.with_user_token("").unwrap(), None),
        (&raw, Some("one")),
        (&raw.with_user_token("two").unwrap(), Some("two")),
    ];
    for (client, authorization) in cases {
        client.get_profile().await.unwrap();
        assert_eq!(only(&server).0.as_deref(), authorization);
    }
    one.get_profile().user_token("two").await.unwrap();
    assert_eq!(only(&server).0.as_deref(), Some("Bearer two"));
    one.get_profile().user_token("").await.unwrap();
    assert_eq!(only(&server).0, None);
    assert!(one.get_profile().user_token("a\nb").await.unwrap_err().is_invalid_input());
    assert_eq!((two.app_id(), two.redirect_uri()), ("app", Some("https://app/callback")));
    assert!(one.with_user_token("a\nb").unwrap_err().is_invalid_input());
}

#[tokio::test]
async fn nothing_shows_a_secret_or_a_token() {
    let server = Server::start(|_| json(r#"{"statusCode":200,"data":{"access_token":["t0ken-s3cret"]}}"#)).await;
    let client = builder(&server).user_token("one-s3cret").build().unwrap();
    let call = client.signin("NEW").client_secret("other-s3cret");
    let shown = format!("{client:?} {call:?} {:?}", builder(&server).user_token("one-s3cret"));
    assert!(shown.contains(&server.url) && shown.contains("client_secret") && !shown.contains("s3cret"), "{shown}");
    let error = call.await.unwrap_err();
    assert!(error.is_decode() && error.body().is_none() && error.path() == Some("data.access_token"), "{error:?}");
    assert!(!format!("{error} {error:?}").contains("s3cret"), "{error:?}");
}

//! When the keys of the service are fetched, counted by the service.

use crate::issuer::{Issuer, rs256};
use crate::replies::json;
use crate::server::Server;
use authing_client::{AuthenticationClient, JwksPath, LoginFault, OidcOptions};
use http::Response;
use serde_json::json;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

async fn verify(client: &AuthenticationClient, token: &str) -> Result<(), Option<LoginFault>> {
    client.oidc().verify_id_token(token).await.map(drop).map_err(|error| LoginFault::of(&error))
}

const UNKNOWN: Result<(), Option<LoginFault>> = Err(Some(LoginFault::UnknownKey));

#[tokio::test]
async fn keys_are_fetched_once_and_shared_by_clones() {
    let issuer = Issuer::start().await;
    let client = issuer.client();
    let token = rs256(0, "k0", &issuer.claims());
    for client in [&client, &client.clone(), &client.with_user_token("t").unwrap()] {
        assert_eq!(verify(client, &token).await, Ok(()));
    }
    assert_eq!(issuer.fetches(), 1);
}

#[tokio::test]
async fn a_new_key_of_the_service_is_fetched() {
    let issuer = Issuer::start().await;
    let options = OidcOptions::new().keys_refetch_interval(Duration::ZERO);
    let client = issuer.builder().oidc(options).build().unwrap();
    assert_eq!(verify(&client, &rs256(0, "k0", &issuer.claims())).await, Ok(()));
    issuer.publish(&[("k1", 1)]);
    assert_eq!(verify(&client, &rs256(1, "k1", &issuer.claims())).await, Ok(()));
    assert_eq!(issuer.fetches(), 2);
    // The old key is gone.
    assert_eq!(verify(&client, &rs256(0, "k0", &issuer.claims())).await, UNKNOWN);
    assert_eq!(issuer.fetches(), 3);
}

#[tokio::test]
async fn forged_key_ids_do_not_flood_the_service() {
    let issuer = Issuer::start().await;
    let client = issuer.client();
    for id in 0..20 {
        assert_eq!(verify(&client, &rs256(2, &format!("forged-{id}"), &issuer.claims())).await, UNKNOWN);
    }
    assert_eq!(verify(&client, &rs256(0, "k0", &issuer.claims())).await, Ok(()));
    assert_eq!(issuer.fetches(), 1);
}

#[tokio::test]
async fn old_keys_are_fetched_again() {
    let issuer = Issuer::start().await;
    let client = issuer.builder().oidc(OidcOptions::new().keys_max_age(Duration::ZERO)).build().unwrap();
    let token = rs256(0, "k0", &issuer.claims());
    assert_eq!((verify(&client, &token).await, verify(&client, &token).await), (Ok(()), Ok(())));
    assert_eq!(issuer.fetches(), 2);
}

async fn all_at_once(client: &AuthenticationClient, token: &str) -> Vec<Result<(), authing_client::Error>> {
    let tasks: Vec<_> = (0..64)
        .map(|_| {
            let verification = client.oidc().verify_id_token(token);
            tokio::spawn(async { verification.await.map(drop) })
        })
        .collect();
    let mut outcomes = Vec::new();
    for task in tasks {
        outcomes.push(task.await.unwrap());
    }
    outcomes
}

#[tokio::test]
async fn many_verifications_at_once_fetch_once() {
    let issuer = Issuer::start().await;
    let client = issuer.client();
    let outcomes = all_at_once(&client, &rs256(0, "k0", &issuer.claims())).await;
    assert!(outcomes.iter().all(Result::is_ok));
    assert_eq!(issuer.fetches(), 1);
    // The same when the service has a new key.
    let options = OidcOptions::new().keys_refetch_interval(Duration::ZERO);
    let client = issuer.builder().oidc(options).build().unwrap();
    assert_eq!(verify(&client, &rs256(0, "k0", &issuer.claims())).await, Ok(()));
    issuer.publish(&[("k1", 1)]);
    let outcomes = all_at_once(&client, &rs256(1, "k1", &issuer.claims())).await;
    assert!(outcomes.iter().all(Result::is_ok));
    assert_eq!(issuer.fetches(), 3);
}

#[tokio::test]
async fn a_failed_fetch_is_shared_by_those_who_wait_and_not_kept() {
    let failures = AtomicUsize::new(0);
    let set = crate::issuer::jwks(&[("k0", 0)]).to_string();
    let server = Server::start(move |_| match failures.fetch_add(1, Ordering::Relaxed) {
        0 => Response::builder().status(500).body("down".into()).unwrap(),
        1 => json("{}"),
        _ => json(&set),
    })
    .await;
    let client = crate::issuer::builder(&server).build().unwrap();
    let token = rs256(0, "k0", &crate::issuer::claims(&server.url));
    for error in all_at_once(&client, &token).await.into_iter().map(Result::unwrap_err) {
        assert!(error.is_refused() && !error.is_untrusted() && error.operation() == Some("oidc-jwks"), "{error}");
    }
    assert_eq!(server.seen().len(), 1);
    assert!(client.oidc().verify_id_token(&token).await.unwrap_err().is_decode());
    assert_eq!(verify(&client, &token).await, Ok(()));
    assert_eq!(server.seen().len(), 3);
}

#[tokio::test]
async fn the_keys_may_be_those_of_the_app() {
    let server = Server::start(|_| json(&json!({"keys": []}).to_string())).await;
    let client = crate::issuer::builder(&server).oidc(OidcOptions::new().jwks_path(JwksPath::App)).build().unwrap();
    assert_eq!(verify(&client, &rs256(0, "k0", &crate::issuer::claims(&server.url))).await, UNKNOWN);
    let request = server.seen().pop().unwrap();
    assert_eq!(request.uri().path(), "/app/oidc/.well-known/jwks.json");
    assert!(request.headers().get("authorization").is_none());
}

//! Passwords leave the client encrypted only, by the key that was given or the one that the service publishes.

use crate::service::{RSA_PUBLIC, Service};
use authing_client::v2::users::models::{CreateUserInput, UpdateUserInput};
use serde_json::json;

const PLAIN: &str = "p4ssw0rd 密码";

#[tokio::test]
async fn the_published_key_is_asked_for_once_and_only_when_it_is_needed() {
    let service = Service::start().await;
    let users = service.client().users();
    users.create(CreateUserInput::new().username("ann")).await.unwrap();
    assert_eq!(service.store().key_requests, 0);
    let calls: Vec<_> = (0..16)
        .map(|number| users.create(CreateUserInput::new().username(format!("user {number}")).password(PLAIN)))
        .map(|call| tokio::spawn(call.send()))
        .collect();
    for call in calls {
        call.await.unwrap().unwrap();
    }
    assert_eq!(service.store().key_requests, 1);
    assert_eq!(service.store().passwords.values().filter(|password| *password == PLAIN).count(), 16);
    users.update("user-1", UpdateUserInput::new().password("an0ther")).await.unwrap();
    assert_eq!(service.store().passwords["user-1"], "an0ther");
    assert!(!service.store().last_body.contains("an0ther"));
}

#[tokio::test]
async fn a_given_key_needs_no_question() {
    let service = Service::start().await;
    service.store().publishes_key = false;
    let pem = format!("-----BEGIN PUBLIC KEY-----\n{RSA_PUBLIC}\n-----END PUBLIC KEY-----\n");
    let users = service.builder().password_public_key(pem).build().unwrap().users();
    let bob = users.create(CreateUserInput::new().username("bob").password(PLAIN)).await.unwrap();
    // What replaces an argument is encrypted, too.
    let other = json!({"password": "replaced"});
    users.update(&bob.id, UpdateUserInput::new().password(PLAIN)).extra_body("updates", other).await.unwrap();
    assert_eq!(service.store().passwords[&bob.id], "replaced");
    assert_eq!(service.store().key_requests, 0);
    let error = service.builder().password_public_key("no key").build().unwrap_err();
    assert!(error.is_invalid_input() && error.to_string().contains("RSA public key"), "{error}");
}

#[tokio::test]
async fn without_a_key_nothing_is_sent() {
    let service = Service::start().await;
    service.store().publishes_key = false;
    let users = service.client().users();
    let call = users.create(CreateUserInput::new().username("bob").password(PLAIN));
    assert!(!format!("{call:?}").contains("p4ssw0rd"));
    let error = call.clone().await.unwrap_err();
    assert!(error.is_invalid_input() && !error.is_retryable(), "{error}");
    assert!(error.message().contains("`password_public_key`") && error.message().contains("404"), "{error}");
    assert!(!format!("{error} {error:?}").contains("p4ssw0rd"));
    assert_eq!(service.store().log, ["/api/v3/system"]);
    service.store().publishes_key = true;
    call.await.unwrap();
    assert_eq!(service.store().passwords["user-1"], PLAIN);
}

#[tokio::test]
async fn models_do_not_show_secrets() {
    let service = Service::start().await;
    let users = service.client().users();
    let bob = CreateUserInput::new().username("bob").password(PLAIN);
    assert!(!format!("{bob:?}").contains("p4ssw0rd"));
    let id = users.create(bob).await.unwrap().id;
    service.store().users[0].token = Some("s3cret-token".to_owned());
    for user in [users.find().username("bob").await.unwrap().unwrap(), users.detail(&id).await.unwrap()] {
        assert_eq!(user.token.as_deref(), Some("s3cret-token"));
        assert!(!format!("{user:?}").contains("s3cret-token"));
    }
    let refreshed = users.refresh_token(&id).await.unwrap();
    assert!(refreshed.token.is_some() && !format!("{refreshed:?}").contains("user-token-of"));
}

#[tokio::test]
async fn a_password_that_cannot_be_encrypted_is_not_sent() {
    let service = Service::start().await;
    let users = service.builder().password_public_key(RSA_PUBLIC).build().unwrap().users();
    for (password, fault) in [("x".repeat(118), "too long"), (String::new(), "empty")] {
        let error = users.create(CreateUserInput::new().password(password)).await.unwrap_err();
        assert!(error.is_invalid_input() && error.message().contains(fault), "{error}");
        assert_eq!(error.operation(), Some("create"));
    }
    assert!(service.store().log.is_empty());
}

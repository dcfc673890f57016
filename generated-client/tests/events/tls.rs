//! Subscriptions over TLS.

#[path = "../support/authority.rs"]
mod authority;

use authing_client::EventSubscription;
use authority::Authority;
use futures_util::SinkExt;
use tokio::net::TcpListener;
use tokio_tungstenite::{accept_async, tungstenite::Message};

/// A server that sends one event and closes: its address, and the PEM of its authority.
async fn server() -> (String, String) {
    let Authority { pem, acceptor } = Authority::new();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("wss://localhost:{}", listener.local_addr().unwrap().port());
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let Ok(stream) = acceptor.accept(stream).await else { continue };
            let Ok(mut socket) = accept_async(stream).await else { continue };
            let _ = socket.send(Message::text("hello")).await;
            let _ = socket.close(None).await;
        }
    });
    (url, pem)
}

fn subscription(url: &str) -> EventSubscription {
    EventSubscription::management("AK", "SK", "authing.user.created").host(url).max_attempts(1)
}

#[tokio::test]
async fn a_private_authority_is_trusted_once_it_is_given() {
    let (url, pem) = server().await;
    let mut events = subscription(&url).root_certificate(&pem).open().unwrap();
    assert_eq!(events.next().await.unwrap().unwrap().text(), "hello");
}

#[tokio::test]
async fn an_unknown_authority_is_not() {
    let (url, _) = server().await;
    let mut events = subscription(&url).open().unwrap();
    let error = events.next().await.unwrap().unwrap_err();
    assert!(error.to_string().contains("certificate"), "{error}");
}

#[test]
fn a_certificate_that_is_no_pem_is_refused() {
    for pem in ["s3cret", "", "-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----\n"] {
        let error = subscription("wss://localhost").root_certificate(pem).open().unwrap_err();
        assert!(error.is_invalid_input() && error.to_string().contains("not PEM"), "{error}");
    }
}

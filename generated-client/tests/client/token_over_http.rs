//! Tokens over real HTTP: however many calls meet an expired or revoked one, it is replaced once.

use crate::replies::{TOKEN_PATH, USER, data, grant, json, jwt};
use crate::server::Server;
use authing_client::ManagementClient;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::time::Duration;

/// A service whose first token lasts `seconds`, and is good or not after that.
async fn service(seconds: u32, first_is_good: bool) -> Server {
    let tokens = AtomicUsize::new(0);
    Server::start_with_tokens(move |request| {
        let first = request.headers().get("authorization").is_some_and(|value| *value == format!("Bearer {}", jwt(1)));
        match request.uri().path() {
            TOKEN_PATH => {
                let number = tokens.fetch_add(1, SeqCst) + 1;
                let seconds = if number == 1 { seconds } else { 7200 };
                json(&grant(number).replace("7200", &seconds.to_string()))
            }
            _ if first && !first_is_good => json(r#"{"statusCode":401,"message":"token revoked"}"#),
            _ => data(USER),
        }
    })
    .await
}

async fn many(client: &ManagementClient) -> usize {
    let calls: Vec<_> = (0..64).map(|_| tokio::spawn(client.get_user("u").into_future())).collect();
    let mut failed = 0;
    for call in calls {
        failed += usize::from(call.await.unwrap().is_err());
    }
    failed
}

fn tokens(server: &Server) -> usize {
    server.seen().len() - server.calls().len()
}

#[tokio::test]
async fn an_expired_token_is_replaced_once_for_64_calls() {
    let server = service(1, true).await;
    let client = server.client();
    client.get_user("u").await.unwrap();
    tokio::time::sleep(Duration::from_millis(1050)).await;
    assert_eq!((many(&client).await, tokens(&server), server.calls().len()), (0, 2, 65));
    assert!(server.calls()[1..].iter().all(|call| call.headers()["authorization"] == format!("Bearer {}", jwt(2))));
}

#[tokio::test]
async fn a_revoked_token_is_replaced_once_for_64_calls() {
    let server = service(7200, false).await;
    let client = server.client();
    assert_eq!((many(&client).await, tokens(&server)), (0, 2));
    assert!(server.calls().len() <= 128);
}

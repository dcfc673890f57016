//! What is sent to subscribe, and what becomes of broken connections.

use crate::server::{Act, Server};
use authing_client::{EventSubscription, Events};
use futures_util::StreamExt;
use std::time::Duration;

const FAST: Duration = Duration::from_millis(10);

fn subscription(server: &Server) -> EventSubscription {
    EventSubscription::management("AKID", "AKSECRET", "authing.user.created").host(&server.url).backoff(FAST, FAST)
}

async fn text(events: &mut Events) -> String {
    events.next().await.unwrap().unwrap().text().to_owned()
}

#[tokio::test]
async fn an_access_key_signs_and_a_user_has_a_token() {
    let server = Server::start(&[Act::Stay(r#"{"id":1}"#)]).await;
    let mut events = subscription(&server).open().unwrap();
    let event = events.next().await.unwrap().unwrap();
    assert_eq!((event.text(), event.json().unwrap()["id"].as_i64()), (r#"{"id":1}"#, Some(1)));
    let user = EventSubscription::authentication("t&k=s3cret", "a b");
    text(&mut user.host(format!("{}/", server.url)).open().unwrap()).await;
    let seen = server.seen.lock().unwrap().clone();
    // The vector that two independent implementations agree on.
    let signature = "authing AKID:trekWnK28nn9oywi+9w4g77tQxQ=".to_owned();
    assert_eq!(seen[0], ("/events/v1/management/sub?code=authing.user.created".to_owned(), Some(signature)));
    assert_eq!(seen[1], ("/events/v1/authentication/sub?code=a+b&token=t%26k%3Ds3cret".to_owned(), None));
}

#[tokio::test]
async fn a_connection_that_ends_or_fails_is_made_again() {
    let acts = &[Act::Send(&["a", "b"]), Act::Drop, Act::Refuse(503), Act::Refuse(429), Act::Send(&["c"])];
    let server = Server::start(acts).await;
    let mut events = subscription(&server).open().unwrap();
    assert_eq!((text(&mut events).await, text(&mut events).await, events.connections()), ("a".into(), "b".into(), 1));
    assert_eq!((text(&mut events).await, events.connections(), server.connections()), ("c".into(), 2, 5));
    // As a stream.
    let more: Vec<_> = events.into_stream().take(2).map(|event| event.unwrap().text().to_owned()).collect().await;
    assert_eq!(more, ["c", "c"]);
}

#[tokio::test]
async fn a_connection_without_a_sign_of_life_is_made_again() {
    let server = Server::start(&[Act::Freeze, Act::Freeze, Act::Stay("alive")]).await;
    let mut events = subscription(&server).heartbeat(FAST).open().unwrap();
    assert_eq!(text(&mut events).await, "alive");
    assert!(events.connections() >= 3);
}

#[tokio::test]
async fn a_connection_that_answers_lasts() {
    let server = Server::start(&[Act::Answer { pings: 2 }]).await;
    let mut events = subscription(&server).heartbeat(Duration::from_millis(300)).open().unwrap();
    assert_eq!((text(&mut events).await, events.connections()), ("pinged".into(), 1));
}

#[tokio::test]
async fn the_heartbeat_may_be_longer_than_clocks_go() {
    let server = Server::start(&[Act::Send(&["a", "b"]), Act::Stay("c")]).await;
    let mut events = subscription(&server).heartbeat(Duration::MAX).open().unwrap();
    assert_eq!([text(&mut events).await, text(&mut events).await, text(&mut events).await], ["a", "b", "c"]);
}

#[tokio::test]
async fn a_refusal_ends_the_subscription() {
    for status in [400, 401, 403, 404, 302] {
        let acts: &'static [Act] = Box::leak(Box::new([Act::Refuse(status)]));
        let server = Server::start(acts).await;
        let mut events = subscription(&server).open().unwrap();
        let error = events.next().await.unwrap().unwrap_err();
        assert!(error.is_refused() && error.status_code() == Some(status.into()), "{error}");
        assert_eq!((error.is_auth(), error.operation()), (matches!(status, 401 | 403), Some("event-subscription")));
        assert!(events.next().await.is_none() && server.connections() == 1);
    }
}

#[tokio::test]
async fn after_too_many_failures_the_last_one_is_the_error() {
    let server = Server::start(&[Act::Drop]).await;
    let mut events = subscription(&server).max_attempts(3).open().unwrap();
    let error = events.next().await.unwrap().unwrap_err();
    assert!(!error.is_refused() && !error.is_invalid_input(), "{error}");
    assert!(events.next().await.is_none());
    assert_eq!((server.connections(), events.connections()), (3, 0));
    // The server does not speak TLS.
    let tls = subscription(&server).host(server.url.replace("ws:", "wss:")).max_attempts(1);
    assert!(!tls.open().unwrap().next().await.unwrap().unwrap_err().is_invalid_input());
    let nobody = EventSubscription::authentication("t-s3cret", "e").host("ws://127.0.0.1:1").max_attempts(1);
    let error = nobody.open().unwrap().next().await.unwrap().unwrap_err();
    assert!(error.is_connect() && !format!("{error} {error:?}").contains("s3cret"), "{error:?}");
}

#[tokio::test]
async fn an_event_that_is_too_large_breaks_the_connection() {
    let server = Server::start(&[Act::Send(&["a long event"]), Act::Send(&["short"])]).await;
    let mut events = subscription(&server).max_event_size(8).open().unwrap();
    assert_eq!((text(&mut events).await, events.connections()), ("short".into(), 2));
}

#[test]
fn what_cannot_work_is_not_opened_and_no_secret_is_shown() {
    let management = || EventSubscription::management("AK", "SK-s3cret", "e");
    let wrong = [
        management().host("https://events.authing.com"),
        management().host("wss://a@b"),
        management().host("wss://a?b"),
        management().host("events"),
        management().heartbeat(Duration::ZERO),
        EventSubscription::management("AK", "SK", ""),
        EventSubscription::management("", "SK", "e"),
        EventSubscription::management("A\nK", "SK", "e"),
        EventSubscription::management("AK", "", "e"),
        EventSubscription::authentication("", "e"),
    ];
    for subscription in wrong {
        let error = subscription.open().unwrap_err();
        assert!(error.is_invalid_input() && !error.to_string().contains("s3cret"), "{error}");
    }
    let shown = format!("{:?} {:?}", management(), management().open().unwrap());
    let shown = shown + &format!("{:?}", EventSubscription::authentication("t-s3cret", "e").open().unwrap());
    assert!(shown.contains("wss://events.authing.com") && !shown.contains("s3cret"), "{shown}");
}

//! What errors say: one line each, causes included, nothing that forges a log.

use crate::fake::Fake;
use crate::replies::json;
use authing_client::{
    AuthenticationClient, Error, ManagementClient, ManagementClientBuilder, TokenEndpointAuthMethod, TransportError,
};
use std::{error::Error as _, io, time::Duration};

fn refused(builder: ManagementClientBuilder) -> String {
    let error = builder.build().unwrap_err();
    assert!(error.is_invalid_input() && error.operation().is_none() && error.status_code().is_none());
    error.to_string()
}

#[test]
fn a_client_that_cannot_work_is_not_built() {
    let builder = || ManagementClient::builder().access_key("AK", "SK");
    for (builder, what) in [
        (ManagementClient::builder(), "no credentials"),
        (ManagementClient::builder().access_key("AK", ""), "is empty"),
        (ManagementClient::builder().access_token(""), "is empty"),
        (ManagementClient::builder().access_token("a\nb"), "access token holds characters"),
        (builder().host("api.authing.cn"), "https://"),
        (builder().lang("\n"), "language"),
        (builder().user_agent("\0"), "user agent"),
        (builder().timeout(Duration::ZERO), "timeout"),
    ] {
        let line = refused(builder);
        assert!(line.starts_with("the client cannot be built: ") && line.contains(what), "{line}");
    }
}

#[test]
fn nor_is_a_client_of_an_app() {
    let builder = |id, secret, host| AuthenticationClient::builder(id, secret, host);
    let host = "https://example.authing.cn";
    for (builder, what) in [
        (builder("", "s", host), "id of the app is empty"),
        (builder("a\n", "s", host), "id of the app holds characters"),
        (builder("a", "", host), "secret of the app is empty"),
        (builder("a", "s", ""), "https://"),
        (builder("a", "s", host).user_token("a\nb"), "user token holds characters"),
        (builder("a", "s", host).timeout(Duration::ZERO), "timeout"),
    ] {
        let line = builder.build().unwrap_err().to_string();
        assert!(line.starts_with("the client cannot be built: ") && line.contains(what), "{line}");
    }
    let public = builder("a", "", host).token_endpoint_auth_method(TokenEndpointAuthMethod::None);
    assert!(public.build().is_ok());
}

/// How it fails, what then holds, what the line says.
type Case = (fn(io::Error) -> TransportError, fn(&Error) -> bool, &'static str);

#[tokio::test(start_paused = true)]
async fn a_failed_exchange_is_told_by_its_kind_and_its_causes() {
    let cause = || io::Error::other("the cable is cut");
    let cases: [Case; 3] = [
        (
            TransportError::timeout,
            Error::is_timeout,
            "no complete reply from https://api.authing.cn within 10s: the cable is cut",
        ),
        (TransportError::connect, Error::is_connect, "no connection to https://api.authing.cn: the cable is cut"),
        (
            TransportError::other,
            |error| !error.is_timeout() && !error.is_connect(),
            "the exchange with https://api.authing.cn failed: the cable is cut",
        ),
    ];
    for (kind, holds, line) in cases {
        let (client, _) = Fake::client(move |_| Err(kind(cause())));
        let error = client.get_user("u").await.unwrap_err();
        assert!(holds(&error) && error.http_status().is_none(), "{error:?}");
        assert_eq!(error.to_string(), format!("get-management-token: {line} (3 attempts)"));
        assert!(error.source().unwrap().is::<TransportError>());
    }
}

#[tokio::test]
async fn a_message_stays_on_one_line_and_bounded() {
    let reply = format!(r#"{{"statusCode":500,"message":"a\nb\u001b{}","requestId":"r\r\ns"}}"#, "长".repeat(1000));
    let (client, _) = Fake::client(move |_| Ok(json(&reply)));
    let error = client.get_user("u").await.unwrap_err();
    let line = error.to_string();
    assert!(
        !line.contains(char::is_control)
            && line.chars().count() < 520
            && line.ends_with("长… (requestId r  s, HTTP 200)"),
        "{line}"
    );
    assert_eq!(error.message().chars().count(), 1004);
}

#[tokio::test]
async fn an_error_is_cloned_sent_and_boxed() {
    fn usable<T: std::error::Error + Clone + Send + Sync + 'static>(_: &T) {}
    let (client, _) = Fake::client(|_| Ok(json(r#"{"statusCode":409,"message":"m"}"#)));
    let error = client.list_users_legacy().await.unwrap_err();
    usable(&error);
    assert!(error.is_auth() && !error.is_conflict(), "of the token, not of the call");
}

//! The three operations against a real HTTP server: what goes over the wire, what comes back.

use crate::replies::{TOKEN_PATH, USER, data, jwt, reply};
use crate::server::Server;
use authing_client::management::models::{UserIdType, UserStatus};
use authing_client::{ApiCode, OpenEnum, RetryPolicy};
use http::{Method, Request, StatusCode};
use std::time::Duration;

fn header<'a>(request: &'a Request<impl Sized>, name: &str) -> Option<&'a str> {
    request.headers().get(name).map(|value| value.to_str().unwrap())
}

#[tokio::test]
async fn a_call_sends_the_documented_request_with_a_token() {
    let server = Server::start(|_| data(USER)).await;
    let call =
        server.client().get_user("u/1 号&x=y").user_id_type("email").with_custom_data(true).with_identities(false);
    let user = call.with_department_ids(true).user_id_type(UserIdType::ExternalId).send().await.unwrap();
    assert_eq!((user.user_id.as_str(), user.name.as_deref()), ("6229ffaxxxxxxxxcade3e3d9", Some("张三")));

    let [token, call] = server.seen().try_into().unwrap();
    assert_eq!((token.method(), token.uri().path()), (&Method::POST, TOKEN_PATH));
    assert_eq!(token.body(), r#"{"accessKeyId":"AK","accessKeySecret":"SK-s3cret"}"#);
    assert_eq!(header(&token, "content-type"), Some("application/json"));
    assert_eq!(header(&token, "authorization"), None);

    assert_eq!(call.method(), Method::GET);
    let url = "/api/v3/get-user?userId=u%2F1%20%E5%8F%B7%26x%3Dy&userIdType=external_id&withCustomData=true&withIdentities=false&withDepartmentIds=true";
    assert_eq!(call.uri().to_string(), url);
    assert!(call.body().is_empty());
    assert_eq!(header(&call, "authorization"), Some(format!("Bearer {}", jwt(1)).as_str()));
    let version = env!("CARGO_PKG_VERSION");
    for (name, value) in [
        ("x-authing-userpool-id", Some("pool-1")),
        ("x-authing-lang", Some("zh-CN")),
        ("x-authing-sdk-version", Some(format!("authing-rust-sdk:{version}").as_str())),
        ("user-agent", Some(format!("authing-client/{version} (rust)").as_str())),
        ("accept", Some("application/json")),
        ("content-type", None),
    ] {
        assert_eq!(header(&call, name), value, "{name}");
    }
}

#[tokio::test]
async fn a_list_repeats_its_key_and_the_reply_is_a_list() {
    let server = Server::start(|_| data(&format!("[{USER},{USER}]"))).await;
    let users = server.client().get_user_batch(["u 1", "u+2"]).await.unwrap();
    assert_eq!(users.len(), 2);
    assert_eq!(users[1].status, UserStatus::Activated);
    let [call] = server.calls().try_into().unwrap();
    assert_eq!(call.uri().to_string(), "/api/v3/get-user-batch?userIds=u%201&userIds=u%2B2");
}

#[tokio::test]
async fn a_page_has_its_total_count_and_every_field_of_its_users() {
    let server = Server::start(|_| data(&format!(r#"{{"totalCount":"101","list":[{USER}]}}"#))).await;
    let client = server.builder().access_token("fixed").lang("en-US").user_agent("mine/1").build().unwrap();
    let call = client.list_users_legacy().page(2).limit(50).status(UserStatus::from("Asleep"));
    let page = call.updated_at_start(1_655_714_763_890_i64).with_identities(true).send().await.unwrap();
    assert_eq!(page.total_count, 101);
    let user = &page.list[0];
    assert_eq!((user.logins_count, user.reset_password_on_next_login), (Some(3), Some(false)));
    assert_eq!(user.department_ids, ["624d930c3xxxx5c08dd4986e", "624d93102xxxx012f33cd2fe"]);
    assert_eq!((user.identities[0].provider.as_str(), user.identities[0].origin_conn_ids.len()), ("wechat", 1));
    assert_eq!(user.custom_data.as_ref().unwrap()["age"], 22);

    let [call] = server.seen().try_into().unwrap();
    let url = "/api/v3/list-users?page=2&limit=50&status=Asleep&updatedAtStart=1655714763890&withIdentities=true";
    assert_eq!(call.uri().to_string(), url);
    assert_eq!(header(&call, "authorization"), Some("Bearer fixed"));
    assert_eq!(header(&call, "x-authing-userpool-id"), None);
    assert_eq!((header(&call, "x-authing-lang"), header(&call, "user-agent")), (Some("en-US"), Some("mine/1")));
}

#[tokio::test]
async fn a_refusal_comes_with_http_200_or_not() {
    let body = r#"{"data":{"list":7},"requestId":"r-1","apiCode":2004,"message":"用户不存在","statusCode":404}"#;
    for status in [200, 404] {
        let server = Server::start(move |_| reply(status, "application/json", body)).await;
        let error = server.client().get_user("u").await.unwrap_err();
        assert!(error.is_refused() && error.is_not_found() && !error.is_decode());
        assert_eq!(error.http_status().unwrap(), StatusCode::from_u16(status).unwrap());
        assert_eq!((error.status_code(), error.request_id()), (Some(404), Some("r-1")));
        assert_eq!((error.api_code(), error.attempts()), (Some(ApiCode::UserNotFound), 1));
        assert_eq!(error.route().as_deref(), Some("GET /api/v3/get-user"));
        assert_eq!((error.operation(), error.message(), error.body()), (Some("get-user"), "用户不存在", Some(body)));
    }
}

#[tokio::test]
async fn replies_that_are_no_envelope_are_errors_that_say_so() {
    for (status, kind, body, line) in [
        (
            502,
            "text/html",
            "<h1>Bad</h1>\n",
            "get-user: the service answered HTTP 502: Bad Gateway, with 13 bytes of text/html",
        ),
        (
            200,
            "text/html",
            "<h1>",
            "get-user: the reply cannot be decoded: expected value at line 1 column 1, in 4 bytes of text/html (HTTP 200)",
        ),
        (
            200,
            "application/json",
            "{}",
            "get-user: the reply cannot be decoded: it has neither `statusCode` nor `data` (HTTP 200)",
        ),
        (
            429,
            "application/json",
            r#"{"statusCode":429,"message":"慢"}"#,
            "get-user: the service answered 429: 慢 (HTTP 429)",
        ),
    ] {
        let server = Server::start(move |_| reply(status, kind, body)).await;
        let error = server.client().get_user("u").retry(RetryPolicy::never_retry()).await.unwrap_err();
        assert_eq!(error.to_string(), line);
        assert_eq!((error.is_decode(), error.is_throttled()), (status == 200, status == 429));
    }
    let server = Server::start(|_| reply(200, "application/json", b"{\"message\":\"\xff\"}")).await;
    assert!(server.client().get_user("u").await.unwrap_err().to_string().contains("invalid utf-8"));
    let server = Server::start(|_| data("{\"userId\":")).await;
    let error = server.client().get_user("u").await.unwrap_err();
    assert!(error.is_decode() && error.path() == Some("data.userId"), "{error}");
}

#[tokio::test]
async fn a_decode_error_names_the_place_and_not_the_value() {
    let server = Server::start(|_| data(r#"{"list":[{},{"loginsCount":"s3cret"}]}"#)).await;
    let error = server.client().list_users_legacy().await.unwrap_err();
    assert_eq!(error.path(), Some("data.list[1].loginsCount"));
    let line = error.to_string();
    assert!(line.starts_with("list-users-legacy: the reply cannot be decoded at data.list[1].loginsCount: expected an integer, found text"), "{line}");
    assert!(!line.contains("s3cret") && !format!("{error:?}").contains("s3cret"), "{error:?}");
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let other = Server::start(|_| data(USER)).await;
    let target = other.url.clone();
    let server = Server::start(move |_| {
        let mut response = reply(302, "text/plain", "");
        response.headers_mut().insert("location", target.parse().unwrap());
        response
    });
    let error = server.await.client().get_user("u").await.unwrap_err();
    assert_eq!(error.to_string(), "get-user: the service answered HTTP 302: Found, a redirect, which is not followed");
    assert!(other.seen().is_empty());
}

#[tokio::test]
async fn the_body_and_the_time_of_a_reply_are_bounded() {
    let server = Server::start(|_| data(&format!("\"{}\"", "x".repeat(4096)))).await;
    let client = server.builder().access_token("t").max_response_size(4096).build().unwrap();
    let error = client.get_user("u").await.unwrap_err();
    assert!(error.is_too_large() && error.to_string().ends_with("is larger than 4096 bytes"), "{error}");

    let server = Server::start(|_| {
        let mut response = data(USER);
        response.extensions_mut().insert(Duration::from_secs(60));
        response
    });
    let client = server.await.builder().access_token("t").timeout(Duration::from_millis(50)).build().unwrap();
    let error = client.get_user("u").retry(RetryPolicy::never_retry()).await.unwrap_err();
    assert!(error.is_timeout() && error.to_string().contains("within 50ms"), "{error}");
}

#[tokio::test]
async fn a_service_that_is_not_there_is_a_connect_error_without_the_query() {
    let unused = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let client =
        authing_client::ManagementClient::builder().access_token("t").host(format!("http://{unused}")).build().unwrap();
    let error = client.get_user("u-s3cret").await.unwrap_err();
    assert!(error.is_connect(), "{error}");
    assert!(error.to_string().starts_with(&format!("get-user: no connection to http://{unused}: ")), "{error}");
    assert!(!format!("{error} {error:?}").contains("s3cret"), "{error:?}");
}

#[tokio::test]
async fn a_large_reply_in_many_pieces_arrives_whole() {
    let server = Server::start(|_| data(&format!("[{}]", vec![USER; 2000].join(",")))).await;
    assert_eq!(server.client().get_user_batch(["u"]).await.unwrap().len(), 2000);
}

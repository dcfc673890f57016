//! Signed requests: what goes over the wire is what was signed.

use crate::fake::{Fake, Log};
use crate::replies::{USER, data, json};
use authing_client::{
    AccessKeyScheme, ManagementClient, ManagementClientBuilder, QueryLists, RawRequest, SignatureDate, TenantHeader,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use bytes::Bytes;
use hmac::{Hmac, KeyInit, Mac};
use http::Request;
use sha1::Sha1;

fn builder() -> (ManagementClientBuilder, Log) {
    let (fake, log) = Fake::new(|_| Ok(data(USER)));
    let builder = ManagementClient::builder().access_key("AK", "SK-s3cret").transport(fake);
    (builder.access_key_scheme(AccessKeyScheme::Signature), log)
}

/// Signs what came over the wire again, as the service would.
fn expected(request: &Request<Bytes>, resource: &str) -> String {
    let mut names: Vec<_> = request.headers().keys().map(http::HeaderName::as_str).collect();
    names.retain(|name| name.starts_with("x-authing-") || *name == "date");
    names.sort_unstable();
    let lines: String =
        names.iter().map(|name| format!("{name}:{}\n", request.headers()[*name].to_str().unwrap().trim())).collect();
    let text = format!("{}\n{lines}{resource}", request.method());
    let mut mac = Hmac::<Sha1>::new_from_slice(b"SK-s3cret").unwrap();
    mac.update(text.as_bytes());
    format!("authing AK:{}", STANDARD.encode(mac.finalize().into_bytes()))
}

fn only(log: &Log) -> Request<Bytes> {
    let mut log = log.lock().unwrap();
    assert_eq!(log.len(), 1, "no token is fetched");
    log.remove(0)
}

#[tokio::test]
async fn a_query_is_signed_as_it_is_meant_not_as_it_is_encoded() {
    let (builder, log) = builder();
    let client = builder.tenant("t 1").build().unwrap();
    client.get_user("u/1 号").with_custom_data(true).header("x-authing-trace", "a").await.unwrap();
    let request = only(&log);
    let resource = "/api/v3/get-user?userId=u/1 号&withCustomData=true";
    assert_eq!(request.headers()["authorization"], expected(&request, resource));
    for (name, value) in [
        ("x-authing-signature-method", "HMAC-SHA1"),
        ("x-authing-signature-version", "1.0"),
        ("x-authing-app-tenant-id", "t 1"),
        ("x-authing-trace", "a"),
    ] {
        assert_eq!(request.headers()[name], value);
    }
    assert!(!request.headers().contains_key("x-authing-userpool-id"));
    assert!(request.headers()["date"].to_str().unwrap().ends_with(" GMT"));
    assert!(!format!("{client:?} {:?}", request.headers()).contains("s3cret"));
}

#[tokio::test]
async fn a_list_is_sent_with_brackets_and_signed_as_json() {
    let (builder, log) = builder();
    builder.build().unwrap().get_user_batch(["a", "b c"]).await.unwrap_err();
    let request = only(&log);
    assert_eq!(request.uri().query(), Some("userIds%5B%5D=a&userIds%5B%5D=b%20c"));
    assert_eq!(
        request.headers()["authorization"],
        expected(&request, "/api/v3/get-user-batch?userIds=[\"a\",\"b c\"]")
    );
    let (builder, log) = self::builder();
    builder.query_lists(QueryLists::Repeated).build().unwrap().get_user_batch(["a", "b"]).await.unwrap_err();
    assert_eq!(only(&log).uri().query(), Some("userIds=a&userIds=b"));
}

#[tokio::test]
async fn a_body_is_signed_by_its_fields_and_a_path_with_its_values() {
    let (builder, log) = builder();
    let client = builder.signature_date(SignatureDate::UnixMillis).tenant("t").tenant_header(TenantHeader::AppId);
    let request = RawRequest::new(authing_client::Method::Post, "/api/v3/x/{id}");
    let request = request.path("id", "a b").field("z", "张").field("a", serde_json::json!({"n": 1.0}));
    client.build().unwrap().call(request.query("q", 1)).await.unwrap();
    let request = only(&log);
    assert_eq!(request.uri().path_and_query().unwrap(), "/api/v3/x/a%20b?q=1");
    assert_eq!(request.headers()["authorization"], expected(&request, "/api/v3/x/a b?a={\"n\":1}&z=张"));
    assert!(request.headers()["date"].to_str().unwrap().parse::<u64>().unwrap() > 1_700_000_000_000);
    assert_eq!(request.headers()["x-authing-app-id"], "t");
}

#[tokio::test]
async fn each_attempt_has_its_own_nonce_and_a_refused_key_is_not_tried_again() {
    let (fake, log) = Fake::new(|_| Ok(json(r#"{"statusCode":503,"message":"m"}"#)));
    let builder = ManagementClient::builder().access_key("AK", "SK").transport(fake);
    let client = builder.access_key_scheme(AccessKeyScheme::Signature).build().unwrap();
    assert_eq!(client.get_user("u").await.unwrap_err().attempts(), 3);
    let nonces: std::collections::BTreeSet<_> = log
        .lock()
        .unwrap()
        .iter()
        .map(|request| request.headers()["x-authing-signature-nonce"].as_bytes().to_vec())
        .collect();
    assert_eq!(nonces.len(), 3);
    let (fake, log) = Fake::new(|_| Ok(json(r#"{"statusCode":401,"apiCode":1300,"message":"m"}"#)));
    let builder = ManagementClient::builder().access_key("AK", "SK").transport(fake);
    let client = builder.access_key_scheme(AccessKeyScheme::Signature).build().unwrap();
    assert!(client.get_user("u").await.unwrap_err().is_auth());
    only(&log);
}

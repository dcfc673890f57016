//! The HTTP side: who asks is looked at first, then documents go to the schema and the rest to the REST routes.

use super::schema::{ServiceSchema, schema};
use super::{POOL, RSA_PUBLIC, Shared, lock};
use async_graphql::Request as Document;
use bytes::Bytes;
use http::{Method, Request, Response, header};
use http_body_util::{BodyExt, Full};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use serde_json::{Value, json};
use std::convert::Infallible;
use tokio::net::TcpListener;

/// Serves until the runtime ends; the URL.
pub(super) async fn serve(store: Shared) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let schema = schema(store.clone());
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let (store, schema) = (store.clone(), schema.clone());
            let service = service_fn(move |request| respond(request, store.clone(), schema.clone()));
            tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), service));
        }
    });
    url
}

async fn respond(
    request: Request<Incoming>,
    store: Shared,
    schema: ServiceSchema,
) -> Result<Response<Full<Bytes>>, Infallible> {
    let (parts, body) = request.into_parts();
    let request = Request::from_parts(parts, body.collect().await.unwrap().to_bytes());
    let answer = answer(&request, &store, &schema).await;
    let reply = Response::builder().header(header::CONTENT_TYPE, "application/json");
    Ok(reply.body(Full::new(answer.to_string().into())).unwrap())
}

async fn answer(request: &Request<Bytes>, store: &Shared, schema: &ServiceSchema) -> Value {
    let path = request.uri().path();
    let sent: Value = serde_json::from_slice(request.body()).unwrap_or_default();
    let operation = sent["operationName"].as_str().unwrap_or(path).to_owned();
    {
        let mut store = lock(store);
        store.log.push(operation.clone());
        store.last_body = String::from_utf8_lossy(request.body()).into_owned();
    }
    assert_headers(request, operation == "accessToken" || path == "/api/v3/system");
    if path == "/api/v3/system" {
        return system(store);
    }
    let authorization = request.headers().get(header::AUTHORIZATION).map(|value| value.to_str().unwrap());
    let is_known = operation == "accessToken" || lock(store).knows_token(authorization.unwrap_or_default());
    match (path, is_known) {
        ("/graphql/v2", true) => document(sent, schema).await,
        ("/graphql/v2", false) => {
            json!({"errors": [{"message": {"code": 2020, "message": "nobody is signed in"}}], "data": null})
        }
        (_, false) => json!({"code": 2020, "message": "nobody is signed in"}),
        _ => rest(request, store),
    }
}

fn assert_headers(request: &Request<Bytes>, is_public: bool) {
    let text = |name: &str| request.headers().get(name).map(|value| value.to_str().unwrap());
    assert_eq!(text("x-authing-userpool-id"), Some(POOL));
    assert_eq!(text("x-authing-request-from"), Some("sdk"));
    assert_eq!(text("x-authing-lang"), Some("zh-CN"));
    assert!(text("x-authing-sdk-version").is_some_and(|version| version.starts_with("authing-rust-sdk:")));
    assert_eq!(text("authorization").is_none(), is_public, "{:?}", request.uri());
}

/// What the schema says, with errors in the form of the service: those that it means are objects, others are texts.
async fn document(sent: Value, schema: &ServiceSchema) -> Value {
    let document: Document = serde_json::from_value(sent).unwrap();
    let mut reply = serde_json::to_value(schema.execute(document).await).unwrap();
    for error in reply.get_mut("errors").and_then(Value::as_array_mut).into_iter().flatten() {
        if let Some(code) = error.pointer("/extensions/refusal").cloned() {
            error["message"] = json!({"code": code, "message": error["message"], "data": null});
            error.as_object_mut().unwrap().remove("extensions");
        }
    }
    reply
}

fn system(store: &Shared) -> Value {
    let mut store = lock(store);
    store.key_requests += 1;
    if store.publishes_key {
        json!({"rsa": {"publicKey": RSA_PUBLIC}, "sm2": {"publicKey": ""}, "version": "1"})
    } else {
        json!({"statusCode": 404, "message": "no such route"})
    }
}

/// The routes that are no documents: `{code, message, data}`.
fn rest(request: &Request<Bytes>, store: &Shared) -> Value {
    let path = request.uri().path();
    let is_get = request.method() == Method::GET;
    match path.strip_prefix("/api/v2/users/") {
        Some("login-status") if is_get => json!({"code": 200, "message": "", "isLogin": true}),
        Some("kick") => json!({"code": 200, "message": "signed out"}),
        Some(id) if is_get && !id.contains('/') => {
            let query = request.uri().query().unwrap_or_default();
            match lock(store).user(id) {
                Ok(user) => {
                    let mut data = serde_json::to_value(user).unwrap();
                    if !["with_custom_data=1", "with_custom_data=true", "withCustomData=true"].contains(&query) {
                        data["customData"] = Value::Null;
                    }
                    json!({"code": 200, "message": "found", "data": data})
                }
                Err(refusal) => json!({"code": refusal.0, "message": refusal.1, "data": null}),
            }
        }
        _ => json!({"code": 404, "message": "no such route"}),
    }
}

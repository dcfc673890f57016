//! Two stand-ins for the service: a real HTTP server on loopback, and a transport that needs no network. Both keep what they saw.

use authing_client::{Limits, ManagementClient, ManagementClientBuilder, Transport, TransportError, TransportFuture};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use bytes::Bytes;
use http::{Request, Response};
use http_body_util::{BodyExt, Full};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use std::convert::Infallible;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::net::TcpListener;

pub(crate) const TOKEN_PATH: &str = "/api/v3/get-management-token";

/// What a stand-in has seen, in order.
pub(crate) type Log = Arc<Mutex<Vec<Request<Bytes>>>>;

/// A server on loopback that answers what `answer` says.
pub(crate) struct Server {
    pub(crate) url: String,
    log: Log,
}

impl Server {
    pub(crate) async fn start(answer: impl Fn(&Request<Bytes>) -> Response<Bytes> + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let log = Log::default();
        let (answer, seen) = (Arc::new(answer), log.clone());
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (answer, seen) = (answer.clone(), seen.clone());
                let service = service_fn(move |request| respond(request, answer.clone(), seen.clone()));
                tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), service));
            }
        });
        Self { url, log }
    }

    /// A client of this server, by an access key.
    pub(crate) fn client(&self) -> ManagementClient {
        self.builder().access_key("AK", "SK-s3cret").build().unwrap()
    }

    pub(crate) fn builder(&self) -> ManagementClientBuilder {
        ManagementClient::builder().host(&self.url).timeout(Duration::from_secs(5))
    }

    /// The requests seen, without those for a token.
    pub(crate) fn calls(&self) -> Vec<Request<Bytes>> {
        self.seen().into_iter().filter(|request| request.uri().path() != TOKEN_PATH).collect()
    }

    pub(crate) fn seen(&self) -> Vec<Request<Bytes>> {
        self.log.lock().unwrap().clone()
    }
}

async fn respond(
    request: Request<Incoming>,
    answer: Arc<impl Fn(&Request<Bytes>) -> Response<Bytes>>,
    log: Log,
) -> Result<Response<Full<Bytes>>, Infallible> {
    let (parts, body) = request.into_parts();
    let request = Request::from_parts(parts, body.collect().await.map(|body| body.to_bytes()).unwrap_or_default());
    log.lock().unwrap().push(request.clone());
    let response = if request.uri().path() == TOKEN_PATH { json(&grant(1)) } else { answer(&request) };
    if let Some(delay) = response.extensions().get::<Duration>() {
        tokio::time::sleep(*delay).await;
    }
    Ok(response.map(Full::new))
}

/// A transport that answers what `answer` says, a moment later.
pub(crate) struct Fake<F> {
    answer: F,
    log: Log,
}

impl<F> Fake<F>
where
    F: Fn(&Request<Bytes>) -> Result<Response<Bytes>, TransportError> + Send + Sync + 'static,
{
    /// A client of the transport, by an access key, and what the transport sees.
    pub(crate) fn client(answer: F) -> (ManagementClient, Log) {
        let log = Log::default();
        let fake = Self { answer, log: log.clone() };
        (ManagementClient::builder().access_key("AK", "SK-s3cret").transport(fake).build().unwrap(), log)
    }
}

impl<F> Transport for Fake<F>
where
    F: Fn(&Request<Bytes>) -> Result<Response<Bytes>, TransportError> + Send + Sync + 'static,
{
    fn send(&self, request: Request<Bytes>, _limits: Limits) -> TransportFuture<'_> {
        Box::pin(async move {
            self.log.lock().unwrap().push(request.clone());
            let answer = (self.answer)(&request);
            tokio::time::sleep(Duration::from_millis(5)).await;
            answer
        })
    }
}

/// How many tokens were asked for.
pub(crate) fn token_requests(log: &Log) -> usize {
    log.lock().unwrap().iter().filter(|request| request.uri().path() == TOKEN_PATH).count()
}

pub(crate) fn json(text: &str) -> Response<Bytes> {
    reply(200, "application/json; charset=utf-8", text)
}

pub(crate) fn reply(status: u16, content_type: &str, body: impl AsRef<[u8]>) -> Response<Bytes> {
    let response = Response::builder().status(status).header("content-type", content_type);
    response.body(Bytes::copy_from_slice(body.as_ref())).unwrap()
}

pub(crate) fn data(data: &str) -> Response<Bytes> {
    json(&format!(r#"{{"statusCode":200,"message":"操作成功","apiCode":20001,"data":{data}}}"#))
}

/// The reply to the `number`th request for a token.
pub(crate) fn grant(number: usize) -> String {
    format!(r#"{{"statusCode":200,"message":"ok","data":{{"access_token":"{}","expires_in":7200}}}}"#, jwt(number))
}

/// A token for the user pool `pool-1`.
pub(crate) fn jwt(number: usize) -> String {
    let payload = format!(r#"{{"scoped_userpool_id":"pool-1","number":{number}}}"#);
    format!("eyJhbGciOiJub25lIn0.{}.t0ken-s3cret", URL_SAFE_NO_PAD.encode(payload))
}

/// A user with all 31 fields.
pub(crate) const USER: &str = r#"{
    "userId": "6229ffaxxxxxxxxcade3e3d9", "createdAt": "2022-07-03T02:20:30.000Z", "updatedAt": "2022-07-03T02:20:30.000Z",
    "status": "Activated", "email": "test@example.com", "phone": "188xxxx8888", "phoneCountryCode": "+86", "username": "bob",
    "name": "张三", "nickname": "张三", "photo": "https://files.example.com/avatar.png", "loginsCount": 3,
    "lastLogin": "2022-07-03T02:20:30.000Z", "lastIp": "127.0.0.1", "gender": "M", "emailVerified": true, "phoneVerified": true,
    "passwordLastSetAt": "2022-07-03T02:20:30.000Z", "birthdate": "2022-06-03", "country": "CN", "province": "BJ", "city": "BJ",
    "address": "北京朝阳", "streetAddress": "北京朝阳区 xxx 街道", "postalCode": "438100", "externalId": "10010",
    "resetPasswordOnNextLogin": false, "departmentIds": ["624d930c3xxxx5c08dd4986e", "624d93102xxxx012f33cd2fe"],
    "identities": [{"identityId": "62299d8b866d2dab79a89dc4", "extIdpId": "6076bacxxxxxxxxd80d993b5", "provider": "wechat",
        "type": "openid", "userIdInIdp": "oj7Nq05R", "originConnIds": ["605492ac41xxxxe0362f0707"]}],
    "customData": {"school": "北京大学", "age": 22}, "statusChangedAt": "2022-07-03T02:20:30.000Z"
}"#;

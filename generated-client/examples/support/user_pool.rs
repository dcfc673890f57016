//! Which user pool a program works on: that of the environment, or a stand-in for the service on loopback, which has
//! three users and is down for a moment at first.

use authing_client::{ManagementClient, ManagementClientBuilder};
use bytes::Bytes;
use http::{Request, Response, StatusCode};
use http_body_util::{BodyExt, Full};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use serde_json::{Value, json};
use std::sync::{Arc, Mutex, PoisonError};
use std::{env, error::Error, net::SocketAddr, thread};
use tokio::net::TcpListener;

/// A client by the variables of [`ManagementClient::from_env`], or else of a stand-in.
pub(crate) fn client() -> Result<ManagementClientBuilder, Box<dyn Error>> {
    let is_set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
    if is_set("AUTHING_ACCESS_KEY_ID") || is_set("AUTHING_ACCESS_TOKEN") {
        return Ok(ManagementClient::from_env());
    }
    let host = format!("http://{}", StandIn::start()?);
    Ok(ManagementClient::builder().access_key("key", "secret").host(host))
}

#[derive(Default)]
struct StandIn {
    users: Vec<Value>,
    lists: usize,
}

impl StandIn {
    /// Starts it on a thread of its own, so that programs without async code can use it too.
    fn start() -> Result<SocketAddr, Box<dyn Error>> {
        let listener = std::net::TcpListener::bind("127.0.0.1:0")?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let mut pool = Self::default();
        for name in ["ann", "bob", "cid"] {
            pool.create(&json!({"username": name, "email": format!("{name}@example.com")}));
        }
        let pool = Arc::new(Mutex::new(pool));
        thread::spawn(move || {
            runtime.block_on(async {
                let Ok(listener) = TcpListener::from_std(listener) else { return };
                while let Ok((stream, _)) = listener.accept().await {
                    let pool = pool.clone();
                    let service = service_fn(move |request| answer(pool.clone(), request));
                    tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), service));
                }
            });
        });
        Ok(address)
    }

    fn reply(&mut self, path: &str, body: &Value) -> (u16, Value) {
        match path {
            "/api/v3/get-management-token" => (200, json!({"access_token": "token", "expires_in": 7200})),
            "/api/v3/list-users" => self.list(&body["options"]["pagination"]),
            "/api/v3/create-users-batch" => {
                let list = body["list"].as_array().map_or(&[][..], Vec::as_slice);
                if list.iter().any(|user| self.has(user)) {
                    return (409, json!(null));
                }
                (200, list.iter().map(|user| self.create(user)).collect())
            }
            "/api/v3/create-user" if self.has(body) => (409, json!(null)),
            "/api/v3/create-user" => (200, self.create(body)),
            _ => (404, json!(null)),
        }
    }

    /// A page. Every other one fails at first.
    fn list(&mut self, page: &Value) -> (u16, Value) {
        self.lists += 1;
        if self.lists % 3 == 1 {
            return (503, json!(null));
        }
        let number = |name: &str| page[name].as_u64().and_then(|number| usize::try_from(number).ok());
        let (page, limit) = (number("page").unwrap_or(1).max(1), number("limit").unwrap_or(10));
        let list: Vec<_> = self.users.iter().skip((page - 1) * limit).take(limit).collect();
        (200, json!({"totalCount": self.users.len(), "list": list}))
    }

    fn has(&self, user: &Value) -> bool {
        self.users.iter().any(|known| known["username"] == user["username"])
    }

    fn create(&mut self, user: &Value) -> Value {
        let mut user = user.clone();
        user["userId"] = json!(format!("user-{}", self.users.len() + 1));
        user["status"] = json!("Activated");
        self.users.push(user.clone());
        user
    }
}

async fn answer(pool: Arc<Mutex<StandIn>>, request: Request<Incoming>) -> Result<Response<Full<Bytes>>, hyper::Error> {
    let path = request.uri().path().to_owned();
    let body = serde_json::from_slice(&request.collect().await?.to_bytes()).unwrap_or_default();
    let (code, data) = pool.lock().unwrap_or_else(PoisonError::into_inner).reply(&path, &body);
    let reply = json!({"statusCode": code, "message": if code == 200 { "" } else { "no" }, "data": data});
    let mut response = Response::new(Full::new(Bytes::from(reply.to_string())));
    if code == 503 {
        *response.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
    }
    Ok(response)
}

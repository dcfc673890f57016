//! The client of `codegen/tests/diff/spec` against a service that is played: prints the requests that it sends, and what
//! it makes of the replies that it is given on its input. Compiled by the test, not a part of it.

use std::io::BufRead as _;
use std::sync::{Arc, Mutex};

use bytes::Bytes;
use serde_json::{Value, json};
use versions::runtime::{Limits, Transport, TransportFuture};
use versions::v0::management::models;
use versions::v0::runtime::ManagementClient;

/// Answers one reply, and keeps the last request.
#[derive(Default)]
struct Service {
    reply: Mutex<String>,
    seen: Mutex<Option<http::Request<Bytes>>>,
}

impl Transport for Service {
    fn send(&self, request: http::Request<Bytes>, _limits: Limits) -> TransportFuture<'_> {
        *self.seen.lock().unwrap() = Some(request);
        let reply = Bytes::from(self.reply.lock().unwrap().clone());
        Box::pin(async move { Ok(http::Response::new(reply)) })
    }
}

macro_rules! given {
    ($call:expr) => {
        $call.send().await.map(|output| serde_json::to_value(&output).unwrap()).map_err(|error| error.to_string())
    };
}

/// The calls of a user, who uses everything up to its limit; the first call of each operation takes the replies.
async fn call(client: &ManagementClient, number: usize) -> Option<(&'static str, Result<Value, String>)> {
    let object = || json!({ "k": 1 }).as_object().unwrap().clone();
    let user = models::NewUserDto::new("n").born("2000-01-02").color("red").count(3).email("a@example.com").labels(["l"]);
    let user = user.legacy("l").meta(object()).nick("k").old_meta(object()).quota(100).size(2).ttl(60);
    let blue = models::NewUserDto::new("n").color(models::NewUserColor::Blue).size(1).clear_nick();
    Some(match number {
        0 => {
            let call = client.get_user("u1").code(2).depth(9).id_type(models::GetUserIdType::Phone);
            ("get-user", given!(call.keys(["a", "b", "c", "d", "e"]).since(1)))
        }
        1 => ("get-user", given!(client.get_user("u1"))),
        2 => ("get-user", given!(client.get_user("u1").id_type(models::GetUserIdType::UserId).code(1).depth(1).keys(["a"]))),
        3 => {
            let call = client.create_user(user).context(object()).day("2024-01-02").mode("far").note("n").notify(true);
            ("create-user", given!(call.old("o").password("p".repeat(64)).target("t").wait(1)))
        }
        4 => ("create-user", given!(client.create_user(models::NewUserDto::new("n")))),
        5 => ("create-user", given!(client.create_user(blue).clear_note().password("123456"))),
        6 => ("get-role", given!(client.get_role("admin"))),
        7 => ("list-roles", given!(client.list_roles().limit(50).page(1))),
        8 => ("list-roles", given!(client.list_roles())),
        _ => return None,
    })
}

async fn replay(client: &ManagementClient, service: &Service) {
    for number in 0.. {
        *service.reply.lock().unwrap() = json!({ "statusCode": 200, "message": "", "data": {} }).to_string();
        let Some((operation, _)) = call(client, number).await else { break };
        let request = service.seen.lock().unwrap().take().expect("a request");
        let body = serde_json::from_slice::<Value>(request.body()).ok();
        let query = request.uri().query().unwrap_or_default();
        println!("{}", json!({ "operation": operation, "method": request.method().as_str(), "path": request.uri().path(), "query": query, "body": body }));
    }
    for line in std::io::stdin().lock().lines() {
        let line: Value = serde_json::from_str(&line.unwrap()).unwrap();
        let number = match line["operation"].as_str().unwrap() {
            "get-user" => 1,
            "create-user" => 4,
            "get-role" => 6,
            _ => 8,
        };
        *service.reply.lock().unwrap() = line["reply"].to_string();
        let (_, outcome) = call(client, number).await.unwrap();
        println!("{}", match outcome {
            Ok(value) => json!({ "ok": value }),
            Err(error) => json!({ "error": error }),
        });
    }
}

fn main() {
    let service = Arc::new(Service::default());
    let client = versions::runtime::ManagementClient::builder().access_token("t").transport(service.clone());
    let client = ManagementClient(client.build().unwrap());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    runtime.block_on(replay(&client, &service));
}

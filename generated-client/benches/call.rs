//! One call of `get-user`, by this client and by plain `reqwest`, for `.ci/measure-call` to count.
//!
//! ```sh
//! call serve              # prints its URL and answers for ever
//! call ours URL CALLS     # by the client, as it comes: token, retries, limits, typed reply
//! call plain URL CALLS    # reqwest's .get().query().send().json() into derived structs
//! ```
//!
//! The answer is the example reply of the page of `get-user`, a user with all fields. Both sides run on one thread, one
//! call after the other, over one connection.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::panic,
    reason = "a bench may stop at the first surprise, and talks to people"
)]

use authing_client::ManagementClient;
use bytes::Bytes;
use http::{Request, Response};
use http_body_util::Full;
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use std::convert::Infallible;
use std::hint::black_box;
use tokio::net::TcpListener;

#[allow(dead_code, reason = "only a user is asked for")]
mod derived;

const PAGE: &str = include_str!("../../spec/v3/management/users/get-user.md");
const ID: &str = "6229ffaxxxxxxxxcade3e3d9";

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["serve"] => serve().await,
        ["ours", url, calls] => ours(url, calls.parse().unwrap()).await,
        ["plain", url, calls] => plain(url, calls.parse().unwrap()).await,
        _ => println!("measured by .ci/measure-call"),
    }
}

async fn ours(url: &str, calls: usize) {
    let client = ManagementClient::builder().host(url).access_token("token").build().unwrap();
    for _ in 0..calls {
        let user = client.get_user(ID).with_custom_data(true).send().await.unwrap();
        assert_eq!(black_box(user).user_id, ID);
    }
}

async fn plain(url: &str, calls: usize) {
    let client = reqwest::Client::new();
    let url = format!("{url}/api/v3/get-user");
    for _ in 0..calls {
        let request = client.get(&url).query(&[("userId", ID), ("withCustomData", "true")]);
        let reply: derived::Envelope = request.send().await.unwrap().json().await.unwrap();
        assert_eq!(black_box(reply).data.user_id, ID);
    }
}

async fn serve() {
    let example = PAGE.split("示例结果：").nth(1).unwrap().split("```").nth(1).unwrap();
    let example: serde_json::Value = serde_json::from_str(example.strip_prefix("json").unwrap()).unwrap();
    let reply = Bytes::from(example.to_string());
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    println!("http://{}", listener.local_addr().unwrap());
    loop {
        let (stream, _) = listener.accept().await.unwrap();
        let reply = reply.clone();
        let answer = move |_: Request<Incoming>| {
            let response = Response::builder().header("content-type", "application/json; charset=utf-8");
            let response = response.body(Full::new(reply.clone())).unwrap();
            async { Ok::<_, Infallible>(response) }
        };
        tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), service_fn(answer)));
    }
}

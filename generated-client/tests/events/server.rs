//! A WebSocket server on loopback that does with each connection what the test says, and keeps what it was asked.

use futures_util::{SinkExt, StreamExt};
use std::sync::{Arc, Mutex};
use tokio::net::{TcpListener, TcpStream};
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::handshake::server::{ErrorResponse, Request, Response};
use tokio_tungstenite::{WebSocketStream, accept_hdr_async};

/// What the server does with a connection.
#[derive(Clone, Copy)]
pub(crate) enum Act {
    /// Sends these texts, then closes it.
    Send(&'static [&'static str]),
    /// Sends this text and goes on answering.
    Stay(&'static str),
    /// Answers so many pings, then sends `pinged`.
    Answer { pings: usize },
    /// Answers by this status.
    Refuse(u16),
    /// Closes it without an answer.
    Drop,
    /// Reads nothing, so that no ping is answered.
    Freeze,
}

/// The path and the `authorization` of each connection.
pub(crate) type Log = Arc<Mutex<Vec<(String, Option<String>)>>>;

pub(crate) struct Server {
    pub(crate) url: String,
    pub(crate) seen: Log,
}

impl Server {
    /// Starts a server whose `n`th connection gets the `n`th act, or the last one.
    pub(crate) async fn start(acts: &'static [Act]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("ws://{}", listener.local_addr().unwrap());
        let seen = Log::default();
        let log = seen.clone();
        tokio::spawn(async move {
            let mut acts = acts.iter().copied();
            let mut act = Act::Drop;
            while let Ok((stream, _)) = listener.accept().await {
                act = acts.next().unwrap_or(act);
                tokio::spawn(perform(act, stream, log.clone()));
            }
        });
        Self { url, seen }
    }

    pub(crate) fn connections(&self) -> usize {
        self.seen.lock().unwrap().len()
    }
}

async fn perform(act: Act, stream: TcpStream, log: Log) {
    if matches!(act, Act::Drop) {
        log.lock().unwrap().push((String::new(), None));
        return;
    }
    #[allow(clippy::result_large_err, reason = "the library wants it")]
    let check = |request: &Request, response: Response| -> Result<Response, ErrorResponse> {
        let authorization = request.headers().get("authorization").map(|value| value.to_str().unwrap().to_owned());
        log.lock().unwrap().push((request.uri().to_string(), authorization));
        match act {
            Act::Refuse(status) => {
                Err(Response::builder().status(status).body(Some(r#"{"message":"no"}"#.to_owned())).unwrap())
            }
            _ => Ok(response),
        }
    };
    let Ok(mut socket) = accept_hdr_async(stream, check).await else { return };
    match act {
        Act::Send(texts) => {
            send(&mut socket, texts).await;
            socket.close(None).await.unwrap();
        }
        Act::Stay(text) => {
            send(&mut socket, &[text]).await;
            // Reading answers pings.
            while let Some(Ok(_)) = socket.next().await {}
        }
        Act::Answer { pings } => {
            for _ in 0..pings {
                assert!(matches!(socket.next().await, Some(Ok(Message::Ping(_)))));
                socket.flush().await.unwrap();
            }
            send(&mut socket, &["pinged"]).await;
        }
        Act::Freeze => std::future::pending().await,
        Act::Refuse(_) | Act::Drop => {}
    }
}

async fn send(socket: &mut WebSocketStream<TcpStream>, texts: &[&str]) {
    for text in texts {
        socket.send(Message::text(*text)).await.unwrap();
    }
}

//! Listening to the events of a user pool.
//!
//! ```sh
//! cargo run -p authing-client --features events --example listen_to_events -- ACCESS_KEY SECRET authing.user.created
//! ```
//!
//! Runs until the service refuses the subscription. Without arguments the program plays the service itself, and ends
//! after two events.
#![allow(clippy::print_stdout, reason = "that is what a program is for")]

use authing_client::EventSubscription;
use futures_util::SinkExt;
use std::{env, error::Error, io};
use tokio::net::TcpListener;
use tokio_tungstenite::{accept_async, tungstenite::Message};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let (subscription, most) = match arguments.as_slice() {
        [key, secret, code] => (EventSubscription::management(key, secret, code), usize::MAX),
        _ => (EventSubscription::management("key", "secret", "example").host(stand_in().await?), 2),
    };
    let mut events = subscription.open()?;
    for number in 1..=most {
        let Some(event) = events.next().await else { break };
        println!("event {number}, connection {}: {}", events.connections(), event?.text());
    }
    Ok(())
}

/// A service that sends one event and closes the connection, so that the next event needs another one.
async fn stand_in() -> io::Result<String> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("ws://{}", listener.local_addr()?);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            if let Ok(mut socket) = accept_async(stream).await {
                // Whether it arrives shows in what is printed.
                let _ = socket.send(Message::text(r#"{"eventType":"example"}"#)).await;
                let _ = socket.close(None).await;
            }
        }
    });
    Ok(url)
}

//! The program that .ci/measure-peers measures: it lists users.
use client::Client;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let client = Client::new("http://127.0.0.1:1");
    println!("{:?}", client.list_users(&Default::default()).await.is_ok());
}

//! The program that .ci/measure-peers measures: it lists users.
use client::ManagementClient;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let client = ManagementClient::builder().host("http://127.0.0.1:1").access_token("token").build().expect("a client");
    println!("{:?}", client.list_users().send().await.is_ok());
}

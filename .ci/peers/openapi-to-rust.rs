//! The program that .ci/measure-peers measures: it lists users.
use client::generated::client::HttpClient;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let client = HttpClient::new().with_base_url("http://127.0.0.1:1").with_api_key("token");
    println!("{:?}", client.list_users(Default::default()).await.is_ok());
}

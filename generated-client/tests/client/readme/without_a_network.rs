//! A test that needs no service.

use authing_client::management::operations::{CreateUser, GetUser};
use authing_client::{Error, ManagementClient, MockTransport};

#[tokio::test]
async fn users_are_created_once() -> Result<(), Error> {
    let service = MockTransport::new();
    let client = ManagementClient::builder().access_key("AK", "SK").transport(service.clone()).build()?;
    service.on::<GetUser>().refused(404, "no such user").example();
    service.on::<CreateUser>(); // answers as the documentation shows

    for _ in 0..2 {
        let is_new = client.get_user("u1").await.is_err_and(|error| error.is_not_found());
        if is_new {
            client.create_user().name("Bob").await?;
        }
    }
    assert_eq!(service.calls_of::<CreateUser>().len(), 1);
    assert_eq!(service.calls_of::<CreateUser>()[0].json()["name"], "Bob");
    assert!(service.unexpected_calls().is_empty());
    Ok(())
}

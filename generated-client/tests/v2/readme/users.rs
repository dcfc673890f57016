//! Users by the v2 API.

use authing_client::Error;
use authing_client::v2::ManagementClient;
use authing_client::v2::users::models::{CreateUserInput, UpdateUserInput};

pub(crate) fn client() -> Result<ManagementClient, Error> {
    ManagementClient::builder().user_pool_id("user pool id").secret("its secret").build()
}

pub(crate) async fn rename(client: &ManagementClient) -> Result<String, Error> {
    let users = client.users();
    let bob = match users.find().username("bob").await? {
        Some(bob) => bob,
        // The password is encrypted before it is sent.
        None => {
            users
                .create(CreateUserInput::new().username("bob").password("a password"))
                .custom_data([("age", 7)])
                .await?
        }
    };
    users.update(&bob.id, UpdateUserInput::new().nickname("Bobby")).await?;
    users.add_group("writers", &bob.id).await?;
    let mut everybody = users.list().with_custom_data(true).items();
    while let Some(user) = everybody.next().await {
        let user = user?;
        println!("{:?}: {:?}", user.username, user.custom_data_map().get("age"));
    }
    Ok(bob.id)
}

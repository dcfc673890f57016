//! Calls without async code.

use authing_client::{Error, ManagementClient, blocking};

pub(crate) fn name_of(client: &ManagementClient, id: &str) -> Result<Option<String>, Error> {
    let user = client.get_user(id).send_blocking()?;
    // Every other async method can be waited for too, such as those of `oidc()`.
    let same = blocking::wait(client.get_user(id).send())?;
    assert_eq!(user, same);
    Ok(user.name)
}

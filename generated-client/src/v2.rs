//! The v2 API of the service, which its SDKs before version 5 speak: GraphQL for most operations, REST for some.
//!
//! ```no_run
//! # #[cfg(feature = "v2-users")]
//! # async fn example() -> Result<(), authing_client::Error> {
//! use authing_client::v2::ManagementClient;
//! use authing_client::v2::users::models::CreateUserInput;
//!
//! let client = ManagementClient::builder().user_pool_id("user pool id").secret("secret").build()?;
//! let bob = client.users().create(CreateUserInput::new().username("bob").password("a password")).await?;
//! println!("{}", bob.id);
//! # Ok(()) }
//! ```
//!
//! Calls, errors, retries, pages and `MockTransport` are those of v3. What differs:
//!
//! - A client authenticates by the secret of a user pool. Its token is renewed an hour or two before its end, and once
//!   after the service refused it.
//! - The `code` of a failure is [`Error::status_code`](crate::Error::status_code) and, from 1000 on, also
//!   [`Error::api_code`](crate::Error::api_code). 2020 counts as 401, and 2004, 2011 and 2224 count as 404. A reply with
//!   `errors` is an error, also if it has data beside them. A GraphQL error without a code has the status of HTTP, which is
//!   mostly 200. No error keeps the body of a reply that may hold tokens of users.
//! - Passwords are encrypted by RSA before they are sent: see
//!   [`password_public_key`](ManagementClientBuilder::password_public_key).
//! - What the service says is not there is `None`, or an empty list or structure.
//! - What has no method is a [`RawRequest`](crate::RawRequest): `POST /graphql/v2` with the fields `operationName`, `query`
//!   and `variables`. Its variables are sent as they are.

#[cfg(feature = "v2-users")]
mod custom_data;

#[cfg(feature = "v2-users")]
pub use crate::generated::v2::*;
pub use crate::runtime::v2::{ManagementClient, ManagementClientBuilder, UsersClient};

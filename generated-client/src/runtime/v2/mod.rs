//! The clients of the v2 API and how they are set up, behind the feature `v2-runtime`.

mod builder;
mod client;
mod environment;

pub use self::builder::ManagementClientBuilder;
pub use self::client::{ManagementClient, UsersClient};

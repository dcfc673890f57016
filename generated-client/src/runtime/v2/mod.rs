//! The v2 API: GraphQL documents and a few REST routes, behind the feature `v2`.
//!
//! A call goes the way of every call (see [`super`]); here is what differs: how a client is set up ([`builder`]).

mod builder;
mod client;

pub use self::builder::ManagementClientBuilder;
pub use self::client::{ManagementClient, UsersClient};

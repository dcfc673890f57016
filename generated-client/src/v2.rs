//! The v2 API of the service, which its SDKs before version 5 speak: GraphQL for most operations, REST for some.

pub use crate::runtime::v2::{ManagementClient, ManagementClientBuilder, UsersClient};

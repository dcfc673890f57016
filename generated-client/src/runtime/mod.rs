//! What the generated code stands on: the package `authing-client-runtime`, and what cannot be in it, since it has generated
//! methods or knows what was generated: the clients with their builders, the stand-in for the service, and the tests of
//! documented examples.

mod authentication_builder;
mod authentication_client;
mod call;
#[cfg(any(test, feature = "test-util"))]
mod documented;
mod environment;
#[cfg(test)]
pub(crate) mod examples;
mod management_builder;
mod management_client;
#[cfg(feature = "test-util")]
mod mock;
mod paging;
#[cfg(feature = "v2-runtime")]
pub(crate) mod v2;

pub use self::authentication_builder::AuthenticationClientBuilder;
pub use self::authentication_client::AuthenticationClient;
pub use self::call::Call;
#[cfg(any(test, feature = "test-util"))]
#[allow(unused_imports, reason = "without any group of operations there are none")]
pub(crate) use self::documented::Documented;
pub use self::management_builder::ManagementClientBuilder;
pub use self::management_client::ManagementClient;
#[cfg(feature = "test-util")]
pub use self::mock::{MockCall, MockStub, MockTransport};
pub use self::paging::{Items, Paged, Pages};
#[cfg(feature = "v2-runtime")]
#[allow(unused_imports, reason = "without any group of v2 it has no methods")]
pub(crate) use self::v2::UsersClient;
#[allow(
    unused_imports,
    reason = "which of these a generated tree uses depends on the API that it was generated from"
)]
pub(crate) use authing_client_runtime::internal::{codec, integers, list, numbers, strings};
pub use authing_client_runtime::*;

//! The hand-written half of the client: what every generated operation and model stands on.
//!
//! In comes an operation as data ([`OperationInfo`], a [`Request`](request::Request)), out goes its typed output or
//! one [`Error`]. The way of a call: [`Call`] → [`caller`] → [`wire`] (URL, body) → [`auth`] (headers) → [`channel`]
//! → [`Transport`] → [`reply`] → [`codec`].

mod app;
mod auth;
mod authentication_builder;
mod authentication_client;
mod call;
mod caller;
mod channel;
mod claims;
pub(crate) mod codec;
mod endpoint;
mod envelope;
mod error;
#[cfg(test)]
pub(crate) mod examples;
mod limits;
mod management_builder;
mod management_client;
mod operation;
mod options;
mod reply;
mod request;
#[cfg(feature = "reqwest")]
mod reqwest_transport;
mod token;
mod transport;
mod transport_error;
mod url_value;
mod values;
mod wire;

pub use self::app::{TokenEndpointAuthMethod, UserTokenScheme};
pub use self::authentication_builder::AuthenticationClientBuilder;
pub use self::authentication_client::AuthenticationClient;
pub use self::call::Call;
pub use self::codec::OpenEnum;
pub use self::error::Error;
pub use self::limits::Limits;
pub use self::management_builder::ManagementClientBuilder;
pub use self::management_client::ManagementClient;
pub use self::operation::{Method, Operation, OperationInfo, Payload};
#[cfg(feature = "reqwest")]
pub use self::reqwest_transport::ReqwestTransport;
pub use self::transport::{Transport, TransportFuture};
pub use self::transport_error::TransportError;
pub use self::values::{JsonObject, JsonValue};
// Which of these a generated tree uses depends on the API that it was generated from.
#[allow(unused_imports)]
pub(crate) use self::values::{integers, list, numbers, strings};

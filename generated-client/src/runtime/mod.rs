//! The hand-written half of the client: what every generated operation and model stands on.
//!
//! In comes an operation as data ([`OperationInfo`], a [`Request`](request::Request)), out goes its typed output or
//! one [`Error`]. The way of a call: [`Call`] → [`client`] → [`wire`] (URL, body) → [`auth`] (headers) → [`channel`]
//! → [`Transport`] → [`reply`] → [`codec`].

mod auth;
mod builder;
mod call;
mod channel;
mod claims;
mod client;
pub(crate) mod codec;
mod endpoint;
mod envelope;
mod error;
mod limits;
mod operation;
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

pub use self::builder::ManagementClientBuilder;
pub use self::call::Call;
pub use self::client::ManagementClient;
pub use self::codec::OpenEnum;
pub use self::error::Error;
pub use self::limits::Limits;
pub use self::operation::{Method, Operation, OperationInfo, Payload};
#[cfg(feature = "reqwest")]
pub use self::reqwest_transport::ReqwestTransport;
pub use self::transport::{Transport, TransportFuture};
pub use self::transport_error::TransportError;
pub use self::values::{JsonObject, JsonValue};
// Which of these a generated tree uses depends on the API that it was generated from.
#[allow(unused_imports)]
pub(crate) use self::values::{integers, list, numbers, strings};

#![doc = include_str!("../README.md")]

#[rustfmt::skip]
mod generated;
mod runtime;

pub use self::generated::management;
#[cfg(feature = "reqwest")]
pub use self::runtime::ReqwestTransport;
pub use self::runtime::{
    Call, Error, JsonObject, JsonValue, Limits, ManagementClient, ManagementClientBuilder, Method, OpenEnum, Operation,
    OperationInfo, Payload, Transport, TransportError, TransportFuture,
};

#![doc = include_str!("../README.md")]

#[rustfmt::skip]
mod generated;
mod runtime;

pub use self::generated::*;
#[cfg(feature = "reqwest")]
pub use self::runtime::ReqwestTransport;
pub use self::runtime::{
    AuthenticationClient, AuthenticationClientBuilder, Call, Error, JsonObject, JsonValue, Limits, ManagementClient,
    ManagementClientBuilder, Method, OpenEnum, Operation, OperationInfo, Payload, TokenEndpointAuthMethod, Transport,
    TransportError, TransportFuture, UserTokenScheme,
};

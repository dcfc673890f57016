#![doc = include_str!("../README.md")]
// docs.rs shows which feature brings an item.
#![cfg_attr(docsrs, feature(doc_cfg))]

#[rustfmt::skip]
mod generated;
mod runtime;
mod sign_in;

pub use self::generated::*;
#[cfg(feature = "reqwest")]
pub use self::runtime::ReqwestTransport;
pub use self::runtime::{
    AuthenticationClient, AuthenticationClientBuilder, Call, Error, JsonObject, JsonValue, Limits, ManagementClient,
    ManagementClientBuilder, Method, OpenEnum, Operation, OperationInfo, Payload, TokenEndpointAuthMethod, Transport,
    TransportError, TransportFuture, UserTokenScheme,
};

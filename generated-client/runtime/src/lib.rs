//! What `authing-client` stands on: the hand-written half of the client, without any operation.
//!
//! Depend on `authing-client`, which has the operations and exports whatever is public here. This package is of its own so
//! that it is compiled once, and not again whenever the generated half changes; what is in the hidden module `internal` is
//! for that half alone and changes with it.
//!
//! In comes an operation as data ([`OperationInfo`]) with its arguments (`request`), out goes its typed output or one
//! [`Error`]. The way of a call: `untyped_call` → `caller` → `wire` (URL, body) → `auth` (who asks) → `attempts` (once or
//! more) → [`Transport`] → `reply` → `codec`.
// docs.rs shows which feature brings an item.
#![cfg_attr(docsrs, feature(doc_cfg))]

mod api_code;
mod app;
mod attempts;
mod auth;
mod call_options;
mod caller;
mod canonical;
mod channel;
mod claims;
mod clock;
mod codec;
mod credentials;
mod cursor;
mod endpoint;
mod envelope;
mod error;
#[cfg(feature = "events")]
mod events;
mod headers;
mod held;
mod hook;
#[cfg(feature = "reqwest")]
mod http_options;
#[doc(hidden)]
pub mod internal;
mod limits;
#[cfg(feature = "oidc")]
mod oidc;
mod operation;
mod options;
#[cfg(any(feature = "password-encryption", feature = "v2-runtime"))]
mod password;
mod raw;
mod reply;
mod request;
#[cfg(feature = "reqwest")]
mod reqwest_transport;
mod response;
mod retry;
mod sessions;
mod signature;
mod source;
mod token;
mod trace;
mod transport;
mod transport_error;
mod untyped_call;
mod url_value;
#[cfg(feature = "v2-runtime")]
mod v2;
mod validation;
mod values;
mod wire;

pub use self::api_code::ApiCode;
pub use self::app::{TokenEndpointAuthMethod, UserTokenScheme};
pub use self::codec::OpenEnum;
#[cfg(feature = "unknown-fields")]
pub use self::codec::UnknownFields;
pub use self::credentials::{Credential, CredentialFuture, Credentials};
pub use self::cursor::Paging;
pub use self::error::Error;
#[cfg(feature = "events")]
pub use self::events::{Event, EventSubscription, Events};
pub use self::hook::{Attempt, AttemptOutcome, Hook};
pub use self::limits::Limits;
#[cfg(feature = "oidc")]
pub use self::oidc::{
    Authorization, BegunLogin, CodeExchange, IdTokenAlgorithm, IdTokenClaims, IdTokenVerification, Introspection,
    JwksPath, Login, LoginFault, Logout, OAuthError, OidcClient, OidcOptions, PendingLogin, TokenSet, UserInfo,
};
#[cfg(feature = "v2-runtime")]
pub use self::operation::GraphQl;
pub use self::operation::{Method, Operation, OperationInfo, Payload};
pub use self::options::TenantHeader;
#[cfg(any(feature = "password-encryption", feature = "v2-runtime"))]
pub use self::password::PasswordKey;
pub use self::raw::{RawOperation, RawRequest};
#[cfg(feature = "reqwest")]
pub use self::reqwest_transport::ReqwestTransport;
pub use self::response::Response;
pub use self::retry::RetryPolicy;
pub use self::signature::{AccessKeyScheme, SignatureDate};
pub use self::transport::{Transport, TransportFuture};
pub use self::transport_error::TransportError;
pub use self::validation::{Limit, LimitOf};
pub use self::values::{JsonObject, JsonValue, Patch};
pub use self::wire::QueryLists;

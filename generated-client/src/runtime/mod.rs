//! The hand-written half of the client: what every generated operation and model stands on.
//!
//! In comes an operation as data ([`OperationInfo`], a [`Request`](request::Request)), out goes its typed output or
//! one [`Error`]. The way of a call: [`Call`] → [`caller`] → [`wire`] (URL, body) → [`auth`] (who asks) → [`attempts`]
//! (once or more) → [`Transport`] → [`reply`] → [`codec`].

mod api_code;
mod app;
mod attempts;
mod auth;
mod authentication_builder;
mod authentication_client;
mod call;
mod call_options;
mod caller;
mod canonical;
mod channel;
mod claims;
mod clock;
pub(crate) mod codec;
mod credentials;
#[cfg(any(test, feature = "test-util"))]
mod documented;
mod endpoint;
mod envelope;
mod environment;
mod error;
#[cfg(feature = "events")]
mod events;
#[cfg(test)]
pub(crate) mod examples;
mod headers;
mod held;
mod hook;
#[cfg(feature = "reqwest")]
mod http_options;
mod limits;
mod management_builder;
mod management_client;
#[cfg(feature = "test-util")]
mod mock;
#[cfg(feature = "oidc")]
mod oidc;
mod operation;
mod options;
mod paging;
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
mod texts;
mod token;
mod trace;
mod transport;
mod transport_error;
mod url_value;
#[cfg(feature = "v2-runtime")]
pub(crate) mod v2;
mod validation;
mod values;
mod wire;

pub use self::api_code::ApiCode;
pub use self::app::{TokenEndpointAuthMethod, UserTokenScheme};
pub use self::authentication_builder::AuthenticationClientBuilder;
pub use self::authentication_client::AuthenticationClient;
pub use self::call::Call;
pub use self::codec::OpenEnum;
#[cfg(feature = "unknown-fields")]
pub use self::codec::UnknownFields;
pub use self::credentials::{Credential, CredentialFuture, Credentials};
#[cfg(any(test, feature = "test-util"))]
#[allow(unused_imports, reason = "without any group of operations there are none")]
pub(crate) use self::documented::Documented;
pub use self::error::Error;
#[cfg(feature = "blocking")]
pub(crate) use self::error::{Failure, Kind};
#[cfg(feature = "events")]
pub use self::events::{Event, EventSubscription, Events};
pub use self::hook::{Attempt, AttemptOutcome, Hook};
pub use self::limits::Limits;
pub use self::management_builder::ManagementClientBuilder;
pub use self::management_client::ManagementClient;
#[cfg(feature = "test-util")]
pub use self::mock::{MockCall, MockStub, MockTransport};
#[cfg(feature = "oidc")]
pub use self::oidc::{
    Authorization, BegunLogin, CodeExchange, IdTokenAlgorithm, IdTokenClaims, IdTokenVerification, Introspection,
    JwksPath, Login, LoginFault, Logout, OAuthError, OidcClient, OidcOptions, PendingLogin, TokenSet, UserInfo,
};
#[cfg(feature = "v2-runtime")]
pub use self::operation::GraphQl;
pub use self::operation::{Method, Operation, OperationInfo, Payload};
pub use self::options::TenantHeader;
pub use self::paging::{Items, Paged, Pages, Paging};
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
#[cfg(feature = "v2-runtime")]
#[allow(unused_imports, reason = "without any group of v2 it has no methods")]
pub(crate) use self::v2::UsersClient;
pub use self::validation::{Limit, LimitOf};
pub use self::values::{JsonObject, JsonValue, Patch};
pub use self::wire::QueryLists;
// Which of these a generated tree uses depends on the API that it was generated from.
#[allow(unused_imports)]
pub(crate) use self::values::{integers, list, numbers, strings};

#![doc = include_str!("../README.md")]
// docs.rs shows which feature brings an item.
#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(feature = "blocking")]
pub mod blocking;
#[rustfmt::skip]
#[allow(unreachable_pub, reason = "what is generated for v2 is exported by a module of its own")]
mod generated;
mod runtime;
mod sign_in;
// `v2` stands here for the messages of compilers: it is what users turn on.
#[cfg(any(feature = "v2", feature = "v2-runtime"))]
pub mod v2;

#[allow(unused_imports, unreachable_pub, reason = "without any group there is nothing to export")]
pub use self::generated::*;
#[cfg(feature = "v2-runtime")]
#[doc(inline)]
pub use self::runtime::GraphQl;
#[cfg(any(feature = "password-encryption", feature = "v2-runtime"))]
#[doc(inline)]
pub use self::runtime::PasswordKey;
#[cfg(feature = "reqwest")]
#[doc(inline)]
pub use self::runtime::ReqwestTransport;
#[cfg(feature = "unknown-fields")]
#[doc(inline)]
pub use self::runtime::UnknownFields;
#[doc(inline)]
pub use self::runtime::{
    AccessKeyScheme, ApiCode, Attempt, AttemptOutcome, AuthenticationClient, AuthenticationClientBuilder, Call,
    Credential, CredentialFuture, Credentials, Error, Hook, Items, JsonObject, JsonValue, Limit, LimitOf, Limits,
    ManagementClient, ManagementClientBuilder, Method, OpenEnum, Operation, OperationInfo, Paged, Pages, Paging, Patch,
    Payload, QueryLists, RawOperation, RawRequest, Response, RetryPolicy, SignatureDate, TenantHeader,
    TokenEndpointAuthMethod, Transport, TransportError, TransportFuture, UserTokenScheme,
};
#[cfg(feature = "oidc")]
#[doc(inline)]
pub use self::runtime::{
    Authorization, BegunLogin, CodeExchange, IdTokenAlgorithm, IdTokenClaims, IdTokenVerification, Introspection,
    JwksPath, Login, LoginFault, Logout, OAuthError, OidcClient, OidcOptions, PendingLogin, TokenSet, UserInfo,
};
#[cfg(feature = "events")]
#[doc(inline)]
pub use self::runtime::{Event, EventSubscription, Events};
#[cfg(feature = "test-util")]
#[doc(inline)]
pub use self::runtime::{MockCall, MockStub, MockTransport};

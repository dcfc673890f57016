//! The options of signing in by OpenID Connect, as the builder of the client takes them.

use crate::TokenEndpointAuthMethod;
use std::time::Duration;

/// How an app signs users in by OpenID Connect: see
/// `AuthenticationClientBuilder::oidc`.
///
/// The defaults fit an app at its own address `https://<app>.authing.cn`.
#[derive(Debug, Clone)]
#[must_use = "options do nothing until a client is built with them"]
pub struct OidcOptions {
    pub(super) issuer: Option<String>,
    pub(super) jwks_path: JwksPath,
    pub(super) keys_max_age: Duration,
    pub(super) keys_refetch_interval: Duration,
    pub(super) leeway: Duration,
    pub(super) algorithm: Option<IdTokenAlgorithm>,
    pub(super) introspection: Option<TokenEndpointAuthMethod>,
    pub(super) revocation: Option<TokenEndpointAuthMethod>,
}

/// An algorithm that ID tokens may be signed by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum IdTokenAlgorithm {
    /// RSA with SHA-256, by the keys that the service publishes.
    Rs256,
    /// HMAC with SHA-256, by the secret of the app. Never accepted when that is empty.
    Hs256,
}

/// Where the service publishes its keys.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum JwksPath {
    /// `/oidc/.well-known/jwks.json`: the keys of the address.
    #[default]
    Host,
    /// `/{app id}/oidc/.well-known/jwks.json`: the keys of the app, for addresses that several apps share.
    App,
}

impl Default for OidcOptions {
    fn default() -> Self {
        Self {
            issuer: None,
            jwks_path: JwksPath::default(),
            keys_max_age: Duration::from_secs(600),
            keys_refetch_interval: Duration::from_secs(30),
            leeway: Duration::from_secs(60),
            algorithm: None,
            introspection: None,
            revocation: None,
        }
    }
}

impl OidcOptions {
    /// The defaults.
    pub fn new() -> Self {
        Self::default()
    }

    /// The issuer that ID tokens must name, exactly. Default: the address of the app and `/oidc`.
    pub fn issuer(mut self, issuer: impl Into<String>) -> Self {
        self.issuer = Some(issuer.into());
        self
    }

    /// Where the service publishes its keys. Default: [`JwksPath::Host`].
    pub fn jwks_path(mut self, path: JwksPath) -> Self {
        self.jwks_path = path;
        self
    }

    /// How long the keys of the service are used before they are fetched again. A key that the service withdraws is
    /// trusted for this long. Default: 10 minutes.
    pub fn keys_max_age(mut self, age: Duration) -> Self {
        self.keys_max_age = age;
        self
    }

    /// A token by an unknown key makes the client fetch the keys again, but no sooner than this after the last time:
    /// forged tokens cannot make it flood the service. Default: 30 seconds.
    pub fn keys_refetch_interval(mut self, interval: Duration) -> Self {
        self.keys_refetch_interval = interval;
        self
    }

    /// How far the clocks of the service and of this machine may be apart. Default: 60 seconds.
    pub fn leeway(mut self, leeway: Duration) -> Self {
        self.leeway = leeway;
        self
    }

    /// The only algorithm that ID tokens may be signed by. Default: either of [`IdTokenAlgorithm`], each with its own
    /// key, so that none can be mistaken for the other.
    pub fn id_token_algorithm(mut self, algorithm: IdTokenAlgorithm) -> Self {
        self.algorithm = Some(algorithm);
        self
    }

    /// How the app proves itself when it asks about a token. Default: as where tokens are issued.
    pub fn introspection_endpoint_auth_method(mut self, method: TokenEndpointAuthMethod) -> Self {
        self.introspection = Some(method);
        self
    }

    /// How the app proves itself when it revokes a token. Default: as where tokens are issued.
    pub fn revocation_endpoint_auth_method(mut self, method: TokenEndpointAuthMethod) -> Self {
        self.revocation = Some(method);
        self
    }
}

//! Signing users in by OpenID Connect: [`OidcClient`] and what it takes and gives.
//!
//! A login begins in [`authorize`] and ends in [`client`]: [`pending`] checks the callback, [`exchange`] gets the
//! tokens, [`id_token`] verifies who signed in, by the keys of [`key_cache`]. Why the cryptography is the one it is:
//! docs/decisions/0018-id-tokens.md.

mod authorize;
mod claims;
mod client;
mod endpoints;
mod exchange;
mod fault;
mod id_token;
mod jwks;
mod jwt;
mod key_cache;
mod logout;
mod oauth_error;
mod options;
mod pending;
mod random;
mod replies;

pub use self::authorize::{Authorization, BegunLogin};
pub use self::client::{Login, OidcClient};
pub use self::exchange::CodeExchange;
pub use self::fault::LoginFault;
pub use self::id_token::{IdTokenClaims, IdTokenVerification};
pub use self::logout::Logout;
pub use self::oauth_error::OAuthError;
pub use self::options::{IdTokenAlgorithm, JwksPath, OidcOptions};
pub use self::pending::PendingLogin;
pub use self::replies::{Introspection, TokenSet, UserInfo};

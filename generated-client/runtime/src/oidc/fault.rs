//! Why a login is not to be trusted: the reasons as data, and how they become an [`Error`].

use crate::error::{Error, Failure, Kind};
use std::{error, fmt};

/// Why the end of a login, or an ID token, is not to be trusted. [`Error::is_untrusted`] holds for all of these.
///
/// ```
/// # fn handle(error: authing_client::Error) {
/// use authing_client::LoginFault;
///
/// if LoginFault::of(&error) == Some(LoginFault::Expired) {
///     // Send the user through the login again.
/// }
/// # }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum LoginFault {
    /// The callback lacks its `code` or `state`, or names one twice.
    Callback,
    /// The `state` is not the one that was sent: the callback belongs to another login, perhaps of an attacker.
    State,
    /// The token is no signed JWT, or a claim has another type than the standard says.
    Malformed,
    /// The token is signed by an algorithm that is not accepted here, or not at all.
    Algorithm,
    /// The service does not publish the key that the token names.
    UnknownKey,
    /// The signature is wrong.
    Signature,
    /// Another issuer.
    Issuer,
    /// For another app.
    Audience,
    /// Issued to another app.
    AuthorizedParty,
    /// No user is named.
    Subject,
    /// Expired.
    Expired,
    /// Not valid yet.
    NotYetValid,
    /// Issued in the future.
    IssuedInFuture,
    /// The user signed in longer ago than allowed, or the token does not say when.
    AuthenticationAge,
    /// The `nonce` is not the expected one: the token belongs to another login.
    Nonce,
    /// The access token is not the one that came with the ID token.
    AccessTokenHash,
}

impl LoginFault {
    /// The reason of an error, if it is one of these.
    pub fn of(error: &Error) -> Option<Self> {
        error::Error::source(error).and_then(|source| source.downcast_ref()).copied()
    }
}

impl fmt::Display for LoginFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Callback => "the callback lacks its code or state, or names one twice",
            Self::State => "the state is not the one of this login",
            Self::Malformed => "the ID token is no well-formed signed JWT",
            Self::Algorithm => "the ID token is signed by an algorithm that is not accepted, or not at all",
            Self::UnknownKey => "the ID token is signed by a key that the service does not publish",
            Self::Signature => "the signature of the ID token is wrong",
            Self::Issuer => "the ID token is by another issuer",
            Self::Audience => "the ID token is for another app",
            Self::AuthorizedParty => "the ID token was issued to another app",
            Self::Subject => "the ID token names no user",
            Self::Expired => "the ID token has expired",
            Self::NotYetValid => "the ID token is not valid yet",
            Self::IssuedInFuture => "the ID token was issued in the future",
            Self::AuthenticationAge => "the user signed in too long ago, or the ID token does not say when",
            Self::Nonce => "the nonce of the ID token is not the expected one",
            Self::AccessTokenHash => "the access token does not belong to the ID token",
        })
    }
}

impl error::Error for LoginFault {}

impl From<LoginFault> for Error {
    fn from(fault: LoginFault) -> Self {
        Failure::new(Kind::Untrusted, fault.to_string()).source(fault).into()
    }
}

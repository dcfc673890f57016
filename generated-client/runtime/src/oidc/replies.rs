//! What the endpoints answer: read as leniently as any reply of the service.

use crate::codec::{self, Deserialize, Deserializer, Object, Place, Scalar, Taken};
use crate::values::JsonObject;
use secrecy::{ExposeSecret, SecretString};
use std::{fmt, time::Duration};

/// The tokens of a user.
#[derive(Clone, Default)]
pub struct TokenSet {
    access_token: Token,
    refresh_token: Token,
    id_token: Token,
    token_type: String,
    expires_in: Option<i64>,
    scope: Option<String>,
}

impl TokenSet {
    /// By which calls are made on behalf of the user: see
    /// `AuthenticationClient::with_user_token`.
    pub fn access_token(&self) -> &str {
        self.access_token.as_str().unwrap_or_default()
    }

    /// By which new tokens are had when the access token has expired, if the scope holds `offline_access`.
    pub fn refresh_token(&self) -> Option<&str> {
        self.refresh_token.as_str()
    }

    /// Who signed in, as a JWT, if the scope holds `openid`. Verify it:
    /// [`OidcClient::verify_id_token`](super::OidcClient::verify_id_token).
    pub fn id_token(&self) -> Option<&str> {
        self.id_token.as_str()
    }

    /// The type of the access token, `Bearer`.
    pub fn token_type(&self) -> &str {
        &self.token_type
    }

    /// How long the access token is valid after it was issued.
    pub fn expires_in(&self) -> Option<Duration> {
        self.expires_in.and_then(|seconds| u64::try_from(seconds).ok()).map(Duration::from_secs)
    }

    /// What the access token allows, if the service says so.
    pub fn scope(&self) -> Option<&str> {
        self.scope.as_deref()
    }
}

impl Object for TokenSet {
    fn field(&mut self, key: &str) -> Option<&mut dyn Place> {
        match key {
            "access_token" => Some(&mut self.access_token),
            "refresh_token" => Some(&mut self.refresh_token),
            "id_token" => Some(&mut self.id_token),
            "token_type" => Some(&mut self.token_type),
            // The service spells it in both ways.
            "expires_in" | "expire_in" => Some(&mut self.expires_in),
            "scope" => Some(&mut self.scope),
            _ => None,
        }
    }
}

impl<'de> Deserialize<'de> for TokenSet {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        codec::deserialize(deserializer)
    }
}

/// A token, if there is one: an empty text is none.
#[derive(Clone, Default)]
struct Token(Option<SecretString>);

impl Token {
    fn as_str(&self) -> Option<&str> {
        self.0.as_ref().map(ExposeSecret::expose_secret)
    }
}

impl Place for Token {
    fn scalar(&mut self, value: Scalar<'_>) -> Taken {
        let text = value.into_text();
        self.0 = (!text.is_empty()).then(|| text.into_owned().into());
        Ok(())
    }
}

/// Shows which tokens there are, not the tokens.
impl fmt::Debug for TokenSet {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { access_token, refresh_token, id_token, token_type, expires_in, scope } = self;
        formatter
            .debug_struct("TokenSet")
            .field("access_token", &access_token.0.clone().unwrap_or_default())
            .field("refresh_token", &refresh_token.0)
            .field("id_token", &id_token.0)
            .field("token_type", token_type)
            .field("expires_in", expires_in)
            .field("scope", scope)
            .finish()
    }
}

/// A reply of fields that are all optional, and of more that nobody foresaw.
macro_rules! open_reply {
    (
        $(#[$about:meta])*
        pub struct $name:ident { $($(#[$doc:meta])* pub $field:ident: $ty:ty,)* }
    ) => {
        $(#[$about])*
        #[derive(Clone, Default, PartialEq)]
        #[non_exhaustive]
        pub struct $name {
            $($(#[$doc])* pub $field: $ty,)*
            /// The fields that are not listed here.
            pub other: JsonObject,
        }

        impl Object for $name {
            fn field(&mut self, key: &str) -> Option<&mut dyn Place> {
                match key {
                    $(stringify!($field) => Some(&mut self.$field),)*
                    _ => self.other.field(key),
                }
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                codec::deserialize(deserializer)
            }
        }
    };
}

open_reply! {
    /// What the service says about a token.
    pub struct Introspection {
        /// Whether the token is valid now. Without it nothing else is there.
        pub active: bool,
        /// The user that the token is of.
        pub sub: Option<String>,
        /// The app that the token was issued to.
        pub client_id: Option<String>,
        /// When the token expires, in seconds since 1970.
        pub exp: Option<i64>,
        /// When the token was issued, in seconds since 1970.
        pub iat: Option<i64>,
        /// Who issued the token.
        pub iss: Option<String>,
        /// The id of the token.
        pub jti: Option<String>,
        /// What the token allows, separated by spaces.
        pub scope: Option<String>,
        /// The type of the token.
        pub token_type: Option<String>,
    }
}

open_reply! {
    /// What the service says about a user. Which fields there are depends on the scope of the access token.
    pub struct UserInfo {
        /// The id of the user.
        pub sub: String,
        /// The full name.
        pub name: Option<String>,
        /// The nickname.
        pub nickname: Option<String>,
        /// The given name.
        pub given_name: Option<String>,
        /// The family name.
        pub family_name: Option<String>,
        /// The name at the service, by the scope `username`.
        pub username: Option<String>,
        /// The name that the user likes to be called by.
        pub preferred_username: Option<String>,
        /// The address of a picture.
        pub picture: Option<String>,
        /// The email address, by the scope `email`.
        pub email: Option<String>,
        /// Whether the email address is known to be the user's.
        pub email_verified: Option<bool>,
        /// The phone number, by the scope `phone`.
        pub phone_number: Option<String>,
        /// Whether the phone number is known to be the user's.
        pub phone_number_verified: Option<bool>,
        /// The id of the user in the system that it came from, by the scope `external_id`.
        pub external_id: Option<String>,
        /// The language and region.
        pub locale: Option<String>,
        /// The time zone.
        pub zoneinfo: Option<String>,
    }
}

/// Shows whether the token is valid, nothing of the user.
impl fmt::Debug for Introspection {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Introspection").field("active", &self.active).finish_non_exhaustive()
    }
}

/// Shows the id of the user, no personal data.
impl fmt::Debug for UserInfo {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("UserInfo").field("sub", &self.sub).finish_non_exhaustive()
    }
}

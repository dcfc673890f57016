//! The v2 API: GraphQL documents and a few REST routes, behind the feature `v2-runtime`.
//!
//! A call goes the way of every call (see [`super`]). Here is what differs: what a request says ([`document`],
//! after [`sealing`] the passwords in it), what a reply says ([`outcome`], [`reply`]), and where tokens come from
//! ([`token`]). How a client is set up is in the package of the clients.

mod document;
mod outcome;
mod places;
mod reply;
mod sealing;
mod token;

pub(super) use self::document::body;
pub(super) use self::outcome::{judge, meaning, says_that_it_worked};
pub(super) use self::reply::fill;
pub use self::sealing::PasswordKeys;
pub(super) use self::sealing::{is_sealed, run_sealed};
pub use self::token::TOKEN;
pub(super) use self::token::{MARGIN, fetch};

/// Where every document goes.
pub(super) const GRAPHQL_PATH: &str = "/graphql/v2";

/// Whether replies at this path may hold the token or the password of a user, which errors then do not keep.
pub(super) fn holds_secrets(path: &str) -> bool {
    path == GRAPHQL_PATH || path.starts_with("/api/v2/users")
}

/// What the channel of a v2 client has beside the others.
pub struct V2 {
    /// The keys that passwords are encrypted by.
    pub keys: PasswordKeys,
}

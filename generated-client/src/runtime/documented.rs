//! What the documentation shows of an operation: rows of the generated `documented.rs`, for tests.

use super::operation::{Operation, OperationInfo};
#[cfg(test)]
use super::{error::Error, reply};

/// An operation and the reply that its page shows.
pub(crate) struct Documented {
    pub(crate) info: OperationInfo,
    /// The whole reply, as JSON.
    pub(crate) reply: Option<&'static str>,
    /// The texts of the reply that are secrets.
    #[cfg(test)]
    pub(crate) secrets: &'static [&'static str],
    /// Decodes a reply as a call of the operation would, and shows it by `Debug`.
    #[cfg(test)]
    pub(crate) shown: fn(&reply::Reply) -> Result<String, Error>,
}

impl Documented {
    #[allow(dead_code, reason = "without any group of operations there are none")]
    #[cfg_attr(not(test), allow(unused_variables, reason = "what tests of the client alone look at"))]
    pub(crate) const fn of<Op: Operation<Output: std::fmt::Debug>>(
        reply: Option<&'static str>,
        secrets: &'static [&'static str],
    ) -> Self {
        Self {
            info: Op::INFO,
            reply,
            #[cfg(test)]
            secrets,
            #[cfg(test)]
            shown: |reply| reply::output::<Op>(reply).map(|output| format!("{output:?}")),
        }
    }
}

//! What the documentation shows of an operation: rows of the generated `documented.rs`, for tests.

#[cfg(test)]
use super::examples::{self, Written};
use authing_client_runtime::{Operation, OperationInfo};

/// An operation and the reply that its page shows.
pub(crate) struct Documented {
    pub(crate) info: OperationInfo,
    /// The whole reply, as JSON.
    pub(crate) reply: Option<&'static str>,
    /// The texts of the reply that are secrets.
    #[cfg(test)]
    pub(crate) secrets: &'static [&'static str],
    /// Holds the operation against its row.
    #[cfg(test)]
    pub(crate) check: fn(&Documented),
}

#[allow(dead_code, reason = "without any group of operations there are none")]
impl Documented {
    #[cfg(not(test))]
    pub(crate) const fn of<Op: Operation>(reply: Option<&'static str>, _secrets: &'static [&'static str]) -> Self {
        Self { info: Op::INFO, reply }
    }

    #[cfg(test)]
    pub(crate) const fn of<Op: Operation<Output: Written + std::fmt::Debug>>(
        reply: Option<&'static str>,
        secrets: &'static [&'static str],
    ) -> Self {
        Self { info: Op::INFO, reply, secrets, check: examples::check::<Op> }
    }
}

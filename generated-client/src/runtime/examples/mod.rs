//! What the generated `examples.rs` tests stand on: the documented examples against the real codec and the real way of a
//! call.
//!
//! In come the example reply of an operation, or a call with its documented values. The tests of the generator hold
//! that names, places and types of the generated code are those of its fixtures; here every operation of the real
//! pages is held against its page again, by what the client reads and sends.
#![allow(clippy::panic, clippy::expect_used, dead_code, reason = "tests may stop at the first surprise")]

mod answers;
mod changes;
mod offline;
mod page;
mod place;
mod sent;

#[allow(unused_imports, reason = "documented values can only be read where both directions are")]
pub(crate) use self::{offline::client, sent::request};

use super::documented::Documented;
use authing_client_runtime::internal::codec::Deserialize;
use authing_client_runtime::{JsonValue, Operation};
use std::fmt;

/// Sends an operation without arguments; decodes its example reply as the client would, and as the service might change it.
pub(crate) fn reply(operation: &Documented) {
    (operation.check)(operation);
}

/// What [`Documented`] does with the types of an operation.
pub(super) fn check<Op: Operation<Output: Written + fmt::Debug>>(operation: &Documented) {
    sent::bare::<Op>();
    let Some(json) = operation.reply else { return };
    let shown = format!("{:?}", answers::check::<Op>(json));
    for secret in operation.secrets {
        assert!(!shown.contains(secret), "`Debug` of the reply of `{}` shows {secret}", operation.info.id);
    }
}

/// A documented value.
pub(crate) fn json<T: for<'de> Deserialize<'de>>(json: &'static str) -> T {
    serde_json::from_str(json).unwrap_or_else(|error| panic!("`{json}` does not decode: {error}"))
}

/// An output that can be compared place by place, where outputs can be written.
#[cfg(feature = "serde-both")]
pub(crate) trait Written {
    /// The output as JSON.
    fn written(&self) -> Option<JsonValue>;
}

#[cfg(feature = "serde-both")]
impl<T: serde::Serialize> Written for T {
    fn written(&self) -> Option<JsonValue> {
        Some(serde_json::to_value(self).expect("an output is JSON"))
    }
}

/// Without the feature outputs are only read.
#[cfg(not(feature = "serde-both"))]
pub(crate) trait Written {
    /// Nothing.
    fn written(&self) -> Option<JsonValue> {
        None
    }
}

#[cfg(not(feature = "serde-both"))]
impl<T> Written for T {}

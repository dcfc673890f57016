//! Enums that stay open: a value that the documentation does not list is kept as the service sent it.

use super::{Deserializer, scalar::scalar};

/// An enum of the API. The service may send values that the documentation does not list: they become `Unknown`, and
/// go out again unchanged.
///
/// ```
/// use authing_client::{OpenEnum, management::models::UserStatus};
///
/// assert_eq!(UserStatus::from("Activated"), UserStatus::Activated);
/// assert_eq!(UserStatus::from("Asleep").as_str(), "Asleep");
/// assert!(!UserStatus::from("Asleep").is_known());
/// ```
pub trait OpenEnum: Sized {
    /// The values that the documentation lists, as they go over the wire.
    const VALUES: &'static [&'static str];

    /// The value as it goes over the wire.
    fn as_str(&self) -> &str;

    /// The enum for a value of the wire: a known variant, or `Unknown`.
    fn from_wire(value: &str) -> Self;

    /// Whether the documentation lists this value.
    fn is_known(&self) -> bool {
        Self::VALUES.contains(&self.as_str())
    }
}

/// Reads an enum from a text (or a number, which some enums are); `null` gives `Unknown("")`.
pub(crate) fn open_enum<'de, E: OpenEnum, D: Deserializer<'de>>(deserializer: D) -> Result<E, D::Error> {
    Ok(E::from_wire(&scalar(deserializer, "text")?.into_text()))
}

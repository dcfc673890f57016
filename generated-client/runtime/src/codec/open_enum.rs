//! Enums that stay open: a value that the documentation does not list is kept as the service sent it.

use super::{place::Taken, scalar::Scalar};

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
pub trait OpenEnum: Clone + 'static {
    /// The values that the documentation lists.
    const VALUES: &'static [Self];

    /// The value as it goes over the wire.
    fn as_str(&self) -> &str;

    /// The variant `Unknown` with this value.
    fn unknown(value: String) -> Self;

    /// The enum for a value of the wire: a known variant, or `Unknown`.
    fn from_wire(value: &str) -> Self {
        // A search over the table instead of a `match` on texts in each enum, which would cost every user compile time.
        let known = Self::VALUES.iter().find(|known| known.as_str() == value);
        known.cloned().unwrap_or_else(|| Self::unknown(value.to_owned()))
    }

    /// Whether the documentation lists this value.
    fn is_known(&self) -> bool {
        Self::VALUES.iter().any(|known| known.as_str() == self.as_str())
    }
}

/// Reads an enum from a text (or a number, which some enums are); `null` gives `Unknown("")`.
#[allow(clippy::unnecessary_wraps, reason = "the callers, which are generated, stay shorter")]
pub fn open_enum<E: OpenEnum>(place: &mut E, value: Scalar<'_>) -> Taken {
    *place = E::from_wire(&value.into_text());
    Ok(())
}

//! What the arguments of generated methods are turned into: lists of any item that converts in, typed lists out.

/// A JSON object whose fields the documentation does not name, such as the custom data of a user.
pub type JsonObject = serde_json::Map<String, serde_json::Value>;

/// A JSON value whose type the documentation does not state.
pub type JsonValue = serde_json::Value;

/// A field of a request that the service tells apart: `None` is not sent and leaves what is there, `Some(None)` sends
/// `null` and clears it, `Some(Some(value))` sets it.
#[allow(clippy::option_option, reason = "there are three cases")]
pub type Patch<T> = Option<Option<T>>;

/// Collects texts: `["a", "b"]`, a `Vec<String>`, an iterator of either.
pub fn strings(values: impl IntoIterator<Item = impl Into<String>>) -> Vec<String> {
    list(values)
}

/// Collects whole numbers of any type that fits into `i64`.
pub fn integers(values: impl IntoIterator<Item = impl Into<i64>>) -> Vec<i64> {
    list(values)
}

/// Collects numbers of any type that fits into `f64`.
pub fn numbers(values: impl IntoIterator<Item = impl Into<f64>>) -> Vec<f64> {
    list(values)
}

/// Collects items of any type that converts into `T`.
pub fn list<T>(values: impl IntoIterator<Item = impl Into<T>>) -> Vec<T> {
    values.into_iter().map(Into::into).collect()
}

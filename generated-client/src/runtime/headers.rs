//! Setting a header, in one place: the generic code of [`HeaderMap`] is large and would be compiled for each.

use http::{HeaderMap, HeaderName, HeaderValue};

/// Sets a header, in place of one of that name.
#[inline(never)]
pub(super) fn set(headers: &mut HeaderMap, name: HeaderName, value: HeaderValue) {
    headers.insert(name, value);
}

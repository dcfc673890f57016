//! Setting headers, in one place: the generic code of [`HeaderMap`] is large and would be
//! compiled for each.

use http::{HeaderMap, HeaderName, HeaderValue};

/// Sets a header, in place of one of that name.
#[inline(never)]
pub(super) fn set(headers: &mut HeaderMap, name: HeaderName, value: HeaderValue) {
    headers.insert(name, value);
}

/// The text of a header without white space around it, if it is text.
#[inline(never)]
pub(super) fn text(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    headers.get(name)?.to_str().ok().map(str::trim)
}

/// The same headers, with room for those of a request.
pub(super) fn with_room(headers: &HeaderMap) -> HeaderMap {
    let mut copy = HeaderMap::with_capacity(headers.len() + 8);
    for (name, value) in headers {
        set(&mut copy, name.clone(), value.clone());
    }
    copy
}

/// Sets a header to a text; the error says `what` it was to be.
#[inline(never)]
pub fn set_text(headers: &mut HeaderMap, name: HeaderName, what: &str, text: &str) -> Result<(), String> {
    let value = HeaderValue::from_str(text).map_err(|_| format!("the {what} holds characters that no header can"))?;
    set(headers, name, value);
    Ok(())
}

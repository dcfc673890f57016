//! What a reply asks for by the header `Retry-After`.

use crate::headers;
use http::{HeaderMap, header};
use std::time::{Duration, SystemTime};

/// How long the service asks to wait: in seconds, or until a date. A date counts from the `date` of the reply, so that
/// a wrong clock on either side does not matter.
pub(crate) fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let value = headers::text(headers, header::RETRY_AFTER)?;
    if let Ok(seconds) = value.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let until = httpdate::parse_http_date(value).ok()?;
    let now = headers::text(headers, header::DATE).and_then(|date| httpdate::parse_http_date(date).ok());
    Some(until.duration_since(now.unwrap_or_else(SystemTime::now)).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::HeaderValue;

    #[test]
    fn both_forms_are_read() {
        let read = |value: &'static str, date: Option<&'static str>| {
            let mut headers = HeaderMap::new();
            headers.insert(header::RETRY_AFTER, HeaderValue::from_static(value));
            date.map(|date| headers.insert(header::DATE, HeaderValue::from_static(date)));
            retry_after(&headers)
        };
        let noon = Some("Wed, 21 Oct 2026 12:00:00 GMT");
        assert_eq!(read(" 7", None), Some(Duration::from_secs(7)));
        assert_eq!(read("Wed, 21 Oct 2026 12:01:30 GMT", noon), Some(Duration::from_secs(90)));
        assert_eq!(read("Wed, 21 Oct 2026 11:00:00 GMT", noon), Some(Duration::ZERO));
        assert_eq!(read("Sun, 06 Nov 1994 08:49:37 GMT", None), Some(Duration::ZERO));
        assert_eq!((read("-1", noon), read("soon", noon), retry_after(&HeaderMap::new())), (None, None, None));
    }
}

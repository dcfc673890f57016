//! What a reply asks for by the header `Retry-After`.

use crate::headers;
use http::{HeaderMap, header};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// How long the service asks to wait: in seconds, or until a date. A date counts from the `date` of the reply, so that
/// a wrong clock on either side does not matter.
pub(crate) fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let value = headers::text(headers, header::RETRY_AFTER)?;
    if let Ok(seconds) = value.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let until = date(value)?;
    let now = headers::text(headers, header::DATE).and_then(date);
    Some(until.duration_since(now.unwrap_or_else(SystemTime::now)).unwrap_or_default())
}

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Reads a date in any of the three forms of HTTP: `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT` and
/// `Sun Nov  6 08:49:37 1994`. Its five numbers and the month count, and whatever is between is passed over: a fraction of
/// the code of a strict reader, which every program would link.
fn date(text: &str) -> Option<SystemTime> {
    let text = text.as_bytes();
    let find = |name: &&str| text.windows(3).position(|part| part == name.as_bytes());
    let (month, place) = MONTHS.iter().enumerate().find_map(|(month, name)| Some((month, find(name)?)))?;
    let numbers = numbers(text)?;
    // Only in the last form the month is before all numbers, and the year behind them.
    let [day, year, hour, minute, second] = match numbers {
        [day, hour, minute, second, year] if !text.iter().take(place).any(u8::is_ascii_digit) => {
            [day, year, hour, minute, second]
        }
        numbers => numbers,
    };
    let year = match year {
        0..70 => year + 2000,
        70..100 => year + 1900,
        1970..10_000 => year,
        _ => return None,
    };
    if !(1..=31).contains(&day) || hour >= 24 || minute >= 60 || second >= 60 {
        return None;
    }
    let days = days_before(year, month) + day - 1;
    Some(UNIX_EPOCH + Duration::from_secs(((days * 24 + hour) * 60 + minute) * 60 + second))
}

/// The numbers in a text, if there are five.
fn numbers(text: &[u8]) -> Option<[u64; 5]> {
    let (mut numbers, mut count, mut is_inside) = ([0_u64; 5], 0, false);
    for byte in text {
        if byte.is_ascii_digit() {
            count += usize::from(!is_inside);
            let number = numbers.get_mut(count - 1)?;
            *number = number.saturating_mul(10).saturating_add((byte - b'0').into());
        }
        is_inside = byte.is_ascii_digit();
    }
    (count == numbers.len()).then_some(numbers)
}

/// The days between the first of January 1970 and the first of a month, of which January is 0.
fn days_before(year: u64, month: usize) -> u64 {
    const BEFORE: [u64; 12] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
    // February is the last month of a year that began in March: its leap day counts from then on.
    let leaps_until = if month < 2 { year - 1 } else { year };
    let leaps = |year| year / 4 - year / 100 + year / 400;
    (year - 1970) * 365 + leaps(leaps_until) - leaps(1969) + BEFORE.get(month).unwrap_or(&0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::HeaderValue;

    #[test]
    fn dates_are_read_as_a_strict_reader_does() {
        for days in 0..20_000 {
            let at = UNIX_EPOCH + Duration::from_secs(days * 86_399 * 2 + days);
            assert_eq!(date(&httpdate::fmt_http_date(at)), Some(at));
        }
        let forms = [
            "Sun, 06 Nov 1994 08:49:37 GMT",
            "Sunday, 06-Nov-94 08:49:37 GMT",
            "Sun Nov  6 08:49:37 1994",
            "Saturday, 01-Jan-00 00:00:00 GMT",
        ];
        for text in forms.into_iter().chain([
            "",
            "Nov",
            "6 Nov 1994",
            "Sun, 32 Nov 1994 08:49:37 GMT",
            "6 Nov 08:49:60 1994",
            "6 Nov 24:00:00 1994",
            "6 Nov 1:1:1:1 1994",
        ]) {
            assert_eq!(date(text), httpdate::parse_http_date(text).ok(), "{text}");
        }
    }
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

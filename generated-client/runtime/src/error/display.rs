//! An error as one line of a log.

use super::{Facts, Kind, redact};
use std::borrow::Cow;
use std::fmt::{Display, Formatter, Result, Write};

/// The most characters of a message that are shown.
const SHOWN: usize = 400;

/// Writes `operation: what happened (codes)`.
pub(super) fn one_line(failure: &Facts, formatter: &mut Formatter<'_>) -> Result {
    if let Some(operation) = failure.operation {
        formatter.write_str(operation)?;
        if let Some((method, Cow::Owned(path))) = &failure.route {
            write!(formatter, " {} {path}", http::Method::from(*method))?;
        }
        formatter.write_str(": ")?;
    }
    Cause(failure).fmt(formatter)?;
    details(failure, formatter)
}

/// Writes what happened, without operation and codes.
pub(super) struct Cause<'a>(pub(super) &'a Facts);

impl Display for Cause<'_> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Result {
        cause(self.0, formatter)
    }
}

fn cause(failure: &Facts, formatter: &mut Formatter<'_>) -> Result {
    formatter.write_str(match failure.kind {
        Kind::Setup => "the client cannot be built: ",
        Kind::Input => "the call cannot be sent: ",
        Kind::Credentials => "there are no credentials: ",
        Kind::Untrusted => "the login is not to be trusted: ",
        Kind::Timeout | Kind::Connect | Kind::Transport | Kind::TooLarge => "",
        Kind::Decode => "the reply cannot be decoded",
        Kind::Refused => "the service answered ",
    })?;
    match failure.kind {
        Kind::Decode => match &failure.path {
            Some(path) => write!(formatter, " at {path}: ")?,
            None => formatter.write_str(": ")?,
        },
        Kind::Refused => match (failure.status_code, failure.http_status) {
            (Some(code), _) => write!(formatter, "{code}: ")?,
            (None, Some(status)) => write!(formatter, "HTTP {}: ", status.as_u16())?,
            (None, None) => {}
        },
        _ => {}
    }
    single_line(&redact::text(&failure.message), formatter)
}

/// Writes ` (apiCode 2004, requestId r, HTTP 404)` with what there is to say.
fn details(failure: &Facts, formatter: &mut Formatter<'_>) -> Result {
    let mut opening = " (";
    if let Some(code) = failure.api_code {
        write!(formatter, "{opening}apiCode {code}")?;
        opening = ", ";
    }
    if let Some(id) = &failure.request_id {
        write!(formatter, "{opening}requestId ")?;
        single_line(&redact::id(id), formatter)?;
        opening = ", ";
    }
    let shown = failure.kind == Kind::Refused && failure.status_code.is_none();
    if let Some(status) = failure.http_status.filter(|_| !shown) {
        write!(formatter, "{opening}HTTP {}", status.as_u16())?;
        opening = ", ";
    }
    if failure.attempts > 1 {
        write!(formatter, "{opening}{} attempts", failure.attempts)?;
        opening = ", ";
    }
    formatter.write_str(if opening == ", " { ")" } else { "" })
}

/// Writes the beginning of `text` without line breaks and other control characters, which could forge lines of a log.
fn single_line(text: &str, formatter: &mut Formatter<'_>) -> Result {
    let mut characters = text.chars();
    for character in characters.by_ref().take(SHOWN) {
        formatter.write_char(if character.is_control() { ' ' } else { character })?;
    }
    formatter.write_str(if characters.next().is_some() { "…" } else { "" })
}

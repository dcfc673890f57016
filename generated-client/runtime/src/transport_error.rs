//! Why an exchange gave no reply.

use std::{error::Error, fmt};

type Source = Box<dyn Error + Send + Sync>;

/// Why a [`Transport`](super::Transport) has no reply to give.
#[derive(Debug)]
pub struct TransportError {
    kind: Kind,
    source: Option<Source>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Timeout,
    Connect,
    BodyTooLarge,
    Other,
}

impl TransportError {
    /// The time was up before the reply was complete.
    pub fn timeout(source: impl Into<Source>) -> Self {
        Self::new(Kind::Timeout, Some(source.into()))
    }

    /// There was no connection, so the request was not sent.
    pub fn connect(source: impl Into<Source>) -> Self {
        Self::new(Kind::Connect, Some(source.into()))
    }

    /// The body of the reply is larger than [`Limits::max_body`](super::Limits::max_body).
    pub fn body_too_large() -> Self {
        Self::new(Kind::BodyTooLarge, None)
    }

    /// Anything else, such as a connection that broke.
    pub fn other(source: impl Into<Source>) -> Self {
        Self::new(Kind::Other, Some(source.into()))
    }

    fn new(kind: Kind, source: Option<Source>) -> Self {
        Self { kind, source }
    }

    /// Whether the time was up.
    pub fn is_timeout(&self) -> bool {
        self.kind == Kind::Timeout
    }

    /// Whether there was no connection.
    pub fn is_connect(&self) -> bool {
        self.kind == Kind::Connect
    }

    /// Whether the body of the reply was too large.
    pub fn is_body_too_large(&self) -> bool {
        self.kind == Kind::BodyTooLarge
    }

    /// The causes, outermost first, in one line.
    pub(super) fn causes(&self) -> String {
        let mut causes = String::new();
        let mut next = self.source();
        while let Some(cause) = next {
            let separator = if causes.is_empty() { "" } else { ": " };
            causes.push_str(&format!("{separator}{cause}"));
            next = cause.source();
        }
        causes
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self.kind {
            Kind::Timeout => "no complete reply in time",
            Kind::Connect => "no connection",
            Kind::BodyTooLarge => "the body of the reply is too large",
            Kind::Other => "the exchange failed",
        })
    }
}

impl Error for TransportError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}

//! The output of a call together with what HTTP said.

use super::caller::Done;
use super::reply;
use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use std::fmt;

/// The output of a call and the reply that it came in: see `Call::send_with_meta`.
#[derive(Clone)]
pub struct Response<T> {
    output: T,
    reply: http::Response<Bytes>,
    attempts: u32,
}

impl<T> Response<T> {
    #[doc(hidden)]
    pub fn new(output: T, done: Done) -> Self {
        Self { output, reply: done.reply, attempts: done.attempts }
    }

    /// The output of the operation.
    pub fn output(&self) -> &T {
        &self.output
    }

    /// The output alone.
    pub fn into_output(self) -> T {
        self.output
    }

    /// The status of HTTP.
    pub fn status(&self) -> StatusCode {
        self.reply.status()
    }

    /// The headers of the reply.
    pub fn headers(&self) -> &HeaderMap {
        self.reply.headers()
    }

    /// The body as it came, decompressed: JSON unless the operation says otherwise. It may hold personal data.
    pub fn body(&self) -> &Bytes {
        self.reply.body()
    }

    /// The `requestId` of the reply or, as replies that report a success mostly have none, its header `x-request-id`.
    pub fn request_id(&self) -> Option<String> {
        reply::request_id(&self.reply)
    }

    /// How often the call was sent: 1 unless it was repeated.
    pub fn attempts(&self) -> u32 {
        self.attempts
    }
}

/// Shows the status and the size, not the data.
impl<T> fmt::Debug for Response<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Response")
            .field("status", &self.status())
            .field("attempts", &self.attempts)
            .field("body_bytes", &self.body().len())
            .finish_non_exhaustive()
    }
}

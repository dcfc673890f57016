//! What the feature `tracing` tells: a span per call, an event per repetition. Without the feature, nothing.
//!
//! Names follow the semantic conventions of OpenTelemetry for HTTP clients and stay as they are. No value of an
//! argument is told: the path is the template, and messages of the service are left out.

#[cfg(feature = "tracing")]
pub(super) use self::on::{CallSpan, repeated};

#[cfg(not(feature = "tracing"))]
pub(super) use self::off::{CallSpan, repeated};

#[cfg(feature = "tracing")]
mod on {
    use crate::caller::Done;
    use crate::endpoint::Endpoint;
    use crate::error::Error;
    use crate::hook::Attempt;
    use std::time::Duration;
    use tracing::Span;
    use tracing::field::Empty;
    use tracing::instrument::{Instrument, Instrumented};

    /// The span of one call.
    pub(crate) struct CallSpan(Span);

    impl CallSpan {
        pub(crate) fn new(call: &Attempt<'_>, endpoint: &Endpoint) -> Self {
            let method = http::Method::from(call.method);
            let span = tracing::info_span!(
                "authing.call",
                otel.name = %format_args!("{method} {}", call.path),
                otel.kind = "client",
                otel.status_code = Empty,
                http.request.method = method.as_str(),
                http.request.resend_count = Empty,
                http.response.status_code = Empty,
                url.template = call.path,
                server.address = endpoint.host(),
                server.port = endpoint.port(),
                "error.type" = Empty,
                authing.operation = call.operation,
                authing.status_code = Empty,
                authing.api_code = Empty,
                authing.request_id = Empty,
            );
            Self(span)
        }

        /// Carries out a part of the call within its span.
        pub(crate) fn enter<F: Future>(&self, part: F) -> Instrumented<F> {
            part.instrument(self.0.clone())
        }

        /// Tells how the call ended.
        pub(crate) fn ended(&self, outcome: &Result<Done, Error>) {
            if !self.0.is_disabled() {
                self.record(outcome);
            }
        }

        fn record(&self, outcome: &Result<Done, Error>) {
            let span = &self.0;
            let attempts = match outcome {
                Ok(done) => {
                    span.record("http.response.status_code", done.reply.status().as_u16());
                    done.attempts
                }
                Err(error) => {
                    span.record("otel.status_code", "ERROR");
                    span.record("error.type", error.type_name());
                    span.record("http.response.status_code", error.http_status().map(|status| status.as_u16()));
                    span.record("authing.status_code", error.status_code());
                    span.record("authing.api_code", error.api_code().map(i64::from));
                    let is_id = |id: &&str| {
                        id.len() <= 64 && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
                    };
                    span.record("authing.request_id", error.request_id().filter(is_id));
                    error.attempts()
                }
            };
            if attempts > 1 {
                span.record("http.request.resend_count", attempts - 1);
            }
        }
    }

    /// A call that failed is sent again after a while.
    pub(crate) fn repeated(operation: &str, error: &Error, wait: Duration) {
        let wait = u64::try_from(wait.as_millis()).unwrap_or(u64::MAX);
        tracing::debug!(
            authing.operation = operation,
            "error.type" = error.type_name(),
            wait_ms = wait,
            "authing.retry"
        );
    }
}

#[cfg(not(feature = "tracing"))]
mod off {
    use crate::caller::Done;
    use crate::endpoint::Endpoint;
    use crate::error::Error;
    use crate::hook::Attempt;
    use std::time::Duration;

    pub(crate) struct CallSpan;

    impl CallSpan {
        pub(crate) fn new(_: &Attempt<'_>, _: &Endpoint) -> Self {
            Self
        }

        #[allow(clippy::unused_self, reason = "with the feature it is used")]
        pub(crate) fn enter<F: Future>(&self, part: F) -> F {
            part
        }

        #[allow(clippy::unused_self, reason = "with the feature it is used")]
        pub(crate) fn ended(&self, _: &Result<Done, Error>) {}
    }

    pub(crate) fn repeated(_: &str, _: &Error, _: Duration) {}
}

//! What is expected of one route, and how it is answered.

use super::MockTransport;
use super::answer::Answer;
use super::call::MockCall;
use super::route::Route;
use authing_client_runtime::internal::codec::Serialize;
use authing_client_runtime::{Operation, Payload};
use bytes::Bytes;
use http::{Response, StatusCode};
use std::{fmt, marker::PhantomData};

type Condition = Box<dyn Fn(&MockCall) -> bool + Send>;

/// An expectation.
pub(super) struct Stub {
    route: Route,
    payload: Payload,
    example: Option<&'static str>,
    condition: Option<Condition>,
    answers: Vec<Answer>,
    next: usize,
}

impl Stub {
    pub(super) fn new(route: Route, payload: Payload, example: Option<&'static str>) -> Self {
        Self { route, payload, example, condition: None, answers: Vec::new(), next: 0 }
    }

    /// Whether the expectation is of some calls only.
    #[cfg(feature = "v2-runtime")]
    pub(super) fn is_conditional(&self) -> bool {
        self.condition.is_some()
    }

    /// Whether the expectation is of a call to a route with this many placeholders.
    pub(super) fn matches(&self, call: &MockCall, placeholders: usize) -> bool {
        let is_meant = self.route.placeholders() <= placeholders && self.route.matches(call);
        is_meant && self.condition.as_ref().is_none_or(|holds| holds(call))
    }

    /// The next answer; the last one repeats.
    pub(super) fn answer(&mut self, call: &MockCall) -> Answer {
        let last = self.answers.len().saturating_sub(1);
        let answer = self.answers.get(self.next.min(last)).cloned();
        self.next = self.next.saturating_add(1);
        answer.unwrap_or_else(|| Answer::documented(self.example, &call.to_string()))
    }
}

/// How calls of `Op` are answered: made by [`MockTransport::on`].
///
/// Each method adds an answer. They are given in order, and the last one repeats. Without any, calls are answered as the
/// documentation shows.
pub struct MockStub<Op> {
    service: MockTransport,
    index: usize,
    operation: PhantomData<fn() -> Op>,
}

impl<Op: Operation> MockStub<Op> {
    pub(super) fn new(service: MockTransport, index: usize) -> Self {
        Self { service, index, operation: PhantomData }
    }

    /// Expects only the calls of which this holds. The condition must not ask the [`MockTransport`] itself.
    pub fn when(self, condition: impl Fn(&MockCall) -> bool + Send + 'static) -> Self {
        self.service.change(self.index, |stub| stub.condition = Some(Box::new(condition)));
        self
    }

    /// The call works and gives this output.
    #[allow(clippy::needless_pass_by_value, reason = "outputs are mostly made where they are given")]
    pub fn returns(self, output: Op::Output) -> Self
    where
        Op::Output: Serialize,
    {
        self.push(|stub| Answer::output(stub.payload, &output))
    }

    /// The whole reply, as JSON: with `statusCode`, and with the output in `data` if it is an operation that answers so.
    pub fn json(self, reply: impl Serialize) -> Self {
        self.push(|_| Answer::json(StatusCode::OK, &reply))
    }

    /// The reply that the documentation shows.
    pub fn example(self) -> Self {
        self.push(|stub| Answer::documented(stub.example, "this operation"))
    }

    /// The service says no, in a reply of HTTP 200 as it mostly does: 404, 409, 429 …
    pub fn refused(self, status_code: i64, message: impl AsRef<str>) -> Self {
        self.push(|stub| Answer::refused(stub.payload, status_code, message.as_ref()))
    }

    /// A reply without a body, of this status of HTTP: 502 from a gateway, for example. What is no status becomes 501.
    pub fn status(self, status: u16) -> Self {
        self.push(|_| match StatusCode::from_u16(status) {
            Ok(status) => Answer::empty(status),
            Err(_) => Answer::failure(&format!("the test gives {status}, which is no status of HTTP")),
        })
    }

    /// Any reply.
    pub fn response(self, response: Response<impl Into<Bytes>>) -> Self {
        self.push(|_| Answer::Reply(response.map(Into::into)))
    }

    /// There is no connection.
    pub fn no_connection(self) -> Self {
        self.push(|_| Answer::NoConnection)
    }

    /// No reply comes in time. The test does not wait for it.
    pub fn timeout(self) -> Self {
        self.push(|_| Answer::Timeout)
    }

    /// The connection breaks before the reply is complete.
    pub fn connection_lost(self) -> Self {
        self.push(|_| Answer::ConnectionLost)
    }

    fn push(self, answer: impl FnOnce(&Stub) -> Answer) -> Self {
        self.service.change(self.index, |stub| {
            let answer = answer(stub);
            stub.answers.push(answer);
        });
        self
    }
}

/// Shows the operation.
impl<Op: Operation> fmt::Debug for MockStub<Op> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("MockStub").field("operation", &Op::INFO.id).finish_non_exhaustive()
    }
}

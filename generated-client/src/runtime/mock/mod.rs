//! A stand-in for the service, for tests without a network: expectations in, answers and a log of calls out.

mod answer;
mod call;
mod route;
mod stub;

pub use self::call::MockCall;
pub use self::stub::MockStub;

use self::answer::Answer;
use self::route::Route;
use self::stub::Stub;
use authing_client_runtime::internal::TOKEN;
use authing_client_runtime::{
    Limits, Method, Operation, OperationInfo, RawOperation, Transport, TransportError, TransportFuture,
};
use bytes::Bytes;
use std::fmt;
use std::future::ready;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// A [`Transport`] that answers from memory: by the replies that the documentation shows, or by yours.
///
/// Keep a clone of what the client gets: clones share expectations and log.
///
/// ```
/// use authing_client::management::operations::{CreateUser, GetUser};
/// use authing_client::{ManagementClient, MockTransport};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), authing_client::Error> {
/// let service = MockTransport::new();
/// let client = ManagementClient::builder().access_key("AK", "SK").transport(service.clone()).build()?;
///
/// // The example of the documentation.
/// service.on::<CreateUser>();
/// let user = client.create_user().name("Bob").await?;
/// assert_eq!(user.user_id, "6229ffaxxxxxxxxcade3e3d9");
/// assert_eq!(service.calls()[0].json()["name"], "Bob");
///
/// // A sequence of your own, whose last answer repeats.
/// service.on::<GetUser>().returns(user).refused(404, "no such user");
/// assert!(client.get_user("u1").await.is_ok());
/// assert!(client.get_user("u1").await.is_err_and(|error| error.is_not_found()));
/// assert_eq!(service.calls_of::<GetUser>()[1].query("userId"), Some("u1"));
/// # Ok(()) }
/// ```
///
/// A call that nothing is expected of fails with a message that names it, status 501, and is in
/// [`unexpected_calls`](Self::unexpected_calls). Management tokens are granted without being expected, and are not in
/// the log.
///
/// Answers come at once. A client that repeats calls waits in between, as ever: give it
/// [`never_retry`](super::RetryPolicy::never_retry) or a short
/// [`initial_backoff`](super::RetryPolicy::initial_backoff), or pause the time of tokio.
#[derive(Clone, Default)]
pub struct MockTransport(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    stubs: Vec<Stub>,
    calls: Vec<MockCall>,
    answers_everything: bool,
}

impl MockTransport {
    /// Nothing is expected yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Every operation of the features that are on is expected, and answered as its page in the documentation shows,
    /// unless [`on`](Self::on) says otherwise.
    pub fn documented() -> Self {
        let this = Self::default();
        this.state().answers_everything = true;
        this
    }

    /// Expects calls of an operation, any number of them. The methods of the result say how they are answered; without
    /// any, as the documentation shows.
    ///
    /// Of several expectations the last one counts whose [condition](MockStub::when) holds.
    pub fn on<Op: Operation>(&self) -> MockStub<Op> {
        self.add(Stub::new(Route::of(&Op::INFO), Op::INFO.payload, documented(&Op::INFO)))
    }

    /// Expects requests of this verb to this path below the host, where `{name}` stands for any segment: for a
    /// [`RawRequest`](super::RawRequest), or an endpoint of OpenID Connect.
    pub fn on_route(&self, method: Method, path: impl Into<String>) -> MockStub<RawOperation> {
        self.add(Stub::new(Route::new(method, path.into()), RawOperation::INFO.payload, None))
    }

    /// The calls so far, in order, also those that were not expected. A repetition is a call of its own.
    pub fn calls(&self) -> Vec<MockCall> {
        self.state().calls.clone()
    }

    /// The calls of one operation.
    pub fn calls_of<Op: Operation>(&self) -> Vec<MockCall> {
        let route = Route::of(&Op::INFO);
        self.state().calls.iter().filter(|call| route.matches(call)).cloned().collect()
    }

    /// The calls that nothing was expected of. A test that ends by `assert!(service.unexpected_calls().is_empty())` also
    /// finds those whose error the code under test passed over.
    pub fn unexpected_calls(&self) -> Vec<MockCall> {
        self.state().calls.iter().filter(|call| !call.is_expected()).cloned().collect()
    }

    fn add<Op: Operation>(&self, stub: Stub) -> MockStub<Op> {
        let mut state = self.state();
        state.stubs.push(stub);
        MockStub::new(self.clone(), state.stubs.len() - 1)
    }

    /// Changes an expectation.
    fn change(&self, index: usize, change: impl FnOnce(&mut Stub)) {
        if let Some(stub) = self.state().stubs.get_mut(index) {
            change(stub);
        }
    }

    /// A test that panics elsewhere leaves the state whole.
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn answer(&mut self, request: http::Request<Bytes>) -> Answer {
        let mut call = MockCall::new(request);
        let rows = all().map(|row| (Route::of(&row.info), row)).filter(|(route, _)| route.matches(&call));
        let (placeholders, row) = match rows.min_by_key(|(route, _)| route.placeholders()) {
            Some((route, row)) => (route.placeholders(), Some(row)),
            None => (usize::MAX, None),
        };
        call.is_of(row.map(|row| row.info.id));
        #[cfg(feature = "v2-runtime")]
        let asks_for_token = Route::of(&authing_client_runtime::internal::V2_TOKEN).matches(&call);
        let is_meant = |stub: &&mut Stub| {
            // An expectation of the path that all documents share is not one of the token.
            #[cfg(feature = "v2-runtime")]
            if asks_for_token && !stub.is_conditional() {
                return false;
            }
            stub.matches(&call, placeholders)
        };
        let answer = match self.stubs.iter_mut().rev().find(is_meant) {
            Some(stub) => stub.answer(&call),
            None if Route::of(&TOKEN).matches(&call) => return Answer::token(),
            #[cfg(feature = "v2-runtime")]
            None if asks_for_token => return Answer::v2_token(),
            None if self.answers_everything && row.is_some() => {
                Answer::documented(row.and_then(|row| row.reply), &call.to_string())
            }
            None => {
                call.unexpected();
                Answer::unexpected(&call.to_string())
            }
        };
        self.calls.push(call);
        answer
    }
}

/// Every operation of the features that are on.
fn all() -> impl Iterator<Item = &'static super::Documented> {
    crate::generated::DOCUMENTED.iter().copied().flatten()
}

/// The reply that the documentation shows.
fn documented(info: &OperationInfo) -> Option<&'static str> {
    all().find(|row| row.info == *info).and_then(|row| row.reply)
}

impl Transport for MockTransport {
    fn send(&self, request: http::Request<Bytes>, limits: Limits) -> TransportFuture<'_> {
        let outcome = self.state().answer(request).into_outcome();
        let outcome = outcome.and_then(|reply| {
            let fits = reply.body().len() <= limits.max_body;
            if fits { Ok(reply) } else { Err(TransportError::body_too_large()) }
        });
        Box::pin(ready(outcome))
    }
}

/// Shows how many expectations and calls there are.
impl fmt::Debug for MockTransport {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = self.state();
        formatter
            .debug_struct("MockTransport")
            .field("expectations", &state.stubs.len())
            .field("calls", &state.calls.len())
            .finish_non_exhaustive()
    }
}

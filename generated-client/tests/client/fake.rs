//! A transport without a network that stands in for the service and keeps what it saw.

use crate::replies::TOKEN_PATH;
use authing_client::{AuthenticationClient, Limits, ManagementClient, Transport, TransportError, TransportFuture};
use bytes::Bytes;
use http::{Request, Response};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// What the transport has seen, in order.
pub(crate) type Log = Arc<Mutex<Vec<Request<Bytes>>>>;

/// A transport that answers what `answer` says, a moment later.
pub(crate) struct Fake<F> {
    answer: F,
    log: Log,
}

impl<F> Fake<F>
where
    F: Fn(&Request<Bytes>) -> Result<Response<Bytes>, TransportError> + Send + Sync + 'static,
{
    /// A transport, and what it sees.
    pub(crate) fn new(answer: F) -> (Self, Log) {
        let log = Log::default();
        (Self { answer, log: log.clone() }, log)
    }

    /// A client by an access key, and what the transport sees. `answer` also gives the tokens.
    pub(crate) fn client(answer: F) -> (ManagementClient, Log) {
        let (fake, log) = Self::new(answer);
        (ManagementClient::builder().access_key("AK", "SK-s3cret").transport(fake).build().unwrap(), log)
    }

    /// A client of an app, and what the transport sees.
    pub(crate) fn app(answer: F) -> (AuthenticationClient, Log) {
        let (fake, log) = Self::new(answer);
        let builder = AuthenticationClient::builder("app", "secret", "https://example.authing.cn");
        (builder.transport(fake).build().unwrap(), log)
    }

    /// A client by a token, which fetches none, and what the transport sees.
    pub(crate) fn client_by_token(answer: F) -> (ManagementClient, Log) {
        let (fake, log) = Self::new(answer);
        (ManagementClient::builder().access_token("t").transport(fake).build().unwrap(), log)
    }
}

impl<F> Transport for Fake<F>
where
    F: Fn(&Request<Bytes>) -> Result<Response<Bytes>, TransportError> + Send + Sync + 'static,
{
    fn send(&self, request: Request<Bytes>, _limits: Limits) -> TransportFuture<'_> {
        Box::pin(async move {
            self.log.lock().unwrap().push(request.clone());
            let answer = (self.answer)(&request);
            tokio::time::sleep(Duration::from_millis(5)).await;
            answer
        })
    }
}

/// How many tokens were asked for.
pub(crate) fn token_requests(log: &Log) -> usize {
    log.lock().unwrap().iter().filter(|request| request.uri().path() == TOKEN_PATH).count()
}

/// The only request that was not for a token.
pub(crate) fn only_call(log: &Log) -> Request<Bytes> {
    let mut calls: Vec<_> =
        log.lock().unwrap().iter().filter(|sent| sent.uri().path() != TOKEN_PATH).cloned().collect();
    assert_eq!(calls.len(), 1);
    calls.remove(0)
}

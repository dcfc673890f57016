//! Clients without a network: what they would send is kept.

use crate::runtime::authentication_client::AuthenticationClient;
use crate::runtime::call::Call;
use crate::runtime::management_client::ManagementClient;
use authing_client_runtime::{Limits, Operation, Payload, Transport, TransportFuture};
use bytes::Bytes;
use std::cell::RefCell;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

/// The host of the clients.
pub(super) const HOST: &str = "example.authing.cn";

thread_local! {
    static SENT: RefCell<Vec<http::Request<Bytes>>> = const { RefCell::new(Vec::new()) };
}

/// A client that sends nothing.
pub(crate) fn client<C: Offline>() -> C {
    C::offline()
}

/// A client that can be made without a network. It checks no limits: examples of single parameters need not go together.
pub(crate) trait Offline {
    /// Makes it.
    fn offline() -> Self;
}

impl Offline for ManagementClient {
    fn offline() -> Self {
        let builder = Self::builder().host(format!("https://{HOST}")).access_token("TOKEN").check_limits(false);
        builder.transport(Recorder).build().expect("a client")
    }
}

impl Offline for AuthenticationClient {
    fn offline() -> Self {
        let host = format!("https://{HOST}");
        Self::builder("APP", "SECRET", host).check_limits(false).transport(Recorder).build().expect("a client")
    }
}

#[cfg(feature = "v2-runtime")]
impl Offline for crate::runtime::UsersClient {
    fn offline() -> Self {
        let builder = crate::runtime::v2::ManagementClient::builder().user_pool_id("POOL").access_token("TOKEN");
        let builder = builder.password_public_key(PASSWORD_KEY).host(format!("https://{HOST}"));
        builder.check_limits(false).transport(Recorder).build().expect("a client").users()
    }
}

/// A key of these tests and nothing else, made by OpenSSL 3.
#[cfg(feature = "v2-runtime")]
const PASSWORD_KEY: &str = "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQCkJnGZ5D1eX07CFWNUwR0NWZgCPRLfssLxuHI3j+87XiTbnniHTS8YJyjNfvYp7qetV//axt6vcqKjcil/Yb1kEaA2SO38K9jONFevzpxZVszgWu2eGyfzoqDkcGSbnx8Zg7uy7g2jyCUVLU62ELUCYs+ULLsYVDwSZjlRgfMG5QIDAQAB";

/// A call of the operation without arguments, by a client that has it.
pub(super) fn bare_call<Op: Operation>() -> Call<Op> {
    match super::page::client_of::<Op>() {
        "management" => client::<ManagementClient>().start_call(),
        #[cfg(feature = "v2-runtime")]
        "users" => client::<crate::runtime::UsersClient>().start_call(),
        _ => client::<AuthenticationClient>().start_call(),
    }
}

/// Keeps each request, and answers that it worked.
struct Recorder;

impl Transport for Recorder {
    fn send(&self, request: http::Request<Bytes>, _: Limits) -> TransportFuture<'_> {
        let worked = Bytes::from_static(br#"{"statusCode":200}"#);
        SENT.with_borrow_mut(|sent| sent.push(request));
        Box::pin(async move { Ok(http::Response::new(worked)) })
    }
}

/// Sends a call; the one request that goes to the transport.
pub(super) fn record<Op: Operation>(call: Call<Op>) -> http::Request<Bytes> {
    let id = Op::INFO.id;
    SENT.with_borrow_mut(Vec::clear);
    // Nothing waits for anything, so there is no need of a runtime.
    let Poll::Ready(outcome) = pin!(call.send()).poll(&mut Context::from_waker(Waker::noop())) else {
        panic!("the call of `{id}` waits for something");
    };
    // An output that is the whole reply may be of another form than the recorder's answer.
    if let (Err(error), Payload::Data | Payload::Empty) = (&outcome, Op::INFO.payload) {
        panic!("the call of `{id}` fails: {error}");
    }
    let mut sent = SENT.take();
    assert_eq!(sent.len(), 1, "requests of `{id}`, {:?}", outcome.err());
    sent.remove(0)
}

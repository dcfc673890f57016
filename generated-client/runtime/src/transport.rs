//! The seam to the network: a request goes in, the whole reply comes out.

use super::{limits::Limits, transport_error::TransportError};
use bytes::Bytes;
use std::{pin::Pin, sync::Arc};

/// What [`Transport::send`] gives.
pub type TransportFuture<'a> = Pin<Box<dyn Future<Output = Result<http::Response<Bytes>, TransportError>> + Send + 'a>>;

/// Carries one HTTP exchange. Implement it to test without a network, or to add to what another transport does.
///
/// A transport follows no redirect: the request carries credentials that only its own host may see. It does not retry
/// and does not judge the reply; a status of 500 is a reply like any other.
///
/// ```
/// use authing_client::{Limits, ManagementClient, Transport, TransportFuture};
/// use bytes::Bytes;
///
/// struct Canned;
///
/// impl Transport for Canned {
///     fn send(&self, _request: http::Request<Bytes>, _limits: Limits) -> TransportFuture<'_> {
///         Box::pin(async { Ok(http::Response::new(Bytes::from_static(br#"{"statusCode":200,"data":{"userId":"u1"}}"#))) })
///     }
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), authing_client::Error> {
/// let client = ManagementClient::builder().access_token("token").transport(Canned).build()?;
/// assert_eq!(client.get_user("u1").await?.user_id, "u1");
/// # Ok(()) }
/// ```
pub trait Transport: Send + Sync + 'static {
    /// Sends the request and reads the whole reply within the limits. Dropping the future abandons the exchange.
    fn send(&self, request: http::Request<Bytes>, limits: Limits) -> TransportFuture<'_>;
}

impl<T: Transport + ?Sized> Transport for Arc<T> {
    fn send(&self, request: http::Request<Bytes>, limits: Limits) -> TransportFuture<'_> {
        (**self).send(request, limits)
    }
}

//! The default transport: a pooled `reqwest` client that follows no redirect and reads bounded bodies.

use super::{
    limits::Limits,
    transport::{Transport, TransportFuture},
    transport_error::TransportError,
};
use bytes::{Bytes, BytesMut};

/// Sends requests by [`reqwest`]. Needs a tokio runtime.
#[derive(Debug, Clone)]
pub struct ReqwestTransport(reqwest::Client);

impl ReqwestTransport {
    /// Sends by a client of yours: with a proxy, own certificates, a shared pool.
    ///
    /// Build it with [`Policy::none`](reqwest::redirect::Policy::none): a client that follows redirects shows the headers of a request, among them the
    /// user pool and the language, to wherever it is sent.
    pub fn new(client: reqwest::Client) -> Self {
        Self(client)
    }
}

impl Transport for ReqwestTransport {
    fn send(&self, request: http::Request<Bytes>, limits: Limits) -> TransportFuture<'_> {
        Box::pin(async move {
            let mut request = convert(request)?;
            *request.timeout_mut() = Some(limits.timeout);
            let response = self.0.execute(request).await.map_err(failed)?;
            read(response, limits.max_body).await
        })
    }
}

/// The request as `reqwest` has it. Its own conversion formats the URL, which costs as much as parsing it.
fn convert(request: http::Request<Bytes>) -> Result<reqwest::Request, TransportError> {
    let (parts, body) = request.into_parts();
    let (scheme, authority, path) = (parts.uri.scheme_str(), parts.uri.authority(), parts.uri.path_and_query());
    let pieces = [
        scheme.unwrap_or_default(),
        "://",
        authority.map_or("", http::uri::Authority::as_str),
        path.map_or("/", http::uri::PathAndQuery::as_str),
    ];
    let url = reqwest::Url::parse(&pieces.concat()).map_err(TransportError::other)?;
    let mut converted = reqwest::Request::new(parts.method, url);
    *converted.headers_mut() = parts.headers;
    if !body.is_empty() {
        *converted.body_mut() = Some(body.into());
    }
    Ok(converted)
}

/// Reads the body as far as the limit allows.
async fn read(mut response: reqwest::Response, max_body: usize) -> Result<http::Response<Bytes>, TransportError> {
    let announced = response.content_length().map_or(0, |length| usize::try_from(length).unwrap_or(usize::MAX));
    if announced > max_body {
        return Err(TransportError::body_too_large());
    }
    let mut body = Bytes::new();
    let mut joined = BytesMut::new();
    while let Some(chunk) = response.chunk().await.map_err(failed)? {
        if body.len() + joined.len() + chunk.len() > max_body {
            return Err(TransportError::body_too_large());
        }
        // Most replies come in one chunk, which is passed on without a copy.
        if body.is_empty() && joined.is_empty() {
            body = chunk;
        } else {
            joined.extend_from_slice(&std::mem::take(&mut body));
            joined.extend_from_slice(&chunk);
        }
    }
    let mut reply = http::Response::new(if joined.is_empty() { body } else { joined.freeze() });
    *reply.status_mut() = response.status();
    std::mem::swap(reply.headers_mut(), response.headers_mut());
    Ok(reply)
}

/// The URL is left out of the error: its query may hold personal data.
fn failed(error: reqwest::Error) -> TransportError {
    let error = error.without_url();
    if error.is_timeout() {
        TransportError::timeout(error)
    } else if error.is_connect() {
        TransportError::connect(error)
    } else {
        TransportError::other(error)
    }
}

//! The default transport: a pooled `reqwest` client that follows no redirect and reads bounded bodies.

use super::{
    limits::Limits,
    transport::{Transport, TransportFuture},
    transport_error::TransportError,
};
use bytes::{Bytes, BytesMut};
use http::Uri;
use http::uri::{Authority, PathAndQuery, Scheme};
use std::sync::OnceLock;

/// Sends requests by [`reqwest`]. Needs a tokio runtime.
#[derive(Debug, Clone)]
pub struct ReqwestTransport {
    client: reqwest::Client,
    /// The host of the first request, mostly the only one. Parsing a host costs more than everything else of a URL.
    base: OnceLock<Base>,
}

/// A host, and its URL.
#[derive(Debug, Clone)]
struct Base {
    scheme: Scheme,
    authority: Authority,
    url: reqwest::Url,
}

impl ReqwestTransport {
    /// Sends by a client of yours: with a proxy, own certificates, a shared pool.
    ///
    /// Build it with [`Policy::none`](reqwest::redirect::Policy::none): a client that follows redirects shows the headers of a request, among them the
    /// user pool and the language, to wherever it is sent.
    pub fn new(client: reqwest::Client) -> Self {
        Self { client, base: OnceLock::new() }
    }
}

impl Transport for ReqwestTransport {
    fn send(&self, request: http::Request<Bytes>, limits: Limits) -> TransportFuture<'_> {
        Box::pin(async move {
            let mut request = self.convert(request)?;
            *request.timeout_mut() = Some(limits.timeout);
            let response = self.client.execute(request).await.map_err(failed)?;
            read(response, limits.max_body).await
        })
    }
}

impl ReqwestTransport {
    /// The request as `reqwest` has it. Its own conversion formats the URL, which costs as much as parsing it.
    fn convert(&self, request: http::Request<Bytes>) -> Result<reqwest::Request, TransportError> {
        let (parts, body) = request.into_parts();
        let mut converted = reqwest::Request::new(parts.method, self.url(&parts.uri)?);
        *converted.headers_mut() = parts.headers;
        if !body.is_empty() {
            *converted.body_mut() = Some(body.into());
        }
        Ok(converted)
    }

    fn url(&self, uri: &Uri) -> Result<reqwest::Url, TransportError> {
        let (Some(scheme), Some(authority)) = (uri.scheme(), uri.authority()) else {
            return reqwest::Url::parse(&format!("{uri}")).map_err(TransportError::other);
        };
        let path = uri.path_and_query().map_or("/", PathAndQuery::as_str);
        if let Some(base) = self.base.get().filter(|base| base.scheme == *scheme && base.authority == *authority) {
            // To a URL parser, what begins with two slashes or backslashes names another host.
            if path.starts_with('/') && !matches!(path.as_bytes().get(1), Some(b'/' | b'\\')) {
                return base.url.join(path).map_err(TransportError::other);
            }
        }
        let parse = |path: &str| reqwest::Url::parse(&format!("{}://{}{path}", scheme.as_str(), authority.as_str()));
        if self.base.get().is_none() {
            let url = parse("/").map_err(TransportError::other)?;
            self.base.get_or_init(|| Base { scheme: scheme.clone(), authority: authority.clone(), url });
        }
        parse(path).map_err(TransportError::other)
    }
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
    *reply.headers_mut() = std::mem::take(response.headers_mut());
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_is_the_same_whether_its_host_is_known_or_not() {
        let transport = ReqwestTransport::new(reqwest::Client::new());
        for host in ["http://127.0.0.1:8080", "https://api.authing.cn", "http://127.0.0.1:8080", "https://[::1]:444"] {
            for path in ["", "/", "/a/b", "/a?q=%20%E5&r=a'b", "/a/../b?", "//other.host/a", "/?x", "/%2e%2e/a%2Fb"] {
                let text = format!("{host}{path}");
                let url = transport.url(&text.parse().unwrap()).unwrap();
                assert_eq!(url, reqwest::Url::parse(&text).unwrap(), "{text}");
            }
        }
    }
}

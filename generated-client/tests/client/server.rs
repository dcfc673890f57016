//! A real HTTP server on loopback that stands in for the service and keeps what it saw.

use crate::replies::{TOKEN_PATH, grant, json};
use authing_client::{ManagementClient, ManagementClientBuilder};
use bytes::Bytes;
use http::{Request, Response};
use http_body_util::{BodyExt, Full};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use std::convert::Infallible;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::net::TcpListener;

type Log = Arc<Mutex<Vec<Request<Bytes>>>>;

/// A server on loopback that answers what `answer` says.
pub(crate) struct Server {
    pub(crate) url: String,
    log: Log,
}

impl Server {
    /// Answers requests for a token with one that lasts two hours.
    pub(crate) async fn start(answer: impl Fn(&Request<Bytes>) -> Response<Bytes> + Send + Sync + 'static) -> Self {
        Self::start_with_tokens(move |request| match request.uri().path() {
            TOKEN_PATH => json(&grant(1)),
            _ => answer(request),
        })
        .await
    }

    /// `answer` gives the tokens, too.
    pub(crate) async fn start_with_tokens(
        answer: impl Fn(&Request<Bytes>) -> Response<Bytes> + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let log = Log::default();
        let (answer, seen) = (Arc::new(answer), log.clone());
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (answer, seen) = (answer.clone(), seen.clone());
                let service = service_fn(move |request| respond(request, answer.clone(), seen.clone()));
                tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), service));
            }
        });
        Self { url, log }
    }

    /// A client of this server, by an access key.
    pub(crate) fn client(&self) -> ManagementClient {
        self.builder().access_key("AK", "SK-s3cret").build().unwrap()
    }

    pub(crate) fn builder(&self) -> ManagementClientBuilder {
        ManagementClient::builder().host(&self.url).timeout(Duration::from_secs(5))
    }

    /// The requests seen, without those for a token.
    pub(crate) fn calls(&self) -> Vec<Request<Bytes>> {
        self.seen().into_iter().filter(|request| request.uri().path() != TOKEN_PATH).collect()
    }

    /// Forgets the requests seen so far.
    pub(crate) fn forget(&self) {
        self.log.lock().unwrap().clear();
    }

    pub(crate) fn seen(&self) -> Vec<Request<Bytes>> {
        self.log.lock().unwrap().clone()
    }
}

async fn respond(
    request: Request<Incoming>,
    answer: Arc<impl Fn(&Request<Bytes>) -> Response<Bytes>>,
    log: Log,
) -> Result<Response<Full<Bytes>>, Infallible> {
    let (parts, body) = request.into_parts();
    let request = Request::from_parts(parts, body.collect().await.unwrap().to_bytes());
    log.lock().unwrap().push(request.clone());
    let response = answer(&request);
    if let Some(delay) = response.extensions().get::<Duration>() {
        tokio::time::sleep(*delay).await;
    }
    Ok(response.map(Full::new))
}

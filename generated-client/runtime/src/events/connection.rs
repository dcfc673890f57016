//! One WebSocket connection: made, or an error that says whether another try makes sense.

use super::options::Patience;
use crate::error::{Error, Failure, Kind};
use crate::operation::{Method, OperationInfo, Payload};
use crate::reply::Reply;
use http::{HeaderValue, StatusCode, header};
use rustls::pki_types::CertificateDer;
use rustls::{ClientConfig, crypto::aws_lc_rs};
use rustls_platform_verifier::Verifier;
use secrecy::{ExposeSecret, SecretString};
use std::sync::Arc;
use tokio::{net::TcpStream, time};
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::{self, protocol::WebSocketConfig};
use tokio_tungstenite::{Connector, MaybeTlsStream, WebSocketStream, connect_async_tls_with_config};

/// What errors and logs call a subscription.
const SUBSCRIPTION: OperationInfo = OperationInfo {
    id: "event-subscription",
    method: Method::Get,
    path: "/events/v1/{audience}/sub",
    payload: Payload::Empty,
    idempotent: true,
    page: "",
    limits: &[],
};

/// A connection.
pub(super) type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// Where to connect to, as whom. The URL may hold a token.
pub(super) struct Target {
    pub(super) host: String,
    pub(super) url: SecretString,
    pub(super) authorization: Option<HeaderValue>,
    /// Trusted as well as those of the platform.
    pub(super) roots: Vec<CertificateDer<'static>>,
}

/// Why there is no connection.
pub(super) struct Broken {
    pub(super) error: Error,
    /// Another try may succeed.
    pub(super) is_passing: bool,
}

impl Target {
    /// Connects.
    pub(super) async fn connect(&self, limits: &Patience) -> Result<Socket, Broken> {
        let connecting = self.try_connect(limits);
        match time::timeout(limits.connect_timeout, connecting).await {
            Ok(outcome) => outcome,
            Err(_) => {
                let message = format!("no connection to {} within {:?}", self.host, limits.connect_timeout);
                Err(passing(Kind::Timeout, message))
            }
        }
    }

    async fn try_connect(&self, limits: &Patience) -> Result<Socket, Broken> {
        let mut request =
            self.url.expose_secret().into_client_request().map_err(|_| lasting("the URL is not valid"))?;
        if let Some(value) = &self.authorization {
            request.headers_mut().insert(header::AUTHORIZATION, value.clone());
        }
        let config =
            WebSocketConfig::default().max_message_size(Some(limits.max_event)).max_frame_size(Some(limits.max_event));
        let connector = if self.url.expose_secret().starts_with("wss:") {
            let tls = tls(self.roots.clone());
            Connector::Rustls(tls.map_err(|_| lasting("TLS cannot start: are there certificates on this machine?"))?)
        } else {
            Connector::Plain
        };
        let connected = connect_async_tls_with_config(request, Some(config), true, Some(connector)).await;
        connected.map(|(socket, _)| socket).map_err(|error| self.broken(error))
    }

    /// What an error of a connection means. Errors about URLs are not shown: the URL may hold a token.
    pub(super) fn broken(&self, error: tungstenite::Error) -> Broken {
        let host = &self.host;
        match error {
            tungstenite::Error::Http(reply) => refused(&reply.map(|body| body.unwrap_or_default().into())),
            tungstenite::Error::Io(error) => {
                let failure = Failure::of(&SUBSCRIPTION, Kind::Connect, format!("no connection to {host}: {error}"));
                Broken { error: failure.source(error).into(), is_passing: true }
            }
            tungstenite::Error::Url(_) | tungstenite::Error::HttpFormat(_) => lasting("the URL cannot be used"),
            tungstenite::Error::Capacity(_) => {
                let failure = Failure::of(&SUBSCRIPTION, Kind::TooLarge, format!("an event of {host} is too large"));
                Broken { error: failure.into(), is_passing: true }
            }
            error => passing(Kind::Transport, format!("the connection to {host} broke: {error}")),
        }
    }

    /// The connection showed no sign of life, or was closed.
    pub(super) fn lost(&self, why: &str) -> Broken {
        passing(Kind::Transport, format!("the connection to {} broke: {why}", self.host))
    }
}

/// TLS by the certificates of the platform and `roots`, of which there are none on Android. The provider is named, since the process may have none or several.
#[cfg_attr(target_os = "android", allow(unused_variables))]
fn tls(roots: Vec<CertificateDer<'static>>) -> Result<Arc<ClientConfig>, rustls::Error> {
    let provider = Arc::new(aws_lc_rs::default_provider());
    #[cfg(not(target_os = "android"))]
    let verifier = Verifier::new_with_extra_roots(roots, provider.clone())?;
    #[cfg(target_os = "android")]
    let verifier = Verifier::new(provider.clone())?;
    let config = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions()?;
    // "Dangerous" is any verifier that rustls does not bring itself; this one is that of its authors for the platform.
    Ok(Arc::new(config.dangerous().with_custom_certificate_verifier(Arc::new(verifier)).with_no_client_auth()))
}

/// The service answered, but not by a WebSocket.
fn refused(reply: &Reply) -> Broken {
    let status = reply.status();
    let is_passing =
        status.is_server_error() || matches!(status, StatusCode::TOO_MANY_REQUESTS | StatusCode::REQUEST_TIMEOUT);
    let reason = status.canonical_reason().unwrap_or("no WebSocket");
    let failure = Failure::of(&SUBSCRIPTION, Kind::Refused, reason).reply(reply);
    Broken { error: failure.into(), is_passing }
}

fn passing(kind: Kind, message: String) -> Broken {
    Broken { error: Failure::of(&SUBSCRIPTION, kind, message).into(), is_passing: true }
}

fn lasting(message: &str) -> Broken {
    Broken { error: Failure::of(&SUBSCRIPTION, Kind::Setup, message).into(), is_passing: false }
}

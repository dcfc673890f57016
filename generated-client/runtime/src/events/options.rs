//! What to subscribe to, and how hard to try: a checked [`Events`] comes out.

use super::connection::Target;
use super::stream::Events;
use crate::error::{Error, Failure, Kind};
use crate::signature::{SignatureDate, Signer};
use http::HeaderValue;
use rustls::pki_types::{CertificateDer, pem::PemObject};
use secrecy::{ExposeSecret, SecretString};
use std::{fmt, time::Duration};

const DEFAULT_HOST: &str = "wss://events.authing.com";
/// What an access key signs to subscribe.
const SIGNED: &str = "websocket\n";

/// A subscription to one kind of event, before it is opened.
///
/// Connections are made directly, not by a proxy.
///
/// ```no_run
/// # async fn example() -> Result<(), authing_client::Error> {
/// use authing_client::EventSubscription;
///
/// let mut events = EventSubscription::management("AK", "SK", "authing.user.created").open()?;
/// while let Some(event) = events.next().await {
///     println!("{}", event?.text());
/// }
/// # Ok(())
/// # }
/// ```
#[must_use = "a subscription does nothing until it is opened"]
pub struct EventSubscription {
    proof: Proof,
    event_code: String,
    host: String,
    root_certificates: Vec<Vec<u8>>,
    pub(super) limits: Patience,
}

/// Who subscribes.
enum Proof {
    AccessKey { id: String, secret: SecretString },
    User { token: SecretString },
}

/// How long to wait for what, and how often to try.
#[derive(Debug, Clone, Copy)]
pub(super) struct Patience {
    pub(super) heartbeat: Duration,
    pub(super) connect_timeout: Duration,
    pub(super) first_wait: Duration,
    pub(super) longest_wait: Duration,
    pub(super) attempts: u32,
    pub(super) max_event: usize,
}

impl EventSubscription {
    /// Events of a user pool, by an access key.
    pub fn management(
        access_key_id: impl Into<String>,
        access_key_secret: impl Into<String>,
        event_code: impl Into<String>,
    ) -> Self {
        let secret = access_key_secret.into().into();
        Self::new(Proof::AccessKey { id: access_key_id.into(), secret }, event_code.into())
    }

    /// Events of an app, by the access token of a user. The protocol has the token in the URL.
    pub fn authentication(user_token: impl Into<String>, event_code: impl Into<String>) -> Self {
        Self::new(Proof::User { token: user_token.into().into() }, event_code.into())
    }

    fn new(proof: Proof, event_code: String) -> Self {
        let limits = Patience {
            heartbeat: Duration::from_secs(15),
            connect_timeout: Duration::from_secs(10),
            first_wait: Duration::from_millis(500),
            longest_wait: Duration::from_secs(30),
            attempts: 10,
            max_event: 16 * 1024 * 1024,
        };
        Self { proof, event_code, host: DEFAULT_HOST.to_owned(), root_certificates: Vec::new(), limits }
    }

    /// The address of the service of events. Default: `wss://events.authing.com`, which is the documented one; some of
    /// the official SDKs use `wss://openevent.authing.cn` or `wss://events.authing.cn`.
    pub fn host(mut self, host: impl Into<String>) -> Self {
        self.host = host.into();
        self
    }

    /// Trusts the certificate authorities in a PEM text as well, such as that of a private installation. Not on
    /// Android, whose certificates are managed by the system alone.
    #[cfg(not(target_os = "android"))]
    pub fn root_certificate(mut self, pem: impl AsRef<[u8]>) -> Self {
        self.root_certificates.push(pem.as_ref().to_vec());
        self
    }

    /// After this long without a sign of life the service is asked for one; without an answer within the same time the
    /// connection counts as broken. Default: 15 seconds.
    pub fn heartbeat(mut self, interval: Duration) -> Self {
        self.limits.heartbeat = interval;
        self
    }

    /// The longest time for making a connection. Default: 10 seconds.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.limits.connect_timeout = timeout;
        self
    }

    /// How long to wait before a broken connection is made again: at most `first`, then twice as long each time, up to
    /// `longest`; a random part of that, so that not all clients come at once. Default: 500 milliseconds, 30 seconds.
    pub fn backoff(mut self, first: Duration, longest: Duration) -> Self {
        self.limits.first_wait = first;
        self.limits.longest_wait = longest;
        self
    }

    /// How often in a row a connection is tried that brings no sign of life, before the stream ends with an error.
    /// Default: 10.
    pub fn max_attempts(mut self, attempts: u32) -> Self {
        self.limits.attempts = attempts;
        self
    }

    /// The most bytes that an event may have. Default: 16 MiB.
    pub fn max_event_size(mut self, bytes: usize) -> Self {
        self.limits.max_event = bytes;
        self
    }

    /// Opens the subscription. The connection is made when the first event is asked for.
    ///
    /// # Errors
    ///
    /// [`Error::is_invalid_input`] when the host is no `wss://` or `ws://` address, there is no event code or no
    /// credential, the credential holds characters that no header can, a root certificate is no PEM, or the heartbeat is
    /// zero.
    pub fn open(self) -> Result<Events, Error> {
        let target = self.target().map_err(|fault| Failure::new(Kind::Setup, fault))?;
        Ok(Events::new(target, self.limits))
    }

    fn target(&self) -> Result<Target, String> {
        let host = self.host.trim_end_matches('/');
        let uri: http::Uri = host.parse().map_err(|_| "the host of events is no address")?;
        let names_user = uri.authority().is_none_or(|authority| authority.as_str().contains('@'));
        if !matches!(uri.scheme_str(), Some("wss" | "ws")) || names_user || host.contains(['?', '#']) {
            return Err("the host of events is no address such as wss://events.authing.com".to_owned());
        }
        if self.event_code.is_empty() {
            return Err("the code of the event is empty".to_owned());
        }
        if self.limits.heartbeat.is_zero() {
            return Err("the heartbeat is zero".to_owned());
        }
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("code", &self.event_code);
        let (audience, authorization) = match &self.proof {
            Proof::AccessKey { id, secret } => ("management", Some(signature(id, secret)?)),
            Proof::User { token } if token.expose_secret().is_empty() => {
                return Err("the token of the user is empty".to_owned());
            }
            Proof::User { token } => {
                query.append_pair("token", token.expose_secret());
                ("authentication", None)
            }
        };
        let url = format!("{host}/events/v1/{audience}/sub?{}", query.finish());
        let roots = self.roots().ok_or("a root certificate is not PEM")?;
        Ok(Target { host: host.to_owned(), url: url.into(), authorization, roots })
    }

    /// The given certificates. A text that holds none is as wrong as one that is no PEM.
    fn roots(&self) -> Option<Vec<CertificateDer<'static>>> {
        let mut roots = Vec::new();
        for pem in &self.root_certificates {
            let before = roots.len();
            for certificate in CertificateDer::pem_slice_iter(pem) {
                roots.push(certificate.ok()?);
            }
            if roots.len() == before {
                return None;
            }
        }
        Some(roots)
    }
}

/// The value of `authorization` by which an access key subscribes.
fn signature(id: &str, secret: &SecretString) -> Result<HeaderValue, String> {
    if id.is_empty() || secret.expose_secret().is_empty() {
        return Err("the id or the secret of the access key is empty".to_owned());
    }
    let value = Signer::new(id, secret.expose_secret(), SignatureDate::default())
        .and_then(|signer| HeaderValue::try_from(signer.authorization(SIGNED)).ok());
    let mut value = value.ok_or("the id of the access key holds characters that no header can")?;
    value.set_sensitive(true);
    Ok(value)
}

/// Shows the host and the event, no credentials.
impl fmt::Debug for EventSubscription {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = formatter.debug_struct("EventSubscription");
        debug.field("host", &self.host).field("event_code", &self.event_code).finish_non_exhaustive()
    }
}

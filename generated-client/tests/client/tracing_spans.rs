//! Spans have the documented names, and nothing in them is secret or personal.

use crate::fake::Fake;
use crate::replies::{USER, data, json, reply};
use authing_client::ManagementClient;
use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::sync::{Arc, Mutex};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

/// The fields of each span, by name, and the events.
#[derive(Clone, Default)]
struct Collector {
    spans: Arc<Mutex<Vec<Fields>>>,
    events: Arc<Mutex<Vec<Fields>>>,
    next: Arc<AtomicU64>,
}

#[derive(Clone, Debug, Default)]
struct Fields(BTreeMap<String, String>);

impl Visit for Fields {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.0.insert(field.name().to_owned(), format!("{value:?}").trim_matches('"').to_owned());
    }
}

impl Subscriber for Collector {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with("authing_client")
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        let mut fields = Fields::default();
        span.record(&mut fields);
        fields.0.insert("name".to_owned(), span.metadata().name().to_owned());
        self.spans.lock().unwrap().push(fields);
        Id::from_u64(self.next.fetch_add(1, Relaxed) + 1)
    }

    fn record(&self, span: &Id, values: &Record<'_>) {
        let position = usize::try_from(span.into_u64()).unwrap() - 1;
        values.record(&mut self.spans.lock().unwrap()[position]);
    }

    fn event(&self, event: &Event<'_>) {
        let mut fields = Fields::default();
        event.record(&mut fields);
        self.events.lock().unwrap().push(fields);
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

#[tokio::test(start_paused = true)]
async fn a_call_is_a_span_with_the_documented_fields() {
    let collector = Collector::default();
    let _guard = tracing::subscriber::set_default(collector.clone());
    let (client, _) = Fake::client_by_token(|_| Ok(data(USER)));
    client.get_user("u-s3cret").await.unwrap();
    let span = collector.spans.lock().unwrap().remove(0).0;
    let fields: Vec<_> = span.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(
        fields,
        [
            ("authing.operation", "get-user"),
            ("http.request.method", "GET"),
            ("http.response.status_code", "200"),
            ("name", "authing.call"),
            ("otel.kind", "client"),
            ("otel.name", "GET /api/v3/get-user"),
            ("server.address", "api.authing.cn"),
            ("server.port", "443"),
            ("url.template", "/api/v3/get-user"),
        ]
    );
}

#[tokio::test(start_paused = true)]
async fn a_failure_is_told_by_its_codes() {
    let collector = Collector::default();
    let _guard = tracing::subscriber::set_default(collector.clone());
    let (client, _) = Fake::client_by_token(|_| Ok(reply(503, "text/plain", "")));
    client.get_user("u").await.unwrap_err();
    let (client, _) = Fake::client_by_token(|_| Ok(json(r#"{"statusCode":404,"apiCode":2004,"requestId":"r-1"}"#)));
    client.get_user("u").await.unwrap_err();
    let spans = collector.spans.lock().unwrap();
    let field = |number: usize, name: &str| spans[number].0.get(name).map(String::as_str);
    assert_eq!((field(0, "error.type"), field(0, "http.request.resend_count")), (Some("refused"), Some("2")));
    assert_eq!((field(0, "otel.status_code"), field(0, "http.response.status_code")), (Some("ERROR"), Some("503")));
    assert_eq!((field(1, "authing.status_code"), field(1, "authing.api_code")), (Some("404"), Some("2004")));
    assert_eq!(field(1, "authing.request_id"), Some("r-1"));
    let events = collector.events.lock().unwrap();
    assert_eq!(events.len(), 2);
    assert_eq!((&*events[0].0["message"], &*events[0].0["error.type"]), ("authing.retry", "refused"));
}

#[tokio::test(start_paused = true)]
async fn nothing_secret_or_personal_is_in_spans_errors_and_debug_output() {
    const PRIVATE: [&str; 6] =
        ["SK-s3cret", "t0ken-s3cret", "pass-s3cret", "18812345678", "zhang@example.com", "Bearer"];
    let collector = Collector::default();
    let _guard = tracing::subscriber::set_default(collector.clone());
    let message = format!("no: {}", PRIVATE.join(", "));
    // What a service might repeat of a request, except for secrets, which it does not know as such.
    let message = message.replace("SK-s3cret, t0ken-s3cret, pass-s3cret, ", "").replace(", Bearer", "");
    let body = format!(r#"{{"statusCode":400,"message":"{message}","requestId":"18812345678 or zhang@example.com"}}"#);
    let (fake, _) = Fake::new(move |_| Ok(json(&body)));
    let client = ManagementClient::builder().access_token("t0ken-s3cret").tenant("t").transport(fake).build().unwrap();
    let call = client.create_user().phone("18812345678").email("zhang@example.com").password("pass-s3cret");
    let mut shown = format!("{client:?} {call:?}");
    let error = call.await.unwrap_err();
    assert!(error.message().contains("zhang@example.com"), "who asks for it gets it");
    shown += &format!("{error} {error:?} {:?} {:?}", collector.spans.lock().unwrap(), collector.events.lock().unwrap());
    for private in PRIVATE {
        assert!(!shown.contains(private), "{private} in {shown}");
    }
}

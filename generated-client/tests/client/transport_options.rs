//! The options of the default transport: what they do on the wire, and what is said when they are wrong.

use crate::fake::Fake;
use crate::replies::{USER, data};
use crate::server::Server;
use authing_client::{ManagementClient, ManagementClientBuilder};
use std::time::Duration;

/// A self-signed certificate that nobody uses: `openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes`.
const AUTHORITY: &str = "\
-----BEGIN CERTIFICATE-----\n\
MIIBdjCCARugAwIBAgIUR/2p0jdJHEUnIJCz7Swt5vNaJ7UwCgYIKoZIzj0EAwIw\n\
DzENMAsGA1UEAwwEdGVzdDAgFw0yNjExMjIwMjA1MDJaGA8yMTI2MTAyOTAyMDUw\n\
MlowDzENMAsGA1UEAwwEdGVzdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABBvC\n\
8naoOcYD9UrZ3aggnwoyx7IQesVYby1hJ4/BALUPfE1wvkyQbfW+rGj3e+2Jni72\n\
KH1AX+rFQ5XPM8jgZ2SjUzBRMB0GA1UdDgQWBBRpc8wXuRlA23o9LZtzhg7xA6li\n\
QTAfBgNVHSMEGDAWgBRpc8wXuRlA23o9LZtzhg7xA6liQTAPBgNVHRMBAf8EBTAD\n\
AQH/MAoGCCqGSM49BAMCA0kAMEYCIQDjYRK8i/KA4MVlkOCsXbIYpJWhrn4a4xJY\n\
GFTj3STOcwIhAJv3OenuBSQC31ya+szyTwHCrxc2+495EKh70oeKKmAC\n\
-----END CERTIFICATE-----\n\
";

fn builder() -> ManagementClientBuilder {
    ManagementClient::builder().access_token("t")
}

#[tokio::test]
async fn a_proxy_gets_the_whole_url() {
    let proxy = Server::start(|_| data(USER)).await;
    let client = builder().host("http://authing.example").proxy(&proxy.url).build().unwrap();
    client.get_user("u").await.unwrap();
    let [request] = proxy.seen().try_into().unwrap();
    assert_eq!(request.uri().to_string(), "http://authing.example/api/v3/get-user?userId=u");
    let direct = builder().host(&proxy.url).no_proxy().build().unwrap();
    direct.get_user("u").await.unwrap();
    assert_eq!(proxy.seen()[1].uri().to_string(), "/api/v3/get-user?userId=u");
}

#[tokio::test]
async fn a_pool_without_idle_connections_still_works() {
    let server = Server::start(|_| data(USER)).await;
    let client = server.builder().access_token("t").connection_pool(0, Duration::from_secs(1));
    let client = client.connect_timeout(Duration::from_secs(5)).build().unwrap();
    for _ in 0..3 {
        client.get_user("u").await.unwrap();
    }
}

#[test]
fn options_that_cannot_work_are_refused_without_repeating_them() {
    let (fake, _) = Fake::new(|_| Ok(data(USER)));
    for (builder, what) in [
        (builder().proxy("http://user:s3cret@[bad"), "the URL of the proxy"),
        (builder().root_certificate("s3cret"), "a root certificate is not PEM"),
        (builder().only_given_root_certificates(), "no root certificate"),
        (builder().proxy("http://u:s3cret@p").transport(fake), "a transport of your own"),
    ] {
        assert!(!format!("{builder:?}").contains("s3cret"));
        let error = builder.build().unwrap_err();
        assert!(error.is_invalid_input() && error.to_string().contains(what), "{error}");
        assert!(!format!("{error} {error:?}").contains("s3cret"), "{error:?}");
    }
    assert!(builder().root_certificate(AUTHORITY).build().is_ok());
    assert!(builder().root_certificate(AUTHORITY).only_given_root_certificates().build().is_ok());
}

/// A server that speaks HTTP/2 only, without TLS. Says how many requests came by how many connections.
#[cfg(feature = "http2")]
async fn http2_server() -> (String, std::sync::Arc<[std::sync::atomic::AtomicUsize; 2]>) {
    use std::sync::atomic::Ordering::SeqCst;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let counts = std::sync::Arc::<[std::sync::atomic::AtomicUsize; 2]>::default();
    let seen = counts.clone();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            seen[1].fetch_add(1, SeqCst);
            let seen = seen.clone();
            let service = hyper::service::service_fn(move |request: http::Request<hyper::body::Incoming>| {
                assert_eq!(request.version(), http::Version::HTTP_2);
                seen[0].fetch_add(1, SeqCst);
                let reply = data(USER).map(http_body_util::Full::new);
                async { Ok::<_, std::convert::Infallible>(reply) }
            });
            let io = hyper_util::rt::TokioIo::new(stream);
            let builder = hyper::server::conn::http2::Builder::new(hyper_util::rt::TokioExecutor::new());
            tokio::spawn(builder.serve_connection(io, service));
        }
    });
    (url, counts)
}

#[cfg(feature = "http2")]
#[tokio::test]
async fn many_calls_share_one_connection_of_http2() {
    let (url, counts) = http2_server().await;
    let client = builder().host(url).http2_prior_knowledge().build().unwrap();
    client.get_user("u").await.unwrap();
    let calls: Vec<_> = (0..32).map(|_| tokio::spawn(client.get_user("u").into_future())).collect();
    for call in calls {
        call.await.unwrap().unwrap();
    }
    let [requests, connections] = &*counts;
    let count = |counter: &std::sync::atomic::AtomicUsize| counter.load(std::sync::atomic::Ordering::SeqCst);
    assert_eq!((count(requests), count(connections)), (33, 1));
}

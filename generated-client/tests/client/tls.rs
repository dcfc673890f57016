//! Handshakes: whom the client trusts, and that it trusts nobody else.

#[path = "../support/authority.rs"]
mod authority;

use crate::replies::{USER, data};
use authing_client::{Error, ManagementClient, ManagementClientBuilder};
use authority::Authority;
use http_body_util::Full;
use hyper::{server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use std::convert::Infallible;
use std::time::Duration;
use tokio::net::TcpListener;

/// A server whose certificate is for `localhost`, signed by an authority of its own: its port, and the authority's PEM.
async fn server() -> (u16, String) {
    let Authority { pem, acceptor } = Authority::new();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let acceptor = acceptor.clone();
            tokio::spawn(async move {
                let Ok(stream) = acceptor.accept(stream).await else { return };
                let answer = service_fn(|_| async { Ok::<_, Infallible>(data(USER).map(Full::new)) });
                let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), answer).await;
            });
        }
    });
    (port, pem)
}

fn builder(host: &str, port: u16) -> ManagementClientBuilder {
    let builder = ManagementClient::builder().host(format!("https://{host}:{port}")).access_token("t");
    builder.no_proxy().timeout(Duration::from_secs(10))
}

async fn call(builder: ManagementClientBuilder) -> Result<String, Error> {
    Ok(builder.build()?.get_user("u").await?.user_id)
}

#[tokio::test]
async fn a_private_authority_is_trusted_once_it_is_given() {
    let (port, pem) = server().await;
    call(builder("localhost", port).root_certificate(&pem)).await.unwrap();
    call(builder("localhost", port).root_certificate(&pem).only_given_root_certificates()).await.unwrap();
}

#[tokio::test]
async fn nobody_else_is_trusted() {
    let (port, pem) = server().await;
    let (_, other) = server().await;
    for (what, builder) in [
        ("an unknown authority", builder("localhost", port)),
        ("another authority", builder("localhost", port).root_certificate(&other).only_given_root_certificates()),
        ("another name", builder("127.0.0.1", port).root_certificate(&pem)),
    ] {
        let error = call(builder).await.unwrap_err();
        assert!(error.is_connect(), "{what}: {error}");
        assert!(error.to_string().contains("certificate"), "{what}: {error}");
    }
}

/// The TLS of the platform judges the same. Runs where the feature can be built.
#[cfg(feature = "native-tls")]
#[tokio::test]
async fn the_tls_of_the_platform_judges_the_same() {
    let (port, pem) = server().await;
    call(builder("localhost", port).native_tls().root_certificate(&pem)).await.unwrap();
    assert!(call(builder("localhost", port).native_tls()).await.unwrap_err().is_connect());
}

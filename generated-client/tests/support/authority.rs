//! A certificate authority that nobody trusts, and a TLS server on loopback with a certificate of it for `localhost`.

use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair};
use std::sync::Arc;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::{ServerConfig, crypto::aws_lc_rs, pki_types::PrivateKeyDer};

/// The authority.
pub(crate) struct Authority {
    /// Its certificate, as a client is told to trust it.
    pub(crate) pem: String,
    /// What makes TLS of a connection to `localhost`.
    pub(crate) acceptor: TlsAcceptor,
}

impl Authority {
    pub(crate) fn new() -> Self {
        let mut params = CertificateParams::default();
        // OpenSSL takes a certificate with the name of its issuer for a self-signed one.
        params.distinguished_name.push(DnType::CommonName, "nobody's authority");
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = KeyPair::generate().unwrap();
        let pem = params.self_signed(&key).unwrap().pem();
        let issuer = Issuer::new(params, key);
        let server_key = KeyPair::generate().unwrap();
        let server = CertificateParams::new(["localhost".to_owned()]).unwrap();
        let certificate = server.signed_by(&server_key, &issuer).unwrap();
        let config = ServerConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![certificate.der().clone()], PrivateKeyDer::Pkcs8(server_key.serialize_der().into()))
            .unwrap();
        Self { pem, acceptor: TlsAcceptor::from(Arc::new(config)) }
    }
}

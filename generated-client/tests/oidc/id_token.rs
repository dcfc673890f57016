//! What makes an ID token trustworthy, claim by claim.

use crate::issuer::{Issuer, SECRET, hs256, jwks, mac, now, public_der, rs256, rsa, signed};
use authing_client::{
    AuthenticationClient, IdTokenAlgorithm, LoginFault, OidcOptions, TokenEndpointAuthMethod as Method,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};
use std::time::{Duration, UNIX_EPOCH};

/// The fault of a token, or none.
async fn fault(client: &AuthenticationClient, token: &str) -> Option<LoginFault> {
    let error = client.oidc().verify_id_token(token).await.err()?;
    assert!(error.is_untrusted() && !error.is_refused(), "{error:?}");
    LoginFault::of(&error)
}

/// The claims with one of them set, or removed by `null`.
fn with(mut claims: Value, name: &str, value: Value) -> Value {
    let object = claims.as_object_mut().unwrap();
    if value.is_null() {
        object.remove(name)
    } else {
        object.insert(name.to_owned(), value)
    };
    claims
}

#[tokio::test]
async fn a_good_token_of_either_algorithm_gives_its_claims() {
    let issuer = Issuer::start().await;
    let client = issuer.client();
    let good = issuer.claims();
    for token in [rs256(0, "k0", &good), hs256(SECRET.as_bytes(), &good)] {
        let claims = client.oidc().verify_id_token(&token).await.unwrap();
        assert_eq!((claims.subject(), claims.audience()), ("user", vec!["app"]));
        assert_eq!((claims.issuer(), claims.text("email")), (client.oidc().issuer(), Some("a@example.com")));
        assert_eq!((Some(claims.expires_at()), Some(claims.issued_at())), (good["exp"].as_i64(), good["iat"].as_i64()));
        assert!(!format!("{claims:?}").contains("a@example.com"), "{claims:?}");
    }
    let nameless = signed(&json!({"alg": "RS256"}), &good, |message| rsa(0, message));
    assert_eq!(fault(&client, &nameless).await, None);
    issuer.publish(&[("k0", 0), ("k1", 1)]);
    assert_eq!(fault(&issuer.client(), &nameless).await, Some(LoginFault::UnknownKey));
}

#[tokio::test]
async fn each_claim_is_checked() {
    let issuer = Issuer::start().await;
    let client = issuer.client();
    let now = now();
    let cases = [
        ("iss", json!("https://evil.example.com/oidc"), Some(LoginFault::Issuer)),
        ("iss", json!(format!("{}/oidc/", issuer.server.url)), Some(LoginFault::Issuer)),
        ("iss", Value::Null, Some(LoginFault::Issuer)),
        ("iss", json!(["x"]), Some(LoginFault::Malformed)),
        ("aud", json!("other"), Some(LoginFault::Audience)),
        ("aud", json!([]), Some(LoginFault::Audience)),
        ("aud", Value::Null, Some(LoginFault::Audience)),
        ("aud", json!(["app"]), None),
        ("aud", json!(["app", "other"]), Some(LoginFault::AuthorizedParty)),
        ("aud", json!({"app": 1}), Some(LoginFault::Malformed)),
        ("azp", json!("app"), None),
        ("azp", json!("other"), Some(LoginFault::AuthorizedParty)),
        ("sub", json!(""), Some(LoginFault::Subject)),
        ("sub", Value::Null, Some(LoginFault::Subject)),
        ("exp", json!(now - 30), None),
        ("exp", json!(now - 61), Some(LoginFault::Expired)),
        ("exp", Value::Null, Some(LoginFault::Malformed)),
        ("exp", json!("9999999999"), Some(LoginFault::Malformed)),
        ("exp", json!(1e300), None),
        ("iat", json!(now + 30), None),
        ("iat", json!(now + 600), Some(LoginFault::IssuedInFuture)),
        ("iat", Value::Null, Some(LoginFault::Malformed)),
        ("nbf", json!(now + 30), None),
        ("nbf", json!(now + 600), Some(LoginFault::NotYetValid)),
        ("nbf", json!("soon"), Some(LoginFault::Malformed)),
        ("nonce", json!("of another login"), Some(LoginFault::Nonce)),
    ];
    for (name, value, expected) in cases {
        let claims = with(issuer.claims(), name, value);
        for token in [rs256(0, "k0", &claims), hs256(SECRET.as_bytes(), &claims)] {
            assert_eq!(fault(&client, &token).await, expected, "{claims}");
        }
    }
    let two = with(with(issuer.claims(), "aud", json!(["app", "other"])), "azp", json!("app"));
    assert_eq!(fault(&client, &rs256(0, "k0", &two)).await, None);
    assert_eq!(issuer.fetches(), 1);
}

#[tokio::test]
async fn the_nonce_the_access_token_and_the_age_are_those_expected() {
    let issuer = Issuer::start().await;
    let client = issuer.client();
    let oidc = client.oidc();
    // The hash of the example of OpenID Connect Core 1.0, appendix A.3.
    let (access, hash) = ("jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y", "77QmUPtjPfzWtF2AnpK9RQ");
    let claims = with(with(issuer.claims(), "nonce", json!("n")), "at_hash", json!(hash));
    let token = rs256(0, "k0", &with(claims, "auth_time", json!(now() - 300)));
    let verify = || oidc.verify_id_token(&token).nonce("n").access_token(access);
    assert!(verify().await.is_ok() && oidc.verify_id_token(&token).any_nonce().await.is_ok());
    assert!(verify().max_age(Duration::from_secs(300)).await.is_ok());
    let late = UNIX_EPOCH + Duration::from_secs(4_000_000_000);
    let faults = [
        (verify().nonce("m"), LoginFault::Nonce),
        (verify().nonce(""), LoginFault::Nonce),
        (verify().access_token("other"), LoginFault::AccessTokenHash),
        (verify().max_age(Duration::from_secs(120)), LoginFault::AuthenticationAge),
        (verify().at(late), LoginFault::Expired),
        (verify().at(UNIX_EPOCH), LoginFault::IssuedInFuture),
        (oidc.verify_id_token(rs256(0, "k0", &issuer.claims())).nonce("n"), LoginFault::Nonce),
        (oidc.verify_id_token(rs256(0, "k0", &issuer.claims())).max_age(Duration::MAX), LoginFault::AuthenticationAge),
    ];
    for (verification, expected) in faults {
        assert_eq!(LoginFault::of(&verification.await.unwrap_err()), Some(expected));
    }
}

#[tokio::test]
async fn a_forged_signature_is_refused_by_whatever_algorithm() {
    let issuer = Issuer::start().await;
    let client = issuer.client();
    let good = issuer.claims();
    let der = public_der(0);
    let pem = format!("-----BEGIN RSA PUBLIC KEY-----\n{}\n-----END RSA PUBLIC KEY-----\n", STANDARD.encode(&der));
    let set = jwks(&[("k0", 0)]);
    let modulus = set["keys"][0]["n"].as_str().unwrap();
    let genuine = rs256(0, "k0", &good);
    let (_, rest) = genuine.split_once('.').unwrap();
    let none = signed(&json!({"alg": "none"}), &good, |_| Vec::new());
    let signed_by = |alg: &str, sign: &dyn Fn(&[u8]) -> Vec<u8>| {
        signed(&json!({"alg": alg, "kid": "k0"}), &good, |message| sign(message))
    };
    let (header, payload) = (genuine.split('.').next().unwrap(), none.split('.').nth(1).unwrap());
    let cases = [
        (rs256(2, "k0", &good), LoginFault::Signature),
        (format!("{header}.{payload}."), LoginFault::Signature),
        (format!("{genuine}AA"), LoginFault::Signature),
        // The public key as the secret of an HMAC, in the forms in which libraries have taken it.
        (hs256(&der, &good), LoginFault::Signature),
        (hs256(pem.as_bytes(), &good), LoginFault::Signature),
        (hs256(modulus.as_bytes(), &good), LoginFault::Signature),
        (signed_by("RS256", &|message| mac(SECRET.as_bytes(), message)), LoginFault::Signature),
        (signed_by("HS256", &|message| rsa(0, message)), LoginFault::Signature),
        (hs256(b"", &good), LoginFault::Signature),
        (none.clone(), LoginFault::Algorithm),
        (format!("{}{rest}", none.split_inclusive('.').next().unwrap()), LoginFault::Algorithm),
        (signed_by("None", &|_| Vec::new()), LoginFault::Algorithm),
        (signed_by("rs256", &|message| rsa(0, message)), LoginFault::Algorithm),
        (signed_by("RS512", &|message| rsa(0, message)), LoginFault::Algorithm),
        (
            signed(&json!({"alg": "RS256", "kid": "k0", "typ": "at+jwt"}), &good, |message| rsa(0, message)),
            LoginFault::Malformed,
        ),
        (
            signed(&json!({"alg": "RS256", "kid": "k0", "crit": ["exp"]}), &good, |message| rsa(0, message)),
            LoginFault::Malformed,
        ),
        (rest.to_owned(), LoginFault::Malformed),
        (String::new(), LoginFault::Malformed),
        ("x".repeat(100_000), LoginFault::Malformed),
    ];
    for (token, expected) in cases {
        assert_eq!(fault(&client, &token).await, Some(expected), "{token}");
    }
}

#[tokio::test]
async fn a_token_with_any_other_character_or_length_is_refused() {
    let issuer = Issuer::start().await;
    let client = issuer.client();
    for genuine in [rs256(0, "k0", &issuer.claims()), hs256(SECRET.as_bytes(), &issuer.claims())] {
        assert_eq!(fault(&client, &genuine).await, None);
        for place in 0..genuine.len() {
            assert!(fault(&client, &genuine[..place]).await.is_some(), "{place}");
            let other = if &genuine[place..=place] == "A" { "B" } else { "A" };
            let forged = format!("{}{other}{}", &genuine[..place], &genuine[place + 1..]);
            assert!(fault(&client, &forged).await.is_some(), "{place}");
        }
    }
    assert_eq!(issuer.fetches(), 1);
}

#[tokio::test]
async fn the_algorithm_can_be_pinned_and_an_empty_secret_signs_nothing() {
    let issuer = Issuer::start().await;
    let good = issuer.claims();
    let (rsa, mac) = (rs256(0, "k0", &good), hs256(SECRET.as_bytes(), &good));
    for (only, right, wrong) in [(IdTokenAlgorithm::Rs256, &rsa, &mac), (IdTokenAlgorithm::Hs256, &mac, &rsa)] {
        let client = issuer.builder().oidc(OidcOptions::new().id_token_algorithm(only)).build().unwrap();
        assert_eq!(fault(&client, right).await, None);
        assert_eq!(fault(&client, wrong).await, Some(LoginFault::Algorithm));
    }
    let public = AuthenticationClient::builder("app", "", &issuer.server.url);
    let public = public.token_endpoint_auth_method(Method::None).build().unwrap();
    assert_eq!(fault(&public, &rsa).await, None);
    assert_eq!(fault(&public, &hs256(b"", &good)).await, Some(LoginFault::Algorithm));
}

#[tokio::test]
async fn the_issuer_and_the_leeway_are_options() {
    let issuer = Issuer::start().await;
    let options = OidcOptions::new().issuer("https://id.example.com/oidc").leeway(Duration::from_secs(5));
    let client = issuer.builder().oidc(options).build().unwrap();
    assert_eq!(fault(&client, &rs256(0, "k0", &issuer.claims())).await, Some(LoginFault::Issuer));
    let good = with(issuer.claims(), "iss", json!("https://id.example.com/oidc"));
    assert_eq!(fault(&client, &rs256(0, "k0", &good)).await, None);
    let late = with(good, "exp", json!(now() - 30));
    assert_eq!(fault(&client, &rs256(0, "k0", &late)).await, Some(LoginFault::Expired));
}

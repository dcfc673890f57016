//! Signing a user in by OpenID Connect, as a web application does it: two requests of the user's browser.
//!
//! ```sh
//! cargo run -p authing-client --example sign_in_with_oidc -- APP_ID APP_SECRET https://example.authing.cn
//! ```
//!
//! Open the printed URL, sign in, and paste the address that the browser ends at. The address
//! `http://localhost:3000/callback` has to be among the callback addresses of the app; nothing has to listen there.
//! Without arguments the program plays the service and the user itself, so that it runs anywhere.
#![allow(clippy::print_stdout, reason = "that is what a program is for")]

use authing_client::{AuthenticationClient, BegunLogin, LoginFault, OAuthError, PendingLogin};
use std::{env, error::Error, io};

#[path = "support/issuer.rs"]
mod issuer;

const CALLBACK: &str = "http://localhost:3000/callback";

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let (client, stand_in) = match arguments.as_slice() {
        [id, secret, host] => (AuthenticationClient::builder(id, secret, host), None),
        _ => {
            let issuer = issuer::Issuer::start("app id", "app secret").await?;
            (AuthenticationClient::builder("app id", "app secret", &issuer.url), Some(issuer))
        }
    };
    let client = client.redirect_uri(CALLBACK).build()?;

    // The first request: "sign me in". Send the browser to the URL, keep the rest in its session.
    let BegunLogin { url, pending, .. } = client.oidc().authorize().scope("openid profile").begin()?;
    let kept = pending.to_json();
    println!("sign in at {url}");

    // The second request: the browser comes back.
    let callback = match &stand_in {
        Some(issuer) => issuer.sign_in(&url)?,
        None => io::stdin().lines().next().ok_or("no address was pasted")??,
    };
    let login = match client.oidc().finish_login(&PendingLogin::from_json(&kept)?, &callback).await {
        Ok(login) => login,
        Err(error) => {
            match (LoginFault::of(&error), OAuthError::of(&error)) {
                (Some(fault), _) => println!("not to be trusted: {fault}"),
                (_, Some(refusal)) => println!("refused: {refusal}"),
                _ => println!("no answer that could be used"),
            }
            return Err(error.into());
        }
    };
    println!("{} is signed in until {}", login.claims.subject(), login.claims.expires_at());

    // The access token asks for more about the user; at the end it is revoked, and the browser is signed out.
    let user = client.oidc().user_info(login.tokens.access_token()).await?;
    println!("the name is {}", user.name.as_deref().unwrap_or("unknown"));
    client.oidc().revoke(login.tokens.access_token()).await?;
    let logout = client.oidc().logout().id_token(login.tokens.id_token().unwrap_or_default()).url()?;
    println!("sign out at {}…", logout.split('?').next().unwrap_or_default());
    Ok(())
}

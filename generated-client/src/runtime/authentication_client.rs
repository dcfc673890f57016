//! The client of the authentication API: the methods are generated, the rest is [`Caller`] and whose token is sent.

use super::app::App;
use super::auth::Auth;
use super::authentication_builder::AuthenticationClientBuilder;
use super::call::Call;
use super::caller::Caller;
use super::channel::Channel;
use super::error::{Error, Failure, Kind};
use super::operation::Operation;
use std::{fmt, sync::Arc};

/// A client of the authentication API, for one app. Make one and clone it: clones share the connections.
///
/// Each operation is a method that takes what is required and returns a [`Call`]; set what is optional on that, then
/// send it. Operations on behalf of somebody who signed in need the token of that user:
///
/// ```no_run
/// # fn example(token: &str) -> Result<(), authing_client::Error> {
/// use authing_client::AuthenticationClient;
///
/// let client = AuthenticationClient::builder("app id", "app secret", "https://example.authing.cn").build()?;
/// let on_behalf = client.with_user_token(token)?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct AuthenticationClient {
    caller: Arc<Caller>,
    app: App,
    redirect_uri: Option<Arc<str>>,
}

impl AuthenticationClient {
    /// Starts to set up a client. `app_host` is the address of the app, such as `https://example.authing.cn`.
    pub fn builder(
        app_id: impl Into<String>,
        app_secret: impl Into<String>,
        app_host: impl Into<String>,
    ) -> AuthenticationClientBuilder {
        AuthenticationClientBuilder::new(app_id.into(), app_secret.into(), app_host.into())
    }

    pub(super) fn new(channel: Arc<Channel>, app: App, redirect_uri: Option<Arc<str>>) -> Self {
        let caller = Arc::new(Caller { channel, auth: Auth::App(app.clone()) });
        Self { caller, app, redirect_uri }
    }

    /// The same client with the token of a user, an access token as signing in gives it. Cheap: the connections are
    /// shared, and the client that this is called on keeps its own user, or none. An empty token is none.
    ///
    /// # Errors
    ///
    /// When the token holds characters that no header can: [`Error::is_invalid_input`].
    pub fn with_user_token(&self, token: impl AsRef<str>) -> Result<Self, Error> {
        let app = self.app.with_user(token.as_ref());
        let app = app.ok_or_else(|| Failure::new(Kind::Setup, "the user token holds characters that no header can"))?;
        Ok(Self::new(self.caller.channel.clone(), app, self.redirect_uri.clone()))
    }

    /// The id of the app.
    pub fn app_id(&self) -> &str {
        self.app.id()
    }

    /// Where users come back to after signing in, if the client was built with it.
    pub fn redirect_uri(&self) -> Option<&str> {
        self.redirect_uri.as_deref()
    }

    /// A call without arguments yet.
    #[allow(dead_code, reason = "a client without any group of operations makes no calls")]
    pub(crate) fn start_call<Op: Operation>(&self) -> Call<Op> {
        Call::new(self.caller.clone())
    }
}

/// Shows the host, never the credentials.
impl fmt::Debug for AuthenticationClient {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.caller.debug("AuthenticationClient", formatter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::runtime::app::{TokenEndpointAuthMethod, UserTokenScheme};
    use crate::runtime::operation::{Method, OperationInfo, Payload};
    use crate::runtime::{JsonObject, Limits, Transport, TransportFuture};
    use bytes::Bytes;
    use std::pin::pin;
    use std::sync::Mutex;
    use std::task::{Context, Poll, Waker};

    macro_rules! operation {
        ($marker:ident, $path:literal) => {
            struct $marker;

            impl Operation for $marker {
                type Output = JsonObject;
                const INFO: OperationInfo = OperationInfo {
                    id: $path,
                    method: Method::Post,
                    path: $path,
                    payload: Payload::Data,
                    idempotent: false,
                };
            }
        };
    }
    operation!(Signin, "/api/v3/signin");
    operation!(SigninByMobile, "/api/v3/signin-by-mobile");
    operation!(Exchange, "/api/v3/exchange-tokenset-with-qrcode-ticket");
    operation!(Signup, "/api/v3/signup");

    #[derive(Clone, Default)]
    struct Echo(Arc<Mutex<Vec<http::Request<Bytes>>>>);

    impl Transport for Echo {
        fn send(&self, request: http::Request<Bytes>, _limits: Limits) -> TransportFuture<'_> {
            self.0.lock().unwrap().push(request);
            Box::pin(async { Ok(http::Response::new(Bytes::from_static(br#"{"statusCode":200,"data":{}}"#))) })
        }
    }

    impl Echo {
        fn client(&self, set: impl Fn(AuthenticationClientBuilder) -> AuthenticationClientBuilder) -> AuthenticationClient {
            let builder = AuthenticationClient::builder("app", "s3cret", "https://app.authing.cn");
            set(builder.transport(self.clone())).build().unwrap()
        }

        /// Sends a call, which is ready at once, and gives its `authorization` and its body.
        fn sent<Op: Operation>(&self, client: &AuthenticationClient) -> (Option<String>, String) {
            let mut future = pin!(client.start_call::<Op>().set_body("connection", "PASSWORD").send());
            let outcome = future.as_mut().poll(&mut Context::from_waker(Waker::noop()));
            assert!(matches!(outcome, Poll::Ready(Ok(_))));
            let request = self.0.lock().unwrap().pop().unwrap();
            assert_eq!(request.headers()["x-authing-app-id"], "app");
            let header = request.headers().get("authorization").map(|value| value.to_str().unwrap().to_owned());
            (header, String::from_utf8(request.body().to_vec()).unwrap())
        }
    }

    const PLAIN: &str = r#"{"connection":"PASSWORD"}"#;

    #[test]
    fn the_app_proves_itself_in_the_body_of_three_operations() {
        let echo = Echo::default();
        let client = echo.client(|builder| builder);
        let proof = r#"{"connection":"PASSWORD","client_id":"app","client_secret":"s3cret"}"#.to_owned();
        for sent in [echo.sent::<Signin>(&client), echo.sent::<SigninByMobile>(&client), echo.sent::<Exchange>(&client)] {
            assert_eq!(sent, (None, proof.clone()));
        }
        assert_eq!(echo.sent::<Signup>(&client), (None, PLAIN.to_owned()));
    }

    #[test]
    fn or_in_a_header_in_place_of_the_user_or_not_at_all() {
        let echo = Echo::default();
        let with = |method| echo.client(|b| b.token_endpoint_auth_method(method).user_token("t"));
        let basic = with(TokenEndpointAuthMethod::ClientSecretBasic);
        assert_eq!(echo.sent::<Signin>(&basic), (Some("Basic YXBwOnMzY3JldA==".to_owned()), PLAIN.to_owned()));
        let none = with(TokenEndpointAuthMethod::None);
        for sent in [echo.sent::<Signup>(&basic), echo.sent::<Signin>(&none)] {
            assert_eq!(sent, (Some("Bearer t".to_owned()), PLAIN.to_owned()));
        }
    }

    #[test]
    fn what_the_caller_says_of_the_app_stays() {
        let echo = Echo::default();
        let call = echo.client(|builder| builder).start_call::<Signin>().set_body("client_id", "other");
        let mut future = pin!(call.send());
        assert!(future.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_ready());
        assert_eq!(echo.0.lock().unwrap()[0].body(), r#"{"client_id":"other","client_secret":"s3cret"}"#);
    }

    #[test]
    fn each_clone_has_its_own_user() {
        let echo = Echo::default();
        let client = echo.client(|builder| builder.redirect_uri("https://app/callback"));
        let user = client.with_user_token("one").unwrap();
        let bearer = |client: &AuthenticationClient| echo.sent::<Signup>(client).0;
        assert_eq!((bearer(&client), bearer(&user).as_deref()), (None, Some("Bearer one")));
        assert_eq!(bearer(&user.with_user_token("two").unwrap()).as_deref(), Some("Bearer two"));
        assert_eq!(bearer(&user.with_user_token("").unwrap()), None);
        assert_eq!((user.app_id(), user.redirect_uri()), ("app", Some("https://app/callback")));
        assert!(user.with_user_token("a\nb").unwrap_err().is_invalid_input());
        let raw = echo.client(|builder| builder.user_token_scheme(UserTokenScheme::Raw).user_token("one"));
        assert_eq!(bearer(&raw).as_deref(), Some("one"));
        let shown = format!("{raw:?} {:?}", AuthenticationClient::builder("app", "s3cret", "https://app.authing.cn"));
        assert!(shown.contains("https://app.authing.cn") && !shown.contains("s3cret") && !shown.contains("one"), "{shown}");
    }
}

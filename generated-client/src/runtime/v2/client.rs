//! The clients of the v2 API: the methods are generated, the rest is [`Caller`].

use super::builder::ManagementClientBuilder;
use crate::runtime::call::Call;
use authing_client_runtime::internal::Caller;
use authing_client_runtime::{Operation, RawOperation, RawRequest};
use std::{fmt, sync::Arc};

/// A client of the management API of v2. Make one and clone it: clones share the connections and the token.
///
/// What it manages has a handle each, such as [`users`](Self::users), with a method per operation.
///
/// ```no_run
/// # fn example() -> Result<(), authing_client::Error> {
/// use authing_client::v2::ManagementClient;
///
/// let client = ManagementClient::builder().user_pool_id("user pool id").secret("secret").build()?;
/// let users = client.users();
/// # Ok(()) }
/// ```
#[derive(Clone)]
pub struct ManagementClient(Arc<Caller>);

impl ManagementClient {
    /// Starts to set up a client. It needs the id of a user pool and its secret at least.
    pub fn builder() -> ManagementClientBuilder {
        ManagementClientBuilder::default()
    }

    /// Starts to set up a client by the environment:
    ///
    /// | Variable | Meaning |
    /// | --- | --- |
    /// | `AUTHING_USERPOOL_ID`, `AUTHING_USERPOOL_SECRET` | the [user pool](ManagementClientBuilder::user_pool_id) and its [secret](ManagementClientBuilder::secret) |
    /// | `AUTHING_APP_ID` | the [app](ManagementClientBuilder::app_id) |
    /// | `AUTHING_HOST` | the [host](ManagementClientBuilder::host), if not the default one |
    /// | `AUTHING_LANG` | the [language](ManagementClientBuilder::lang) |
    /// | `AUTHING_TENANT_ID` | the [tenant](ManagementClientBuilder::tenant) |
    ///
    /// An empty variable counts as absent. What is missing is an error of [`build`](ManagementClientBuilder::build).
    pub fn from_env() -> ManagementClientBuilder {
        ManagementClientBuilder::from_env()
    }

    /// The operations on users.
    pub fn users(&self) -> UsersClient {
        UsersClient(self.0.clone())
    }

    /// A call of an endpoint that the client has no method for.
    pub fn call(&self, request: RawRequest) -> Call<RawOperation> {
        Call::raw(self.0.clone(), request)
    }

    pub(super) fn new(caller: Caller) -> Self {
        Self(Arc::new(caller))
    }
}

/// The operations on users: made by [`ManagementClient::users`]. Cloning is cheap.
///
/// Each operation is a method that takes what is required and returns a [`Call`]; set what is optional on that, then
/// send it.
#[derive(Clone)]
pub struct UsersClient(Arc<Caller>);

impl UsersClient {
    /// A call without arguments yet.
    #[allow(dead_code, reason = "a client without any group of operations makes no calls")]
    pub(crate) fn start_call<Op: Operation>(&self) -> Call<Op> {
        Call::new(self.0.clone())
    }
}

/// Shows the host, never the credentials.
impl fmt::Debug for ManagementClient {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.debug("v2::ManagementClient", formatter)
    }
}

/// Shows the host, never the credentials.
impl fmt::Debug for UsersClient {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.debug("v2::UsersClient", formatter)
    }
}

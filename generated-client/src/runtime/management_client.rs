//! The client of the management API: the methods are generated, the rest is [`Caller`].

use super::call::Call;
use super::management_builder::ManagementClientBuilder;
use authing_client_runtime::internal::Caller;
use authing_client_runtime::{Operation, RawOperation, RawRequest};
use std::{fmt, sync::Arc};

/// A client of the management API. Make one and clone it: clones share the connections and the token.
///
/// Each operation is a method that takes what is required and returns a [`Call`]; set what is optional on that, then
/// send it.
#[derive(Clone)]
pub struct ManagementClient(Arc<Caller>);

impl ManagementClient {
    /// Starts to set up a client. It needs credentials at least.
    pub fn builder() -> ManagementClientBuilder {
        ManagementClientBuilder::default()
    }

    /// Starts to set up a client by the environment:
    ///
    /// | Variable | Meaning |
    /// | --- | --- |
    /// | `AUTHING_ACCESS_KEY_ID`, `AUTHING_ACCESS_KEY_SECRET` | an [access key](ManagementClientBuilder::access_key) |
    /// | `AUTHING_ACCESS_TOKEN` | without a key: a [token](ManagementClientBuilder::access_token) |
    /// | `AUTHING_HOST` | the [host](ManagementClientBuilder::host), if not the default one |
    /// | `AUTHING_LANG` | the [language](ManagementClientBuilder::lang) |
    /// | `AUTHING_TENANT_ID` | the [tenant](ManagementClientBuilder::tenant) |
    ///
    /// An empty variable counts as absent. What is missing is an error of [`build`](ManagementClientBuilder::build).
    pub fn from_env() -> ManagementClientBuilder {
        ManagementClientBuilder::from_env()
    }

    /// A call of an endpoint that the client has no method for.
    pub fn call(&self, request: RawRequest) -> Call<RawOperation> {
        Call::raw(self.0.clone(), request)
    }

    pub(super) fn new(caller: Caller) -> Self {
        Self(Arc::new(caller))
    }

    /// A call without arguments yet.
    #[allow(dead_code, reason = "a client without any group of operations makes no calls")]
    pub(crate) fn start_call<Op: Operation>(&self) -> Call<Op> {
        Call::new(self.0.clone())
    }
}

/// Shows the host, never the credentials.
impl fmt::Debug for ManagementClient {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.debug("ManagementClient", formatter)
    }
}

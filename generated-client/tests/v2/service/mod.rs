//! The v2 API on loopback: a GraphQL server that holds users, groups and roles in memory, and the REST routes beside it.
//!
//! It knows the schema as the facts of the service tell it, and refuses what the schema does not allow. So the documents
//! and the variables of the client are right, or a call fails.

mod http;
mod inputs;
mod schema;
mod store;
mod user;

pub(crate) use self::store::{HOUR, Store};

use authing_client::v2::{ManagementClient, ManagementClientBuilder};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

pub(crate) const POOL: &str = "pool-1";
pub(crate) const SECRET: &str = "s3cret-of-the-pool";

/// Keys of these tests and nothing else, made by OpenSSL 3.
const RSA_PRIVATE: &str = "MIICXAIBAAKBgQCkJnGZ5D1eX07CFWNUwR0NWZgCPRLfssLxuHI3j+87XiTbnniHTS8YJyjNfvYp7qetV//axt6vcqKjcil/Yb1kEaA2SO38K9jONFevzpxZVszgWu2eGyfzoqDkcGSbnx8Zg7uy7g2jyCUVLU62ELUCYs+ULLsYVDwSZjlRgfMG5QIDAQABAoGAfM0pw8ovCmhF9fPS8KZeUz8R/mm2xtMfui300N+jEK0UMtG6a4w4SRHEyPBFcj4byARG52wZ9KSgmMn8WPfTyGCJQwJG0YkiEdhabxdSr1GCt8ZgEE2/8NU98mWRJxrJ+Y0QLRW3n772z4GkS2Z44h6Qf5lfTLIsI2OXbFtEqCECQQDQUyfuifAJEbkD/Hcz0VfpE8/xC/9Cxvd3qv5g1DAbPbbfo6Ir4SzU97D72TbwAlUkqr0lRMIVUjC9TVaT0WWdAkEAybdJfcPqBXFnwtU5wbu86lRHr3FI3uHL3yygzQmSCIrjm/j7LNxyUAeMmsjPgRoLtsFTVUuCDuwnlh0FQjtH6QJAH9DjY1nrr+bmA8bWCbLqIy2kb2LurCso9jzGNtGRO0fUmxkpllwAddISVJRbAJLKoBv3YS68GXeA/BhIpbCwPQJBAIT6M5SZRvl3nXOvpXe2EABatzdNc0Cbkg76GLeSi5beGNaF+O/GFAX2NBcGMuVlCjvcjtc4A/FadW5ci07yTaECQFILaY/moVoDYXcAdIs3sWdRQeJVJyZsca817B0o0JOvk0+DYb0hTIftvmL2oDAAokjTfUSfAFBKScFvt3K0xXU=";
pub(crate) const RSA_PUBLIC: &str = "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQCkJnGZ5D1eX07CFWNUwR0NWZgCPRLfssLxuHI3j+87XiTbnniHTS8YJyjNfvYp7qetV//axt6vcqKjcil/Yb1kEaA2SO38K9jONFevzpxZVszgWu2eGyfzoqDkcGSbnx8Zg7uy7g2jyCUVLU62ELUCYs+ULLsYVDwSZjlRgfMG5QIDAQAB";

/// The service. It runs as long as the test.
pub(crate) struct Service {
    pub(crate) url: String,
    store: Shared,
}

/// What the service holds.
pub(crate) type Shared = Arc<Mutex<Store>>;

impl Service {
    /// Starts with two groups, two roles, and no users.
    pub(crate) async fn start() -> Self {
        let store = Shared::default();
        Self { url: http::serve(store.clone()).await, store }
    }

    /// A client by the secret of the user pool.
    pub(crate) fn client(&self) -> ManagementClient {
        self.builder().build().unwrap()
    }

    pub(crate) fn builder(&self) -> ManagementClientBuilder {
        ManagementClient::builder().user_pool_id(POOL).secret(SECRET).host(&self.url)
    }

    /// What the service holds just now.
    pub(crate) fn store(&self) -> MutexGuard<'_, Store> {
        lock(&self.store)
    }
}

fn lock(store: &Shared) -> MutexGuard<'_, Store> {
    store.lock().unwrap_or_else(PoisonError::into_inner)
}

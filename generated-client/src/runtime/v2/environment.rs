//! The options that the environment gives a client of v2.

use crate::runtime::environment::variable;
use secrecy::SecretString;
use std::ffi::OsString;

/// The variables, as [`ManagementClient::from_env`](super::ManagementClient::from_env) documents them.
const USER_POOL_ID: &str = "AUTHING_USERPOOL_ID";
const SECRET: &str = "AUTHING_USERPOOL_SECRET";
const APP_ID: &str = "AUTHING_APP_ID";
const HOST: &str = "AUTHING_HOST";
const LANG: &str = "AUTHING_LANG";
const TENANT: &str = "AUTHING_TENANT_ID";

/// What the environment says. An empty variable is none.
#[derive(Debug)]
pub(super) struct Environment {
    pub(super) user_pool_id: String,
    pub(super) secret: SecretString,
    pub(super) app_id: Option<String>,
    pub(super) host: Option<String>,
    pub(super) lang: Option<String>,
    pub(super) tenant: Option<String>,
}

impl Environment {
    /// Reads the variables that `get` gives. The error names the variable, never a value.
    pub(super) fn read(get: impl Fn(&str) -> Option<OsString>) -> Result<Self, String> {
        let text = |name| variable(&get, name);
        let missing = |name: &str| format!("set {USER_POOL_ID} and {SECRET} in the environment: {name} is not");
        Ok(Self {
            user_pool_id: text(USER_POOL_ID)?.ok_or_else(|| missing(USER_POOL_ID))?,
            secret: text(SECRET)?.ok_or_else(|| missing(SECRET))?.into(),
            app_id: text(APP_ID)?,
            host: text(HOST)?,
            lang: text(LANG)?,
            tenant: text(TENANT)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(variables: &[(&str, &str)]) -> Result<Environment, String> {
        Environment::read(|name| {
            let found = variables.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| OsString::from(value))
        })
    }

    #[test]
    fn a_user_pool_its_secret_and_what_else_is_set() {
        let all = read(&[(USER_POOL_ID, "pool"), (SECRET, "s3cret"), (APP_ID, "app"), (HOST, "http://h"), (LANG, "")]);
        let all = all.unwrap();
        assert_eq!((all.user_pool_id.as_str(), all.app_id.as_deref()), ("pool", Some("app")));
        assert_eq!((all.host.as_deref(), &all.lang, &all.tenant), (Some("http://h"), &None, &None));
        assert!(!format!("{all:?}").contains("s3cret"));
    }

    #[test]
    fn what_is_missing_is_named() {
        for (variables, missing) in [
            (&[][..], "AUTHING_USERPOOL_ID is not"),
            (&[(USER_POOL_ID, "pool"), (SECRET, "")], "AUTHING_USERPOOL_SECRET is not"),
            (&[(SECRET, "s3cret")], "AUTHING_USERPOOL_ID is not"),
        ] {
            let fault = read(variables).unwrap_err();
            assert!(fault.ends_with(missing) && !fault.contains("s3cret"), "{fault}");
        }
    }
}

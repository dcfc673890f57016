//! The options that the environment gives.

use authing_client_runtime::Credential;
use std::ffi::OsString;

/// The variables, as [`ManagementClient::from_env`](super::ManagementClient::from_env) documents them.
const ID: &str = "AUTHING_ACCESS_KEY_ID";
const SECRET: &str = "AUTHING_ACCESS_KEY_SECRET";
const TOKEN: &str = "AUTHING_ACCESS_TOKEN";
const HOST: &str = "AUTHING_HOST";
const LANG: &str = "AUTHING_LANG";
const TENANT: &str = "AUTHING_TENANT_ID";

/// What the environment says. An empty variable is none.
#[derive(Debug)]
pub(super) struct Environment {
    pub(super) credential: Credential,
    pub(super) host: Option<String>,
    pub(super) lang: Option<String>,
    pub(super) tenant: Option<String>,
}

impl Environment {
    /// Reads the variables that `get` gives. The error names the variable, never a value.
    pub(super) fn read(get: impl Fn(&str) -> Option<OsString>) -> Result<Self, String> {
        let text = |name| variable(&get, name);
        let credential = match (text(ID)?, text(SECRET)?, text(TOKEN)?) {
            (Some(id), Some(secret), _) => Credential::access_key(id, secret),
            (None, None, Some(token)) => Credential::access_token(token),
            (Some(_), None, _) => return Err(format!("{ID} is set, but {SECRET} is not")),
            (None, Some(_), _) => return Err(format!("{SECRET} is set, but {ID} is not")),
            (None, None, None) => return Err(format!("set {ID} and {SECRET}, or {TOKEN}, in the environment")),
        };
        Ok(Self { credential, host: text(HOST)?, lang: text(LANG)?, tenant: text(TENANT)? })
    }
}

/// The value of a variable, if there is one.
pub(super) fn variable(get: &impl Fn(&str) -> Option<OsString>, name: &str) -> Result<Option<String>, String> {
    match get(name).map(OsString::into_string) {
        Some(Ok(value)) if !value.is_empty() => Ok(Some(value)),
        Some(Err(_)) => Err(format!("the environment variable {name} is not Unicode")),
        _ => Ok(None),
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
    fn a_key_or_a_token_and_what_else_is_set() {
        let both =
            read(&[(ID, "AK"), (SECRET, "s3cret"), (TOKEN, "t"), (HOST, "http://h"), (LANG, ""), (TENANT, "t1")]);
        let both = both.unwrap();
        assert_eq!((both.host.as_deref(), both.lang, both.tenant.as_deref()), (Some("http://h"), None, Some("t1")));
        let shown = format!("{:?}", both.credential);
        assert!(shown.contains("AK") && !shown.contains("s3cret"), "{shown}");
        assert!(format!("{:?}", read(&[(TOKEN, "s3cret")]).unwrap().credential).contains("***"));
    }

    #[test]
    fn what_is_missing_is_named() {
        for (variables, missing) in [
            (&[][..], "set AUTHING_ACCESS_KEY_ID"),
            (&[(ID, "AK")], "AUTHING_ACCESS_KEY_SECRET is not"),
            (&[(SECRET, "s3cret"), (ID, "")], "AUTHING_ACCESS_KEY_ID is not"),
        ] {
            let fault = read(variables).unwrap_err();
            assert!(fault.contains(missing) && !fault.contains("s3cret"), "{fault}");
        }
    }
}

//! What the service holds, and the rules that hold for it.

use super::user::User;
use base64::{Engine, engine::general_purpose::STANDARD};
use rsa::pkcs1::DecodeRsaPrivateKey;
use rsa::{Pkcs1v15Encrypt, RsaPrivateKey};
use std::collections::{BTreeMap, BTreeSet};
use std::time::{SystemTime, UNIX_EPOCH};

pub(crate) const HOUR: i64 = 3600;

/// Users, groups, roles and tokens.
pub(crate) struct Store {
    pub(crate) users: Vec<User>,
    pub(crate) groups: BTreeMap<String, BTreeSet<String>>,
    /// By namespace and code.
    pub(crate) roles: BTreeMap<(String, String), BTreeSet<String>>,
    /// The passwords as they were decrypted, by user.
    pub(crate) passwords: BTreeMap<String, String>,
    pub(crate) archived: Vec<User>,
    /// How many users were ever made.
    pub(crate) made: usize,
    /// How many tokens were given, and up to which they are refused.
    pub(crate) tokens: u32,
    pub(crate) refused_tokens: u32,
    /// How long tokens last, in seconds.
    pub(crate) token_lifetime: i64,
    /// How often the public key was asked for, and whether it is published.
    pub(crate) key_requests: u32,
    pub(crate) publishes_key: bool,
    /// The operations that came, by name or path, in order.
    pub(crate) log: Vec<String>,
    /// The last body that came, as it was sent.
    pub(crate) last_body: String,
}

impl Default for Store {
    fn default() -> Self {
        let role = |namespace: &str, code: &str| ((namespace.to_owned(), code.to_owned()), BTreeSet::new());
        Self {
            users: Vec::new(),
            groups: ["developers", "writers"].map(|code| (code.to_owned(), BTreeSet::new())).into(),
            roles: [role("default", "admin"), role("default", "reader"), role("shop", "seller")].into(),
            passwords: BTreeMap::new(),
            archived: Vec::new(),
            made: 0,
            tokens: 0,
            refused_tokens: 0,
            token_lifetime: 14 * 24 * HOUR,
            key_requests: 0,
            publishes_key: true,
            log: Vec::new(),
            last_body: String::new(),
        }
    }
}

/// A failure as the service says it.
pub(crate) struct Refusal(pub(crate) i64, pub(crate) &'static str);

impl Store {
    /// A new token, and when it was issued and expires.
    pub(super) fn new_token(&mut self) -> (String, i64, i64) {
        self.tokens += 1;
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
        let now = i64::try_from(now).unwrap();
        (format!("token-{}", self.tokens), now, now + self.token_lifetime)
    }

    /// Whether a request may be answered.
    pub(super) fn knows_token(&self, authorization: &str) -> bool {
        let number = authorization.strip_prefix("Bearer token-").and_then(|number| number.parse().ok());
        number.is_some_and(|number: u32| number > self.refused_tokens && number <= self.tokens)
    }

    pub(super) fn user(&self, id: &str) -> Result<&User, Refusal> {
        self.users.iter().find(|user| user.id == id).ok_or(Refusal(2004, "no such user"))
    }

    pub(super) fn user_mut(&mut self, id: &str) -> Result<&mut User, Refusal> {
        self.users.iter_mut().find(|user| user.id == id).ok_or(Refusal(2004, "no such user"))
    }

    /// Keeps a user, unless the e-mail address or the user name is taken.
    pub(super) fn add(&mut self, mut user: User) -> Result<User, Refusal> {
        let is_taken = |own: &Option<String>, other: &Option<String>| own.is_some() && own == other;
        let taken = |other: &User| is_taken(&user.email, &other.email) || is_taken(&user.username, &other.username);
        if self.users.iter().any(taken) {
            return Err(Refusal(2026, "the user exists"));
        }
        self.made += 1;
        user.id = format!("user-{}", self.made);
        user.arn = format!("arn:cn:authing:{}:user:{}", super::POOL, user.id);
        super::POOL.clone_into(&mut user.user_pool_id);
        self.users.push(user.clone());
        Ok(user)
    }

    /// Removes users. All of them have to be there.
    pub(super) fn remove(&mut self, ids: &[String]) -> Result<(), Refusal> {
        ids.iter().try_for_each(|id| self.user(id).map(drop))?;
        let (gone, kept) = std::mem::take(&mut self.users).into_iter().partition(|user| ids.contains(&user.id));
        self.users = kept;
        self.archived.extend::<Vec<_>>(gone);
        for members in self.groups.values_mut().chain(self.roles.values_mut()) {
            members.retain(|id| !ids.contains(id));
        }
        Ok(())
    }

    /// Keeps a password, which has to come encrypted.
    pub(super) fn set_password(&mut self, id: &str, encrypted: &str) -> Result<(), Refusal> {
        let key = RsaPrivateKey::from_pkcs1_der(&STANDARD.decode(super::RSA_PRIVATE).unwrap()).unwrap();
        let bytes = STANDARD.decode(encrypted).map_err(|_| Refusal(400, "the password is not encrypted"))?;
        let plain = key.decrypt(Pkcs1v15Encrypt, &bytes).map_err(|_| Refusal(400, "the password is not encrypted"))?;
        self.passwords.insert(id.to_owned(), String::from_utf8(plain).unwrap());
        Ok(())
    }
}

//! Encrypting passwords by the public keys of the service: a key and a password in, what the service takes out.

#[cfg(test)]
#[cfg(feature = "password-encryption")]
mod tests;

use super::error::{Error, Failure, Kind};
use base64::{Engine, engine::general_purpose::STANDARD};
use rsa::pkcs8::DecodePublicKey;
use rsa::traits::PublicKeyParts;
use rsa::{Pkcs1v15Encrypt, RsaPublicKey, pkcs1::DecodeRsaPublicKey, rand_core::OsRng};
#[cfg(feature = "password-encryption")]
use sm2::elliptic_curve::common::getrandom::SysRng;
#[cfg(feature = "password-encryption")]
use sm2::pke::{EncryptingKey, Mode};
use std::fmt;
#[cfg(feature = "password-encryption")]
use std::fmt::Write;

/// The shortest RSA key that is taken, in bytes: what the service has.
const SHORTEST_RSA: usize = 128;

/// A public key of the service, for passwords that shall not be readable even where TLS ends.
///
/// The service publishes its keys by the operation `system`. Say in the options of the call by which of them the
/// password is encrypted.
///
/// ```no_run
/// # #[cfg(all(feature = "authentication-login", feature = "authentication-public-info"))]
/// # async fn sign_in(client: &authing_client::AuthenticationClient, password: &str) -> Result<(), authing_client::Error> {
/// use authing_client::PasswordKey;
/// use authing_client::authentication::models::SignInOptionsDto;
///
/// let key = PasswordKey::rsa(client.system().await?.rsa.unwrap_or_default().public_key)?;
/// client
///     .sign_in_by_email_password("bob@example.com", key.encrypt(password)?)
///     .options(SignInOptionsDto::new().password_encrypt_type(key.encrypt_type()))
///     .await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct PasswordKey(Key);

#[derive(Clone)]
enum Key {
    Rsa(RsaPublicKey),
    #[cfg(feature = "password-encryption")]
    Sm2(EncryptingKey),
}

impl PasswordKey {
    /// An RSA key, as PEM or as the base64 inside it.
    ///
    /// # Errors
    ///
    /// [`Error::is_invalid_input`] when it is something else, or shorter than 1024 bits.
    pub fn rsa(key: impl AsRef<str>) -> Result<Self, Error> {
        let base64: String = key.as_ref().lines().filter(|line| !line.starts_with("-----")).map(str::trim).collect();
        let der = STANDARD.decode(base64).unwrap_or_default();
        let key = RsaPublicKey::from_public_key_der(&der).ok().or_else(|| RsaPublicKey::from_pkcs1_der(&der).ok());
        let key = key.filter(|key| key.size() >= SHORTEST_RSA);
        key.map(Key::Rsa).map(Self).ok_or_else(|| fault("this is no RSA public key of 1024 bits or more"))
    }

    /// An SM2 key: an uncompressed point in hexadecimal, `04…`.
    ///
    /// # Errors
    ///
    /// [`Error::is_invalid_input`] when it is something else.
    #[cfg(feature = "password-encryption")]
    pub fn sm2(key: impl AsRef<str>) -> Result<Self, Error> {
        let point = from_hex(key.as_ref().trim()).filter(|bytes| bytes.first() == Some(&4));
        let key = point.and_then(|bytes| sm2::PublicKey::from_sec1_bytes(&bytes).ok());
        let key = key.map(|key| EncryptingKey::new_with_mode(key, Mode::C1C3C2));
        key.map(Key::Sm2).map(Self).ok_or_else(|| fault("this is no SM2 public key"))
    }

    /// What the option `passwordEncryptType` has to say: `rsa` or `sm2`.
    pub fn encrypt_type(&self) -> &'static str {
        match self.0 {
            Key::Rsa(_) => "rsa",
            #[cfg(feature = "password-encryption")]
            Key::Sm2(_) => "sm2",
        }
    }

    /// Encrypts a password; each time the outcome is another one.
    ///
    /// RSA pads by PKCS #1 v1.5 and gives base64. SM2 gives `C1`, `C3`, `C2` in hexadecimal without the leading `04`, as
    /// the usual library for JavaScript does; the documentation of the service does not say what it wants.
    ///
    /// # Errors
    ///
    /// [`Error::is_invalid_input`] when the password is empty or too long for the key (117 bytes for 1024 bits), or the
    /// operating system gives no random numbers.
    pub fn encrypt(&self, password: impl AsRef<str>) -> Result<String, Error> {
        let password = password.as_ref().as_bytes();
        if password.is_empty() {
            return Err(fault("the password is empty"));
        }
        match &self.0 {
            Key::Rsa(key) => match key.encrypt(&mut OsRng, Pkcs1v15Encrypt, password) {
                Ok(secret) => Ok(STANDARD.encode(secret)),
                Err(rsa::Error::MessageTooLong) => Err(fault("the password is too long for the key")),
                Err(_) => Err(fault("the password cannot be encrypted by this key")),
            },
            #[cfg(feature = "password-encryption")]
            Key::Sm2(key) => {
                let secret = key.encrypt(&mut SysRng, password);
                let secret = secret.map_err(|_| fault("the password cannot be encrypted by this key"))?;
                Ok(to_hex(secret.get(1..).unwrap_or_default()))
            }
        }
    }
}

/// Shows the kind of the key.
impl fmt::Debug for PasswordKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("PasswordKey").field(&self.encrypt_type()).finish()
    }
}

fn fault(what: &str) -> Error {
    Failure::new(Kind::Input, what).into()
}

#[cfg(feature = "password-encryption")]
fn to_hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a `String` does not fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(feature = "password-encryption")]
fn from_hex(text: &str) -> Option<Vec<u8>> {
    let digits = text.chars().map(|digit| digit.to_digit(16).and_then(|digit| u8::try_from(digit).ok()));
    let digits = digits.collect::<Option<Vec<u8>>>()?;
    let (pairs, rest) = (digits.chunks_exact(2), digits.len() % 2);
    (rest == 0).then(|| pairs.map(|pair| pair.iter().fold(0, |byte, digit| byte << 4 | digit)).collect())
}

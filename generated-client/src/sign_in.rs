//! The convenience methods that the documentation describes over `signin` and `signup`: one per kind of account.
//!
//! Each gives the call of the operation, so that its options can still be set. Source: the pages that spec/upstream.tsv
//! calls `wrapper`, of the groups 登录 and 注册.

#[cfg(any(feature = "authentication-login", feature = "authentication-registration"))]
use crate::{AuthenticationClient, Call, authentication::models, authentication::operations};

#[cfg(feature = "authentication-login")]
use models::{SignInByPassCodePayloadDto, SignInByPasswordPayloadDto, SigninConnection};

#[cfg(feature = "authentication-login")]
impl AuthenticationClient {
    /// Signs in by a password and an account, which may be a phone number, an email address or a user name.
    ///
    /// Route: `POST /api/v3/signin`.
    pub fn sign_in_by_account_password(
        &self,
        account: impl Into<String>,
        password: impl Into<String>,
    ) -> Call<operations::Signin> {
        self.by_password(SignInByPasswordPayloadDto::new(password).account(account))
    }

    /// Signs in by an email address and a password.
    ///
    /// Route: `POST /api/v3/signin`.
    pub fn sign_in_by_email_password(
        &self,
        email: impl Into<String>,
        password: impl Into<String>,
    ) -> Call<operations::Signin> {
        self.by_password(SignInByPasswordPayloadDto::new(password).email(email))
    }

    /// Signs in by a phone number and a password.
    ///
    /// Route: `POST /api/v3/signin`.
    pub fn sign_in_by_phone_password(
        &self,
        phone: impl Into<String>,
        password: impl Into<String>,
    ) -> Call<operations::Signin> {
        self.by_password(SignInByPasswordPayloadDto::new(password).phone(phone))
    }

    /// Signs in by a user name and a password.
    ///
    /// Route: `POST /api/v3/signin`.
    pub fn sign_in_by_username_password(
        &self,
        username: impl Into<String>,
        password: impl Into<String>,
    ) -> Call<operations::Signin> {
        self.by_password(SignInByPasswordPayloadDto::new(password).username(username))
    }

    /// Signs in by the code that was sent to an email address.
    ///
    /// Route: `POST /api/v3/signin`.
    pub fn sign_in_by_email_pass_code(
        &self,
        email: impl Into<String>,
        pass_code: impl Into<String>,
    ) -> Call<operations::Signin> {
        let payload = SignInByPassCodePayloadDto::new(pass_code).email(email);
        self.signin(SigninConnection::Passcode).pass_code_payload(payload)
    }

    /// Signs in by the code that was sent to a phone number. A number outside mainland China also needs its country
    /// code: then set the payload by `pass_code_payload`.
    ///
    /// Route: `POST /api/v3/signin`.
    pub fn sign_in_by_phone_pass_code(
        &self,
        phone: impl Into<String>,
        pass_code: impl Into<String>,
    ) -> Call<operations::Signin> {
        let payload = SignInByPassCodePayloadDto::new(pass_code).phone(phone);
        self.signin(SigninConnection::Passcode).pass_code_payload(payload)
    }

    /// Signs in by the `sAMAccountName` of an account in an LDAP directory and its password.
    ///
    /// Route: `POST /api/v3/signin`.
    pub fn sign_in_by_ldap(
        &self,
        account_name: impl Into<String>,
        password: impl Into<String>,
    ) -> Call<operations::Signin> {
        let payload = models::SignInByLdapPayloadDto::new(password, account_name);
        self.signin(SigninConnection::Ldap).ldap_payload(payload)
    }

    /// Signs in by the `sAMAccountName` of an account in an Active Directory and its password.
    ///
    /// Route: `POST /api/v3/signin`.
    pub fn sign_in_by_ad(
        &self,
        account_name: impl Into<String>,
        password: impl Into<String>,
    ) -> Call<operations::Signin> {
        let payload = models::SignInByAdPayloadDto::new(password, account_name);
        self.signin(SigninConnection::Ad).ad_payload(payload)
    }

    fn by_password(&self, payload: SignInByPasswordPayloadDto) -> Call<operations::Signin> {
        self.signin(SigninConnection::Password).password_payload(payload)
    }
}

#[cfg(feature = "authentication-registration")]
impl AuthenticationClient {
    /// Registers a user by an email address and a password.
    ///
    /// Route: `POST /api/v3/signup`.
    pub fn sign_up_by_email_password(
        &self,
        email: impl Into<String>,
        password: impl Into<String>,
    ) -> Call<operations::Signup> {
        let payload = models::SignUpByPasswordDto::new(password).email(email);
        self.signup(models::SignupConnection::Password).password_payload(payload)
    }

    /// Registers a user by a user name and a password.
    ///
    /// Route: `POST /api/v3/signup`.
    pub fn sign_up_by_username_password(
        &self,
        username: impl Into<String>,
        password: impl Into<String>,
    ) -> Call<operations::Signup> {
        let payload = models::SignUpByPasswordDto::new(password).username(username);
        self.signup(models::SignupConnection::Password).password_payload(payload)
    }

    /// Registers a user by the code that was sent to an email address.
    ///
    /// Route: `POST /api/v3/signup`.
    pub fn sign_up_by_email_pass_code(
        &self,
        email: impl Into<String>,
        pass_code: impl Into<String>,
    ) -> Call<operations::Signup> {
        let payload = models::SignUpByPassCodeDto::new(pass_code).email(email);
        self.signup(models::SignupConnection::Passcode).pass_code_payload(payload)
    }

    /// Registers a user by the code that was sent to a phone number.
    ///
    /// Route: `POST /api/v3/signup`.
    pub fn sign_up_by_phone_pass_code(
        &self,
        phone: impl Into<String>,
        pass_code: impl Into<String>,
    ) -> Call<operations::Signup> {
        let payload = models::SignUpByPassCodeDto::new(pass_code).phone(phone);
        self.signup(models::SignupConnection::Passcode).pass_code_payload(payload)
    }
}

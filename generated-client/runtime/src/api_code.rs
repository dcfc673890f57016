//! The codes by which the service tells failures of one kind apart: an [`ApiCode`] for each that the documentation
//! lists, and whatever comes later.

use std::fmt;

/// Declares the codes once, for every direction.
macro_rules! api_codes {
    ($($(#[doc = $doc:literal])+ $name:ident = $code:literal,)+) => {
        /// The `apiCode` of a failure. Open: a code that the documentation does not list is [`Unknown`](Self::Unknown).
        ///
        /// `Display` writes the number. Make one by `ApiCode::from(2004)`, which never gives `Unknown` for a listed code.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum ApiCode {
            $($(#[doc = $doc])+ #[doc = concat!("\n\n`", stringify!($code), "`")] $name,)+
            /// A code that the documentation does not list.
            Unknown(i64),
        }

        impl ApiCode {
            /// Every code that the documentation lists.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The number on the wire.
            pub const fn code(self) -> i64 {
                match self {
                    $(Self::$name => $code,)+
                    Self::Unknown(code) => code,
                }
            }
        }

        impl From<i64> for ApiCode {
            fn from(code: i64) -> Self {
                match code {
                    $($code => Self::$name,)+
                    other => Self::Unknown(other),
                }
            }
        }
    };
}

api_codes! {
    /// The signature of the request is wrong.
    SignatureInvalid = 1300,
    /// The service expects another way of signing.
    SignatureMethodMismatch = 1301,
    /// The service expects another version of the signature.
    SignatureVersionMismatch = 1302,
    /// The time stamp of the signature is not in the form that the service wants: milliseconds since 1970.
    SignatureDateMalformed = 1303,
    /// A signed request had no header `date`.
    SignatureDateMissing = 1304,
    /// The clock of this machine and that of the service are too far apart.
    SignatureClockSkew = 1305,
    /// The same signature came before: each is good for one request.
    SignatureReplayed = 1306,
    /// The flow after authentication is complete, and the user is signed in.
    FlowCompleted = 1600,
    /// The user has to pass the second factor that they bound themselves.
    PersonalMfaRequired = 1635,
    /// The user has to pass the second factor that the app demands.
    AppMfaRequired = 1636,
    /// The password has to be set at the first sign-in, without proof of the old one.
    FirstPasswordResetRequired = 1639,
    /// The identity has to be bound to an existing account.
    BindExistingAccountRequired = 1640,
    /// The identity has to be bound to an existing or a new account.
    BindAccountRequired = 1641,
    /// The profile has to be completed before signing in.
    ProfileCompletionRequired = 1642,
    /// The user can unlock the account themselves.
    SelfUnlockRequired = 1643,
    /// The flow after authentication ended early; sign-in starts over.
    FlowTerminated = 1699,
    /// No face photo was uploaded.
    FacePhotoMissing = 1700,
    /// No photo to compare the face with was uploaded.
    FaceComparisonPhotoMissing = 1701,
    /// The face was not recognised.
    FaceMismatch = 1702,
    /// A face can be bound only to an account with an e-mail address or a phone number.
    FaceNeedsContact = 1703,
    /// The phone number could not be verified while a face was bound.
    FacePhoneVerificationFailed = 1704,
    /// The e-mail address could not be verified while a face was bound.
    FaceEmailVerificationFailed = 1705,
    /// The face is bound to an account already.
    FaceAlreadyBound = 1706,
    /// The face could not be bound.
    FaceBindingFailed = 1707,
    /// There is no such user.
    UserNotFound = 2004,
    /// The user is locked.
    UserLocked = 2005,
    /// The password is wrong.
    WrongPassword = 2006,
    /// There is no such app.
    AppNotFound = 2011,
    /// Nobody is signed in, and the request needs somebody.
    NotSignedIn = 2020,
    /// The app takes no registrations.
    RegistrationDisabled = 2031,
    /// Another app has the domain.
    AppDomainTaken = 2039,
    /// Another user pool has the domain.
    UserPoolDomainTaken = 2040,
    /// The password has to be reset, with proof of the old one.
    PasswordResetRequired = 2058,
    /// There is no such user pool.
    UserPoolNotFound = 2224,
    /// The account or the password is wrong; the service does not say which.
    WrongAccountOrPassword = 2333,
    /// The metering or billing of the user pool failed.
    BillingFailed = 4021,
    /// The one-time password is wrong.
    WrongTotp = 6001,
    /// The recovery code of the one-time password is wrong.
    WrongTotpRecoveryCode = 6002,
    /// The one-time password is missing.
    TotpMissing = 6003,
    /// The recovery code of the one-time password is missing.
    TotpRecoveryCodeMissing = 6004,
    /// The user is disabled or no member of the tenant.
    NotATenantMember = 2_120_008,
    /// The user may not sign in to the tenant.
    TenantSignInForbidden = 2_130_010,
    /// The LDAP link is not valid.
    InvalidLdapLink = 2_820_002,
}

impl ApiCode {
    /// Whether the documentation lists the code.
    pub const fn is_known(self) -> bool {
        !matches!(self, Self::Unknown(_))
    }
}

impl From<ApiCode> for i64 {
    fn from(code: ApiCode) -> Self {
        code.code()
    }
}

impl fmt::Display for ApiCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.code().fmt(formatter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_documented_code_goes_there_and_back() {
        assert_eq!(ApiCode::ALL.len(), 43);
        for code in ApiCode::ALL {
            assert!(code.is_known() && ApiCode::from(code.code()) == *code, "{code}");
        }
        assert_eq!((ApiCode::from(7), i64::from(ApiCode::from(7))), (ApiCode::Unknown(7), 7));
    }
}

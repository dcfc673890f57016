//! What mutations and searches take. Fields that the schema lacks are refused.

use super::user::User;
use async_graphql::{Enum, InputObject};

/// Both inputs are fields of a user: texts, truth values and the number of logins.
macro_rules! input {
    ($name:ident: $($text:ident),*; $($field:ident: $type:ty),*) => {
        #[derive(InputObject)]
        pub(super) struct $name {
            $(pub(super) $text: Option<String>,)*
            #[graphql(name = "lastIP")]
            pub(super) last_ip: Option<String>,
            $(pub(super) $field: Option<$type>,)*
            pub(super) password: Option<String>,
        }

        impl $name {
            /// Writes what is set into a user, but for the password.
            pub(super) fn apply(&self, user: &mut User) {
                $(if self.$text.is_some() { user.$text.clone_from(&self.$text); })*
                $(if self.$field.is_some() { user.$field.clone_from(&self.$field); })*
                if self.last_ip.is_some() { user.last_ip.clone_from(&self.last_ip); }
            }
        }
    };
}

input! {
    CreateUserInput:
    username, email, phone, unionid, openid, nickname, photo, browser, oauth, token, last_login, signed_up, device, company,
    name, given_name, family_name, middle_name, profile, preferred_username, website, gender, birthdate, zoneinfo, locale,
    address, formatted, street_address, locality, region, postal_code, country, external_id;
    email_verified: bool, phone_verified: bool, blocked: bool, is_deleted: bool, logins_count: i32,
    register_source: Vec<String>
}

input! {
    UpdateUserInput:
    username, email, phone, unionid, openid, nickname, photo, browser, oauth, token, token_expired_at, last_login, device,
    company, name, given_name, family_name, middle_name, profile, preferred_username, website, gender, birthdate, zoneinfo,
    locale, address, formatted, street_address, locality, region, postal_code, city, province, country, external_id,
    expired_at, main_department_id, main_department_code;
    email_verified: bool, phone_verified: bool, blocked: bool, logins_count: i32
}

#[derive(InputObject)]
pub(super) struct CreateUserIdentityInput {
    pub(super) provider: String,
    pub(super) user_id_in_idp: Option<String>,
    pub(super) openid: Option<String>,
    pub(super) is_social: Option<bool>,
    pub(super) connection_id: Option<String>,
    pub(super) access_token: Option<String>,
    pub(super) refresh_token: Option<String>,
}

#[derive(InputObject)]
pub(super) struct FindUserByIdentityInput {
    pub(super) provider: String,
    pub(super) user_id_in_idp: String,
}

#[derive(InputObject)]
pub(super) struct SearchUserDepartmentOpt {
    pub(super) department_id: Option<String>,
    pub(super) include_children_departments: Option<bool>,
}

#[derive(InputObject)]
pub(super) struct SearchUserGroupOpt {
    pub(super) code: Option<String>,
}

#[derive(InputObject)]
pub(super) struct SearchUserRoleOpt {
    pub(super) namespace: Option<String>,
    pub(super) code: String,
}

#[derive(Enum, Clone, Copy, PartialEq, Eq)]
pub(super) enum SortByEnum {
    #[graphql(name = "CREATEDAT_DESC")]
    CreatedAtDesc,
    #[graphql(name = "CREATEDAT_ASC")]
    CreatedAtAsc,
    #[graphql(name = "UPDATEDAT_DESC")]
    UpdatedAtDesc,
    #[graphql(name = "UPDATEDAT_ASC")]
    UpdatedAtAsc,
}

//! A user, a page of users and their envelope as everyone would write them: what the client's own models are measured
//! against.
#![allow(clippy::struct_field_names, reason = "the names are those of the wire")]

use authing_client::{JsonObject, JsonValue};
use serde::Deserialize;

macro_rules! object {
    ($name:ident { $($field:ident: $ty:ty),* $(,)? }) => {
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        #[allow(dead_code, reason = "they are only read into")]
        pub(crate) struct $name {
            $(pub(crate) $field: $ty,)*
        }
    };
}

#[derive(Deserialize)]
pub(crate) enum Status {
    Activated,
    #[serde(other)]
    Other,
}

#[derive(Deserialize)]
pub(crate) enum Gender {
    M,
    F,
    #[serde(other)]
    Other,
}

type Text = Option<String>;

object!(Envelope { status_code: i64, message: String, request_id: Text, data: User });
object!(Page { total_count: i64, list: Vec<User> });
object!(Identity {
    access_token: Text, ext_idp_id: String, identity_id: String, origin_conn_ids: Vec<String>, provider: String,
    refresh_token: Text, r#type: String, user_id_in_idp: String, user_info_in_idp: Option<JsonObject>,
});
object!(User {
    address: Text, birthdate: Text, browser: Text, city: Text, company: Text, country: Text, created_at: String,
    custom_data: Option<JsonObject>, department_ids: Option<Vec<String>>, device: Text, email: Text,
    email_verified: bool, external_id: Text, family_name: Text, formatted: Text, gender: Gender, given_name: Text,
    identities: Option<Vec<Identity>>, identity_number: Text, last_ip: Text, last_login: Text,
    last_login_app: Text, last_mfa_time: Text, locale: Text, logins_count: Option<i64>, main_department_id: Text,
    middle_name: Text, name: Text, nickname: Text, password_last_set_at: Text,
    password_security_level: Option<i64>, phone: Text, phone_country_code: Text, phone_verified: bool, photo: Text,
    post_id_list: Option<Vec<JsonValue>>, postal_code: Text, preferred_username: Text, profile: Text,
    province: Text, region: Text, register_source: Option<Vec<JsonValue>>,
    reset_password_on_next_login: Option<bool>, status: Status, status_changed_at: Text, street_address: Text,
    tenant_id: Text, updated_at: String, user_id: String, user_source_id: Text, user_source_type: Text,
    username: Text, website: Text, work_status: Text, zoneinfo: Text,
});

//! How long it takes to decode a page of 50 users, against `serde_json::from_slice` into derived structs.
//!
//! `cargo bench -p authing-client --bench decode` prints the ratio of the best times of many rounds. Both sides take turns,
//! so that a busy machine slows them alike.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::struct_field_names,
    reason = "a bench may stop at the first surprise, and talks to people"
)]

use authing_client::{JsonObject, JsonValue, management::models::UserPagingDto};
use std::hint::black_box;
use std::time::{Duration, Instant};

#[path = "../tests/client/replies.rs"]
#[allow(dead_code, reason = "of the replies only the user is decoded")]
mod replies;

/// The same page, as everyone would write it.
mod derived {
    use super::{JsonObject, JsonValue};
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
}

const ROUNDS: u32 = 2000;

fn main() {
    let page = format!(r#"{{"totalCount":50,"list":[{}]}}"#, vec![replies::USER; 50].join(","));
    let page = page.as_bytes();
    // As the client does: validate once, then decode text.
    let ours = || serde_json::from_str::<UserPagingDto>(std::str::from_utf8(page).unwrap()).unwrap().list.len();
    let theirs = || serde_json::from_slice::<derived::Page>(page).unwrap().list.len();
    assert_eq!((ours(), theirs()), (50, 50));
    let mut best = [Duration::MAX; 2];
    for _ in 0..ROUNDS {
        for (best, decode) in best.iter_mut().zip([&ours as &dyn Fn() -> usize, &theirs]) {
            let start = Instant::now();
            black_box(decode());
            *best = start.elapsed().min(*best);
        }
    }
    let [ours, theirs] = best;
    let ratio = ours.as_secs_f64() / theirs.as_secs_f64();
    println!("{} bytes: {ours:?}, derived {theirs:?}, ratio {ratio:.2}", page.len());
}

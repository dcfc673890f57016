//! What models make of JSON that is not quite what the documentation says.

use crate::replies::USER;
use authing_client::OpenEnum;
use authing_client::management::models::{UserDto, UserGender, UserPagingDto, UserStatus};

fn user(json: &str) -> UserDto {
    serde_json::from_str(json).unwrap()
}

#[test]
fn missing_and_null_fields_take_their_empty_value() {
    let nulls = r#"{"userId":null,"status":null,"emailVerified":null,"email":null,"departmentIds":null,"identities":[null],"customData":null}"#;
    let user = user(nulls);
    assert_eq!((user.user_id.as_str(), user.email_verified, user.email.as_deref()), ("", false, None));
    assert_eq!((user.status.as_str(), user.gender, user.custom_data), ("", UserGender::default(), None));
    assert_eq!((user.department_ids.len(), user.identities.len()), (0, 1));
    assert_eq!(serde_json::from_str::<UserPagingDto>("null").unwrap(), UserPagingDto::default());
}

#[test]
fn numbers_texts_and_booleans_may_stand_for_each_other() {
    let user = user(
        r#"{"userId":42,"loginsCount":"3","emailVerified":"true","phoneVerified":0,"postalCode":438100,"more":[1]}"#,
    );
    assert_eq!(
        (user.user_id.as_str(), user.logins_count, user.postal_code.as_deref()),
        ("42", Some(3), Some("438100"))
    );
    assert!(user.email_verified && !user.phone_verified);
}

#[test]
fn an_unknown_enum_value_is_kept() {
    let status: UserStatus = serde_json::from_str("\"Asleep\"").unwrap();
    assert_eq!(status, UserStatus::Unknown("Asleep".to_owned()));
    assert!(!status.is_known() && UserStatus::Activated.is_known());
    assert_eq!(
        (serde_json::to_string(&status).unwrap(), status.to_string()),
        ("\"Asleep\"".to_owned(), "Asleep".to_owned())
    );
    for value in UserStatus::VALUES {
        assert_eq!(UserStatus::from(value.as_str()), *value);
    }
}

#[cfg(feature = "unknown-fields")]
#[test]
fn what_no_page_lists_is_kept_in_its_place() {
    let json = r#"{"userId":"u","shoeSize":42,"identities":[{"provider":"wechat","secretOfTomorrow":{"a":[1]}}]}"#;
    let user = user(json);
    assert_eq!(user.unknown_fields.get("shoeSize"), Some(&42.into()));
    assert_eq!((user.unknown_fields.get("userId"), user.unknown_fields.is_empty()), (None, false));
    let of_identity: Vec<_> = user.identities[0].unknown_fields.iter().map(|(name, _)| name).collect();
    assert_eq!(of_identity, ["secretOfTomorrow"]);
    let shown = format!("{user:?}");
    assert!(shown.contains(r#"unknown_fields: {"shoeSize"}"#) && !shown.contains("42"), "{shown}");
    assert!(serde_json::from_str::<UserDto>(USER).unwrap().unknown_fields.is_empty());
}

#[cfg(all(feature = "unknown-fields", feature = "serde-both"))]
#[test]
fn what_no_page_lists_is_written_again() {
    let stored = serde_json::to_value(user(r#"{"userId":"u","shoeSize":42.5,"identities":[{"more":null}]}"#)).unwrap();
    assert_eq!((&stored["shoeSize"], stored["identities"][0].get("more")), (&42.5.into(), Some(&().into())));
    assert_eq!(serde_json::from_value::<UserDto>(stored.clone()).unwrap(), user(&stored.to_string()));
}

#[test]
fn each_of_the_31_fields_of_a_reply_arrives() {
    let shown = format!("{:#?}", user(USER));
    let is_field = |line: &&str| line.starts_with("    ") && !line.starts_with("     ") && line.contains(": ");
    let empty = ["None,", "[],", "\"\",", "{},", "Unknown("];
    let filled = shown.lines().filter(is_field).filter(|line| !empty.iter().any(|end| line.ends_with(end)));
    assert_eq!(filled.count(), 31, "{shown}");
}

#[cfg(feature = "serde-both")]
#[test]
fn a_stored_model_reads_back_equal() {
    let user = user(USER);
    let stored = serde_json::to_string(&user).unwrap();
    assert_eq!(serde_json::from_str::<UserDto>(&stored).unwrap(), user);
}

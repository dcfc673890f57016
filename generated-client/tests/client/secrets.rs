//! What `Debug` of a model shows, and what it does not.

use authing_client::authentication::models::{LoginTokenResponseDataDto, SignInByPasswordPayloadDto};
use authing_client::management::models::UserDto;

#[test]
fn secrets_and_addresses_are_hidden_and_empty_ones_are_not() {
    let json = r#"{"userId":"u-1","email":"test@example.com","phone":"18888888888","emailVerified":true}"#;
    let user: UserDto = serde_json::from_str(json).unwrap();
    let shown = format!("{user:?}");
    assert!(
        shown.contains(r#"user_id: "u-1""#) && shown.contains("email: ***") && shown.contains("phone: ***"),
        "{shown}"
    );
    assert!(
        shown.contains("email_verified: true") && !shown.contains("example.com") && !shown.contains("888"),
        "{shown}"
    );
    assert_eq!(user.email.as_deref(), Some("test@example.com"), "the field itself is as it came");
    assert!(format!("{:?}", UserDto::default()).contains("email: None"));
}

#[test]
fn tokens_and_passwords_are_hidden() {
    let tokens: LoginTokenResponseDataDto =
        serde_json::from_str(r#"{"access_token":"eyJ-a","id_token":"eyJ-i","refresh_token":"r3","expire_in":7200}"#)
            .unwrap();
    let shown = format!("{tokens:#?}");
    assert!(!shown.contains("eyJ") && !shown.contains("r3") && shown.contains("7200"), "{shown}");
    let payload = SignInByPasswordPayloadDto::new("s3cret").email("test@example.com");
    let shown = format!("{payload:?}");
    assert!(!shown.contains("s3cret") && !shown.contains("example"), "{shown}");
}

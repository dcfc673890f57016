//! The Rust names of an API: clashes ask for a pin, pins must fit, and any name of any page ends as a legal identifier
//! or as a finding.
#![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use codegen::diagnostic::Diagnostics;
use codegen::ir::{Api, Envelope, Field, Method, Place, Reach, Type};
use codegen::rust::{Name, Pins, render};
use proptest::prelude::*;

use sample::{With, api, codes, dto, enum_type, field, operation, rendered, response, values};

mod sample;

fn with_parameters(names: &[&str]) -> Api {
    let parameters = names.iter().map(|name| (Place::Query, field(name, Type::String, false))).collect();
    api(
        vec![operation("get-user", Method::Get, parameters, response("R", Envelope::Empty, None))],
        Vec::new(),
        Vec::new(),
    )
}

fn with_fields(names: &[&str], reach: Reach) -> Api {
    let fields: Vec<Field> = names.iter().map(|name| field(name, Type::String, false)).collect();
    api(Vec::new(), vec![dto("UserDto", reach, fields)], Vec::new())
}

fn with_values(list: &[&str]) -> Api {
    let list: Vec<_> = list.iter().map(|value| (*value, None)).collect();
    api(Vec::new(), Vec::new(), vec![values("UserStatus", Reach::Both, &list)])
}

fn with_operations(ids: &[&str]) -> Api {
    let operation = |id: &&str| operation(id, Method::Get, Vec::new(), response("R", Envelope::Empty, None));
    api(ids.iter().map(operation).collect(), Vec::new(), Vec::new())
}

fn with_types(names: &[&str]) -> Api {
    api(Vec::new(), names.iter().map(|name| dto(name, Reach::Both, Vec::new())).collect(), Vec::new())
}

#[test]
fn clashes_ask_for_a_pin() {
    let none: [(&str, &str); 0] = [];
    assert_eq!(codes(&with_parameters(&["userId", "user_id"]), &none), ["R02"]);
    assert_eq!(codes(&with_parameters(&["userId", "user_id", "UserID"]), &none), ["R02", "R02"]);
    assert_eq!(codes(&with_fields(&["userId", "user_id"], Reach::Response), &none), ["R02"]);
    assert_eq!(codes(&with_values(&["1", "+1"]), &none), ["R02"]);
    assert_eq!(
        codes(&with_operations(&["get-user", "get--user"]), &none),
        ["R02", "R02", "R02"],
        "method, type, module"
    );
    assert_eq!(codes(&with_types(&["MFAConfig", "MfaConfig"]), &none), ["R02", "R02"], "type, module");
    assert_eq!(codes(&with_types(&["Option", "OptionDto"]), &none), ["R02", "R02"]);
    assert!(
        codes(&with_parameters(&["userId", "user_id"]), &[("management.get-user.user_id", "old_user_id")]).is_empty()
    );
}

#[test]
fn what_makes_a_value_null_is_a_name_too() {
    let fields = || [field("name", Type::String, false).nullable(), field("clearName", Type::String, false)];
    let parameters = fields().into_iter().map(|field| (Place::Body, field)).collect();
    let operation = operation("set-user", Method::Post, parameters, response("R", Envelope::Empty, None));
    let none: [(&str, &str); 0] = [];
    assert_eq!(codes(&api(vec![operation], Vec::new(), Vec::new()), &none), ["R02"]);
    let with_dto = |reach| api(Vec::new(), vec![dto("UserDto", reach, fields().into())], Vec::new());
    assert_eq!(codes(&with_dto(Reach::Request), &none), ["R02"]);
    assert!(codes(&with_dto(Reach::Both), &none).is_empty(), "a reply tells absent and null alike");
}

#[test]
fn a_type_and_an_enum_may_not_share_a_name() {
    let both =
        api(Vec::new(), vec![dto("Kind", Reach::Both, Vec::new())], vec![values("Kind", Reach::Both, &[("a", None)])]);
    assert_eq!(codes(&both, &[]), ["R02", "R02"]);
}

#[test]
fn reserved_names_ask_for_a_pin() {
    assert_eq!(codes(&with_parameters(&["send"]), &[]), ["R03"]);
    assert_eq!(codes(&with_parameters(&["timeout"]), &[("management.get-user.timeout", "set_query")]), ["R03"]);
    assert_eq!(codes(&with_fields(&["new"], Reach::Request), &[]), ["R03"]);
    assert_eq!(codes(&with_fields(&["new"], Reach::Response), &[]), [""; 0]);
    assert_eq!(codes(&with_fields(&["unknownFields"], Reach::Response), &[]), ["R03"]);
    assert_eq!(codes(&with_values(&["unknown"]), &[]), ["R03"]);
    assert!(codes(&with_values(&["unknown"]), &[("management.UserStatus.unknown", "NotKnown")]).is_empty());
    assert_eq!(codes(&with_operations(&["builder"]), &[]), ["R03"]);
    assert_eq!(codes(&with_operations(&["call"]), &[]), ["R03", "R03"], "method and type");
    assert_eq!(codes(&with_operations(&["mod"]), &[]), ["R03"], "mod.rs is the module itself");
    assert_eq!(codes(&with_types(&["Con"]), &[]), ["R03"], "con.rs is a device on Windows");
}

#[test]
fn names_without_ascii_words_ask_for_a_pin() {
    assert_eq!(codes(&with_values(&["男", "女"]), &[]), ["R01", "R01"]);
    assert!(codes(&with_values(&["男"]), &[("management.UserStatus.男", "Male")]).is_empty());
    assert_eq!(codes(&with_parameters(&["*", "self", "super"]), &[]), ["R01", "R01", "R01"]);
    assert_eq!(codes(&with_values(&["", "Self"]), &[]), ["R01", "R01"]);
    assert_eq!(codes(&with_types(&["Super"]), &[]), ["R01"], "super.rs could not be a module");
    assert_eq!(codes(&with_fields(&["a".repeat(101).as_str()], Reach::Response), &[]), ["R01"]);
}

#[test]
fn pins_must_fit() {
    let user = with_fields(&["type"], Reach::Response);
    let pin = |name| codes(&user, &[("management.UserDto.type", name)]);
    assert!(pin("kind").is_empty() && pin("r#type") == ["R05"] && pin("match").is_empty());
    for bad in ["Kind", "user-type", "用户", "", "_", "_kind", "self", "a b", "kind;fn x(){}"] {
        assert_eq!(pin(bad), ["R05"], "{bad}");
    }
    assert_eq!(codes(&user, &[("management.UserDto.typ", "kind")]), ["R04"]);
    assert_eq!(codes(&user, &[("management.UserDto", "user")]), ["R05"]);
    assert!(codes(&user, &[("management.UserDto", "Option")]).is_empty(), "becomes OptionDto");
}

#[test]
fn a_pin_that_is_nearly_right_gets_a_suggestion() {
    let mut diagnostics = Diagnostics::default();
    let entries = [("management.UserDto.typ".to_owned(), ("kind".to_owned(), sample::at(1)))].into();
    render(&with_fields(&["type"], Reach::Response), &Pins { entries }, &mut diagnostics);
    let help: Vec<_> = diagnostics.iter().filter_map(|d| d.help.as_deref()).collect();
    assert_eq!(help, ["did you mean `management.UserDto.type`?"]);
}

#[test]
fn keywords_and_standard_names_need_no_pin() {
    let files = rendered(&with_types(&["Option", "Type", "MFAConfig"]));
    let models = files.get("management/models/mod.rs").unwrap();
    for line in [
        "mod r#type;",
        "pub use self::r#type::Type;",
        "pub use self::option_dto::OptionDto;",
        "pub use self::mfa_config::MfaConfig;",
    ] {
        assert!(models.contains(line), "{models}");
    }
    assert!(files.get("management/models/type.rs").is_some());
    let files = rendered(&with_fields(&["type"], Reach::Request));
    assert!(files.get("management/models/user_dto.rs").unwrap().contains("pub r#type: Option<String>,"));
}

/// Names as pages could have them: words, keywords, symbols, Chinese, anything.
fn wire_name() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "userId",
        "user_id",
        "type",
        "self",
        "Self",
        "crate",
        "send",
        "new",
        "Unknown",
        "unknown",
        "1",
        "+1",
        "zh-CN",
        "用户",
        "*",
        "",
        "MFAConfig",
        "OAuth2",
        "r#type",
        "a.b",
        "mod",
        "con",
        "Option",
        "await",
        "_",
        "__",
        "IDs",
        "value",
        "missing",
    ]);
    prop_oneof![words.prop_map(str::to_owned), ".{0,12}", "[a-zA-Z0-9_+-]{1,8}", Just("x".repeat(150))]
}

/// An API whose names are all arbitrary; within one owner a name occurs once, as the reader of pages guarantees.
fn any_api() -> impl Strategy<Value = Api> {
    let names = || prop::collection::btree_set(wire_name(), 0..6);
    (names(), names(), names(), names(), any::<bool>()).prop_map(|(ids, types, members, listed, required)| {
        let fields = || members.iter().map(|name| field(name, enum_type("UserStatus"), required)).collect::<Vec<_>>();
        let parameters = || fields().into_iter().map(|field| (Place::Query, field)).collect();
        let operations = ids
            .iter()
            .map(|id| operation(id, Method::Get, parameters(), response("Flat", Envelope::Flat, None)))
            .collect();
        let dtos = types.iter().map(|name| dto(name, Reach::Both, fields())).collect();
        let list: Vec<_> = listed.iter().map(|value| (value.as_str(), Some(value.as_str()))).collect();
        api(operations, dtos, vec![values("UserStatus", Reach::Both, &list)])
    })
}

/// Every identifier that the generator chose is legal, or nothing is emitted: the emitted text parses, and no item of a
/// file is declared twice.
fn check(api: &Api) -> Result<(), TestCaseError> {
    let mut diagnostics = Diagnostics::default();
    let files = render(api, &Pins::default(), &mut diagnostics);
    prop_assert_eq!(files.is_empty(), diagnostics.has_errors());
    prop_assert!(diagnostics.iter().all(|d| d.code.id != "R09"), "{:?}", diagnostics);
    for (path, text) in files.iter() {
        let file = syn::parse_file(text);
        prop_assert!(file.is_ok(), "{path}:\n{text}");
        for item in file.into_iter().flat_map(|file| file.items) {
            let members: Vec<String> = match item {
                syn::Item::Struct(item) => {
                    item.fields.into_iter().filter_map(|f| f.ident).map(|i| i.to_string()).collect()
                }
                syn::Item::Enum(item) => item.variants.into_iter().map(|v| v.ident.to_string()).collect(),
                _ => continue,
            };
            let unique: std::collections::BTreeSet<_> = members.iter().collect();
            prop_assert_eq!(unique.len(), members.len(), "{}", path);
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_page_gives_legal_unique_names_or_findings(api in any_api()) {
        check(&api)?;
    }

    #[test]
    fn a_name_is_an_identifier(text in wire_name()) {
        if let Some(name) = Name::new(&text) {
            prop_assert!(syn::parse_str::<syn::Ident>(&name.to_string()).is_ok(), "{name}");
        }
    }
}

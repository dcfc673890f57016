//! The text of generated files: its shape, its independence from the order of the pages, and what becomes of doc text
//! that tries to be code.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop at the first surprise")]

use codegen::ir::{Api, Deprecation, Envelope, Method, Place, Reach, Type};
use proptest::prelude::*;
use syn::{Item, parse_quote};

use sample::{With, api, codes, dto, dto_type, fact, field, full, operation, rendered, response};

mod sample;

fn items(api: &Api, path: &str) -> Vec<Item> {
    let files = rendered(api);
    syn::parse_file(files.get(path).unwrap()).unwrap().items
}

/// Items as text, so that they can be compared and shown.
fn layout(items: &[Item]) -> String {
    prettyplease::unparse(&syn::File { shebang: None, frontmatter: None, attrs: Vec::new(), items: items.to_vec() })
}

fn one_parameter(parameter: codegen::ir::Field) -> Api {
    let operation =
        operation("get-user", Method::Get, vec![(Place::Query, parameter)], response("R", Envelope::Empty, None));
    api(vec![operation], Vec::new(), Vec::new())
}

/// Reverses every list of the API whose order is an accident.
fn reversed(mut api: Api) -> Api {
    for client in &mut api.clients {
        client.operations.reverse();
        client.dtos.reverse();
        client.enums.reverse();
        client.operations.iter_mut().for_each(|operation| {
            operation.parameters.reverse();
            operation.response.fields.reverse();
        });
        client.dtos.iter_mut().for_each(|dto| dto.fields.reverse());
        client.enums.iter_mut().for_each(|item| item.values.reverse());
    }
    api
}

#[test]
fn the_order_of_pages_and_rows_never_shows() {
    assert_eq!(rendered(&full()), rendered(&reversed(full())));
}

#[test]
fn an_operation_is_data_a_method_and_setters() {
    let items = items(&full(), "management/operations/get_user.rs");
    let info: Item = parse_quote! {
        impl Operation for GetUser {
            type Output = models::UserDto;
            const INFO: OperationInfo = OperationInfo {
                id: "get-user",
                method: Method::Get,
                path: "/api/v3/get-user",
                payload: Payload::Data,
                idempotent: true,
                page: "spec/v3/management/users/page.md",
                limits: &[],
            };
        }
    };
    let setter: Item = parse_quote! {
        impl Call<GetUser> {
            pub fn with_custom_data(self, value: bool) -> Self {
                self.set_query("withCustomData", value)
            }
        }
    };
    let [.., found_info, _, found_setter] = items.as_slice() else { panic!("too few items") };
    let bare = bare(vec![found_info.clone(), found_setter.clone()]);
    assert_eq!(bare, layout(&[info, setter]));
}

/// Items without the docs and compiler hints of their functions, which must have no other attributes.
fn bare(mut items: Vec<Item>) -> String {
    for item in &mut items {
        let Item::Impl(block) = item else { continue };
        for member in &mut block.items {
            let syn::ImplItem::Fn(function) = member else { continue };
            let known = |name: &str| ["doc", "inline", "must_use"].contains(&name);
            let named = |a: &syn::Attribute| a.path().get_ident().is_some_and(|name| known(&name.to_string()));
            assert!(function.attrs.iter().all(named));
            function.attrs.clear();
        }
    }
    layout(&items)
}

#[test]
fn types_follow_reach_and_requirement() {
    let files = rendered(&full());
    let user = files.get("management/models/user_dto.rs").unwrap();
    for line in [
        "pub department_ids: Vec<String>,",
        "pub identities: Vec<IdentityDto>,",
        "pub logins_count: Option<i64>,",
        "pub score: Option<f64>,",
        "pub manager: Option<Box<UserDto>>,",
        "pub status: UserStatus,",
        "pub custom_data: Option<runtime::JsonObject>,",
        "#[deprecated(note = \"use `user_id` instead\")]",
        "#[cfg(feature = \"serde-both\")]",
    ] {
        assert!(user.contains(line), "{line} is not in\n{user}");
    }
    assert!(!user.contains("pub fn new"), "no request holds it");
    let create = files.get("management/models/create_user_req_dto.rs").unwrap();
    for line in [
        "pub tags: Option<Vec<String>>,",
        "pub children: Option<Vec<CreateUserReqDto>>,",
        "self.parent = Some(Box::new(value));",
    ] {
        assert!(create.contains(line), "{line} is not in\n{create}");
    }
    assert!(files.get("management/models/login_resp_dto.rs").unwrap().contains("pub access_token: String,"));
}

#[test]
fn what_has_no_form_on_the_wire_is_reported() {
    assert_eq!(codes(&one_parameter(field("file", Type::File, true)), &[]), ["R06"]);
    assert_eq!(codes(&one_parameter(field("lists", Type::array(Type::array(Type::String)), true)), &[]), ["R06"]);
    let mut filter = one_parameter(field("filter", dto_type("FilterDto"), false));
    filter.clients[0].dtos.push(dto("FilterDto", Reach::Request, Vec::new()));
    assert_eq!(codes(&filter, &[]), ["R06"]);
    filter.clients[0].operations[0].parameters[0].place = Place::Body;
    assert!(codes(&filter, &[]).is_empty());
    let mut graphql = one_parameter(field("id", Type::String, true));
    let root = codegen::ir::RootField { name: "user".to_owned(), arguments: None, inner: None };
    graphql.clients[0].operations[0].transport.value = codegen::ir::Transport::Query(root);
    assert_eq!(codes(&graphql, &[]), ["R07"]);
    let mut unknown = one_parameter(field("id", Type::String, true));
    "nobody".clone_into(&mut unknown.clients[0].name);
    assert_eq!(codes(&unknown, &[]), ["R07"]);
}

#[test]
fn flat_responses_of_one_name_must_agree() {
    let flat = |id: &str, fields: &[&str]| {
        let mut response = response("TokenDto", Envelope::Flat, None);
        response.fields = fields.iter().map(|name| field(name, Type::String, true)).collect();
        operation(id, Method::Get, Vec::new(), response)
    };
    assert!(codes(&api(vec![flat("a", &["x", "y"]), flat("b", &["y", "x"])], Vec::new(), Vec::new()), &[]).is_empty());
    assert_eq!(codes(&api(vec![flat("a", &["x"]), flat("b", &["y"])], Vec::new(), Vec::new()), &[]), ["R08"]);
}

#[test]
fn deprecations_name_the_rust_replacement() {
    let mut old = one_parameter(field("a", Type::String, false).deprecated(Some("b")));
    let operation = &mut old.clients[0].operations[0];
    operation.deprecated = Some(fact(Deprecation { replacement: Some("a [b](c) \"d\"".to_owned()) }));
    let files = rendered(&old);
    let text = files.get("management/operations/get_user.rs").unwrap();
    assert!(text.contains(r#"#[deprecated(note = "use `b` instead")]"#), "{text}");
    assert!(text.contains(r#"#[deprecated(note = "use `a [b](c) \"d\"` instead")]"#), "{text}");
}

#[test]
fn blank_lines_stand_between_items_and_members_only() {
    for (path, text) in rendered(&full()).iter() {
        assert!(text.starts_with(codegen::output::HEADER) && text.ends_with('\n') && !text.ends_with("\n\n"), "{path}");
        assert!(!text.contains("\n\n\n") && !text.contains("{\n\n") && !text.contains("\n\n}"), "{path}:\n{text}");
        assert!(
            !text.contains("}\n    pub fn") && !text.contains("}\nimpl") && !text.contains("    }\n    ///"),
            "{path}:\n{text}"
        );
    }
    let files = rendered(&full());
    assert!(files.get("management/models/mod.rs").unwrap().contains("mod identity_dto;\nmod login_resp_dto;"));
}

proptest! {
    /// Whatever a page says, it ends in doc comments and string literals: the same items as with harmless words.
    #[test]
    fn doc_text_never_becomes_code(words in hostile(), literal in hostile()) {
        let with = |words: &str, literal: &str| {
            let mut api = one_parameter(field("userId", Type::String, true).words(words).example(literal));
            let operation = &mut api.clients[0].operations[0];
            operation.title.value = words.to_owned();
            operation.description = Some(fact(words.to_owned()));
            api
        };
        let bare = |api: &Api| bare(items(api, "management/operations/get_user.rs"));
        prop_assert_eq!(bare(&with(&words, &literal)), bare(&with("words", "literal")));
        let files = rendered(&with(&words, &literal));
        let text = files.get("management/operations/get_user.rs").unwrap();
        let is_trick = |c: char| c != '\n' && c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c);
        prop_assert!(!text.contains(is_trick), "{}", text);
    }
}

fn hostile() -> impl Strategy<Value = String> {
    let bits = prop::sample::select(vec![
        "*/",
        "/*",
        "\"]",
        "#![no_std]",
        "\\",
        "${x}",
        "{",
        "}",
        "```",
        "`",
        "\n",
        "\r",
        "\n\n",
        "\u{202e}",
        "//",
        "///",
        "\"",
        "'",
        "fn main() {}",
        "<script>",
        "[x](y)",
        "用户",
        " ",
        "    ",
        "\t",
        "-",
        "1. ",
        "# ",
        "https://a.cn/",
        "\0",
        "r#\"",
        "\"#",
    ]);
    prop::collection::vec(bits, 0..8).prop_map(|bits| bits.concat())
}

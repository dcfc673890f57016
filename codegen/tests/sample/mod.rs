//! Small APIs made by hand, so that the rust stage is tested alone.
#![allow(dead_code, reason = "each test uses a part")]

use codegen::diagnostic::Diagnostics;
use codegen::ir::{
    Api, Client, Constraints, Deprecation, Dto, Enum, EnumValue, Envelope, FORMAT, Fact, Field, Method, Operation, Parameter,
    Place, Reach, Response, Rule, Transport, Type, Version,
};
use codegen::output::FileSet;
use codegen::rust::{Pins, render};
use codegen::source::Span;
use serde_json::Value;

pub fn at(line: u32) -> Span {
    Span { file: 0, line, start: line * 100, end: line * 100 + 1 }
}

pub fn fact<T>(value: T) -> Fact<T> {
    Fact::new(value, at(1), Rule::NameCell)
}

pub fn field(name: &str, ty: Type, required: bool) -> Field {
    Field {
        name: fact(name.to_owned()),
        ty: fact(ty),
        required: fact(required),
        default: None,
        description: None,
        example: None,
        values: None,
        constraints: Constraints::default(),
    }
}

/// Chained facts of a field.
pub trait With {
    fn example(self, value: impl Into<Value>) -> Self;
    fn words(self, text: &str) -> Self;
    fn nullable(self) -> Self;
    fn deprecated(self, replacement: Option<&str>) -> Self;
}

impl With for Field {
    fn example(mut self, value: impl Into<Value>) -> Self {
        self.example = Some(fact(value.into()));
        self
    }

    fn words(mut self, text: &str) -> Self {
        self.description = Some(fact(text.to_owned()));
        self
    }

    fn nullable(mut self) -> Self {
        self.constraints.nullable = Some(fact(true));
        self
    }

    fn deprecated(mut self, replacement: Option<&str>) -> Self {
        self.constraints.deprecated = Some(fact(Deprecation { replacement: replacement.map(str::to_owned) }));
        self
    }
}

pub fn dto_type(name: &str) -> Type {
    Type::Dto { name: name.to_owned() }
}

pub fn enum_type(name: &str) -> Type {
    Type::Enum { name: name.to_owned() }
}

pub fn dto(name: &str, reach: Reach, fields: Vec<Field>) -> Dto {
    Dto { name: fact(name.to_owned()), fields, reach, also_at: Vec::new() }
}

pub fn values(name: &str, reach: Reach, list: &[(&str, Option<&str>)]) -> Enum {
    let value = |(value, text): &(&str, Option<&str>)| EnumValue {
        value: fact((*value).to_owned()),
        text: text.map(|text| fact(text.to_owned())),
    };
    Enum { name: name.to_owned(), values: list.iter().map(value).collect(), open: false, owners: vec![format!("{name}.owner")], reach }
}

pub fn response(name: &str, envelope: Envelope, data: Option<Type>) -> Response {
    let fields = data.into_iter().map(|ty| field("data", ty, false)).collect();
    Response { name: fact(name.to_owned()), fields, envelope, example: None }
}

pub fn operation(id: &str, method: Method, parameters: Vec<(Place, Field)>, response: Response) -> Operation {
    Operation {
        id: id.to_owned(),
        group: "users".to_owned(),
        page: 0,
        title: fact(format!("标题 {id}")),
        description: None,
        deprecated: None,
        transport: fact(Transport::Http { method, path: format!("/api/v3/{id}") }),
        parameters: parameters.into_iter().map(|(place, field)| Parameter { place, field }).collect(),
        response,
        pagination: None,
        samples: Vec::new(),
    }
}

pub fn api(operations: Vec<Operation>, dtos: Vec<Dto>, enums: Vec<Enum>) -> Api {
    let client =
        Client { version: Version::V3, name: "management".to_owned(), groups: Vec::new(), operations, dtos, enums };
    Api { format: FORMAT, files: vec!["spec/v3/management/users/page.md".to_owned()], clients: vec![client], corrections: Vec::new() }
}

/// The files of an API without findings.
pub fn rendered(api: &Api) -> FileSet {
    let mut diagnostics = Diagnostics::default();
    let files = render(api, &Pins::default(), &mut diagnostics);
    assert!(diagnostics.is_empty(), "{diagnostics:#?}");
    files
}

/// The codes of the findings; there are no files then.
pub fn codes(api: &Api, pins: &[(&str, &str)]) -> Vec<&'static str> {
    let mut diagnostics = Diagnostics::default();
    let entries = pins.iter().map(|(key, name)| ((*key).to_owned(), ((*name).to_owned(), at(9)))).collect();
    let files = render(api, &Pins { entries }, &mut diagnostics);
    assert_eq!(files.is_empty(), diagnostics.has_errors());
    let mut codes: Vec<_> = diagnostics.iter().map(|d| d.code.id).collect();
    codes.sort_unstable();
    codes
}

/// The operations of the first pages, and one of each kind that they have not.
pub fn full() -> Api {
    use Reach::{Both, Request, Response as Received};
    let hostile = "*/ \"] #![no_std] \\ ${x} [Vec] <b> `a`` https://a.cn/x_y ```rust\u{202e}";
    let user = dto("UserDto", Received, vec![
        field("userId", Type::String, true).words("用户 ID。").example("6229ffaxxxxxxxxcade3e3d9"),
        field("status", enum_type("UserStatus"), true),
        field("email", Type::String, false).words(hostile).example("a@b.cn"),
        field("loginsCount", Type::Number, false).example(3),
        field("score", Type::Number, false).example(0.5),
        field("departmentIds", Type::array(Type::String), false),
        field("identities", Type::array(dto_type("IdentityDto")), false),
        field("customData", Type::Object, false),
        field("manager", dto_type("UserDto"), true),
        field("oldName", Type::String, false).deprecated(Some("userId")),
    ]);
    let identity = dto("IdentityDto", Received, vec![field("type", Type::String, true), field("userIdInIdp", Type::String, true)]);
    let create = dto("CreateUserReqDto", Request, vec![
        field("status", enum_type("UserStatus"), true).example("Activated"),
        field("email", Type::String, false),
        field("tags", Type::array(Type::String), false),
        field("options", dto_type("Option"), false),
        field("children", Type::array(dto_type("CreateUserReqDto")), false),
        field("parent", dto_type("CreateUserReqDto"), false),
        field("oldName", Type::String, true).nullable().deprecated(None),
        field("limits", Type::array(Type::Number), true).example(vec![1_657_000_000_000_i64, 2]),
    ]);
    let option = dto("Option", Both, vec![field("default", Type::Any, false), field("keepPassword", Type::Boolean, false)]);
    let mut option = option;
    option.fields[0].name.value = "fallback".to_owned();
    let paging = dto("UserPagingDto", Received, vec![
        field("totalCount", Type::Number, true),
        field("list", Type::array(dto_type("UserDto")), true),
    ]);
    let empty = dto("EmptyDto", Both, Vec::new());
    let mut legacy = operation("list-users-legacy", Method::Get, vec![
        (Place::Query, field("page", Type::Number, false).words("当前页数。").example(1)),
        (Place::Query, field("status", enum_type("UserStatus"), false)),
        (Place::Query, field("updatedAtStart", Type::Number, false).example(1_655_714_763_890_i64).deprecated(Some("page"))),
    ], response("UserPaginatedRespDto", Envelope::Data, Some(dto_type("UserPagingDto"))));
    legacy.deprecated = Some(fact(Deprecation { replacement: Some("create-user".to_owned()) }));
    let mut login = response("LoginRespDto", Envelope::Flat, None);
    login.fields = vec![field("access_token", Type::String, true), field("expire_in", Type::Number, false)];
    let many = (0..9).map(|i| (Place::Body, field(&format!("a{i}"), Type::String, true))).collect();
    api(vec![
        operation("get-user", Method::Get, vec![
            (Place::Query, field("userId", Type::String, true).words("用户 ID。").example("6229ffaxxxxxxxxcade3e3d9")),
            (Place::Query, field("withCustomData", Type::Boolean, false).words(hostile).example(true)),
        ], response("UserSingleRespDto", Envelope::Data, Some(dto_type("UserDto")))),
        operation("get-user-batch", Method::Get, vec![
            (Place::Query, field("userIds", Type::array(Type::String), true).words("用户 ID 列表。").example(vec!["6229ffaxxxxxxxxcade3e3d9", "b"])),
            (Place::Query, field("withIdentities", Type::Boolean, false).example(true)),
        ], response("UserListRespDto", Envelope::Data, Some(Type::array(dto_type("UserDto"))))),
        legacy,
        operation("create-user", Method::Post, vec![
            (Place::Body, field("user", dto_type("CreateUserReqDto"), true)),
            (Place::Body, field("options", dto_type("Option"), false)),
            (Place::Body, field("kinds", Type::array(enum_type("UserStatus")), true)),
            (Place::Body, field("users", Type::array(dto_type("CreateUserReqDto")), true)),
            (Place::Body, field("anything", Type::Any, true)),
            (Place::Body, field("object", Type::Object, true)),
            (Place::Body, field("objects", Type::array(Type::Object), true)),
            (Place::Body, field("ratio", Type::Number, true).example(0.25)),
            (Place::Body, field("none", Type::String, true).nullable()),
            (Place::Body, field("empty", dto_type("EmptyDto"), false)),
            (Place::Body, field("ratios", Type::array(Type::Number), false).example(vec![0.5])),
        ], response("CommonRespDto", Envelope::Empty, None)),
        operation("login", Method::Post, many, login),
        operation("delete-thing", Method::Delete, vec![(Place::Path, field("id", Type::Integer, true))],
            response("IsSuccessRespDto", Envelope::Data, Some(Type::Object))),
    ], vec![user, identity, create, option, paging, empty], vec![
        values("UserStatus", Both, &[("Suspended", Some("已停用")), ("Activated", None), ("zh-CN", None), ("1", Some(hostile))]),
    ])
}

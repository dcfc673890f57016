//! One API with everything that the emitter knows.

use codegen::ir::Reach::{Both, Request, Response as Received};
use codegen::ir::{Api, Deprecation, Dto, Envelope, Field, Method, Operation, Place, Type};

use super::{With, api, dto, dto_type, enum_type, fact, field, operation, response, values};

const HOSTILE: &str = "*/ \"] #![no_std] \\ ${x} [Vec] <b> `a`` https://a.cn/x_y ```rust\u{202e}";

/// The operations of the first pages, and one of each kind that they have not.
pub fn full() -> Api {
    let texts = [("Suspended", Some("已停用")), ("Activated", None), ("zh-CN", None), ("1", Some(HOSTILE))];
    let mut operations = reading();
    operations.extend(writing());
    let mut dtos = received();
    dtos.extend(sent());
    api(operations, dtos, vec![values("UserStatus", Both, &texts)])
}

fn query(fields: Vec<Field>) -> Vec<(Place, Field)> {
    fields.into_iter().map(|field| (Place::Query, field)).collect()
}

fn body(fields: Vec<Field>) -> Vec<(Place, Field)> {
    fields.into_iter().map(|field| (Place::Body, field)).collect()
}

fn received() -> Vec<Dto> {
    let user = vec![
        field("userId", Type::String, true).words("用户 ID。").example("6229ffaxxxxxxxxcade3e3d9"),
        field("status", enum_type("UserStatus"), true),
        field("email", Type::String, false).words(HOSTILE).example("a@b.cn"),
        field("loginsCount", Type::Number, false).example(3),
        field("score", Type::Number, false).example(0.5),
        field("departmentIds", Type::array(Type::String), false),
        field("identities", Type::array(dto_type("IdentityDto")), false),
        field("customData", Type::Object, false),
        field("manager", dto_type("UserDto"), true),
        field("oldName", Type::String, false).deprecated(Some("userId")),
    ];
    let identity = vec![field("type", Type::String, true), field("userIdInIdp", Type::String, true)];
    let paging = vec![field("totalCount", Type::Number, true), field("list", Type::array(dto_type("UserDto")), true)];
    vec![
        dto("UserDto", Received, user),
        dto("IdentityDto", Received, identity),
        dto("UserPagingDto", Received, paging),
        dto("EmptyDto", Both, Vec::new()),
    ]
}

fn sent() -> Vec<Dto> {
    let create = vec![
        field("status", enum_type("UserStatus"), true).example("Activated"),
        field("email", Type::String, false),
        field("tags", Type::array(Type::String), false),
        field("options", dto_type("Option"), false),
        field("children", Type::array(dto_type("CreateUserReqDto")), false),
        field("parent", dto_type("CreateUserReqDto"), false),
        field("oldName", Type::String, true).nullable().deprecated(None),
        field("limits", Type::array(Type::Number), true).example(vec![1_657_000_000_000_i64, 2]),
    ];
    let option = vec![field("fallback", Type::Any, false), field("keepPassword", Type::Boolean, false)];
    vec![dto("CreateUserReqDto", Request, create), dto("Option", Both, option)]
}

fn reading() -> Vec<Operation> {
    let user_ids = field("userIds", Type::array(Type::String), true);
    let updated = field("updatedAtStart", Type::Number, false).example(1_655_714_763_890_i64);
    let get_user = query(vec![
        field("userId", Type::String, true).words("用户 ID。").example("6229ffaxxxxxxxxcade3e3d9"),
        field("withCustomData", Type::Boolean, false).words(HOSTILE).example(true),
    ]);
    let get_user_batch = query(vec![
        user_ids.words("用户 ID 列表。").example(vec!["6229ffaxxxxxxxxcade3e3d9", "b"]),
        field("withIdentities", Type::Boolean, false).example(true),
    ]);
    let list_users = query(vec![
        field("page", Type::Number, false).words("当前页数。").example(1),
        field("status", enum_type("UserStatus"), false),
        updated.deprecated(Some("page")),
    ]);
    let data = |name, ty| response(name, Envelope::Data, Some(ty));
    let mut legacy = operation(
        "list-users-legacy",
        Method::Get,
        list_users,
        data("UserPaginatedRespDto", dto_type("UserPagingDto")),
    );
    legacy.deprecated = Some(fact(Deprecation { replacement: Some("create-user".to_owned()) }));
    let batch = data("UserListRespDto", Type::array(dto_type("UserDto")));
    vec![
        operation("get-user", Method::Get, get_user, data("UserSingleRespDto", dto_type("UserDto"))),
        operation("get-user-batch", Method::Get, get_user_batch, batch),
        legacy,
    ]
}

fn writing() -> Vec<Operation> {
    let create = body(vec![
        field("user", dto_type("CreateUserReqDto"), true),
        field("options", dto_type("Option"), false),
        field("kinds", Type::array(enum_type("UserStatus")), true),
        field("users", Type::array(dto_type("CreateUserReqDto")), true),
        field("anything", Type::Any, true),
        field("object", Type::Object, true),
        field("objects", Type::array(Type::Object), true),
        field("ratio", Type::Number, true).example(0.25),
        field("none", Type::String, true).nullable(),
        field("empty", dto_type("EmptyDto"), false),
        field("ratios", Type::array(Type::Number), false).example(vec![0.5]),
    ]);
    let mut tokens = response("LoginRespDto", Envelope::Flat, None);
    tokens.fields = vec![field("access_token", Type::String, true), field("expire_in", Type::Number, false)];
    let many = body((0..9).map(|i| field(&format!("a{i}"), Type::String, true)).collect());
    let id = vec![(Place::Path, field("id", Type::Integer, true))];
    let object = response("IsSuccessRespDto", Envelope::Data, Some(Type::Object));
    vec![
        operation("create-user", Method::Post, create, response("CommonRespDto", Envelope::Empty, None)),
        operation("login", Method::Post, many, tokens),
        operation("delete-thing", Method::Delete, id, object),
    ]
}

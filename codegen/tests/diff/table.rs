//! The mutations of operations and parameters: what is edited, and which changes come of it with their verdicts.

/// A step from the small spec to another.
pub(crate) enum Edit {
    /// In a file that holds the first text exactly once, the second one instead.
    Replace(&'static str, &'static str, &'static str),
    /// No such file.
    Remove(&'static str),
    /// The file under another path.
    Move(&'static str, &'static str),
    /// A file at the first path like that at the second.
    Copy(&'static str, &'static str),
    /// This text in a file that there was not.
    Add(&'static str, &'static str),
}

use Edit::{Add, Copy, Move, Remove, Replace};

/// The edits, and for each change `check subject wire rust`.
pub(crate) type Case = (&'static [Edit], &'static [&'static str]);

pub(crate) const GET: &str = "v3/management/users/get-user.md";
pub(crate) const CREATE: &str = "v3/management/users/create-user.md";
pub(crate) const ROLE: &str = "v3/management/roles/get-role.md";
pub(crate) const ROLES: &str = "v3/management/roles/list-roles.md";
pub(crate) const GROUPS: &str = "groups.toml";
pub(crate) const CONFIG: &str = "codegen.toml";

/// The first group behind one of another client.
const TWO_GROUPS: &str = "[[group]]\nclient = \"v3/authentication\"\nslug = \"login\"\ntitle = \"登录\"\n\n\
    [[group]]\nclient = \"v3/management\"\nslug = \"users\"";

pub(crate) const OPERATIONS: &[Case] = &[
    (
        &[
            Copy(ROLE, "v3/authentication/login/get-role.md"),
            Replace(GROUPS, "[[group]]\nclient = \"v3/management\"\nslug = \"users\"", TWO_GROUPS),
        ],
        &["client-added authentication compatible compatible"],
    ),
    (&[Replace(GROUPS, "管理用户", "用户")], &["group-title-changed users none none"]),
    (&[Replace(GROUPS, "feature = \"management-roles\"\n", "")], &["group-feature-changed roles none compatible"]),
    (
        &[
            Copy(ROLE, "v3/management/roles/get-role-2.md"),
            Replace("v3/management/roles/get-role-2.md", "/roles/", "/roles2/"),
        ],
        &["operation-added get-role-2 compatible compatible"],
    ),
    (&[Remove(CREATE)], &["operation-removed create-user breaking breaking"]),
    (&[Remove(ROLES)], &["operation-removed-after-deprecation list-roles breaking breaking"]),
    (&[Move(ROLE, "v3/management/roles/read-role.md")], &["operation-renamed read-role none breaking"]),
    (&[Move(ROLE, "v3/management/users/get-role.md")], &["operation-moved get-role none compatible"]),
    (&[Replace(GET, "/api/v3/get-user`", "/api/v3/user`")], &["route-changed get-user breaking none"]),
    (&[Replace(CREATE, "`POST ", "`PUT ")], &["http-method-changed create-user breaking none"]),
    (
        &[Replace(CREATE, "create-user`\n", "create-user`\n\n已废弃。\n")],
        &["operation-deprecated create-user none compatible"],
    ),
    (&[Replace(ROLES, "已废弃，请使用 get-role。\n\n", "")], &["operation-undeprecated list-roles none compatible"]),
    (
        &[Replace(ROLES, "已废弃，请使用 get-role。", "已废弃，请使用 get-user。")],
        &["operation-deprecation-note-changed list-roles none none"],
    ),
    (
        &[Replace(ROLES, "| totalCount |", "| total |")],
        &["field-renamed RolePagingDto.total breaking breaking", "pagination-changed list-roles compatible none"],
    ),
    (
        &[Replace(
            CREATE,
            "| message | string | 是 | - | 说明。 | - |",
            "| message | string | 是 | - | 说明。 | - |\n| data | boolean | 否 | - | 成败。 | - |",
        )],
        &["payload-added create-user compatible breaking"],
    ),
    (
        &[Replace(ROLE, "| data | RoleDto |", "| data | RoleDto[] |")],
        &["payload-changed get-role.reply.data breaking breaking"],
    ),
    (&[Replace(ROLE, "GetRoleRespDto", "RoleRespDto")], &["reply-renamed get-role none none"]),
    (&[Replace(GET, "# 获取用户", "# 取用户")], &["operation-title-changed get-user none none"]),
    (&[Replace(GET, "按编号取一个用户。", "取一个用户。")], &["operation-description-changed get-user none none"]),
    (&[Replace(GET, "\"message\": \"ok\"", "\"message\": \"OK\"")], &["reply-example-changed get-user none none"]),
    (&[Replace(GET, "getUser();", "await getUser();")], &["sample-changed get-user none none"]),
    (&[Add(CONFIG, "[rust.names]\n\"management.get-user\" = \"user\"\n")], &["method-changed get-user none breaking"]),
];

pub(crate) const PARAMETERS: &[Case] = &[
    (
        &[Add(CONFIG, "[rust.names]\n\"management.get-user.depth\" = \"levels\"\n")],
        &["param-rust-changed get-user.depth none breaking"],
    ),
    (
        &[Replace(CREATE, "是否通知。", "是否通知。条件必填：`old` 为 `x`。")],
        &["param-conditionally-required create-user.notify compatible none"],
    ),
    (
        &[Replace(CREATE, "要去哪里。条件必填：`mode` 为 `far`。", "要去哪里。")],
        &["param-no-longer-conditionally-required create-user.target compatible none"],
    ),
    (
        &[Replace(CREATE, "| 方式。", "| 手机号。")],
        &[
            "param-description-changed create-user.mode none none",
            "param-sensitivity-changed create-user.mode none none",
        ],
    ),
    (
        &[
            Replace(ROLE, "/roles/{code}", "/roles/{roleCode}"),
            Replace(
                ROLE,
                "| code | string | 是 | - | 角色代号。 | - |\n\n## 请求响应",
                "| roleCode | string | 是 | - | 角色代号。 | - |\n\n## 请求响应",
            ),
        ],
        &["path-param-renamed get-role.roleCode none none"],
    ),
    (
        &[Replace(ROLE, "/roles/{code}", "/roles")],
        &["param-location-changed get-role.code breaking none", "route-changed get-role breaking none"],
    ),
    (
        &[Replace(CREATE, "| notify |", "| urgent | boolean | 否 | - | 是否紧急。 | - |\n| notify |")],
        &["param-added-optional create-user.urgent compatible compatible"],
    ),
    (
        &[Replace(CREATE, "| notify |", "| urgent | boolean | 是 | - | 是否紧急。 | - |\n| notify |")],
        &["param-added-required create-user.urgent breaking breaking"],
    ),
    (
        &[Replace(CREATE, "| notify | boolean | 否 | - | 是否通知。 | - |\n", "")],
        &["param-removed-optional create-user.notify compatible breaking"],
    ),
    (
        &[Replace(GET, "| userId | string | 是 | - | 用户编号。 | `u1` |\n", "")],
        &["param-removed-required get-user.userId compatible breaking"],
    ),
    (&[Replace(CREATE, "| notify |", "| doNotify |")], &["param-renamed create-user.doNotify breaking breaking"]),
    (
        &[Replace(CREATE, "| notify | boolean | 否", "| notify | boolean | 是")],
        &["param-became-required create-user.notify breaking breaking"],
    ),
    (
        &[Replace(
            GET,
            "| userId | string | 是 | - | 用户编号。 | `u1`",
            "| userId | string | 否 | - | 用户编号。 | `u1`",
        )],
        &["param-became-optional get-user.userId compatible breaking"],
    ),
    (
        &[Replace(CREATE, "长度限制：6-64。", "长度限制：6-64。可为空。")],
        &["param-became-nullable create-user.password compatible compatible"],
    ),
    (&[Replace(CREATE, "备注。可为空。", "备注。")], &["param-no-longer-nullable create-user.note breaking breaking"]),
    (
        &[Replace(CREATE, "| notify | boolean", "| notify | integer")],
        &["param-type-changed create-user.notify breaking breaking"],
    ),
    (&[Replace(GET, "| code | integer", "| code | number")], &["param-type-widened get-user.code compatible none"]),
    (&[Replace(GET, "| depth | number", "| depth | integer")], &["param-type-narrowed get-user.depth breaking none"]),
    (
        &[Replace(
            GET,
            "| keys | string[] | 否 | - | 要哪些键。数组长度限制：1-5。",
            "| keys | string | 否 | - | 要哪些键。",
        )],
        &[
            "param-cardinality-changed get-user.keys breaking breaking",
            "param-limit-loosened get-user.keys compatible none",
        ],
    ),
    (
        &[Replace(CREATE, "是否通知。 | - |\n", "是否通知。 | - |\n| kind | string | 否 | - | 种类。 | - |\n")],
        &["param-added-optional create-user.kind compatible compatible"],
    ),
    (
        &[Replace(CREATE, "| 旧参数。", "| 旧参数。枚举值：`a`、`b`。")],
        &["param-became-enum create-user.old compatible compatible"],
    ),
    (
        &[Replace(GET, "编号的种类。枚举值：`user_id`、`phone`。", "编号的种类。")],
        &["param-no-longer-enum get-user.idType compatible breaking"],
    ),
    (
        &[Replace(GET, "`user_id`、`phone`。", "`user_id`、`phone`、`email`。")],
        &["enum-value-added GetUserIdType.email compatible compatible"],
    ),
    (
        &[Replace(GET, "`user_id`、`phone`。", "`user_id`。")],
        &["enum-value-removed GetUserIdType.phone breaking breaking"],
    ),
    (
        &[Replace(GET, "枚举值：`1`、`2`。", "枚举值：`1`、`2`、`3`。")],
        &["param-value-added get-user.code compatible none"],
    ),
    (&[Replace(GET, "枚举值：`1`、`2`。", "枚举值：`1`。")], &["param-value-removed get-user.code breaking none"]),
    (&[Replace(GET, "取值范围：1-9。", "取值范围：1-5。")], &["param-limit-tightened get-user.depth breaking none"]),
    (
        &[Replace(CREATE, "长度限制：6-64。", "长度限制：6-128。")],
        &["param-limit-loosened create-user.password compatible none"],
    ),
    (&[Replace(GET, "单位：秒。", "单位：毫秒。")], &["param-unit-changed get-user.since breaking none"]),
    (
        &[Replace(GET, "格式：timestamp。单位：秒。", "单位：秒。")],
        &["param-format-told get-user.since compatible none"],
    ),
    (&[Replace(CREATE, "等多久。单位：秒。", "等多久。")], &["param-unit-told create-user.wait compatible none"]),
    (
        &[Replace(CREATE, "哪一天。格式：date。", "哪一天。格式：date-time。")],
        &["param-format-changed create-user.day breaking none"],
    ),
    (
        &[Replace(CREATE, "| context | object", "| context | NewUserDto")],
        &["param-type-refined create-user.context compatible breaking"],
    ),
    (
        &[Replace(GET, "| depth | number | 否 | `2`", "| depth | number | 否 | `3`")],
        &["param-default-changed get-user.depth compatible none"],
    ),
    (
        &[Replace(GET, "| depth | number | 否 | `2`", "| depth | number | 否 | -")],
        &["param-default-removed get-user.depth compatible none"],
    ),
    (
        &[Replace(CREATE, "| notify | boolean | 否 | -", "| notify | boolean | 否 | `true`")],
        &["param-default-added create-user.notify compatible none"],
    ),
    (&[Replace(CREATE, "是否通知。", "是否通知。已废弃。")], &["param-deprecated create-user.notify none compatible"]),
    (
        &[Replace(CREATE, "旧参数。已废弃，请使用 note。", "旧参数。")],
        &["param-undeprecated create-user.old none compatible"],
    ),
    (
        &[Replace(CREATE, "旧参数。已废弃，请使用 note。", "旧参数。已废弃，请使用 password。")],
        &["param-deprecation-note-changed create-user.old none none"],
    ),
    (
        &[Replace(
            ROLES,
            "| page | number | 否 | `1` | 第几页。最小值：1。 | - |\n| limit | number | 否 | `10` | 每页多少。最大值：50。 | - |",
            "| limit | number | 否 | `10` | 每页多少。最大值：50。 | - |\n| page | number | 否 | `1` | 第几页。最小值：1。 | - |",
        )],
        &["param-order-changed list-roles none none"],
    ),
    (&[Replace(CREATE, "是否通知。", "要不要通知。")], &["param-description-changed create-user.notify none none"]),
    (
        &[Replace(GET, "取值范围：1-9。 | `1` |", "取值范围：1-9。 | `3` |")],
        &["param-example-changed get-user.depth none none"],
    ),
    (
        &[Replace(GET, "取值范围：1-9。 | `1` |", "取值范围：1-9。 | `1.5` |")],
        &["param-example-changed get-user.depth none none", "param-type-widened get-user.depth compatible breaking"],
    ),
];

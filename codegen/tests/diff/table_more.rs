//! More mutations that users could feel when they compile or send, beside those that show every check.

use super::table::Edit::{Add, Move, Replace};
use super::table::{CONFIG, CREATE, Case, GET, GROUPS, ROLE, ROLES};

/// The data structure of a role on both pages, and with the heading above it.
const ROLE_DTO: &str = "\n### RoleDto\n\n| 名称 | 类型 | 必填 | 默认值 | 描述 | 示例值 |\n| --- | --- | --- | --- | --- | --- |\n\
    | code | string | 是 | - | 角色代号。 | - |\n| title | string | 否 | - | 角色名称。 | - |\n";
const ONLY_ROLE_DTO: &str = "\n## 数据结构\n\n### RoleDto\n\n| 名称 | 类型 | 必填 | 默认值 | 描述 | 示例值 |\n| --- | --- | --- | --- | --- | --- |\n\
    | code | string | 是 | - | 角色代号。 | - |\n| title | string | 否 | - | 角色名称。 | - |\n";

pub(crate) const SIGNATURES: &[Case] = &[
    (
        &[Replace(ROLES, "| page | number | 否 | `1` | 第几页。最小值：1。 | - |\n", "")],
        &[
            "pagination-changed list-roles compatible breaking",
            "param-removed-optional list-roles.page compatible breaking",
        ],
    ),
    (
        &[Replace(GET, "| userId | string | 是 | - | 用户编号。 | `u1`", "| id | string | 是 | - | 用户编号。 | `u1`")],
        &[
            "param-added-required get-user.id breaking breaking",
            "param-removed-required get-user.userId compatible breaking",
        ],
    ),
    (
        &[Replace(GET, "| idType | string | 否 | `user_id`", "| idType | string | 是 | -")],
        &[
            "param-became-required get-user.idType breaking breaking",
            "param-default-removed get-user.idType compatible none",
        ],
    ),
    (
        &[Replace(GET, "| keys | string[] | 否", "| keys | string[] | 是")],
        &["param-became-required get-user.keys breaking breaking"],
    ),
    (
        &[Replace(GET, "| keys | string[] |", "| keys | integer[] |")],
        &["param-type-changed get-user.keys breaking breaking"],
    ),
    (
        &[Replace(
            GET,
            "| userId | string | 是 | - | 用户编号。 | `u1`",
            "| userId | integer | 是 | - | 用户编号。 | `1`",
        )],
        &["param-example-changed get-user.userId none none", "param-type-changed get-user.userId breaking breaking"],
    ),
    (
        &[Replace(CREATE, "| notify | boolean", "| notify | string")],
        &["param-type-changed create-user.notify breaking breaking"],
    ),
    (
        &[Replace(CREATE, "| mode | string", "| mode | integer")],
        &["param-type-changed create-user.mode breaking breaking"],
    ),
    (
        &[Replace(CREATE, "要创建的用户。", "要创建的用户。可为空。")],
        &["param-became-nullable create-user.user compatible breaking"],
    ),
    (&[Replace(CREATE, "要创建的用户。", "要创建的用户。已废弃。")], &["param-deprecated create-user.user none none"]),
    (
        &[Replace(CREATE, "| user | NewUserDto | 是", "| user | NewUserDto | 否")],
        &["param-became-optional create-user.user compatible breaking"],
    ),
    (
        &[Replace(CREATE, "| user | NewUserDto |", "| user | NewUserDto[] |")],
        &["param-cardinality-changed create-user.user breaking breaking"],
    ),
    (
        &[
            Replace(CREATE, "| user | NewUserDto |", "| user | object |"),
            Replace(CREATE, "| context | object |", "| context | NewUserDto |"),
        ],
        &[
            "param-type-refined create-user.context compatible breaking",
            "param-type-widened create-user.user compatible breaking",
        ],
    ),
    (&[Replace(GET, "`GET ", "`POST ")], &["http-method-changed get-user breaking none"]),
    (
        &[Replace(GET, "| depth | number | 否 | `2`", "| depth | number | 否 | `2.5`")],
        &[
            "param-default-changed get-user.depth compatible none",
            "param-type-widened get-user.depth compatible breaking",
        ],
    ),
    (
        &[Replace(GET, "`user_id`、`phone`。", "`user_id`、`mobile`。")],
        &[
            "enum-value-added GetUserIdType.mobile compatible compatible",
            "enum-value-removed GetUserIdType.phone breaking breaking",
        ],
    ),
    (&[Move(GET, "v3/management/roles/get-user.md")], &["operation-moved get-user none breaking"]),
    (
        &[Replace(GROUPS, "\"management-roles\"", "\"management-access\"")],
        &["group-feature-changed roles none breaking"],
    ),
    (
        &[Replace(GROUPS, "title = \"管理用户\"\n", "title = \"管理用户\"\nfeature = \"management-users\"\n")],
        &["group-feature-changed users none breaking"],
    ),
    (
        &[Add(CONFIG, "[[enum]]\nclient = \"management\"\nname = \"Kind\"\nof = [\"get-user.idType\"]\n")],
        &["enum-renamed Kind none breaking"],
    ),
];

pub(crate) const MODELS: &[Case] = &[
    (
        &[Replace(ROLE, "| data | RoleDto | 否 | - | 角色。 | - |\n", ""), Replace(ROLE, ONLY_ROLE_DTO, "")],
        &["envelope-changed get-role breaking breaking"],
    ),
    (
        &[Replace(ROLE, "| data | RoleDto |", "| data | object |"), Replace(ROLE, ONLY_ROLE_DTO, "")],
        &["field-type-widened get-role.reply.data breaking breaking"],
    ),
    (
        &[
            Replace(ROLE, "| data | RoleDto | 否 | - | 角色。 | - |", "| code | string | 是 | - | 代号。 | - |"),
            Replace(ROLE, ONLY_ROLE_DTO, ""),
        ],
        &["envelope-changed get-role breaking breaking"],
    ),
    (
        &[Replace(ROLE, "| statusCode | number | 是 | - | 状态码。 | - |\n", "")],
        &["envelope-changed get-role breaking breaking"],
    ),
    (
        &[Replace(
            GET,
            "| gender | string | 是 | - | 性别。 | - |",
            "| gender | string | 是 | - | 性别。 | - |\n| owner | UserDto | 否 | - | 是谁的。 | - |",
        )],
        &[
            "field-added-optional ProfileDto.owner compatible compatible",
            "field-rust-changed UserDto.profile none breaking",
        ],
    ),
    (
        &[Replace(
            GET,
            "| gender | string | 是 | - | 性别。 | - |",
            "| gender | string | 是 | - | 性别。 | - |\n| type | string | 否 | - | 种类。 | - |",
        )],
        &["field-added-optional ProfileDto.type compatible compatible"],
    ),
    (
        &[
            Replace(GET, "| profile | ProfileDto |", "| profile | object |"),
            Replace(GET, "| extra | object |", "| extra | ProfileDto |"),
        ],
        &[
            "field-type-refined UserDto.extra compatible breaking",
            "field-type-widened UserDto.profile breaking breaking",
        ],
    ),
    (
        &[Replace(GET, "| profile | ProfileDto |", "| profile | ProfileDto[] |")],
        &["field-cardinality-changed UserDto.profile breaking breaking"],
    ),
    (&[Replace(GET, "| extra | object |", "| extra | any |")], &["field-type-widened UserDto.extra breaking breaking"]),
    (
        &[Replace(GET, "| tags | string[] | 否", "| tags | string[] | 是")],
        &["field-became-required UserDto.tags compatible none"],
    ),
    (
        &[Replace(GET, "| tags | string[] |", "| tags | object[] |")],
        &["field-type-changed UserDto.tags breaking breaking"],
    ),
    (&[Replace(GET, "| 年龄。", "| 年龄。已废弃。")], &["field-deprecated UserDto.age none compatible"]),
    (
        &[Replace(GET, "| age | number | 否", "| age | number | 是")],
        &["field-became-required UserDto.age compatible breaking"],
    ),
    (
        &[Replace(GET, "| age | number | 否 | - | 年龄。 | `7`", "| age | boolean | 否 | - | 年龄。 | `true`")],
        &["field-example-changed UserDto.age none none", "field-type-changed UserDto.age breaking breaking"],
    ),
    (
        &[Replace(GET, "| nickname | string |", "| nick | string |")],
        &["field-renamed ProfileDto.nick breaking breaking"],
    ),
    (
        &[Replace(CREATE, "| labels | string[] | 否", "| labels | string[] | 是")],
        &["field-became-required NewUserDto.labels breaking breaking"],
    ),
    (
        &[Replace(CREATE, "| name | string | 是", "| name | string | 否")],
        &["field-became-optional NewUserDto.name compatible breaking"],
    ),
    (
        &[Replace(CREATE, "| 邮箱。", "| 邮箱。可为空。")],
        &["field-became-nullable NewUserDto.email compatible breaking"],
    ),
    (
        &[Replace(CREATE, "| email | string |", "| email | string[] |")],
        &["field-cardinality-changed NewUserDto.email breaking breaking"],
    ),
    (
        &[Replace(CREATE, "| quota | number | 否 | `10`", "| quota | number | 否 | `10.5`")],
        &[
            "field-default-changed NewUserDto.quota compatible none",
            "field-type-widened NewUserDto.quota compatible breaking",
        ],
    ),
    (
        &[Replace(CREATE, "`red`、`blue`。", "`red`、`green`。")],
        &[
            "enum-value-added NewUserColor.green compatible compatible",
            "enum-value-removed NewUserColor.blue breaking breaking",
        ],
    ),
    (
        &[Replace(CREATE, "| meta | object |", "| meta | NewUserDto |")],
        &["field-type-refined NewUserDto.meta compatible breaking"],
    ),
    (
        &[
            Replace(CREATE, "| context | object |", "| context | RoleDto |"),
            Replace(
                CREATE,
                "### NewUserDto",
                "### RoleDto\n\n| 名称 | 类型 | 必填 | 默认值 | 描述 | 示例值 |\n| --- | --- | --- | --- | --- | --- |\n\
                 | code | string | 是 | - | 角色代号。 | - |\n| title | string | 否 | - | 角色名称。 | - |\n\n### NewUserDto",
            ),
        ],
        &[
            "dto-direction-changed RoleDto none compatible",
            "param-type-refined create-user.context compatible breaking",
        ],
    ),
    (
        &[Replace(ROLES, "| list | RoleDto[] |", "| rows | RoleDto[] |")],
        &["field-renamed RolePagingDto.rows breaking breaking", "pagination-changed list-roles compatible breaking"],
    ),
    (
        &[Replace(ROLES, "| list | RoleDto[] |", "| list | object[] |"), Replace(ROLES, ROLE_DTO, "")],
        &["field-type-widened RolePagingDto.list breaking breaking"],
    ),
];

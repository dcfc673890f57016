//! The mutations of DTOs, their fields, and enums.

use super::table::Edit::{Add, Replace};
use super::table::{CONFIG, CREATE, Case, GET};

pub(crate) const FIELDS: &[Case] = &[
    (
        &[Replace(CREATE, "| 附加数据。", "| 附加数据。条件必填：`name` 为 `x`。")],
        &["field-conditionally-required NewUserDto.meta compatible none"],
    ),
    (
        &[Replace(CREATE, "旧的附加数据。条件必填：`name` 为 `y`。", "旧的附加数据。")],
        &["field-no-longer-conditionally-required NewUserDto.oldMeta compatible none"],
    ),
    (
        &[Replace(CREATE, "| 姓名。", "| 手机号。")],
        &["field-description-changed NewUserDto.name none none", "field-sensitivity-changed NewUserDto.name none none"],
    ),
    (
        &[Replace(GET, "| extra |", "| vip | boolean | 否 | - | 是否贵宾。 | - |\n| extra |")],
        &["field-added-optional UserDto.vip compatible compatible"],
    ),
    (
        &[Replace(CREATE, "| email |", "| vip | boolean | 是 | - | 是否贵宾。 | - |\n| email |")],
        &["field-added-required NewUserDto.vip breaking breaking"],
    ),
    (
        &[Replace(GET, "| extra |", "| vip | boolean | 是 | - | 是否贵宾。 | - |\n| extra |")],
        &["field-added-required UserDto.vip compatible compatible"],
    ),
    (
        &[Replace(GET, "| extra | object | 否 | - | 其它。 | - |\n", "")],
        &["field-removed-optional UserDto.extra compatible breaking"],
    ),
    (
        &[Replace(GET, "| level | integer | 是 | - | 等级。 | - |\n", "")],
        &["field-removed-required UserDto.level breaking breaking"],
    ),
    (&[Replace(GET, "| createdAt |", "| created_at |")], &["field-renamed UserDto.created_at breaking none"]),
    (
        &[Replace(CREATE, "| email | string | 否", "| email | string | 是")],
        &["field-became-required NewUserDto.email breaking breaking"],
    ),
    (
        &[Replace(GET, "| level | integer | 是", "| level | integer | 否")],
        &["field-became-optional UserDto.level compatible breaking"],
    ),
    (&[Replace(GET, "| 等级。", "| 等级。可为空。")], &["field-became-nullable UserDto.level compatible breaking"]),
    (&[Replace(CREATE, "昵称。可为空。", "昵称。")], &["field-no-longer-nullable NewUserDto.nick breaking breaking"]),
    (&[Replace(GET, "| level | integer", "| level | string")], &["field-type-changed UserDto.level breaking breaking"]),
    (
        &[Replace(CREATE, "| count | integer", "| count | number")],
        &["field-type-widened NewUserDto.count compatible none"],
    ),
    (&[Replace(GET, "| age | number", "| age | integer")], &["field-type-narrowed UserDto.age compatible none"]),
    (
        &[Replace(GET, "| extra | object", "| extra | ProfileDto")],
        &["field-type-refined UserDto.extra compatible breaking"],
    ),
    (
        &[Replace(CREATE, "| notify | boolean | 否 | - | 是否通知。", "| notify | any | 否 | - | 是否通知。")],
        &["param-type-widened create-user.notify compatible breaking"],
    ),
    (
        &[Replace(GET, "| tags | string[]", "| tags | string")],
        &["field-cardinality-changed UserDto.tags breaking breaking"],
    ),
    (
        &[Replace(GET, "| 性别。", "| 性别。枚举值：`M`、`F`。")],
        &["field-became-enum ProfileDto.gender compatible breaking"],
    ),
    (
        &[Replace(CREATE, "颜色。枚举值：`red`、`blue`。", "颜色。")],
        &["field-no-longer-enum NewUserDto.color compatible breaking"],
    ),
    (
        &[Replace(CREATE, "枚举值：`1`、`2`。", "枚举值：`1`、`2`、`3`。")],
        &["field-value-added NewUserDto.size compatible none"],
    ),
    (&[Replace(CREATE, "枚举值：`1`、`2`。", "枚举值：`1`。")], &["field-value-removed NewUserDto.size breaking none"]),
    (&[Replace(CREATE, "最大值：100。", "最大值：50。")], &["field-limit-tightened NewUserDto.quota breaking none"]),
    (&[Replace(CREATE, "最大值：100。", "最大值：500。")], &["field-limit-loosened NewUserDto.quota compatible none"]),
    (
        &[Replace(CREATE, "有效期。单位：秒。", "有效期。单位：天。")],
        &["field-unit-changed NewUserDto.ttl breaking none"],
    ),
    (&[Replace(CREATE, "有效期。单位：秒。", "有效期。")], &["field-unit-told NewUserDto.ttl compatible none"]),
    (
        &[Replace(CREATE, "生日。格式：date。", "生日。格式：date-time。")],
        &["field-format-changed NewUserDto.born breaking none"],
    ),
    (&[Replace(CREATE, "生日。格式：date。", "生日。")], &["field-format-told NewUserDto.born compatible none"]),
    (
        &[Replace(CREATE, "| quota | number | 否 | `10`", "| quota | number | 否 | `20`")],
        &["field-default-changed NewUserDto.quota compatible none"],
    ),
    (
        &[Replace(CREATE, "| quota | number | 否 | `10`", "| quota | number | 否 | -")],
        &["field-default-removed NewUserDto.quota compatible none"],
    ),
    (
        &[Replace(CREATE, "| count | integer | 否 | -", "| count | integer | 否 | `1`")],
        &["field-default-added NewUserDto.count compatible none"],
    ),
    (&[Replace(CREATE, "| 邮箱。", "| 邮箱。已废弃。")], &["field-deprecated NewUserDto.email none compatible"]),
    (
        &[Replace(CREATE, "旧字段。已废弃，请使用 nick。", "旧字段。")],
        &["field-undeprecated NewUserDto.legacy none compatible"],
    ),
    (
        &[Replace(CREATE, "旧字段。已废弃，请使用 nick。", "旧字段。已废弃，请使用 name。")],
        &["field-deprecation-note-changed NewUserDto.legacy none none"],
    ),
    (
        &[Replace(
            GET,
            "| nickname | string | 否 | - | 昵称。 | - |\n| gender | string | 是 | - | 性别。 | - |",
            "| gender | string | 是 | - | 性别。 | - |\n| nickname | string | 否 | - | 昵称。 | - |",
        )],
        &["field-order-changed ProfileDto none none"],
    ),
    (&[Replace(GET, "| 其它。", "| 其他。")], &["field-description-changed UserDto.extra none none"]),
    (&[Replace(GET, "年龄。 | `7` |", "年龄。 | `8` |")], &["field-example-changed UserDto.age none none"]),
    (
        &[Replace(GET, "年龄。 | `7` |", "年龄。 | `7.5` |")],
        &["field-example-changed UserDto.age none none", "field-type-widened UserDto.age breaking breaking"],
    ),
    (
        &[Replace(GET, "| message | string | 是", "| message | string | 否")],
        &["field-became-optional get-user.reply.message compatible none"],
    ),
];

pub(crate) const TYPES: &[Case] = &[
    (
        &[
            Replace(GET, "| extra | object", "| extra | MoreDto"),
            Replace(
                GET,
                "### ProfileDto",
                "### MoreDto\n\n| 名称 | 类型 | 必填 | 默认值 | 描述 | 示例值 |\n| --- | --- | --- | --- | --- | --- |\n| a | string | 否 | - | 一。 | - |\n\n### ProfileDto",
            ),
        ],
        &["dto-added MoreDto none compatible", "field-type-refined UserDto.extra compatible breaking"],
    ),
    (
        &[
            Replace(GET, "| profile | ProfileDto | 否 | - | 资料。 | - |\n", ""),
            Replace(
                GET,
                "\n### ProfileDto\n\n| 名称 | 类型 | 必填 | 默认值 | 描述 | 示例值 |\n| --- | --- | --- | --- | --- | --- |\n| nickname | string | 否 | - | 昵称。 | - |\n| gender | string | 是 | - | 性别。 | - |\n",
                "",
            ),
        ],
        &["dto-removed ProfileDto none breaking", "field-removed-optional UserDto.profile compatible breaking"],
    ),
    (
        &[
            Replace(GET, "| profile | ProfileDto", "| profile | UserProfileDto"),
            Replace(GET, "### ProfileDto", "### UserProfileDto"),
        ],
        &["dto-renamed UserProfileDto none breaking"],
    ),
    (
        &[Replace(
            CREATE,
            "| message | string | 是 | - | 说明。 | - |",
            "| message | string | 是 | - | 说明。 | - |\n| data | NewUserDto | 否 | - | 用户。 | - |",
        )],
        &[
            "dto-direction-changed NewUserDto none none",
            "field-rust-changed NewUserDto.nick none breaking",
            "payload-added create-user compatible breaking",
        ],
    ),
    (
        &[Add(CONFIG, "[rust.names]\n\"management.ProfileDto\" = \"Profile\"\n")],
        &["dto-rust-changed ProfileDto none breaking"],
    ),
    (
        &[Add(CONFIG, "[rust.names]\n\"management.UserDto.age\" = \"years\"\n")],
        &["field-rust-changed UserDto.age none breaking"],
    ),
    (
        &[Add(CONFIG, "[[enum]]\nclient = \"management\"\nname = \"Status\"\nof = [\"UserDto.status\"]\n")],
        &["enum-renamed Status none breaking"],
    ),
    (
        &[
            Replace(GET, "枚举值：`on`、`off`。", "枚举值：`on`、`off`、`gone`。"),
            Replace(GET, "| `off` | 停用 |", "| `off` | 停用 |\n| `gone` | 已删 |"),
        ],
        &["enum-value-added UserStatus.gone compatible compatible"],
    ),
    (
        &[Replace(GET, "枚举值：`on`、`off`。", "枚举值：`on`。"), Replace(GET, "\n| `off` | 停用 |", "")],
        &["enum-value-removed UserStatus.off compatible breaking"],
    ),
    (&[Replace(GET, "| 停用 |", "| 关闭 |")], &["enum-value-text-changed UserStatus.off none none"]),
    (&[Replace(CREATE, "`red`、`blue`。", "`red`、`blue`、…。")], &["enum-opened NewUserColor compatible none"]),
    (
        &[Add(CONFIG, "[rust.names]\n\"management.NewUserColor.red\" = \"Crimson\"\n")],
        &["enum-rust-changed NewUserColor.red none breaking"],
    ),
];

//! Rules whose examples are more than rows of one page.

use super::PROBE;
use Edit::{Add, Change, Page};

/// A change of the small spec.
pub(crate) enum Edit {
    /// Replaces what stands once in a file.
    Change(&'static str, &'static str, &'static str),
    /// Adds a file.
    Add(&'static str, &'static str),
    /// Adds a page without payload: path, title, route and parameters.
    Page(&'static str, &'static str, &'static str, &'static str),
}

/// A rule, its bad and its good example.
pub(crate) type Case = (&'static str, &'static [Edit], &'static [Edit]);

const A: &str = "v3/management/things/create-thing.md";
const B: &str = "v3/management/things/update-thing.md";
const C: &str = "v3/management/things/delete-thing.md";
const D: &str = "v3/management/things/get-thing.md";
const E: &str = "v3/management/things/list-thing.md";
const OTHERS: &str =
    "title = \"样例\"\n\n[[group]]\nclient = \"v3/management\"\nslug = \"others\"\ntitle = \"其他样例\"\n";
const LAST: &str = "| filter | ProbeDto | 否 | - | 只看这样的样例。 | `{\"name\":\"甲\"}` |";
const WEIGHT: &str = "| weight | number | 否 | - | 样例的重量。 | `3` |\n";
const FILTER: &str = "| filter | ProbeDto |";
const DATA: &str = "| data | ProbeDto | 否 | - | 所见的样例。 | - |";
const PAGING: &str =
    "| page | number | 否 | `1` | 页码。最小值：1。 | `1` |\n| limit | number | 否 | `10` | 一页几条。 | `10` |";
const BOUNDED: &str = "| page | number | 否 | `1` | 页码。最小值：1。 | `1` |\n| limit | number | 否 | `10` | 一页几条。最大值：50。 | `10` |";
const NAME: &str = "  \"data\": {\n    \"name\": \"甲\"\n  }";

pub(crate) static CASES: &[Case] = &[
    (
        "name-spelled-differently",
        &[
            Page(A, "新建", "POST /api/v3/create-thing", "| userId | string | 否 | - | 用户。 | - |"),
            Page(B, "改动", "POST /api/v3/update-thing", "| userId | string | 否 | - | 用户。 | - |"),
            Page(C, "删去", "POST /api/v3/delete-thing", "| userId | string | 否 | - | 用户。 | - |"),
            Page(D, "取得", "POST /api/v3/get-thing", "| userId | string | 否 | - | 用户。 | - |"),
            Page(E, "列举", "POST /api/v3/list-thing", "| userId | string | 否 | - | 用户。 | - |"),
            Change(PROBE, "| target | string |", "| userID | string |"),
        ],
        &[
            Page(A, "新建", "POST /api/v3/create-thing", "| userId | string | 否 | - | 用户。 | - |"),
            Change(PROBE, "| target | string |", "| userID | string |"),
        ],
    ),
    (
        "misspelt-name",
        &[
            Page(A, "新建", "POST /api/v3/create-thing", "| signedUp | string | 否 | - | 用户。 | - |"),
            Page(B, "改动", "POST /api/v3/update-thing", "| signedUp | string | 否 | - | 用户。 | - |"),
            Page(C, "删去", "POST /api/v3/delete-thing", "| signedUp | string | 否 | - | 用户。 | - |"),
            Page(D, "取得", "POST /api/v3/get-thing", "| signedUp | string | 否 | - | 用户。 | - |"),
            Change(PROBE, "| target | string |", "| signedUpd | string |"),
        ],
        &[
            Page(A, "新建", "POST /api/v3/create-thing", "| signedUp | string | 否 | - | 用户。 | - |"),
            Page(B, "改动", "POST /api/v3/update-thing", "| signedUps | string | 否 | - | 用户。 | - |"),
        ],
    ),
    (
        "near-twin-structures",
        &[
            Change(PROBE, LAST, "| filter | ProbeDTO | 否 | - | 只看这样的样例。 | - |"),
            Change(
                PROBE,
                WEIGHT,
                "| weight | number | 否 | - | 样例的重量。 | `3` |\n\n### ProbeDTO\n\n| 名称 | 类型 | 必填 | 默认值 | 描述 | 示例值 |\n| --- | --- | --- | --- | --- | --- |\n| name | string | 否 | - | 样例的名字。 | - |\n",
            ),
        ],
        &[],
    ),
    ("reply-named-like-structure", &[Change(PROBE, "ProbeRespDto", "ProbeAnswer")], &[]),
    (
        "near-twin-operations",
        &[
            Page("v3/management/things/config-provider.md", "配置", "POST /api/v3/config-provider", ""),
            Page("v3/management/things/config-provier.md", "再配置", "POST /api/v3/config-provier", ""),
        ],
        &[
            Page("v3/management/things/config-provider.md", "配置", "POST /api/v3/config-provider", ""),
            Page("v3/management/things/config-providers.md", "再配置", "POST /api/v3/config-providers", ""),
        ],
    ),
    (
        "reply-lacks-required-field",
        &[Change(PROBE, NAME, "  \"data\": {\n    \"weight\": 3\n  }")],
        &[Change(PROBE, NAME, "  \"data\": {\n    \"name\": \"乙\"\n  }")],
    ),
    (
        "reply-without-example",
        &[Change(
            PROBE,
            "示例结果：\n\n```json\n{\n  \"statusCode\": 200,\n  \"message\": \"操作成功\",\n  \"data\": {\n    \"name\": \"甲\"\n  }\n}\n```\n\n",
            "",
        )],
        &[],
    ),
    ("example-shows-failure", &[Change(PROBE, "\"statusCode\": 200", "\"statusCode\": 500")], &[]),
    (
        "incomplete-envelope",
        &[
            Change(PROBE, "| message | string | 是 | - | 结果说明。 | `操作成功` |\n", ""),
            Change(PROBE, "  \"message\": \"操作成功\",\n", ""),
        ],
        &[],
    ),
    (
        "total-below-list",
        &[
            Change(
                PROBE,
                WEIGHT,
                "| list | string[] | 否 | - | 一页。 | - |\n| totalCount | number | 否 | - | 总数。 | - |\n",
            ),
            Change(
                PROBE,
                NAME,
                "  \"data\": {\n    \"name\": \"甲\",\n    \"totalCount\": 1,\n    \"list\": [\"a\", \"b\"]\n  }",
            ),
        ],
        &[
            Change(
                PROBE,
                WEIGHT,
                "| list | string[] | 否 | - | 一页。 | - |\n| totalCount | number | 否 | - | 总数。 | - |\n",
            ),
            Change(
                PROBE,
                NAME,
                "  \"data\": {\n    \"name\": \"甲\",\n    \"totalCount\": 20,\n    \"list\": [\"a\", \"b\"]\n  }",
            ),
        ],
    ),
    ("example-lacks-required-field", &[Change(PROBE, "`{\"name\":\"甲\"}`", "`{}`")], &[]),
    (
        "reply-of-other-operation",
        &[Page(D, "取得", "POST /api/v3/get-thing", ""), Change(D, "DoneRespDto", "DeleteThingRespDto")],
        &[Page(D, "取得", "POST /api/v3/get-thing", ""), Change(D, "DoneRespDto", "GetThingRespDto")],
    ),
    (
        "limit-without-maximum",
        &[
            Change(PROBE, LAST, PAGING),
            Change(PROBE, DATA, "| data | ProbeDto[] | 否 | - | 所见的样例。 | - |"),
            Change(PROBE, NAME, "  \"data\": []"),
        ],
        &[
            Change(PROBE, LAST, BOUNDED),
            Change(PROBE, DATA, "| data | ProbeDto[] | 否 | - | 所见的样例。 | - |"),
            Change(PROBE, NAME, "  \"data\": []"),
        ],
    ),
    (
        "paged-without-list",
        &[Change(PROBE, LAST, PAGING)],
        &[
            Change(PROBE, LAST, PAGING),
            Change(PROBE, DATA, "| data | ProbeDto[] | 否 | - | 所见的样例。 | - |"),
            Change(PROBE, NAME, "  \"data\": []"),
        ],
    ),
    (
        "list-without-total",
        &[
            Change(PROBE, LAST, PAGING),
            Change(PROBE, DATA, "| data | ProbeDto[] | 否 | - | 所见的样例。 | - |"),
            Change(PROBE, NAME, "  \"data\": []"),
        ],
        &[
            Change(PROBE, LAST, PAGING),
            Change(
                PROBE,
                WEIGHT,
                "| list | string[] | 否 | - | 一页。 | - |\n| totalCount | number | 否 | - | 总数。 | - |\n",
            ),
        ],
    ),
    ("route-unlike-file", &[Change(PROBE, "/api/v3/probe", "/api/v3/make-probe")], &[]),
    (
        "verb-unlike-name",
        &[Page(C, "删去", "GET /api/v3/delete-thing", "")],
        &[Page(C, "删去", "POST /api/v3/delete-thing", "")],
    ),
    (
        "title-unlike-name",
        &[Page(D, "删除样例", "POST /api/v3/get-thing", "")],
        &[Page(D, "获取样例", "POST /api/v3/get-thing", "")],
    ),
    (
        "duplicate-title",
        &[Page(D, "取消目标", "POST /api/v3/get-thing", "")],
        &[Page(D, "取消两个目标", "POST /api/v3/get-thing", "")],
    ),
    (
        "group-unlike-others",
        &[
            Page(A, "新建", "POST /api/v3/create-thing", ""),
            Page(B, "改动", "POST /api/v3/update-thing", ""),
            Page(C, "删去", "POST /api/v3/delete-thing", ""),
            Change("groups.toml", "title = \"样例\"\n", OTHERS),
            Page("v3/management/others/get-thing.md", "取得", "POST /api/v3/get-thing", ""),
        ],
        &[
            Page(A, "新建", "POST /api/v3/create-thing", ""),
            Page(B, "改动", "POST /api/v3/update-thing", ""),
            Page(C, "删去", "POST /api/v3/delete-thing", ""),
            Page(D, "取得", "POST /api/v3/get-thing", ""),
        ],
    ),
    (
        "deprecated-without-replacement",
        &[Change(PROBE, "用一个目标探查样例，给出所见。", "已废弃。")],
        &[Change(PROBE, "用一个目标探查样例，给出所见。", "已废弃，请使用 target。")],
    ),
    (
        "ambiguous-routes",
        &[
            Page(D, "取得", "GET /api/v3/things/{id}", "| id | string | 是 | - | 编号。 | - |"),
            Page(E, "列举", "GET /api/v3/{kind}/mine", "| kind | string | 是 | - | 种类。 | - |"),
        ],
        &[
            Page(D, "取得", "GET /api/v3/things/{id}", "| id | string | 是 | - | 编号。 | - |"),
            Page(E, "列举", "GET /api/v3/things/mine", ""),
        ],
    ),
    (
        "description-on-two-pages",
        &[
            Page(D, "取得", "GET /api/v3/get-thing", ""),
            Change(D, "关于取得的说明。", "用一个目标探查样例，给出所见。"),
        ],
        &[Page(D, "取得", "GET /api/v3/get-thing", "")],
    ),
    ("page-without-introduction", &[Change(PROBE, "用一个目标探查样例，给出所见。\n\n", "")], &[]),
    (
        "identical-structures",
        &[
            Change(
                PROBE,
                WEIGHT,
                "| weight | number | 否 | - | 样例的重量。 | `3` |\n| size | number | 否 | - | 大小。 | - |\n\n### CopyDto\n\n| 名称 | 类型 | 必填 | 默认值 | 描述 | 示例值 |\n| --- | --- | --- | --- | --- | --- |\n| name | string | 是 | - | 样例的名字。 | - |\n| weight | number | 否 | - | 重量。 | - |\n| size | number | 否 | - | 大小。 | - |\n",
            ),
            Change(PROBE, FILTER, "| filter | CopyDto |"),
        ],
        &[
            Change(
                PROBE,
                WEIGHT,
                "| weight | number | 否 | - | 样例的重量。 | `3` |\n| size | number | 否 | - | 大小。 | - |\n\n### CopyDto\n\n| 名称 | 类型 | 必填 | 默认值 | 描述 | 示例值 |\n| --- | --- | --- | --- | --- | --- |\n| name | string | 是 | - | 样例的名字。 | - |\n| weight | number | 否 | - | 重量。 | - |\n| height | number | 否 | - | 高度。 | - |\n",
            ),
            Change(PROBE, FILTER, "| filter | CopyDto |"),
        ],
    ),
    (
        "field-type-differs",
        &[
            Page(A, "新建", "POST /api/v3/create-thing", "| shown | boolean | 否 | - | 是否可见。 | - |"),
            Page(B, "改动", "POST /api/v3/update-thing", "| shown | boolean | 否 | - | 是否可见。 | - |"),
            Page(C, "删去", "POST /api/v3/delete-thing", "| shown | boolean | 否 | - | 是否可见。 | - |"),
            Page(D, "取得", "POST /api/v3/get-thing", "| shown | boolean | 否 | - | 是否可见。 | - |"),
            Page(E, "列举", "POST /api/v3/list-thing", "| shown | boolean | 否 | - | 是否可见。 | - |"),
            Page("v3/management/things/a.md", "甲", "POST /api/v3/a", "| shown | boolean | 否 | - | 是否可见。 | - |"),
            Page("v3/management/things/b.md", "乙", "POST /api/v3/b", "| shown | boolean | 否 | - | 是否可见。 | - |"),
            Page("v3/management/things/c.md", "丙", "POST /api/v3/c", "| shown | string | 否 | - | 是否可见。 | - |"),
        ],
        &[
            Page(A, "新建", "POST /api/v3/create-thing", "| shown | boolean | 否 | - | 是否可见。 | - |"),
            Page(B, "改动", "POST /api/v3/update-thing", "| shown | string | 否 | - | 是否可见。 | - |"),
        ],
    ),
    (
        "values-differ",
        &[
            Page(
                A,
                "新建",
                "POST /api/v3/create-thing",
                "| kind | string | 否 | - | 种类。枚举值：`a`、`b`、`c`。 | - |",
            ),
            Page(B, "改动", "POST /api/v3/update-thing", "| kind | string | 否 | - | 种类。枚举值：`a`、`b`。 | - |"),
        ],
        &[
            Page(
                A,
                "新建",
                "POST /api/v3/create-thing",
                "| kind | string | 否 | - | 种类。枚举值：`a`、`b`、`c`。 | - |",
            ),
            Page(B, "改动", "POST /api/v3/update-thing", "| kind | string | 否 | - | 种类。枚举值：`a`、`d`。 | - |"),
        ],
    ),
    (
        "unit-differs",
        &[
            Page(A, "新建", "POST /api/v3/create-thing", "| ttl | number | 否 | - | 期限。单位：秒。 | - |"),
            Page(B, "改动", "POST /api/v3/update-thing", "| ttl | number | 否 | - | 期限。单位：秒。 | - |"),
            Page(C, "删去", "POST /api/v3/delete-thing", "| ttl | number | 否 | - | 期限。单位：毫秒。 | - |"),
        ],
        &[
            Page(A, "新建", "POST /api/v3/create-thing", "| ttl | number | 否 | - | 期限。单位：秒。 | - |"),
            Page(B, "改动", "POST /api/v3/update-thing", "| ttl | number | 否 | - | 期限。单位：秒。 | - |"),
            Page(C, "删去", "POST /api/v3/delete-thing", "| ttl | number | 否 | - | 期限。单位：秒。 | - |"),
        ],
    ),
    (
        "limit-differs",
        &[
            Page(A, "新建", "POST /api/v3/create-thing", "| size | number | 否 | - | 大小。最大值：50。 | - |"),
            Page(B, "改动", "POST /api/v3/update-thing", "| size | number | 否 | - | 大小。最大值：50。 | - |"),
            Page(C, "删去", "POST /api/v3/delete-thing", "| size | number | 否 | - | 大小。最大值：50。 | - |"),
            Page(D, "取得", "POST /api/v3/get-thing", "| size | number | 否 | - | 大小。最大值：50。 | - |"),
            Page(E, "列举", "POST /api/v3/list-thing", "| size | number | 否 | - | 大小。最大值：500。 | - |"),
        ],
        &[
            Page(A, "新建", "POST /api/v3/create-thing", "| size | number | 否 | - | 大小。最大值：50。 | - |"),
            Page(E, "列举", "POST /api/v3/list-thing", "| size | number | 否 | - | 大小。最大值：500。 | - |"),
        ],
    ),
    (
        "sibling-type-differs",
        &[
            Page(A, "新建", "POST /api/v3/create-thing", "| size | number | 否 | - | 大小。 | - |"),
            Page(B, "改动", "POST /api/v3/update-thing", "| size | string | 否 | - | 大小。 | - |"),
        ],
        &[
            Page(A, "新建", "POST /api/v3/create-thing", "| size | number | 否 | - | 大小。 | - |"),
            Page(B, "改动", "POST /api/v3/update-thing", "| size | number | 否 | - | 大小。 | - |"),
        ],
    ),
    (
        "sibling-values-differ",
        &[
            Page(A, "新建", "POST /api/v3/create-thing", "| kind | string | 否 | - | 种类。枚举值：`a`、`b`。 | - |"),
            Page(B, "改动", "POST /api/v3/update-thing", "| kind | string | 否 | - | 种类。枚举值：`a`。 | - |"),
        ],
        &[
            Page(A, "新建", "POST /api/v3/create-thing", "| kind | string | 否 | - | 种类。枚举值：`a`、`b`。 | - |"),
            Page(B, "改动", "POST /api/v3/update-thing", "| kind | string | 否 | - | 种类。枚举值：`b`、`a`。 | - |"),
        ],
    ),
    (
        "replacement-unknown",
        &[Change(PROBE, "用一个目标探查样例，给出所见。", "已废弃，请使用 tar-get。")],
        &[Change(PROBE, "用一个目标探查样例，给出所见。", "已废弃，请使用 target。")],
    ),
    ("sample-calls-other", &[Change(PROBE, "client.probe(\"t-1\")", "client.target()")], &[]),
    ("sample-lacks-argument", &[Change(PROBE, "client.probe(\"t-1\")", "client.probe()")], &[]),
    (
        "sample-passes-unknown",
        &[Change(PROBE, "client.probe(\"t-1\")", "client.probe(targt=\"t-1\")")],
        &[Change(PROBE, "client.probe(\"t-1\")", "client.probe(target=\"t-1\")")],
    ),
    (
        "empty-structure",
        &[
            Change(PROBE, FILTER, "| filter | HollowDto |"),
            Change(PROBE, WEIGHT, "| weight | number | 否 | - | 样例的重量。 | `3` |\n\n### HollowDto\n\n无。\n"),
        ],
        &[],
    ),
    ("untyped-payload", &[Change(PROBE, DATA, "| data | object | 否 | - | 所见的样例。 | - |")], &[]),
    (
        "many-required",
        &[Page(
            A,
            "新建",
            "POST /api/v3/create-thing",
            "| a | string | 是 | - | 甲。 | - |\n| b | string | 是 | - | 乙。 | - |\n| c | string | 是 | - | 丙。 | - |\n| d | string | 是 | - | 丁。 | - |\n| e | string | 是 | - | 戊。 | - |\n| f | string | 是 | - | 己。 | - |\n| g | string | 是 | - | 庚。 | - |",
        )],
        &[],
    ),
    (
        "secret-in-url",
        &[Page(D, "取得", "GET /api/v3/get-thing", "| password | string | 是 | - | 用户的密码。 | - |")],
        &[Page(D, "取得", "POST /api/v3/get-thing", "| password | string | 是 | - | 用户的密码。 | - |")],
    ),
    (
        "unknown-setting",
        &[Add("codegen.toml", "[lint.levels]\ndefault-contradict-text = \"warn\"\n")],
        &[Add("codegen.toml", "[lint.levels]\ndefault-contradicts-text = \"warn\"\n")],
    ),
    (
        "suppression-without-reason",
        &[Add("codegen.toml", "[[lint.suppress]]\nrule = \"W201\"\ntarget = \"management.probe\"\nbecause = \"\"\n")],
        &[Add(
            "codegen.toml",
            "[[lint.suppress]]\nrule = \"W201\"\ntarget = \"management.probe\"\nbecause = \"both hold\"\n",
        )],
    ),
    (
        "unused-suppression",
        &[Add(
            "codegen.toml",
            "[[lint.suppress]]\nrule = \"W203\"\ntarget = \"management.probe\"\nbecause = \"it is so\"\n",
        )],
        &[
            Change(PROBE, "| target | string | 是 | - |", "| target | string | 是 | `t` |"),
            Add(
                "codegen.toml",
                "[[lint.suppress]]\nrule = \"W203\"\ntarget = \"management.probe\"\nbecause = \"it is so\"\n",
            ),
        ],
    ),
];

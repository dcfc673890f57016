//! Any text as one of the three configuration files beside a page. The first character says which file it is:
//! `g` for groups.toml, `c` for corrections.toml, any other for codegen.toml.
#![no_main]

use codegen_fuzz::{Folder, GROUPS, assert_only_data};
use libfuzzer_sys::fuzz_target;

/// Small, so that a run is fast; it holds what spec/corrections.toml and spec/codegen.toml name.
const PAGE: &str = "# 列出用户

`GET /api/v3/list-users`

## 请求参数

| 名称 | 类型 | 必填 | 默认值 | 描述 | 示例值 |
| --- | --- | --- | --- | --- | --- |
| userIdType | string | 否 | `user_id` | 种类。枚举值：`user_id`、`phone`。 | - |
| status | string | 否 | - | 状态。枚举值：`Activated`、`Archived`。 | - |
| updatedAtStart | number | 否 | - | 起点。格式：timestamp。单位：秒。 | `1655714763890` |
| updatedAtEnd | number | 否 | - | 终点。格式：timestamp。单位：秒。 | `1655714763890` |

## 请求响应

类型：`UserRespDto`

| 名称 | 类型 | 必填 | 默认值 | 描述 | 示例值 |
| --- | --- | --- | --- | --- | --- |
| statusCode | number | 是 | - | 业务状态码。 | `200` |
| data | UserDto | 否 | - | 用户。 | - |

## 数据结构

### UserDto

| 名称 | 类型 | 必填 | 默认值 | 描述 | 示例值 |
| --- | --- | --- | --- | --- | --- |
| status | string | 是 | - | 状态。枚举值：`Activated`、`Suspended`。 | - |
| age | integer | 否 | - | 年龄。取值范围：0-150。 | `7` |
";

fuzz_target!(|text: &str| {
    let mut characters = text.chars();
    let folder = Folder::default().page("list-users-legacy", PAGE);
    let mut folder = match (characters.next(), characters.as_str()) {
        (Some('g'), groups) => folder.groups(groups),
        (Some('c'), corrections) => folder.groups(GROUPS).corrections(corrections),
        (_, settings) => folder.groups(GROUPS).settings(settings),
    };
    if let Some(files) = folder.render() {
        files.iter().for_each(|(path, text)| assert_only_data(path, text));
    }
    folder.report();
});

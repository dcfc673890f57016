//! Findings that no single page shows: about the folder, the three TOML files, pages together, Rust names, and the
//! folder of the client.
//!
//! Each case changes a legal spec folder and must give exactly these findings at these places.
#![allow(clippy::expect_used, dead_code, reason = "helpers of tests")]

mod support;

use std::collections::BTreeMap;

use codegen::Outcome;
use codegen::output::{apply, error_finding};
use support::generate_files;

const GROUPS: &str = "\
[[group]]
client = \"v3/management\"
slug = \"users\"
title = \"用户\"
";

const PAGE: &str = "\
# 取回用户

`GET /api/v3/get-user`

## 请求参数

| 名称 | 类型 | 必填 | 默认值 | 描述 | 示例值 |
| --- | --- | --- | --- | --- | --- |
| page | number | 否 | `1` | 页码。最小值：1。 | `1` |
| since | number | 否 | - | 时刻。格式：timestamp。单位：秒。 | - |

## 请求响应

类型：`UserRespDto`

| 名称 | 类型 | 必填 | 默认值 | 描述 | 示例值 |
| --- | --- | --- | --- | --- | --- |
| data | UserDto | 否 | - | 用户。 | - |

## 数据结构

### UserDto

| 名称 | 类型 | 必填 | 默认值 | 描述 | 示例值 |
| --- | --- | --- | --- | --- | --- |
| status | string | 是 | - | 状态。枚举值：`on`、`off`。 | `on` |
| type | string | 否 | `a` | 种类。 | `a` |
";

const FIRST: &str = "v3/management/users/get-user.md";
const SECOND: &str = "v3/management/users/list-users.md";

/// A legal spec folder with one page, and changes of it.
struct Spec(BTreeMap<String, String>);

impl Spec {
    fn new() -> Self {
        Self(BTreeMap::new()).with("groups.toml", GROUPS).with(FIRST, PAGE)
    }

    fn with(mut self, path: &str, text: &str) -> Self {
        self.0.insert(path.to_owned(), text.to_owned());
        self
    }

    /// Replaces text that the first page holds.
    fn edit(self, old: &str, new: &str) -> Self {
        let page = replaced(&self.0[FIRST], old, new);
        self.with(FIRST, &page)
    }

    /// Adds a second page: the first one with another route, and one more replacement.
    fn second(self, old: &str, new: &str) -> Self {
        let page = replaced(PAGE, "`GET /api/v3/get-user`", "`GET /api/v3/list-users`");
        self.with(SECOND, &replaced(&page, old, new))
    }

    fn corrected(self, target: &str, old: &str, new: &str, because: &str) -> Self {
        let entry = format!(
            "[[correction]]\ntarget = \"{target}\"\nold = \"{old}\"\nnew = \"{new}\"\nbecause = \"{because}\"\n"
        );
        self.with("corrections.toml", &entry)
    }

    fn named(self, name: &str, owners: &str) -> Self {
        let entry = format!("[[enum]]\nclient = \"management\"\nname = \"{name}\"\nof = [{owners}]\n");
        self.with("codegen.toml", &entry)
    }

    fn pinned(self, key: &str, name: &str) -> Self {
        self.with("codegen.toml", &format!("[rust.names]\n\"management.{key}\" = \"{name}\"\n"))
    }

    /// Fails unless the findings are these: `code path:line:column`, the path below spec/.
    #[track_caller]
    fn gives(&self, expected: &[&str]) {
        assert_eq!(self.findings(), expected);
    }

    /// The same, but further findings may follow, as two things of one name also clash in Rust.
    #[track_caller]
    fn gives_first(&self, expected: &[&str]) {
        let found = self.findings();
        assert!(found.starts_with(&expected.iter().map(ToString::to_string).collect::<Vec<_>>()), "{found:?}");
    }

    fn findings(&self) -> Vec<String> {
        findings(&generate_files(self.0.iter().map(|(path, text)| (path.as_str(), text.as_bytes()))))
    }
}

fn replaced(text: &str, old: &str, new: &str) -> String {
    assert!(text.contains(old), "{old}");
    text.replace(old, new)
}

fn findings(outcome: &Outcome) -> Vec<String> {
    let place = |d: &codegen::diagnostic::Diagnostic| outcome.sources.place(d.primary.span).replacen("spec/", "", 1);
    outcome.diagnostics.iter().map(|d| format!("{} {}", d.code.id, place(d))).collect()
}

#[test]
fn the_folder_that_the_cases_change_is_legal() {
    Spec::new().gives(&[]);
    Spec::new().second("取回用户", "列出用户").gives(&[]);
}

#[test]
fn every_file_has_a_place_and_a_name() {
    Spec::new().with("v3/get-user.md", PAGE).gives(&["S05 v3/get-user.md:1:1"]);
    Spec::new().with("notes.txt", "").gives(&["S05 notes.txt:1:1"]);
    Spec::new().with("v3/management/users/a/b.md", PAGE).gives(&["S05 v3/management/users/a:1:1"]);
    Spec::new().with("v3/management/users/getUser.md", PAGE).gives(&["S06 v3/management/users/getUser.md:1:1"]);
    Spec::new().with("v3/management/a..b/get-user.md", PAGE).gives(&["S06 v3/management/a..b/get-user.md:1:1"]);
}

#[test]
fn a_folder_that_is_a_file_cannot_be_listed() {
    let file = tempfile::NamedTempFile::new().expect("a file");
    assert_eq!(findings(&codegen::generate(file.path())), ["S03 spec:1:1"]);
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    let root = tempfile::tempdir().expect("a folder");
    let spec = root.path().join("spec");
    std::fs::create_dir(&spec).expect("the folder of pages");
    std::os::unix::fs::symlink(root.path(), spec.join("v3")).expect("a link");
    assert_eq!(findings(&codegen::generate(&spec)), ["S07 v3:1:1"]);
}

#[test]
fn the_toml_files_have_known_keys() {
    Spec::new()
        .with("groups.toml", "[[group]]\nsluk = \"users\"\n")
        .gives(&["C01 groups.toml:2:1", "C03 v3/management/users/get-user.md:1:1"]);
    Spec::new().with("codegen.toml", "[rust\n").gives(&["C01 codegen.toml:1:6"]);
    Spec::new().with("corrections.toml", "correction = 1\n").gives(&["C01 corrections.toml:1:14"]);
}

#[test]
fn groups_and_folders_match() {
    Spec::new().with("groups.toml", &GROUPS.repeat(2)).gives(&["C02 groups.toml:7:8"]);
    Spec::new().with("groups.toml", "").gives(&["C03 v3/management/users/get-user.md:1:1"]);
    let other = GROUPS.replace("users", "usres");
    Spec::new().with("groups.toml", &(GROUPS.to_owned() + &other)).gives(&["C04 groups.toml:7:8"]);
}

#[test]
fn a_group_may_have_a_feature() {
    let with = |feature: &str| Spec::new().with("groups.toml", &format!("{GROUPS}feature = \"{feature}\"\n"));
    with("management-users").gives(&[]);
    for bad in ["serde-both", "management-", "management users", "Management-users", "default"] {
        with(bad).gives(&["C12 groups.toml:5:11"]);
    }
}

#[test]
fn a_correction_applies_and_says_why() {
    let since = "management.get-user.since.unit";
    Spec::new().corrected(since, "秒", "毫秒", "its example").gives(&[]);
    Spec::new().corrected("get-user.since.unit", "秒", "毫秒", "-").gives(&["C05 corrections.toml:2:10"]);
    Spec::new().corrected("management.get-user.sinc.unit", "秒", "毫秒", "-").gives(&["C05 corrections.toml:2:10"]);
    Spec::new().corrected(since, "分钟", "毫秒", "-").gives(&["C06 corrections.toml:3:7"]);
    Spec::new().corrected(since, "秒", "秒", "-").gives(&["C07 corrections.toml:4:7"]);
    Spec::new().corrected(since, "秒", "世纪", "-").gives(&["C08 corrections.toml:4:7"]);
    Spec::new().corrected(since, "秒", "毫秒", " ").gives(&["C09 corrections.toml:5:11"]);
}

/// Once the pages say what is right, the entry has done its work and must go.
#[test]
fn a_correction_that_the_pages_have_taken_over_is_stale() {
    let fixed = Spec::new().edit("单位：秒", "单位：毫秒");
    fixed.corrected("management.get-user.since.unit", "秒", "毫秒", "-").gives(&["C06 corrections.toml:3:7"]);
}

#[test]
fn enums_have_owners_and_usable_names() {
    Spec::new().named("UserStatus", "\"UserDto.status\"").gives(&[]);
    Spec::new().named("UserStatus", "\"UserDto.stauts\"").gives(&["C10 codegen.toml:4:7"]);
    Spec::new().named("user_status", "\"UserDto.status\"").gives(&["C11 codegen.toml:3:8"]);
    Spec::new().named("UserDto", "\"UserDto.status\"").gives_first(&["C11 codegen.toml:3:8"]);
}

#[test]
fn pages_agree_about_a_dto() {
    Spec::new()
        .second("| type | string | 否 | `a` |", "| type | string | 否 | `b` |")
        .gives(&["K10 v3/management/users/list-users.md:27:24"]);
    Spec::new()
        .second("| type | string | 否 | `a` | 种类。 | `a` |", "| type | number | 否 | - | 种类。 | - |")
        .gives(&["K10 v3/management/users/list-users.md:27:10"]);
    for (first, second) in [
        ("最大长度：9。", "最大长度：8。"),
        ("格式：date。", "格式：date-time。"),
        ("条件必填：`status` 为 `on`。", "条件必填：`status` 为 `off`。"),
    ] {
        let words = |sentence: &str| format!("种类。{sentence}");
        let spec = Spec::new().second("种类。", &words(second)).edit("种类。", &words(first));
        spec.gives(&["K10 v3/management/users/list-users.md:27:32"]);
        // What only one page states holds for both.
        Spec::new().second("种类。", &words(second)).gives(&[]);
    }
    Spec::new().second("种类。", "类别。").gives(&["K11 v3/management/users/list-users.md:27:29"]);
}

/// Whichever page comes first by path.
#[test]
fn a_fraction_on_any_page_is_one_in_rust() {
    let level = |example: &str| format!("| type | number | 否 | - | 种类。 | `{example}` |");
    for (first, second, ty) in [("1", "2", "i64"), ("1.5", "2", "f64"), ("1", "2.5", "f64")] {
        let old = "| type | string | 否 | `a` | 种类。 | `a` |";
        let spec = Spec::new().second(old, &level(second)).edit(old, &level(first));
        spec.gives(&[]);
        let outcome = generate_files(spec.0.iter().map(|(path, text)| (path.as_str(), text.as_bytes())));
        let text = outcome.files.get("management/models/user_dto.rs").expect("the model");
        assert!(text.contains(&format!("pub r#type: Option<{ty}>,")), "{first} and {second}:\n{text}");
    }
}

#[test]
fn pages_have_ids_and_routes_of_their_own() {
    Spec::new().second("list-users", "get-user").gives(&["K13 v3/management/users/list-users.md:3:2"]);
    let groups = GROUPS.to_owned() + &GROUPS.replace("users", "members");
    let other = PAGE.replace("get-user`", "get-member`");
    let twice = Spec::new().with("groups.toml", &groups).with("v3/management/members/get-user.md", &other);
    twice.gives_first(&["K12 v3/management/users/get-user.md:1:3"]);
}

#[test]
fn names_ask_for_pins_and_pins_fit() {
    Spec::new().edit("`on`、`off`", "`on`、`开`").gives(&["R01 v3/management/users/get-user.md:26:42"]);
    Spec::new().edit("| type |", "| Status |").gives(&["R02 v3/management/users/get-user.md:26:3"]);
    Spec::new().edit("| page |", "| timeout |").gives(&["R03 v3/management/users/get-user.md:9:3"]);
    Spec::new().pinned("UserDto.type", "kind").gives(&[]);
    Spec::new().pinned("UserDto.typ", "kind").gives(&["R04 codegen.toml:2:28"]);
    Spec::new().pinned("UserDto.type", "user-type").gives(&["R05 codegen.toml:2:29"]);
}

#[test]
fn what_the_runtime_cannot_send_is_reported() {
    let file = "| type | file | 否 | - | 种类。 | - |";
    Spec::new()
        .edit("| type | string | 否 | `a` | 种类。 | `a` |", file)
        .gives(&["R06 v3/management/users/get-user.md:27:10"]);
    let graphql = "# 取回用户\n\n`QUERY user`\n\n## 请求参数\n\n无。\n\n## 请求响应\n\n类型：`string`\n";
    Spec::new().with(FIRST, graphql).gives(&["R07 v3/management/users/get-user.md:3:2"]);
}

/// Pages that a client can call, alike in what they say of the field `user` unless they are changed.
#[test]
fn pages_agree_about_the_types_of_graphql() {
    const HEAD: &str = "| 名称 | 类型 | 必填 | 默认值 | 描述 | 示例值 |\n| --- | --- | --- | --- | --- | --- |\n";
    let page = |title: &str, route: &str, id: &str, reply: &str| {
        let (row, name) =
            (format!("| id | {id} | 是 | - | 用户 ID。 | - |\n"), "| name | string | 否 | - | 名称。 | - |");
        let structures = match reply {
            "string" => String::new(),
            name_of => format!("\n## 数据结构\n\n### {name_of}\n\n{HEAD}{name}\n"),
        };
        format!("# {title}\n\n`{route}`\n\n## 请求参数\n\n{HEAD}{row}\n## 请求响应\n\n类型：`{reply}`\n{structures}")
    };
    let first = page("取回用户", "QUERY user(id)", "string", "User");
    let spec = |second: String| {
        let empty = Spec(BTreeMap::new()).with("groups.toml", &GROUPS.replace("v3/management", "v2/users"));
        empty.with("v2/users/get.md", &first).with("v2/users/other.md", &second)
    };
    spec(page("取回名称", "QUERY user(id).name", "string", "string")).gives(&[]);
    spec(page("取回名称", "QUERY user(id).name", "string[]", "string")).gives(&["K18 v2/users/other.md:9:8"]);
    spec(page("取回名称", "QUERY user(id: [id])", "string", "User")).gives(&["K18 v2/users/other.md:9:8"]);
    spec(page("取回人员", "QUERY user(id)", "string", "Person"))
        .gives(&["K13 v2/users/other.md:3:2", "K18 v2/users/other.md:13:5"]);
    spec(page("改动用户", "MUTATION user(id)", "User", "User")).gives(&["K18 v2/users/other.md:9:8"]);
}

#[test]
fn flat_replies_of_one_name_agree() {
    let flat = |field: &str| {
        let head = PAGE.split("## 请求响应").next().unwrap_or_default();
        let table = "| 名称 | 类型 | 必填 | 默认值 | 描述 | 示例值 |\n| --- | --- | --- | --- | --- | --- |";
        format!("{head}## 请求响应\n\n类型：`TokenDto`\n\n{table}\n| {field} | string | 是 | - | 令牌。 | - |\n")
    };
    let second = flat("expiry").replace("get-user", "list-users");
    Spec::new()
        .with(FIRST, &flat("token"))
        .with(SECOND, &second)
        .gives(&["R08 v3/management/users/list-users.md:14:5"]);
}

#[cfg(unix)]
#[test]
fn links_in_the_generated_folder_stop_the_run() {
    let root = tempfile::tempdir().expect("a folder");
    std::os::unix::fs::symlink(root.path(), root.path().join("management")).expect("a link");
    assert_eq!(output_findings(root.path()), ["O02 generated/management:1:1"]);
}

#[test]
fn a_folder_below_a_file_cannot_be_written() {
    let file = tempfile::NamedTempFile::new().expect("a file");
    let found = output_findings(&file.path().join("generated"));
    assert!(found.len() == 1 && found[0].starts_with("O04 ") && found[0].ends_with("generated:1:1"), "{found:?}");
}

#[test]
fn a_manifest_without_marks_stops_the_run() {
    let root = tempfile::tempdir().expect("a folder");
    std::fs::write(root.path().join("Cargo.toml"), "[features]\n").expect("a manifest");
    assert_eq!(output_findings(&root.path().join("src/generated")), ["O05 generated/../../Cargo.toml:1:1"]);
}

/// What is found when the legal client is written to a folder that is called `generated` in messages.
fn output_findings(dir: &std::path::Path) -> Vec<String> {
    let mut outcome = generate_files([("groups.toml", GROUPS.as_bytes()), (FIRST, PAGE.as_bytes())]);
    let error = apply(dir, &outcome.files).expect_err("nothing can be written");
    outcome.diagnostics = error_finding(&error, "generated", &mut outcome.sources);
    findings(&outcome)
}

//! What changes of a GraphQL page: its route with the arguments, its reply, and how a variable is written.

use codegen::diff::{Change, Level};

use crate::spec::{Files, compare};

const PAGE: &str = "# 改口令\n\n`MUTATION setSecret(id: userId, secret)`\n\n## 请求参数\n\n\
    | 名称 | 类型 | 必填 | 默认值 | 描述 | 示例值 |\n| --- | --- | --- | --- | --- | --- |\n\
    | userId | string | 是 | - | 用户。 | - |\n| secret | string | 是 | - | 口令。加密：RSA。 | - |\n\n\
    ## 请求响应\n\n类型：`string`\n";

fn spec(page: &str) -> Files {
    let path = if page.contains("findUser") { "v2/users/find-user.md" } else { "v2/users/set-secret.md" };
    let groups = "[[group]]\nclient = \"v2/users\"\nslug = \"users\"\ntitle = \"用户\"\n";
    Files::from([("groups.toml", groups), (path, page)].map(|(path, text)| (path.to_owned(), text.to_owned())))
}

/// The changes of an edit, as check, verdict for the wire and verdict for Rust.
fn changes(old: &str, new: &str) -> Vec<String> {
    let told = |change: &Change| format!("{} {} {}", change.check.id, change.wire.word(), change.rust.word());
    between(PAGE, &[(old, new)]).iter().map(told).collect()
}

/// The changes of edits of a page.
fn between(page: &str, edits: &[(&str, &str)]) -> Vec<Change> {
    let edited = edits.iter().fold(page.to_owned(), |text, (old, new)| {
        assert!(text.contains(old), "{old}");
        text.replace(old, new)
    });
    compare(&spec(page), &spec(&edited)).expect("two legal pages").list
}

#[test]
fn transport_is_a_fact_that_is_compared() {
    let found = [
        changes("id: userId", "user: userId"),
        changes("MUTATION", "QUERY"),
        changes("加密：RSA。", ""),
        changes("`string`\n", "`string`。可为空。\n"),
        changes("口令。加密", "新口令。加密"),
    ];
    let expected = [
        "route-changed breaking none",
        "route-changed breaking none",
        "param-format-told compatible none",
        "field-became-nullable compatible breaking",
        "param-description-changed none none",
    ];
    assert_eq!(found.concat(), expected);
}

/// A page with structures: what is sent has whole numbers and JSON text, and the reply has fields that nobody promised.
const RICH: &str = "# 找用户\n\n`QUERY findUser(filter: filter, top, mode, note)`\n\n## 请求参数\n\n\
    | 名称 | 类型 | 必填 | 默认值 | 描述 | 示例值 |\n| --- | --- | --- | --- | --- | --- |\n\
    | filter | FilterInput | 否 | - | 条件。 | - |\n| top | integer | 否 | - | 几个。 | - |\n\
    | mode | string | 否 | - | 方式。 | - |\n| note | any | 否 | - | 备注。格式：json。 | - |\n\n\
    ## 请求响应\n\n类型：`Found`\n\n## 数据结构\n\n\
    ### FilterInput\n\n| 名称 | 类型 | 必填 | 默认值 | 描述 | 示例值 |\n| --- | --- | --- | --- | --- | --- |\n\
    | size | integer | 否 | - | 大小。 | - |\n| word | string | 否 | - | 词。 | - |\n| key | string | 否 | - | 键。 | - |\n\n\
    ### Found\n\n| 名称 | 类型 | 必填 | 默认值 | 描述 | 示例值 |\n| --- | --- | --- | --- | --- | --- |\n\
    | id | string | 否 | - | 编号。 | - |\n| age | integer | 否 | - | 年龄。 | - |\n| extra | any | 否 | - | 其他。 | - |\n";

/// The changes of edits of the page with structures, as check, subject and verdict for the wire.
fn rich(edits: &[(&str, &str)]) -> Vec<String> {
    let told = |change: &Change| format!("{} {} {}", change.check.id, change.subject, change.wire.word());
    between(RICH, edits).iter().map(told).collect()
}

#[test]
fn what_a_document_declares_breaks_it_as_a_whole() {
    let found = [
        rich(&[(", top", ""), ("| top | integer | 否 | - | 几个。 | - |\n", "")]),
        rich(&[("| top | integer", "| top | number")]),
        rich(&[("方式。", "方式。格式：json。")]),
        rich(&[("备注。格式：json。", "备注。GraphQL 类型：`Note`。")]),
        rich(&[("方式。", "方式。枚举值：`a`。GraphQL 类型：`Mode`。")]),
        rich(&[("| top | integer | 否", "| top | integer | 是")]),
        rich(&[("FilterInput", "SearchInput")]),
    ];
    let expected: [&[&str]; 7] = [
        &["param-removed-optional find-user.top breaking", "route-changed find-user breaking"],
        &["param-type-widened find-user.top breaking"],
        &["param-format-told find-user.mode breaking"],
        &["param-format-changed find-user.note breaking"],
        &["param-became-enum find-user.mode compatible", "param-format-told find-user.mode breaking"],
        &["param-became-required find-user.top breaking"],
        &["dto-renamed SearchInput breaking"],
    ];
    for (found, expected) in found.iter().zip(expected) {
        let mut found = found.clone();
        found.sort();
        assert_eq!(found, expected);
    }
    // A break that is soft elsewhere is none here.
    let renamed = between(RICH, &[("FilterInput", "SearchInput")]);
    assert_eq!(renamed.iter().map(|change| change.level).collect::<Vec<_>>(), [Level::Error]);
}

#[test]
fn what_a_document_asks_for_breaks_it_as_a_whole() {
    let more = "| extra | More | 否 | - | 其他。 | - |\n\n### More\n\n\
        | 名称 | 类型 | 必填 | 默认值 | 描述 | 示例值 |\n| --- | --- | --- | --- | --- | --- |\n\
        | a | string | 否 | - | 甲。 | - |\n";
    let found = [
        rich(&[("| age | integer | 否 | - | 年龄。 | - |\n", "")]),
        rich(&[("| word | string | 否 | - | 词。 | - |\n", "")]),
        rich(&[("| word | string | 否 | - | 词。", "| word | string | 否 | - | 词。格式：json。")]),
        rich(&[("| extra | any | 否 | - | 其他。 | - |\n", more)]),
        // What leaves every document legal, and whatever a client may send or get.
        rich(&[("| size | integer", "| size | number")]),
        rich(&[("| extra | any", "| extra | string")]),
        rich(&[("### Found", "### User"), ("`Found`", "`User`")]),
        rich(&[("| id | string | 否", "| id | string | 是")]),
    ];
    let expected = [
        "field-removed-optional Found.age breaking",
        "field-removed-optional FilterInput.word breaking",
        "field-format-told FilterInput.word breaking",
        "field-type-refined Found.extra breaking",
        "dto-added More none",
        "field-type-widened FilterInput.size compatible",
        "field-type-refined Found.extra compatible",
        "dto-renamed User none",
        "field-became-required Found.id compatible",
    ];
    let mut found = found.concat();
    found.retain(|line| !line.starts_with("reply-renamed"));
    assert_eq!(found, expected);
}

#[test]
fn names_of_structures_stand_in_documents_and_what_is_sent_as_text_does_not() {
    let told = |change: &Change| format!("{} {} {}", change.check.id, change.subject, change.wire.word());
    let found = |page: &str, edits: &[(&str, &str)]| between(page, edits).iter().map(told).collect::<Vec<_>>();
    // Two structures of one shape change places.
    let input = RICH.split("### FilterInput").nth(1).and_then(|rest| rest.split("###").next()).expect("the structure");
    let two = RICH
        .replace(", note)", ", note, more)")
        .replace("| top | integer", "| more | MoreInput[] | 否 | - | 更多。 | - |\n| top | integer")
        .replace("### Found", &format!("### MoreInput{input}### Found"));
    let edits = [("| filter | FilterInput", "| filter | MoreInput"), ("| more | MoreInput", "| more | FilterInput")];
    let expected = ["param-type-changed find-user.filter breaking", "param-type-changed find-user.more breaking"];
    assert_eq!(found(&two, &edits), expected);
    // The service does not see what is inside a text.
    let text = RICH.replace("条件。", "条件。格式：json。");
    let word = ("| word | string | 否 | - | 词。 | - |\n", "");
    assert_eq!(found(&text, &[word]), ["field-removed-optional FilterInput.word compatible"]);
    assert_eq!(found(&text, &[("FilterInput", "SearchInput")]), ["dto-renamed SearchInput none"]);
}

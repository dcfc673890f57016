//! What changes of a GraphQL page: its route with the arguments, its reply, and how a variable is written.

use crate::spec::{Files, compare};

const PAGE: &str = "# 改口令\n\n`MUTATION setSecret(id: userId, secret)`\n\n## 请求参数\n\n\
    | 名称 | 类型 | 必填 | 默认值 | 描述 | 示例值 |\n| --- | --- | --- | --- | --- | --- |\n\
    | userId | string | 是 | - | 用户。 | - |\n| secret | string | 是 | - | 口令。加密：RSA。 | - |\n\n\
    ## 请求响应\n\n类型：`string`\n";

fn spec(page: &str) -> Files {
    let groups = "[[group]]\nclient = \"v2/users\"\nslug = \"users\"\ntitle = \"用户\"\n";
    Files::from(
        [("groups.toml", groups), ("v2/users/set-secret.md", page)]
            .map(|(path, text)| (path.to_owned(), text.to_owned())),
    )
}

/// The changes of an edit, as check, verdict for the wire and verdict for Rust.
fn changes(old: &str, new: &str) -> Vec<String> {
    assert!(PAGE.contains(old), "{old}");
    let changes = compare(&spec(PAGE), &spec(&PAGE.replace(old, new))).expect("two legal pages");
    let told =
        |change: &codegen::diff::Change| format!("{} {} {}", change.check.id, change.wire.word(), change.rust.word());
    changes.list.iter().map(told).collect()
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

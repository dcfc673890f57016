//! The methods of the v2 SDKs as pages: the seed, the same notation in Markdown, and what methods.toml adds.
//!
//! The seed is no part of this repository. Where `../shared/seeds` is absent, its tests say so and pass.
#![allow(clippy::expect_used, clippy::panic, dead_code, reason = "helpers of tests")]

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use codegen::diagnostic::Diagnostics;
use codegen::import::{Import, Prose, import, methods};
use codegen::source::Sources;
use support::folder;

const SEEDS: &str = "../../shared/seeds";

/// The rows of a small methods.toml.
const METHODS: &str = r#"
[[method]]
client = "users"
name = "rename_many"
route = "MUTATION renameUsers(ids: userIds, input: changes, kind: NICKNAME, force)"
reply = "Renamed[]"
flatten = ["options"]
with = ["Renamed.notes"]
rows = '''
| userIds | string | 是 | - | - | - |
| changes | ChangeInput | 是 | - | 改成什么。 | - |
| force | boolean | 否 | `false` | 是否强制。 | - |
| withNotes | boolean | 否 | - | 是否带上备注。 | - |
'''

[method.omit]
"changes.gone" = "the service has no such field"

[[method]]
client = "users"
name = "show"
route = "GET /api/v2/users/{userId}"
reply = "ShowRespDto"
rows = '''
| userId | string | 是 | - | 用户的标识。 | - |
'''

[[structure]]
client = "users"
name = "ChangeInput"
rows = '''
| password | string | 否 | - | 密码。加密：RSA。 | - |
| extra | any | 否 | - | 其他。格式：json。 | - |
'''

[[structure]]
client = "users"
name = "Renamed"
optional = ["notes"]
rows = '''
| id | string | 是 | - | 用户的标识。 | - |
| notes | string | 否 | - | 备注。条件返回：`withNotes`。 | - |
'''

[[structure]]
client = "users"
name = "ShowRespDto"
rows = '''
| code | integer | 是 | - | 业务状态码。 | - |
| data | Renamed | 否 | - | 用户。 | - |
'''
"#;

const GROUPS: &str = "[[group]]\nclient = \"v2/users\"\nslug = \"users\"\ntitle = \"用户\"\n";

/// The notation in Markdown and as it looks without markup.
const MARKDOWN: &str = "# 管理用户\n\n## 批量改名\n\nUsersManagementClient().rename_many(userIds, changes, options)\n\n> 改名。\n\n\
    #### 参数\n\n- `userIds` \\<string[]\\> 用户\n- `changes` \\<ChangeInput\\> 改动\n- `changes.name` \\<string\\> 名字\n\
    - `changes.password` \\<string\\> 密码\n- `changes.gone` \\<string\\> 旧的\n- `changes.name` \\<string\\> 又一次\n\
    - `options` \\<Object\\>\n- `options.force` \\<boolean\\> 强制，默认 true\n\n#### 示例\n\n```python\nx()\n```\n\n\
    ## 查看\n\nUsersManagementClient().show(userId)\n\n> 看。\n\n#### 参数\n\n- `userId` \\<string\\> 用户\n\n\
    ## 停用\n\nUsersManagementClient().stop(userId)\n\n> 停。\n\n#### 参数\n\n- `userId` \\<string\\> 用户\n";
const SCRAPED: &str = "# 管理用户\n# 批量改名\nUsersManagementClient().rename_many(userIds, changes, options)\n改名。\n# 参数\n\
    userIds\n<string[]> 用户changes\n<ChangeInput> 改动changes.name\n<string> 名字changes.password\n\
    <string> 密码changes.gone\n<string> 旧的changes.name\n<string> 又一次options\n<Object>options.force\n\
    <boolean> 强制，默认 true\n# 示例\nx()\n# 查看\nUsersManagementClient().show(userId)\n看。\n# 参数\nuserId\n<string> 用户\n\
    # 停用\nUsersManagementClient().stop(userId)\n停。\n# 参数\nuserId\n<string> 用户\n";

/// An import of one text into a folder with a methods.toml.
fn import_text(spec: &Path, methods: &str, text: &str, prose: Prose) -> Import {
    fs::create_dir_all(spec).expect("the folder");
    fs::write(spec.join("methods.toml"), methods).expect("methods.toml");
    fs::write(spec.join("groups.toml"), GROUPS).expect("groups.toml");
    let page = spec.with_file_name("page.md");
    fs::write(&page, text).expect("the page");
    import(&[page], spec, Some(prose))
}

fn ids(import: &Import) -> Vec<String> {
    import.diagnostics.iter().map(|found| format!("{} {}", found.code.id, found.message)).collect()
}

#[test]
fn both_notations_become_the_same_pages() {
    let dir = tempfile::tempdir().expect("a folder");
    let read = |text| import_text(&dir.path().join("spec"), METHODS, text, Prose::Own);
    let (markdown, scraped) = (read(MARKDOWN), read(SCRAPED));
    assert!(!markdown.diagnostics.has_errors(), "{:#?}", ids(&markdown));
    assert_eq!(markdown.pages, scraped.pages);
    assert_eq!(markdown.pages.keys().collect::<Vec<_>>(), ["v2/users/rename-many.md", "v2/users/show.md"]);
    let page = &markdown.pages["v2/users/rename-many.md"];
    for line in [
        "`MUTATION renameUsers(ids: userIds, input: changes, kind: NICKNAME, force)`",
        "| userIds | string[] | 是 | - | - | - |",
        "| changes | ChangeInput | 是 | - | 改成什么。 | - |",
        "| force | boolean | 否 | `true` | 是否强制。 | - |",
        "| withNotes | boolean | 否 | - | 是否带上备注。 | - |",
        "类型：`Renamed[]`",
        "| name | string | 否 | - | - | - |",
        "| password | string | 否 | - | 密码。加密：RSA。 | - |",
        "| extra | any | 否 | - | 其他。格式：json。 | - |",
        "| notes | string | 否 | - | 备注。条件返回：`withNotes`。 | - |",
    ] {
        assert_eq!(page.lines().filter(|other| *other == line).count(), 1, "{line}\n{page}");
    }
    assert!(!page.contains("gone") && !page.contains("options"), "{page}");
    let found = ids(&markdown);
    for wanted in [
        "I89 `changes.gone` was left out: the service has no such field",
        "I74 the fields of `options` became parameters",
        "I63 `changes.name` stands twice",
        "I75 `userIds` is `string` in spec/methods.toml",
        "I88 `stop` with its 1 parameters was read and left out: spec/methods.toml does not know it",
    ] {
        assert!(found.iter().any(|found| found == wanted), "{wanted}: {found:#?}");
    }
    // Over HTTP nothing is asked for, so the page of `show` has no optional row and no condition.
    assert!(!markdown.pages["v2/users/show.md"].contains("notes"));
}

#[test]
fn a_second_import_changes_nothing_and_keeps_our_words() {
    let dir = tempfile::tempdir().expect("a folder");
    let spec = dir.path().join("spec");
    let first = import_text(&spec, METHODS, MARKDOWN, Prose::Own);
    let path = "v2/users/rename-many.md";
    let edited = first.pages[path]
        .replace("| userIds | string[] | 是 | - | - | - |", "| userIds | string[] | 是 | - | 谁。 | `[\"a\"]` |");
    let edited = edited.replace(
        "类型：`Renamed[]`\n",
        "类型：`Renamed[]`\n\n示例结果：\n\n```json\n[\n  {\n    \"id\": \"a\"\n  }\n]\n```\n",
    );
    fs::create_dir_all(spec.join("v2/users")).expect("the folder");
    fs::write(spec.join(path), &edited).expect("the page");
    let second = import_text(&spec, METHODS, MARKDOWN, Prose::Own);
    assert_eq!(second.pages[path], edited);
    let upstream = import_text(&spec, METHODS, MARKDOWN, Prose::Upstream);
    assert!(
        upstream.pages[path].contains("| userIds | string[] | 是 | - | 用户 | `[\"a\"]` |"),
        "{}",
        upstream.pages[path]
    );
}

#[test]
fn a_broken_entry_is_an_error() {
    let dir = tempfile::tempdir().expect("a folder");
    let spec = dir.path().join("spec");
    for (old, new, code) in [
        ("MUTATION renameUsers", "MUTATE renameUsers", "C13"),
        ("reply = \"Renamed[]\"", "reply = \"renamed[]\"", "C13"),
        ("reply = \"ShowRespDto\"", "reply = \"ShownRespDto\"", "C13"),
        ("name = \"show\"", "name = \"../show\"", "C13"),
        ("flatten =", "flaten =", "C01"),
        ("| id | string | 是 |", "| id | strng | 是 |", "L02"),
        ("kind: NICKNAME", "kind: nickname", "L19"),
    ] {
        let import = import_text(&spec, &METHODS.replace(old, new), MARKDOWN, Prose::Own);
        let found = ids(&import);
        // A name that is no slug is told by `check`, and its method is unknown here.
        let told = found.iter().any(|found| found.starts_with(code));
        assert!(
            told || new.contains("..") && found.iter().any(|found| found.starts_with("I88 `show`")),
            "{new}: {found:#?}"
        );
    }
}

/// The seed, or a visible skip.
fn seed() -> Option<PathBuf> {
    let Ok(entries) = fs::read_dir(folder(SEEDS)) else {
        // Not by a macro, whose output cargo would hide.
        writeln!(std::io::stderr(), "skipped: there is no folder ../shared/seeds to read").expect("stderr");
        return None;
    };
    let mut paths = entries.map(|entry| entry.expect("an entry").path());
    paths.find(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("003_")))
}

#[test]
fn spec_is_what_the_seed_says() {
    let Some(path) = seed() else { return };
    let spec = folder("../spec");
    let import = import(&[path], &spec, None);
    assert!(!import.diagnostics.has_errors(), "the printed pages are legal");
    assert_eq!(import.pages.len(), 16);
    for (page, text) in &import.pages {
        assert_eq!(fs::read_to_string(spec.join(page)).expect(page), *text, "{page}");
    }
}

/// Each parameter is a row of its page, or the report says where it went.
#[test]
fn every_parameter_of_the_seed_is_accounted_for() {
    let Some(path) = seed() else { return };
    let import = import(std::slice::from_ref(&path), &folder("../spec"), None);
    let found = ids(&import);
    let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
    let text = fs::read_to_string(&path).expect("a text");
    let file = sources.add(codegen::source::Source::new("seed", text));
    let page = methods::read(file, &sources, &mut diagnostics).expect("a page");
    let (mut rows, mut reported, mut twice) = (0, 0, 0);
    for method in &page.methods {
        let text = &import.pages[&format!("v2/users/{}.md", method.name.text.replace('_', "-"))];
        let mut seen = BTreeSet::new();
        for param in &method.params {
            let path = &param.path.text;
            let told = |start: String| found.iter().any(|found| found.starts_with(&start));
            if !seen.insert(path.clone()) {
                assert!(told(format!("I63 `{path}` stands twice")), "{path}");
                twice += 1;
            } else if told(format!("I89 `{path}` was left out")) || told(format!("I74 the fields of `{path}` became")) {
                reported += 1;
            } else {
                let name = path.rsplit('.').next().expect("a name");
                assert!(text.contains(&format!("\n| {name} | ")), "{}: {path}", method.name.text);
                rows += 1;
            }
        }
    }
    assert_eq!((rows, reported, twice, rows + reported + twice), (101, 6, 2, 109));
}

/// The words of the pages are ours: no clause of the seed longer than a name of a thing stands in them.
#[test]
fn no_sentence_of_the_seed_is_copied() {
    let Some(path) = seed() else { return };
    let import = import(&[&path].map(PathBuf::clone), &folder("../spec"), None);
    let text = fs::read_to_string(&path).expect("a text");
    let clauses: BTreeSet<&str> = text
        .lines()
        .flat_map(|line| line.split(['，', ',', '。', '>', '、']))
        .map(str::trim)
        .filter(|c| c.chars().count() > 8)
        .collect();
    for (page, text) in &import.pages {
        let prose = text.lines().filter(|line| line.starts_with('|') || !line.starts_with(['#', '`']));
        for line in prose {
            let copied = clauses.iter().find(|clause| !clause.is_ascii() && line.contains(**clause));
            assert_eq!(copied, None, "{page}: {line}");
        }
    }
}

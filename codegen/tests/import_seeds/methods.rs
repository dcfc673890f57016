//! Pages of methods: the seed, and every form that is mended.

use std::collections::BTreeMap;

use codegen::import::methods::{self, MethodDraft, MethodsPage};
use codegen::import::scraped;

use super::{METHODS, Read, read_methods, seed};

#[test]
fn the_seed_of_methods_loses_nothing() {
    let Some(text) = seed("003_") else { return };
    assert!(methods::sniff(&text) && !scraped::sniff(&text));
    let read = read_methods(&text);
    let page = read.page();
    let counts: Vec<(&str, usize)> = page.methods.iter().map(|m| (m.name.text.as_str(), m.params.len())).collect();
    let expected = [
        ("create", 41),
        ("update", 42),
        ("detail", 1),
        ("delete", 1),
        ("delete_many", 1),
        ("batch", 1),
        ("list", 2),
        ("find", 4),
        ("search", 5),
        ("refresh_token", 1),
        ("list_groups", 1),
        ("add_group", 2),
        ("remove_group", 2),
        ("list_roles", 1),
        ("add_roles", 2),
        ("remove_roles", 2),
    ];
    assert_eq!(counts, expected);
    assert_eq!(counts.iter().map(|(_, count)| count).sum::<usize>(), 109);
    assert_eq!(page.methods.iter().map(|m| m.samples.len()).sum::<usize>(), 14);
    assert_eq!(page.client.as_ref().map(|c| c.text.as_str()), Some("UsersManagementClient"));
    assert!(page.methods.iter().all(|m| m.description.len() == 1 && m.returns.is_empty()));
    for method in &page.methods {
        let roots: Vec<&str> = method.arguments.iter().map(|a| a.name.text.as_str()).collect();
        for param in &method.params {
            assert!(roots.contains(&param.path.text.split('.').next().expect("a root")), "{param:?}");
            assert_eq!(read.sources.words(param.path.at), param.path.text);
            assert!(!param.description.text.contains(&param.path.text), "{param:?}");
        }
    }
    glued_names(page);
    mistakes_of_the_seed(&read);
}

/// The path, type and description of a parameter.
fn param<'a>(method: &'a MethodDraft, path: &str) -> (&'a str, &'a str) {
    let param = method.params.iter().find(|p| p.path.text == path).unwrap_or_else(|| panic!("no {path}"));
    (param.ty.as_ref().map_or("", |ty| ty.text.as_str()), param.description.text.as_str())
}

fn glued_names(page: &MethodsPage) {
    let methods: BTreeMap<&str, &MethodDraft> = page.methods.iter().map(|m| (m.name.text.as_str(), m)).collect();
    assert_eq!(param(methods["update"], "id"), ("string", "用户 ID"));
    assert_eq!(param(methods["update"], "updates").0, "UpdateUserInput");
    assert_eq!(param(methods["update"], "updates.openid").0, "string");
    assert_eq!(param(methods["create"], "userInfo.name"), ("string", "Name"));
    assert_eq!(param(methods["create"], "userInfo.givenName"), ("string", "Given Name"));
    assert!(param(methods["create"], "userInfo.openid").1.ends_with("openid"));
    assert_eq!(param(methods["create"], "userInfo.password"), ("string", "密码"));
    assert_eq!(param(methods["create"], "userInfo.locality"), ("string", ""));
    assert!(param(methods["list"], "page").1.ends_with("默认值为 :1。"));
    assert!(param(methods["list"], "limit").1.ends_with("默认值为 :10。"));
    assert_eq!(param(methods["find"], "options"), ("Object", ""));
    assert_eq!(param(methods["search"], "query").0, "null");
    assert_eq!(param(methods["search"], "page"), ("number", "默认值为 :1。"));
    assert_eq!(param(methods["add_roles"], "userId"), ("string", "用户 ID"));
}

fn mistakes_of_the_seed(read: &Read<MethodsPage>) {
    assert_eq!(read.with("I60").len(), 25, "{:#?}", read.with("I60"));
    let others: Vec<&str> = read.found.iter().filter(|f| !f.starts_with("I60")).map(String::as_str).collect();
    let expected = [
        ("I69", "`update`"),
        ("I69", "`find`"),
        ("I51", "16 methods"),
        ("I63", "`userInfo.lastIP`"),
        ("I68", "`signedUpd`"),
        ("I63", "`updates.lastIP`"),
        ("I66", "`delete_many` calls `detail`"),
        ("I68", "`userId`"),
        ("I67", "`list_groups` without `userId`"),
        ("I67", "`list_roles` without `userId`"),
    ];
    assert_eq!(others.len(), expected.len(), "{others:#?}");
    for (found, (code, words)) in others.iter().zip(expected) {
        assert!(found.starts_with(code) && found.contains(words), "{found}");
    }
}

/// The four mistakes for which the documentation of users is known, each with its line and what it is about.
const KNOWN: [(&str, &str); 4] = [
    ("I63:29", "`userInfo.lastIP` stands twice"),
    ("I68:58", "the sample passes `signedUpd`, which is not documented"),
    ("I66:135", "the sample of `delete_many` calls `detail`"),
    ("I67:206", "the sample calls `list_groups` without `userId`"),
];

#[test]
fn the_known_mistakes_of_the_seed_are_told_by_name_and_place() {
    let Some(text) = seed("003_") else { return };
    let read = read_methods(&text);
    for (place, message) in KNOWN {
        let expected = format!("{place} {message}");
        assert!(read.found.contains(&expected), "{expected}: {:#?}", read.found);
    }
}

/// The same four on a page of our own, which is always at hand; and what `codegen explain` says of their codes.
#[test]
fn the_known_mistakes_are_told_on_any_page() {
    let method = |signature: &str, list: &str, sample: &str| {
        format!(
            "## 方法\n\n```python\ndef {signature}\n```\n\n#### 参数\n\n{list}\n#### 示例\n\n```python\n{sample}\n```\n\n"
        )
    };
    let fruit = "- `fruit` \\<dict\\> 水果\n- `fruit.lastIP` \\<str\\> IP\n- `fruit.signedUp` \\<str\\> 时刻\n- `fruit.lastIP` \\<str\\> IP\n";
    let ids = "- `fruit_ids` \\<str[]\\> 水果\n";
    let text = [
        "# 水果\n\n".to_owned(),
        method("create(self, fruit)", fruit, "client.create(\n    fruit={\n        \"signedUpd\": \"2020\"\n    }\n)"),
        method("delete_many(self, fruit_ids)", ids, "client.detail(fruit_ids=[\"1\"])"),
        method("list_groups(self, fruit_ids)", ids, "client.list_groups()"),
    ]
    .concat();
    let read = read_methods(&text);
    let line = |word: &str| text.lines().position(|line| line.contains(word)).expect("a line") + 1;
    let twice = text.lines().enumerate().filter(|(_, line)| line.contains("lastIP")).map(|(at, _)| at + 1).max();
    let expected = [
        format!("I63:{} `fruit.lastIP` stands twice", twice.expect("two lines")),
        format!("I68:{} the sample passes `signedUpd`, which is not documented", line("signedUpd")),
        format!("I66:{} the sample of `delete_many` calls `detail`", line("client.detail")),
        format!("I67:{} the sample calls `list_groups` without `fruit_ids`", line("client.list_groups")),
    ];
    for message in &expected {
        assert!(read.found.contains(message), "{message}: {:#?}", read.found);
        let id = message.split(':').next().unwrap_or_default();
        let code = codegen::diagnostic::codes::find(id).expect("a code");
        assert!(codegen::explain::explain_code(code).contains(code.why), "{id}");
    }
}

#[test]
fn methods_in_markdown_are_read() {
    assert!(methods::sniff(METHODS) && !scraped::sniff(METHODS));
    let read = read_methods(METHODS);
    let page = read.page();
    assert_eq!((page.title.text.as_str(), page.intro[0].text.as_str()), ("管理水果", "> Authing 的水果。"));
    assert_eq!(page.client.as_ref().map(|c| c.text.as_str()), Some("FruitsManagementClient"));
    let [create, list] = &page.methods[..] else { panic!("{:?}", page.methods) };
    let arguments: Vec<_> =
        create.arguments.iter().map(|a| (a.name.text.as_str(), a.default.as_ref().map(|d| d.text.as_str()))).collect();
    assert_eq!(arguments, [("fruit", None), ("keep_it", Some("False")), ("with_data", Some("None"))]);
    let paths = |m: &MethodDraft| m.params.iter().map(|p| p.path.text.clone()).collect::<Vec<_>>();
    assert_eq!(paths(create), ["fruit", "fruit.color", "fruit.size", "keep_it", "with_data"]);
    assert_eq!(param(create, "with_data"), ("", "数据 还有 更多"));
    assert_eq!(create.params[4].example.as_ref().map(|e| e.text.as_str()), Some("{\"a\": 1}"));
    assert_eq!((create.samples.len(), create.returns.len(), create.description.len()), (1, 3, 2));
    assert_eq!(list.name.text, "list_all");
    assert_eq!(paths(list), ["kind", "page.list.on", "lim", "lim"]);
    assert_eq!(param(list, "kind").1, "种类，可选值： - `DATA`: 数据 - `resource_kind`: 其他； - 见上");
    assert_eq!(param(list, "page.list.on").0, "Array<{ n: str }>");
    let codes: Vec<&str> = read.found.iter().map(|f| &f[..3]).collect();
    let mended = ["I62"; 8];
    let rest = ["I69", "I73", "I68", "I64", "I63", "I65"];
    let (first, second) = codes.split_at(codes.len() - rest.len());
    assert_eq!((first, second), (&mended[..first.len().min(8)], &rest[..]), "{:#?}", read.found);
    assert_eq!(read.with("I62").len(), 8, "{:#?}", read.found);
    let line = METHODS.lines().position(|line| line.contains("colour")).expect("the slip") + 1;
    assert_eq!(read.with("I68"), [format!("I68:{line} the sample passes `colour`, which is not documented")]);
}

#[test]
fn odd_pages_of_methods_are_read() {
    let method = |title: &str| format!("## {title}\n\n```python\ndef get(self)\n```\n\n#### 参数\n\n#### 返回值\n\n");
    // A method that stands twice, a section without a signature, and no class.
    let text = format!("# 水果\n\n{}{}## 说明\n\n文字\n", method("取"), method("再取"));
    let read = read_methods(&text);
    assert_eq!(read.page().methods.len(), 2);
    for code in ["I70", "I71", "I72"] {
        assert_eq!(read.with(code).len(), 1, "{code}: {:?}", read.found);
    }
    // A fence that nothing closes hides no method; one of four ticks may be closed by three.
    for open in ["```python", "````"] {
        let text = format!("{}{open}\ncode\n{}", method("取"), method("再取"));
        let read = read_methods(&text);
        assert_eq!((read.page().methods.len(), read.with("I14").len()), (2, 1), "{open}: {:?}", read.found);
    }
    let text = "## 取\n\n```python\ndef get(self)\n```\n\n#### 返回值\n\n````json\n```\n````\n";
    assert_eq!(read_methods(text).with("I14").len(), 0);
    // Scraped: a name that no argument begins, a type without a name, text before the first name.
    let text = "# 水果\n# 取\nFruitsManagementClient().get(id)\n取一个\n# 参数\n多余 id\n<string> 见 node\n<string> 节点。\n<b> 粗\n# 示例\n# 注\n";
    let read = read_methods(text);
    let paths: Vec<_> = read.page().methods[0].params.iter().map(|p| p.path.text.as_str()).collect();
    assert_eq!((paths, read.with("I61").len(), read.with("I52").len()), (vec!["id", "node"], 1, 1), "{:?}", read.found);
    assert_eq!(read.with("I62").len(), 1);
    for text in ["", "文字", "# 标题\n## 参数\n- `a` \\<str\\>"] {
        assert_eq!(read_methods(text).with("I08").len(), 1, "{text}");
    }
}

//! The readers of scraped pages and of pages of methods: the seeds give all that they say, each broken form is mended and
//! reported, and no text makes a reader fail or slow.
//!
//! The seeds are no part of this repository. Where `../shared/seeds` is absent, their tests say so and pass.
#![allow(clippy::expect_used, clippy::panic, reason = "helpers of tests")]

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use codegen::diagnostic::Diagnostics;
use codegen::import::draft::{Draft, RawRow};
use codegen::import::methods::{self, MethodDraft, MethodsPage};
use codegen::import::scraped;
use codegen::source::{Source, Sources};

/// What reading a text gives: the page, the findings as `I05:12 message`, and the sources.
struct Read<T> {
    page: Option<T>,
    found: Vec<String>,
    sources: Sources,
}

impl<T> Read<T> {
    fn page(&self) -> &T {
        self.page.as_ref().unwrap_or_else(|| panic!("no page: {:?}", self.found))
    }

    /// The findings with a code.
    fn with(&self, code: &str) -> Vec<&str> {
        self.found.iter().filter(|f| f.starts_with(code)).map(String::as_str).collect()
    }
}

fn read<T>(texts: &[&str], reader: fn(u32, &Sources, &mut Diagnostics) -> Option<T>) -> Read<T> {
    let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
    for (at, text) in texts.iter().enumerate() {
        sources.add(Source::new(format!("page-{at}.md"), *text));
    }
    let page = reader(0, &sources, &mut diagnostics);
    let found = diagnostics.iter().map(|d| {
        assert!(sources.words(d.primary.span).len() == d.primary.span.range().len(), "{d:?}");
        format!("{}:{} {}", d.code.id, d.primary.span.line, d.message)
    });
    let found = found.collect();
    Read { page, found, sources }
}

fn scraped(text: &str) -> Read<Draft> {
    read(&[text], scraped::read)
}

fn methods(text: &str) -> Read<MethodsPage> {
    read(&[text], methods::read)
}

/// The text of a seed by the start of its name.
fn seed(start: &str) -> Option<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/seeds");
    let Ok(entries) = fs::read_dir(folder) else {
        // Not by a macro, whose output cargo would hide.
        writeln!(std::io::stderr(), "skipped: there is no folder ../shared/seeds to read").expect("stderr");
        return None;
    };
    let mut paths = entries.map(|e| e.expect("an entry").path());
    let path = paths.find(|p| p.file_name().is_some_and(|n| n.to_string_lossy().starts_with(start)));
    Some(fs::read_to_string(path.expect("a seed")).expect("a text"))
}

fn names(rows: &[RawRow]) -> Vec<&str> {
    rows.iter().map(|row| row.name.text.as_str()).collect()
}

fn row<'a>(rows: &'a [RawRow], name: &str) -> &'a RawRow {
    rows.iter().find(|row| row.name.text == name).unwrap_or_else(|| panic!("no row {name} in {:?}", names(rows)))
}

#[test]
fn scraped_seeds_lose_nothing() {
    type Expected = (&'static str, &'static str, &'static str, usize, &'static [(&'static str, usize)]);
    const USER: (&str, usize) = ("UserDto", 31);
    const IDENTITY: (&str, usize) = ("IdentityDto", 6);
    let expected: [Expected; 3] = [
        ("000_", "get_user_batch", "UserListRespDto", 5, &[USER, IDENTITY]),
        ("001_", "listUsers", "UserPaginatedRespDto", 8, &[("UserPagingDto", 2), USER, IDENTITY]),
        ("002_", "GetUser", "UserSingleRespDto", 5, &[USER, IDENTITY]),
    ];
    for (start, method, response, parameters, dtos) in expected {
        let Some(text) = seed(start) else { return };
        assert!(scraped::sniff(&text) && !methods::sniff(&text), "{start}");
        let read = scraped(&text);
        let draft = read.page();
        assert_eq!(draft.method_name.as_ref().map(|name| name.text.as_str()), Some(method));
        assert_eq!(draft.response_name.as_ref().map(|name| name.text.as_str()), Some(response));
        assert_eq!((draft.parameters.len(), draft.response.len(), draft.intro.len()), (parameters, 4, 1), "{start}");
        let found: Vec<_> = draft.dtos.iter().map(|dto| (dto.name.text.as_str(), dto.rows.len())).collect();
        assert_eq!(found, dtos, "{start}");
        assert!(!draft.says_query);
        user_is_whole(draft, &read.sources);
        let example: serde_json::Value =
            serde_json::from_str(&draft.example.as_ref().expect("an example").text).expect("JSON");
        assert_eq!(example["statusCode"], 200);
        let codes: Vec<&str> = read.found.iter().map(|f| &f[..3]).collect();
        assert_eq!(codes, ["I16", "I51", "I05", "I53"], "{start}: {:?}", read.found);
    }
}

fn user_is_whole(draft: &Draft, sources: &Sources) {
    let user = &draft.dtos.iter().find(|dto| dto.name.text == "UserDto").expect("UserDto").rows;
    let at = names(user).iter().position(|name| *name == "email").expect("email");
    assert_eq!(names(user)[at - 1..=at + 1], ["status", "email", "phone"]);
    let email = &user[at];
    assert_eq!((email.ty.text.as_str(), email.required.as_ref().map(|r| r.text.as_str())), ("string", Some("否")));
    assert_eq!(sources.words(email.name.at), "\"email\"");
    assert!(email.description.text.ends_with("示例值: test@example.com"), "{email:?}");
    let custom = &row(user, "customData").description.text;
    assert!(custom.ends_with("示例值: {\"school\":\"北京大学\",\"age\":22}"), "{custom}");
    for row in user.iter().chain(&draft.parameters) {
        assert!(sources.words(row.at).contains(&row.ty.text), "{row:?}");
    }
    let flag = row(&draft.parameters, "withCustomData");
    assert_eq!(flag.example.as_ref().map(|e| e.text.as_str()), Some("`true`"));
    assert_eq!(flag.default.as_ref().map(|d| d.text.as_str()), Some("-"));
}

/// A page in the scraped form, with the rows of one structure and the object of its example.
fn page(parameters: &str, rows: &str, example: &str) -> String {
    format!(
        "¶ 查询水果\n更新时间: 2020-01-01\n查一种水果。\n¶ 请求参数\n\
         名称 | 类型 | 必填 | 默认值 | 描述 | 示例值 |\n---|---|---|---|---|---|\n{parameters}\
         ¶ 示例代码\nFruit fruit = managementClient.GetFruit\n(\nkind: \"apple\"\n);\n\
         ¶ 请求响应\n类型: FruitRespDto\n名称 | 类型 | 描述 |\n---|---|---|\ndata | FruitDto | 水果 |\n\
         示例结果:\n{{\"data\": {example}}}\n\
         ¶ 数据结构\n¶ FruitDto\n名称 | 类型 | 必填 | 描述 |\n---|---|---|---|\n{rows}"
    )
}

const KIND: &str = "kind | string | 否 | - | 种类。 | apple |\n";

/// The names of the structure, and the findings that are not about every scraped page.
fn fruit(rows: &str, example: &str) -> (Vec<String>, Vec<String>) {
    let read = scraped(&page(KIND, rows, example));
    let names = names(&read.page().dtos[0].rows).into_iter().map(str::to_owned).collect();
    let usual = ["I16", "I51"];
    (names, read.found.into_iter().filter(|f| !usual.contains(&&f[..3])).collect())
}

#[test]
fn a_lost_name_is_found_by_whatever_tells_it() {
    let rows = "a | string | 是 | 甲。 示例值: 1 |\nstring | 否 | 乙。 示例值: x@y | |\nc | string | 否 | 丙。 |\n";
    let by = |example: &str, why: &str| {
        let (names, found) = fruit(rows, example);
        assert_eq!(names, ["a", "email", "c"], "{found:?}");
        assert!(found.len() == 1 && found[0].starts_with("I05") && found[0].contains(why), "{why}: {found:?}");
    };
    by(r#"{"a": "1", "email": "x@y", "c": 3}"#, "between the neighbours of the row, with its value");
    by(r#"{"email": "x@y", "a": "1", "c": 3}"#, "with the value");
    by(r#"{"a": "1", "email": "other", "c": 3}"#, "between the neighbours");
    // Of several, the one that a scraper would take for a button.
    by(r#"{"a": "1", "note": "x@y", "email": "x@y", "c": 3}"#, "between the neighbours of the row, with its value");
    // A row that the example lacks, beside the one without a name.
    let (names, _) =
        fruit(&rows.replace("c |", "d | string | 否 | 丁。 |\nc |"), r#"{"a": "1", "email": "-", "c": 3}"#);
    assert_eq!(names, ["a", "email", "d", "c"]);
    // Two names in a row.
    let two = rows.replace("c |", "string | 否 | 戊。 示例值: w | |\nc |");
    let (names, _) = fruit(&two, r#"{"a": "1", "email": "x@y", "wechat": "w", "c": 3}"#);
    assert_eq!(names, ["a", "email", "wechat", "c"]);
}

#[test]
fn a_lost_name_is_found_without_an_example() {
    let rows = "a | string | 是 | 甲。 |\nstring | 否 | 乙。 | |\nc | string | 否 | 丙。 |\n";
    let elsewhere = "# 别处\n## 数据结构\n### <a id=\"FruitDto\"></a> FruitDto\n\n| a | string |\n| weibo | string |\n| c | string |\n";
    let read = read(&[&page(KIND, rows, "{}"), elsewhere], scraped::read);
    assert_eq!(names(&read.page().dtos[0].rows), ["a", "weibo", "c"]);
    assert!(read.with("I05")[0].contains("page-1.md"), "{:?}", read.found);

    let (names, found) = fruit(&rows.replace('乙', "联系邮箱"), "{}");
    assert!(names == ["a", "email", "c"] && found[0].contains("the description says"), "{found:?}");

    let (names, found) = fruit(rows, "{}");
    assert_eq!((names, found.len()), (vec!["a".to_owned(), "c".to_owned()], 1));
    assert!(found[0].starts_with("I50:25 "), "{found:?}");
}

#[test]
fn a_lost_name_of_a_parameter_is_in_the_sample() {
    let lost = "string | 否 | - | 种类。 | apple | |\n";
    let read = scraped(&page(lost, "", "{}"));
    let kind = row(&read.page().parameters, "kind");
    assert_eq!(kind.example.as_ref().map(|e| e.text.as_str()), Some("`apple`"));
    assert_eq!(read.sources.words(kind.name.at), "kind");
    // A table without 必填.
    let text = page(KIND, "", "{\"email\": 1}").replace("data | FruitDto | 水果 |", "string | 邮箱 | |");
    assert_eq!(names(&scraped(&text).page().response), ["email"]);
}

#[test]
fn broken_rows_are_mended() {
    let rows = "a | string | 是 | 第一行\n第二行 |\nb | string | 是 | 甲|乙 |\n\
                c | string | 是 |\n | | | |\n| e | string[] | 是 | x \\| y |\nf | string | 是 | 好 | |\n尾巴\ng | string";
    let (names, found) = fruit(rows, "{}");
    assert_eq!(names, ["a", "b", "c", "e", "f", "g"], "{found:?}");
    let codes: Vec<&str> = found.iter().map(|f| f.split(' ').next().expect("a place")).collect();
    assert_eq!(codes, ["I01:24", "I02:26", "I04:27", "I09:28", "I03:30", "I52:31", "I04:32"], "{found:?}");
    let read = scraped(&page(KIND, rows, "{}"));
    let text = |name: &str| row(&read.page().dtos[0].rows, name).description.text.clone();
    assert_eq!((text("a"), text("b"), text("e")), ("第一行 第二行".into(), "甲|乙".into(), "x \\| y".into()));
}

#[test]
fn odd_pages_are_read() {
    // Wide marks, a section that is not known, no 数据结构, and 位置.
    let text = page("kind | query | string | 是 | - | 种类 |\n", "", "{}")
        .replace("必填 | 默认值 | 描述 | 示例值", "必填 | 默认值 | 描述")
        .replacen("名称 | 类型", "名称 | 位置 | 类型", 1)
        .replace("类型: ", "类型\u{ff1a}")
        .replace("示例结果:", "示例结果\u{ff1a}")
        .replace("¶ 数据结构\n", "¶ 相关\n见别处\n");
    let read = scraped(&text);
    let draft = read.page();
    assert!(draft.says_query && draft.dtos.len() == 1 && draft.response_name.is_some() && draft.example.is_some());
    assert_eq!(read.with("I52").len(), 1, "{:?}", read.found);

    let headless = page(KIND, "", "{}").replacen("名称 | 类型 | 必填 | 默认值 | 描述 | 示例值 |\n", "", 1);
    let read = scraped(&headless);
    assert_eq!((names(&read.page().parameters), read.with("I54").len()), (vec!["kind"], 1), "{:?}", read.found);

    let twice = page(KIND, "", "{}") + "¶ 请求参数\n名称 | 类型 | 描述 |\n---|---|---|\nsize | number | 大小 |\n";
    let read = scraped(&twice);
    assert_eq!((names(&read.page().parameters), read.with("I56").len()), (vec!["kind", "size"], 1));

    let read = scraped(&page(KIND, "", "{}").replace("kind: ", "sort: "));
    assert!(read.with("I55")[0].contains("`sort`"), "{:?}", read.found);

    let (_, found) = fruit("a | object | 否 | 甲。 示例值: [object Object] |\n", "{}");
    assert!(found[0].starts_with("I53"), "{found:?}");

    for text in ["", "文字", "¶ 标题", "¶ 标题\n¶ 其他\n文字"] {
        let read = scraped(text);
        assert!(read.page.is_none() && read.with("I08").len() == 1, "{text}: {:?}", read.found);
    }
}

#[test]
fn the_method_is_read_from_samples_of_every_language() {
    for (code, name) in [
        ("c = ManagementClient(\nx=1,\n)\ndata = management_client.get_fruit(\nkind: \"a\",\n)", "get_fruit"),
        ("client, err := management.NewClient(&options)\nr := client.getFruit(\nkind: 1 ,\n)", "getFruit"),
        (
            "import { ManagementClient } from 'x';\nconst r = await managementClient.getFruit({\nkind: 'a',\n});",
            "getFruit",
        ),
        ("$client = new ManagementClient(\"a\");\n$r = $client->getFruit(array(\n\"kind\" => \"a\",\n));", "getFruit"),
        ("// client.old(1)\nFruit f = client.getFruit(request);", "getFruit"),
    ] {
        let text =
            page(KIND, "", "{}").replace("Fruit fruit = managementClient.GetFruit\n(\nkind: \"apple\"\n);", code);
        let read = scraped(&text);
        assert_eq!(read.page().method_name.as_ref().map(|n| n.text.as_str()), Some(name), "{code}");
        assert!(read.with("I55").is_empty(), "{code}: {:?}", read.found);
    }
}

#[test]
fn the_seed_of_methods_loses_nothing() {
    let Some(text) = seed("003_") else { return };
    assert!(methods::sniff(&text) && !scraped::sniff(&text));
    let read = methods(&text);
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

const METHODS: &str = "---\nmeta: x\n---\n# 管理水果\n\n<LastUpdated/>\n\n> {{$localeConfig.brandName}} 的水果。\n\n\
## 新建\n\n> 建一个。\n\n```python\ndef create(\n    self, fruit, keep_it=False, with_data: bool = None\n)\n```\n\n#### 参数\n\n\
- `fruit` \\<dict\\> 水果\n  - `color` \\<str\\> 颜色\n  - `fruit.size` \\<int\\>: 大小\n- `keep_it`\\<bool\\> 保留，默认 false\n\
- `with_data`: 数据\n\n```json\n{\"a\": 1}\n```\n\n  还有\n更多\n\n#### 示例\n\n- 这样\n\n```python\n# 参数\n\
data = management_client.fruits.create(fruit={'colour': 1, 'size': 2})\n```\n\n#### 返回值\n\n- [水果](x.md)\n\n\
#### 返回数据\n\n- `a` 甲\n\n```json\n{}\n```\n\n\
## 列表\n\nFruitsManagementClient \\*().list\\_all(page, kind, limit)\n\n列出。\n\n#### 参数\n\n\
- `kind` \\<str\\> 种类，可选值：\n  - `DATA`: 数据\n  - `resource_kind`: 其他；\n  - 见上\n- `page[list][on]` \\<Array<{ n: str }>\\> 页\n\
- `lim`  \\<int\\> 多少\n- `lim` \\<int\\> 多少\n\n#### 示例\n\n```python\n```\n";

#[test]
fn methods_in_markdown_are_read() {
    assert!(methods::sniff(METHODS) && !scraped::sniff(METHODS));
    let read = methods(METHODS);
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
    let read = methods(&text);
    assert_eq!(read.page().methods.len(), 2);
    for code in ["I70", "I71", "I72"] {
        assert_eq!(read.with(code).len(), 1, "{code}: {:?}", read.found);
    }
    // A fence that nothing closes hides no method; one of four ticks may be closed by three.
    for open in ["```python", "````"] {
        let text = format!("{}{open}\ncode\n{}", method("取"), method("再取"));
        let read = methods(&text);
        assert_eq!((read.page().methods.len(), read.with("I14").len()), (2, 1), "{open}: {:?}", read.found);
    }
    let text = "## 取\n\n```python\ndef get(self)\n```\n\n#### 返回值\n\n````json\n```\n````\n";
    assert_eq!(methods(text).with("I14").len(), 0);
    // Scraped: a name that no argument begins, a type without a name, text before the first name.
    let text = "# 水果\n# 取\nFruitsManagementClient().get(id)\n取一个\n# 参数\n多余 id\n<string> 见 node\n<string> 节点。\n<b> 粗\n# 示例\n# 注\n";
    let read = methods(text);
    let paths: Vec<_> = read.page().methods[0].params.iter().map(|p| p.path.text.as_str()).collect();
    assert_eq!((paths, read.with("I61").len(), read.with("I52").len()), (vec!["id", "node"], 1, 1), "{:?}", read.found);
    assert_eq!(read.with("I62").len(), 1);
    for text in ["", "文字", "# 标题\n## 参数\n- `a` \\<str\\>"] {
        assert_eq!(methods(text).with("I08").len(), 1, "{text}");
    }
}

/// Reads a text with both readers; only the findings matter, and that there is an end.
fn read_any(text: &str) {
    let _ = (scraped::sniff(text), methods::sniff(text));
    let (a, b) = (scraped(text), methods(text));
    assert!(a.page.is_some() || !a.found.is_empty(), "{text}");
    assert!(b.page.is_some() || !b.found.is_empty(), "{text}");
}

#[test]
fn a_text_may_be_cut_anywhere() {
    let own = page(KIND, "a | string | 是 | 甲。 |\nstring | 否 | 乙。 | |\n", "{\"a\": \"\\\"\", \"email\": []}");
    for text in [own.as_str(), METHODS] {
        for end in 0..text.len() {
            read_any(&String::from_utf8_lossy(&text.as_bytes()[..end]));
            read_any(&String::from_utf8_lossy(&text.as_bytes()[end..]));
        }
    }
    for start in ["000_", "001_", "002_", "003_"] {
        let Some(text) = seed(start) else { return };
        for end in 0..text.len() {
            let cut = String::from_utf8_lossy(&text.as_bytes()[..end]);
            if start == "003_" { drop(methods(&cut)) } else { drop(scraped(&cut)) }
        }
    }
}

/// Lines dropped, doubled and swapped, and characters replaced, by a small generator of chance.
#[test]
fn a_text_may_be_shuffled() {
    let mut state = 7_u64;
    let mut chance = move |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).expect("31 bits") % below.max(1)
    };
    let mut texts = vec![page(KIND, "string | 否 | 乙。 | |\n", "{\"email\": 1}"), METHODS.to_owned()];
    texts.extend(["000_", "001_", "002_", "003_"].into_iter().map_while(seed));
    let marks: Vec<char> = "|`<>\\[](){}\"'#¶-:, \n。a".chars().collect();
    for text in &texts {
        for _ in 0..150 {
            let mut lines: Vec<&str> = text.lines().collect();
            for _ in 0..=chance(6) {
                let (a, b) = (chance(lines.len()), chance(lines.len()));
                match chance(3) {
                    0 => drop(lines.remove(a)),
                    1 => lines.insert(a, lines[b]),
                    _ => lines.swap(a, b),
                }
            }
            let mut chars: Vec<char> = lines.join("\n").chars().collect();
            for _ in 0..chance(12) {
                let at = chance(chars.len());
                chars[at] = marks[chance(marks.len())];
            }
            read_any(&chars.into_iter().collect::<String>());
        }
    }
}

/// Each hostile text, made twice: eight times as long may take eight times as long, and a margin, but not sixty-four.
#[test]
fn time_grows_with_the_text() {
    let rows = |row: &str, n: usize| page(KIND, &row.repeat(n), &format!("{{{}\"z\": 1}}", "\"a\": \"x\", ".repeat(n)));
    let in_method = |text: String| format!("# 水果\n# 取\nXClient().get(a, b)\n取\n{text}");
    let markdown = |text: String| format!("# 水果\n## 取\n```python\ndef get(self, a)\n```\n#### 参数\n{text}");
    let cases: [(&str, &dyn Fn(usize) -> String); 16] = [
        ("lost names", &|n| rows("string | 否 | 乙。 示例值: x | |\n", n)),
        ("open rows", &|n| rows("a|b\n", n) + "end"),
        ("prose after an open row", &|n| rows("a|b\nx\n", n)),
        ("pipes", &|n| rows("|", n * 8)),
        ("structures", &|n| "¶ A\n¶ FruitDto\n名称 | 类型 | 必填 | 描述 |\nstring | 否 | a | |\n".repeat(n)),
        ("a wide header", &|n| format!("¶ A\n¶ B\n名称 | 类型 |{}\n{}", "x|".repeat(n), "a|\n".repeat(n))),
        ("open objects", &|n| rows("a | string | 是 | 甲 |\n", 1).replace("{\"data\"", &"{\"a\":[".repeat(n * 4))),
        ("calls in calls", &|n| page(KIND, "", "{}").replace("kind: ", &"client.a(b: ".repeat(n * 4))),
        ("fences", &|n| markdown("```x\n## a\n".repeat(n))),
        ("long fences", &|n| markdown("````x\n```\n## a\n".repeat(n))),
        ("nested items", &|n| markdown((0..n / 20).map(|i| format!("{}- `a` \\<\n", " ".repeat(i))).collect())),
        ("open types", &|n| markdown("- `a` <<<<<<<<<<<<<<<<<\n".repeat(n))),
        ("glued names", &|n| in_method(format!("# 参数\n{}", "<s> aaabbbaaaa.a\n".repeat(n)))),
        ("a long tail", &|n| in_method(format!("# 参数\n{}\n<s> x", "a.".repeat(n * 4)))),
        ("many arguments", &|n| {
            in_method("# 参数\n<s> IDa1\n".repeat(n)).replace("(a, b)", &format!("({})", "a1, ".repeat(n)))
        }),
        ("unknown keys", &|n| {
            let list = "- `a.x` \\<s\\> 甲\n".repeat(n);
            markdown(format!("{list}#### 示例\n```\nclient.get(a={{{}}})\n```\n", "'q': 1, ".repeat(n)))
        }),
    ];
    for (what, text) in cases {
        let time = |n: usize| {
            let text = text(n);
            let start = Instant::now();
            read_any(&text);
            start.elapsed()
        };
        let short = time(1_000).max(Duration::from_millis(4));
        let long = time(8_000);
        assert!(long < short * 30, "{what}: {short:?} for 1,000 and {long:?} for 8,000");
    }
}

//! Scraped pages: the seeds, and every form that is mended.

use codegen::import::draft::Draft;
use codegen::import::{methods, scraped};
use codegen::source::Sources;

use super::{KIND, names, page, read, read_scraped, row, seed};

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
        let read = read_scraped(&text);
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

/// The names of the structure, and the findings that are not about every scraped page.
fn fruit(rows: &str, example: &str) -> (Vec<String>, Vec<String>) {
    let read = read_scraped(&page(KIND, rows, example));
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
    let read = read_scraped(&page(lost, "", "{}"));
    let kind = row(&read.page().parameters, "kind");
    assert_eq!(kind.example.as_ref().map(|e| e.text.as_str()), Some("`apple`"));
    assert_eq!(read.sources.words(kind.name.at), "kind");
    // A table without 必填.
    let text = page(KIND, "", "{\"email\": 1}").replace("data | FruitDto | 水果 |", "string | 邮箱 | |");
    assert_eq!(names(&read_scraped(&text).page().response), ["email"]);
}

#[test]
fn broken_rows_are_mended() {
    let rows = "a | string | 是 | 第一行\n第二行 |\nb | string | 是 | 甲|乙 |\n\
                c | string | 是 |\n | | | |\n| e | string[] | 是 | x \\| y |\nf | string | 是 | 好 | |\n尾巴\ng | string";
    let (names, found) = fruit(rows, "{}");
    assert_eq!(names, ["a", "b", "c", "e", "f", "g"], "{found:?}");
    let codes: Vec<&str> = found.iter().map(|f| f.split(' ').next().expect("a place")).collect();
    assert_eq!(codes, ["I01:24", "I02:26", "I04:27", "I09:28", "I03:30", "I52:31", "I04:32"], "{found:?}");
    let read = read_scraped(&page(KIND, rows, "{}"));
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
    let read = read_scraped(&text);
    let draft = read.page();
    assert!(draft.says_query && draft.dtos.len() == 1 && draft.response_name.is_some() && draft.example.is_some());
    assert_eq!(read.with("I52").len(), 1, "{:?}", read.found);

    let headless = page(KIND, "", "{}").replacen("名称 | 类型 | 必填 | 默认值 | 描述 | 示例值 |\n", "", 1);
    let read = read_scraped(&headless);
    assert_eq!((names(&read.page().parameters), read.with("I54").len()), (vec!["kind"], 1), "{:?}", read.found);

    let twice = page(KIND, "", "{}") + "¶ 请求参数\n名称 | 类型 | 描述 |\n---|---|---|\nsize | number | 大小 |\n";
    let read = read_scraped(&twice);
    assert_eq!((names(&read.page().parameters), read.with("I56").len()), (vec!["kind", "size"], 1));

    let read = read_scraped(&page(KIND, "", "{}").replace("kind: ", "sort: "));
    assert!(read.with("I55")[0].contains("`sort`"), "{:?}", read.found);

    let (_, found) = fruit("a | object | 否 | 甲。 示例值: [object Object] |\n", "{}");
    assert!(found[0].starts_with("I53"), "{found:?}");

    for text in ["", "文字", "¶ 标题", "¶ 标题\n¶ 其他\n文字"] {
        let read = read_scraped(text);
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
        let read = read_scraped(&text);
        assert_eq!(read.page().method_name.as_ref().map(|n| n.text.as_str()), Some(name), "{code}");
        assert!(read.with("I55").is_empty(), "{code}: {:?}", read.found);
    }
}

//! Drafts as facts: each notation by a draft in words of its own, any draft by its invariants, and, where the pages of
//! the doc site lie beside this repository, all of them: what is printed is read back by the strict reader without a
//! finding.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use codegen::config::{Config, Correction};
use codegen::diagnostic::{Diagnostics, Style, render_text};
use codegen::import::draft::{Draft, Raw, RawDto, RawRow};
use codegen::import::refine::{Refined, refine};
use codegen::import::{docsite, print};
use codegen::ir::{Envelope, Fact, Field, Method, Operation, Parameter, Place, Response, Rule, Transport, Version};
use codegen::load::PageFile;
use codegen::source::{FileId, Source, Sources, Span};
use codegen::{link, lower, page};
use proptest::prelude::*;
use serde_json::{Value, json};

const UPSTREAM: [&str; 3] = ["2024-08/java", "2024-08/node", "2022-10/node"];

/// A row without a place: name, type, description, example.
fn row(name: &str, ty: &str, description: &str, example: Option<&str>) -> RawRow {
    RawRow {
        at: at(),
        name: raw(name),
        ty: raw(ty),
        required: Some(raw("否")),
        default: Some(raw("-")),
        description: raw(description),
        example: example.map(raw),
    }
}

fn at() -> Span {
    Span::file_start(0)
}

fn raw(text: &str) -> Raw {
    Raw { text: text.trim().to_owned(), at: at() }
}

fn dto(name: &str, rows: Vec<RawRow>) -> RawDto {
    RawDto { name: raw(name), rows }
}

fn draft(parameters: Vec<RawRow>, response: Vec<RawRow>, dtos: Vec<RawDto>) -> Draft {
    Draft {
        file: 0,
        title: raw("一辆车"),
        intro: Vec::new(),
        method_name: None,
        says_query: false,
        parameters,
        response_name: Some(raw("CarRespDto")),
        response,
        example: None,
        dtos,
    }
}

/// What a draft says, and the codes of its report.
fn read(draft: &Draft) -> (Refined, Vec<&'static str>) {
    read_with(draft, &[])
}

fn read_with(draft: &Draft, corrections: &[Correction]) -> (Refined, Vec<&'static str>) {
    let mut sources = Sources::default();
    sources.add(Source::new("get-car.md", ""));
    let mut diagnostics = Diagnostics::default();
    let refined = refine(draft, corrections, &sources, &mut diagnostics);
    let codes = diagnostics.iter().map(|d| d.code.id).collect();
    let findings = strict(&refined, corrections, &sources);
    assert!(findings.is_empty(), "{findings}");
    (refined, codes)
}

/// One parameter.
fn one(ty: &str, description: &str, example: &str) -> (Field, Vec<&'static str>) {
    let (mut refined, codes) = read(&draft(vec![row("x", ty, description, Some(example))], vec![], vec![]));
    (refined.parameters.remove(0), codes)
}

/// One field of a structure.
fn inside(ty: &str, description: &str, example: &str) -> (Field, Vec<&'static str>) {
    let car = dto("CarDto", vec![row("x", ty, description, Some(example)), row("y", "string", "`code`", None)]);
    let (mut refined, codes) = read(&draft(vec![row("car", "CarDto", "车", Some(""))], vec![], vec![car]));
    (refined.dtos.remove(0).fields.remove(0), codes)
}

fn values(field: &Field) -> (Vec<&str>, bool) {
    let list = field.values.iter().flat_map(|v| &v.list).map(|v| v.value.value.as_str()).collect();
    (list, field.values.as_ref().is_some_and(|v| v.open))
}

fn fields(refined: &Refined) -> impl Iterator<Item = &Field> {
    refined.parameters.iter().chain(&refined.response).chain(refined.dtos.iter().flat_map(|d| &d.fields))
}

fn prose(field: &Field) -> &str {
    field.description.as_ref().map_or("-", |d| d.value.as_str())
}

fn example(field: &Field) -> Option<Value> {
    field.example.as_ref().map(|f| f.value.clone())
}

/// What the strict reader finds on the printed page.
fn strict(refined: &Refined, corrections: &[Correction], before: &Sources) -> String {
    let text = print(&operation(refined), &refined.dtos);
    let mut sources = before.clone();
    let file = sources.add(Source::new("spec/v3/management/cars/get-car.md", text.as_str()));
    let mut found = Diagnostics::default();
    let place = |file: FileId| PageFile {
        file,
        version: Version::V3,
        client: "management".into(),
        group: "cars".into(),
        id: "get-car".into(),
    };
    if let Some(page) = page::read(file, &sources, &mut found) {
        let lowered = lower::lower(&place(file), &page, &sources, &mut found);
        let config = Config { corrections: corrections.to_vec(), ..Config::default() };
        link::link(lowered.into_iter().collect(), &config, &sources, &mut found);
    }
    // The page has no groups.toml, and a correction may be of another page.
    found.retain(|d| !["C", "O"].contains(&&d.code.id[..1]));
    render_text(&found, &sources, Style::Plain)
}

fn operation(refined: &Refined) -> Operation {
    let parameter = |field: &Field| Parameter { place: Place::Body, field: field.clone() };
    let name = refined.response_name.clone().unwrap_or(Fact::new("CarRespDto".into(), at(), Rule::ResponseType));
    Operation {
        id: "get-car".into(),
        group: "cars".into(),
        page: 0,
        title: refined.title.clone(),
        description: refined.intro.clone(),
        deprecated: refined.deprecated.clone(),
        transport: Fact::new(
            Transport::Http { method: Method::Post, path: "/api/v3/get-car".into() },
            at(),
            Rule::RouteLine,
        ),
        parameters: refined.parameters.iter().map(parameter).collect(),
        response: Response {
            name,
            fields: refined.response.clone(),
            envelope: Envelope::Flat,
            example: refined.example.clone(),
        },
        pagination: None,
        samples: Vec::new(),
    }
}

#[test]
fn lists_of_values() {
    let (field, _) = one("string", "颜色：<br>- `RED`: 红<br>- `BLUE `: 蓝；<br>  ", "`RED`");
    assert_eq!(values(&field), (vec!["RED", "BLUE"], false));
    assert_eq!(prose(&field), "颜色");
    let texts: Vec<_> = field.values.iter().flat_map(|v| &v.list).filter_map(|v| v.text.clone()).collect();
    assert_eq!(texts.iter().map(|t| t.value.as_str()).collect::<Vec<_>>(), ["红", "蓝"]);
    let (field, _) = one("string", "颜色:<br>    - red: 红<br>    - blue: 蓝<br>;暂不支持蓝(BLUE)", "");
    assert_eq!(values(&field), (vec!["red", "blue"], false));
    assert_eq!(prose(&field), "颜色。暂不支持蓝(BLUE)");
    let (field, _) = one("string", "列：<br>- `a`: 甲<br>- ... 其他列<br>", "`z`");
    assert_eq!(values(&field), (vec!["a"], true));
    let (field, codes) = one("string", "颜色：<br>- `a`: 甲<br>- `b`: 乙", "`c`");
    assert_eq!((values(&field), example(&field)), ((vec!["a", "b"], true), Some(json!("c"))));
    assert_eq!(codes, ["I34"]);
    let (field, _) = one("boolean", "是否亮:<br>    - true: 亮<br>    - false: 不亮", "");
    assert_eq!((values(&field), prose(&field)), ((vec![], false), "是否亮: true: 亮；false: 不亮"));
    let (field, _) = one("number", "档位：<br>- 1: 低<br>- 2: 高", "`2`");
    assert_eq!((values(&field), example(&field)), ((vec!["1", "2"], false), Some(json!(2))));
    let (field, _) = one("string[]", "颜色，可选值为：<br>- `a`: 甲<br>- `b`: 乙", "`[\"a\"]`");
    assert_eq!((values(&field), prose(&field)), ((vec!["a", "b"], false), "颜色"));
    let (field, codes) = one("string", "颜色：<br>- `a`: 甲<br>- `a`: 又一", "");
    assert_eq!((values(&field), codes), ((vec!["a"], true), vec!["I35"]));
}

#[test]
fn lists_in_running_text_and_cells() {
    assert_eq!(values(&one("string", "灯，ON/OFF", "").0), (vec!["ON", "OFF"], false));
    assert_eq!(values(&one("string", "灯，on-亮，off-灭, 与门二者取一个", "").0), (vec!["on", "off"], false));
    assert_eq!(values(&one("string", "灯，可选值 on, off", "`true`").0), (vec!["on", "off"], true));
    assert_eq!(values(&one("string", "用户类型：1 个人，2 公共", "1").0), (vec!["1", "2"], false));
    assert_eq!(values(&one("string", "颜色。。 枚举值:red ,blue", "red").0), (vec!["red", "blue"], false));
    assert_eq!(prose(&one("string", "颜色。。 枚举值:red ,blue", "red").0), "颜色。");
    let (field, _) = one("number", "样式:", "`\n    - 0: 原样\n    - 31: 一位小数\n    `");
    assert_eq!((values(&field), example(&field)), ((vec!["0", "31"], false), None));
    assert_eq!(values(&inside("string", "颜色", "可选枚举值：`a`,`b`").0), (vec!["a", "b"], false));
    let (field, codes) = one("string", "灯，ON/OFF", "`[\"ON\",\"OFF\"]`");
    assert_eq!((values(&field).1, example(&field), codes), (false, Some(json!("ON")), vec!["I36"]));
}

#[test]
fn a_bare_example_in_a_structure_is_the_first_value() {
    let (field, codes) = inside("string", "策略", "ALLOW");
    assert_eq!((values(&field), example(&field), codes), ((vec!["ALLOW"], true), None, vec!["I33"]));
    let (field, codes) = inside("string", "策略：<br>- `DENY`: 否<br>- `ALLOW`: 是", "ALLOW");
    assert_eq!((values(&field), codes.len()), ((vec!["DENY", "ALLOW"], false), 0));
    assert_eq!(values(&inside("string", "策略", "`ALLOW`").0), (vec![], false));
    assert_eq!(values(&inside("string", "策略", "-").0), (vec![], false));
    assert_eq!(values(&one("string", "策略", "ALLOW").0), (vec![], false));
}

#[test]
fn types_and_items() {
    assert_eq!(one("String", "甲", "").1, ["I20"]);
    assert_eq!(one("array", "甲", "`[\"a\"]`").0.ty.value.to_string(), "string[]");
    assert_eq!(one("array", "甲", "`[1]`").0.ty.value.to_string(), "number[]");
    let (field, codes) = one("array", "甲", "`[RED]`");
    assert_eq!((field.ty.value.to_string().as_str(), example(&field)), ("string[]", Some(json!(["RED"]))));
    assert_eq!(codes, ["I22", "I36"]);
    assert_eq!(one("array", "甲", "").1, ["I24"]);
    assert_eq!(one("<a href=\"#\"></a>", "甲", "").1, ["I21"]);
    assert_eq!(one("<a href=\"#Gone\">Gone</a>", "甲", "").1, ["I26"]);
}

#[test]
fn structures() {
    let car = || dto("CarDto", vec![row("id", "string", "编号", Some("`a`")), row("cars", "CarDto", "", Some("`[{}]`"))]);
    let reply = || vec![row("data", "array", "车队", None)];
    let (refined, codes) = read(&draft(vec![], reply(), vec![car(), car()]));
    assert_eq!(refined.response[0].ty.value.to_string(), "CarDto[]");
    assert_eq!(refined.dtos[0].fields[1].ty.value.to_string(), "CarDto[]");
    assert_eq!((refined.dtos.len(), codes), (1, vec!["I07", "I31", "I23"]));

    let more = dto("CarDto", vec![row("wheels", "number", "轮子", None)]);
    let (refined, codes) = read(&draft(vec![], reply(), vec![car(), more]));
    assert_eq!((refined.dtos[0].fields.len(), codes[0]), (3, "I29"));

    let colours = dto("Colour", vec![row("RED", "enum", "红", None), row("BLUE", "enum", "蓝", None)]);
    let user = vec![row("colour", "string", "颜色，嵌套类型，<a href=\"#Colour\">Colour</a>。", None)];
    let (refined, codes) = read(&draft(user, vec![], vec![colours]));
    assert_eq!((values(&refined.parameters[0]), prose(&refined.parameters[0])), ((vec!["RED", "BLUE"], false), "颜色。"));
    assert_eq!((refined.dtos.len(), codes), (0, vec!["I32"]));

    let parameters = vec![row("a", "<a href=\"#Free\">Free[]</a>", "", None)];
    let (refined, codes) = read(&draft(parameters, vec![], vec![dto("Free", vec![]), car()]));
    assert_eq!((refined.parameters[0].ty.value.to_string().as_str(), codes), ("object[]", vec!["I25", "I31", "I28"]));

    let old = vec![row("data", "<a href=\"#NewDto\">NewDto</a>", "", None)];
    let (refined, codes) = read(&draft(vec![], old, vec![car()]));
    assert_eq!((refined.response[0].ty.value.to_string().as_str(), codes), ("CarDto", vec!["I31", "I27"]));
}

#[test]
fn limits_units_and_formats() {
    let (field, _) = one("string[]", "编号列表 数组长度限制：50。", "`[\"a\"]`");
    let length = field.constraints.array_length.clone().expect("a bound");
    assert_eq!((length.value.max, prose(&field)), (Some(50.into()), "编号列表"));
    assert_eq!(one("string", "名字 数组长度限制：5。", "").1, ["I43"]);
    let (field, codes) = one("number", "页长，最大不能超过 50，默认为 10", "`100`");
    assert_eq!(field.default.map(|d| d.value), Some(json!(10)));
    assert_eq!((field.example, codes), (None, vec!["I42", "I37"]));
    let (field, _) = one("number", "结束时间毫秒值，为 null 时永久", "`1669114748050`");
    assert_eq!(field.constraints.format.map(|f| f.value.word()), Some("timestamp"));
    assert!(field.constraints.nullable.is_some());
    assert_eq!(one("number", "时间戳", "`11`").1, ["I44"]);
    assert_eq!(one("number", "时间戳", "`1669114748050`").1, ["I45"]);
    let (field, codes) = one("number", "精确到秒的 UNIX 时间戳", "`1655714763890`");
    assert_eq!((field.constraints.unit.map(|u| u.value.word()), codes), (Some("秒"), vec!["I46"]));
    let (field, _) = one("string", "创建时间", "`2022-07-03T02:20:30.000Z`");
    assert_eq!(field.constraints.format.map(|f| f.value.word()), Some("date-time"));
    let (field, _) = one("string", "已废弃，随便填。", "");
    assert!(field.constraints.deprecated.is_some());
    assert_eq!(prose(&field), "已停用，随便填。");
}

#[test]
fn literals() {
    assert_eq!(example(&one("string", "甲", "`false`").0), Some(json!("false")));
    assert_eq!(example(&one("boolean", "甲", "`true`").0), Some(json!(true)));
    assert_eq!(one("boolean", "甲", "`未定义`").1, ["I37"]);
    assert_eq!(one("object", "甲", "`[object Object]`").1, ["I37"]);
    assert_eq!(one("string", "甲", "`[\"a\"]`").1, ["I39"]);
    let (field, codes) = one("string[]", "甲", "`a,b`");
    assert_eq!((example(&field), codes), (Some(json!(["a", "b"])), vec!["I36"]));
    let mut slip = row("x", "object", "甲", None);
    slip.default = Some(raw("[object Object]"));
    assert_eq!(read(&draft(vec![slip], vec![], vec![])).1, ["I41"]);
    let mut seed = row("x", "string", "邮箱。 示例值: a@example.com", None);
    seed.default = None;
    let (refined, _) = read(&draft(vec![seed], vec![], vec![]));
    assert_eq!(example(&refined.parameters[0]), Some(json!("a@example.com")));
    assert_eq!(prose(&refined.parameters[0]), "邮箱。");
    let sort = dto("SortDto", vec![row("order", "string", "顺序", None)]);
    let parameter = row("x", "<a href=\"#SortDto\">SortDto[]</a>", "", Some("`{\"direction\":1,\"order\":2}`"));
    let (refined, codes) = read(&draft(vec![parameter], vec![], vec![sort]));
    assert_eq!(example(&refined.parameters[0]), Some(json!([{"order": "2"}])));
    assert_eq!(codes, ["I36", "I36", "I38"]);
}

#[test]
fn corrections_of_types_are_heard() {
    let placed = |text: &str| (text.to_owned(), at());
    let correction = Correction {
        client: "management".into(),
        owner: "get-car".into(),
        field: "x".into(),
        fact: "type".into(),
        target: placed("management.get-car.x.type"),
        old: placed("boolean"),
        new: placed("string"),
        because: "x".into(),
        at: at(),
    };
    let page = draft(vec![row("x", "boolean", "甲", Some("`未定义`"))], vec![], vec![]);
    let (refined, codes) = read_with(&page, &[correction]);
    assert_eq!(example(&refined.parameters[0]), Some(json!("未定义")));
    assert!(codes.is_empty(), "{codes:?}");
}

#[test]
fn replies_become_instances() {
    let car = dto("CarDto", vec![row("ids", "array", "编号", Some("`[\"a\"]`")), row("n", "number", "数", None)]);
    let response = vec![row("statusCode", "number", "码", None), row("data", "array", "车", None)];
    let mut page = draft(vec![], response, vec![car]);
    page.example = Some(raw(r#"{"data": {"n": "10", "ids": "[\"a\",\"b\"]", "z": 1}, "statusCode": "many"}"#));
    let (refined, codes) = read(&page);
    let expected = json!({"data": [{"ids": ["a", "b"], "n": 10}]});
    assert_eq!(refined.example.map(|e| e.value), Some(expected));
    assert_eq!(codes, ["I22", "I23", "I47", "I48", "I49", "I90"]);
    page.example = Some(raw("{"));
    assert_eq!(read(&page).1, ["I22", "I23", "I91"]);
}

#[test]
fn words_of_the_operation() {
    let mut page = draft(vec![], vec![], vec![]);
    page.intro = vec![raw("# 用法"), raw("此接口已废弃，请使用 `get-cars`。"), raw("```json\n{}\n```"), raw("- 甲\n- 乙")];
    let (refined, codes) = read(&page);
    assert_eq!(refined.deprecated.and_then(|d| d.value.replacement).as_deref(), Some("get-cars"));
    assert_eq!(refined.intro.map(|i| i.value).as_deref(), Some("用法\n\n此接口已停用，请使用 `get-cars`。\n\n甲；乙"));
    assert_eq!(codes, ["I98"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Whatever the cells hold, the facts can be printed, and the strict reader finds nothing wrong with them.
    #[test]
    fn any_draft_becomes_a_page(page in any_draft()) {
        read(&page);
    }
}

fn any_draft() -> impl Strategy<Value = Draft> {
    let rows = || prop::collection::vec(any_row(), 0..4);
    let dtos = prop::collection::vec(("[A-D](Dto)?|object|用户", rows()), 0..4);
    let reply = prop_oneof![Just(None), any_literal().prop_map(Some), any_reply().prop_map(Some)];
    (rows(), rows(), dtos, reply, prop::collection::vec(any_words(), 0..3)).prop_map(
        |(parameters, response, dtos, reply, intro)| {
            let dtos = dtos.into_iter().map(|(name, rows)| dto(&name, rows)).collect();
            let mut draft = draft(parameters, response, dtos);
            draft.example = reply.map(|text| raw(&text));
            draft.intro = intro.iter().map(|text| raw(text)).collect();
            draft
        },
    )
}

fn any_row() -> impl Strategy<Value = RawRow> {
    let ty = prop_oneof![
        Just("string"), Just("number"), Just("boolean"), Just("object"), Just("array"), Just(""), Just("enum"),
        Just("string[]"), Just("A"), Just("BDto[]"), Just("<a href=\"#C\">C</a>"), Just("array<number>"), Just("map"),
    ];
    let cell = || prop::option::of(any_literal());
    ("[a-d]|status|data|\\*", ty, any_words(), cell(), cell(), prop::option::of("是|否|也许")).prop_map(
        |(name, ty, description, default, example, required)| RawRow {
            default: default.map(|text| raw(&text)),
            required: required.map(|text| raw(&text)),
            ..row(&name, ty, &description, example.as_deref())
        },
    )
}

fn any_words() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("颜色"), Just("：<br>"), Just("- `RED`: 红<br>"), Just("- b: 蓝<br>"), Just("- ..."), Just("`"), Just("``"),
        Just("枚举值：`a`,`b`"), Just(" 嵌套类型：<a href=\"#A\">A</a>。"), Just("数组长度限制：5。"), Just("格式：年"),
        Just("已废弃"), Just("可为空。"), Just("默认为 `a`"), Just("默认为 5"), Just("最大不能超过 3"), Just("时间戳"),
        Just("单位秒"), Just("传 null"), Just("[x](y)"), Just("**"), Just("|"), Just("\\"), Just("<b>"), Just("A/B/C"),
        Just("甲（A）、乙（B）"), Just("\u{200b}"), Just("示例值："), Just("。"), Just("-"), Just("\n"), Just("&lt;"),
        Just("# "), Just("1. "), Just("最多 50 字符"), Just("e\u{301}"), Just("\t"),
    ];
    prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

fn any_literal() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()), Just("-".into()), Just("a".into()), Just("`a`".into()), Just("`5`".into()),
        Just("`2022-07-03`".into()), Just("`[\"a\",\"z\"]`".into()), Just("`{\"a\":1,\"status\":[null]}`".into()),
        Just("`[{\"b\":\"x\"}]`".into()), Just("`a`,`b`".into()), Just("[object Object]".into()), Just("`null`".into()),
        Just("`- 0: 甲\n- 1: 乙`".into()), Just("`a,b`".into()), Just("`\"`".into()), Just("`a|b\\|c`".into()),
        Just("``a`b``".into()), Just("e\u{301}\u{feff}".into()), Just("`1e400`".into()), Just("`007`".into()),
        "[`\"a-c\\[\\]{}:, ]{0,12}", ".{0,8}",
    ]
}

fn any_reply() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![Just(json!(null)), Just(json!("5")), Just(json!(true)), Just(json!(3)), Just(json!("[\"a\"]"))];
    let value = leaf.prop_recursive(3, 16, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Value::Array),
            prop::collection::vec(("[a-d]|status|data|z", inner), 0..3)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    });
    prop::collection::vec(("[a-d]|status|data|z", value), 0..4)
        .prop_map(|fields| Value::Object(fields.into_iter().collect()).to_string())
}

/// Every page of the doc site: no panic, and nothing for the strict reader to find.
#[test]
fn the_pages_of_the_doc_site_become_pages() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/upstream");
    if !root.is_dir() {
        // Not by a macro, whose output cargo would hide.
        writeln!(std::io::stderr(), "skipped: there are no pages of the doc site beside this repository").expect("stderr");
        return;
    }
    let mut report = String::new();
    let mut wrong = Vec::new();
    for folder in UPSTREAM {
        let mut counts: BTreeMap<&str, (usize, BTreeSet<String>)> = BTreeMap::new();
        let (mut pages, mut rows, mut lists) = (0, 0, BTreeSet::new());
        for path in files(&root.join(folder)) {
            let mut sources = Sources::default();
            let shown = path.strip_prefix(&root).unwrap_or(&path).to_string_lossy().into_owned();
            let file = sources.add(Source::new(shown, fs::read_to_string(&path).expect("a page")));
            let mut ignored = Diagnostics::default();
            let Some(draft) = docsite::read(file, &sources, &|_| None, &mut ignored) else { continue };
            let mut found = Diagnostics::default();
            let refined = refine(&draft, &[], &sources, &mut found);
            pages += 1;
            rows += refined.dtos.iter().map(|d| d.fields.len()).sum::<usize>();
            for finding in found.iter() {
                let (count, samples) = counts.entry(finding.code.id).or_default();
                *count += 1;
                samples.insert(format!("{}: {}", sources.place(finding.primary.span), finding.message));
            }
            for field in fields(&refined).filter(|f| f.values.is_some()) {
                lists.insert(format!("{} {:?}", field.name.value, values(field)));
            }
            let findings = strict(&refined, &[], &sources);
            if !findings.is_empty() {
                wrong.push(findings);
            }
        }
        report.push_str(&format!("{folder}: {pages} pages, {rows} fields of structures\n"));
        report.push_str(&format!("  {} lists of values\n", lists.len()));
        if std::env::var_os("SAMPLES").is_some() {
            report.extend(lists.iter().map(|l| format!("    {l}\n")));
        }
        for (code, (count, samples)) in counts {
            report.push_str(&format!("  {code} {count}\n"));
            if std::env::var_os("SAMPLES").is_some() {
                report.extend(samples.iter().map(|s| format!("    {s}\n")));
            }
        }
    }
    writeln!(std::io::stderr(), "{report}").expect("stderr");
    assert!(wrong.is_empty(), "{} pages\n{}", wrong.len(), wrong.into_iter().take(20).collect::<String>());
}

/// The Markdown files below a folder, sorted.
fn files(dir: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut next = vec![dir.to_owned()];
    while let Some(dir) = next.pop() {
        for entry in fs::read_dir(dir).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                next.push(path);
            } else if path.extension().is_some_and(|e| e == "md") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

//! Drafts as facts: each notation by a draft in words of its own, any draft by its invariants, and, where the pages of
//! the doc site lie beside this repository, all of them: what is printed is read back by the strict reader without a
//! finding.

mod any;
mod corpus;
mod support;

use codegen::config::Correction;
use codegen::import::draft::RawRow;
use serde_json::json;

use crate::support::{at, draft, dto, example, inside, one, prose, raw, read, read_with, row, values};

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
    let car =
        || dto("CarDto", vec![row("id", "string", "编号", Some("`a`")), row("cars", "CarDto", "", Some("`[{}]`"))]);
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
    assert_eq!(
        (values(&refined.parameters[0]), prose(&refined.parameters[0])),
        ((vec!["RED", "BLUE"], false), "颜色。")
    );
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
fn a_misspelt_type_is_told_where_it_stands() {
    let (field, codes) = one("boolen", "甲", "`true`");
    assert_eq!((field.ty.value.to_string(), codes), ("boolean".to_owned(), vec!["I78"]));
}

/// Found by drafts at random.
#[test]
fn what_is_taken_out_leaves_a_legal_page() {
    assert_eq!(prose(&one("string[]", "`数组长度限制：5。`名单", "").0), "名单");
    let mut lost = draft(vec![], vec![row("x", "number", "数", Some("[object Object]"))], vec![]);
    lost.example = Some(raw("{\"x\":null}"));
    assert_eq!(example(&read(&lost).0.response[0]), None);
    lost.intro = vec![raw("列出车辆# 。已废弃")];
    assert_eq!(read(&lost).0.intro.map(|intro| intro.value), Some("列出车辆#".to_owned()));
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
    let text = "编号。 示例值: [\"a\"]";
    let fields = ["array", "string"].map(|ty| RawRow { example: None, ..row(ty, ty, text, None) });
    let of = |text: &str| RawRow { example: None, ..row("id", "string", text, None) };
    let car = dto("CarDto", fields.into_iter().chain([of("甲。 示例值: bob"), of("乙 `b`")]).take(3).collect());
    let (refined, codes) = read(&draft(vec![row("car", "CarDto", "`x`", None)], vec![], vec![car]));
    assert_eq!(refined.dtos[0].fields[0].ty.value.to_string(), "string[]");
    assert_eq!((values(&refined.dtos[0].fields[2]), codes), ((vec![], false), vec!["I22", "I39"]));
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
    page.intro =
        vec![raw("# 用法"), raw("此接口已废弃，请使用 `get-cars`。"), raw("```json\n{}\n```"), raw("- 甲\n- 乙")];
    let (refined, codes) = read(&page);
    assert_eq!(refined.deprecated.and_then(|d| d.value.replacement).as_deref(), Some("get-cars"));
    assert_eq!(refined.intro.map(|i| i.value).as_deref(), Some("用法\n\n此接口已停用，请使用 `get-cars`。\n\n甲；乙"));
    assert_eq!(codes, ["I98"]);
}

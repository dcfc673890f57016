//! Any draft at all: the facts keep their promises, and the time grows with the input.

use codegen::diagnostic::Diagnostics;
use codegen::import::draft::{Draft, RawRow};
use codegen::import::refine::refine;
use codegen::source::{Source, Sources};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::support::{draft, dto, raw, read, row};

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
        Just("string"),
        Just("number"),
        Just("boolean"),
        Just("object"),
        Just("array"),
        Just(""),
        Just("enum"),
        Just("string[]"),
        Just("A"),
        Just("BDto[]"),
        Just("<a href=\"#C\">C</a>"),
        Just("array<number>"),
        Just("map"),
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
        Just("颜色"),
        Just("：<br>"),
        Just("- `RED`: 红<br>"),
        Just("- b: 蓝<br>"),
        Just("- ..."),
        Just("`"),
        Just("``"),
        Just("枚举值：`a`,`b`"),
        Just(" 嵌套类型：<a href=\"#A\">A</a>。"),
        Just("数组长度限制：5。"),
        Just("格式：年"),
        Just("已废弃"),
        Just("可为空。"),
        Just("默认为 `a`"),
        Just("默认为 5"),
        Just("最大不能超过 3"),
        Just("时间戳"),
        Just("单位秒"),
        Just("传 null"),
        Just("[x](y)"),
        Just("**"),
        Just("|"),
        Just("\\"),
        Just("<b>"),
        Just("A/B/C"),
        Just("甲（A）、乙（B）"),
        Just("\u{200b}"),
        Just("示例值："),
        Just("。"),
        Just("-"),
        Just("\n"),
        Just("&lt;"),
        Just("# "),
        Just("1. "),
        Just("最多 50 字符"),
        Just("e\u{301}"),
        Just("\t"),
    ];
    prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

fn any_literal() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        Just("-".into()),
        Just("a".into()),
        Just("`a`".into()),
        Just("`5`".into()),
        Just("`2022-07-03`".into()),
        Just("`[\"a\",\"z\"]`".into()),
        Just("`{\"a\":1,\"status\":[null]}`".into()),
        Just("`[{\"b\":\"x\"}]`".into()),
        Just("`a`,`b`".into()),
        Just("[object Object]".into()),
        Just("`null`".into()),
        Just("`- 0: 甲\n- 1: 乙`".into()),
        Just("`a,b`".into()),
        Just("`\"`".into()),
        Just("`a|b\\|c`".into()),
        Just("``a`b``".into()),
        Just("e\u{301}\u{feff}".into()),
        Just("`1e400`".into()),
        Just("`007`".into()),
        "[`\"a-c\\[\\]{}:, ]{0,12}",
        ".{0,8}",
    ]
}

fn any_reply() -> impl Strategy<Value = String> {
    let leaf =
        prop_oneof![Just(json!(null)), Just(json!("5")), Just(json!(true)), Just(json!(3)), Just(json!("[\"a\"]"))];
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

/// Cells as large as a page may be: the time grows with the input.
#[test]
fn large_cells_end_soon() {
    let many = |text: &str| text.repeat(200_000 / text.len());
    let described = |text: String| draft(vec![row("x", "string", &text, None)], vec![], vec![]);
    let mut pages = vec![
        described(many("- `a`: b<br>")),
        described(many("`")),
        described(many("` ")),
        described((1..600).map(|n| "`".repeat(n) + " ").collect()),
        described(many("[")),
        described(many("[a](")),
        described(many("A（甲）、")),
        described(many("A-甲，")),
        described(many("A/")),
        described(many("默认为 ")),
        described(many("<a ")),
        described(many("嵌套类型：")),
        described(many("枚举值：a,")),
        described(many("**")),
        described(many("格式：")),
    ];
    let fields = (0..2_000).map(|i| row(&format!("f{i}"), "array", "列 - `a`: b", Some("`[{\"f1\":{}}]`"))).collect();
    let mut reply = draft(vec![], vec![row("data", "array", "", None)], vec![dto("CarDto", fields)]);
    reply.example = Some(raw(&format!("{{\"data\":[{}{{}}]}}", many("{\"f1\":[{}]},"))));
    pages.push(reply);
    let dtos = (0..2_000).map(|i| dto(&format!("D{i}"), vec![row("a", "array", "", Some("`[{\"a\":1,\"b\":2}]`"))]));
    pages.push(draft(vec![row("x", "D0", "", None)], vec![row("data", "array", "", None)], dtos.collect()));
    for page in pages {
        let mut sources = Sources::default();
        sources.add(Source::new("get-car.md", ""));
        let start = std::time::Instant::now();
        refine(&page, &[], &sources, &mut Diagnostics::default());
        let what: String =
            page.parameters.iter().map(|p| p.description.text.chars().take(20).collect::<String>()).collect();
        assert!(start.elapsed().as_secs() < 5, "{what}: {:?}", start.elapsed());
    }
}

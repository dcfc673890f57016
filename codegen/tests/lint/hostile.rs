//! No page makes the linter fail, point beside a text, or spoil it by mending.

use codegen::diagnostic::Style;
use codegen::lint::{Corpus, Set, Settings, lint, mend_facts, mend_pages, render};
use proptest::prelude::*;
use proptest::sample::select;

use super::{Files, PROBE, base, corpus};

fn settings(corpus: &Corpus) -> Settings {
    Settings::read(&corpus.config.settings.lint).with_set(Set::All)
}

/// Lints and mends; the reader never says more afterwards, and mending comes to an end.
fn assert_sound(files: &Files) {
    let corpus = corpus(files);
    let report = lint(&corpus, &settings(&corpus));
    for finding in &report.findings {
        let labels = finding.diagnostic.secondary.iter().chain([&finding.diagnostic.primary]).map(|label| label.span);
        for span in labels.chain(finding.edits.iter().map(|edit| edit.span)) {
            let text = &corpus.sources.get(span.file).text;
            assert!(text.get(span.range()).is_some(), "{} points beside the text", finding.rule.name);
        }
    }
    render::text(&report, &corpus.sources, Style::Plain);
    let sarif = render::sarif(&report, &corpus.sources, "spec");
    assert!(serde_json::from_str::<serde_json::Value>(&sarif).is_ok());
    for mend in [mend_pages, mend_facts] {
        let corpus = Corpus::with_texts(&corpus, &[]);
        let (before, settings) = (corpus.reader.len(), settings(&corpus));
        let once = mend(corpus, &settings);
        assert!(once.corpus.reader.len() <= before, "{:?}", once.texts);
        let twice = mend(once.corpus, &settings);
        assert!(twice.texts.is_empty(), "{:?}", twice.texts);
    }
}

/// Bits of descriptions for which rules look, and any characters.
fn any_description() -> impl Strategy<Value = String> {
    let bits = vec![
        "默认为 ",
        "默认值为",
        "`a`",
        "`true`",
        "`",
        "``x`y``",
        "，",
        ",",
        "。",
        "（",
        ")",
        "：",
        ":",
        "  ",
        "单位为秒",
        "精确到毫秒",
        "最多 5 条",
        "最大不能超过 10",
        "可选值为 `a`、`b`",
        "传 null",
        "过时",
        "必填",
        "可选",
        "当 `target` 为 `x` 时必填",
        "的的",
        "\\*",
        "\\<br\\>",
        "usеr",
        "TODO",
        "id字段",
        "`ProbeDto.nam`",
        "`/api/v3/none`",
        "枚举值：`a`、`A`。",
        "格式：timestamp。单位：秒。",
        "数组长度限制：0。",
        "最大长度：1。",
        "已废弃，请使用 nothing。",
        "可为空。",
    ];
    let bit = prop_oneof![8 => select(bits).prop_map(str::to_owned), 1 => "[^|\\n\\r]{0,3}"];
    prop::collection::vec(bit, 1..8).prop_map(|bits| bits.concat().trim().to_owned())
}

fn any_row() -> impl Strategy<Value = String> {
    let names = select(vec![
        "target2",
        "userIds",
        "createdAt",
        "page",
        "limit",
        "totalCount",
        "list",
        "Target",
        "password",
        "x",
    ]);
    let types = select(vec!["string", "number", "boolean", "string[]", "object", "ProbeDto", "any"]);
    let cell =
        || select(vec!["-", "`1`", "`a`", "`true`", "`[\"a\",\"b\"]`", "`{}`", "`1655714763890`", "`2022-07-03`"]);
    (names, types, select(vec!["是", "否"]), cell(), any_description(), cell()).prop_map(
        |(name, ty, required, default, text, example)| {
            let text = if text.is_empty() { "-".to_owned() } else { text };
            format!("| {name} | {ty} | {required} | {default} | {text} | {example} |\n")
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn any_rows_are_linted_and_mended(rows in prop::collection::vec(any_row(), 1..5), title in any_description()) {
        let mut files = base();
        let page = files.get_mut(PROBE).expect("the page");
        let weight = "| weight | number | 否 | - | 样例的重量。 | `3` |\n";
        *page = page.replace(weight, &format!("{weight}{}", rows.concat())).replace("探查样例\n", &format!("{title}\n"));
        assert_sound(&files);
    }
}

#[test]
fn truncated_pages_are_linted() {
    let whole = base();
    let cuts: Vec<usize> = whole[PROBE].char_indices().map(|(at, _)| at).step_by(37).collect();
    for cut in cuts {
        let mut files = whole.clone();
        files.insert(PROBE.to_owned(), whole[PROBE][..cut].to_owned());
        assert_sound(&files);
    }
}

/// A word of a megabyte is compared with no name and repeated in no finding.
#[test]
fn long_words_cost_little() {
    let long = "a".repeat(200_000);
    let mut files = base();
    let page = files.get_mut(PROBE).expect("the page");
    let weight = "| weight | number | 否 | - | 样例的重量。 | `3` |\n";
    let row = format!(
        "| kind | string | 否 | - | 见 `{long}` 与 `ProbeDto.{long}`。枚举值：`b{long}`、`{long}`。已废弃，请使用 {long}。 | - |\n"
    );
    *page = page.replace(weight, &format!("{weight}{row}"));
    files.insert("codegen.toml".to_owned(), format!("[lint.levels]\n{long} = \"warn\"\n"));
    let corpus = corpus(&files);
    let report = lint(&corpus, &settings(&corpus));
    let longest = report.findings.iter().map(|finding| finding.diagnostic.message.len()).max();
    assert!(longest.is_some_and(|longest| longest < 2_000), "{longest:?}");
}

//! Broken pages: each case is a page and the findings it must give, word for word.
#![allow(clippy::expect_used, dead_code, reason = "helpers of tests")]

mod support;

use std::fs;

use codegen::Outcome;
use codegen::diagnostic::{Style, codes, render_text};
use support::{cases, folder, generate_case, generate_page, golden, only, report};

/// The findings as text, and a line that says how it went.
fn findings(outcome: &Outcome) -> String {
    render_text(&outcome.diagnostics, &outcome.sources, Style::Plain)
}

#[test]
fn broken_pages_give_their_findings() {
    let dir = folder("tests/diagnostics");
    let mut differences = Vec::new();
    for case in cases(&dir) {
        let dir = dir.join(&case);
        let outcome = generate_case(&case, &dir);
        if outcome.diagnostics.is_empty() {
            differences.push(format!("{case}: nothing was found"));
        }
        assert!(outcome.files.is_empty() || !outcome.diagnostics.has_errors(), "{case}: files in spite of errors");
        differences.extend(golden(&dir.join("output.txt"), &findings(&outcome)));
        differences.extend(only(&dir, &["input.md", "output.txt"]));
    }
    report(&differences);
}

/// Every code of the pages' form and content is shown by a case.
#[test]
fn every_code_of_a_page_has_a_case() {
    let dir = folder("tests/diagnostics");
    let shown: String =
        cases(&dir).iter().map(|c| fs::read_to_string(dir.join(c).join("output.txt")).unwrap_or_default()).collect();
    let missing: Vec<&str> = codes::all()
        .filter(|code| ["P", "L"].contains(&&code.id[..1]))
        .map(|code| code.id)
        // The page of P32 is too large to keep: `hostile_pages_end_in_a_finding` makes it.
        .filter(|id| *id != "P32")
        .filter(|id| !shown.contains(&format!("[{id}]")))
        .collect();
    assert!(missing.is_empty(), "no case in tests/diagnostics shows {missing:?}");
}

/// Inputs too large to keep: each ends in its finding, in time and memory that grow with the input.
#[test]
fn hostile_pages_end_in_a_finding() {
    let row = |cells: &str| PAGE.replace("无。\n\n## 请求响应", &format!("{HEAD}{cells}\n## 请求响应"));
    let described = |text: &str| row(&format!("| a | string | 否 | - | {text} | - |\n"));
    let example = |json: &str| PAGE.replace("{}", json);
    let cases = [
        ("a line of 10 MB", described(&"长".repeat(10_000_000 / 3)), "S02"),
        ("100,000 rows", row(&"| a | string | 否 | - | 一行。 | - |\n".repeat(100_000)), "S02"),
        ("50,000 short rows", row(&"| a |\n".repeat(50_000)), "S04"),
        (
            "1,001 rows",
            row(&(0..1001).map(|n| format!("| a{n} | string | 否 | - | 一行。 | - |\n")).collect::<String>()),
            "P32",
        ),
        (
            "100,000 values",
            described(&format!(
                "值。枚举值：{}。",
                (0..20_000).map(|n| format!("`{n}`")).collect::<Vec<_>>().join("、")
            )),
            "",
        ),
        (
            "a header of 100,000 columns",
            PAGE.replace(
                "无。\n\n## 请求响应",
                &format!("|{}\n|{}\n\n## 请求响应", " a |".repeat(100_000), " --- |".repeat(100_000)),
            ),
            "P19",
        ),
        ("a million pipes", row(&format!("{}\n", "|".repeat(1_000_000))), "P23"),
        ("100,000 nested lists", example(&("[".repeat(100_000) + &"]".repeat(100_000))), "L17"),
        (
            "runs of ticks of every length",
            described(&(1..1_500).map(|n| "`".repeat(n) + " ").collect::<String>()),
            "P10",
        ),
        ("100,000 brackets", described(&"[".repeat(100_000)), ""),
        ("100,000 stars", described(&"*a".repeat(50_000)), "P08"),
        ("100,000 angle brackets", described(&"<".repeat(100_000)), ""),
    ];
    for (what, page, code) in cases {
        let outcome = generate_page("hostile", page.as_bytes(), b"");
        let text = findings(&outcome);
        assert!(text.contains(&format!("[{code}]")) || code.is_empty() && text.is_empty(), "{what}:\n{text:.2000}");
        assert!(text.len() < 200_000, "{what}: the report has {} bytes", text.len());
    }
}

const HEAD: &str = "| 名称 | 类型 | 必填 | 默认值 | 描述 | 示例值 |\n| --- | --- | --- | --- | --- | --- |\n";

const PAGE: &str = "# 标题\n\n`GET /api/v3/hostile`\n\n## 请求参数\n\n无。\n\n## 请求响应\n\n类型：`HostileRespDto`\n\n\
无。\n\n示例结果：\n\n```json\n{}\n```\n";

//! Every rule has a page with one finding and a page without: the examples of its own documentation.
//!
//! An example of rows enters 请求参数 of the page `probe`, one that begins with `# ` replaces the head of that page; what
//! else a rule needs stands in `cases.rs`.

use std::collections::BTreeSet;

use codegen::diagnostic::Style;
use codegen::lint::{Group, Level, Rule, Set, Settings, all, render};
use rayon::prelude::*;

use super::cases::{CASES, Edit};
use super::support::{folder, golden, report};
use super::{Files, PROBE, base, linted};

/// The spec with the bad or the good example of a rule.
pub(crate) fn example(rule: &Rule, bad: bool) -> Files {
    let mut files = base();
    if let Some((_, wrong, right)) = CASES.iter().find(|(name, _, _)| *name == rule.name) {
        for edit in if bad { wrong.iter() } else { right.iter() } {
            apply(&mut files, edit);
        }
        return files;
    }
    let text = if bad { rule.code.bad } else { rule.code.good };
    let page = files.get_mut(PROBE).expect("the page");
    if text.starts_with('|') {
        let last = "| filter | ProbeDto | 否 | - | 只看这样的样例。 | `{\"name\":\"甲\"}` |\n";
        *page = page.replace(last, &format!("{last}{text}\n"));
    } else if let Some(head) = text.strip_prefix("# ") {
        let (title, rest) = head.split_once("\n\n").map_or((head, None), |(title, rest)| (title, Some(rest)));
        let end = page.find("\n\n## 请求参数").expect("a section");
        let old = page[..end].split_once("\n\n").map(|(_, rest)| rest.to_owned()).expect("a head");
        let new = rest.map_or(old, str::to_owned);
        *page = format!("# {title}\n\n{new}{}", &page[end..]);
    } else {
        panic!("{} has no case in cases.rs", rule.name);
    }
    files
}

pub(crate) fn apply(files: &mut Files, edit: &Edit) {
    match *edit {
        Edit::Change(path, old, new) => {
            let text = files.get_mut(path).unwrap_or_else(|| panic!("{path}"));
            assert_eq!(text.matches(old).count(), 1, "{path}: {old}");
            *text = text.replace(old, new);
        }
        Edit::Add(path, text) => drop(files.insert(path.to_owned(), text.to_owned())),
        Edit::Page(path, title, route, rows) => {
            let rows = if rows.is_empty() { "无。".to_owned() } else { format!("{TABLE}{rows}") };
            let text = format!(
                "# {title}\n\n`{route}`\n\n关于{title}的说明。\n\n## 请求参数\n\n{rows}\n\n## 请求响应\n\n类型：`DoneRespDto`\n\n{TABLE}\
                 | statusCode | number | 是 | - | 业务状态码。 | - |\n| message | string | 是 | - | 结果说明。 | - |\n"
            );
            files.insert(path.to_owned(), text);
        }
    }
}

const TABLE: &str = "| 名称 | 类型 | 必填 | 默认值 | 描述 | 示例值 |\n| --- | --- | --- | --- | --- | --- |\n";

/// The findings of one rule alone, as text; and what the reader says, which must be nothing.
fn found(rule: &'static Rule, bad: bool) -> Vec<String> {
    let only =
        |settings: Settings| if rule.group == Group::Settings { settings } else { settings.with_only(vec![rule]) };
    let (corpus, mut report) = linted(&example(rule, bad), only);
    report.findings.retain(|finding| finding.rule == rule);
    let illegal: Vec<_> = report.reader.iter().map(|finding| format!("illegal: {}\n", finding.message)).collect();
    if !illegal.is_empty() {
        return illegal.into_iter().chain([String::new()]).collect();
    }
    report.reader = codegen::diagnostic::Diagnostics::default();
    let one = |finding: &codegen::lint::Finding| {
        let single = codegen::lint::Report { findings: vec![finding.clone()], ..Default::default() };
        format!("{}  = {}\n\n", render::text(&single, &corpus.sources, Style::Plain).trim_end(), finding.subject)
    };
    report.findings.iter().map(one).collect()
}

#[test]
fn every_rule_finds_its_bad_example_once_and_its_good_one_never() {
    let rules: Vec<&'static Rule> = all().collect();
    let results: Vec<_> = rules.into_par_iter().map(|rule| (rule, found(rule, true), found(rule, false))).collect();
    let (mut wrong, mut texts) = (Vec::new(), String::new());
    for (rule, bad, good) in results {
        if bad.len() != 1 || !good.is_empty() {
            wrong.push(format!(
                "{} {}: {} and {}\n{}{}",
                rule.code.id,
                rule.name,
                bad.len(),
                good.len(),
                bad.concat(),
                good.concat()
            ));
        }
        texts += &format!("## {} {}\n\n{}\n", rule.code.id, rule.name, bad.concat().trim_end());
        texts += "\n";
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    report(&golden(&folder("tests/lint/findings.txt"), &texts).into_iter().collect::<Vec<_>>());
}

#[test]
fn cases_are_about_rules() {
    let names: BTreeSet<&str> = all().map(|rule| rule.name).collect();
    let unknown: Vec<_> = CASES.iter().map(|(name, _, _)| *name).filter(|name| !names.contains(name)).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}

#[test]
fn ids_and_names_have_one_meaning() {
    let mut seen = BTreeSet::new();
    let mut last = "";
    for rule in all() {
        let id = rule.code.id;
        assert!(id > last, "{id} stands behind {last}");
        last = id;
        assert!(id.starts_with('W') && id.len() == 4 && id.chars().nth(1) == Some(rule.group.digit()), "{id}");
        assert!(seen.insert(id) && seen.insert(rule.name), "{id} {}", rule.name);
        let word = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase());
        assert!(rule.name.split('-').all(word), "{}", rule.name);
        assert!([rule.says, rule.code.why].iter().all(|text| text.ends_with('.')), "{id}: whole sentences");
        assert!(!rule.code.title.ends_with('.') && rule.code.title.len() < 100, "{id}: a title");
    }
}

#[test]
fn sets_grow() {
    for rule in all() {
        let on: Vec<bool> = Set::ALL.into_iter().map(|set| rule.level(set) > Level::Allow).collect();
        assert!(on.is_sorted() && on.last() == Some(&true), "{}", rule.name);
        assert!(
            rule.set > Set::Minimal || rule.level(Set::Minimal) >= Level::Warn,
            "{}: what breaks the client",
            rule.name
        );
    }
}

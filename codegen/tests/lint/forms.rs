//! The forms of a report, as goldens.

use codegen::lint::{Report, Set, find, render};

use super::support::{folder, golden, only, report};
use super::{Files, PROBE, base, corpus, linted};

/// A page with findings of each level, on several pages, one suppressed, one that the reader reports.
fn files() -> Files {
    let mut files = base();
    let page = files.get_mut(PROBE).expect("the page");
    let last = "| filter | ProbeDto | 否 | - | 只看这样的样例。 | `{\"name\":\"甲\"}` |\n";
    let rows = "| since | number | 否 | - | 起始。格式：timestamp。单位：秒。 | `1655714763890` |\n\
                | all | boolean | 是 | `true` | 全部,默认为 `false`；共 100%。 | - |\n\
                | size | number | 否 | - | 大小，最大不能超过 50。 | - |\n";
    *page = page.replace(last, &format!("{last}{rows}"));
    let other = page.replace("# 探查样例", "# 再探样例").replace("/api/v3/probe", "/api/v3/again");
    files.insert("v3/management/things/again.md".to_owned(), other.replace("样例的名字。", "样例的名称"));
    let suppress = "[[lint.suppress]]\nrule = \"W221\"\ntarget = \"management.again.size\"\nbecause = \"the service refuses more\"\n";
    files.insert("codegen.toml".to_owned(), suppress.to_owned());
    files
}

#[test]
fn every_form_is_as_its_golden() {
    let (corpus, found) = linted(&files(), |settings| settings.with_set(Set::Strict));
    let sources = &corpus.sources;
    let forms = [
        ("text.txt", render::text(&found, sources, codegen::diagnostic::Style::Plain) + &render::totals(&found) + "\n"),
        ("short.txt", render::short(&found, sources)),
        ("findings.jsonl", render::json(&found, sources)),
        ("github.txt", render::github(&found, sources, "docs/spec")),
        ("sarif.json", render::sarif(&found, sources, "docs/spec")),
        ("summary.txt", render::summary(&found)),
    ];
    let folder = folder("tests/lint/forms");
    let mut differences: Vec<String> =
        forms.iter().filter_map(|(name, text)| golden(&folder.join(name), text)).collect();
    differences.extend(only(&folder, &forms.map(|(name, _)| name)));
    report(&differences);
}

#[test]
fn nothing_is_a_report_too() {
    let (corpus, found) = linted(&base(), |settings| settings);
    assert_eq!((found.findings.len(), render::totals(&found).as_str()), (0, "no findings"));
    let texts =
        [render::short(&found, &corpus.sources), render::json(&found, &corpus.sources), render::summary(&found)];
    assert_eq!(texts, ["", "", ""]);
    let sarif: serde_json::Value = serde_json::from_str(&render::sarif(&found, &corpus.sources, "spec")).expect("JSON");
    assert_eq!(sarif["runs"][0]["results"], serde_json::json!([]));
}

/// A fingerprint stays when lines move, and tells findings apart.
#[test]
fn fingerprints_do_not_depend_on_lines() {
    let prints = |report: &Report| report.findings.iter().map(codegen::lint::Finding::fingerprint).collect::<Vec<_>>();
    let before = linted(&files(), |settings| settings).1;
    let mut moved = files();
    let page = moved.get_mut(PROBE).expect("the page");
    *page = page.replace("\n\n## 请求参数", "\n\n又一段说明。\n\n## 请求参数");
    let after = linted(&moved, |settings| settings).1;
    assert_eq!(prints(&before), prints(&after));
    let mut unique = prints(&before);
    unique.sort();
    unique.dedup();
    assert_eq!(unique.len(), before.findings.len());
}

#[test]
fn only_what_is_new_is_told() {
    let old = linted(&base(), |settings| settings).1;
    let mut new = linted(&files(), |settings| settings).1;
    let count = new.findings.len();
    new.without(&old);
    assert_eq!(new.findings.len(), count);
    let again = linted(&files(), |settings| settings).1;
    new.without(&again);
    assert!(new.findings.is_empty());
}

/// `codegen explain` shows what docs/LINT.md says of a rule.
#[test]
fn a_rule_explains_itself() {
    let rule = find("DEFAULT-CONTRADICTS-TEXT").expect("a rule by its name in any case");
    let text = render::explain(rule);
    for part in ["W201", rule.name, rule.says, rule.code.why, "recommended", "level warn"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    drop(corpus(&base()));
}

//! Levels, sets and suppressions.

use codegen::diagnostic::Severity;
use codegen::lint::{Corpus, Level, Report, Set, Settings, find, lint};

use super::support::folder;
use super::{Files, PROBE, base, linted};

/// The small spec with one contradiction, W203, and these settings.
fn with(settings: &str) -> Files {
    let mut files = base();
    let page = files.get_mut(PROBE).expect("the page");
    *page = page.replace("| target | string | 是 | - |", "| target | string | 是 | `t` |");
    files.insert("codegen.toml".to_owned(), settings.to_owned());
    files
}

fn names(report: &Report) -> Vec<&'static str> {
    report.findings.iter().map(|finding| finding.rule.name).collect()
}

fn found(settings: &str) -> Vec<&'static str> {
    names(&linted(&with(settings), |settings| settings).1)
}

#[test]
fn a_level_makes_a_rule_louder_or_silent() {
    assert_eq!(found(""), ["required-with-default"]);
    assert_eq!(found("[lint.levels]\nW203 = \"allow\"\n"), [""; 0]);
    let (_, report) = linted(&with("[lint.levels]\nrequired-with-default = \"error\"\n"), |settings| settings);
    let severities: Vec<Severity> = report.findings.iter().map(|finding| finding.diagnostic.severity).collect();
    assert_eq!((severities, report.counts()), (vec![Severity::Error], [1, 0, 0]));
}

#[test]
fn sets_hold_more_and_more() {
    assert_eq!(found("[lint]\nextends = \"minimal\"\n"), [""; 0]);
    let mut files = with("");
    let page = files.get_mut(PROBE).expect("the page");
    *page = page.replace("目标的编号。 | `t-1`", "目标的编号ID | -").replace("weight", "weightIds");
    let counts = Set::ALL.map(|set| linted(&files, |settings| settings.with_set(set)).1.findings.len());
    assert_eq!(counts, [0, 1, 2, 5], "the default; the plural; two signs and the example of the target");
}

#[test]
fn the_arguments_overrule_the_file() {
    let rule = find("W203").expect("a rule");
    let quiet = with("[lint.levels]\nW203 = \"allow\"\n");
    let (_, report) = linted(&quiet, |settings| settings.with_level(rule, Level::Info));
    assert_eq!(report.counts(), [0, 0, 1]);
    // A rule that is asked for holds even if it is off.
    assert_eq!(names(&linted(&quiet, |settings| settings.with_only(vec![rule])).1), ["required-with-default"]);
}

#[test]
fn a_suppression_names_a_subject_an_owner_a_page_or_a_folder() {
    let entry =
        |target: &str| format!("[[lint.suppress]]\nrule = \"W203\"\ntarget = \"{target}\"\nbecause = \"it is so\"\n");
    let holds = ["management.probe.target", "management.probe", PROBE, "v3/management/things/", "v3/"];
    for target in holds {
        let (_, report) = linted(&with(&entry(target)), |settings| settings);
        assert_eq!(names(&report), [""; 0], "{target}");
        assert_eq!(report.suppressed.first().map(|(_, because)| because.as_str()), Some("it is so"));
    }
    for target in ["management", "management.pro", "management.probe.targe", "v3", "v3/management/other/", ""] {
        assert_eq!(found(&entry(target)), ["unused-suppression", "required-with-default"], "{target}");
    }
    let other = entry("management.probe").replace("W203", "W201");
    assert_eq!(found(&other), ["unused-suppression", "required-with-default"]);
}

/// Who asks for one rule has not asked whether the suppressions of the others are of use.
#[test]
fn one_rule_alone_reports_no_unused_suppression() {
    let files = with("[[lint.suppress]]\nrule = \"W201\"\ntarget = \"management.probe\"\nbecause = \"it is so\"\n");
    let rule = find("W203").expect("a rule");
    assert_eq!(names(&linted(&files, |settings| settings.with_only(vec![rule])).1), ["required-with-default"]);
}

/// What the recommended rules find in `spec/` is mended or suppressed with a reason.
#[test]
fn the_spec_is_clean() {
    let corpus = Corpus::load(&folder("../spec"));
    let report = lint(&corpus, &Settings::read(&corpus.config.settings.lint));
    let found: Vec<String> = report.findings.iter().map(|f| format!("{} about {}", f.rule.name, f.subject)).collect();
    assert!(found.is_empty() && report.reader.is_empty(), "{found:#?}");
    assert!(report.suppressed.len() >= corpus.config.settings.lint.suppress.len());
}

/// GraphQL operations have no verb and no path, and the rules about them hold all the same.
#[test]
fn pages_of_graphql_are_linted() {
    let page = |route: &str| {
        format!(
            "# 样例\n\n`{route}`\n\n关于样例。\n\n## 请求参数\n\n| 名称 | 类型 | 必填 | 默认值 | 描述 | 示例值 |\n| --- | --- | --- | --- | --- | --- |\n\
             | id | string | 是 | `a` | 编号。 | - |\n\n## 请求响应\n\n类型：`boolean`\n"
        )
    };
    let group = "[[group]]\nclient = \"v2/users\"\nslug = \"users\"\ntitle = \"用户\"\n";
    for (id, route, expected) in [
        ("list-things", "MUTATION things", vec!["required-with-default", "verb-unlike-name"]),
        ("delete-thing", "QUERY deleteThing", vec!["required-with-default", "verb-unlike-name"]),
        ("delete-thing", "MUTATION deleteThing", vec!["required-with-default"]),
        ("get-thing", "QUERY thing", vec!["required-with-default"]),
    ] {
        let files =
            Files::from([("groups.toml".to_owned(), group.to_owned()), (format!("v2/users/{id}.md"), page(route))]);
        let (_, report) = linted(&files, |settings| settings);
        let mut found = names(&report);
        found.sort_unstable();
        assert_eq!(found, expected, "{route}");
        assert!(report.reader.is_empty(), "{route}");
        linted(&files, |settings| settings.with_set(Set::All));
    }
}

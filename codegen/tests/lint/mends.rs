//! What `--fix` and `--fix=correction` write: it takes away the finding, the reader accepts it, and a second run does nothing.

use std::collections::BTreeSet;

use codegen::lint::{Corpus, Mended, Rule, Settings, all, lint, mend_facts, mend_pages};
use rayon::prelude::*;

use super::rules::example;
use super::{Files, PROBE, base, corpus};

fn only(corpus: &Corpus, rule: &'static Rule) -> Settings {
    Settings::read(&corpus.config.settings.lint).with_only(vec![rule])
}

/// Mends the bad example of a rule; what is wrong with the outcome.
fn mended(rule: &'static Rule, mend: fn(Corpus, &Settings) -> Mended) -> Vec<String> {
    let corpus = corpus(&example(rule, true));
    let settings = only(&corpus, rule);
    let reader = corpus.reader.len();
    let once = mend(corpus, &settings);
    let mut wrong = Vec::new();
    let mut check = |holds: bool, what: &str| {
        if !holds {
            wrong.push(format!("{}: {what}", rule.name));
        }
    };
    check(once.texts.len() == 1 && once.count > 0, "changes one file");
    check(once.refused.is_empty(), "is not refused");
    check(once.corpus.reader.len() <= reader, "is legal");
    check(lint(&once.corpus, &settings).findings.is_empty(), "takes away the finding");
    let twice = mend(once.corpus, &settings);
    check(twice.texts.is_empty() && twice.count == 0, "a second run changes nothing");
    wrong
}

#[test]
fn mends_take_away_their_findings() {
    let wrong: Vec<String> = all()
        .collect::<Vec<_>>()
        .into_par_iter()
        .flat_map(|rule| {
            let corpus = corpus(&example(rule, true));
            let report = lint(&corpus, &only(&corpus, rule));
            let edits = report.findings.iter().any(|finding| !finding.edits.is_empty());
            let facts = report.findings.iter().any(|finding| finding.mend.is_some());
            let promised = format!("{:?}", rule.mends);
            match promised.as_str() {
                "Page" if edits && !facts => mended(rule, mend_pages),
                "Fact" if facts && !edits => mended(rule, mend_facts),
                "Nothing" if !edits && !facts => Vec::new(),
                _ => vec![format!("{} promises {promised}", rule.name)],
            }
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A page with many flaws, some in one place.
fn flawed() -> Files {
    let mut files = base();
    let page = files.get_mut(PROBE).expect("the page");
    *page = page
        .replace("# 探查样例", "# 探查 样例。")
        .replace("用一个目标探查样例，给出所见。", "用一个目标,探查样例  给出，，所见(如有)。")
        .replace("目标的编号。", "目标  的编号ID,，由`target`决定");
    files
}

#[test]
fn all_mends_together_come_to_an_end() {
    let corpus = corpus(&flawed());
    let settings = Settings::read(&corpus.config.settings.lint).with_set(codegen::lint::Set::All);
    let once = mend_pages(corpus, &settings);
    let text = once.texts.get(PROBE).expect("the page changed");
    assert!(text.starts_with("# 探查 样例\n"), "{text}");
    assert!(text.contains("\n用一个目标，探查样例给出，所见（如有）。\n"), "{text}");
    assert!(text.contains("| 目标的编号 ID，由`target`决定。 |"), "{text}");
    let twice = mend_pages(once.corpus, &settings);
    assert!(twice.texts.is_empty(), "{:?}", twice.texts);
}

/// An edit that makes two pages describe one field in other words is a warning of the reader, so it is left alone.
#[test]
fn what_the_reader_would_refuse_is_left_alone() {
    let mut files = base();
    let page = files.get_mut(PROBE).expect("the page");
    // Without its blanks the sentence begins with a fixed word, which the reader would read as a fact.
    *page = page.replace("目标的编号。", "目标的编号， 单位：格。");
    let corpus = corpus(&files);
    let legal = corpus.reader.is_empty();
    let settings = Settings::read(&corpus.config.settings.lint).with_set(codegen::lint::Set::All);
    let mended = mend_pages(corpus, &settings);
    assert!(mended.corpus.reader.is_empty() == legal, "mending never makes a page worse");
}

/// Strings of corrections are quoted so that they come back as they were.
#[test]
fn corrections_are_read_back() {
    let mut files = base();
    let page = files.get_mut(PROBE).expect("the page");
    let last = "| filter | ProbeDto | 否 | - | 只看这样的样例。 | `{\"name\":\"甲\"}` |\n";
    let rows = "| since | number | 否 | - | 起始。格式：timestamp。单位：秒。 | `1655714763890` |\n| all | boolean | 否 | - | 全部，默认为 `false`。 | - |\n";
    *page = page.replace(last, &format!("{last}{rows}"));
    files.insert("corrections.toml".to_owned(), "# Kept.\n".to_owned());
    let corpus = corpus(&files);
    let settings = Settings::read(&corpus.config.settings.lint).with_set(codegen::lint::Set::All);
    let mended = mend_facts(corpus, &settings);
    let text = mended.texts.get("corrections.toml").expect("the file");
    assert!(text.starts_with("# Kept.\n\n[[correction]]\ntarget = \"management.probe.all.default\"\n"), "{text}");
    let targets: BTreeSet<&str> = mended.corpus.config.corrections.iter().map(|c| c.target.0.as_str()).collect();
    assert_eq!(targets, BTreeSet::from(["management.probe.all.default", "management.probe.since.unit"]));
    assert_eq!(mended.corpus.api.corrections.len(), 2);
}

/// What people corrected in `spec/` the linter finds again: none of its entries differs from theirs.
#[test]
fn corrections_of_the_spec_are_found_again() {
    let corpus = Corpus::load(&super::support::folder("../spec"));
    let known: Vec<(String, String, String)> = entries(&corpus);
    let without = corpus.with_corrections("# None.\n");
    let settings = Settings::read(&without.config.settings.lint);
    let mended = mend_facts(without, &settings);
    let found = entries(&mended.corpus);
    let wrong: Vec<_> = found.iter().filter(|entry| !known.contains(entry)).collect();
    assert!(wrong.is_empty() && found.len() >= 12, "{wrong:#?} of {}", found.len());
}

/// Target, old and new value of each correction.
fn entries(corpus: &Corpus) -> Vec<(String, String, String)> {
    let entry = |c: &codegen::config::Correction| (c.target.0.clone(), c.old.0.clone(), c.new.0.clone());
    corpus.config.corrections.iter().map(entry).collect()
}

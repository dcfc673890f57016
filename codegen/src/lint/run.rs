//! Every rule over every text, row, page and client; then what the settings suppress.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::context::{ClientFacts, Known, Out, Owner, PageFacts, Row, Words, WordsKind};
use super::corpus::Corpus;
use super::finding::{Finding, Report};
use super::prose::Prose;
use super::rule::{Check, Rule};
use super::rules;
use super::rules::settings as own;
use super::settings::{Settings, finding};
use crate::diagnostic::Severity;
use crate::ir::{Client, Field, Transport};
use crate::lower::Lowered;
use crate::source::Span;

/// A rule that is on, with the severity of its findings.
type Active = (&'static Rule, Severity);

/// Applies the rules that the settings ask for.
pub fn lint(corpus: &Corpus, settings: &Settings) -> Report {
    let active: Vec<Active> = rules::all().filter_map(|rule| Some((rule, settings.level(rule).severity()?))).collect();
    let known = known(&corpus.pages);
    let mut found: Vec<Finding> = Vec::new();
    for client in &corpus.api.clients {
        let facts = facts(client, corpus, &known);
        let pages = facts.pages.par_iter().map(|page| of_page(&PageFacts { client: &facts, page }, &active));
        found.extend(pages.collect::<Vec<_>>().into_iter().flatten());
        for (rule, severity) in &active {
            if let Check::Client(check) = rule.check {
                check(&facts, &mut Out::new(rule, *severity, facts.name.to_owned(), &mut found));
            }
        }
    }
    let problems = settings.problems.iter().filter(|f| settings.level(f.rule).severity().is_some());
    found.extend(problems.cloned());
    let mut report = suppressed(joined(found), settings, corpus);
    sort(&mut report.findings, corpus);
    report.reader = corpus.reader.clone().finish(&corpus.sources);
    report
}

fn known(pages: &[Lowered]) -> Known<'_> {
    let mut known = Known::default();
    for page in pages {
        known.operations.insert(&page.operation.id);
        match &page.operation.transport.value {
            Transport::Http { path, .. } => known.paths.insert(path),
            Transport::Query(field) | Transport::Mutation(field) => known.operations.insert(&field.name),
        };
        known.names.insert(&page.operation.response.name.value);
        known.names.extend(page.dtos.iter().map(|dto| dto.name.value.as_str()));
        for field in rows(page) {
            known.names.insert(&field.name.value);
            known.values.extend(field.values.iter().flat_map(|v| &v.list).map(|v| v.value.value.as_str()));
        }
    }
    known
}

fn rows(page: &Lowered) -> impl Iterator<Item = &Field> {
    let parameters = page.operation.parameters.iter().map(|p| &p.field);
    parameters.chain(&page.operation.response.fields).chain(page.dtos.iter().flat_map(|dto| &dto.fields))
}

fn facts<'a>(client: &'a Client, corpus: &'a Corpus, known: &'a Known<'a>) -> ClientFacts<'a> {
    let is_own = |page: &&Lowered| page.page.version == client.version && page.page.client == client.name;
    let pages: Vec<&Lowered> = corpus.pages.iter().filter(is_own).collect();
    let mut sensitive = BTreeMap::new();
    let mut note = |owner: &str, field: &Field| {
        if let Some(fact) = &field.sensitive {
            sensitive.insert(format!("{}.{owner}.{}", client.name, field.name.value), fact.value);
        }
    };
    for operation in &client.operations {
        operation.parameters.iter().for_each(|p| note(&operation.id, &p.field));
        operation.response.fields.iter().for_each(|field| note(&operation.response.name.value, field));
    }
    client.dtos.iter().for_each(|dto| dto.fields.iter().for_each(|field| note(&dto.name.value, field)));
    ClientFacts {
        name: &client.name,
        sources: &corpus.sources,
        operations: pages.iter().map(|page| (page.operation.id.as_str(), &page.operation)).collect(),
        pages,
        api: client,
        sensitive,
        known,
    }
}

fn of_page(page: &PageFacts<'_>, active: &[Active]) -> Vec<Finding> {
    let mut found = Vec::new();
    let operation = page.operation();
    for (rule, severity) in active {
        if let Check::Page(check) = rule.check {
            check(page, &mut Out::new(rule, *severity, page.subject(), &mut found));
        }
    }
    words(operation.title.at, WordsKind::Title, &page.subject(), page, active, &mut found);
    if let Some(intro) = &operation.description {
        words(intro.at, WordsKind::Intro, &page.subject(), page, active, &mut found);
    }
    for (owner, table) in page.tables() {
        table.iter().for_each(|field| of_row(&Row::new(page, owner, &table, field), active, &mut found));
    }
    found
}

fn of_row(row: &Row<'_>, active: &[Active], found: &mut Vec<Finding>) {
    if matches!(row.owner, Owner::Reply) && ENVELOPE.contains(&row.name()) {
        return;
    }
    let subject = row.subject();
    for (rule, severity) in active {
        if let Check::Row(check) = rule.check {
            check(row, &mut Out::new(rule, *severity, subject.clone(), found));
        }
    }
    if let Some(prose) = row.prose() {
        of_words(
            &Words { sources: row.sources(), known: row.page.client.known, kind: WordsKind::Description, prose },
            &subject,
            active,
            found,
        );
    }
    for text in row.field.values.iter().flat_map(|v| &v.list).filter_map(|value| value.text.as_ref()) {
        words(text.at, WordsKind::ValueText, &subject, row.page, active, found);
    }
}

/// What every reply has, and in the same words.
const ENVELOPE: [&str; 4] = ["statusCode", "message", "apiCode", "requestId"];

fn words(at: Span, kind: WordsKind, subject: &str, page: &PageFacts<'_>, active: &[Active], found: &mut Vec<Finding>) {
    let sources = page.client.sources;
    of_words(
        &Words { sources, known: page.client.known, kind, prose: &Prose::new(at, sources) },
        subject,
        active,
        found,
    );
}

fn of_words(words: &Words<'_>, subject: &str, active: &[Active], found: &mut Vec<Finding>) {
    for (rule, severity) in active {
        if let Check::Words(check) = rule.check {
            check(words, &mut Out::new(rule, *severity, subject.to_owned(), found));
        }
    }
}

/// One finding for what several pages say alike, at the first place; they come in the order of the pages.
fn joined(found: Vec<Finding>) -> Vec<Finding> {
    let mut list: Vec<Finding> = Vec::new();
    let mut places: BTreeMap<(&'static str, String, String), usize> = BTreeMap::new();
    for finding in found {
        let (rule, subject, message) = finding.key();
        let key = (rule, subject.to_owned(), message.to_owned());
        match places.get(&key).and_then(|at| list.get_mut(*at)) {
            Some(first) => {
                first.more.push(finding.diagnostic.primary.span);
                first.edits.extend(finding.edits);
            }
            None => {
                places.insert(key, list.len());
                list.push(finding);
            }
        }
    }
    for finding in &mut list {
        let note = format!("{} about {}", finding.rule.name, finding.subject);
        finding.diagnostic = finding.diagnostic.clone().note(note).bounded();
        let files: BTreeSet<u32> = finding.more.iter().map(|span| span.file).collect();
        let others = files.iter().filter(|file| **file != finding.diagnostic.primary.span.file).count();
        if others > 0 {
            let text = &mut finding.diagnostic.primary.text;
            let gap = if text.is_empty() { "" } else { "; " };
            text.push_str(&format!("{gap}the same on {others} more page{}", if others == 1 { "" } else { "s" }));
        }
    }
    list
}

/// Sets apart what the settings suppress, and tells entries that suppress nothing.
fn suppressed(found: Vec<Finding>, settings: &Settings, corpus: &Corpus) -> Report {
    let mut report = Report::default();
    let mut used = BTreeSet::new();
    for finding in found {
        let places = std::iter::once(finding.diagnostic.primary.span).chain(finding.more.iter().copied());
        let paths: Vec<&str> = places.map(|span| corpus.sources.get(span.file).path.as_str()).collect();
        let holds = |target: &str| names(target, &finding.subject, &paths);
        let entry = settings.suppressions.iter().position(|s| s.rule == finding.rule && holds(&s.target));
        match entry.and_then(|at| Some((at, settings.suppressions.get(at)?))) {
            Some((at, suppression)) => {
                used.insert(at);
                report.suppressed.push((finding, suppression.because.clone()));
            }
            None => report.findings.push(finding),
        }
    }
    let rule = &own::RULES[own::UNUSED];
    if let Some(severity) = settings.level(rule).severity().filter(|_| settings.is_whole()) {
        let entries = settings.suppressions.iter().enumerate();
        for (_, entry) in entries.filter(|(at, _)| !used.contains(at)) {
            let message = format!("nothing about `{}` is found by {}", entry.target, entry.rule.name);
            let mut unused = finding(own::UNUSED, entry.at, message).help("remove the entry");
            unused.diagnostic.severity = severity;
            report.findings.push(unused);
        }
    }
    report
}

/// Whether a target names a subject or its owner, or all pages where the finding stands.
fn names(target: &str, subject: &str, paths: &[&str]) -> bool {
    let below = |path: &&str| {
        let path = path.strip_prefix("spec/").unwrap_or(path);
        path == target || target.ends_with('/') && path.starts_with(target)
    };
    subject == target
        || subject.strip_prefix(target).is_some_and(|rest| rest.starts_with('.') && target.contains('.'))
        || paths.iter().all(below)
}

fn sort(findings: &mut [Finding], corpus: &Corpus) {
    findings.sort_by(|a, b| {
        let key = |f: &Finding| {
            let span = f.diagnostic.primary.span;
            (corpus.sources.get(span.file).path.clone(), span.start, span.end, f.rule.code.id)
        };
        key(a).cmp(&key(b)).then_with(|| a.diagnostic.message.cmp(&b.diagnostic.message))
    });
}

//! Mending: enters a corpus, leaves the texts of the files that change. Nothing is written here.
//!
//! A mend is applied only if the reader has no more to say about the pages than before; else the file stays as it is.

use std::collections::{BTreeMap, BTreeSet};

use super::corpus::Corpus;
use super::finding::Finding;
use super::run::lint;
use super::settings::Settings;
use crate::diagnostic::Fix;
use crate::source::{FileId, Source};

/// After so many rounds mends that bring forth each other are left alone.
const ROUNDS: usize = 8;

/// What mending gives.
#[derive(Debug)]
pub struct Mended {
    /// The pages after it.
    pub corpus: Corpus,
    /// The files that changed: path below spec/ and text.
    pub texts: BTreeMap<String, String>,
    /// How many findings were mended.
    pub count: usize,
    /// The files whose mends the reader would refuse.
    pub refused: BTreeSet<String>,
}

/// Edits the pages where no fact changes.
pub fn mend_pages(corpus: Corpus, settings: &Settings) -> Mended {
    let before: Vec<String> = corpus.sources.iter().map(|(_, source)| source.text.clone()).collect();
    let (mut corpus, mut count, mut refused) = (corpus, 0, BTreeSet::new());
    for _ in 0..ROUNDS {
        let report = lint(&corpus, settings);
        let edits = edits(&report.findings, &refused);
        if edits.is_empty() {
            break;
        }
        let texts: Vec<(FileId, String)> =
            edits.iter().map(|(file, edits)| (*file, edited(corpus.sources.get(*file), edits))).collect();
        let next = corpus.with_texts(&texts);
        let worse = worse(&corpus, &next, edits.keys().copied().collect());
        if worse.is_empty() {
            count += edits.values().map(Vec::len).sum::<usize>();
            corpus = next;
        } else {
            refused.extend(worse);
        }
    }
    let changed = corpus.sources.iter().zip(&before).filter(|((_, source), old)| source.text != **old);
    let texts = changed.map(|((_, source), _)| (below(&source.path), source.text.clone())).collect();
    let refused = refused.into_iter().map(|file| below(&corpus.sources.get(file).path)).collect();
    Mended { corpus, texts, count, refused }
}

fn below(path: &str) -> String {
    path.strip_prefix("spec/").unwrap_or(path).to_owned()
}

/// The edits of each file from its start to its end, without those that overlap an earlier one.
fn edits(findings: &[Finding], refused: &BTreeSet<FileId>) -> BTreeMap<FileId, Vec<Fix>> {
    let mut files: BTreeMap<FileId, Vec<Fix>> = BTreeMap::new();
    for edit in findings.iter().flat_map(|finding| &finding.edits) {
        if !refused.contains(&edit.span.file) {
            files.entry(edit.span.file).or_default().push(edit.clone());
        }
    }
    for list in files.values_mut() {
        list.sort_by(|a, b| (a.span, &a.replacement).cmp(&(b.span, &b.replacement)));
        list.dedup();
        let mut end = None;
        list.retain(|edit| {
            let free = end.is_none_or(|end| edit.span.start > end || edit.span.start == end && edit.span.end > end);
            if free {
                end = Some(edit.span.end);
            }
            free
        });
    }
    files
}

fn edited(source: &Source, edits: &[Fix]) -> String {
    let (mut text, mut at) = (String::new(), 0);
    for edit in edits {
        let range = edit.span.range();
        text += source.text.get(at..range.start).unwrap_or_default();
        text += &edit.replacement;
        at = range.end;
    }
    text + source.text.get(at..).unwrap_or_default()
}

/// The edited files about which the reader says more than before; all of them when it says so elsewhere.
fn worse(old: &Corpus, new: &Corpus, files: BTreeSet<FileId>) -> BTreeSet<FileId> {
    if new.reader.len() <= old.reader.len() {
        return BTreeSet::new();
    }
    let told = |corpus: &Corpus, file: FileId| corpus.reader.iter().filter(|d| d.primary.span.file == file).count();
    let more: BTreeSet<FileId> = files.iter().copied().filter(|file| told(new, *file) > told(old, *file)).collect();
    if more.is_empty() { files } else { more }
}

/// Adds an entry of corrections.toml for each fact that a rule can tell.
pub fn mend_facts(corpus: Corpus, settings: &Settings) -> Mended {
    let report = lint(&corpus, settings);
    let known: BTreeSet<&str> = corpus.config.corrections.iter().map(|c| c.target.0.as_str()).collect();
    let mut entries: BTreeMap<String, String> = BTreeMap::new();
    for finding in &report.findings {
        let Some(mend) = &finding.mend else { continue };
        let target = format!("{}.{}", finding.subject, mend.fact);
        if !known.contains(target.as_str()) {
            let quoted = |text: &str| serde_json::Value::from(text).to_string();
            let entry =
                [("target", target.as_str()), ("old", &mend.old), ("new", &mend.new), ("because", &mend.because)];
            let lines = entry.map(|(key, text)| format!("{key} = {}\n", quoted(text)));
            entries.entry(target).or_insert(format!("\n[[correction]]\n{}", lines.concat()));
        }
    }
    drop(known);
    accepted(corpus, entries)
}

/// Leaves out entries until the reader takes the rest.
fn accepted(corpus: Corpus, mut entries: BTreeMap<String, String>) -> Mended {
    let old = corpus.spec.corrections.map(|file| corpus.sources.get(file).text.clone()).unwrap_or_default();
    let mut refused = BTreeSet::new();
    while !entries.is_empty() {
        let text = old.clone() + &entries.values().map(String::as_str).collect::<String>();
        let next = corpus.with_corrections(&text);
        if next.reader.len() <= corpus.reader.len() {
            let texts = BTreeMap::from([("corrections.toml".to_owned(), text)]);
            return Mended { corpus: next, texts, count: entries.len(), refused };
        }
        let file = next.spec.corrections;
        let wrong: Vec<usize> = next
            .reader
            .iter()
            .filter(|d| Some(d.primary.span.file) == file)
            .map(|d| d.primary.span.start as usize)
            .filter(|start| *start >= old.len())
            .collect();
        let mut end = old.len();
        let before = entries.len();
        entries.retain(|target, entry| {
            let start = end;
            end += entry.len();
            let keep = !wrong.iter().any(|at| (start..end).contains(at));
            if !keep {
                refused.insert(target.clone());
            }
            keep
        });
        if entries.len() == before {
            // What is wrong cannot be traced to an entry; so none is added.
            refused.extend(entries.keys().cloned());
            entries.clear();
        }
    }
    Mended { corpus, texts: BTreeMap::new(), count: 0, refused }
}

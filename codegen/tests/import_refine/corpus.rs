//! The pages of the doc site, where they lie beside this repository. `SAMPLES=1` prints what was listed and reported.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use codegen::diagnostic::Diagnostics;
use codegen::import::draft::{Draft, RawRow};
use codegen::import::refine::{Refined, refine};
use codegen::import::{docsite, scraped};
use codegen::ir::Field;
use codegen::source::{Source, Sources, Span};

use crate::support::{fields, strict, values};

const FOLDERS: [&str; 4] = ["upstream/2024-08/java", "upstream/2024-08/node", "upstream/2022-10/node", "seeds"];

/// Every page of the doc site: no panic, and nothing for the strict reader to find.
#[test]
fn the_pages_of_the_doc_site_become_pages() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared");
    if !root.is_dir() {
        // Not by a macro, whose output cargo would hide.
        writeln!(std::io::stderr(), "skipped: there are no pages of the doc site beside this repository")
            .expect("stderr");
        return;
    }
    let mut report = String::new();
    let mut wrong = Vec::new();
    for folder in FOLDERS {
        let mut counts: BTreeMap<&str, (usize, BTreeSet<String>)> = BTreeMap::new();
        let (mut pages, mut rows, mut lists) = (0, 0, BTreeSet::new());
        for path in files(&root.join(folder)) {
            let mut sources = Sources::default();
            let shown = path.strip_prefix(&root).unwrap_or(&path).to_string_lossy().into_owned();
            let file = sources.add(Source::new(shown, fs::read_to_string(&path).expect("a page")));
            let mut ignored = Diagnostics::default();
            let draft = if scraped::sniff(&sources.get(file).text) {
                scraped::read(file, &sources, &mut ignored)
            } else {
                docsite::read(file, &sources, &|_| None, &mut ignored)
            };
            let Some(draft) = draft else { continue };
            let mut found = Diagnostics::default();
            let refined = refine(&draft, &[], &sources, &mut found);
            pages += 1;
            rows += refined.dtos.iter().map(|d| d.fields.len()).sum::<usize>();
            for finding in found.iter() {
                let (count, samples) = counts.entry(finding.code.id).or_default();
                *count += 1;
                samples.insert(format!("{}: {}", sources.place(finding.primary.span), finding.message));
            }
            for field in fields(&refined).filter(|f| f.values.is_some()) {
                lists.insert(format!("{} {:?}", field.name.value, values(field)));
            }
            wrong.extend(lost(&draft, &refined, &found).map(|row| format!("{row} of {} is lost\n", path.display())));
            let findings = strict(&refined, &[], &sources);
            if !findings.is_empty() {
                wrong.push(findings);
            }
        }
        report.push_str(&format!("{folder}: {pages} pages, {rows} fields of structures\n"));
        report.push_str(&format!("  {} lists of values\n", lists.len()));
        if std::env::var_os("SAMPLES").is_some() {
            report.extend(lists.iter().map(|l| format!("    {l}\n")));
        }
        for (code, (count, samples)) in counts {
            report.push_str(&format!("  {code} {count}\n"));
            if std::env::var_os("SAMPLES").is_some() {
                report.extend(samples.iter().map(|s| format!("    {s}\n")));
            }
        }
    }
    writeln!(std::io::stderr(), "{report}").expect("stderr");
    assert!(wrong.is_empty(), "{} pages\n{}", wrong.len(), wrong.into_iter().take(20).collect::<String>());
}

/// The rows that are neither among the facts nor in the report.
fn lost(draft: &Draft, refined: &Refined, found: &Diagnostics) -> impl Iterator<Item = String> {
    let has = |fields: &[Field], row: &RawRow| fields.iter().any(|f| f.name.value == row.name.text);
    let told = |at: Span| found.iter().any(|d| ["I09", "I28", "I32"].contains(&d.code.id) && d.primary.span == at);
    let of_dto = |name: &str| refined.dtos.iter().find(|d| d.name.value == name).map_or(&[][..], |d| &d.fields);
    let mut lost = Vec::new();
    for (fields, rows) in [(&refined.parameters, &draft.parameters), (&refined.response, &draft.response)] {
        lost.extend(rows.iter().filter(|row| !has(fields, row) && !told(row.at) && !told(row.name.at)));
    }
    for dto in &draft.dtos {
        let fields = of_dto(&dto.name.text);
        let rows = dto.rows.iter().filter(|row| !has(fields, row) && !told(row.at) && !told(row.name.at));
        lost.extend(rows.filter(|_| !told(dto.name.at)));
    }
    lost.into_iter().map(|row| row.name.text.clone()).collect::<Vec<_>>().into_iter()
}

/// The pages below a folder, sorted.
fn files(dir: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut next = vec![dir.to_owned()];
    while let Some(dir) = next.pop() {
        for entry in fs::read_dir(dir).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                next.push(path);
            } else if path.extension().is_some_and(|e| e == "md" || e == "txt") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

//! Whether the verdicts of `codegen diff` are true: each mutation of its tests is generated, and programs that users
//! could have written are compiled against what comes of it, there and back.
#![allow(clippy::expect_used, clippy::panic, dead_code, reason = "helpers of tests")]

#[path = "../../codegen/tests/support/files.rs"]
mod files;
mod package;
#[path = "../../codegen/tests/diff/spec.rs"]
mod spec;
#[path = "../../codegen/tests/diff/table.rs"]
mod table;
#[path = "../../codegen/tests/diff/table_more.rs"]
mod table_more;
#[path = "../../codegen/tests/diff/table_types.rs"]
mod table_types;
mod wire;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use authing_sdk_workspace::root;
use codegen::diff::{Change, Verdict};
use codegen::output::FileSet;
use rayon::prelude::*;
use serde_json::{Value, json};

use package::{Fate, Package, Programs, alone, programs};
use spec::{Files, base, compare, edited, write};
use table::Case;
use wire::Fill;

/// The folder of the small spec.
pub(crate) fn small_spec() -> PathBuf {
    root().join("codegen/tests/diff/spec")
}

fn cases() -> Vec<&'static Case> {
    use {table::OPERATIONS, table::PARAMETERS, table_more::MODELS, table_more::SIGNATURES};
    use {table_types::FIELDS, table_types::TYPES};
    [OPERATIONS, PARAMETERS, FIELDS, TYPES, SIGNATURES, MODELS].into_iter().flatten().collect()
}

/// The client of a spec.
fn generated(files: &Files) -> FileSet {
    let dir = tempfile::tempdir().expect("a folder");
    write(files, dir.path());
    let outcome = codegen::generate(dir.path());
    assert!(!outcome.diagnostics.has_errors(), "{:?}", outcome.diagnostics);
    outcome.files
}

/// Programs of users: calls, models, and what only mutations have.
const PROGRAMS: &[&str] =
    &[include_str!("programs/calls.rs"), include_str!("programs/models.rs"), include_str!("programs/added.rs")];

/// What the compiler says of the step from one version to another.
#[derive(Default)]
struct Truth {
    /// The programs that stop to compile.
    broken: BTreeSet<String>,
    /// Those that compile with a warning that they did not have, or without the one that they had.
    warned: BTreeSet<String>,
    /// Those that begin to compile.
    born: BTreeSet<String>,
}

impl Truth {
    fn of(old: &Fate, new: &Fate) -> Self {
        let minus = |a: &BTreeSet<String>, b: &BTreeSet<String>| a.difference(b).cloned().collect::<BTreeSet<_>>();
        let (broken, born) = (minus(&new.broken, &old.broken), minus(&old.broken, &new.broken));
        let lives = |name: &&String| !broken.contains(*name) && !born.contains(*name);
        let warned = old.warned.symmetric_difference(&new.warned).filter(lives).cloned().collect();
        Self { broken, warned, born }
    }

    fn extend(&mut self, other: Self) {
        self.broken.extend(other.broken);
        self.warned.extend(other.warned);
        self.born.extend(other.born);
    }

    fn agrees(&self, verdict: Verdict) -> bool {
        let touched = !self.warned.is_empty() || !self.born.is_empty();
        match verdict {
            Verdict::Breaking => !self.broken.is_empty(),
            Verdict::Compatible => self.broken.is_empty() && touched,
            Verdict::None => self.broken.is_empty() && !touched,
        }
    }
}

/// What the compiler sees of a version.
fn code(files: &FileSet) -> Vec<String> {
    let lines = files.iter().flat_map(|(path, text)| text.lines().map(move |line| (path, line)));
    let seen = lines.filter(|(_, line)| !line.trim_start().starts_with("//"));
    seen.map(|(path, line)| format!("{path} {line}")).collect()
}

/// The fates of all programs by version: with all features, and where versions differ in features, with none and each.
fn fates(versions: &[FileSet], programs: &Programs) -> Vec<Vec<Fate>> {
    let codes: Vec<Vec<String>> = versions.iter().map(code).collect();
    let first = |at: usize| (0..at).find(|other| codes[*other] == codes[at]).unwrap_or(at);
    let distinct: Vec<usize> = (0..versions.len()).filter(|at| first(*at) == *at).collect();
    let package = Package::new("diff-truth", distinct.iter().map(|at| &versions[*at]));
    let found = package.compile(programs, &package.features());
    let of = |at: usize| found[distinct.iter().position(|other| *other == first(at)).expect("a version")].clone();
    let mut fates: Vec<Vec<Fate>> = (0..versions.len()).map(|at| vec![of(at)]).collect();

    let conditions = |at: usize| codes[at].iter().filter(|line| line.contains("cfg(feature = \"m")).collect::<Vec<_>>();
    let differ: Vec<usize> = distinct.into_iter().filter(|at| *at == 0 || conditions(*at) != conditions(0)).collect();
    let package = Package::new("diff-truth-features", differ.iter().map(|at| &versions[*at]));
    let all = package.features();
    let alone = all.iter().map(|feature| vec![feature.clone()]);
    for features in std::iter::once(Vec::new()).chain(alone) {
        for (at, fate) in differ.iter().zip(package.compile(programs, &features)) {
            fates[*at].push(fate);
        }
    }
    fates
}

/// The changes of a step in words: which checks of what.
fn name(changes: &[Change]) -> String {
    let told = |change: &Change| format!("`{} {}`", change.check.id, change.subject);
    changes.iter().map(told).collect::<Vec<_>>().join(", ")
}

/// The steps that a table of docs/DIFF.md explains, by what stands in their first cell.
fn explained(heading: &str) -> BTreeSet<String> {
    let text = std::fs::read_to_string(root().join("docs/DIFF.md")).expect("docs/DIFF.md");
    let section = text.split(&format!("\n### {heading}\n")).nth(1).expect("the heading");
    let rows = section.lines().skip_while(|line| !line.starts_with("| ---")).skip(1);
    let cells = rows.take_while(|line| line.starts_with("| ")).filter_map(|row| row.split(" | ").next());
    cells.map(|cell| cell.trim_start_matches("| ").to_owned()).collect()
}

/// Fails for what is wrong and not explained, and for what is explained and no longer so.
fn judge(wrong: &BTreeMap<String, String>, heading: &str) {
    let explained = explained(heading);
    let news = wrong.iter().filter(|(step, _)| !explained.contains(*step));
    let news: Vec<String> = news.map(|(step, text)| format!("{step}\n{text}")).collect();
    assert!(news.is_empty(), "{}", news.join("\n"));
    let stale: Vec<&String> = explained.iter().filter(|step| !wrong.contains_key(*step)).collect();
    assert!(stale.is_empty(), "docs/DIFF.md explains what is no longer so: {stale:?}");
}

#[test]
#[ignore = "compiles some hundred versions of a client, for about a minute"]
fn the_verdict_for_rust_is_what_the_compiler_says() {
    let specs: Vec<Files> = std::iter::once(base()).chain(cases().iter().map(|case| edited(case.0))).collect();
    let versions: Vec<FileSet> = specs.par_iter().map(generated).collect();
    let programs = programs(PROGRAMS);
    let fates = fates(&versions, &programs);
    let never = |name: &&String| fates.iter().all(|fates| fates[0].broken.contains(*name));
    let never: Vec<&String> = programs.keys().filter(never).collect();
    assert!(never.is_empty(), "no version compiles these: {never:?}");
    let steps: Vec<(usize, usize)> = (1..specs.len()).flat_map(|at| [(0, at), (at, 0)]).collect();
    let wrong = steps.par_iter().filter_map(|&(a, b)| {
        let changes = compare(&specs[a], &specs[b]).expect("legal pages");
        let verdict = changes.list.iter().map(|change| change.rust).max().unwrap_or(Verdict::None);
        let mut truth = Truth::default();
        fates[a].iter().zip(&fates[b]).for_each(|(old, new)| truth.extend(Truth::of(old, new)));
        let Truth { broken, warned, born } = &truth;
        let text = || format!("  said {}\n  broken {broken:?}\n  warned {warned:?}\n  born {born:?}", verdict.word());
        (!truth.agrees(verdict)).then(|| (name(&changes.list), text()))
    });
    judge(&wrong.collect(), "Verdicts for Rust that the compiler does not share");
}

/// Not a test: what `.ci/semver-checks` compares, in the folder that it names.
#[test]
#[ignore = "writes packages for .ci/semver-checks"]
fn versions_as_packages() {
    let Some(dir) = std::env::var_os("DIFF_VERSIONS").map(PathBuf::from) else { return };
    let old = base();
    alone(&dir.join("0"), &generated(&old));
    let mut steps = String::new();
    for (at, case) in cases().iter().enumerate() {
        let new = edited(case.0);
        let changes = compare(&old, &new).expect("legal pages");
        let verdict = changes.list.iter().map(|change| change.rust).max().unwrap_or(Verdict::None);
        if verdict == Verdict::Breaking {
            alone(&dir.join((at + 1).to_string()), &generated(&new));
            steps.push_str(&format!("{}\t{}\n", at + 1, name(&changes.list)));
        }
    }
    std::fs::write(dir.join("steps.tsv"), steps).expect("a file");
}

/// The operations that the old client calls.
const CALLED: [&str; 4] = ["get-user", "create-user", "get-role", "list-roles"];

/// The pages as a document.
fn described(files: &Files) -> Value {
    let dir = tempfile::tempdir().expect("a folder");
    write(files, dir.path());
    wire::described(&codegen::understand(dir.path()).api)
}

/// What the old client cannot do with each new version of the service.
fn replayed(old: &Value, versions: &[Value]) -> Vec<Vec<String>> {
    let mut replies = Vec::new();
    for (at, new) in versions.iter().enumerate() {
        for (id, fill) in
            CALLED.into_iter().flat_map(|id| [Fill::All, Fill::Required, Fill::Null].map(|fill| (id, fill)))
        {
            let Some(schema) = wire::reply(new, id) else { continue };
            let mut reply = wire::sample(new, schema, fill, 5);
            // Of success.
            reply.get_mut("statusCode").into_iter().for_each(|code| *code = json!(200));
            replies.push((at, id, fill, reply));
        }
    }
    let input = replies.iter().map(|(_, id, _, reply)| json!({ "operation": id, "reply": reply }).to_string() + "\n");
    let package = Package::new("diff-truth-wire", std::iter::once(&generated(&base())));
    let output = package.run(include_str!("replay.rs"), &input.collect::<String>());
    let lines: Vec<Value> = output.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let (requests, outcomes): (Vec<Value>, Vec<Value>) = lines.into_iter().partition(|line| line.get("path").is_some());
    assert_eq!((requests.len(), outcomes.len()), (9, replies.len()));

    let refused = |new: &Value| requests.iter().flat_map(|request| wire::refused(new, request)).collect();
    let mut faults: Vec<Vec<String>> = versions.par_iter().map(refused).collect();
    for ((at, id, fill, reply), outcome) in replies.iter().zip(&outcomes) {
        faults[*at].extend(outcome["error"].as_str().map(|error| format!("{id} {fill:?}: {error}")));
        if let Some(read) = outcome.get("ok").filter(|read| !read.is_null()) {
            faults[*at].extend(wire::altered(read, reply.get("data").unwrap_or(reply), id));
        }
        if *fill == Fill::All {
            faults[*at].extend(wire::missing(old, wire::reply(old, id).expect("a reply"), reply, id));
        }
    }
    faults
}

#[test]
#[ignore = "compiles a client"]
fn the_verdict_on_the_wire_is_what_a_replay_shows() {
    let old = base();
    let specs: Vec<Files> = std::iter::once(old.clone()).chain(cases().iter().map(|case| edited(case.0))).collect();
    let documents: Vec<Value> = specs.par_iter().map(described).collect();
    let faults = replayed(&documents[0], &documents);
    assert_eq!(faults[0], Vec::<String>::new(), "the old client and the old service");
    let mut wrong = BTreeMap::new();
    for (files, faults) in specs.iter().zip(&faults).skip(1) {
        let changes = compare(&old, files).expect("legal pages");
        let breaks = changes.list.iter().any(|change| change.wire == Verdict::Breaking);
        if breaks == faults.is_empty() {
            let verdict = if breaks { "breaking" } else { "not breaking" };
            wrong.insert(name(&changes.list), format!("  said {verdict}\n  {faults:?}"));
        }
    }
    judge(&wrong, "Verdicts on the wire that a replay does not share");
}

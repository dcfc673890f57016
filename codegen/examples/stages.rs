//! How long a generation takes, and how much memory: `cargo run --release -p codegen --example stages -- <spec> [<spec> …]`.
//!
//! Prints a row per folder: its pages; the milliseconds of each stage, where `page` and `lower` work on one thread here;
//! those of the whole as the command does it, on all threads; its microseconds per page and its peak of memory. The figures
//! are the least of nine runs, which other work on the machine disturbs least. Microseconds and KiB per page stay level when
//! the cost grows with the pages and not faster. `--example synthetic` writes folders of any size.
#![allow(clippy::print_stdout, reason = "a benchmark prints its figures")]

use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::Instant;

use codegen::diagnostic::Diagnostics;
use codegen::source::Sources;
use codegen::{config, link, load, lower, output, page, rust};

const RUNS: usize = 9;
const STAGES: [&str; 6] = ["load", "page", "lower", "link", "render", "compare"];

fn main() -> ExitCode {
    let specs: Vec<String> = std::env::args().skip(1).collect();
    if let [mark, spec] = specs.as_slice()
        && mark == "--row"
    {
        println!("{}", row(Path::new(spec)));
        return ExitCode::SUCCESS;
    }
    println!("| spec | pages | {} | generate | µs per page | peak MiB | KiB per page |", STAGES.join(" | "));
    println!("|{}", " --- |".repeat(STAGES.len() + 6));
    // Each folder in a process of its own, since a process knows only its highest peak.
    let rows = specs.iter().map(|spec| Command::new(std::env::current_exe()?).args(["--row", spec]).status());
    let all_well = rows.fold(true, |well, status| well & status.is_ok_and(|status| status.success()));
    if all_well { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The figures of one folder.
fn row(spec: &Path) -> String {
    let outcome = codegen::generate(spec);
    assert!(!outcome.files.is_empty(), "{} gives no files; `codegen check` says why", spec.display());
    drop(outcome);
    let peak = peak_kib();
    let whole = least((0..RUNS).map(|_| {
        let start = Instant::now();
        drop(codegen::generate(spec));
        milliseconds(start)
    }));
    let runs: Vec<(usize, [f64; 6])> = (0..RUNS).map(|_| stages(spec)).collect();
    let pages = runs.first().map_or(0, |(pages, _)| *pages);
    let cells: Vec<String> =
        (0..STAGES.len()).map(|stage| format!("{:.1}", least(runs.iter().map(|(_, times)| times[stage])))).collect();
    let count = f64::from(u32::try_from(pages.max(1)).unwrap_or(u32::MAX));
    let memory = peak.map_or("– | –".to_owned(), |kib| format!("{:.0} | {:.0}", kib / 1024.0, kib / count));
    let each = 1000.0 * whole / count;
    format!("| {} | {pages} | {} | {whole:.1} | {each:.0} | {memory} |", spec.display(), cells.join(" | "))
}

/// One generation, stage by stage: the number of pages, and the milliseconds of each.
fn stages(spec: &Path) -> (usize, [f64; 6]) {
    let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
    let mut times = [0.0; 6];
    let mut last = Instant::now();
    let mut lap = |stage: usize| {
        times[stage] += milliseconds(last);
        last = Instant::now();
    };
    let files = load::load(spec, &mut sources, &mut diagnostics);
    let config = config::read(&files, &sources, &mut diagnostics);
    lap(0);
    let pages: Vec<_> =
        files.pages.iter().map(|file| (file, page::read(file.file, &sources, &mut diagnostics))).collect();
    lap(1);
    let facts = pages
        .iter()
        .filter_map(|(file, page)| lower::lower(file, page.as_ref()?, &sources, &mut diagnostics))
        .collect::<Vec<_>>();
    lap(2);
    let api = link::link(facts, &config, &sources, &mut diagnostics);
    lap(3);
    let pins = rust::Pins { entries: config.settings.pins.clone() };
    let set = rust::render(&api, &pins, &mut diagnostics);
    lap(4);
    // An empty folder: every file is missing, so that every one is looked for.
    let missing = output::compare(&spec.join("no-such-folder"), &set).map_or(0, |drift| drift.missing.len());
    lap(5);
    assert_eq!(missing, set.len(), "{} is no folder of pages", spec.display());
    (files.pages.len(), times)
}

fn milliseconds(start: Instant) -> f64 {
    start.elapsed().as_secs_f64() * 1000.0
}

fn least(times: impl Iterator<Item = f64>) -> f64 {
    times.fold(f64::INFINITY, f64::min)
}

/// The peak of this process's memory so far, where the system tells it in a file.
fn peak_kib() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.trim().parse().ok()
}

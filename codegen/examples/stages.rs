//! How long each stage of a generation takes: `cargo run --release -p codegen --example stages -- <spec> [<spec> …]`.
//!
//! Prints a row per folder: its pages, the milliseconds of each stage (the median of nine runs), and the microseconds per
//! page, which stay level when the cost grows with the pages and not faster. `--example synthetic` writes folders of any
//! size.
#![allow(clippy::print_stdout, reason = "a benchmark prints its figures")]

use std::path::Path;
use std::time::Instant;

use codegen::diagnostic::Diagnostics;
use codegen::source::Sources;
use codegen::{config, link, load, lower, output, page, rust};

const RUNS: usize = 9;
const STAGES: [&str; 6] = ["load", "page", "lower", "link", "render", "compare"];

fn main() {
    println!("| spec | pages | {} | all | µs per page |", STAGES.join(" | "));
    println!("|{}", " --- |".repeat(STAGES.len() + 4));
    for spec in std::env::args().skip(1) {
        let mut runs: Vec<(usize, [f64; 6])> = (0..RUNS).map(|_| run(Path::new(&spec))).collect();
        let pages = runs.first().map_or(0, |(pages, _)| *pages);
        let median: Vec<f64> = (0..STAGES.len())
            .map(|stage| {
                runs.sort_by(|a, b| a.1[stage].total_cmp(&b.1[stage]));
                runs[RUNS / 2].1[stage]
            })
            .collect();
        let all: f64 = median.iter().sum();
        let cells: Vec<String> = median.iter().map(|ms| format!("{ms:.1}")).collect();
        let each = 1000.0 * all / f64::from(u32::try_from(pages.max(1)).unwrap_or(u32::MAX));
        println!("| {spec} | {pages} | {} | {all:.1} | {each:.0} |", cells.join(" | "));
    }
}

/// One generation: the number of pages, and the milliseconds of each stage.
fn run(spec: &Path) -> (usize, [f64; 6]) {
    let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
    let mut times = [0.0; 6];
    let mut last = Instant::now();
    let mut lap = |stage: usize| {
        times[stage] += last.elapsed().as_secs_f64() * 1000.0;
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
    assert!(missing > 0, "{} gives no files; `codegen check` says why", spec.display());
    (files.pages.len(), times)
}

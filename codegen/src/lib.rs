//! Turns the documentation tables in spec/ into the Rust source of `authing-client`.
//!
//! The pipeline is a chain of pure functions; docs/ARCHITECTURE.md says what passes between them:
//!
//! ```text
//! load ─▶ page ─▶ lower ─▶ link ─▶ rust ─▶ FileSet ─▶ output
//! ```

pub mod census;
pub mod config;
pub mod diagnostic;
pub mod diff;
pub mod explain;
mod fingerprint;
pub mod graphql;
pub mod import;
pub mod ir;
pub mod link;
pub mod lint;
pub mod load;
pub mod lower;
mod markdown;
pub mod openapi;
pub mod output;
pub mod page;
mod pattern;
mod report;
pub mod revision;
pub mod rust;
pub mod source;

use std::path::Path;

use config::Config;
use diagnostic::{Diagnostics, codes};
use ir::Api;
use load::Spec;
use lower::Lowered;
use output::FileSet;
use rayon::prelude::*;
use source::Sources;

/// What a run gives: the client, unless there are errors, and everything that was noticed.
#[derive(Debug)]
pub struct Outcome {
    /// The API. It is there even when pages have errors, but then it lacks what could not be read.
    pub api: Api,
    /// The generated files; none when there are errors.
    pub files: FileSet,
    /// The configuration.
    pub config: Config,
    /// The findings, sorted.
    pub diagnostics: Diagnostics,
    /// The files that were read.
    pub sources: Sources,
}

/// Reads a folder of pages and renders the client. Only reads; nothing is written or printed.
pub fn generate(spec_dir: &Path) -> Outcome {
    let Outcome { api, config, mut diagnostics, sources, .. } = understand(spec_dir);
    let pins = rust::Pins { entries: config.settings.pins.clone() };
    let mut files = FileSet::default();
    if diagnostics.has_errors() {
        let mut found = Diagnostics::default();
        rust::check_names(&api, &pins, &mut found);
        found.retain(|d| !codes::NEEDS_ALL_PAGES.contains(&d.code));
        diagnostics.extend(found);
    } else {
        files = rust::render(&api, &pins, &mut diagnostics);
    }
    let diagnostics = diagnostics.finish(&sources);
    Outcome { api, files, config, diagnostics, sources }
}

/// Reads a folder of pages and renders nothing: the outcome has no files, and its findings are not yet sorted.
pub fn understand(spec_dir: &Path) -> Outcome {
    let mut sources = Sources::default();
    let mut diagnostics = Diagnostics::default();
    let spec = load::load(spec_dir, &mut sources, &mut diagnostics);
    let config = config::read(&spec, &sources, &mut diagnostics);
    let api = read(&spec, &config, &sources, &mut diagnostics);
    Outcome { api, files: FileSet::default(), config, diagnostics, sources }
}

/// From the texts of the pages to the facts of each.
pub fn read_pages(spec: &Spec, sources: &Sources, diagnostics: &mut Diagnostics) -> Vec<Lowered> {
    let read = spec.pages.par_iter().map(|file| {
        let mut found = Diagnostics::default();
        let page = page::read(file.file, sources, &mut found);
        let lowered = page.and_then(|page| lower::lower(file, &page, sources, &mut found));
        (lowered.map(|lowered| Lowered { whole: !found.has_errors(), ..lowered }), found)
    });
    let mut pages = Vec::new();
    for (lowered, found) in read.collect::<Vec<_>>() {
        pages.extend(lowered);
        diagnostics.extend(found);
    }
    pages
}

/// From the texts of the pages to the API.
pub fn read(spec: &Spec, config: &Config, sources: &Sources, diagnostics: &mut Diagnostics) -> Api {
    let pages = read_pages(spec, sources, diagnostics);
    join(pages, config, sources, diagnostics)
}

/// From the facts of all pages to the API.
pub fn join(pages: Vec<Lowered>, config: &Config, sources: &Sources, diagnostics: &mut Diagnostics) -> Api {
    let broken = diagnostics.has_errors();
    let mut found = Diagnostics::default();
    let api = link::link(pages, config, sources, &mut found);
    if broken {
        // What a broken page would have said may be what the configuration refers to.
        found.retain(|d| !codes::NEEDS_ALL_PAGES.contains(&d.code));
    }
    diagnostics.extend(found);
    api
}

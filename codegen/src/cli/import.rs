//! `codegen import`

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anstream::{eprintln, print, println};
use clap::{Args, ValueEnum};
use codegen::diagnostic::{Diagnostic, Severity, render_json, short};
use codegen::import::{self, Import};
use codegen::output::{Error, remove_page, write_pages};

use super::{Format, Outcome, shown_in, spec_exists};

#[derive(Args)]
pub(super) struct ImportArgs {
    /// Pages of the doc site, or folders of them; of two languages the first one leads.
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// The folder of canonical pages.
    #[arg(long, default_value = "spec")]
    to: PathBuf,
    /// Show what would be written, and write nothing.
    #[arg(long)]
    dry_run: bool,
    /// Whose descriptions to use; the default is the setting of codegen.toml, else `own`.
    #[arg(long, value_enum)]
    prose: Option<Prose>,
    /// Delete the pages that the imported folders no longer have.
    #[arg(long)]
    prune: bool,
    /// Print every repair, one per line, instead of how many there are of each kind.
    #[arg(long)]
    details: bool,
    /// How to print findings.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Prose {
    /// Keep the words of spec/.
    Own,
    /// Take the words of the imported pages.
    Upstream,
}

/// Imports, writes the pages that changed, and tells every repair.
pub(super) fn run(args: &ImportArgs) -> Outcome {
    if !spec_exists(&args.to) {
        return Outcome::Failed;
    }
    let prose = args.prose.map(|prose| match prose {
        Prose::Own => import::Prose::Own,
        Prose::Upstream => import::Prose::Upstream,
    });
    let import = import::import(&args.paths, &args.to, prose);
    let changed = changed(&args.to, &import.pages);
    let written = write(args, &import, &changed);
    match args.format {
        Format::Json => print!("{}", render_json(&import.diagnostics, &shown_in(&import.sources, &args.to))),
        Format::Text => print_text(args, &import, &changed),
    }
    match written {
        Err(error) => {
            eprintln!("error: {error}");
            Outcome::Failed
        }
        Ok(()) if import.diagnostics.has_errors() => Outcome::Findings,
        Ok(()) => Outcome::Clean,
    }
}

/// Writes what changed; a page that the strict reader would refuse stops the run before the first byte.
fn write(args: &ImportArgs, import: &Import, changed: &[Change<'_>]) -> Result<(), Error> {
    if args.dry_run || import.diagnostics.has_errors() {
        return Ok(());
    }
    write_pages(&args.to, changed.iter().map(|change| (change.path, change.text)))?;
    if args.prune {
        for path in &import.removed {
            remove_page(&args.to.join(path))?;
        }
    }
    Ok(())
}

/// A page whose text is not that of the folder.
struct Change<'a> {
    path: &'a str,
    text: &'a str,
    new: bool,
}

fn changed<'a>(to: &Path, pages: &'a BTreeMap<String, String>) -> Vec<Change<'a>> {
    let mut list = Vec::new();
    for (path, text) in pages {
        let old = std::fs::read_to_string(to.join(path)).ok();
        if old.as_ref() != Some(text) {
            list.push(Change { path, text, new: old.is_none() });
        }
    }
    list
}

fn print_text(args: &ImportArgs, import: &Import, changed: &[Change<'_>]) {
    let sources = shown_in(&import.sources, &args.to);
    let mut by_code: BTreeMap<&str, Vec<&Diagnostic>> = BTreeMap::new();
    for finding in import.diagnostics.iter() {
        if args.details || finding.code.severity != Severity::Note {
            println!("{}", short(finding, &sources));
        } else {
            by_code.entry(finding.code.id).or_default().push(finding);
        }
    }
    for (code, findings) in &by_code {
        let title = findings.first().map_or("", |f| f.code.title);
        println!("note[{code}]: {} times: {title}", findings.len());
    }
    for (what, count) in &import.counts {
        println!("{count} pages: {what}");
    }
    let stopped = import.diagnostics.has_errors();
    for path in &import.removed {
        println!("  - {path}{}", if args.prune { "" } else { ": gone upstream (deleted with --prune)" });
    }
    for change in changed {
        println!("  {} {}", if change.new { '+' } else { '~' }, change.path);
    }
    let deleted = if args.prune { import.removed.len() } else { 0 };
    let pages = match (changed.len(), deleted) {
        (0, 0) => return println!("no change"),
        (written, 0) => format!("{written} pages"),
        (written, deleted) => format!("{written} pages and {deleted} deletions"),
    };
    match (stopped, args.dry_run) {
        (true, _) => println!("{pages} differ; nothing was written because of the errors"),
        (_, true) => println!("would write {pages}"),
        _ => println!("wrote {pages}; run `cargo run -p codegen -- generate` next"),
    }
}

//! `codegen generate`

use anstream::{print, println};
use codegen::diagnostic::Diagnostics;
use codegen::output::{Drift, Error, apply, compare, error_finding, foreign_findings};

use super::{Common, Format, Outcome, report, spec_exists};

/// Writes the client, unless the pages have errors; then nothing is written.
pub(super) fn run(common: &Common, dry_run: bool) -> Outcome {
    if !spec_exists(&common.spec) {
        return Outcome::Failed;
    }
    let mut outcome = codegen::generate(&common.spec);
    if outcome.diagnostics.has_errors() {
        report(&outcome.diagnostics, &outcome.sources, &common.spec, common.format);
        return Outcome::Findings;
    }
    let written = if dry_run { compare(&common.out, &outcome.files) } else { apply(&common.out, &outcome.files) };
    let folder = common.out.display().to_string();
    let (result, problems) = match written {
        Ok(drift) if drift.foreign.is_empty() => {
            tell(&drift, &folder, dry_run, common.format);
            (Outcome::Clean, Diagnostics::default())
        }
        Ok(drift) => (Outcome::Findings, foreign_findings(&drift.foreign, &folder, &mut outcome.sources)),
        Err(Error::Foreign(list)) => (Outcome::Findings, foreign_findings(&list, &folder, &mut outcome.sources)),
        Err(error) => (Outcome::Failed, error_finding(&error, &folder, &mut outcome.sources)),
    };
    outcome.diagnostics.extend(problems);
    report(&outcome.diagnostics, &outcome.sources, &common.spec, common.format);
    // The process ends here, and the system takes everything back at once.
    std::mem::forget(outcome);
    result
}

/// What changed, file by file.
fn tell(drift: &Drift, folder: &str, dry_run: bool, format: Format) {
    if format == Format::Json {
        return;
    }
    let count = drift.count();
    let files = if count == 1 { "file" } else { "files" };
    match (count, dry_run) {
        (0, _) => println!("{folder} is what the pages say; nothing to write"),
        (_, true) => println!("would write {count} {files} in {folder}:"),
        (_, false) => println!("wrote {count} {files} in {folder}:"),
    }
    // In one piece, since each piece is a call of the system.
    print!("{}", drift.lines().map(|line| format!("  {line}\n")).collect::<String>());
}

//! `codegen check`

use anstream::{print, println};
use codegen::diagnostic::Diagnostics;
use codegen::output::{compare, error_finding, foreign_findings, stale_findings, unified};

use super::{Common, Format, Outcome, report, spec_exists};

/// Compares, shows the difference, and names the command that mends it.
pub(super) fn run(common: &Common) -> Outcome {
    if !spec_exists(&common.spec) {
        return Outcome::Failed;
    }
    let mut outcome = codegen::generate(&common.spec);
    if outcome.diagnostics.has_errors() {
        report(&outcome.diagnostics, &outcome.sources, &common.spec, common.format);
        return Outcome::Findings;
    }
    let folder = common.out.display().to_string();
    let drift = compare(&common.out, &outcome.files).and_then(|drift| {
        let diff = unified(&common.out, &outcome.files, &drift)?;
        Ok((drift, diff))
    });
    let (result, problems) = match drift {
        Ok((drift, diff)) if !drift.is_empty() => {
            let mut problems = foreign_findings(&drift.foreign, &folder, &mut outcome.sources);
            problems.extend(stale_findings(&drift, &folder, &mut outcome.sources));
            if common.format == Format::Text {
                print!("{diff}");
            }
            (Outcome::Findings, problems)
        }
        Ok(_) => {
            if common.format == Format::Text {
                println!("{folder} is fresh");
            }
            (Outcome::Clean, Diagnostics::default())
        }
        Err(error) => (Outcome::Failed, error_finding(&error, &folder, &mut outcome.sources)),
    };
    outcome.diagnostics.extend(problems);
    report(&outcome.diagnostics, &outcome.sources, &common.spec, common.format);
    // The process ends here, and the system takes everything back at once.
    std::mem::forget(outcome);
    result
}

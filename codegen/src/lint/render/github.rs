//! For a GitHub workflow: annotations at lines of the pages.

use crate::diagnostic::Severity;
use crate::lint::Report;
use crate::report::{Annotation, github as annotate, moved};
use crate::source::Sources;

/// Every finding, the worst first. Paths begin with `root` instead of `spec`.
pub fn github(report: &Report, sources: &Sources, root: &str) -> String {
    let all = report.diagnostics();
    let list = all.iter().map(|d| Annotation {
        level: match d.severity {
            Severity::Error => 0,
            Severity::Warning => 1,
            Severity::Note => 2,
        },
        place: Some((moved(&sources.get(d.primary.span.file).path, root), d.primary.span.line)),
        title: d.code.id.to_owned(),
        message: match &d.help {
            Some(help) => format!("{}\nhelp: {help}", d.message),
            None => d.message.clone(),
        },
    });
    annotate(&list.collect::<Vec<_>>(), "codegen lint")
}

//! A report as text: enters a [`Report`], leaves one text for each kind of reader.

mod github;
mod json;
mod sarif;
mod summary;
mod table;

use super::Report;
use crate::diagnostic::{self, Style};
use crate::source::Sources;

pub use self::github::github;
pub use self::json::json;
pub use self::sarif::sarif;
pub use self::summary::summary;
pub use self::table::{document, explain, page};

/// As rustc does.
pub fn text(report: &Report, sources: &Sources, style: Style) -> String {
    diagnostic::render_text(&report.diagnostics(), sources, style)
}

/// One line per finding.
pub fn short(report: &Report, sources: &Sources) -> String {
    report.diagnostics().iter().map(|d| diagnostic::short(d, sources) + "\n").collect()
}

/// `1 error, 2 warnings, 3 remarks; 4 suppressed`
pub fn totals(report: &Report) -> String {
    let named = |count: usize, word: &str| format!("{count} {word}{}", if count == 1 { "" } else { "s" });
    let words = ["error", "warning", "remark"];
    let parts = report.counts().into_iter().zip(words).filter(|(count, _)| *count > 0);
    let parts: Vec<String> = parts.map(|(count, word)| named(count, word)).collect();
    let suppressed = match report.suppressed.len() {
        0 => String::new(),
        count => format!("; {count} suppressed"),
    };
    let found = if parts.is_empty() { "no findings".to_owned() } else { parts.join(", ") };
    format!("{found}{suppressed}")
}

//! For editors and `grep`: one line per change.

use super::verdicts;
use crate::diff::Changes;

/// `path:line: error[check]: what (verdicts)`
pub fn short(changes: &Changes) -> String {
    let lines = changes.list.iter().map(|change| {
        let place = super::place(change).unwrap_or_else(|| change.subject.client.clone());
        let (level, id, line) = (change.level.word(), change.check.id, change.line());
        format!("{place}: {level}[{id}]: {line} ({})\n", verdicts(change))
    });
    let unused = changes
        .unused
        .iter()
        .map(|entry| format!("error[unused-acceptance]: no change is {}: {}\n", entry.fingerprint, entry.reason));
    lines.chain(unused).collect()
}

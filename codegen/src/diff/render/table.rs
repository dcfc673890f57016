//! docs/DIFF.md: the table of checks behind the words that are written by hand.

use crate::diff::{Check, Kind, all};

/// The whole document: `head` is its part by hand.
pub fn document(head: &str) -> String {
    let mut out = format!("{}\n\n## Checks\n", head.trim_end());
    for (kind, title) in [(Kind::Api, "API"), (Kind::Behaviour, "Behaviour"), (Kind::Doc, "Documentation")] {
        out += &format!("\n### {title}\n\n| Check | Title | Wire: request | Wire: response | Rust | Why |\n");
        out += "| --- | --- | --- | --- | --- | --- |\n";
        out.extend(all().into_iter().filter(|check| check.kind == kind).map(row));
    }
    out
}

fn row(check: &Check) -> String {
    let (request, response) = (check.request.word(), check.response.word());
    let rust = if check.rust { "compared" } else { "none" };
    let soft = if check.soft { " A break is only a warning." } else { "" };
    format!("| `{}` | {} | {request} | {response} | {rust} | {}{soft} |\n", check.id, check.title, check.why)
}

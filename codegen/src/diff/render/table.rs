//! docs/DIFF.md: the table of checks behind the words that are written by hand.

use crate::diff::{Check, Kind, all};

/// The whole document: `head` is its part by hand, and `case` tells what shows a check.
pub fn document(head: &str, case: &dyn Fn(&str) -> String) -> String {
    let mut out = format!("{}\n\n## Checks\n", head.trim_end());
    for (kind, title) in [(Kind::Api, "API"), (Kind::Behaviour, "Behaviour"), (Kind::Doc, "Documentation")] {
        out += &format!("\n### {title}\n\n| Check | Title | Wire: request | Wire: response | Rust | Why | Case |\n");
        out += "| --- | --- | --- | --- | --- | --- | --- |\n";
        out.extend(all().into_iter().filter(|check| check.kind == kind).map(|check| row(check, &case(check.id))));
    }
    out
}

fn row(check: &Check, case: &str) -> String {
    let (request, response) = (check.request.word(), check.response.word());
    let rust = if check.rust { "compared" } else { "none" };
    let soft = if check.soft { " A break is only a warning." } else { "" };
    format!("| `{}` | {} | {request} | {response} | {rust} | {}{soft} | {case} |\n", check.id, check.title, check.why)
}

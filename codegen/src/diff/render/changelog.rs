//! For users of the client: a section of a changelog in the form of Keep a Changelog.

use super::is_doc;
use super::markdown::{span, step};
use crate::diff::{Bump, Change, Changes, Verdict, bump};

/// What users of the client should read, each change under the first heading that fits.
pub fn changelog(changes: &Changes) -> String {
    let Bump { step, reason } = bump(changes);
    let mut out = format!("## [Unreleased]\n\n<!-- version: {} ({reason}) -->\n", step.word());
    let mut sections: [(&str, Vec<String>); 7] =
        ["Breaking", "Added", "Changed", "Deprecated", "Removed", "Fixed", "Documentation"]
            .map(|title| (title, vec![]));
    let docs = changes.list.iter().filter(|change| is_doc(change)).count();
    for change in changes.list.iter().filter(|change| !is_doc(change)) {
        let title = heading(change);
        let list = sections.iter_mut().find(|section| section.0 == title);
        list.into_iter().for_each(|section| section.1.push(line(change)));
    }
    if docs > 0 {
        let many = if docs == 1 { "1 text".to_owned() } else { format!("{docs} texts") };
        let list = sections.iter_mut().find(|section| section.0 == "Documentation");
        list.into_iter().for_each(|section| section.1.push(format!("- {many} changed.\n")));
    }
    for (title, lines) in sections.iter().filter(|section| !section.1.is_empty()) {
        out += &format!("\n### {title}\n\n{}", lines.concat());
    }
    out
}

fn heading(change: &Change) -> &'static str {
    let id = change.check.id;
    match change {
        change if change.accepted.as_ref().is_some_and(|accepted| accepted.doc_fix) => "Fixed",
        change if change.rust == Verdict::Breaking => "Breaking",
        _ if id.contains("added") => "Added",
        _ if id.ends_with("-deprecated") => "Deprecated",
        _ if id.contains("removed") => "Removed",
        _ => "Changed",
    }
}

/// The change, and what to write instead of what.
fn line(change: &Change) -> String {
    let mut line = format!("- {}: {}{}", span(&change.subject.to_string()), change.check.title, step(change));
    if change.wire == Verdict::Breaking {
        line += " (older versions of the client no longer work)";
    }
    line += ".\n";
    if let (Some(old), Some(new)) = (&change.old.rust, &change.new.rust)
        && change.rust == Verdict::Breaking
    {
        line += &format!("  {} → {}\n", span(old), span(new));
    }
    line
}

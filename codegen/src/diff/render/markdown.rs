//! For a comment on a pull request: counts, breaks first, words collapsed, and never longer than a comment may be.

use super::{Section, Titles, accepted, is_doc, place, reaches, sections};
use crate::diff::{Bump, Change, Changes, Verdict, bump};

/// The first line, by which a script finds the comment that it wrote before.
pub(super) const MARKER: &str = "<!-- codegen-diff -->";

/// The longest comment, in bytes: a comment on GitHub holds 65,536 characters.
const MAX: usize = 60_000;

/// What every section leaves for those after it, for its own end, and for the remark about what is left out.
const RESERVE: usize = 1_000;

/// The changes as Markdown.
pub fn markdown(changes: &Changes, titles: &Titles) -> String {
    let mut out = format!("{MARKER}\n## API changes\n\n`{}` → `{}`\n\n", plain(&titles.old), plain(&titles.new));
    if changes.list.is_empty() && changes.unused.is_empty() {
        return out + "No changes.\n";
    }
    out += &counts(changes);
    for Section { title, list, collapsed } in &sections(changes) {
        section(title, list, *collapsed, &mut out);
    }
    for unused in changes.unused.iter().take(10) {
        out += &format!("\nThe acceptance {} names no change.\n", code(&unused.fingerprint));
    }
    out
}

fn counts(changes: &Changes) -> String {
    let row = |name: &str, of: fn(&Change) -> Verdict| {
        let [breaking, compatible] = [Verdict::Breaking, Verdict::Compatible]
            .map(|verdict| changes.list.iter().filter(|change| of(change) == verdict).count());
        format!("| {name} | {breaking} | {compatible} |\n")
    };
    let docs = changes.list.iter().filter(|change| is_doc(change)).count();
    let table = format!(
        "| | breaking | compatible |\n| --- | --- | --- |\n{}{}",
        row("wire", |c| c.wire),
        row("Rust", |c| c.rust)
    );
    let Bump { step, reason } = bump(changes);
    let total = many(changes.list.len());
    format!("{table}\n{total}, of which {docs} only in words. Version of the client: **{}** ({reason}).\n", step.word())
}

fn many(count: usize) -> String {
    if count == 1 { "1 change".to_owned() } else { format!("{count} changes") }
}

/// One section; what no longer fits is counted.
fn section(title: &str, list: &[&Change], collapsed: bool, out: &mut String) {
    if collapsed {
        *out += &format!("\n<details>\n<summary>{title} ({})</summary>\n\n", list.len());
    } else {
        *out += &format!("\n### {title} ({})\n\n", list.len());
    }
    for (at, change) in list.iter().enumerate() {
        let line = entry(change);
        if out.len() + line.len() + RESERVE > MAX {
            *out += &format!("- … and {} more\n", list.len() - at);
            break;
        }
        *out += &line;
    }
    if collapsed {
        *out += "\n</details>\n";
    }
}

fn entry(change: &Change) -> String {
    let (subject, title) = (span(&change.subject.to_string()), change.check.title);
    let mut line = format!("- **{subject}** {title}{}", step(change));
    if !is_doc(change) {
        line += &format!(" · wire {}, Rust {}", change.wire.word(), change.rust.word());
        if let Some(direction) = change.direction {
            line += &format!(", {}", direction.word());
        }
    }
    if let Some(reaches) = reaches(change) {
        line += &format!(" · {}", plain(&reaches));
    }
    if let Some(accepted) = accepted(change) {
        line += &format!(" · {}", code(&accepted));
    }
    line += &format!(" · `{}`", change.check.id);
    if let Some(place) = place(change) {
        line += &format!(" · {}", code(&place));
    }
    line + "\n"
}

/// From which value to which, as far as there are any: `: a → b (90 % alike)`.
pub(super) fn step(change: &Change) -> String {
    let mut text = match (&change.old.value, &change.new.value) {
        (Some(old), Some(new)) => format!(": {} → {}", code(old), code(new)),
        (Some(one), None) | (None, Some(one)) => format!(": {}", code(one)),
        (None, None) => String::new(),
    };
    if let Some(percent) = change.likeness {
        text += &format!(" ({percent} % alike)");
    }
    text
}

/// The longest value, in characters.
const LONGEST: usize = 160;

/// A code span, in which nothing of a page is markup, of any length.
pub(super) fn span(text: &str) -> String {
    format!("`{}`", plain(text))
}

/// The same, not too long.
fn code(text: &str) -> String {
    let text = plain(text);
    let mut cut: String = text.chars().take(LONGEST).collect();
    if cut.len() < text.len() {
        cut.push('…');
    }
    format!("`{cut}`")
}

/// The text for a code span: on one line, and without what would end the span.
fn plain(text: &str) -> String {
    let spaced: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    spaced.replace('`', "'")
}

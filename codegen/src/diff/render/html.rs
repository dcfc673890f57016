//! For a browser: one page that needs no other file, no script and no network.

use super::markup::escaped;
use super::{Titles, accepted, is_doc, place, reaches, sections};
use crate::diff::{Bump, Change, Changes, Half, Verdict, bump};

/// The style: few colours, for light and dark, each with enough contrast to its ground.
const STYLE: &str = "\
:root { color-scheme: light dark; --ground: #fff; --text: #1b1f24; --faint: #57606a; --line: #d0d7de; --raised: #f6f8fa;
  --bad: #b3141d; --new: #0a6640; }
@media (prefers-color-scheme: dark) { :root { --ground: #0d1117; --text: #e6edf3; --faint: #9aa4af; --line: #30363d;
  --raised: #161b22; --bad: #ff8f8f; --new: #7ee2a8; } }
body { background: var(--ground); color: var(--text); font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto;
  max-width: 80rem; padding: 0 1rem; }
table { border-collapse: collapse; min-width: 44rem; width: 100%; }
th, td { border-bottom: 1px solid var(--line); padding: .4rem .6rem; text-align: left; vertical-align: top;
  overflow-wrap: anywhere; }
td:nth-child(n+3):nth-child(-n+4) { white-space: nowrap; }
th { background: var(--raised); white-space: nowrap; }
code { background: var(--raised); border-radius: 3px; font-size: .9em; padding: .1em .3em; }
del { color: var(--bad); } ins { color: var(--new); text-decoration: none; }
.breaking { color: var(--bad); font-weight: 600; } .faint { color: var(--faint); font-size: .9em; }
summary { cursor: pointer; font-size: 1.2em; font-weight: 600; margin: 1rem 0; }
.wide { overflow-x: auto; }
";

/// The changes as a page.
pub fn html(changes: &Changes, titles: &Titles) -> String {
    let (old, new) = (escaped(&titles.old), escaped(&titles.new));
    let mut out = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>API changes: {old} → {new}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<h1>API changes</h1>\n\
         <p>{} → {}</p>\n",
        code(&titles.old),
        code(&titles.new)
    );
    if changes.list.is_empty() && changes.unused.is_empty() {
        return out + "<p>No changes.</p>\n</body>\n</html>\n";
    }
    let Bump { step, reason } = bump(changes);
    let version = format!("version of the client: <strong>{}</strong> ({})", step.word(), escaped(&reason));
    out += &format!("<p>{}; {version}</p>\n", changes.summary());
    for section in sections(changes) {
        let open = if section.collapsed { "" } else { " open" };
        out += &format!("<details{open}>\n<summary>{} ({})</summary>\n", section.title, section.list.len());
        out += "<div class=\"wide\">\n<table>\n<tr><th>What</th><th>Change</th><th>Wire</th><th>Rust</th><th>Where</th></tr>\n";
        out.extend(section.list.into_iter().map(row));
        out += "</table>\n</div>\n</details>\n";
    }
    for unused in &changes.unused {
        out += &format!("<p class=\"breaking\">The acceptance {} names no change.</p>\n", code(&unused.fingerprint));
    }
    out + "</body>\n</html>\n"
}

fn row(change: &Change) -> String {
    let what = format!("{}<br>\n<span class=\"faint\">{}</span>", code(&change.subject.to_string()), change.check.id);
    let mut told = vec![format!("{}{}", change.check.title, guess(change))];
    told.extend(values(change, |half| half.value.as_deref()));
    told.extend(values(change, |half| half.rust.as_deref()).map(|line| format!("Rust: {line}")));
    told.extend(accepted(change).map(|text| format!("<em>{}</em>", escaped(&text))));
    let mut at = Vec::new();
    at.extend(place(change).map(|place| code(&place)));
    at.extend(change.direction.filter(|_| !is_doc(change)).map(|direction| direction.word().to_owned()));
    at.extend(reaches(change).map(|text| escaped(&text)));
    at.push(format!("<span class=\"faint\">{}</span>", change.fingerprint()));
    let cells = [what, told.join("<br>\n"), verdict(change.wire), verdict(change.rust), at.join("<br>\n")];
    format!("<tr>{}</tr>\n", cells.map(|cell| format!("<td>{cell}</td>")).concat())
}

fn guess(change: &Change) -> String {
    change.likeness.map(|percent| format!(" ({percent} % alike)")).unwrap_or_default()
}

/// Before and after, if there is either.
fn values<'a>(change: &'a Change, of: impl Fn(&'a Half) -> Option<&'a str>) -> Option<String> {
    let old = of(&change.old).map(|old| format!("<del>{}</del>", code(old)));
    let new = of(&change.new).map(|new| format!("<ins>{}</ins>", code(new)));
    match (old, new) {
        (Some(old), Some(new)) => Some(format!("{old} → {new}")),
        (one, other) => one.or(other),
    }
}

fn verdict(verdict: Verdict) -> String {
    let class = if verdict == Verdict::Breaking { " class=\"breaking\"" } else { "" };
    format!("<span{class}>{}</span>", verdict.word())
}

/// The longest text, in characters.
const LONGEST: usize = 600;

/// A text of a page. What writes from right to left turns around nothing beside it.
fn code(text: &str) -> String {
    let mut cut: String = text.chars().take(LONGEST).collect();
    if cut.len() < text.len() {
        cut.push('…');
    }
    format!("<code><bdi>{}</bdi></code>", escaped(&cut))
}

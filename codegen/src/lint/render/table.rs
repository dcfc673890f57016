//! docs/LINT.md behind its part by hand, the pages of docs/lint/, which tell of a rule each, and one rule for a terminal.

use crate::diagnostic::codes;
use crate::explain::explain_code;
use crate::lint::rule::Mends;
use crate::lint::{Group, Rule, all};

/// Where the part by hand ends.
const RULES: &str = "\n## Rules\n";

/// The whole document: `head` is its part by hand.
pub fn document(head: &str) -> String {
    let mut out = format!("{}\n{RULES}\n", head.trim_end());
    for group in Group::ALL {
        out += &format!("\n### {}\n\n| Id | Name | Level | Set | Mends | What it finds |\n", group.title());
        out += "| --- | --- | --- | --- | --- | --- |\n";
        out.extend(all().filter(|rule| rule.group == group).map(row));
    }
    out += "\n## Enforced by the reader\n\nEvery command refuses these; `lint` shows them and has no rules of its own for them.\n\n";
    for (stage, list) in codes::stages() {
        if stage.starts_with(['P', 'L', 'K']) {
            let named: Vec<String> = list.iter().map(|code| format!("{} {}", code.id, code.title)).collect();
            out += &format!("- **{stage}** {}.\n", named.join("; "));
        }
    }
    out
}

fn mends(rule: &Rule) -> &'static str {
    match rule.mends {
        Mends::Nothing => "-",
        Mends::Page => "`--fix`",
        Mends::Fact => "`--fix=correction`",
    }
}

fn level(rule: &Rule) -> &'static str {
    crate::lint::Level::of(rule.code.severity).word()
}

fn row(rule: &Rule) -> String {
    let (id, name, set) = (rule.code.id, rule.name, rule.set.word());
    format!("| {id} | [`{name}`](lint/{name}.md) | {} | {set} | {} | {} |\n", level(rule), mends(rule), rule.code.title)
}

/// The page of a rule, which is docs/lint/ and its name.
pub fn page(rule: &Rule) -> String {
    let fence = |text: &str| format!("~~~~text\n{text}\n~~~~");
    let fix = match rule.mends {
        Mends::Nothing => String::new(),
        _ => format!(" · mended by {}", mends(rule)),
    };
    format!(
        "# {} · {}\n\nlevel {} · set `{}`{fix} · [all rules](../LINT.md)\n\n{}\n\n{}\n\nWrong:\n\n{}\n\nRight:\n\n{}\n",
        rule.code.id,
        rule.name,
        level(rule),
        rule.set.word(),
        rule.says,
        rule.code.why,
        fence(rule.code.bad),
        fence(rule.code.good)
    )
}

/// A rule with its reason and examples.
pub fn explain(rule: &Rule) -> String {
    let about = format!("{} · in the set {} · level {}\n", rule.name, rule.set.word(), level(rule));
    explain_code(&rule.code).replacen("\n\n", &format!("\n{about}\n{}\n\n", rule.says), 1)
}

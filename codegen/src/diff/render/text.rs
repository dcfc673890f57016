//! For a terminal: grouped by client and owner, the worst of each owner first.

use super::{Titles, accepted, is_doc, place, reaches, verdicts};
use crate::diff::{Bump, Change, Changes, bump};

/// The changes, with those of words after all others.
pub fn text(changes: &Changes, titles: &Titles) -> String {
    let mut out = format!("{} → {}\n", titles.old, titles.new);
    if changes.list.is_empty() && changes.unused.is_empty() {
        return out + "no changes\n";
    }
    let mut client = "";
    let mut owner = "";
    for change in changes.list.iter().filter(|change| !is_doc(change)) {
        heading(change, &mut client, &mut owner, &mut out);
        out += &entry(change);
    }
    (client, owner) = ("", "");
    let docs: Vec<_> = changes.list.iter().filter(|change| is_doc(change)).collect();
    if !docs.is_empty() {
        out += "\ndocumentation only\n";
    }
    for change in docs {
        heading(change, &mut client, &mut owner, &mut out);
        let place = place(change).map(|place| format!("  {place}")).unwrap_or_default();
        out += &format!("    doc[{}]: {}{place}\n", change.check.id, change.line());
    }
    for unused in &changes.unused {
        out += &format!("\nerror[unused-acceptance]: no change is {}: {}\n", unused.fingerprint, unused.reason);
    }
    let Bump { step, reason } = bump(changes);
    out + &format!("\n{}\nversion of the client: {} ({reason})\n", changes.summary(), step.word())
}

fn heading<'a>(change: &'a Change, client: &mut &'a str, owner: &mut &'a str, out: &mut String) {
    let subject = &change.subject;
    if *client != subject.client {
        *out += &format!("\n{}\n", subject.client);
        (*client, *owner) = (&subject.client, "");
    }
    if *owner != subject.owner {
        *out += &format!("  {}\n", subject.owner);
        *owner = &subject.owner;
    }
}

fn entry(change: &Change) -> String {
    let mut out = format!("    {}[{}]: {}\n", change.level.word(), change.check.id, change.line());
    let mut more = |text: String| out += &format!("        {text}\n");
    more(verdicts(change));
    if let Some(place) = place(change) {
        more(format!("at {place}"));
    }
    if let Some(reaches) = reaches(change) {
        more(format!("reaches {reaches}"));
    }
    if let Some(accepted) = accepted(change) {
        more(accepted);
    }
    more(format!("fingerprint: {}", change.fingerprint()));
    match (&change.old.rust, &change.new.rust) {
        (Some(old), Some(new)) => more(format!("rust: {old} → {new}")),
        (Some(old), None) => more(format!("rust: {old} is gone")),
        (None, Some(new)) => more(format!("rust: {new} is new")),
        (None, None) => {}
    }
    out
}

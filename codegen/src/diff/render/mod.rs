//! Changes as texts: enters `Changes` and what the two versions are called, leaves one text for each kind of reader.

mod changelog;
mod github;
mod html;
mod json;
mod junit;
mod lines;
mod markdown;
mod markup;
mod sarif;
mod table;
mod text;

use super::{Change, Changes, Level, Verdict};

pub use self::changelog::changelog;
pub use self::github::github;
pub use self::html::html;
pub use self::json::json;
pub use self::junit::junit;
pub use self::lines::short;
pub use self::markdown::markdown;
pub use self::sarif::sarif;
pub use self::table::document;
pub use self::text::text;

/// What the two versions are called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Titles {
    /// The old one: `main (1a2b3c4)`.
    pub old: String,
    /// The new one: `working tree`.
    pub new: String,
}

/// What a change does, in words: `wire: breaking, rust: none, request`.
fn verdicts(change: &Change) -> String {
    let mut text = format!("wire: {}, rust: {}", change.wire.word(), change.rust.word());
    if let Some(direction) = change.direction {
        text += ", ";
        text += direction.word();
    }
    text
}

/// How many operations are named at most.
const NAMED: usize = 5;

/// The operations that a change reaches, unless it is one of them: `2 operations (get-user, list-users)`.
fn reaches(change: &Change) -> Option<String> {
    if change.reaches.is_empty() || change.reaches.contains(&change.subject.owner) {
        return None;
    }
    let named: Vec<&str> = change.reaches.iter().take(NAMED).map(String::as_str).collect();
    let count = change.reaches.len();
    let more = if count > NAMED { ", …" } else { "" };
    let word = if count == 1 { "operation" } else { "operations" };
    Some(format!("{count} {word} ({}{more})", named.join(", ")))
}

/// The place to show, `path:line`.
fn place(change: &Change) -> Option<String> {
    change.place().map(|place| format!("{}:{}", place.path, place.line))
}

/// Changes of levels that are API changes, the rest being words.
fn is_doc(change: &Change) -> bool {
    change.level == Level::Doc
}

/// Changes that are shown together.
struct Section<'a> {
    title: &'static str,
    list: Vec<&'a Change>,
    /// Whether most readers need not see them.
    collapsed: bool,
}

/// The sections that hold anything, the worst first.
fn sections(changes: &Changes) -> Vec<Section<'_>> {
    let open = |change: &&Change| !is_doc(change) && change.accepted.is_none();
    let breaking = |change: &&Change| open(change) && change.wire.max(change.rust) == Verdict::Breaking;
    let on_wire = |change: &&Change| breaking(change) && change.wire == Verdict::Breaking;
    let of = |filter: &dyn Fn(&&Change) -> bool| changes.list.iter().filter(|change| filter(change)).collect();
    let rest = |level: Level| of(&|change| open(change) && !breaking(change) && change.level == level);
    let all = [
        ("Breaks running programs", of(&on_wire), false),
        ("Breaks only source code", of(&|change| breaking(change) && !on_wire(change)), false),
        ("May be noticed", rest(Level::Warning), false),
        ("Compatible", rest(Level::Info), false),
        ("Accepted", of(&|change| !is_doc(change) && change.accepted.is_some()), true),
        ("Documentation only", of(&|change| is_doc(change)), true),
    ];
    let sections = all.into_iter().map(|(title, list, collapsed)| Section { title, list, collapsed });
    sections.filter(|section: &Section<'_>| !section.list.is_empty()).collect()
}

/// What was accepted, in words.
fn accepted(change: &Change) -> Option<String> {
    let accepted = change.accepted.as_ref()?;
    let kind = if accepted.doc_fix { "accepted as a mend of the docs" } else { "accepted" };
    Some(format!("{kind}: {}", accepted.reason))
}

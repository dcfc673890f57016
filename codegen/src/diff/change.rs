//! A change between two versions of the API, and the judgements about it.

use std::collections::BTreeSet;

use super::checks::Check;

/// What a change does to somebody who does not change with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Nothing that they could notice.
    None,
    /// Something is different, and what worked goes on working.
    Compatible,
    /// Something that worked may stop working.
    Breaking,
}

impl Verdict {
    /// The word of the reports.
    pub fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Compatible => "compatible",
            Self::Breaking => "breaking",
        }
    }
}

/// What kind of thing changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// What can be sent, received or named.
    Api,
    /// What the service does with the same request, as far as the pages tell.
    Behaviour,
    /// Only words for people.
    Doc,
}

impl Kind {
    /// The word of the reports.
    pub fn word(self) -> &'static str {
        match self {
            Self::Api => "api",
            Self::Behaviour => "behaviour",
            Self::Doc => "doc",
        }
    }
}

/// How much a reviewer should care; the worst comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Somebody breaks.
    Error,
    /// Somebody may notice.
    Warning,
    /// Nobody has to care.
    Info,
    /// Only words changed.
    Doc,
}

impl Level {
    /// All levels, the worst first.
    pub const ALL: [Self; 4] = [Self::Error, Self::Warning, Self::Info, Self::Doc];

    /// The word of the reports.
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
            Self::Doc => "doc",
        }
    }
}

/// In which direction the changed thing travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// From the client to the service.
    Request,
    /// From the service to the client.
    Response,
    /// Both ways.
    Both,
    /// No operation reaches it.
    Unreachable,
}

impl Direction {
    /// The direction of something that requests, responses, or both hold.
    pub fn of(request: bool, response: bool) -> Self {
        match (request, response) {
            (true, false) => Self::Request,
            (false, true) => Self::Response,
            (true, true) => Self::Both,
            (false, false) => Self::Unreachable,
        }
    }

    /// The word of the reports.
    pub fn word(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Response => "response",
            Self::Both => "request and response",
            Self::Unreachable => "unreachable",
        }
    }
}

/// A line of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The path, as the IR names it.
    pub path: String,
    /// The line, from 1.
    pub line: u32,
}

/// One side of a change.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Half {
    /// What the page said, in short.
    pub value: Option<String>,
    /// Where.
    pub at: Option<Place>,
    /// What Rust users saw.
    pub rust: Option<String>,
}

/// What changed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Subject {
    /// The client: `v3/management`.
    pub client: String,
    /// The operation, DTO, enum or group: `get-user`, `UserDto`. For what many replies share, `*`.
    pub owner: String,
    /// The parameter, field or value, if it is one.
    pub member: Option<String>,
}

/// `get-user.userId`
impl std::fmt::Display for Subject {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.member {
            Some(member) => write!(f, "{}.{member}", self.owner),
            None => f.write_str(&self.owner),
        }
    }
}

/// One change.
#[derive(Debug, Clone)]
pub struct Change {
    /// Which check found it.
    pub check: &'static Check,
    /// What changed, by its new name if it has one.
    pub subject: Subject,
    /// How much to care.
    pub level: Level,
    /// What it does to programs that were compiled before.
    pub wire: Verdict,
    /// What it does to source code that is compiled again.
    pub rust: Verdict,
    /// Where the thing travels; `None` for what does not travel.
    pub direction: Option<Direction>,
    /// Before.
    pub old: Half,
    /// After.
    pub new: Half,
    /// The operations whose requests or replies hold it, sorted.
    pub reaches: BTreeSet<String>,
    /// Whether GraphQL documents of programs that were compiled before are refused as a whole.
    pub refused: bool,
    /// How sure a rename is, in percent, if it was guessed.
    pub likeness: Option<u8>,
    /// Who looked at it, and why it is well.
    pub accepted: Option<Accepted>,
}

/// That somebody accepted a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    /// Why.
    pub reason: String,
    /// Whether the service always was as the pages now say.
    pub doc_fix: bool,
}

/// An entry of the accept file that names no change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unused {
    /// What it names.
    pub fingerprint: String,
    /// Why it was accepted.
    pub reason: String,
}

impl Change {
    /// Stays the same when pages are reordered or reformatted: 16 hexadecimal digits of the check, the subject and both
    /// values, by FNV-1a.
    pub fn fingerprint(&self) -> String {
        let member = self.subject.member.as_deref().unwrap_or_default();
        let values = [&self.old.value, &self.new.value].map(|v| v.as_deref().unwrap_or("\u{1}"));
        let parts = [self.check.id, &self.subject.client, &self.subject.owner, member, values[0], values[1]];
        crate::fingerprint::fingerprint(parts)
    }

    /// The place to show: the new one, else the old one.
    pub fn place(&self) -> Option<&Place> {
        self.new.at.as_ref().or(self.old.at.as_ref())
    }

    /// The change in one line, without its level and check.
    pub fn line(&self) -> String {
        let title = self.check.title;
        let subject = &self.subject;
        let guess = self.likeness.map(|percent| format!(" ({percent} % alike)")).unwrap_or_default();
        match (&self.old.value, &self.new.value) {
            (Some(old), Some(new)) => format!("`{subject}`: {title}: {} → {}{guess}", cut(old), cut(new)),
            (Some(one), None) | (None, Some(one)) => format!("`{subject}`: {title}: {}{guess}", cut(one)),
            (None, None) => format!("`{subject}`: {title}{guess}"),
        }
    }
}

/// The longest value of a line, in characters.
const LONGEST: usize = 160;

/// A value on one line, not too long; the values of saved IR may be anything.
fn cut(value: &str) -> String {
    let mut text: String = value.chars().take(LONGEST).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if value.chars().nth(LONGEST).is_some() {
        text.push('…');
    }
    text
}

/// All changes between two versions, sorted by client, owner, level, member and check.
#[derive(Debug, Clone, Default)]
pub struct Changes {
    /// The changes.
    pub list: Vec<Change>,
    /// The entries of the accept file that name none of them.
    pub unused: Vec<Unused>,
}

impl Changes {
    /// How many there are of each of [`Level::ALL`], without those that are accepted.
    pub fn counts(&self) -> [usize; 4] {
        let open = |change: &&Change| change.accepted.is_none();
        Level::ALL.map(|level| self.list.iter().filter(open).filter(|change| change.level == level).count())
    }

    /// Tells places by the folders in which the old and the new pages really lie; before, both are called `spec`.
    pub fn show_in(&mut self, old_root: &str, new_root: &str) {
        for change in &mut self.list {
            for (half, root) in [(&mut change.old, old_root), (&mut change.new, new_root)] {
                if let Some(at) = &mut half.at {
                    at.path = crate::report::moved(&at.path, root);
                }
            }
        }
    }

    /// `2 errors, 1 warning, 0 info, 12 doc`, and how many more are accepted
    pub fn summary(&self) -> String {
        let [error, warning, info, doc] = self.counts();
        let many = |n: usize| if n == 1 { "" } else { "s" };
        let accepted = match self.list.iter().filter(|change| change.accepted.is_some()).count() {
            0 => String::new(),
            accepted => format!(", {accepted} accepted"),
        };
        format!("{error} error{}, {warning} warning{}, {info} info, {doc} doc{accepted}", many(error), many(warning))
    }
}

//! The next version of the client: enters changes, leaves the least step that Semantic Versioning allows, and why.

use super::change::{Change, Changes, Verdict};

/// A step of the version; before 1.0 the second number plays the part of the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Nothing changed.
    None,
    /// What users name is the same.
    Patch,
    /// Users can name more, or are warned.
    Minor,
    /// Source code may no longer compile.
    Major,
}

/// A proposal with its reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bump {
    /// The step.
    pub step: Step,
    /// Why, in one line.
    pub reason: String,
}

impl Step {
    /// The word of the reports.
    pub fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }
}

/// The step that the changes ask for. That a change was accepted does not make it compile.
pub fn bump(changes: &Changes) -> Bump {
    let count = |is: &dyn Fn(&Change) -> bool| changes.list.iter().filter(|change| is(change)).count();
    let source = count(&|change| change.rust == Verdict::Breaking);
    let more = count(&|change| change.rust == Verdict::Compatible);
    let wire = count(&|change| change.wire == Verdict::Breaking && change.accepted.as_ref().is_none_or(|a| !a.doc_fix));
    let (step, mut reason) = match (source, more, changes.list.len()) {
        (0, 0, 0) => (Step::None, "nothing changed".to_owned()),
        (0, 0, _) => (Step::Patch, "what users name is the same".to_owned()),
        (0, more, _) => (Step::Minor, format!("{} or deprecate what users name", changes_do(more, "add", "adds"))),
        (source, _, _) => (Step::Major, format!("{} source code", changes_do(source, "break", "breaks"))),
    };
    if wire > 0 {
        reason += &format!("; release it soon, since {} running programs", changes_do(wire, "break", "breaks"));
    }
    Bump { step, reason }
}

fn changes_do(count: usize, many: &str, one: &str) -> String {
    if count == 1 { format!("1 change {one}") } else { format!("{count} changes {many}") }
}

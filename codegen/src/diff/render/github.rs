//! For a GitHub workflow: commands that become annotations at lines of the pages.

use super::{is_doc, verdicts};
use crate::diff::{Change, Changes, Level};

/// GitHub shows ten errors and ten warnings of a step; the rest would be lost without a word.
const SHOWN: usize = 10;

/// `::error file=…,line=…,title=…::message`, the worst first. What was removed is shown without a line, for the file that
/// it stood in may be gone. Paths begin with `root` instead of `spec`.
pub fn github(changes: &Changes, root: &str) -> String {
    let mut out = String::new();
    for level in [Level::Error, Level::Warning, Level::Info] {
        let of_level = |change: &&Change| change.level == level && !is_doc(change) && change.accepted.is_none();
        let list: Vec<&Change> = changes.list.iter().filter(of_level).collect();
        let word = match level {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Info | Level::Doc => "notice",
        };
        for change in list.iter().take(SHOWN) {
            let at = change.new.at.as_ref().map(|at| (super::moved(&at.path, root), at.line));
            let at = at.map(|(path, line)| format!("file={},line={line},", property(&path))).unwrap_or_default();
            let message = format!("{} ({})", change.line(), verdicts(change));
            out += &format!("::{word} {at}title={}::{}\n", property(change.check.id), data(&message));
        }
        if list.len() > SHOWN {
            out += &format!("::{word} title=codegen diff::{} more of this level\n", list.len() - SHOWN);
        }
    }
    for unused in &changes.unused {
        out += &format!("::error title=unused-acceptance::no change is {}\n", data(&unused.fingerprint));
    }
    out
}

/// A message, in which `%` and line ends would be read as commands.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property, which `:` and `,` would end.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

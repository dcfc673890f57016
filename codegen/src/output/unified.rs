//! What generating would change, as `diff -u` shows it.
//!
//! Enters: the folder, the [`FileSet`] and their [`Drift`]. Leaves: text, from the disk to the set, of bounded length.

use std::fs;
use std::path::Path;
use std::time::Duration;

use similar::TextDiff;

use super::manifest::{self, Manifest};
use super::{Drift, Error, FileSet};

/// How many lines are shown; who needs more has `generate` and `git diff`.
const MAX_LINES: usize = 400;

/// How long one file may take; after that its diff is right but longer than need be.
const TIMEOUT: Duration = Duration::from_secs(2);

/// The unified diff that leads from the folder to the set.
pub fn unified(dir: &Path, set: &FileSet, drift: &Drift) -> Result<String, Error> {
    let mut text = Lines::default();
    for path in &drift.missing {
        text.push(&text_diff("/dev/null", "", &format!("b/{path}"), set.get(path).unwrap_or_default()));
    }
    for path in &drift.changed {
        let (old, new) = match (set.get(path), manifest::read(dir, set)?) {
            (None, Some(Manifest { old, new, .. })) => (old, new.unwrap_or_default()),
            (new, _) => (read(&dir.join(path))?, new.unwrap_or_default().to_owned()),
        };
        text.push(&text_diff(&format!("a/{path}"), &old, &format!("b/{path}"), &new));
    }
    for path in &drift.extra {
        text.push(&text_diff(&format!("a/{path}"), &read(&dir.join(path))?, "/dev/null", ""));
    }
    Ok(text.finish())
}

/// The unified diff of one text.
pub fn text_diff(old_name: &str, old: &str, new_name: &str, new: &str) -> String {
    TextDiff::configure().timeout(TIMEOUT).diff_lines(old, new).unified_diff().header(old_name, new_name).to_string()
}

fn read(path: &Path) -> Result<String, Error> {
    let bytes = fs::read(path).map_err(Error::io("read", path))?;
    Ok(String::from_utf8_lossy(&bytes).replace("\r\n", "\n"))
}

/// The first [`MAX_LINES`] lines of what is pushed, and a count of the others.
#[derive(Default)]
struct Lines {
    text: String,
    shown: usize,
    hidden: usize,
}

impl Lines {
    fn push(&mut self, more: &str) {
        for line in more.split_inclusive('\n') {
            if self.shown < MAX_LINES {
                self.text += line;
                self.shown += 1;
            } else {
                self.hidden += 1;
            }
        }
    }

    fn finish(self) -> String {
        match self.hidden {
            0 => self.text,
            hidden => format!("{}… and {hidden} more lines\n", self.text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::{HEADER, compare};

    #[test]
    fn the_diff_leads_from_the_disk_to_the_set() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("a.rs"), format!("{HEADER}\r\none\r\ntwo\r\n")).unwrap();
        fs::write(dir.path().join("b.rs"), format!("{HEADER}\n")).unwrap();
        let mut set = FileSet::default();
        set.insert("a.rs", format!("{HEADER}\none\n2\n")).unwrap();
        set.insert("c.rs", format!("{HEADER}\n")).unwrap();
        let text = unified(dir.path(), &set, &compare(dir.path(), &set).unwrap()).unwrap();
        let new = format!("--- /dev/null\n+++ b/c.rs\n@@ -0,0 +1 @@\n+{HEADER}\n");
        let changed = format!("--- a/a.rs\n+++ b/a.rs\n@@ -1,3 +1,3 @@\n {HEADER}\n one\n-two\n+2\n");
        let gone = format!("--- a/b.rs\n+++ /dev/null\n@@ -1 +0,0 @@\n-{HEADER}\n");
        assert_eq!(text, new + &changed + &gone);
    }

    #[test]
    fn a_long_diff_is_cut() {
        let dir = tempfile::tempdir().unwrap();
        let mut set = FileSet::default();
        set.insert("a.rs", format!("{HEADER}\n{}", "line\n".repeat(1000))).unwrap();
        let text = unified(dir.path(), &set, &compare(dir.path(), &set).unwrap()).unwrap();
        assert_eq!(text.lines().count(), MAX_LINES + 1);
        assert!(text.ends_with("… and 604 more lines\n"), "{}", &text[text.len() - 40..]);
    }
}

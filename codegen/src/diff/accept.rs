//! Changes that somebody looked at: enters the text of an accept file, marks the changes that it names.
//!
//! An entry names a fingerprint and so exactly one change; it ends to apply when the change does, and is then reported.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::change::{Accepted, Changes, Unused};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Content {
    #[serde(default)]
    accept: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    fingerprint: String,
    reason: String,
    #[serde(default)]
    kind: EntryKind,
}

#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum EntryKind {
    /// The change is meant.
    #[default]
    Meant,
    /// The service always was as the pages now say.
    DocFix,
}

/// Marks the accepted changes and notes the entries that name none. The error tells what is wrong with the file.
pub fn accept(changes: &mut Changes, text: &str) -> Result<(), String> {
    let content: Content = toml::from_str(text).map_err(|error| error.to_string())?;
    let mut seen = BTreeSet::new();
    for entry in content.accept {
        if entry.reason.trim().is_empty() {
            return Err(format!("the entry {} has no reason", entry.fingerprint));
        }
        if !seen.insert(entry.fingerprint.clone()) {
            return Err(format!("the entry {} stands twice", entry.fingerprint));
        }
        let mut named = changes.list.iter_mut().filter(|change| change.fingerprint() == entry.fingerprint).peekable();
        if named.peek().is_none() {
            changes.unused.push(Unused { fingerprint: entry.fingerprint, reason: entry.reason });
            continue;
        }
        for change in named {
            let doc_fix = matches!(entry.kind, EntryKind::DocFix);
            change.accepted = Some(Accepted { reason: entry.reason.clone(), doc_fix });
        }
    }
    Ok(())
}

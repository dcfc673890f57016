//! corrections.toml: where the documentation is wrong.

use serde::Deserialize;
use toml::Spanned;

use super::{Placed, parse, placed};
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::source::{FileId, Sources, Span};

/// The facts of a row that a correction can replace.
pub const FACTS: [&str; 9] = ["type", "required", "default", "example", "unit", "format", "min", "max", "description"];

/// One entry.
#[derive(Debug, Clone, PartialEq)]
pub struct Correction {
    /// The client: `management`.
    pub client: String,
    /// The operation or DTO.
    pub owner: String,
    /// The parameter or field.
    pub field: String,
    /// Which of [`FACTS`].
    pub fact: String,
    /// The whole target with its place.
    pub target: Placed,
    /// What the pages say, as they write it; `-` for nothing.
    pub old: Placed,
    /// What is right, written as a page would; `-` for nothing.
    pub new: Placed,
    /// Why.
    pub because: String,
    /// The entry from its target to its new value.
    pub at: Span,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    correction: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    target: Spanned<String>,
    old: Spanned<String>,
    new: Spanned<String>,
    because: Spanned<String>,
}

pub(super) fn read(file: FileId, sources: &Sources, diagnostics: &mut Diagnostics) -> Vec<Correction> {
    let mut list: Vec<Correction> = Vec::new();
    for entry in parse::<File>(file, sources, diagnostics).correction {
        let (because, because_at) = placed(entry.because, file, sources);
        let (target, old, new) =
            (placed(entry.target, file, sources), placed(entry.old, file, sources), placed(entry.new, file, sources));
        let at = target.1;
        let mut report = |code, span, message: String, help: &str| {
            diagnostics.push(Diagnostic::new(code, span, message).help(help));
        };
        if because.trim().is_empty() {
            let message = "the correction gives no reason".to_owned();
            report(&codes::CORRECTION_WITHOUT_REASON, because_at, message, "say what proves the page wrong");
        }
        if old.0 == new.0 {
            let message = format!("old and new are both `{}`", old.0);
            report(&codes::CORRECTION_CHANGES_NOTHING, new.1, message, "remove the entry");
            continue;
        }
        let Some([client, owner, field, fact]) = split(&target.0) else {
            let message = format!("`{}` is no target", target.0);
            let help =
                format!("write `<client>.<operation or DTO>.<field>.<fact>`; the facts are {}", FACTS.join(", "));
            report(&codes::CORRECTION_TARGET, at, message, &help);
            continue;
        };
        if let Some(first) = list.iter().find(|c| c.target.0 == target.0 && c.old.0 == old.0) {
            let finding = Diagnostic::new(&codes::CORRECTION_TARGET, at, format!("`{}` is corrected twice", target.0));
            diagnostics.push(finding.also(first.at, "first here").help("keep one of the two entries"));
            continue;
        }
        list.push(Correction { client, owner, field, fact, target, old, new, because, at });
    }
    list
}

/// The four parts of a target. A field's name may hold dots itself, so it is what the others leave.
fn split(target: &str) -> Option<[String; 4]> {
    let (client, rest) = target.split_once('.')?;
    let (owner, rest) = rest.split_once('.')?;
    let (field, fact) = rest.rsplit_once('.')?;
    let whole = FACTS.contains(&fact) && [client, owner, field].iter().all(|part| !part.is_empty());
    whole.then(|| [client, owner, field, fact].map(str::to_owned))
}

//! `[lint]` of codegen.toml: which rules hold, and what they shall not tell. The names are resolved by the linter.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::{Placed, placed};
use crate::source::{FileId, Sources};

/// What `[lint]` says.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Lint {
    /// The set of rules: `recommended`.
    pub extends: Option<Placed>,
    /// Levels of single rules: the rule, and its level with its place.
    pub levels: BTreeMap<String, Placed>,
    /// Findings that are known and stay.
    pub suppress: Vec<Suppress>,
}

/// An entry `[[lint.suppress]]`.
#[derive(Debug, Clone, PartialEq)]
pub struct Suppress {
    /// The rule.
    pub rule: Placed,
    /// What it shall not be told of: `management.UserDto.status`, `management.get-user`, or a page or folder below spec/.
    pub target: Placed,
    /// Why.
    pub because: Placed,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub(super) struct Table {
    extends: Option<Spanned<String>>,
    #[serde(default)]
    levels: BTreeMap<String, Spanned<String>>,
    #[serde(default)]
    suppress: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    rule: Spanned<String>,
    target: Spanned<String>,
    because: Spanned<String>,
}

pub(super) fn read(table: Table, file: FileId, sources: &Sources) -> Lint {
    let place = |text| placed(text, file, sources);
    let entry = |e: Entry| Suppress { rule: place(e.rule), target: place(e.target), because: place(e.because) };
    Lint {
        extends: table.extends.map(place),
        levels: table.levels.into_iter().map(|(rule, level)| (rule, place(level))).collect(),
        suppress: table.suppress.into_iter().map(entry).collect(),
    }
}

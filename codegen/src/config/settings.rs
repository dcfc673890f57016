//! codegen.toml: names of enums that several fields share, pins of Rust names, and what import and lint shall do.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::{Lint, Placed, lint, parse, placed};
use crate::diagnostic::Diagnostics;
use crate::import::Prose;
use crate::source::{FileId, Sources};

/// What codegen.toml says.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Settings {
    /// Names for the enums of one or more fields.
    pub enums: Vec<EnumName>,
    /// Rust names that are pinned: `management.UserDto.type` and the name.
    pub pins: BTreeMap<String, Placed>,
    /// Whose descriptions an import uses.
    pub prose: Option<Prose>,
    /// Which rules the linter applies.
    pub lint: Lint,
}

/// A name for the values of some fields.
#[derive(Debug, Clone, PartialEq)]
pub struct EnumName {
    /// The client: `management`.
    pub client: String,
    /// The name.
    pub name: Placed,
    /// The fields, as `UserDto.status`, `list-users.status` or `*.userIdType`.
    pub of: Vec<Placed>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default, rename = "enum")]
    enums: Vec<EnumEntry>,
    #[serde(default)]
    rust: RustTable,
    #[serde(default)]
    import: ImportTable,
    #[serde(default)]
    lint: lint::Table,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct ImportTable {
    #[serde(default)]
    prose: Option<Prose>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EnumEntry {
    client: String,
    name: Spanned<String>,
    of: Vec<Spanned<String>>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct RustTable {
    #[serde(default)]
    names: BTreeMap<String, Spanned<String>>,
}

pub(super) fn read(file: FileId, sources: &Sources, diagnostics: &mut Diagnostics) -> Settings {
    let content: File = parse(file, sources, diagnostics);
    let place = |text| placed(text, file, sources);
    let named = |entry: EnumEntry| EnumName {
        client: entry.client,
        name: place(entry.name),
        of: entry.of.into_iter().map(place).collect(),
    };
    Settings {
        enums: content.enums.into_iter().map(named).collect(),
        prose: content.import.prose,
        lint: lint::read(content.lint, file, sources),
        pins: content.rust.names.into_iter().map(|(key, name)| (key, place(name))).collect(),
    }
}

//! groups.toml, corrections.toml, codegen.toml and methods.toml: what the pages cannot say themselves.
//!
//! Enters: the texts of the four files. Leaves: their entries, each with its span, or findings.

mod corrections;
mod groups;
mod lint;
mod methods;
mod settings;

use serde::de::DeserializeOwned;
use toml::Spanned;

use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::load::Spec;
use crate::source::{FileId, Sources, Span};

pub use self::corrections::{Correction, FACTS};
pub use self::groups::Group;
pub use self::lint::{Lint, Suppress};
pub use self::methods::{Method, Methods, Structure};
pub use self::settings::{EnumName, Settings};

/// All configuration of a spec folder.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Config {
    /// The groups, in the order of the file.
    pub groups: Vec<Group>,
    /// The corrections, in the order of the file.
    pub corrections: Vec<Correction>,
    /// codegen.toml
    pub settings: Settings,
    /// methods.toml
    pub methods: Methods,
}

/// Reads the four files; each may be missing.
pub fn read(spec: &Spec, sources: &Sources, diagnostics: &mut Diagnostics) -> Config {
    Config {
        groups: spec.groups.map(|file| groups::read(file, sources, diagnostics)).unwrap_or_default(),
        corrections: spec.corrections.map(|file| corrections::read(file, sources, diagnostics)).unwrap_or_default(),
        methods: spec.methods.map(|file| methods::read(file, sources, diagnostics)).unwrap_or_default(),
        settings: spec.config.map(|file| settings::read(file, sources, diagnostics)).unwrap_or_default(),
    }
}

/// A text with its place.
pub type Placed = (String, Span);

/// Parses a TOML file; a syntax error or unknown key is shown at its place.
fn parse<T: DeserializeOwned + Default>(file: FileId, sources: &Sources, diagnostics: &mut Diagnostics) -> T {
    toml::from_str(&sources.get(file).text).unwrap_or_else(|error| {
        let span = sources.span(file, error.span().unwrap_or(0..0));
        let finding = Diagnostic::new(&codes::BAD_TOML, span, error.message().to_owned());
        diagnostics.push(finding.help("spec/README.md describes the keys of this file"));
        T::default()
    })
}

fn placed(text: Spanned<String>, file: FileId, sources: &Sources) -> Placed {
    let span = sources.span(file, text.span());
    (text.into_inner(), span)
}

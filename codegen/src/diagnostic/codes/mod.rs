//! Every code that a finding can have, one file per stage. docs/DIAGNOSTICS.md is written from here.

use super::Severity;

/// A kind of finding. Its id never changes its meaning; a code that is given up is not used again.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// One letter for the stage and two digits: `P07`.
    pub id: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What it is, in one line.
    pub title: &'static str,
    /// Why it is a problem and what to do.
    pub why: &'static str,
    /// An example that has the problem.
    pub bad: &'static str,
    /// The same, mended.
    pub good: &'static str,
}

/// Declares the codes of one stage and their list, so that no code can be missing from the documentation.
macro_rules! codes {
    ($($name:ident = $id:literal $severity:ident $title:literal
        why $why:literal bad $bad:literal good $good:literal;)*) => {
        $(
            #[doc = $title]
            pub static $name: $crate::diagnostic::Code = $crate::diagnostic::Code {
                id: $id,
                severity: $crate::diagnostic::Severity::$severity,
                title: $title,
                why: $why,
                bad: $bad,
                good: $good,
            };
        )*
        /// The codes of this stage.
        pub(super) static ALL: &[&$crate::diagnostic::Code] = &[$(&$name),*];
    };
}
use codes;

mod config;
mod import;
mod link;
mod lower;
mod output;
mod page;
mod rust;
mod source;

pub use self::config::*;
pub use self::import::*;
pub use self::link::*;
pub use self::lower::*;
pub use self::output::*;
pub use self::page::*;
pub use self::rust::*;
pub use self::source::*;

/// The findings that are only true when every page could be read.
pub static NEEDS_ALL_PAGES: &[&Code] =
    &[&UNUSED_GROUP, &CORRECTION_TARGET, &CORRECTION_STALE, &ENUM_OWNER, &UNUSED_PIN];

/// Every code with the name of its stage, in the order of the pipeline.
pub fn stages() -> [(&'static str, &'static [&'static Code]); 8] {
    [
        ("S: reading files", source::ALL),
        ("C: groups.toml, corrections.toml and codegen.toml", config::ALL),
        ("P: the form of a page", page::ALL),
        ("L: what a page says", lower::ALL),
        ("K: the pages together", link::ALL),
        ("R: Rust names and types", rust::ALL),
        ("O: writing the client", output::ALL),
        ("I: importing foreign pages", import::ALL),
    ]
}

/// The code with this id, in any case.
pub fn find(id: &str) -> Option<&'static Code> {
    stages().into_iter().flat_map(|(_, codes)| codes).find(|c| c.id.eq_ignore_ascii_case(id)).copied()
}

/// Every code.
pub fn all() -> impl Iterator<Item = &'static Code> {
    stages().into_iter().flat_map(|(_, codes)| codes.iter().copied())
}

//! What the strict reader lets pass and yet is most likely wrong: contradictions, near misses, facts that stand in words only.
//!
//! Enters: a [`Corpus`], which is a folder of pages as facts with places, and [`Settings`]. Leaves: a [`Report`] of
//! findings. A rule is one item in `rules/`; it looks at a text, a row, a page or a client and changes nothing.

mod context;
mod corpus;
mod finding;
mod fix;
mod prose;
pub mod render;
mod rule;
mod rules;
mod run;
mod settings;

pub use self::corpus::Corpus;
pub use self::finding::{Finding, Mend, Report};
pub use self::fix::{Mended, mend_facts, mend_pages};
pub use self::rule::{Group, Level, Rule, Set};
pub use self::rules::{all, find};
pub use self::run::lint;
pub use self::settings::{Settings, Suppression};

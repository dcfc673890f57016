//! The doc site's own Markdown, all generations.

use crate::diagnostic::Diagnostics;
use crate::import::draft::Draft;
use crate::source::{FileId, Sources};

/// s
pub fn sniff(_: &str) -> bool {
    false
}

/// r
pub fn read(_: FileId, _: &Sources, _: &dyn Fn(&str) -> Option<FileId>, _: &mut Diagnostics) -> Option<Draft> {
    None
}

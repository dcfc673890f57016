//! The doc site's own Markdown, all generations: enters the text of a page, leaves a [`Draft`] and a note of every repair.
//!
//! The reading is by lines and sections, not by a Markdown parser: the pages break cells over lines and hold bare pipes,
//! and a parser would drop such rows without a word.

mod cells;
mod header;
mod headings;
mod lines;
mod method;
mod report;
mod rows;
mod tables;
mod walk;

use super::draft::Draft;
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::source::{FileId, Sources, Span};

use self::headings::Kind;
use self::lines::{Block, Cursor};
use self::walk::Walk;

/// Whether a text is a page about an operation in the doc site's Markdown: it has a section that only such pages have.
/// The scraped form marks its headings otherwise, and pages about v2 methods use deeper ones.
pub fn sniff(text: &str) -> bool {
    let mut cursor = Cursor::new(text);
    std::iter::from_fn(|| cursor.block()).any(|block| {
        matches!(block, Block::Heading(heading)
            if matches!(heading.kind(text), Kind::Method | Kind::Parameters | Kind::Response | Kind::Dtos))
    })
}

/// Reads a page. `includes` gives the file that stands for the path of an `!!!include(…)!!!`. `None`, with a note that
/// says why, if the page does not describe one operation in tables.
pub fn read(
    file: FileId,
    sources: &Sources,
    includes: &dyn Fn(&str) -> Option<FileId>,
    diagnostics: &mut Diagnostics,
) -> Option<Draft> {
    let mut walk = Walk::new(file, sources, includes);
    walk.file(file);
    let (draft, sections, found) = walk.finish();
    let refused = if sections.tables == 0 {
        Some((&codes::NOT_A_PAGE, "the page has no table of parameters or of a response".to_owned()))
    } else if sections.operations() > 1 {
        let rows = draft.parameters.len() + draft.response.len();
        let message =
            format!("the page describes {} operations; their {rows} rows were not read", sections.operations());
        Some((&codes::SEVERAL_OPERATIONS, message))
    } else {
        None
    };
    if let Some((code, message)) = refused {
        diagnostics.push(Diagnostic::new(code, Span::file_start(file), message));
        return None;
    }
    diagnostics.extend(found);
    Some(draft)
}

#[cfg(test)]
mod tests;

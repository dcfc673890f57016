//! Source files and places in them.
//!
//! Enters: a path relative to the workspace and the text of the file. Leaves: [`Span`]s, which name a byte range of one
//! file, and their lines and columns. Columns count characters, as rustc does, so that they are right for Chinese text.

use serde::{Deserialize, Serialize};

/// The index of a file in [`Sources`].
pub type FileId = u32;

/// A byte range in one source file, with the line it starts on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// Which file: an index into [`Sources`] and into `Api::files`.
    pub file: FileId,
    /// The line of the first byte, from 1.
    pub line: u32,
    /// The first byte, from 0.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

/// One file: its path with forward slashes, and its text exactly as it was read.
#[derive(Debug, Clone)]
pub struct Source {
    /// Path for messages, relative to the workspace, with `/` on every system.
    pub path: String,
    /// The text.
    pub text: String,
    line_starts: Vec<u32>,
}

impl Source {
    /// Indexes the lines of `text`.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let ends = text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(i, _)| to_u32(i + 1));
        let line_starts = std::iter::once(0).chain(ends).collect();
        Self { path: path.into(), text, line_starts }
    }

    /// The line of a byte offset, from 1.
    pub fn line(&self, offset: usize) -> u32 {
        to_u32(self.line_starts.partition_point(|start| *start <= to_u32(offset)))
    }

    /// The column of a byte offset in characters, from 1.
    pub fn column(&self, offset: usize) -> u32 {
        let start = self.line_starts[self.line(offset) as usize - 1] as usize;
        let end = floor_char_boundary(&self.text, offset).max(start);
        to_u32(self.text[start..end].chars().count() + 1)
    }

    /// The byte range of a line without its line end; lines count from 1. Empty, at the end, when there is no such line.
    pub fn line_range(&self, line: u32) -> std::ops::Range<usize> {
        let start = (line as usize).checked_sub(1).and_then(|i| self.line_starts.get(i));
        let start = start.map_or(self.text.len(), |start| *start as usize);
        let end = self.line_starts.get(line as usize).map_or(self.text.len(), |next| *next as usize).max(start);
        start..start + self.text[start..end].trim_end_matches(['\n', '\r']).len()
    }

    /// The text of a line without its line end.
    pub fn line_text(&self, line: u32) -> &str {
        &self.text[self.line_range(line)]
    }
}

/// Every file of one run, in the order they were added.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: Vec<Source>,
}

impl Sources {
    /// Adds a file and gives its index.
    pub fn add(&mut self, source: Source) -> FileId {
        self.files.push(source);
        to_u32(self.files.len() - 1)
    }

    /// The file at `id`. Panics only on an index that these sources never gave.
    pub fn get(&self, id: FileId) -> &Source {
        &self.files[id as usize]
    }

    /// The same files, with the pages where their folder really lies: inside of this program it is called `spec`.
    pub fn shown_in(&self, root: &str) -> Self {
        let moved = |source: &Source| Source { path: crate::report::moved(&source.path, root), ..source.clone() };
        Self { files: self.files.iter().map(moved).collect() }
    }

    /// All files with their indexes.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &Source)> {
        self.files.iter().enumerate().map(|(i, s)| (to_u32(i), s))
    }

    /// The span of a byte range, widened to whole characters: parsers of bytes may point into the middle of one.
    pub fn span(&self, file: FileId, range: std::ops::Range<usize>) -> Span {
        let source = self.get(file);
        let start = floor_char_boundary(&source.text, range.start);
        let end = ceil_char_boundary(&source.text, range.end.max(start));
        Span { file, line: source.line(start), start: to_u32(start), end: to_u32(end) }
    }

    /// The words that a span covers.
    pub fn words(&self, span: Span) -> &str {
        self.get(span.file).text.get(span.start as usize..span.end as usize).unwrap_or_default()
    }

    /// `path:line:column` of a span's start.
    pub fn place(&self, span: Span) -> String {
        let source = self.get(span.file);
        format!("{}:{}:{}", source.path, span.line, source.column(span.start as usize))
    }
}

impl Span {
    /// The start of a file, for findings about the file as a whole.
    pub fn file_start(file: FileId) -> Self {
        Self { file, line: 1, start: 0, end: 0 }
    }

    /// The span as a byte range.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// The last character boundary at or before `offset`.
fn floor_char_boundary(text: &str, offset: usize) -> usize {
    let offset = offset.min(text.len());
    (0..=offset).rev().find(|i| text.is_char_boundary(*i)).unwrap_or(0)
}

/// The first character boundary at or after `offset`.
fn ceil_char_boundary(text: &str, offset: usize) -> usize {
    (offset..text.len()).find(|i| text.is_char_boundary(*i)).unwrap_or(text.len())
}

/// Offsets fit: a page is at most [`crate::load::MAX_FILE_BYTES`] long, far below 4 GiB.
fn to_u32(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let source = Source::new("a.md", "| 名称 | x |\n第二行\n");
        assert_eq!((source.line(0), source.column(0)), (1, 1));
        let x = source.text.find('x').unwrap_or_default();
        assert_eq!((source.line(x), source.column(x)), (1, 8));
        let second = source.text.find("第二").unwrap_or_default();
        assert_eq!((source.line(second), source.column(second)), (2, 1));
        assert_eq!(source.line_text(2), "第二行");
        assert_eq!(source.line_text(9), "");
    }

    #[test]
    fn spans_hold_whole_characters() {
        let mut sources = Sources::default();
        let file = sources.add(Source::new("a.md", "名称"));
        let words = |range| sources.words(sources.span(file, range)).to_owned();
        assert_eq!((words(1..2), words(0..4), words(3..99)), ("名".to_owned(), "名称".to_owned(), "称".to_owned()));
        assert_eq!((words(0..0), words(9..99)), (String::new(), String::new()));
    }

    #[test]
    fn an_offset_inside_a_character_is_its_column() {
        let source = Source::new("a.md", "名称");
        assert_eq!(source.column(4), 2);
        assert_eq!(source.column(400), 3);
    }
}

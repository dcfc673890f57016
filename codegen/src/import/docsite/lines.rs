//! The lines of a page as blocks: enters the text, leaves headings, fences, comments, includes, rows and plain lines.
//!
//! No block can swallow the rest of a broken page: a fence ends before a heading of the template, a comment that is
//! never closed is plain text, and a row takes a bounded number of lines.

use std::ops::Range;

use super::cells;
use super::headings::{self, Heading};

/// How many lines one row may take. The longest known has 19.
const MAX_ROW_LINES: usize = 64;

/// A piece of a page. Ranges are bytes of the text, without the line end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Block {
    Blank,
    /// `<!-- … -->`, or the line of a `<!--` that nothing closes.
    Comment {
        at: Range<usize>,
        closed: bool,
    },
    Fence {
        at: Range<usize>,
        body: Range<usize>,
        closed: bool,
    },
    Heading(Heading),
    /// `!!!include(path)!!!`
    Include {
        at: Range<usize>,
        path: Range<usize>,
    },
    /// The first line of a row; [`Cursor::row`] gives the whole.
    Row(Range<usize>),
    Text(Range<usize>),
}

/// A row and how it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RowLines {
    pub(super) at: Range<usize>,
    pub(super) count: usize,
    /// Whether it ends in a pipe.
    pub(super) closed: bool,
}

/// Goes through the text of one file.
#[derive(Debug)]
pub(super) struct Cursor<'a> {
    text: &'a str,
    pos: usize,
    /// No `-->` follows; without this a page full of `<!--` would take quadratic time.
    comments_are_over: bool,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let mut cursor = Self { text, pos: if text.starts_with('\u{feff}') { 3 } else { 0 }, comments_are_over: false };
        cursor.skip_front_matter();
        cursor
    }

    /// The next block, and moves behind it (behind its first line, if it is a row).
    pub(super) fn block(&mut self) -> Option<Block> {
        let (at, next) = self.line(self.pos)?;
        let line = &self.text[at.clone()];
        let words = line.trim();
        if words.starts_with("<!--") {
            return Some(self.comment(at, next));
        }
        if let Some(mark) = fence_mark(words) {
            return Some(self.fence(at, next, mark));
        }
        self.pos = next;
        let start = at.start + (line.len() - line.trim_start().len());
        Some(if words.is_empty() {
            Block::Blank
        } else if words.starts_with('|') {
            Block::Row(at)
        } else if let Some(path) = include_path(words) {
            Block::Include { path: start + path.start..start + path.end, at }
        } else if let Some(heading) = headings::heading(self.text, at.clone()) {
            Block::Heading(heading)
        } else {
            Block::Text(at)
        })
    }

    /// The line that [`Cursor::block`] would read next.
    pub(super) fn peek(&self) -> &'a str {
        self.line(self.pos).map_or("", |(at, _)| &self.text[at])
    }

    /// The row that starts with the line `first`, with the lines up to the pipe that closes it.
    ///
    /// A line that ends in a pipe inside an open code span (`a ||`) closes the row only if no later line does.
    pub(super) fn row(&mut self, first: Range<usize>) -> RowLines {
        let (mut at, mut next) = (first.clone(), self.pos);
        let (mut ticks, mut blank) = (0, false);
        let mut found = None;
        for count in 1..=MAX_ROW_LINES {
            let line = self.text[at.clone()].trim();
            ticks += line.bytes().filter(|b| *b == b'`').count();
            if line.len() > 1 && line.ends_with('|') && !line.ends_with("\\|") {
                let in_code = ticks % 2 == 1;
                if !in_code || found.is_none() {
                    found = Some((at.end, next, count));
                }
                if !in_code {
                    break;
                }
            }
            let Some((following, after)) = self.line(next) else { break };
            if self.stops_row(following.clone(), ticks % 2 == 1 && !blank) {
                break;
            }
            blank = self.text[following.clone()].trim().is_empty();
            (at, next) = (following, after);
        }
        let Some((end, next, count)) = found else { return RowLines { at: first, count: 1, closed: false } };
        self.pos = next;
        RowLines { at: first.start..end, count, closed: true }
    }

    /// Whether a line cannot belong to the row before it.
    fn stops_row(&self, at: Range<usize>, in_code: bool) -> bool {
        let words = self.text[at.clone()].trim();
        let heading = headings::heading(self.text, at).is_some_and(|h| !in_code || h.is_of_template(self.text));
        let row =
            if in_code { cells::looks_like_row(words) } else { words.starts_with('|') && !words.starts_with("||") };
        heading || row || fence_mark(words).is_some() || include_path(words).is_some()
    }

    fn comment(&mut self, at: Range<usize>, next: usize) -> Block {
        let close = if self.comments_are_over { None } else { self.text[at.start..].find("-->") };
        let Some(close) = close else {
            self.comments_are_over = true;
            self.pos = next;
            return Block::Comment { at, closed: false };
        };
        let end = at.start + close + 3;
        self.pos = end;
        match self.line(end) {
            // What follows the comment in its line is read like a line of its own.
            Some((rest, next)) if self.text[rest.clone()].trim().is_empty() => self.pos = next,
            _ => {}
        }
        Block::Comment { at: at.start..end, closed: true }
    }

    fn fence(&mut self, at: Range<usize>, next: usize, mark: &str) -> Block {
        let body_start = next;
        let mut pos = next;
        while let Some((line, after)) = self.line(pos) {
            let words = self.text[line.clone()].trim();
            if words.len() >= mark.len() && words.trim_start_matches(&mark[..1]).is_empty() {
                self.pos = after;
                return Block::Fence { at: at.start..line.end, body: body_start..line.start, closed: true };
            }
            if headings::heading(self.text, line).is_some_and(|h| h.is_of_template(self.text)) {
                break;
            }
            pos = after;
        }
        self.pos = pos;
        Block::Fence { at: at.start..pos, body: body_start..pos, closed: false }
    }

    fn skip_front_matter(&mut self) {
        let Some((first, mut next)) = self.line(self.pos) else { return };
        if self.text[first].trim_end() != "---" {
            return;
        }
        for _ in 0..MAX_ROW_LINES {
            let Some((line, after)) = self.line(next) else { return };
            next = after;
            if self.text[line].trim_end() == "---" {
                self.pos = next;
                return;
            }
        }
    }

    /// The line at `pos`, without its end, and where the next one starts.
    fn line(&self, pos: usize) -> Option<(Range<usize>, usize)> {
        let rest = self.text.get(pos..).filter(|rest| !rest.is_empty())?;
        let length = rest.find('\n').unwrap_or(rest.len());
        let next = (pos + length + 1).min(self.text.len());
        Some((pos..pos + rest[..length].trim_end_matches('\r').len(), next))
    }
}

/// The ticks or tildes that open a fence.
fn fence_mark(words: &str) -> Option<&str> {
    let first = words.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let length = words.len() - words.trim_start_matches(first).len();
    // "``` a ``` |" is a code span.
    (length >= 3 && !(first == '`' && words[length..].contains('`'))).then(|| &words[..length])
}

fn include_path(words: &str) -> Option<Range<usize>> {
    let (open, close) = ("!!!include(", ")!!!");
    let path = words.strip_prefix(open)?.strip_suffix(close)?;
    Some(open.len()..open.len() + path.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(text: &str) -> Vec<Block> {
        let mut cursor = Cursor::new(text);
        std::iter::from_fn(|| cursor.block()).collect()
    }

    #[test]
    fn a_fence_inside_a_comment_is_comment() {
        let text = "<!-- off --> <!-- ## 示例代码\n```\n| a |\n``` -->\n| b |\n";
        let found = blocks(text);
        assert!(matches!(found[..], [Block::Comment { .. }, Block::Comment { .. }, Block::Row(_)]), "{found:?}");
    }

    #[test]
    fn an_open_fence_ends_before_a_section() {
        let found = blocks("```json\n{\n## 数据结构\n");
        assert!(matches!(found[..], [Block::Fence { closed: false, .. }, Block::Heading(_)]), "{found:?}");
    }

    #[test]
    fn an_open_comment_is_one_line() {
        let found = blocks("<!-- a\n| b |\n");
        assert!(matches!(found[..], [Block::Comment { closed: false, .. }, Block::Row(_)]), "{found:?}");
    }

    #[test]
    fn front_matter_is_no_text() {
        assert_eq!(blocks("---\r\na: 1\r\n---\r\n\r\n"), [Block::Blank]);
    }

    fn row(text: &str) -> (usize, bool) {
        let mut cursor = Cursor::new(text);
        let Some(Block::Row(first)) = cursor.block() else { panic!("no row") };
        let row = cursor.row(first);
        (row.count, row.closed)
    }

    #[test]
    fn a_row_takes_lines_up_to_its_last_pipe() {
        assert_eq!(row("| a | `x\n# y\n  z` |\n"), (3, true));
        assert_eq!(row("| a | `x ||\ny` |\n| b |"), (2, true));
        assert_eq!(row("| a | b ` |\ntext\n"), (1, true));
    }

    #[test]
    fn a_row_never_takes_the_next_row_or_a_section() {
        assert_eq!(row("| a | x\n| b | y |\n"), (1, false));
        assert_eq!(row("| a | `x\n## 数据结构\n| b |"), (1, false));
        assert_eq!(row("| a | `x\n\n### b\n| c |"), (1, false));
        assert_eq!(row(&format!("| a | x\n{}|", "y\n".repeat(90))), (1, false));
    }
}

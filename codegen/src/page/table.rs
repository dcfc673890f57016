//! Rows and cells, counted in the source.
//!
//! The Markdown parser pads a row that is too short and drops cells that are too many, without a word. So the cells are
//! cut from the source here, and its events only fill them.

use crate::source::Span;

use super::{Inline, Text};

/// A table.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// The first line.
    pub header: Row,
    /// The lines under the delimiter line.
    pub rows: Vec<Row>,
    /// The whole table.
    pub span: Span,
}

/// One line of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its cells.
    pub cells: Vec<Cell>,
    /// The line.
    pub span: Span,
    /// Whether it starts and ends with `|`.
    pub framed: bool,
}

/// The content of one cell, empty or not.
pub type Cell = Text;

/// Cuts a line at its unescaped pipes: the ranges of the cells without surrounding blanks, and whether the line is
/// framed by pipes. `offset` is the place of the line in the file.
pub(super) fn cut(line: &str, offset: usize) -> (Vec<std::ops::Range<usize>>, bool) {
    let bytes = line.as_bytes();
    let pipes: Vec<usize> =
        (0..bytes.len()).filter(|&i| bytes[i] == b'|' && (i == 0 || bytes[i - 1] != b'\\')).collect();
    let framed = pipes.len() > 1 && line.starts_with('|') && pipes.last() == Some(&(bytes.len() - 1));
    let mut edges: Vec<(usize, usize)> = pipes.windows(2).map(|w| (w[0] + 1, w[1])).collect();
    // Text outside the frame is a cell too.
    if let (Some(&first), false) = (pipes.first(), line.starts_with('|')) {
        edges.insert(0, (0, first));
    }
    match pipes.last() {
        Some(&last) if last + 1 < bytes.len() => edges.push((last + 1, bytes.len())),
        Some(_) => {}
        None => edges.push((0, bytes.len())),
    }
    let trimmed = |(start, end): (usize, usize)| {
        let cell = &line[start..end];
        let from = start + cell.len() - cell.trim_start().len();
        offset + from..offset + from + cell.trim().len()
    };
    (edges.into_iter().map(trimmed).collect(), framed)
}

/// Puts each inline into the cell that holds its start.
pub(super) fn fill(cells: Vec<Span>, inlines: Vec<Inline>) -> Vec<Cell> {
    let mut cells: Vec<Cell> = cells.into_iter().map(|span| Text { parts: Vec::new(), span }).collect();
    for inline in inlines {
        // The cells stand in order, so that the first which ends behind the start is the only one that may hold it.
        let at = cells.partition_point(|cell| cell.span.end <= inline.span.start);
        if let Some(cell) = cells.get_mut(at).filter(|cell| cell.span.start <= inline.span.start) {
            super::inline::push(&mut cell.parts, inline);
        }
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::cut;

    fn cells(line: &str) -> (Vec<&str>, bool) {
        let (ranges, framed) = cut(line, 0);
        (ranges.into_iter().map(|r| &line[r]).collect(), framed)
    }

    #[test]
    fn cells_are_counted_in_the_source() {
        assert_eq!(cells("| a | b |"), (vec!["a", "b"], true));
        assert_eq!(cells("| a |  |"), (vec!["a", ""], true));
        assert_eq!(cells(r"| a \| b | `c\|d` |"), (vec![r"a \| b", r"`c\|d`"], true));
        assert_eq!(cells("| `a|b` |"), (vec!["`a", "b`"], true));
        assert_eq!(cells("a | b"), (vec!["a", "b"], false));
        assert_eq!(cells("| a | b"), (vec!["a", "b"], false));
        assert_eq!(cells("no pipe"), (vec!["no pipe"], false));
        assert_eq!(cells("|"), (vec![], false));
    }
}

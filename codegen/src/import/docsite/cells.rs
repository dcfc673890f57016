//! Rows cut into cells: enters the text of a row, leaves the byte ranges between its pipes.

use std::collections::HashMap;
use std::ops::Range;

/// Cuts at every pipe that is not escaped.
pub(super) fn cut(text: &str, row: Range<usize>) -> Vec<Range<usize>> {
    cut_outside(text, row, &[])
}

/// Cuts at the pipes outside of code spans.
pub(super) fn cut_outside_code(text: &str, row: Range<usize>) -> Vec<Range<usize>> {
    let spans = code_spans(text, inside(text, row.clone()));
    cut_outside(text, row, &spans)
}

/// Whether a line has at least two cells and does not start like code (`||`).
pub(super) fn looks_like_row(line: &str) -> bool {
    let mut cells = line.split('|');
    cells.next() == Some("") && cells.next().is_some_and(|cell| !cell.is_empty()) && cells.nth(1).is_some()
}

/// Whether a line is the delimiter under a header.
pub(super) fn is_delimiter(line: &str) -> bool {
    let line = line.trim();
    line.starts_with('|') && line.contains('-') && line.bytes().all(|b| matches!(b, b'|' | b'-' | b':' | b' ' | b'\t'))
}

/// A range without the blanks at its ends.
pub(super) fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let words = &text[range.clone()];
    let start = range.start + (words.len() - words.trim_start().len());
    start..start + words.trim().len()
}

/// What stands between the outer pipes.
fn inside(text: &str, row: Range<usize>) -> Range<usize> {
    let mut row = trimmed(text, row);
    if text[row.clone()].starts_with('|') {
        row.start += 1;
    }
    if text[row.clone()].ends_with('|') && !text[row.clone()].ends_with("\\|") {
        row.end -= 1;
    }
    row
}

fn cut_outside(text: &str, row: Range<usize>, spans: &[Range<usize>]) -> Vec<Range<usize>> {
    let row = inside(text, row);
    let mut spans = spans.iter().peekable();
    let mut cells = Vec::new();
    let mut start = row.start;
    for (offset, _) in text[row.clone()].match_indices('|') {
        let pipe = row.start + offset;
        while spans.next_if(|span| span.end <= pipe).is_some() {}
        let in_code = spans.peek().is_some_and(|span| span.start <= pipe);
        if !in_code && !text[row.start..pipe].ends_with('\\') {
            cells.push(trimmed(text, start..pipe));
            start = pipe + 1;
        }
    }
    cells.push(trimmed(text, start..row.end));
    cells
}

/// The code spans of a range: a run of ticks up to the next run of the same length, in linear time.
fn code_spans(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (offset, _) in text[range.clone()].match_indices('`') {
        let at = range.start + offset;
        match runs.last_mut() {
            Some(run) if run.end == at => run.end += 1,
            _ => runs.push(at..at + 1),
        }
    }
    let last: HashMap<usize, usize> = runs.iter().enumerate().map(|(i, run)| (run.len(), i)).collect();
    let mut spans = Vec::new();
    let mut i = 0;
    while let Some(open) = runs.get(i) {
        i += 1;
        if last.get(&open.len()).is_some_and(|last| *last >= i) {
            while runs[i].len() != open.len() {
                i += 1;
            }
            spans.push(open.start..runs[i].end);
            i += 1;
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(row: &str, cells: &[Range<usize>]) -> Vec<String> {
        cells.iter().map(|cell| row[cell.clone()].to_owned()).collect()
    }

    #[test]
    fn cells_stand_between_pipes() {
        let row = " | a | `b | c` || d \\| e |";
        assert_eq!(words(row, &cut(row, 0..row.len())), ["a", "`b", "c`", "", "d \\| e"]);
        assert_eq!(words(row, &cut_outside_code(row, 0..row.len())), ["a", "`b | c`", "", "d \\| e"]);
    }

    #[test]
    fn a_tick_without_partner_opens_nothing() {
        let row = "| a ` | ``b|c`` | d";
        assert_eq!(words(row, &cut_outside_code(row, 0..row.len())), ["a `", "``b|c``", "d"]);
    }

    #[test]
    fn broken_rows_have_cells_too() {
        for row in ["", "|", "||", "\\|", "| `", "|\u{3000}|"] {
            assert!(!cut_outside_code(row, 0..row.len()).is_empty(), "{row}");
        }
    }

    #[test]
    fn delimiters_hold_only_marks() {
        assert!(is_delimiter("|:-------|:-----|-------|"));
        assert!(!is_delimiter("| | |"));
        assert!(!is_delimiter("| - | a |"));
    }
}

//! One row under its header: enters its cells, leaves which cell belongs to which column, and what was mended.

use std::ops::Range;

use super::cells;
use super::header::Column;
use crate::diagnostic::{Code, codes};

/// The cells of a row by column. `None`: the row lacks this cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    columns: Vec<(Column, Option<Range<usize>>)>,
    /// What was done to find them.
    pub(super) repairs: Vec<(&'static Code, String)>,
}

impl Row {
    /// The cell of a column.
    pub(super) fn cell(&self, column: Column) -> Option<Range<usize>> {
        self.columns.iter().find(|(c, _)| *c == column).and_then(|(_, cell)| cell.clone())
    }
}

/// Assigns the cells of a row to the columns of its table.
pub(super) fn assign(text: &str, at: Range<usize>, columns: &[Column]) -> Row {
    let cells = cells::cut(text, at.clone());
    if cells.len() > columns.len() {
        return surplus(text, at, columns, cells);
    }
    let filled = cells.len() - cells.iter().rev().take_while(|cell| cell.is_empty()).count();
    if cells.len() < columns.len() {
        return missing(text, columns, &cells);
    }
    if filled < cells.len() && is_shifted(text, columns, &cells) {
        let row = missing(text, columns, &cells[..filled]);
        if row.cell(Column::Required).is_none_or(|cell| Column::Required.fit(&text[cell]) >= 0) {
            return row;
        }
    }
    Row { columns: zip(columns, cells), repairs: Vec::new() }
}

/// As many cells as columns, but not in them: no 是 or 否 where it belongs, or the description under 默认值.
fn is_shifted(text: &str, columns: &[Column], cells: &[Range<usize>]) -> bool {
    let fit = |column: Column, of: Column| {
        let cell = columns.iter().position(|c| *c == of).and_then(|i| cells.get(i));
        cell.map_or(0, |cell| column.fit(&text[cell.clone()]))
    };
    let description_is_default = fit(Column::Description, Column::Default) == 4;
    fit(Column::Required, Column::Required) < 0
        || (description_is_default && fit(Column::Description, Column::Description) <= 0)
}

/// Fewer cells than columns: the assignment that keeps their order and fits best.
fn missing(text: &str, columns: &[Column], cells: &[Range<usize>]) -> Row {
    let (rows, width) = (columns.len(), cells.len());
    // best[i][j]: the best sum for the first j cells in the first i columns.
    let mut best = vec![vec![None; width + 1]; rows + 1];
    best[0][0] = Some(0);
    for (i, column) in columns.iter().enumerate() {
        best[i + 1][0] = Some(0);
        for (j, cell) in cells.iter().enumerate() {
            let taken = best[i][j].map(|sum: i32| sum + column.fit(&text[cell.clone()]));
            best[i + 1][j + 1] = taken.max(best[i][j + 1]);
        }
    }
    let mut found: Vec<Option<Range<usize>>> = vec![None; rows];
    let mut j = width;
    for i in (0..rows).rev() {
        let skipped = best[i][j];
        if j > 0 && (best[i + 1][j] != skipped || skipped.is_none()) {
            j -= 1;
            found[i] = Some(cells[j].clone());
        }
    }
    let lacks: Vec<&str> =
        columns.iter().zip(&found).filter(|(_, cell)| cell.is_none()).map(|(c, _)| c.word()).collect();
    let lacks = lacks.join(", ");
    let at_end = found.iter().skip(width).all(Option::is_none);
    let repair = if at_end {
        (&codes::CELL_MISSING, format!("the row has {width} cells under {rows} columns; it lacks {lacks}"))
    } else {
        let message = format!("the row has {width} cells under {rows} columns; by their content it lacks {lacks}");
        (&codes::CELLS_SHIFTED, message)
    };
    Row { columns: columns.iter().copied().zip(found).collect(), repairs: vec![repair] }
}

/// More cells than columns: a pipe in a code span, empty cells at the end, a default without a column, or a stray pipe.
fn surplus(text: &str, at: Range<usize>, columns: &[Column], mut cells: Vec<Range<usize>>) -> Row {
    let mut repairs: Vec<(&'static Code, String)> = Vec::new();
    let whole = cells::cut_outside_code(text, at);
    let mut columns = columns.to_vec();
    if whole.len() < cells.len() && whole.len() >= columns.len() {
        repairs.push((&codes::PIPE_IN_CELL, "a pipe inside a code span was kept in its cell".to_owned()));
        cells = whole;
    }
    let before = cells.len();
    while cells.len() > columns.len() && cells.last().is_some_and(Range::is_empty) {
        cells.pop();
    }
    if cells.len() < before {
        let message = format!("{} empty cells behind the last column were dropped", before - cells.len());
        repairs.push((&codes::CELL_SURPLUS, message));
    }
    if cells.len() == columns.len() + 1
        && let Some(with_default) = default_column(text, &columns, &cells)
    {
        columns = with_default;
        let message = "the row has a default, but the table has no column for it".to_owned();
        repairs.push((&codes::CELL_SURPLUS, message));
    }
    if cells.len() > columns.len() {
        join_surplus(&columns, &mut cells);
        repairs.push((&codes::PIPE_IN_CELL, "a stray pipe was kept in its cell".to_owned()));
    }
    Row { columns: zip(&columns, cells), repairs }
}

/// The columns with a 默认值 behind 必填, if the table has none and the cells fit so.
fn default_column(text: &str, columns: &[Column], cells: &[Range<usize>]) -> Option<Vec<Column>> {
    let required = columns.iter().position(|c| *c == Column::Required)?;
    // A pipe that no blank precedes stands in words, not between cells.
    let is_border = cells.get(required + 1).is_some_and(|cell| text[cell.end..].starts_with(' '));
    if columns.contains(&Column::Default) || !is_border {
        return None;
    }
    let mut columns = columns.to_vec();
    columns.insert(required + 1, Column::Default);
    let mut fits = columns.iter().zip(cells).filter(|(c, _)| matches!(c, Column::Required | Column::Description));
    fits.all(|(c, cell)| c.fit(&text[cell.clone()]) > 0).then_some(columns)
}

/// Joins the surplus cells to the description, or to the last cell of a table without one.
fn join_surplus(columns: &[Column], cells: &mut Vec<Range<usize>>) {
    let surplus = cells.len() - columns.len();
    let first = columns.iter().position(|c| *c == Column::Description).unwrap_or(columns.len() - 1);
    let end = cells[first + surplus].end;
    cells[first].end = end;
    cells.drain(first + 1..=first + surplus);
}

fn zip(columns: &[Column], cells: Vec<Range<usize>>) -> Vec<(Column, Option<Range<usize>>)> {
    columns.iter().copied().zip(cells.into_iter().map(Some)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use Column::{Default, Description, Example, Name, Required, Type};

    const SIX: [Column; 6] = [Name, Type, Required, Default, Description, Example];
    const FIVE: [Column; 5] = [Name, Type, Required, Description, Example];

    fn check(row: &str, columns: &[Column], expected: &[&str], codes: &[&str]) {
        let found = assign(row, 0..row.len(), columns);
        let word = |c: &Column| found.cell(*c).map_or("∅", |cell| &row[cell]).to_owned();
        assert_eq!(SIX.iter().map(word).collect::<Vec<_>>(), expected, "{row}");
        assert_eq!(found.repairs.iter().map(|(code, _)| code.id).collect::<Vec<_>>(), codes, "{row}");
    }

    #[test]
    fn whole_rows_need_no_repair() {
        check("| a | string | 是 | - | 甲 | `x` |", &SIX, &["a", "string", "是", "-", "甲", "`x`"], &[]);
        check("| a | | 否 | 甲 | |", &FIVE, &["a", "", "否", "∅", "甲", ""], &[]);
    }

    #[test]
    fn missing_cells_are_found_by_content() {
        check("| a | string | 是 | 甲 | `x` |", &SIX, &["a", "string", "是", "∅", "甲", "`x`"], &["I03"]);
        check("| a | number | 否 | 甲 | 11 |", &SIX, &["a", "number", "否", "∅", "甲", "11"], &["I03"]);
        check(
            "| a | <a href=\"#B\">B</a> | 否 | 甲 |",
            &SIX,
            &["a", "<a href=\"#B\">B</a>", "否", "∅", "甲", "∅"],
            &["I03"],
        );
        check("| a | B | 是 | - | 甲 |", &SIX, &["a", "B", "是", "-", "甲", "∅"], &["I04"]);
        check("| a | B | 是 | 甲 |", &FIVE, &["a", "B", "是", "∅", "甲", "∅"], &["I04"]);
        check("| a | 是 | 甲 | `x` |", &FIVE, &["a", "∅", "是", "∅", "甲", "`x`"], &["I03"]);
        check("| string | 是 | 甲 | `x` |", &FIVE, &["∅", "string", "是", "∅", "甲", "`x`"], &["I03"]);
    }

    #[test]
    fn a_padded_row_can_be_shifted_too() {
        check("| a | string | 是 | 甲 | `x` | |", &SIX, &["a", "string", "是", "∅", "甲", "`x`"], &["I03"]);
    }

    #[test]
    fn surplus_cells_are_pipes_or_defaults() {
        check(
            "| a | string | 是 | 甲 | `(|(b)|(c))` |",
            &FIVE,
            &["a", "string", "是", "∅", "甲", "`(|(b)|(c))`"],
            &["I02"],
        );
        check("| a | string | 是 | `b` | 甲 | `x` |", &FIVE, &["a", "string", "是", "`b`", "甲", "`x`"], &["I11"]);
        check("| a | string | 是 | 甲|乙 | `x` |", &FIVE, &["a", "string", "是", "∅", "甲|乙", "`x`"], &["I02"]);
        check("| a | string | 是 | 甲 | `x` | |", &FIVE, &["a", "string", "是", "∅", "甲", "`x`"], &["I11"]);
    }
}

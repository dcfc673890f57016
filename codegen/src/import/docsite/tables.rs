//! Tables: enters the rows of a section one after the other, leaves them as [`RawRow`]s and reports the others.

use std::ops::Range;

use super::cells;
use super::header::{self, Column};
use super::lines::RowLines;
use super::report::Report;
use super::rows;
use crate::diagnostic::codes;
use crate::import::draft::{Raw, RawRow};
use crate::source::FileId;

/// More rows than any page has; the largest known has 126.
const MAX_ROWS: usize = 10_000;

/// The table that is being read.
#[derive(Debug, Default)]
pub(super) struct Tables {
    /// The columns, if the header was one of the template's.
    columns: Option<Vec<Column>>,
    /// Something stands between the last row and here.
    interrupted: bool,
    /// The last line was a header, so that a delimiter may follow.
    after_header: bool,
    rows: usize,
    /// Rows of a table that is not read, to be reported together.
    left_out: Option<(FileId, Range<usize>, usize)>,
}

/// What a row of the source is.
#[derive(Debug)]
pub(super) enum Line {
    /// A header or a delimiter, or it was reported.
    Nothing,
    /// The header of a table of the template.
    Header,
    /// A row, and whether its 位置 says query.
    Row { row: Box<RawRow>, says_query: bool },
}

impl Tables {
    /// A new section begins.
    pub(super) fn section(&mut self, report: &mut Report<'_>) {
        self.interrupt(report);
        self.columns = None;
    }

    /// Something that is no row: the table is over, unless rows without a header follow.
    pub(super) fn interrupt(&mut self, report: &mut Report<'_>) {
        self.interrupted = true;
        self.after_header = false;
        if let Some((file, at, count)) = self.left_out.take() {
            let message =
                format!("{count} rows, with their header, describe no parameters or fields and were left out");
            report.add(&codes::ROW_LEFT_OUT, file, at, message);
        }
    }

    /// Whether the line before was a row.
    pub(super) fn is_open(&self) -> bool {
        self.columns.is_some() && !self.interrupted
    }

    /// Notes a row that stands where no table is read.
    pub(super) fn leave_out(&mut self, file: FileId, at: Range<usize>, words: &str) {
        self.columns = None;
        let rows = usize::from(!cells::is_delimiter(words));
        self.left_out = match self.left_out.take() {
            Some((_, all, count)) => Some((file, all.start..at.end, count + rows)),
            None => Some((file, at, rows)),
        };
    }

    /// Reads a row; `next` is the line after it.
    pub(super) fn line(&mut self, report: &mut Report<'_>, file: FileId, lines: RowLines, next: &str) -> Line {
        let text = report.text(file);
        let words = &text[lines.at.clone()];
        let delimited = cells::is_delimiter(next);
        if cells::is_delimiter(words) {
            if !std::mem::take(&mut self.after_header) {
                report.add(&codes::ROW_LEFT_OUT, file, lines.at, "a row of dashes without a header was left out");
            }
            return Line::Nothing;
        }
        let cut = cells::cut(text, lines.at.clone());
        let found = header::columns(cut.iter().map(|cell| &text[cell.clone()]));
        let named = found.as_ref().is_some_and(|columns| columns.first() == Some(&Column::Name));
        if named || (delimited && (found.is_some() || !self.is_open())) {
            return self.header(report, file, lines.at, found, delimited);
        }
        self.after_header = false;
        let Some(columns) = self.columns.clone() else {
            self.leave_out(file, lines.at, words);
            return Line::Nothing;
        };
        if std::mem::take(&mut self.interrupted) {
            let message = "the row follows an interruption and was read as part of the table above";
            report.add(&codes::TABLE_INTERRUPTED, file, lines.at.clone(), message);
        }
        row(report, file, lines, &columns, &mut self.rows)
    }

    fn header(
        &mut self,
        report: &mut Report<'_>,
        file: FileId,
        at: Range<usize>,
        columns: Option<Vec<Column>>,
        delimited: bool,
    ) -> Line {
        self.interrupt(report);
        self.interrupted = false;
        self.after_header = delimited;
        self.columns = columns;
        let Some(columns) = &self.columns else {
            self.left_out = Some((file, at, 1));
            return Line::Nothing;
        };
        if !delimited {
            report.add(&codes::HEADER_MENDED, file, at.clone(), "the header has no line of dashes under it");
        }
        if columns.contains(&Column::Unknown) {
            report.add(&codes::HEADER_MENDED, file, at, "a column that no generation has is not read");
        }
        Line::Header
    }
}

fn row(report: &mut Report<'_>, file: FileId, lines: RowLines, columns: &[Column], rows: &mut usize) -> Line {
    let text = report.text(file);
    if *rows >= MAX_ROWS {
        report.add(&codes::ROW_LEFT_OUT, file, lines.at, format!("the page has more than {MAX_ROWS} rows"));
        return Line::Nothing;
    }
    let found = rows::assign(text, lines.at.clone(), columns);
    let name = found.cell(Column::Name).filter(|name| !name.is_empty());
    let Some(name) = name else {
        report.add(&codes::ROW_LEFT_OUT, file, lines.at, "the row has no name and was left out");
        return Line::Nothing;
    };
    *rows += 1;
    let label = text[name.clone()].chars().take(40).collect::<String>();
    if lines.count > 1 {
        let message = format!("`{label}`: {} lines were joined to one row", lines.count);
        report.add(&codes::ROW_JOINED, file, lines.at.clone(), message);
    }
    if !lines.closed {
        report.add(&codes::ROW_UNCLOSED, file, lines.at.clone(), format!("`{label}`: no pipe closes the row"));
    }
    for (code, message) in &found.repairs {
        report.add(code, file, lines.at.clone(), format!("`{label}`: {message}"));
    }
    let end = lines.at.end;
    let cell = |column: Column| found.cell(column).map(|at| report.raw(file, at));
    let required = |column: Column| cell(column).unwrap_or_else(|| report.raw(file, end..end));
    let position: Option<Raw> = cell(Column::Position);
    let row = RawRow {
        at: report.span(file, lines.at),
        name: report.raw(file, name),
        ty: required(Column::Type),
        required: cell(Column::Required),
        default: cell(Column::Default),
        description: required(Column::Description),
        example: cell(Column::Example),
    };
    Line::Row { row: Box::new(row), says_query: position.is_some_and(|p| p.text.eq_ignore_ascii_case("query")) }
}

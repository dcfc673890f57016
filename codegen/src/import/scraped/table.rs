//! Tables that lost their outer pipes.
//!
//! Enters: the lines of a section. Leaves: its rows, each with the columns that the header names. A row whose name the
//! scraper took away is moved to its columns and marked; `names` finds the name.

use std::ops::Range;

use super::text::{Line, Page};
use crate::diagnostic::codes;
use crate::import::draft::{Raw, RawRow};

/// A row, and whether its name was lost.
#[derive(Debug)]
pub(super) struct Row {
    /// The row; the name of a row that lost it is empty.
    pub(super) raw: RawRow,
    /// Whether the name is to be found.
    pub(super) lost: bool,
    /// Whether a 位置 column says that the parameter stands in the query.
    pub(super) in_query: bool,
}

/// No template has more than six.
const MAX_COLUMNS: usize = 16;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Name,
    Place,
    Type,
    Required,
    Default,
    Description,
    Example,
    Other,
}

/// Reads the table among some lines; every line that is no part of it is reported.
pub(super) fn read(lines: &[Line<'_>], page: &mut Page<'_, '_>) -> Vec<Row> {
    let mut columns: Option<Vec<Column>> = None;
    let mut rows = Vec::new();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        at += 1;
        if let Some(header) = header(line.text) {
            columns = Some(header);
        } else if let Some(count) = delimiter(line.text) {
            if columns.is_none() {
                page.report(&codes::SCRAPED_HEADER, line.range(), "the header above this line is lost or not known");
                columns = Some(guess(count));
            }
        } else if let (Some(columns), true) = (&columns, line.text.contains('|')) {
            let joined = joined(lines, at - 1, columns.len());
            let range = line.start..lines.get(at - 1 + joined).map_or(line.end(), Line::end);
            if joined > 0 {
                page.report(&codes::ROW_JOINED, range.clone(), format!("{} lines were read as one row", joined + 1));
            }
            at += joined;
            rows.extend(row(range, columns, page));
        } else {
            page.report(&codes::LINE_LEFT_OUT, line.range(), "the line belongs to no part of the page");
        }
    }
    rows
}

/// The columns that a header names; `None` when the line is no header.
fn header(line: &str) -> Option<Vec<Column>> {
    let names = line.trim_matches('|').split('|').map(str::trim);
    let columns: Vec<Column> = names.map(column).take(MAX_COLUMNS + 1).collect();
    let has = |column| columns.contains(&column);
    (columns.len() <= MAX_COLUMNS && has(Column::Name) && (has(Column::Type) || has(Column::Description)))
        .then_some(columns)
}

fn column(name: &str) -> Column {
    match name {
        "名称" => Column::Name,
        "位置" => Column::Place,
        "类型" => Column::Type,
        "必填" | "是否必填" | "是否必含" => Column::Required,
        "默认值" => Column::Default,
        "描述" => Column::Description,
        "示例值" => Column::Example,
        _ => Column::Other,
    }
}

/// How many columns a delimiter row has; `None` when the line is none.
fn delimiter(line: &str) -> Option<usize> {
    let is_delimiter = line.contains("---") && line.contains('|') && line.bytes().all(|b| b"-|: ".contains(&b));
    is_delimiter.then(|| line.trim_matches(['|', ' ']).split('|').count())
}

/// The columns of the template, by their number.
fn guess(count: usize) -> Vec<Column> {
    use Column::{Default, Description, Example, Name, Required, Type};
    match count {
        0..=3 => vec![Name, Type, Description],
        4 => vec![Name, Type, Required, Description],
        5 => vec![Name, Type, Required, Description, Example],
        _ => vec![Name, Type, Required, Default, Description, Example],
    }
}

/// How many lines after `first` belong to its row: those up to a final pipe, but no line that is a row of its own. Of a
/// row that never ends, those up to the last pipe.
fn joined(lines: &[Line<'_>], first: usize, columns: usize) -> usize {
    let pipes = |line: &Line<'_>| line.text.matches('|').count();
    let (mut last, mut seen) = (first, 0);
    for (at, line) in lines.iter().enumerate().skip(first) {
        let whole = line.text.ends_with('|') && pipes(line) >= columns;
        if at > first && (whole || header(line.text).is_some() || delimiter(line.text).is_some()) {
            break;
        }
        seen += pipes(line);
        if line.text.contains('|') {
            last = at;
        }
        if line.text.ends_with('|') || seen >= columns {
            break;
        }
    }
    last - first
}

/// Cuts a row at its pipes; an escaped pipe stands for itself.
fn cells(range: &Range<usize>, page: &Page<'_, '_>) -> Vec<Range<usize>> {
    let text = page.slice(range.clone());
    let inner = text.strip_prefix('|').unwrap_or(text);
    let mut start = range.start + text.len() - inner.len();
    let mut cells = Vec::new();
    let mut escaped = false;
    for (at, byte) in (start..).zip(inner.bytes()) {
        if byte == b'|' && !escaped {
            cells.push(page.trim(start..at));
            start = at + 1;
        }
        escaped = byte == b'\\' && !escaped;
    }
    if start < range.end {
        cells.push(page.trim(start..range.end));
    }
    cells
}

fn row(range: Range<usize>, columns: &[Column], page: &mut Page<'_, '_>) -> Option<Row> {
    let mut cells = cells(&range, page);
    if cells.iter().all(Range::is_empty) {
        page.report(&codes::ROW_LEFT_OUT, range, "the row is empty");
        return None;
    }
    let index = |column| columns.iter().position(|c| *c == column);
    let name_at = index(Column::Name).unwrap_or_default();
    let shifted = shifted(&cells, columns, page);
    if shifted {
        cells.insert(name_at, range.start..range.start);
    }
    fit(&mut cells, columns, &range, shifted, page);
    let in_query = index(Column::Place).and_then(|i| cells.get(i)).is_some_and(|c| page.slice(c.clone()) == "query");
    let cell = |column| index(column).and_then(|i| cells.get(i)).map(|cell| page.raw(cell.clone()));
    let end = || page.raw(range.end..range.end);
    let name = cell(Column::Name).unwrap_or_else(end);
    let lost = name.text.is_empty();
    let raw = RawRow {
        at: page.span(range.clone()),
        name: if lost { Raw { at: page.span(range.clone()), ..name } } else { name },
        ty: cell(Column::Type).unwrap_or_else(end),
        required: cell(Column::Required),
        default: cell(Column::Default),
        description: cell(Column::Description).unwrap_or_else(end),
        example: cell(Column::Example).map(literal),
    };
    Some(Row { raw, lost, in_query })
}

/// Whether the cells stand one column too far left: the answer 是 or 否 where the type belongs, or else a type where the
/// name belongs and an empty cell at the end.
fn shifted(cells: &[Range<usize>], columns: &[Column], page: &Page<'_, '_>) -> bool {
    let cell = |i: usize| cells.get(i).map(|cell| page.slice(cell.clone())).unwrap_or_default();
    let answer = |i: usize| matches!(cell(i), "是" | "否");
    match columns.iter().position(|c| *c == Column::Required) {
        Some(required) => required > 0 && answer(required - 1) && !answer(required),
        None => {
            let last = cells.len().saturating_sub(1);
            last > 1 && is_type(cell(0)) && !is_type(cell(1)) && cell(last).is_empty()
        }
    }
}

fn is_type(word: &str) -> bool {
    let word = word.strip_suffix("[]").unwrap_or(word);
    matches!(word, "string" | "number" | "boolean" | "array" | "object" | "integer" | "any")
}

/// Makes as many cells as there are columns: the words of too many belong to the description, which had a pipe.
fn fit(cells: &mut Vec<Range<usize>>, columns: &[Column], row: &Range<usize>, shifted: bool, page: &mut Page<'_, '_>) {
    let empty = cells.iter().rev().take_while(|cell| cell.is_empty()).count();
    let surplus = cells.len().saturating_sub(columns.len()).min(empty);
    cells.truncate(cells.len() - surplus);
    if surplus > usize::from(shifted) {
        page.report(&codes::CELLS_SHIFTED, row.clone(), "empty cells at the end of the row were dropped");
    }
    let surplus = cells.len().saturating_sub(columns.len());
    if surplus > 0 {
        let place = columns.iter().position(|c| *c == Column::Description).unwrap_or(columns.len() - 1);
        let merged = cells[place].start..cells[place + surplus].end;
        page.report(&codes::PIPE_IN_CELL, merged.clone(), "the pipes in this text were taken as part of it");
        cells.splice(place..=place + surplus, [merged]);
    }
    if cells.len() < columns.len() {
        let message = format!("the row has {} cells, the table {} columns", cells.len(), columns.len());
        page.report(&codes::CELL_MISSING, row.clone(), message);
        cells.resize(columns.len(), row.end..row.end);
    }
}

/// The whole cell is one literal, which stood in ticks before they were lost.
fn literal(cell: Raw) -> Raw {
    let plain = cell.text.is_empty() || cell.text == "-" || cell.text.contains('`');
    if plain { cell } else { Raw { text: format!("`{}`", cell.text), at: cell.at } }
}

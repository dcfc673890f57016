//! Blocks as a page: recursive descent over the fixed order of sections.

use super::blocks::{Block, BlockKind};
use super::table::{Row, Table};
use super::{COLUMNS, Dto, Fence, Inline, InlineKind, Page, Response, Rows, Text, VALUE_COLUMNS, ValueTable};
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::source::{FileId, Sources, Span};

/// How many rows a table may have: more than ten times those of the largest one of the service.
const MAX_ROWS: usize = 1000;

const PARAMETERS: &str = "请求参数";
const SAMPLES: &str = "示例代码";
const RESPONSE: &str = "请求响应";
const STRUCTURES: &str = "数据结构";

/// What follows the type of a GraphQL reply that may be missing.
const NULLABLE: &str = "。可为空。";

/// The sections in their order, and whether a page must have them.
const SECTIONS: [(&str, bool); 4] = [(PARAMETERS, true), (SAMPLES, false), (RESPONSE, true), (STRUCTURES, false)];

/// Reads the blocks of a page.
pub(super) fn read(file: FileId, blocks: Vec<Block>, sources: &Sources, diagnostics: &mut Diagnostics) -> Option<Page> {
    let mut parser = Parser { file, sources, diagnostics, blocks: blocks.into_iter().peekable() };
    parser.page()
}

struct Parser<'a> {
    file: FileId,
    sources: &'a Sources,
    diagnostics: &'a mut Diagnostics,
    blocks: std::iter::Peekable<std::vec::IntoIter<Block>>,
}

impl Parser<'_> {
    fn report(&mut self, code: &'static codes::Code, span: Span, message: impl Into<String>, help: &str) {
        self.diagnostics.push(Diagnostic::new(code, span, message).help(help));
    }

    fn page(&mut self) -> Option<Page> {
        let title = self.title();
        let route = self.route();
        let over_graphql = route.as_ref().is_some_and(|route| is_graphql(&route.text));
        let mut intro = self.paragraphs();
        let starts = |text: &Text| text.plain().starts_with("已废弃");
        let deprecated = intro.first().is_some_and(starts).then(|| intro.remove(0));
        let (mut parameters, mut samples, mut response, mut dtos) = (None, None, None, None);
        let mut last = 0;
        while let Some((heading, at)) = self.section() {
            let Some(place) = SECTIONS.iter().position(|(name, _)| *name == heading) else { continue };
            if place < last {
                let message = format!("`{heading}` stands after `{}`", SECTIONS[last].0);
                self.report(&codes::SECTION_ORDER, at, message, "the order is 请求参数, 示例代码, 请求响应, 数据结构");
            }
            last = last.max(place);
            let again = match place {
                0 => put(&mut parameters, self.rows(PARAMETERS)),
                1 => put(&mut samples, self.samples()),
                2 => put(&mut response, self.response(at, over_graphql)),
                _ => put(&mut dtos, self.dtos()),
            };
            if again {
                self.report(&codes::SECTION_TWICE, at, format!("`{heading}` stands twice"), "join the two sections");
            }
        }
        for (name, missing) in [(PARAMETERS, parameters.is_none()), (RESPONSE, response.is_none())] {
            if missing {
                let end = self.end();
                self.report(
                    &codes::SECTION_MISSING,
                    end,
                    format!("the section `{name}` is missing"),
                    &format!("add `## {name}`"),
                );
            }
        }
        Some(Page {
            file: self.file,
            title: title?,
            route: route?,
            deprecated,
            intro,
            parameters: parameters?,
            samples: samples.unwrap_or_default(),
            response: response??,
            dtos: dtos.unwrap_or_default(),
        })
    }

    /// The last line of the file.
    fn end(&self) -> Span {
        let source = self.sources.get(self.file);
        let line = source.line(source.text.trim_end().len());
        self.sources.span(self.file, source.line_range(line))
    }

    fn title(&mut self) -> Option<Text> {
        if let Some(Block { kind: BlockKind::Heading { level: 1, text }, .. }) =
            self.blocks.next_if(|b| matches!(b.kind, BlockKind::Heading { level: 1, .. }))
        {
            return Some(text);
        }
        let span = self.blocks.peek().map_or(Span::file_start(self.file), |b| b.span);
        self.report(&codes::TITLE_MISSING, span, "the page starts with no title", "the first line is `# title`");
        None
    }

    fn route(&mut self) -> Option<Inline> {
        let next = self.blocks.peek().map(|b| (b.span, matches!(b.kind, BlockKind::Paragraph(_))));
        let (span, is_paragraph) = next.unwrap_or((Span::file_start(self.file), false));
        if is_paragraph
            && let Some(Block { kind: BlockKind::Paragraph(text), .. }) = self.blocks.next()
            && let Some(code) = text.only_code()
        {
            return Some(code.clone());
        }
        let help = "the first thing under the title is a code span such as `GET /api/v3/get-user`";
        self.report(&codes::ROUTE_MISSING, span, "the route line is missing", help);
        None
    }

    /// The paragraphs up to the next other block.
    fn paragraphs(&mut self) -> Vec<Text> {
        let mut list = Vec::new();
        while let Some(Block { kind: BlockKind::Paragraph(text), .. }) =
            self.blocks.next_if(|b| matches!(b.kind, BlockKind::Paragraph(_)))
        {
            list.push(text);
        }
        list
    }

    /// The next level-2 heading; what stands before it is in the wrong place.
    fn section(&mut self) -> Option<(String, Span)> {
        loop {
            let block = self.blocks.next()?;
            match block.kind {
                BlockKind::Heading { level: 2, text } => {
                    let name = text.plain();
                    if !SECTIONS.iter().any(|(known, _)| *known == name) {
                        let help = "the sections are 请求参数, 示例代码, 请求响应 and 数据结构";
                        self.report(&codes::UNKNOWN_SECTION, text.span, format!("unknown section `{name}`"), help);
                        while self.blocks.next_if(|b| !matches!(b.kind, BlockKind::Heading { level: 2, .. })).is_some()
                        {
                        }
                    }
                    return Some((name, text.span));
                }
                _ => self.misplaced(block.span),
            }
        }
    }

    fn misplaced(&mut self, span: Span) {
        let help = "see the order of blocks in spec/README.md";
        self.report(&codes::MISPLACED_BLOCK, span, "this block does not belong here", help);
    }

    fn next_table(&mut self) -> Option<Table> {
        match self.blocks.next_if(|b| matches!(b.kind, BlockKind::Table(_)))?.kind {
            BlockKind::Table(table) => Some(table),
            _ => None,
        }
    }

    fn next_fence(&mut self) -> Option<Fence> {
        let block = self.blocks.next_if(|b| matches!(b.kind, BlockKind::Fence { .. }))?;
        match block.kind {
            BlockKind::Fence { language, code, code_span } => {
                Some(Fence { language, code, code_span, span: block.span })
            }
            _ => None,
        }
    }

    fn next_heading(&mut self, wanted: u8) -> Option<Text> {
        let is_wanted = |b: &Block| matches!(b.kind, BlockKind::Heading { level, .. } if level == wanted);
        match self.blocks.next_if(is_wanted)?.kind {
            BlockKind::Heading { text, .. } => Some(text),
            _ => None,
        }
    }

    /// An optional table of fields and the tables of values after it.
    fn rows(&mut self, owner: &str) -> Rows {
        let rows = match self.next_table() {
            Some(table) => self.checked(table, &COLUMNS),
            None => self.nothing(owner),
        };
        let mut values = Vec::new();
        while let Some(heading) = self.next_heading(4) {
            let rows = self.next_table().map(|table| self.checked(table, &VALUE_COLUMNS)).unwrap_or_default();
            let name = heading.plain();
            match name.strip_prefix(owner).and_then(|rest| rest.strip_prefix('.')) {
                Some(field) if !field.is_empty() => values.push(ValueTable { field: field.to_owned(), heading, rows }),
                _ => {
                    let message = format!("`{name}` does not name a field of `{owner}`");
                    let help = format!("the heading is `#### {owner}.<field>`");
                    self.report(&codes::VALUE_TABLE_HEADING, heading.span, message, &help);
                }
            }
        }
        Rows { rows, values }
    }

    /// The line 无。, which stands in for a table without rows.
    fn nothing(&mut self, owner: &str) -> Vec<Row> {
        let says_nothing = |b: &Block| matches!(&b.kind, BlockKind::Paragraph(text) if text.plain() == "无。");
        if self.blocks.next_if(says_nothing).is_none() {
            let end = self.end();
            let span = self.blocks.peek().map_or(end, |b| b.span);
            let message = format!("the table of `{owner}` is missing");
            self.report(&codes::TABLE_MISSING, span, message, "add the table, or the line `无。` when it has no rows");
        }
        Vec::new()
    }

    /// The rows that have the right number of cells; the others are reported.
    fn checked(&mut self, table: Table, columns: &[&str]) -> Vec<Row> {
        let names: Vec<String> = table.header.cells.iter().map(Text::plain).collect();
        if names != columns {
            let message = format!("the columns are `{}`", names.join(" | "));
            let help = format!("write `| {} |`", columns.join(" | "));
            self.report(&codes::TABLE_HEADER, table.header.span, message, &help);
            return Vec::new();
        }
        let delimiter = self.sources.get(self.file).line_range(table.header.span.line + 1);
        let wanted = format!("|{}", " --- |".repeat(columns.len()));
        if self.sources.get(self.file).text[delimiter.clone()] != wanted {
            let span = self.sources.span(self.file, delimiter);
            self.report(
                &codes::TABLE_HEADER,
                span,
                "the delimiter line has another form",
                &format!("write `{wanted}`"),
            );
        }
        if table.rows.is_empty() {
            self.report(&codes::EMPTY_TABLE, table.span, "the table has no rows", "write `无。` in its place");
        }
        let mut rows = table.rows;
        if let Some(first) = rows.get(MAX_ROWS) {
            let message = format!("the table has {} rows; at most {MAX_ROWS} are read", rows.len());
            self.report(&codes::TOO_MANY_ROWS, first.span, message, "set some of the rows apart in a DTO");
            rows.truncate(MAX_ROWS);
        }
        rows.retain(|row| self.row_is_whole(row, columns));
        rows
    }

    fn row_is_whole(&mut self, row: &Row, columns: &[&str]) -> bool {
        if !row.framed {
            self.report(&codes::ROW_FRAME, row.span, "a row starts and ends with `|`", "add the missing `|`");
            return false;
        }
        let (have, want) = (row.cells.len(), columns.len());
        if have == want {
            self.check_padding(row);
            return true;
        }
        let message = format!("the row has {have} cells; the table has {want} columns");
        let finding = Diagnostic::new(&codes::CELL_COUNT, row.span, message);
        let finding = match row.cells.get(want) {
            Some(first) => {
                let rest = Span { end: row.span.end, ..first.span };
                finding.also(rest, "too many").help("write `\\|` for a pipe inside a cell, also inside a code span")
            }
            None => finding.help(format!("write `-` into an empty cell; the columns are {}", columns.join(", "))),
        };
        self.diagnostics.push(finding);
        false
    }

    /// One blank stands on each side of a cell.
    fn check_padding(&mut self, row: &Row) {
        let text = self.sources.get(self.file).text.as_str();
        let cells: Vec<&str> = row.cells.iter().map(|cell| &text[cell.span.range()]).collect();
        let wanted = format!("| {} |", cells.join(" | "));
        if text[row.span.range()] != wanted && cells.iter().all(|cell| !cell.is_empty()) {
            self.report(
                &codes::STRAY_BLANK,
                row.span,
                "the cells are set apart in another way",
                &format!("write `{wanted}`"),
            );
        }
    }

    fn samples(&mut self) -> Vec<Fence> {
        let fences: Vec<Fence> = std::iter::from_fn(|| self.next_fence()).collect();
        for fence in fences.iter().filter(|f| f.language.is_empty()) {
            let help = "write the language after the ticks, such as ```rust";
            self.report(&codes::SAMPLE_LANGUAGE, fence.span, "the sample names no language", help);
        }
        fences
    }

    /// Over GraphQL the reply is a value of the type that the first line names; else it has the fields of a table.
    fn response(&mut self, at: Span, is_graphql: bool) -> Option<Response> {
        let is_type = |b: &Block| matches!(&b.kind, BlockKind::Paragraph(text) if text.plain().starts_with("类型"));
        let line = self.blocks.next_if(is_type).map(|b| b.kind);
        let name = match line {
            Some(BlockKind::Paragraph(text)) => match text.parts.as_slice() {
                [label, name] if label.text == "类型：" && name.kind == InlineKind::Code => {
                    Some((name.clone(), None))
                }
                [label, name, end] if is_graphql && label.text == "类型：" && end.text == NULLABLE => {
                    Some((name.clone(), Some(end.span)))
                }
                _ => None,
            },
            _ => None,
        };
        if name.is_none() {
            let help = if is_graphql {
                "the first line of the section is 类型：`User` or 类型：`User`。可为空。"
            } else {
                "the first line of the section is 类型：`XRespDto`"
            };
            self.report(&codes::RESPONSE_TYPE, at, "the type of the response is missing", help);
        }
        let rows = if is_graphql { Rows::default() } else { self.rows(RESPONSE) };
        let mut example = None;
        for text in self.paragraphs() {
            if text.plain() == "示例结果：" && example.is_none() {
                example = self.next_fence();
                if example.as_ref().is_none_or(|fence| fence.language != "json") {
                    let help = "a fence marked `json` follows 示例结果：";
                    self.report(&codes::EXAMPLE_FENCE, text.span, "the example is no json fence", help);
                }
            } else {
                self.misplaced(text.span);
            }
        }
        let (name, nullable) = name?;
        Some(Response { name, nullable, rows, example })
    }

    fn dtos(&mut self) -> Vec<Dto> {
        let mut list: Vec<Dto> = Vec::new();
        while let Some(name) = self.next_heading(3) {
            let plain = name.plain();
            if !is_dto_name(&plain) {
                let message = format!("`{plain}` is no name of a DTO");
                let help = "a DTO's name is ASCII letters and digits, starting with a capital";
                self.report(&codes::DTO_NAME, name.span, message, help);
            }
            let rows = self.rows(&plain);
            if let Some(first) = list.iter().find(|dto| dto.name.plain() == plain) {
                let finding = Diagnostic::new(&codes::DTO_TWICE, name.span, format!("`{plain}` is defined twice"));
                let finding = finding.also(first.name.span, "first here");
                self.diagnostics.push(finding.help("keep one of the two sections"));
            } else {
                list.push(Dto { name, rows });
            }
        }
        list
    }
}

/// Whether a route line says QUERY or MUTATION.
fn is_graphql(route: &str) -> bool {
    matches!(route.split(' ').next(), Some("QUERY" | "MUTATION"))
}

/// Fills an empty slot; true when it was full, and then the first content stays.
fn put<T>(slot: &mut Option<T>, value: T) -> bool {
    let full = slot.is_some();
    slot.get_or_insert(value);
    full
}

/// `[A-Z][A-Za-z0-9]*`, at most 100 characters.
pub(crate) fn is_dto_name(name: &str) -> bool {
    name.len() <= 100
        && name.starts_with(|c: char| c.is_ascii_uppercase())
        && name.bytes().all(|b| b.is_ascii_alphanumeric())
}

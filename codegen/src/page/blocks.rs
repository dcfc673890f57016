//! Markdown events as a flat list of blocks.
//!
//! Only headings, one-line paragraphs, tables and fences belong to a page; anything else is reported and left out.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, OffsetIter, Options, Parser, Tag, TagEnd};

use super::inline::{self, Inline, InlineKind, Text};
use super::table::{self, Row, Table};
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::source::{FileId, Sources, Span};

/// One block.
#[derive(Debug)]
pub(super) struct Block {
    pub(super) kind: BlockKind,
    pub(super) span: Span,
}

/// What a block is.
#[derive(Debug)]
pub(super) enum BlockKind {
    Heading { level: u8, text: Text },
    Paragraph(Text),
    Table(Table),
    Fence { language: String, code: String, code_span: Span },
}

/// Reads every block of the page. `None` after a fence that is not closed, which swallows all that follows.
pub(super) fn read(file: FileId, sources: &Sources, diagnostics: &mut Diagnostics) -> Option<Vec<Block>> {
    let text = sources.get(file).text.as_str();
    let events = Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter();
    let mut reader = Reader { file, text, sources, diagnostics, events, lone_ticks: Vec::new(), open_fence: false };
    let (mut blocks, mut end) = (Vec::new(), 0);
    while let Some((event, range)) = reader.events.next() {
        reader.check_gap(end..range.start);
        end = range.end;
        if let Some(block) = reader.block(event, range) {
            reader.check_blank_lines(block.span);
            blocks.push(block);
        }
    }
    reader.check_gap(end..text.len());
    (!reader.open_fence).then_some(blocks)
}

struct Reader<'a> {
    file: FileId,
    text: &'a str,
    sources: &'a Sources,
    diagnostics: &'a mut Diagnostics,
    events: OffsetIter<'a>,
    /// Ticks that open no code span, until it is known whether a wrong number of cells explains them.
    lone_ticks: Vec<Range<usize>>,
    open_fence: bool,
}

impl<'a> Reader<'a> {
    fn span(&self, range: Range<usize>) -> Span {
        self.sources.span(self.file, range)
    }

    fn report(&mut self, code: &'static codes::Code, range: Range<usize>, message: &str, help: &str) {
        let span = self.span(range);
        self.diagnostics.push(Diagnostic::new(code, span, message).help(help));
    }

    /// The block that starts with this event, or `None` for one that has no place in a page.
    fn block(&mut self, event: Event<'a>, range: Range<usize>) -> Option<Block> {
        let trimmed = range.start..range.start + self.text[range.clone()].trim_end().len();
        let span = self.span(trimmed.clone());
        let kind = match event {
            Event::Start(Tag::Heading { level, .. }) => {
                if !self.text[trimmed.clone()].starts_with('#') {
                    self.skip(TagEnd::Heading(level));
                    self.foreign("an underlined heading", trimmed);
                    return None;
                }
                let text = self.inline_text(TagEnd::Heading(level), span);
                BlockKind::Heading { level: level as u8, text }
            }
            Event::Start(Tag::Paragraph) => {
                let text = self.inline_text(TagEnd::Paragraph, span);
                self.check_paragraph(&trimmed)?;
                BlockKind::Paragraph(text)
            }
            Event::Start(Tag::Table(_)) => BlockKind::Table(self.table(span)),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language))) => self.fence(language.into_string(), span),
            Event::Start(tag) => {
                self.skip(tag.to_end());
                self.foreign(foreign_name(&tag), trimmed);
                return None;
            }
            Event::Rule => {
                self.foreign("a rule", trimmed);
                return None;
            }
            _ => {
                self.foreign("this", trimmed);
                return None;
            }
        };
        Some(Block { kind, span })
    }

    /// Text that gives no event, such as a link definition, would be lost without a word.
    fn check_gap(&mut self, gap: Range<usize>) {
        let text = self.text.get(gap.clone()).unwrap_or_default();
        let from = gap.start + text.len() - text.trim_start().len();
        if !text.trim().is_empty() {
            self.foreign("a link definition", from..from + text.trim().len());
        }
    }

    fn foreign(&mut self, what: &str, range: Range<usize>) {
        let help = "a page holds headings, paragraphs of one line, tables and fences";
        self.report(&codes::FOREIGN_BLOCK, range, &format!("{what} has no place in a page"), help);
    }

    /// Passes over the events of a block that is left out.
    fn skip(&mut self, end: TagEnd) {
        let mut depth = 0;
        for (event, _) in self.events.by_ref() {
            match event {
                Event::Start(tag) if tag.to_end() == end => depth += 1,
                Event::End(tag) if tag == end && depth == 0 => return,
                Event::End(tag) if tag == end => depth -= 1,
                _ => {}
            }
        }
    }

    /// A paragraph is one line; more lines mean a lost blank line or a broken table.
    fn check_paragraph(&mut self, range: &Range<usize>) -> Option<()> {
        let text = &self.text[range.clone()];
        let pipes = text.lines().find(|line| line.starts_with('|'));
        if let Some(line) = pipes {
            let start = range.start + (line.as_ptr() as usize - text.as_ptr() as usize);
            let help = "a table needs a blank line before it, and a delimiter line `| --- | … |` with as many cells as its header";
            self.report(&codes::NO_TABLE, start..start + line.len(), "these lines do not form a table", help);
            return None;
        }
        if text.contains('\n') {
            let help = "put a blank line between blocks, or join the lines of a paragraph";
            self.report(&codes::SEVERAL_LINES, range.clone(), "a paragraph is one line", help);
        }
        Some(())
    }

    fn check_blank_lines(&mut self, span: Span) {
        let source = self.sources.get(self.file);
        if span.line > 1 && !source.line_text(span.line - 1).trim().is_empty() {
            let help = "blocks are set apart by blank lines";
            let range = source.line_range(span.line);
            self.report(&codes::BLANK_LINE_MISSING, range, "a blank line is missing before this block", help);
        }
    }

    /// The text and code spans up to `end`.
    fn inline_text(&mut self, end: TagEnd, span: Span) -> Text {
        let mut parts = Vec::new();
        self.inlines(end).into_iter().for_each(|part| inline::push(&mut parts, part));
        self.report_lone_ticks();
        let span = match (parts.first(), parts.last()) {
            // From the first tick or character to the last.
            (Some(_), Some(_)) => Span { start: self.text_start(span), ..span },
            _ => span,
        };
        Text { parts, span }
    }

    fn report_lone_ticks(&mut self) {
        for range in std::mem::take(&mut self.lone_ticks) {
            let help = "close the code span, or remove the tick";
            self.report(&codes::LONE_TICK, range, "a tick opens no code span", help);
        }
    }

    /// The start of a heading's words, after its `#`.
    fn text_start(&self, span: Span) -> u32 {
        let words = &self.text[span.range()];
        let without = words.trim_start_matches('#').trim_start();
        if words.starts_with('#') { span.end - u32::try_from(without.len()).unwrap_or(0) } else { span.start }
    }

    /// Runs of text and code spans up to `end`, as the events give them.
    fn inlines(&mut self, end: TagEnd) -> Vec<Inline> {
        let mut parts = Vec::new();
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::End(tag) if tag == end => break,
                Event::Text(text) => {
                    if text.contains('`') {
                        self.lone_ticks.push(range.clone());
                    }
                    if self.text[range.clone()].starts_with('&') && self.text[range.clone()] != *text {
                        self.foreign_inline("an entity", range.clone());
                    }
                    let span = self.span(range);
                    parts.push(Inline { kind: InlineKind::Text, text: text.into_string(), span });
                }
                Event::Code(code) => {
                    let span = self.span(self.inside_of_ticks(range));
                    parts.push(Inline { kind: InlineKind::Code, text: code.into_string(), span });
                }
                Event::SoftBreak => {
                    let span = self.span(range);
                    parts.push(Inline { kind: InlineKind::Text, text: " ".to_owned(), span });
                }
                Event::End(_) | Event::Start(Tag::TableCell) => {}
                Event::Start(tag) => self.foreign_inline(foreign_name(&tag), range),
                Event::InlineHtml(_) | Event::Html(_) => self.foreign_inline("HTML", range),
                _ => self.foreign_inline("this", range),
            }
        }
        parts
    }

    fn foreign_inline(&mut self, what: &str, range: Range<usize>) {
        let help = "use plain text and code spans; write `\\<`, `\\*`, `\\[` for the characters themselves";
        self.report(&codes::FOREIGN_INLINE, range, &format!("{what} has no place in text"), help);
    }

    fn inside_of_ticks(&self, range: Range<usize>) -> Range<usize> {
        let words = &self.text[range.clone()];
        let ticks = words.len() - words.trim_start_matches('`').len();
        let inner = range.start + ticks..(range.end.saturating_sub(ticks)).max(range.start + ticks);
        let text = self.text.get(inner.clone()).unwrap_or_default();
        let padded = ticks > 1 && text.len() > 1 && text.starts_with(' ') && text.ends_with(' ');
        if padded { inner.start + 1..inner.end - 1 } else { inner }
    }

    fn fence(&mut self, language: String, span: Span) -> BlockKind {
        let (mut code, mut range) = (String::new(), None::<Range<usize>>);
        for (event, part) in self.events.by_ref() {
            match event {
                Event::Text(text) => {
                    code.push_str(&text);
                    range = Some(range.map_or(part.clone(), |r| r.start..part.end));
                }
                Event::End(TagEnd::CodeBlock) => break,
                _ => {}
            }
        }
        let opening = self.sources.get(self.file).line_range(span.line);
        if !self.text[span.range()].ends_with("```") || !self.text[opening.clone()].starts_with("```") {
            self.open_fence = true;
            self.report(&codes::OPEN_FENCE, opening, "the fence is not closed", "fences are lines of three ticks");
        }
        let range = range.unwrap_or(span.range());
        BlockKind::Fence { language, code, code_span: self.span(range) }
    }

    fn table(&mut self, span: Span) -> Table {
        let mut rows: Vec<Row> = Vec::new();
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::Start(Tag::TableHead) => rows.push(self.row(TagEnd::TableHead, &range)),
                Event::Start(Tag::TableRow) => {
                    let row = self.row(TagEnd::TableRow, &range);
                    // A pipe in a code span tears the span apart; the number of cells tells it better.
                    if rows.first().is_none_or(|header| header.cells.len() == row.cells.len()) {
                        self.report_lone_ticks();
                    }
                    self.lone_ticks.clear();
                    rows.push(row);
                }
                Event::End(TagEnd::Table) => break,
                _ => {}
            }
        }
        // The parser never gives a table without a head.
        let header = if rows.is_empty() { Row { cells: Vec::new(), span, framed: true } } else { rows.remove(0) };
        Table { header, rows, span }
    }

    fn row(&mut self, end: TagEnd, range: &Range<usize>) -> Row {
        let inlines = self.inlines(end);
        let words = &self.text[range.clone()];
        let line = words.lines().next().unwrap_or_default().trim_end();
        let start = range.start + line.len() - line.trim_start().len();
        let line = line.trim_start();
        let (cells, framed) = table::cut(line, start);
        let cells = cells.into_iter().map(|cell| self.span(cell)).collect();
        Row { cells: table::fill(cells, inlines), span: self.span(start..start + line.len()), framed }
    }
}

fn foreign_name(tag: &Tag<'_>) -> &'static str {
    match tag {
        Tag::BlockQuote(_) => "a quotation",
        Tag::CodeBlock(_) => "an indented code block",
        Tag::HtmlBlock => "HTML",
        Tag::List(_) | Tag::Item => "a list",
        Tag::Emphasis | Tag::Strong => "emphasis",
        Tag::Link { .. } => "a link",
        Tag::Image { .. } => "an image",
        _ => "this",
    }
}

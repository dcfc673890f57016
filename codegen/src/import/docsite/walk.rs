//! The sections of a page, in the order of the file: enters its blocks, leaves the parts of the [`Draft`].

use std::ops::Range;

use super::cells;
use super::headings::{Heading, Kind, is_name};
use super::lines::{Block, Cursor};
use super::method;
use super::report::Report;
use super::tables::{Line, Tables};
use crate::diagnostic::{Diagnostics, codes};
use crate::import::draft::{Draft, Raw, RawDto};
use crate::source::{FileId, Sources};

/// How many includes one page may have; the pages have at most three.
const MAX_INCLUDES: usize = 16;

/// How often the sections of an operation stand on the page.
#[derive(Debug, Default)]
pub(super) struct Sections {
    pub(super) parameters: usize,
    pub(super) responses: usize,
    /// Headers of tables that describe parameters or a response.
    pub(super) tables: usize,
}

impl Sections {
    /// How many operations the page describes.
    pub(super) fn operations(&self) -> usize {
        self.parameters.max(self.responses)
    }
}

/// Reads one page and the files that it includes.
pub(super) struct Walk<'a> {
    page: FileId,
    includes: &'a dyn Fn(&str) -> Option<FileId>,
    included: usize,
    report: Report<'a>,
    draft: Draft,
    has_title: bool,
    sections: Sections,
    /// `None` before the first section of the template.
    section: Option<Kind>,
    tables: Tables,
    /// The paragraph of the introduction that is not yet complete.
    paragraph: Option<(FileId, Range<usize>)>,
    /// The first call in a code sample.
    called: Option<Raw>,
}

impl<'a> Walk<'a> {
    pub(super) fn new(page: FileId, sources: &'a Sources, includes: &'a dyn Fn(&str) -> Option<FileId>) -> Self {
        let report = Report::new(sources);
        let draft = Draft {
            file: page,
            title: report.raw(page, 0..0),
            intro: Vec::new(),
            method_name: None,
            says_query: false,
            parameters: Vec::new(),
            response_name: None,
            response: Vec::new(),
            example: None,
            dtos: Vec::new(),
        };
        Self {
            page,
            includes,
            included: 0,
            report,
            draft,
            has_title: false,
            sections: Sections::default(),
            section: None,
            tables: Tables::default(),
            paragraph: None,
            called: None,
        }
    }

    /// Walks through a file: the page, or one that it includes.
    pub(super) fn file(&mut self, file: FileId) {
        let mut cursor = Cursor::new(self.report.text(file));
        while let Some(block) = cursor.block() {
            match block {
                Block::Row(first) => self.row(file, first, &mut cursor),
                Block::Text(at) => self.text(file, at),
                block => {
                    self.end_paragraph();
                    self.tables.interrupt(&mut self.report);
                    self.block(file, block);
                }
            }
        }
        self.end_paragraph();
        self.tables.interrupt(&mut self.report);
    }

    /// What was read.
    pub(super) fn finish(mut self) -> (Draft, Sections, Diagnostics) {
        if !self.has_title {
            self.report.add(&codes::FRAME_MENDED, self.page, 0..0, "the page has no title");
        }
        if self.draft.method_name.is_none()
            && let Some(called) = self.called.take()
        {
            let message = format!("the page names no method; its code sample calls `{}`", called.text);
            self.report.add(&codes::METHOD_FROM_SAMPLE, called.at.file, called.at.range(), message);
            self.draft.method_name = Some(called);
        }
        (self.draft, self.sections, self.report.finish(self.page))
    }

    /// A block that is neither a row nor a line of words.
    fn block(&mut self, file: FileId, block: Block) {
        match block {
            Block::Heading(heading) => self.heading(file, &heading),
            Block::Fence { at, body, closed } => {
                if !closed {
                    let open = cells::trimmed(self.report.text(file), at.start..body.start);
                    self.report.add(&codes::FRAME_MENDED, file, open, "nothing closes the fence");
                }
                self.fence(file, at, body);
            }
            Block::Comment { at, closed } => self.comment(file, at, closed),
            Block::Include { at, path } => self.include(file, at, path),
            Block::Blank | Block::Row(_) | Block::Text(_) => {}
        }
    }

    fn heading(&mut self, file: FileId, heading: &Heading) {
        let text = self.report.text(file);
        let in_dtos = matches!(self.section, Some(Kind::Dtos | Kind::Dto(_)));
        let kind = match heading.kind(text) {
            Kind::Other if in_dtos && heading.level > 2 && is_name(&text[heading.at.clone()]) => {
                Kind::Dto(heading.at.clone())
            }
            kind => kind,
        };
        if heading.level == 1 && !self.has_title {
            self.has_title = true;
            self.draft.title = self.report.raw(file, heading.at.clone());
            return;
        }
        if kind == Kind::Other && self.section.is_none() {
            self.intro(file, heading.line.clone());
            return self.end_paragraph();
        }
        // 示例结果 as a heading belongs to the response.
        let kind = if kind == Kind::Example { Kind::Response } else { self.count(kind) };
        self.tables.section(&mut self.report);
        if let Kind::Dto(name) = &kind {
            let name = self.report.raw(file, name.clone());
            self.draft.dtos.push(RawDto { name, rows: Vec::new() });
        }
        self.section = Some(kind);
    }

    fn count(&mut self, kind: Kind) -> Kind {
        match kind {
            Kind::Parameters => self.sections.parameters += 1,
            Kind::Response => self.sections.responses += 1,
            _ => {}
        }
        kind
    }

    fn fence(&mut self, file: FileId, at: Range<usize>, body: Range<usize>) {
        let text = self.report.text(file);
        match &self.section {
            None => {
                self.intro(file, at);
                self.end_paragraph();
            }
            Some(Kind::Sample) if self.called.is_none() => {
                let called = method::called(&text[body.clone()]);
                self.called = called.map(|name| self.report.raw(file, body.start + name.start..body.start + name.end));
            }
            Some(Kind::Response) if self.draft.example.is_none() => {
                let json = cells::trimmed(text, body);
                if text[json.clone()].starts_with(['{', '[']) {
                    self.draft.example = Some(self.report.raw(file, json));
                }
            }
            Some(_) => {}
        }
    }

    fn comment(&mut self, file: FileId, at: Range<usize>, closed: bool) {
        let text = self.report.text(file);
        if !closed {
            self.report.add(&codes::FRAME_MENDED, file, at, "nothing closes the comment");
            return;
        }
        let count = text[at.clone()].lines().filter(|line| cells::looks_like_row(line.trim())).count();
        if count > 0 {
            self.report.add(&codes::ROW_LEFT_OUT, file, at, format!("{count} rows stand in a comment"));
        }
    }

    fn include(&mut self, file: FileId, at: Range<usize>, path: Range<usize>) {
        let path = &self.report.text(file)[path];
        self.included += 1;
        // An included file includes nothing itself, so that no file can include itself.
        let found = if file == self.page && self.included <= MAX_INCLUDES { (self.includes)(path) } else { None };
        match found {
            Some(found) if found != self.page => self.file(found),
            _ => self.report.add(&codes::INCLUDE_LOST, file, at, format!("`{path}` is not part of the page")),
        }
    }

    fn row(&mut self, file: FileId, first: Range<usize>, cursor: &mut Cursor<'a>) {
        if self.section.is_none() {
            return self.intro(file, first);
        }
        let text = self.report.text(file);
        let indented = text[first.clone()].starts_with(' ');
        let lines = cursor.row(first);
        if !matches!(self.section, Some(Kind::Parameters | Kind::Response | Kind::Dto(_))) {
            return self.tables.leave_out(file, lines.at.clone(), &text[lines.at]);
        }
        match self.tables.line(&mut self.report, file, lines, cursor.peek()) {
            Line::Nothing => {}
            Line::Header if matches!(self.section, Some(Kind::Dto(_))) => {}
            Line::Header => self.sections.tables += 1,
            Line::Row { row, says_query } => match self.section {
                Some(Kind::Parameters) => {
                    self.draft.says_query |= indented || says_query;
                    self.draft.parameters.push(*row);
                }
                Some(Kind::Response) => self.draft.response.push(*row),
                _ => self.draft.dtos.last_mut().map_or((), |dto| dto.rows.push(*row)),
            },
        }
    }

    fn text(&mut self, file: FileId, at: Range<usize>) {
        let text = self.report.text(file);
        let words = text[at.clone()].trim();
        if self.tables.is_open() {
            let message = "a line under a row belongs to none and was left out";
            self.report.add(&codes::ROW_LEFT_OUT, file, at.clone(), message);
        }
        self.tables.interrupt(&mut self.report);
        match &self.section {
            None => self.intro(file, at),
            Some(Kind::Method) if self.draft.method_name.is_none() => {
                let name = method::named(&text[at.clone()]);
                let name = name.map(|name| self.report.raw(file, at.start + name.start..at.start + name.end));
                self.draft.method_name = name;
            }
            Some(Kind::Response) if self.draft.response_name.is_none() => {
                let name = words.strip_prefix("类型").and_then(|rest| rest.strip_prefix(['：', ':']));
                let name = name.map(|name| name.trim().trim_matches('`').trim()).filter(|name| !name.is_empty());
                if let Some((start, name)) = name.and_then(|name| Some((text[at.clone()].rfind(name)?, name))) {
                    let start = at.start + start;
                    self.draft.response_name = Some(self.report.raw(file, start..start + name.len()));
                }
            }
            Some(_) => {}
        }
    }

    /// A part of the introduction: a line of a paragraph, or a heading or fence as it stands.
    fn intro(&mut self, file: FileId, at: Range<usize>) {
        let words = self.report.text(file)[at.clone()].trim();
        if words.starts_with("<LastUpdated") || words.starts_with("> 此文档根据") {
            return self.end_paragraph();
        }
        self.paragraph = Some(match self.paragraph.take() {
            Some((_, all)) => (file, all.start..at.end),
            None => (file, at),
        });
    }

    fn end_paragraph(&mut self) {
        if let Some((file, at)) = self.paragraph.take() {
            let at = cells::trimmed(self.report.text(file), at);
            self.draft.intro.push(self.report.raw(file, at));
        }
    }
}

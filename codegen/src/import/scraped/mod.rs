//! Pages that came as scraped text: headings as `¶`, no outer pipes, no fences, and some cells removed.
//!
//! Enters: the text of such a page. Leaves: its [`Draft`], and a note for every repair. Marks of full and of half width are
//! both known, since scraping may normalise them. What such a page cannot tell (verb and path) is not guessed.

pub(crate) mod calls;
mod names;
mod sections;
mod slips;
mod table;
pub(crate) mod text;
mod witness;

use self::calls::calls;
use self::names::Owner;
use self::sections::{Kind, Section};
use self::table::Row;
use self::text::{Line, Page, after_label, camel, lines};
use self::witness::{Entry, Witnesses};
use crate::diagnostic::{Diagnostics, codes};
use crate::import::draft::{Draft, Raw, RawDto};
use crate::source::{FileId, Sources};

/// Whether a text has this form: a heading begins with `¶`.
pub fn sniff(text: &str) -> bool {
    lines(text).any(|line| line.text.starts_with('¶'))
}

/// Reads a page. `None`, with the reason reported, when it documents no operation.
pub fn read(file: FileId, sources: &Sources, diagnostics: &mut Diagnostics) -> Option<Draft> {
    let mut page = Page::new(file, sources, diagnostics);
    let lines = page.lines();
    let (before, sections) = sections::split(&lines);
    left_out(before, "the line stands before the first heading", &mut page);
    let mut sections = sections.into_iter();
    let title = sections.next();
    let sections: Vec<Section<'_, '_>> = sections.collect();
    let Some(title) = title.filter(|_| sections.iter().any(|s| s.kind.is_table())) else {
        page.report(&codes::NOT_A_PAGE, 0..0, "no section of this text documents an operation");
        return None;
    };
    let mut found = Found::default();
    for section in &sections {
        found.add(section, &mut page);
    }
    let intro: Vec<Raw> = title
        .body
        .iter()
        .filter(|line| after_label(line.text, "更新时间").is_none())
        .map(|line| page.raw(line.range()))
        .collect();
    let title = page.raw(title.name.range());
    let message = format!("scraped text: {} headings, tables and fences were restored", sections.len() + 1);
    page.report(&codes::SCRAPED_TEXT, title.at.range(), message);
    Some(found.draft(title, intro, &mut page))
}

/// Reports lines that belong nowhere.
fn left_out(lines: &[Line<'_>], why: &str, page: &mut Page<'_, '_>) {
    for line in lines {
        page.report(&codes::LINE_LEFT_OUT, line.range(), why);
    }
}

/// The parts of a page as far as they are read.
#[derive(Default)]
struct Found {
    method: Option<Raw>,
    arguments: Vec<Entry>,
    parameters: Vec<Row>,
    response_name: Option<Raw>,
    response: Vec<Row>,
    example: Option<Raw>,
    witnesses: Witnesses,
    structures: Vec<(Raw, Vec<Row>)>,
}

impl Found {
    fn add(&mut self, section: &Section<'_, '_>, page: &mut Page<'_, '_>) {
        let again = match section.kind {
            Kind::Parameters => !self.parameters.is_empty(),
            Kind::Response => !self.response.is_empty() || self.example.is_some(),
            _ => false,
        };
        if again {
            page.report(&codes::SECTION_AGAIN, section.name.range(), "the section stands twice; its rows were added");
        }
        match section.kind {
            Kind::Parameters => self.parameters.extend(table::read(section.body, page)),
            Kind::Method => self.method_name(section, page),
            Kind::Sample => self.sample(section, page),
            Kind::Response => self.response(section, page),
            Kind::Structures => left_out(section.body, "the line stands before the first structure", page),
            Kind::Structure => {
                let rows = table::read(section.body, page);
                self.structures.push((page.raw(section.name.range()), rows));
            }
            Kind::Other => {
                let message = format!("no part of an operation; {} lines were left out", section.body.len());
                page.report(&codes::LINE_LEFT_OUT, section.range(), message);
            }
        }
    }

    /// 方法名称 names the client and its method.
    fn method_name(&mut self, section: &Section<'_, '_>, page: &mut Page<'_, '_>) {
        if let Some(line) = section.body.first() {
            let words = line.text.trim_end_matches(['`', '(', ')']);
            let name = words.rsplit(['.', '`']).next().unwrap_or(words);
            self.method = Some(page.raw(line.start + words.len() - name.len()..line.start + words.len()));
        }
        left_out(section.body.get(1..).unwrap_or_default(), "a page names one method", page);
    }

    /// The first call of a client names the method, and shows its parameters.
    fn sample(&mut self, section: &Section<'_, '_>, page: &mut Page<'_, '_>) {
        let range = section.body_range();
        let code = page.slice(range.clone());
        let Some(call) = calls(code).into_iter().next() else { return };
        let place = |inner: &std::ops::Range<usize>| range.start + inner.start..range.start + inner.end;
        if self.method.is_none() {
            let name = page.raw(place(&call.name));
            let message = format!("the method is `{}`, as the sample calls it", name.text);
            page.report(&codes::METHOD_FROM_SAMPLE, name.at.range(), message);
            self.method = Some(name);
        }
        // A sample of JavaScript passes one object.
        let depth = call.arguments.iter().map(|argument| argument.depth).min();
        for argument in call.arguments.iter().filter(|argument| Some(argument.depth) == depth) {
            let value = page.slice(place(&argument.value)).trim().trim_matches(['"', '\'']).to_owned();
            let at = place(&argument.name);
            self.arguments.push(Entry { key: camel(page.slice(at.clone())), at, value, composite: None });
        }
    }

    /// 类型:, the table, and 示例结果: with JSON up to the end of the section.
    fn response(&mut self, section: &Section<'_, '_>, page: &mut Page<'_, '_>) {
        let body = section.body;
        let is_example = |line: &Line<'_>| after_label(line.text, "示例结果").is_some();
        let (before, after) = body.split_at(body.iter().position(is_example).unwrap_or(body.len()));
        let name = before.iter().position(|line| after_label(line.text, "类型").is_some_and(|name| !name.is_empty()));
        if let Some((at, line)) = name.and_then(|at| Some((at, before.get(at)?))) {
            let name = after_label(line.text, "类型").unwrap_or_default();
            self.response_name.get_or_insert(page.raw(line.end() - name.len()..line.end()));
            left_out(&before[..at], "the line belongs to no part of the page", page);
        }
        self.response.extend(table::read(&before[name.map_or(0, |at| at + 1)..], page));
        let Some((label, json)) = after.split_first() else { return };
        let start = label.text.find([':', '\u{ff1a}']).map_or(label.end(), |colon| label.start + colon);
        let start = start + page.slice(start..label.end()).chars().next().map_or(0, char::len_utf8);
        let words = page.trim(start..json.last().map_or(label.end(), Line::end));
        let (objects, end) = witness::objects(page.slice(words.clone()), words.start);
        for object in objects {
            self.witnesses.add(object);
        }
        if !words.is_empty() {
            self.example.get_or_insert(page.block(words.start..end));
        }
        let rest = json.partition_point(|line| line.start < end);
        left_out(&json[rest..], "the line stands after the example", page);
    }

    /// Puts the parts together, once all witnesses are heard.
    fn draft(mut self, title: Raw, intro: Vec<Raw>, page: &mut Page<'_, '_>) -> Draft {
        let arguments: Vec<_> =
            self.arguments.iter().map(|argument| (argument.key.clone(), argument.at.clone())).collect();
        let sample = (!arguments.is_empty()).then(|| self.witnesses.add(self.arguments));
        let known = &self.witnesses;
        let says_query = self.parameters.iter().any(|row| row.in_query);
        let mut searches = names::SEARCHES;
        let mut rows = |rows: Vec<Row>, owner: &Owner<'_>| {
            let mut rows = names::recover(rows, owner, known, &mut searches, page);
            slips::mend(&mut rows, known, page);
            rows
        };
        let parameters = rows(self.parameters, &Owner::Operation { sample });
        let response = rows(self.response, &Owner::Operation { sample: None });
        let structures = self.structures.into_iter();
        let dtos =
            structures.map(|(name, list)| RawDto { rows: rows(list, &Owner::Structure(&name.text)), name }).collect();
        let listed: std::collections::HashSet<&str> = parameters.iter().map(|row| row.name.text.as_str()).collect();
        for (name, at) in arguments.into_iter().filter(|(name, _)| !listed.contains(name.as_str())) {
            let message = format!("the sample passes `{name}`, which the table does not have");
            page.report(&codes::SAMPLE_PASSES_MORE, at, message);
        }
        Draft {
            file: page.file,
            title,
            intro,
            method_name: self.method,
            says_query,
            parameters,
            response_name: self.response_name,
            response,
            example: self.example,
            dtos,
        }
    }
}

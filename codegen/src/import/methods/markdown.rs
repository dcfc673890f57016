//! The Markdown form of a page of methods.
//!
//! Enters: the lines of a page, or the parts of a section 参数. Leaves: its parts, or its parameters. A fence that nothing
//! closes ends before the next heading, so that it hides no method.

use std::ops::Range;

use super::ParamDraft;
use super::item::{self, Item};
use super::parts::{Kind, Part};
use crate::diagnostic::codes;
use crate::import::draft::Raw;
use crate::import::scraped::text::{Line, Page};

/// The parts of a page.
pub(super) fn parts<'a>(lines: &[Line<'a>], page: &mut Page<'_, '_>) -> Vec<Part<'a>> {
    let ends = Ends::of(lines);
    let mut parts = Vec::new();
    let mut at = front_matter(lines);
    while let Some(line) = lines.get(at) {
        at += 1;
        let heading = line.text.trim_start_matches('#');
        if let Some(ticks) = fence(line.text) {
            let (inside, next, closed) = ends.of_fence(at, ticks);
            if !closed {
                page.report(&codes::FRAME_MENDED, line.range(), "nothing closes this fence");
            }
            let inner = lines.get(inside).unwrap_or_default();
            let start = inner.first().map_or(line.end(), |first| first.start);
            parts.push(Part::Code(start..inner.last().map_or(start, Line::end)));
            at = next;
        } else if heading.len() == line.text.len() || !heading.starts_with([' ', '\t']) {
            if !is_boilerplate(line.text) {
                parts.push(Part::Text(*line));
            }
        } else {
            let heading = heading.trim();
            let title = Line { text: heading, start: line.end() - heading.len(), indent: line.indent };
            parts.push(Kind::of(heading).map_or(Part::Title(title), |kind| Part::Section(kind, title)));
        }
    }
    parts
}

fn is_boilerplate(line: &str) -> bool {
    line.starts_with("<LastUpdated") || line.starts_with("<!--") && line.ends_with("-->")
}

/// How many lines of front matter there are.
fn front_matter(lines: &[Line<'_>]) -> usize {
    let is_rule = |line: &Line<'_>| line.text == "---";
    match lines.split_first() {
        Some((first, rest)) if is_rule(first) => rest.iter().position(is_rule).map_or(0, |end| end + 2),
        _ => 0,
    }
}

/// The number of ticks of a line that opens or closes a fence.
fn fence(line: &str) -> Option<usize> {
    let info = line.trim_start_matches('`');
    let ticks = line.len() - info.len();
    (ticks >= 3 && !info.contains('`')).then_some(ticks)
}

/// For each line, the next one that can end a fence.
struct Ends {
    three: Vec<usize>,
    four: Vec<usize>,
    opening: Vec<usize>,
    section: Vec<usize>,
    heading: Vec<usize>,
}

impl Ends {
    fn of(lines: &[Line<'_>]) -> Self {
        let next = |is_end: &dyn Fn(&str) -> bool| {
            let mut next = vec![lines.len(); lines.len() + 1];
            for (at, line) in lines.iter().enumerate().rev() {
                next[at] = if is_end(line.text) { at } else { next[at + 1] };
            }
            next
        };
        let closes = |line: &str, ticks: usize| line.len() >= ticks && line.bytes().all(|b| b == b'`');
        let heading = |line: &str| line.starts_with("##");
        Self {
            three: next(&|line| closes(line, 3)),
            four: next(&|line| closes(line, 4)),
            opening: next(&|line| fence(line).is_some_and(|ticks| line.len() > ticks)),
            section: next(&|line| heading(line) && Kind::of(line.trim_start_matches('#').trim()).is_some()),
            heading: next(&heading),
        }
    }

    /// The lines inside a fence that was opened before `at`, the line after it, and whether it was closed. A fence of three
    /// ticks is not closed when another one opens inside; one of more may be closed by three when nothing else does.
    fn of_fence(&self, at: usize, ticks: usize) -> (Range<usize>, usize, bool) {
        let next = |list: &Vec<usize>| list.get(at).copied().unwrap_or(at);
        let (three, four, section) = (next(&self.three), next(&self.four), next(&self.section));
        let by_three = three < section.min(next(&self.opening));
        if ticks > 3 && four < section {
            (at..four, four + 1, true)
        } else if by_three {
            (at..three, three + 1, ticks == 3)
        } else {
            let end = next(&self.heading).min(next(&self.opening));
            (at..end, end, false)
        }
    }
}

/// How deep items may stand in each other.
const MAX_DEPTH: usize = 8;

/// An item that others may stand below.
struct Above {
    indent: usize,
    index: usize,
}

/// Reads a section 参数.
pub(super) fn params(parts: &[Part<'_>], page: &mut Page<'_, '_>) -> Vec<ParamDraft> {
    let mut list = List { params: Vec::new(), above: Vec::new() };
    for part in parts {
        match part {
            Part::Text(line) => match line.text.strip_prefix(['-', '*', '+']) {
                Some(words) if words.starts_with([' ', '`']) => list.item(line, words.trim_start(), page),
                _ => list.goes_on(line, page),
            },
            Part::Code(range) => match list.params.last_mut() {
                Some(last) if last.example.is_none() => last.example = Some(page.block(range.clone())),
                _ => page.report(&codes::LINE_LEFT_OUT, range.clone(), "the code belongs to no parameter"),
            },
            Part::Title(line) | Part::Section(_, line) => list.goes_on(line, page),
        }
    }
    list.params
}

struct List {
    params: Vec<ParamDraft>,
    above: Vec<Above>,
}

impl List {
    fn item(&mut self, line: &Line<'_>, words: &str, page: &mut Page<'_, '_>) {
        while self.above.last().is_some_and(|above| above.indent >= line.indent) {
            self.above.pop();
        }
        self.above.truncate(MAX_DEPTH);
        let start = line.end() - words.len();
        let parent = self.above.last().map(|above| above.index);
        match (item::read(words), parent) {
            (Some(item), parent) => self.param(line, start, item, parent, page),
            (None, Some(parent)) => self.append(parent, line, page),
            (None, None) => page.report(&codes::LINE_LEFT_OUT, line.range(), "the item names no parameter"),
        }
    }

    fn param(&mut self, line: &Line<'_>, start: usize, item: Item, parent: Option<usize>, page: &mut Page<'_, '_>) {
        let mut odd = item.odd;
        let place = |range: Range<usize>| start + range.start..start + range.end;
        let mut path = page.raw(place(item.path));
        let ty = item.ty.map(|ty| page.raw(place(ty)));
        if let Some((index, parent)) = parent.and_then(|index| Some((index, self.params.get(index)?))) {
            if ty.is_none() && is_value(&path.text, parent) {
                if path.text.chars().any(char::is_lowercase) {
                    page.report(&codes::ITEM_MENDED, line.range(), "the item was read as a value of the one above");
                }
                self.append(index, line, page);
                return;
            }
            let below =
                path.text.strip_prefix(parent.path.text.as_str()).is_some_and(|rest| rest.starts_with(['.', '[']));
            let root = parent.path.text.split(['.', '[']).next();
            if !below && root != path.text.split(['.', '[']).next() {
                path.text = format!("{}.{}", parent.path.text, path.text);
                odd.push("its name lacks that of the item above");
            }
        }
        if let Some(dotted) = dotted(&path.text) {
            odd.push("its path is written with brackets");
            path.text = dotted;
        }
        if !odd.is_empty() {
            page.report(&codes::ITEM_MENDED, line.range(), format!("`{}`: {}", path.text, odd.join(", ")));
        }
        self.above.push(Above { indent: line.indent, index: self.params.len() });
        let ty = ty.map(|ty| Raw { text: ty.text.replace('\\', ""), at: ty.at });
        let description = page.raw(start + item.description..line.end());
        self.params.push(ParamDraft { at: page.span(line.range()), path, ty, description, example: None });
    }

    /// A line that starts no item goes on with the last one.
    fn goes_on(&mut self, line: &Line<'_>, page: &mut Page<'_, '_>) {
        let Some(last) = self.params.len().checked_sub(1) else {
            page.report(&codes::LINE_LEFT_OUT, line.range(), "the line stands before the first parameter");
            return;
        };
        if line.indent == 0 {
            page.report(&codes::ITEM_MENDED, line.range(), "the line was added to the description above");
        }
        self.append(last, line, page);
    }

    fn append(&mut self, index: usize, line: &Line<'_>, page: &Page<'_, '_>) {
        if let Some(param) = self.params.get_mut(index) {
            let separator = if param.description.text.is_empty() { "" } else { " " };
            param.description.text.push_str(separator);
            param.description.text.push_str(line.text);
            let end = page.span(line.range()).end;
            param.description.at.end = end;
            param.at.end = end;
        }
    }
}

/// An item without a type is a value when it is written in capitals, or when the item above can have no fields.
fn is_value(path: &str, parent: &ParamDraft) -> bool {
    let scalar = ["str", "string", "int", "number", "bool", "boolean", "str[]", "string[]"];
    let capitals = path.chars().any(char::is_uppercase) && !path.chars().any(char::is_lowercase);
    capitals || parent.ty.as_ref().is_some_and(|ty| scalar.contains(&ty.text.as_str()))
}

/// `a[b][c]` as `a.b.c`; `None` when there are no brackets around names.
pub(super) fn dotted(path: &str) -> Option<String> {
    let has_names = path.match_indices('[').any(|(at, _)| !path[at + 1..].starts_with(']'));
    has_names.then(|| path.replace("][", ".").replace('[', ".").replace(']', ""))
}

//! The scraped form of a page of methods: all headings are level 1, bullets and fences are lost, and each name is glued to
//! the end of the description before it.
//!
//! Enters: the lines of a page, or the parts of a section 参数. Leaves: its parts, or its parameters.

use std::ops::Range;

use super::ParamDraft;
use super::cut::cut;
use super::item;
use super::markdown::dotted;
use super::parts::{Kind, Part};
use super::signature;
use crate::diagnostic::codes;
use crate::import::draft::Raw;
use crate::import::scraped::text::{Line, Page};

/// How many arguments of a signature are looked for in a text.
const MAX_ROOTS: usize = 64;

/// Whether a page has this form: a known section as a level-1 heading, and no fences.
pub(super) fn sniff(lines: &[Line<'_>]) -> bool {
    let section =
        |line: &Line<'_>| heading(line).is_some_and(|h| line.text.starts_with("# ") && Kind::of(h.text).is_some());
    lines.iter().any(section) && !lines.iter().any(|line| line.text.starts_with("```"))
}

/// The parts of a page. A heading in a sample is a comment, unless a signature or a section follows.
pub(super) fn parts<'a>(lines: &[Line<'a>]) -> Vec<Part<'a>> {
    let mut parts: Vec<Part<'a>> = Vec::new();
    let (mut in_sample, mut titled) = (false, false);
    for (at, line) in lines.iter().enumerate() {
        let heading = heading(line);
        let kind = heading.and_then(|heading| Kind::of(heading.text));
        let next = lines.get(at + 1);
        let follows = next.is_some_and(|next| signature::is_call(next.text) || is_section(next));
        match (heading, kind) {
            (Some(heading), Some(kind)) => {
                in_sample = kind == Kind::Samples;
                parts.push(Part::Section(kind, heading));
            }
            (Some(heading), None) if follows || !titled => {
                (in_sample, titled) = (false, true);
                parts.push(Part::Title(heading));
            }
            _ if in_sample => match parts.last_mut() {
                Some(Part::Code(range)) => range.end = line.end(),
                _ => parts.push(Part::Code(line.range())),
            },
            _ => parts.push(Part::Text(*line)),
        }
    }
    parts
}

fn heading<'a>(line: &Line<'a>) -> Option<Line<'a>> {
    let words = line.text.trim_start_matches('#');
    let found = Line { text: words.trim_start(), start: line.end() - words.trim_start().len(), indent: 0 };
    (words.len() < line.text.len() && !found.text.is_empty()).then_some(found)
}

fn is_section(line: &Line<'_>) -> bool {
    heading(line).is_some_and(|heading| Kind::of(heading.text).is_some())
}

/// A parameter whose description has not ended.
struct Open {
    path: Raw,
    start: usize,
    ty: Raw,
    words: usize,
}

/// Reads a section 参数. A line that starts with a type begins a description; its name ends the text before it.
pub(super) fn params(parts: &[Part<'_>], roots: &[&str], page: &mut Page<'_, '_>) -> Vec<ParamDraft> {
    let roots = &roots[..roots.len().min(MAX_ROOTS)];
    let ranges: Vec<Range<usize>> = parts.iter().map(Part::range).collect();
    let Some(first) = ranges.first() else { return Vec::new() };
    let mut params = Vec::new();
    let mut open: Option<Open> = None;
    // The text since the last type: where it starts, and where its last line does.
    let (mut words, mut last) = (first.start, first.start..first.start);
    for range in &ranges {
        let line = page.slice(range.clone());
        let name = item::angle(line).and_then(|found| Some((found, name(last.clone(), roots, page)?)));
        let Some(((ty, end), name)) = name else {
            if line.starts_with('<') {
                page.report(&codes::ITEM_MENDED, range.clone(), "no name stands before this type; it was read as text");
            }
            last = range.clone();
            continue;
        };
        close(open.take(), words, name.start, &mut params, page);
        let mut path = page.raw(name.clone());
        path.text = dotted(&path.text).unwrap_or(path.text);
        words = range.start + end;
        last = words..range.end;
        open =
            Some(Open { path, start: name.start, ty: page.raw(range.start + ty.start..range.start + ty.end), words });
    }
    let end = ranges.last().map_or(words, |range| range.end);
    close(open, words, end, &mut params, page);
    params
}

/// The place of the name at the end of a line.
fn name(line: Range<usize>, roots: &[&str], page: &mut Page<'_, '_>) -> Option<Range<usize>> {
    let text = page.slice(line.clone());
    let cut = cut(text, roots)?;
    let name = line.start + cut.at..line.end;
    let words = page.slice(name.clone());
    match (cut.known, cut.glued) {
        (true, true) => {
            page.report(&codes::NAME_CUT, name.clone(), format!("`{words}` was cut from the text before it"));
        }
        (false, _) if cut.at > 0 => {
            let message = format!("`{words}` begins with no argument of the signature");
            page.report(&codes::NAME_NOT_CUT, name.clone(), message);
        }
        _ => {}
    }
    Some(name)
}

/// Ends a description. Text that belongs to no parameter is reported.
fn close(open: Option<Open>, words: usize, end: usize, params: &mut Vec<ParamDraft>, page: &mut Page<'_, '_>) {
    match open {
        Some(open) => params.push(ParamDraft {
            at: page.span(open.start..end),
            path: open.path,
            ty: Some(open.ty),
            description: page.raw(open.words..end),
            example: None,
        }),
        None => {
            let rest = page.trim(words..end.max(words));
            if !rest.is_empty() {
                page.report(&codes::LINE_LEFT_OUT, rest, "the text belongs to no parameter");
            }
        }
    }
}

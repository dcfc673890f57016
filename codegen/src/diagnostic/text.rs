//! Findings as rustc shows them: the line, a caret, what to do.

use annotate_snippets::{AnnotationKind, Group, Level, Patch, Renderer, Snippet};

use super::{Diagnostic, Diagnostics, Label, Severity};
use crate::source::{Source, Sources};

/// Whether the text may hold colour codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// With colours.
    Coloured,
    /// Without.
    Plain,
}

/// A text in a colour, which `parameters` of terminals (SGR) say.
pub(crate) fn painted(text: &str, parameters: &str, style: Style) -> String {
    match style {
        Style::Plain => text.to_owned(),
        Style::Coloured if text.is_empty() => String::new(),
        Style::Coloured => format!("\u{1b}[{parameters}m{text}\u{1b}[0m"),
    }
}

/// The longest part of a line that is shown, in bytes; the rest of a longer line is cut off.
const MAX_SHOWN: usize = 600;

/// Every finding, each followed by a blank line.
pub fn render_text(diagnostics: &Diagnostics, sources: &Sources, style: Style) -> String {
    let renderer = match style {
        Style::Coloured => Renderer::styled(),
        Style::Plain => Renderer::plain(),
    };
    diagnostics.iter().map(|d| render_one(d, sources, &renderer) + "\n\n").collect()
}

/// `spec/x.md:4:2: error[P23]: the row has 5 cells`
pub fn short(d: &Diagnostic, sources: &Sources) -> String {
    format!("{}: {}[{}]: {}", sources.place(d.primary.span), d.severity.word(), d.code.id, d.message)
}

/// `2 errors, 1 warning`
pub fn summary(diagnostics: &Diagnostics) -> String {
    let (errors, warnings) = diagnostics.counts();
    let plural = |n: usize, word: &str| format!("{n} {word}{}", if n == 1 { "" } else { "s" });
    match (errors, warnings) {
        (0, 0) => "no findings".to_owned(),
        (e, 0) => plural(e, "error"),
        (0, w) => plural(w, "warning"),
        (e, w) => format!("{}, {}", plural(e, "error"), plural(w, "warning")),
    }
}

fn render_one(d: &Diagnostic, sources: &Sources, renderer: &Renderer) -> String {
    let level = match d.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let mut group = level
        .primary_title(d.message.as_str())
        .id(d.code.id)
        .elements(excerpts(d, sources).into_iter().map(Excerpt::snippet));
    if let Some(note) = &d.note {
        group = group.element(Level::NOTE.message(note.as_str()));
    }
    let patch = d.fix.as_ref().map(|fix| {
        let source = sources.get(fix.span.file);
        let (text, first_line, offset) = window(source, fix.span.line, fix.span.line, fix.span.start as usize);
        let range = clamp(fix.span.range(), offset, text.len());
        Snippet::source(text)
            .path(source.path.as_str())
            .line_start(first_line)
            .patch(Patch::new(range, fix.replacement.as_str()))
    });
    match (&d.help, patch) {
        (Some(help), Some(patch)) => {
            let help = Group::with_title(Level::HELP.secondary_title(help.as_str())).element(patch);
            renderer.render(&[group, help])
        }
        (Some(help), None) => {
            group = group.element(Level::HELP.message(help.as_str()));
            renderer.render(&[group])
        }
        (None, _) => renderer.render(&[group]),
    }
}

/// A run of lines of one file with its labels.
struct Excerpt<'a> {
    source: &'a Source,
    first: u32,
    last: u32,
    labels: Vec<(&'a Label, AnnotationKind)>,
}

/// The labels by file, the primary label's file first; labels of one file share an excerpt.
fn excerpts<'a>(d: &'a Diagnostic, sources: &'a Sources) -> Vec<Excerpt<'a>> {
    let mut list: Vec<Excerpt<'a>> = Vec::new();
    let primary = std::iter::once((&d.primary, AnnotationKind::Primary));
    for (label, kind) in primary.chain(d.secondary.iter().map(|l| (l, AnnotationKind::Context))) {
        let source = sources.get(label.span.file);
        let (first, last) = (label.span.line, source.line(label.span.end as usize).max(label.span.line));
        match list.iter_mut().find(|e| std::ptr::eq(e.source, source)) {
            Some(e) => {
                e.first = e.first.min(first);
                e.last = e.last.max(last);
                e.labels.push((label, kind));
            }
            None => list.push(Excerpt { source, first, last, labels: vec![(label, kind)] }),
        }
    }
    list
}

impl<'a> Excerpt<'a> {
    fn snippet(self) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
        let near = self.labels.first().map_or(0, |(label, _)| label.span.start as usize);
        let (text, first_line, offset) = window(self.source, self.first, self.last, near);
        let mut snippet = Snippet::source(text).path(self.source.path.as_str()).line_start(first_line);
        for (label, kind) in self.labels {
            let range = clamp(label.span.range(), offset, text.len());
            let annotation = kind.span(range);
            let text = label.text.as_str();
            snippet = snippet.annotation(if text.is_empty() { annotation } else { annotation.label(text) });
        }
        snippet
    }
}

/// The lines `first..=last` of a file, the number of the first, and its offset. A single line that is too long is
/// cut to a part around `near`.
fn window(source: &Source, first: u32, last: u32, near: usize) -> (&str, usize, usize) {
    let text = source.text.as_str();
    let (start, end) = (source.line_range(first).start, source.line_range(last).end);
    if first != last || end - start <= MAX_SHOWN {
        return (&text[start..end], first as usize, start);
    }
    let boundary =
        |at: usize| (start..=at.clamp(start, end)).rev().find(|i| text.is_char_boundary(*i)).unwrap_or(start);
    let from = boundary(near.saturating_sub(MAX_SHOWN / 2));
    (&text[from..boundary(from + MAX_SHOWN)], first as usize, from)
}

/// A range of the file as a range of the window.
fn clamp(range: std::ops::Range<usize>, offset: usize, len: usize) -> std::ops::Range<usize> {
    let place = |at: usize| at.saturating_sub(offset).min(len);
    place(range.start)..place(range.end)
}

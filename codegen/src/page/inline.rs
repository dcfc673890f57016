//! Text with code spans: all that a cell, heading or paragraph may hold.

use crate::source::Span;

/// A run of plain text or one code span.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inline {
    /// Which of the two.
    pub kind: InlineKind,
    /// The text without Markdown: escapes resolved, ticks removed.
    pub text: String,
    /// Where it stands; for a code span, its inside.
    pub span: Span,
}

/// What an [`Inline`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InlineKind {
    /// Plain text.
    Text,
    /// A code span.
    Code,
}

/// The content of a heading, paragraph or cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// Its parts in order; neighbouring runs of text are joined.
    pub parts: Vec<Inline>,
    /// The whole of it, without surrounding blanks.
    pub span: Span,
}

impl Text {
    /// The words, code spans in ticks.
    pub fn marked(&self) -> String {
        marked(&self.parts)
    }

    /// The words, code spans without ticks.
    pub fn plain(&self) -> String {
        self.parts.iter().map(|p| p.text.as_str()).collect()
    }

    /// The only part, when that is a code span.
    pub fn only_code(&self) -> Option<&Inline> {
        match self.parts.as_slice() {
            [code] if code.kind == InlineKind::Code => Some(code),
            _ => None,
        }
    }
}

/// The words of some parts, code spans in ticks.
pub(crate) fn marked(parts: &[Inline]) -> String {
    let mut text = String::new();
    for part in parts {
        match part.kind {
            InlineKind::Text => text.push_str(&part.text),
            InlineKind::Code => {
                // A code span that holds ticks is fenced by more of them.
                let ticks = "`".repeat(longest_run(&part.text) + 1);
                let pad = if ticks.len() > 1 { " " } else { "" };
                text.extend([&ticks, pad, &part.text, pad, &ticks]);
            }
        }
    }
    text
}

fn longest_run(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}

/// Appends a run, joining it to the last one where both are plain text.
pub(super) fn push(parts: &mut Vec<Inline>, next: Inline) {
    match parts.last_mut() {
        Some(last) if last.kind == InlineKind::Text && next.kind == InlineKind::Text => {
            last.text.push_str(&next.text);
            last.span.end = next.span.end;
        }
        _ => parts.push(next),
    }
}

//! Findings as JSON lines for machines: one object per finding.

use serde::Serialize;

use super::{Diagnostic, Diagnostics, Label};
use crate::source::{Sources, Span};

#[derive(Serialize)]
struct Record<'a> {
    code: &'static str,
    severity: &'static str,
    message: &'a str,
    #[serde(flatten)]
    place: Position<'a>,
    #[serde(skip_serializing_if = "str::is_empty")]
    label: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related: Vec<Related<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<Replacement<'a>>,
}

/// Lines and columns count from 1, columns in characters; bytes count from 0.
#[derive(Serialize)]
struct Position<'a> {
    path: &'a str,
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
    start_byte: u32,
    end_byte: u32,
}

#[derive(Serialize)]
struct Related<'a> {
    #[serde(flatten)]
    place: Position<'a>,
    message: &'a str,
}

#[derive(Serialize)]
struct Replacement<'a> {
    #[serde(flatten)]
    place: Position<'a>,
    replacement: &'a str,
}

/// One JSON object per line.
pub fn render_json(diagnostics: &Diagnostics, sources: &Sources) -> String {
    let lines = diagnostics.iter().map(|d| serde_json::to_string(&record(d, sources)).unwrap_or_default());
    lines.map(|line| line + "\n").collect()
}

fn record<'a>(d: &'a Diagnostic, sources: &'a Sources) -> Record<'a> {
    let related = |label: &'a Label| Related { place: position(label.span, sources), message: &label.text };
    Record {
        code: d.code.id,
        severity: d.severity.word(),
        message: &d.message,
        place: position(d.primary.span, sources),
        label: &d.primary.text,
        related: d.secondary.iter().map(related).collect(),
        help: d.help.as_deref(),
        fix: d
            .fix
            .as_ref()
            .map(|fix| Replacement { place: position(fix.span, sources), replacement: &fix.replacement }),
    }
}

fn position(span: Span, sources: &Sources) -> Position<'_> {
    let source = sources.get(span.file);
    Position {
        path: &source.path,
        line: span.line,
        column: source.column(span.start as usize),
        end_line: source.line(span.end as usize),
        end_column: source.column(span.end as usize),
        start_byte: span.start,
        end_byte: span.end,
    }
}

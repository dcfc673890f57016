//! The words about the operation: enters its raw paragraphs, leaves plain ones, and whether it is deprecated.

use super::context::Context;
use super::description::report_markup;
use super::lines::{Line, join};
use super::prose;
use super::words::clean;
use crate::diagnostic::codes;
use crate::import::draft::Raw;
use crate::ir::{Deprecation, Fact, Rule};
use crate::pattern::Pattern;
use crate::source::Span;

static DEPRECATED: Pattern = Pattern::new(
    r"^(?:【?(?:已废弃|已过时|已弃用)】?)|(?:此|该|本)(?:接口|方法|API)[^。，]{0,6}(?:废弃|过时|弃用|不再(?:维护|推荐))",
);
static BULLET: Pattern = Pattern::new(r"^(?:[-*+]|[0-9]{1,3}[.)、])\s+");

/// Reads the paragraphs.
pub(super) fn read(paragraphs: &[Raw], cx: &mut Context<'_>) -> (Option<Fact<String>>, Option<Fact<Deprecation>>) {
    let mut texts: Vec<String> = Vec::new();
    let mut deprecated = None;
    for raw in paragraphs {
        let Some(text) = paragraph(raw, cx) else { continue };
        if deprecated.is_none() && DEPRECATED.is_match(&text) {
            let value = prose::deprecation(&text).unwrap_or_default();
            deprecated = Some(Fact::new(value, raw.at, Rule::DeprecatedSentence));
        }
        let text = prose::without_deprecation(&text).replace("已废弃", "已停用");
        if text.chars().any(char::is_alphanumeric) {
            texts.push(text);
        }
    }
    let at = paragraphs.first().zip(paragraphs.last()).map(|(a, b)| Span { end: b.at.end.max(a.at.end), ..a.at });
    let intro = at.filter(|_| !texts.is_empty()).map(|at| Fact::new(texts.join("\n\n"), at, Rule::Intro));
    (intro, deprecated)
}

/// One paragraph as one line; code blocks and tables have no place in the description of an operation.
fn paragraph(raw: &Raw, cx: &mut Context<'_>) -> Option<String> {
    let text = raw.text.trim();
    if text.starts_with("```") || text.starts_with("~~~") || text.starts_with('|') {
        cx.note(&codes::BLOCK_LEFT_OUT, raw.at, "a code block or table of the description was left out");
        return None;
    }
    let mut parts = Vec::new();
    let mut start = 0;
    for line in raw.text.split_inclusive('\n') {
        let begins = start + line.len() - line.trim_start().len();
        start += line.len();
        let shown = line.trim().trim_start_matches(['#', '>']).trim_start();
        let bullet = BULLET.find(shown).map_or(0, |m| m.end());
        let words = clean(&shown[bullet..]);
        report_markup(&words, raw, Line { text: line.trim(), start: begins }, cx);
        if !words.text.is_empty() {
            parts.push((bullet > 0, words.text));
        }
    }
    Some(join(&parts).trim().to_owned()).filter(|t| !t.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns() {
        assert!(DEPRECATED.compiles() && BULLET.compiles());
        assert!(DEPRECATED.is_match("此接口已废弃，请使用 x") && !DEPRECATED.is_match("查出已过时的令牌"));
    }
}

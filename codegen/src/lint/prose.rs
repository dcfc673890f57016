//! Words with places: a text of a page in which code spans are blanked out, so that patterns see words only.

use std::ops::Range;

use crate::source::{Sources, Span};

/// What stands in place of each byte of a code span: no pattern has it.
const BLANK: u8 = 0;

/// A text of a page.
#[derive(Debug, Clone)]
pub(super) struct Prose<'a> {
    /// The source, with markup.
    pub(super) source: &'a str,
    /// The same, each byte of a code span and its ticks blanked out. Offsets are those of `source`.
    pub(super) words: String,
    /// The code spans: their insides.
    pub(super) codes: Vec<Range<usize>>,
    start: usize,
    at: Span,
}

impl<'a> Prose<'a> {
    /// The words at `at`. A span that begins inside a code span, or ends before the last `。`, is widened.
    pub(super) fn new(at: Span, sources: &'a Sources) -> Self {
        let text = sources.get(at.file).text.as_str();
        let mut range = at.range();
        while text[..range.start].ends_with('`') {
            range.start -= 1;
        }
        while text[range.end..].starts_with('`') {
            range.end += 1;
        }
        if text[range.end..].starts_with('。') {
            range.end += '。'.len_utf8();
        }
        let source = &text[range.clone()];
        let codes = codes(source);
        let mut bytes = source.as_bytes().to_vec();
        for code in &codes {
            // The ticks belong to the span; one on either side is enough to keep words apart.
            let from = code.start.saturating_sub(1);
            let to = (code.end + 1).min(bytes.len());
            bytes[from..to].fill(BLANK);
        }
        let words = String::from_utf8(bytes).unwrap_or_else(|_| source.to_owned());
        Self { source, words, codes, start: range.start, at }
    }

    /// The span of a part of the text.
    pub(super) fn span(&self, range: Range<usize>, sources: &Sources) -> Span {
        sources.span(self.at.file, self.start + range.start..self.start + range.end)
    }

    /// The code span at an offset, if one begins there.
    pub(super) fn code_at(&self, offset: usize) -> Option<&'a str> {
        let code = self.codes.iter().find(|code| code.start == offset + 1 || code.start == offset)?;
        Some(&self.source[code.clone()])
    }
}

/// The insides of the code spans of a line, by the rule of Markdown: a run of ticks closes at the next run of its length.
fn codes(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let run = |at: usize| bytes[at..].iter().take_while(|b| **b == b'`').count();
    let (mut list, mut at) = (Vec::new(), 0);
    while at < bytes.len() {
        if bytes[at] == b'\\' {
            at += 2;
            continue;
        }
        if bytes[at] != b'`' {
            at += 1;
            continue;
        }
        let ticks = run(at);
        let from = at + ticks;
        let mut end = from;
        while end < bytes.len() && !(bytes[end] == b'`' && run(end) == ticks) {
            end += run(end).max(1);
        }
        if end < bytes.len() {
            list.push(from..end);
            at = end + ticks;
        } else {
            at = from;
        }
    }
    list
}

/// The longest name for which similar ones are looked for; what is longer is no name.
const LONGEST: usize = 100;

/// How many letters two names differ by; none if one of them is too long to be a name.
pub(super) fn distance(a: &str, b: &str) -> Option<usize> {
    (a.len() <= LONGEST && b.len() <= LONGEST).then(|| strsim::damerau_levenshtein(a, b))
}

/// The most similar of some names, if it differs by no more than `most` letters.
pub(super) fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>, most: usize) -> Option<&'a str> {
    let near = known.into_iter().filter_map(|known| Some((distance(known, name)?, known))).min()?;
    (near.0 <= most).then_some(near.1)
}

/// Whether a character is Chinese.
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    #[test]
    fn code_spans_are_blank_and_have_places() {
        let mut sources = Sources::default();
        let file = sources.add(Source::new("a.md", "| `a` 或 `` b`c ``，见 d。 |"));
        let at = sources.span(file, 3..sources.get(file).text.find('。').unwrap_or_default());
        let prose = Prose::new(at, &sources);
        assert_eq!(prose.source, "`a` 或 `` b`c ``，见 d。");
        let codes: Vec<&str> = prose.codes.iter().map(|code| &prose.source[code.clone()]).collect();
        assert_eq!(codes, ["a", " b`c "]);
        assert_eq!(prose.words.len(), prose.source.len());
        assert!(!prose.words.contains("b`c") && prose.words.contains("，见 d。"));
        let place = prose.words.find('见').unwrap_or_default();
        assert_eq!(sources.words(prose.span(place..place + 3, &sources)), "见");
    }
}

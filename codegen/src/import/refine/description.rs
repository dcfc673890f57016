//! The 描述 column: enters the raw cell and the row's type, leaves free words and what the others say.

use std::ops::Range;

use super::context::{Context, place};
use super::limits::{self, Said};
use super::lines::{Line, cut, join, plain, without_lead};
use super::list::{self, List};
use super::{inline, prose};
use crate::diagnostic::codes;
use crate::import::draft::{Raw, RawRow};
use crate::ir::{Deprecation, Fact, Rule};
use crate::pattern::Pattern;
use crate::source::Span;

static EXAMPLE: Pattern = Pattern::new(r"\s*示例值\s*[:：]\s*");

/// What a description says.
#[derive(Debug, Default)]
pub(super) struct Description {
    pub(super) prose: Option<Fact<String>>,
    pub(super) list: Option<Listed>,
    pub(super) items: Option<Fact<u64>>,
    pub(super) said: Said,
    pub(super) deprecated: Option<Deprecation>,
    /// An example that stands in the description, as the generations without a column for it have it.
    pub(super) example: Option<Raw>,
}

/// A list of values with the cell that holds it.
#[derive(Debug)]
pub(super) struct Listed {
    pub(super) list: List,
    pub(super) cell: Raw,
    pub(super) at: Span,
}

/// Reads a cell. Values are only looked for where `wants_values`: for a boolean a list of `true` and `false` is prose.
pub(super) fn read(row: &RawRow, wants_values: bool, cx: &mut Context<'_>) -> Description {
    let raw = &row.description;
    let mut result = Description::default();
    let (text, example) = without_example(row);
    result.example =
        example.map(|range| Raw { text: raw.text[range.clone()].to_owned(), at: place(raw, range, cx.sources) });
    let lines = cut(text);
    let mut parts: Vec<(bool, String)> = Vec::new();
    let (block, named) = if wants_values { (list::block(&lines), list::named(&lines)) } else { (None, None) };
    for (i, line) in lines.iter().enumerate() {
        if block.as_ref().is_some_and(|b| b.lines.contains(&i)) {
            continue;
        }
        let shown = match &named {
            Some((list, begins)) if list.lines.contains(&i) && block.is_none() => &line.text[..*begins],
            _ => line.text,
        };
        let mut words = plain(shown);
        report_markup(&words, raw, *line, cx);
        if let Some((range, items)) = limits::array_length(&words.text) {
            words.text.replace_range(range, "");
            result.items = Some(Fact::new(items, whole(raw, *line, cx), Rule::ArrayLengthSentence));
        }
        if block.as_ref().is_some_and(|b| b.lines.start == i + 1) {
            words.text = without_lead(&words.text);
        }
        parts.push((line.item().is_some(), words.text));
    }
    let joined = join(&parts);
    result.said = limits::read(&joined);
    result.deprecated = prose::deprecation(&joined);
    result.list = block.or(named.map(|(list, _)| list)).map(|list| listed(list, raw, cx));
    if result.list.is_none() && wants_values {
        result.list = in_text(row, &lines).map(|list| listed(list, raw, cx));
    }
    result.prose = free_words(joined, result.deprecated.is_some(), raw, cx);
    result
}

/// The description without an example at its end, and where that stands, in tables that have no column for it.
fn without_example(row: &RawRow) -> (&str, Option<Range<usize>>) {
    let text = row.description.text.as_str();
    let found = EXAMPLE.find(text).filter(|_| row.example.is_none());
    let Some(found) = found else { return (text, None) };
    let words = text[found.end()..].trim_end();
    let end = found.end() + words.strip_suffix('。').unwrap_or(words).len();
    (&text[..found.start()], (end > found.end()).then_some(found.end()..end))
}

/// The words of a row's example, with their ticks, wherever it stands.
pub(super) fn example_words(row: &RawRow) -> &str {
    let in_text = || without_example(row).1.map_or("", |range| &row.description.text[range]);
    row.example.as_ref().map_or_else(in_text, |raw| raw.text.as_str())
}

/// Values in running text, with the row's example as witness.
fn in_text(row: &RawRow, lines: &[Line<'_>]) -> Option<List> {
    let example = example_words(row).trim().trim_matches('`').trim();
    let mut witnesses = vec![example.to_owned()];
    if let Ok(list) = serde_json::from_str::<Vec<String>>(example) {
        witnesses.extend(list);
    }
    lines.iter().filter(|line| line.item().is_none()).find_map(|line| inline::read(line.text, line.start, &witnesses))
}

fn listed(list: List, raw: &Raw, cx: &Context<'_>) -> Listed {
    let start = list.items.iter().map(|i| i.range.start).min().unwrap_or(0);
    let end = list.items.iter().map(|i| i.range.end).max().unwrap_or(raw.text.len());
    let at = place(raw, start..end, cx.sources);
    Listed { list, cell: raw.clone(), at }
}

fn whole(raw: &Raw, line: Line<'_>, cx: &Context<'_>) -> Span {
    place(raw, line.start..line.start + line.text.len(), cx.sources)
}

/// Reports what the removal of markup lost.
pub(super) fn report_markup(words: &super::words::Words, raw: &Raw, line: Line<'_>, cx: &mut Context<'_>) {
    let at = whole(raw, line, cx);
    if words.unpaired {
        cx.note(&codes::UNPAIRED_TICK, at, "a tick without partner was removed");
    }
    if words.hidden {
        cx.note(&codes::HIDDEN_CHARACTER, at, "invisible characters were removed");
    }
    for target in &words.links {
        cx.note(&codes::LINK_TARGET_LOST, at, format!("the link to {target} became its text"));
    }
}

/// The words that are left when the facts are taken out.
fn free_words(joined: String, deprecated: bool, raw: &Raw, cx: &mut Context<'_>) -> Option<Fact<String>> {
    let joined = if deprecated { prose::without_deprecation(&joined) } else { joined };
    let (text, changed) = prose::safe(&joined);
    if changed {
        let message = "words that would read as a fixed sentence were changed";
        cx.note(&codes::PROSE_REWORDED, raw.at, message);
    }
    let text = text.trim().trim_start_matches(['。', '，', '；', '、', ' ']).trim();
    let says = text.chars().any(char::is_alphanumeric);
    says.then(|| Fact::new(text.to_owned(), raw.at, Rule::DescriptionCell))
}

#[cfg(test)]
mod tests {
    #[test]
    fn pattern() {
        assert!(super::EXAMPLE.compiles());
    }
}

//! Signatures: `UsersManagementClient().create(userInfo)` and `def create(self, user_info, keep=False)`.
//!
//! Enters: a range of a page. Leaves: the name of the method, its arguments with their defaults, and the class.

use std::ops::Range;

use super::ArgumentDraft;
use crate::import::draft::Raw;
use crate::import::scraped::text::{MAX_NAME, Page, is_name, is_name_byte};

/// What a signature says.
#[derive(Debug)]
pub(super) struct Signature {
    /// The class before the dot.
    pub(super) client: Option<Raw>,
    /// The method.
    pub(super) name: Raw,
    /// What it takes, without `self`.
    pub(super) arguments: Vec<ArgumentDraft>,
}

/// The pieces of a call, as byte ranges: the class, the method, and the place behind the opening parenthesis.
type Pieces = (Option<Range<usize>>, Range<usize>, usize);

/// Whether a line is a call of a client's method.
pub(super) fn is_call(line: &str) -> bool {
    call(line).is_some()
}

/// Reads the signature that stands in a range.
pub(super) fn read(range: Range<usize>, page: &Page<'_, '_>) -> Option<Signature> {
    let range = page.trim(range);
    let words = page.slice(range.clone());
    let (client, name, open) =
        definition(words).or_else(|| call(words)).filter(|(_, name, _)| name.len() <= MAX_NAME)?;
    let place = |inner: Range<usize>| page.raw(range.start + inner.start..range.start + inner.end);
    let plain = |raw: Raw| Raw { text: raw.text.replace('\\', ""), at: raw.at };
    let argument = |piece: Range<usize>| {
        let (name, default) = argument(&words[piece.clone()]);
        let place = |inner: Range<usize>| place(piece.start + inner.start..piece.start + inner.end);
        Some(ArgumentDraft { name: plain(place(name?)), default: default.map(place) })
    };
    let arguments = pieces(words, open).into_iter().filter_map(argument).filter(|a| a.name.text != "self").collect();
    Some(Signature { client: client.map(place), name: plain(place(name)), arguments })
}

/// `def name(`, also `async def`.
fn definition(words: &str) -> Option<Pieces> {
    let rest = words.strip_prefix("async ").unwrap_or(words).strip_prefix("def ")?;
    let start = words.len() - rest.trim_start().len();
    let name = name(words, start);
    let open = words[name.end..].find(|c: char| !c.is_whitespace()).map(|gap| name.end + gap)?;
    (!name.is_empty() && words[open..].starts_with('(')).then_some((None, name, open + 1))
}

/// `XClient().name(`, with or without the first parentheses, and with the stars and backslashes that pages put there.
fn call(words: &str) -> Option<Pieces> {
    let client = name(words, 0);
    if !words[client.clone()].ends_with("Client") {
        return None;
    }
    let mut rest = words[client.end..].trim_start_matches([' ', '\\', '*']);
    if let Some(inside) = rest.strip_prefix('(') {
        rest = inside.split_once(')')?.1.trim_start_matches([' ', '\\', '*']);
    }
    let rest = rest.strip_prefix('.')?;
    let name = name(words, words.len() - rest.len());
    let open = words[name.end..].trim_start().strip_prefix('(')?;
    (!name.is_empty()).then_some((Some(client), name, words.len() - open.len()))
}

/// The name that starts at a place; Markdown may escape its underscores.
fn name(words: &str, start: usize) -> Range<usize> {
    let bytes = words.as_bytes();
    let mut end = start;
    while let Some(byte) = bytes.get(end) {
        end += match byte {
            byte if is_name_byte(*byte) => 1,
            b'\\' if bytes.get(end + 1) == Some(&b'_') => 2,
            _ => break,
        };
    }
    start..end
}

/// The arguments behind an opening parenthesis, cut at the commas that stand in no bracket and no string.
fn pieces(words: &str, open: usize) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let (mut start, mut end, mut depth, mut quote) = (open, words.len(), 0_usize, None);
    for (at, c) in words.char_indices().skip_while(|(at, _)| *at < open) {
        match c {
            _ if quote == Some(c) => quote = None,
            _ if quote.is_some() => {}
            '"' | '\'' => quote = Some(c),
            '(' | '[' | '{' | '<' => depth += 1,
            ')' if depth == 0 => {
                end = at;
                break;
            }
            ')' | ']' | '}' | '>' => depth = depth.saturating_sub(1),
            ',' | '\u{ff0c}' if depth == 0 => {
                found.push(start..at);
                start = at + c.len_utf8();
            }
            _ => {}
        }
    }
    found.push(start..end.max(start));
    found
}

/// The name and the default of one argument: `a`, `a=1`, `a: str = None`, `CreateUserInput a`, `a?`.
fn argument(words: &str) -> (Option<Range<usize>>, Option<Range<usize>>) {
    let (left, default) = match words.split_once('=') {
        Some((left, default)) => (left, Some(words.len() - default.len()..words.len())),
        None => (words, None),
    };
    let left = left.split_once(':').map_or(left, |(name, _)| name).trim_end().trim_end_matches('?');
    let start = left.rfind(|c: char| c.is_whitespace() || c == '*').map_or(0, |at| at + 1);
    let start = start + left[start..].len() - left[start..].trim_start().len();
    let is_argument = left.get(start..).is_some_and(|name| name.len() <= MAX_NAME && is_name(&name.replace('\\', "")));
    (is_argument.then_some(start..left.len()), default)
}

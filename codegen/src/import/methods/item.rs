//! One item of a definition list: `` `path` \<type\> description ``, in every way that pages write it.
//!
//! Enters: the words of an item. Leaves: the places of its pieces, and what is odd about its form.

use std::ops::Range;

use crate::import::scraped::text::MAX_NAME;

/// The pieces of an item, as byte ranges of its words.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Item {
    /// Between the ticks.
    pub(super) path: Range<usize>,
    /// Between the angle brackets.
    pub(super) ty: Option<Range<usize>>,
    /// Where the description starts.
    pub(super) description: usize,
    /// What is not as it should be.
    pub(super) odd: Vec<&'static str>,
}

/// Reads an item; `None` when it does not start with a code span.
pub(super) fn read(words: &str) -> Option<Item> {
    let path = 1..words.strip_prefix('`')?.find('`')? + 1;
    if path.len() > MAX_NAME {
        return None;
    }
    let mut odd = Vec::new();
    let mut at = path.end + 1;
    match blanks(words, &mut at) {
        0 if is_open(&words[at..]) => odd.push("no blank stands behind the name"),
        gap if gap > 1 => odd.push("several blanks stand behind the name"),
        _ => {}
    }
    let colon = skip(words, &mut at, &[":", "\u{ff1a}"]);
    let ty = angle(&words[at..]).map(|(inner, end)| {
        if words[at..].starts_with('\\') && !words[..at + end].ends_with("\\>") {
            odd.push("the type has no proper end");
        }
        let ty = at + inner.start..at + inner.end;
        at += end;
        ty
    });
    if ty.is_some() {
        while skip(words, &mut at, &["\\>", ">", "\\"]) {
            odd.push("a stray mark stands behind the type");
        }
        if skip(words, &mut at, &[":", "\u{ff1a}"]) || colon {
            odd.push("a colon stands beside the type");
        } else if words[at..].starts_with(|c: char| !c.is_whitespace()) {
            odd.push("no blank stands behind the type");
        }
    } else {
        odd.push(if is_open(&words[at..]) { "the type does not end" } else { "there is no type" });
    }
    blanks(words, &mut at);
    odd.dedup();
    Some(Item { path, ty, description: at, odd })
}

fn is_open(words: &str) -> bool {
    words.starts_with("\\<") || words.starts_with('<')
}

fn blanks(words: &str, at: &mut usize) -> usize {
    let before = *at;
    *at = words.len() - words[*at..].trim_start().len();
    *at - before
}

/// Passes one of some marks, and the blanks behind it.
fn skip(words: &str, at: &mut usize, marks: &[&str]) -> bool {
    let found = marks.iter().find(|mark| words[*at..].starts_with(**mark));
    if let Some(mark) = found {
        *at += mark.len();
        if words[*at..].trim_start().starts_with(['<', '\\', '>']) || mark.ends_with([':', '\u{ff1a}']) {
            blanks(words, at);
        }
    }
    found.is_some()
}

/// The inside of an angle bracket at the start of `words`, and the place behind it. Brackets may stand in each other; where
/// they do not match, the first closing one counts.
pub(super) fn angle(words: &str) -> Option<(Range<usize>, usize)> {
    let open = if words.starts_with("\\<") { 2 } else { usize::from(words.starts_with('<')) };
    if open == 0 {
        return None;
    }
    let mut depth = 1_usize;
    let mut matching = None;
    for (at, c) in words.char_indices().skip(open) {
        match c {
            '<' => depth += 1,
            '>' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            matching = Some(at);
            break;
        }
    }
    let close = matching.or_else(|| words.find('>'))?;
    let end = if words[..close].ends_with('\\') { close - 1 } else { close };
    Some((open..end.max(open), close + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Path, type, description and the number of odd things.
    fn pieces(words: &str) -> (&str, Option<&str>, &str, usize) {
        let item = read(words).expect("an item");
        (&words[item.path], item.ty.map(|ty| &words[ty]), &words[item.description..], item.odd.len())
    }

    #[test]
    fn every_way_to_write_an_item() {
        assert_eq!(pieces("`a` \\<str\\> 名"), ("a", Some("str"), "名", 0));
        assert_eq!(pieces("`a.b` <str>"), ("a.b", Some("str"), "", 0));
        assert_eq!(pieces("`a` \\<bool\\>: 名"), ("a", Some("bool"), "名", 1));
        assert_eq!(pieces("`a`: \\<bool\\> 名"), ("a", Some("bool"), "名", 1));
        assert_eq!(pieces("`a`: Outer ID"), ("a", None, "Outer ID", 1));
        assert_eq!(pieces("`a`\\<list\\> 名"), ("a", Some("list"), "名", 1));
        assert_eq!(pieces("`a` \\<str\\>名"), ("a", Some("str"), "名", 1));
        assert_eq!(pieces("`a` \\<dict>\\ 名"), ("a", Some("dict"), "名", 2));
        assert_eq!(pieces("`a` \\<list\\>\\> 名"), ("a", Some("list"), "名", 1));
        assert_eq!(pieces("`a`  \\<list\\> 名"), ("a", Some("list"), "名", 1));
        assert_eq!(pieces("`a` \\<Array<{ b: str, c: str }>\\> 名"), ("a", Some("Array<{ b: str, c: str }>"), "名", 0));
        assert_eq!(pieces("`a` \\<Array<{ b: str }\\> 名"), ("a", Some("Array<{ b: str }"), "名", 0));
        assert_eq!(pieces("`a` \\<str 名"), ("a", None, "\\<str 名", 1));
        assert_eq!(read("文字"), None);
        assert_eq!(read("`文字"), None);
    }
}

//! Values that stand in running text: `A/B`, `A（甲）/B（乙）`, `A-甲，B-乙`, `甲（A）、乙（B）`, `A、B、C`, `1 甲，2 乙`.
//!
//! Such notations are also how people write about other things, so the weaker ones need a witness: the row's own
//! example must be one of the values.

use std::ops::Range;

use super::list::{Item, List, SUCH_AS, tokens};
use crate::pattern::Pattern;

static OPTIONAL: Pattern = Pattern::new(r"可选值[为是]?[\s，,：:]*([^。；;\u4e00-\u9fff][^。；;]*)");
static VALUE_TEXT: Pattern = Pattern::new(r"`?([A-Za-z][A-Za-z0-9_.:+-]*)`?\s*[（(]([^（）()]+)[)）]");
static TEXT_VALUE: Pattern = Pattern::new(r"([\p{Han}]+)\s*[（(]\s*`?([A-Za-z][A-Za-z0-9_]*)`?\s*[)）]");
static HEAD: Pattern = Pattern::new(r"(?:^|[，,；;、：:\s])\s*([A-Za-z][A-Za-z0-9_]*)\s*[-：:]\s*");
static NUMBER_TEXT: Pattern = Pattern::new(r"(?:^|[，,：:、；;])\s*([0-9]+)\s+([\p{Han}]+)");
static SLASHED: Pattern = Pattern::new(r"[A-Za-z][A-Za-z0-9_]*(?:/[A-Za-z][A-Za-z0-9_]*)+");
static LISTED: Pattern = Pattern::new(r"`?[A-Za-z][A-Za-z0-9_.-]*`?(?:\s*[、，,]\s*`?[A-Za-z][A-Za-z0-9_.-]*`?)+");
static AND_SO_ON: Pattern = Pattern::new(r"^\s*等");
static COUNTED: Pattern = Pattern::new(r"^`?\s*[两二三四五六七八九十]种");
static BETWEEN: Pattern = Pattern::new(r"^(?:[、/，,；;\s]|以及|和|或|与)*$");
static HAN: Pattern = Pattern::new(r"\p{Han}");
static ANNOUNCED: Pattern = Pattern::new(r"(?:目前|当前)?(?:只)?(?:支持|包括|共分为|分为)");

/// Reads a line. `witnesses` are the row's examples.
pub(super) fn read(line: &str, start: usize, witnesses: &[String]) -> Option<List> {
    let several = |list: &List| list.items.len() > 1;
    let seen = |list: &List| list.items.iter().any(|i| witnesses.contains(&i.value));
    let strong = [optional(line, start), value_text(line, start), text_value(line, start), heads(line, start)];
    let weak = || [number_text(line, start), slashed(line, start), listed(line, start)];
    let sure = |list: &List| is_slashed(line, list, start) || is_counted(line, list, start);
    let found = strong.into_iter().flatten().find(several);
    let samples = |list: &List| are_samples(line, list, start);
    let trusted = |list: &List| several(list) && (seen(list) || sure(list)) && !samples(list);
    found.or_else(|| weak().into_iter().flatten().find(trusted))
}

/// `如 A、B` names examples, not the values.
fn are_samples(line: &str, list: &List, start: usize) -> bool {
    let before = list.items.first().and_then(|i| line.get(..i.range.start - start));
    before.is_some_and(|before| SUCH_AS.is_match(before.trim_end_matches(['`', ' '])))
}

/// `A/B/C` and `ON/OFF` speak for themselves.
fn is_slashed(line: &str, list: &List, start: usize) -> bool {
    let shouted = |i: &Item| i.value.bytes().all(|b| b.is_ascii_uppercase() || b == b'_');
    let slash = list.items.first().is_some_and(|i| line[i.range.end - start..].starts_with('/'));
    slash && (list.items.len() > 2 || list.items.iter().all(shouted))
}

/// `A、B 两种`
fn is_counted(line: &str, list: &List, start: usize) -> bool {
    let after = list.items.last().and_then(|i| line.get(i.range.end - start..));
    after.is_some_and(|after| COUNTED.is_match(after))
}

fn item(value: &str, text: &str, range: Range<usize>) -> Item {
    Item { value: value.to_owned(), text: text.trim().to_owned(), range }
}

/// `可选值 a, b` and `可选值，a（甲）/b（乙）`
fn optional(line: &str, start: usize) -> Option<List> {
    let found = OPTIONAL.captures(line)?.get(1)?;
    let text = found.as_str().trim_end_matches(['，', ',', ' ']);
    tokens(text, start + found.start(), &['/', ',', '，', '、'])
}

/// The longest run of matches with nothing but separators between them.
fn run<'t>(
    line: &str,
    matches: impl Iterator<Item = (Range<usize>, &'t str, &'t str, Range<usize>)>,
    start: usize,
) -> Option<List> {
    let (mut best, mut now) = (List::default(), List::default());
    let mut end = 0;
    for (whole, value, text, range) in matches {
        if !now.items.is_empty() && !BETWEEN.is_match(&line[end..whole.start]) {
            best = longer(best, std::mem::take(&mut now));
        }
        now.items.push(item(value, text, start + range.start..start + range.end));
        end = whole.end;
    }
    best = longer(best, now);
    (!best.items.is_empty()).then_some(best)
}

fn longer(a: List, b: List) -> List {
    if b.items.len() > a.items.len() { b } else { a }
}

/// `A（甲）/B（乙）`, `A(甲)、B(乙)以及 C(丙)`
fn value_text(line: &str, start: usize) -> Option<List> {
    let matches = VALUE_TEXT.all(line).filter_map(|c| {
        let (whole, value, text) = (c.get(0)?, c.get(1)?, c.get(2)?);
        Some((whole.range(), value.as_str(), text.as_str(), value.range()))
    });
    run(line, matches, start)
}

/// `甲（A）、乙（B）`
fn text_value(line: &str, start: usize) -> Option<List> {
    let matches = TEXT_VALUE.all(line).filter_map(|c| {
        let (whole, text, value) = (c.get(0)?, c.get(1)?, c.get(2)?);
        let text = ANNOUNCED.find(text.as_str()).map_or(text.as_str(), |m| &text.as_str()[m.end()..]);
        let text = text.trim_start_matches(['和', '或', '与']);
        Some((whole.range(), value.as_str(), text, value.range()))
    });
    run(line, matches, start)
}

/// `A-甲，B-乙`, `A：甲，B：乙`, `A : 甲; B : 乙`
fn heads(line: &str, start: usize) -> Option<List> {
    let mut list = List::default();
    let mut open: Option<(Range<usize>, &str, usize)> = None;
    let mut close = |open: &mut Option<(Range<usize>, &str, usize)>, end: usize, last: bool| {
        let Some((range, value, from)) = open.take() else { return true };
        let text = line.get(from..end).unwrap_or_default();
        let text = if last { text.split(['，', ',', '；', ';', '。']).next().unwrap_or_default() } else { text };
        let text = text.trim_matches(['，', ',', '；', ';', '、', '。', ' ']);
        list.items.push(item(value, text, start + range.start..start + range.end));
        HAN.is_match(text) && !text.starts_with('/')
    };
    let mut all = true;
    for found in HEAD.all(line) {
        let (Some(whole), Some(value)) = (found.get(0), found.get(1)) else { continue };
        all &= close(&mut open, whole.start(), false);
        open = Some((value.range(), value.as_str(), whole.end()));
    }
    all &= close(&mut open, line.len(), true);
    (all && !list.items.is_empty()).then_some(list)
}

/// `1 甲，2 乙`
fn number_text(line: &str, start: usize) -> Option<List> {
    let matches = NUMBER_TEXT.all(line).filter_map(|c| {
        let (value, text) = (c.get(1)?, c.get(2)?);
        Some((value.start()..text.end(), value.as_str(), text.as_str(), value.range()))
    });
    run(line, matches, start)
}

/// `A/B/C`
fn slashed(line: &str, start: usize) -> Option<List> {
    let found = SLASHED.all(line).filter_map(|c| c.get(0)).find(|m| {
        let before = line[..m.start()].chars().next_back();
        let after = line[m.end()..].chars().next();
        let cut = |c: Option<char>| c.is_none_or(|c| !c.is_ascii() || ", ;".contains(c));
        cut(before) && cut(after)
    })?;
    tokens(found.as_str(), start + found.start(), &['/'])
}

/// `A、B、C`; those before 等 are examples and no list.
fn listed(line: &str, start: usize) -> Option<List> {
    let found = LISTED.find(line).filter(|found| !AND_SO_ON.is_match(&line[found.end()..]))?;
    tokens(found.as_str(), start + found.start(), &['、', '，', ','])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(line: &str, witness: &str) -> Vec<(String, String)> {
        let list = read(line, 0, &[witness.to_owned()]).unwrap_or_default();
        for i in &list.items {
            assert_eq!(&line[i.range.clone()], i.value, "{line}");
        }
        list.items.into_iter().map(|i| (i.value, i.text)).collect()
    }

    fn bare(line: &str, witness: &str) -> Vec<String> {
        values(line, witness).into_iter().map(|(value, _)| value).collect()
    }

    #[test]
    fn values_with_texts() {
        let pairs = |list: &[(&str, &str)]| -> Vec<(String, String)> {
            list.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect()
        };
        let lamp = pairs(&[("on", "亮"), ("half_on", "半亮")]);
        assert_eq!(values("灯的状态。可选值，on（亮）/half_on （半亮）", ""), lamp);
        assert_eq!(values("灯：on(亮)、half_on(半亮)两种", ""), lamp);
        assert_eq!(values("灯，on-亮，half_on-半亮，与开关二者取一个", ""), lamp);
        assert_eq!(values("灯 on : 亮; half_on : 半亮", ""), lamp);
        assert_eq!(values("灯, on:亮 half_on:半亮", ""), lamp);
        assert_eq!(values("目前支持亮（on）、半亮（half_on）", ""), lamp);
        assert_eq!(values("类型：1 灯泡，2 灯管", "1"), pairs(&[("1", "灯泡"), ("2", "灯管")]));
    }

    #[test]
    fn values_without_texts() {
        assert_eq!(bare("灯，ON/OFF", ""), ["ON", "OFF"]);
        assert_eq!(bare("灯：Big/Small", "Big"), ["Big", "Small"]);
        assert_eq!(bare("灯：Big/Small", ""), [""; 0]);
        assert_eq!(bare("灯，可选值 on, off", ""), ["on", "off"]);
        assert_eq!(bare("灯：A、B、C", "A"), ["A", "B", "C"]);
        assert_eq!(bare("灯，例如 a、b 等", "a"), [""; 0]);
        assert_eq!(bare("灯，如 `A`, `B`", "A"), [""; 0]);
        assert_eq!(bare("灯，包括 A、B 两种", ""), ["A", "B"]);
        assert_eq!(bare("有效 1209600 秒/ 14 天", "1209600"), [""; 0]);
        assert_eq!(bare("见 https://a.cn/b/c 与 /api/v3/x", "api"), [""; 0]);
        assert_eq!(bare("按 a > b -> c 展示", "a"), [""; 0]);
        let all = [
            &OPTIONAL,
            &VALUE_TEXT,
            &TEXT_VALUE,
            &HEAD,
            &NUMBER_TEXT,
            &SLASHED,
            &LISTED,
            &AND_SO_ON,
            &COUNTED,
            &BETWEEN,
            &HAN,
            &ANNOUNCED,
        ];
        assert!(all.iter().all(|p| p.compiles()));
    }
}

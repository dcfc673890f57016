//! Raw words as plain ones: markup goes, code spans stay.
//!
//! Enters: a piece of a cell with HTML, links and emphasis. Leaves: text in which only code spans are marked, by ticks,
//! and what was lost on the way.

use unicode_normalization::UnicodeNormalization;

use crate::pattern::Pattern;

static LINK: Pattern = Pattern::new(r"!?\[([^\[\]]*)\]\(([^()\s]*)\)");
static TAG: Pattern = Pattern::new(
    r"(?i)<!--.*?-->|</?(?:a|b|br|code|div|em|font|i|img|li|ol|p|pre|small|span|strong|sub|sup|table|tbody|td|th|thead|tr|u|ul)(?:\s[^<>]*)?/?>",
);
static BOLD: Pattern = Pattern::new(r"\*\*([^*]+)\*\*");
static BLANKS: Pattern = Pattern::new(r"\s+");
static ESCAPE: Pattern = Pattern::new(r"\\([!-/:-@\[-`{-~])");

/// Plain words, and what became of the markup.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Words {
    /// The words; code spans in ticks, each tick part of one.
    pub(super) text: String,
    /// The targets of the links that were removed.
    pub(super) links: Vec<String>,
    /// Whether invisible characters were removed.
    pub(super) hidden: bool,
    /// Whether a tick without partner was removed.
    pub(super) unpaired: bool,
}

/// Cleans a piece of text without `<br>`.
pub(super) fn clean(raw: &str) -> Words {
    let mut words = Words::default();
    let raw = visible(raw, &mut words.hidden);
    words.links = LINK.all(&raw).filter_map(|c| c.get(2).map(|m| m.as_str().to_owned())).collect();
    let unlinked = LINK.replace(&raw, "$1");
    let mut rest = unlinked.as_str();
    while let Some(start) = rest.find('`') {
        words.text.push_str(&plain(&rest[..start]));
        rest = &rest[start..];
        let ticks = rest.len() - rest.trim_start_matches('`').len();
        let inner = &rest[ticks..];
        match closing(inner, ticks) {
            Some(end) => {
                push_code(inner[..end].trim(), &mut words.text);
                rest = &inner[end + ticks..];
            }
            None => {
                words.unpaired = true;
                rest = inner;
            }
        }
    }
    words.text.push_str(&plain(rest));
    words.text = words.text.trim().into();
    words
}

/// Where the run of exactly `ticks` ticks stands that closes a code span. Only the first few runs are looked at: a
/// hostile cell could hold thousands of them.
fn closing(inner: &str, ticks: usize) -> Option<usize> {
    let mut at = 0;
    for _ in 0..8 {
        at += inner.get(at..)?.find('`')?;
        let run = inner[at..].len() - inner[at..].trim_start_matches('`').len();
        if run == ticks {
            return Some(at);
        }
        at += run;
    }
    None
}

fn push_code(code: &str, text: &mut String) {
    let code = BLANKS.replace(&code.replace("\\|", "|"), " ");
    if code.is_empty() {
        return;
    }
    let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let (ticks, pad) = ("`".repeat(longest + 1), if longest > 0 { " " } else { "" });
    text.extend([&ticks, pad, &code, pad, &ticks]);
}

/// Text outside code spans: tags, emphasis, entities and escapes go.
fn plain(text: &str) -> String {
    let text = TAG.replace(text, "");
    let text = BOLD.replace(&text, "$1");
    let text = ESCAPE.replace(&text, "$1");
    let entities = [("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    let text = entities.iter().fold(text, |text, (entity, c)| text.replace(entity, c));
    BLANKS.replace(&text.replace('`', ""), " ")
}

/// The text in NFC and without invisible characters; line ends and tabs stay.
pub(super) fn visible(text: &str, changed: &mut bool) -> String {
    let kept: String = text.nfc().filter(|c| matches!(c, '\n' | '\t' | '\r') || !is_hidden(*c)).collect();
    *changed |= kept != text;
    kept
}

/// Controls and marks that reorder or hide text: what a page of spec/ may not hold.
fn is_hidden(c: char) -> bool {
    let mark = matches!(c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}' | '\u{61c}' | '\u{180e}');
    mark || c.is_control()
}

/// The text cut into words and code spans; whether a part is a span, and the part with its ticks.
pub(super) fn split_code(text: &str) -> Vec<(bool, &str)> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find('`') {
        let ticks = rest[start..].len() - rest[start..].trim_start_matches('`').len();
        let Some(end) = closing(&rest[start + ticks..], ticks) else { break };
        parts.push((false, &rest[..start]));
        let stop = start + 2 * ticks + end;
        parts.push((true, &rest[start..stop]));
        rest = &rest[stop..];
    }
    parts.push((false, rest));
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(raw: &str) -> String {
        clean(raw).text
    }

    #[test]
    fn markup_goes_and_code_stays() {
        assert_eq!(text("见 [部门 `id` 说明](https://x.cn/a)，**必须**传 `a|b`"), "见 部门 `id` 说明，必须传 `a|b`");
        assert_eq!(text("<a href=\"#X\">X</a>&nbsp;&lt;b&gt; <extId>"), "X <b> <extId>");
        assert_eq!(text("两个  空格\n换行 ` a `"), "两个 空格 换行 `a`");
        assert_eq!(text("``a`b``"), "`` a`b ``");
        assert_eq!(clean("[x](http://y)").links, ["http://y"]);
        for pattern in [&LINK, &TAG, &BOLD, &BLANKS, &ESCAPE] {
            assert!(pattern.compiles());
        }
    }

    #[test]
    fn a_tick_without_partner_goes() {
        let words = clean("先执行 `SCAN 操作；");
        assert_eq!((words.text.as_str(), words.unpaired), ("先执行 SCAN 操作；", true));
        assert!(clean("零\u{200b}宽").hidden);
    }

    #[test]
    fn code_is_told_apart() {
        assert_eq!(split_code("a `b` c"), [(false, "a "), (true, "`b`"), (false, " c")]);
        assert_eq!(split_code("a ` c"), [(false, "a ` c")]);
    }
}

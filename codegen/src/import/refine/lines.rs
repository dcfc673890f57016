//! A description cell as lines: cut at `<br>` and line ends in the raw source, before any tick is read.

use super::words::{Words, clean};
use crate::pattern::Pattern;

static BREAK: Pattern = Pattern::new(r"(?i)<br\s*/?>|\n");
static NESTED: Pattern = Pattern::new(
    r"[，,。]?\s*嵌套类型\s*[:：，,]\s*(?:<a[^<>]*>)?\s*([A-Za-z][A-Za-z0-9_]*)(?:\[\])?\s*(?:</a>)?\s*(?:[。.]|$)?",
);
static LINKED: Pattern = Pattern::new(r##"<a\s+href="#([A-Za-z][A-Za-z0-9_]*)""##);
static LEAD: Pattern = Pattern::new(
    r"(?:[，,、]?\s*(?:可选值(?:为|有|包括|如下)?|取值(?:为|有)?|如下(?:所示)?|如|例如|比如)\s*)?[:：，,、;；\s]+$",
);

/// One line of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line<'a> {
    /// The raw words, trimmed.
    pub(super) text: &'a str,
    /// Where they start in the cell.
    pub(super) start: usize,
}

impl<'a> Line<'a> {
    /// What follows `- `, when the line is an item of a list.
    pub(super) fn item(self) -> Option<&'a str> {
        self.text.strip_prefix('-').map(str::trim_start).filter(|rest| !rest.starts_with(['-', '>']))
    }
}

/// Cuts a cell.
pub(super) fn cut(raw: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut start = 0;
    let ends = BREAK.all(raw).filter_map(|c| c.get(0).map(|m| m.range())).collect::<Vec<_>>();
    for end in ends.into_iter().chain(std::iter::once(raw.len()..raw.len())) {
        let line = &raw[start..end.start];
        let text = line.trim();
        if !text.is_empty() {
            lines.push(Line { text, start: start + line.len() - line.trim_start().len() });
        }
        start = end.end;
    }
    lines
}

/// The DTO that a description names after 嵌套类型, or links to.
pub(super) fn nested(raw: &str) -> Option<&str> {
    let named = NESTED.captures(raw).and_then(|c| c.get(1));
    named.or_else(|| LINKED.captures(raw).and_then(|c| c.get(1))).map(|m| m.as_str())
}

/// One line as plain words, without 嵌套类型.
pub(super) fn plain(line: &str) -> Words {
    let line = NESTED.replace(line, "。");
    let line = line.strip_prefix('-').map_or(line.as_str(), str::trim_start);
    clean(line)
}

/// The text before a list without the words that announce it.
pub(super) fn without_lead(text: &str) -> String {
    LEAD.replace(text, "")
}

/// Lines as one text: a line without a full stop gets one, items of a list are set apart by `；`.
pub(super) fn join(parts: &[(bool, String)]) -> String {
    let mut text = String::new();
    for (i, (item, part)) in parts.iter().enumerate() {
        let part = part.trim().trim_start_matches(['，', ',', ';', '；', '。', '、']).trim();
        if part.is_empty() {
            continue;
        }
        if !text.is_empty() && !text.ends_with(['。', '！', '？', '；', '：', '，', '、']) {
            let both_items = *item && i > 0 && parts[i - 1].0;
            text.push_str(if text.ends_with([':', ';', ',']) {
                " "
            } else if both_items {
                "；"
            } else {
                "。"
            });
        }
        text.push_str(part);
    }
    let text = text.trim_end_matches(['：', ':', '，', ',', '、', ';', '；', ' ']);
    text.replace("。。", "。").replace("；。", "。")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_cut_in_the_source() {
        let lines = cut("颜色：<br>- `RED`: 红 `x<br>    - `BLUE`: 蓝<br/>尾");
        let texts: Vec<&str> = lines.iter().map(|l| l.text).collect();
        assert_eq!(texts, ["颜色：", "- `RED`: 红 `x", "- `BLUE`: 蓝", "尾"]);
        assert_eq!(lines[1].item(), Some("`RED`: 红 `x"));
        assert!(cut("").is_empty());
        assert!([&BREAK, &NESTED, &LINKED, &LEAD].iter().all(|p| p.compiles()));
    }

    #[test]
    fn nested_types() {
        assert_eq!(nested("车队 嵌套类型：<a href=\"#CarDto\">CarDto</a>。数组长度限制：5。"), Some("CarDto"));
        assert_eq!(nested("车,嵌套类型，<a href=\"#CarDto\">CarDto</a>"), Some("CarDto"));
        assert_eq!(nested("车。 嵌套类型:CarDto。"), Some("CarDto"));
        assert_eq!(nested("车型：<a href=\"#CarDto\">CarDto</a>。"), Some("CarDto"));
        assert_eq!(nested("车"), None);
        assert_eq!(
            plain("车队 嵌套类型：<a href=\"#CarDto\">CarDto</a>。数组长度限制：5。").text,
            "车队。数组长度限制：5。"
        );
    }

    #[test]
    fn lines_become_sentences() {
        let parts = |list: &[(bool, &str)]| list.iter().map(|(i, t)| (*i, (*t).to_owned())).collect::<Vec<_>>();
        assert_eq!(join(&parts(&[(false, "颜色："), (true, "红"), (true, "蓝")])), "颜色：红；蓝");
        assert_eq!(join(&parts(&[(false, "一"), (false, "二。"), (false, "三，")])), "一。二。三");
        assert_eq!(without_lead("颜色，可选值为："), "颜色");
        assert_eq!(without_lead("颜色，如："), "颜色");
    }
}

//! Headings: enters a line, leaves what section of the template it opens, in the words of any generation.

use std::ops::Range;

use super::cells;

/// A heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Heading {
    pub(super) level: usize,
    /// Its words.
    pub(super) at: Range<usize>,
    /// The whole line.
    pub(super) line: Range<usize>,
}

/// What a heading opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    Method,
    Parameters,
    Sample,
    Response,
    Example,
    Dtos,
    /// The structure named at this range.
    Dto(Range<usize>),
    Other,
}

impl Heading {
    pub(super) fn kind(&self, text: &str) -> Kind {
        let words = &text[self.at.clone()];
        match words.trim_end_matches(['：', ':']) {
            _ if !(2..=3).contains(&self.level) => Kind::Other,
            "方法名称" => Kind::Method,
            "请求参数" | "参数" => Kind::Parameters,
            "示例代码" | "代码示例" => Kind::Sample,
            "请求响应" => Kind::Response,
            "示例结果" => Kind::Example,
            "数据结构" => Kind::Dtos,
            _ => self.dto_name(text).map_or(Kind::Other, Kind::Dto),
        }
    }

    /// Whether only the template writes such a heading, never an author in a description or a code sample.
    pub(super) fn is_of_template(&self, text: &str) -> bool {
        !matches!(self.kind(text), Kind::Other)
    }

    /// The name in `### <a id="X"></a> X`.
    fn dto_name(&self, text: &str) -> Option<Range<usize>> {
        let words = &text[self.at.clone()];
        let anchor = words.strip_prefix("<a ")?;
        if let Some(end) = words.find("</a>") {
            let name = cells::trimmed(text, self.at.start + end + 4..self.at.end);
            if !name.is_empty() {
                return Some(name);
            }
        }
        let (before, name) = anchor.split_once('"')?;
        let start = self.at.start + (words.len() - anchor.len()) + before.len() + 1;
        Some(start..start + name.find('"')?)
    }
}

/// The heading on a line, if it is one: at most three blanks, `#` to `######`, a blank, words.
pub(super) fn heading(text: &str, line: Range<usize>) -> Option<Heading> {
    let raw = &text[line.clone()];
    let marks = raw.trim_start_matches(' ');
    let words = marks.trim_start_matches('#');
    let level = marks.len() - words.len();
    let indent = raw.len() - marks.len();
    if !(1..=6).contains(&level) || indent > 3 || !words.starts_with([' ', '\t']) {
        return None;
    }
    let start = line.end - words.trim_start().len();
    let end = start + words.trim().len();
    Some(Heading { level, at: start..end, line })
}

/// Whether words can be the name of a structure or a method.
pub(super) fn is_name(words: &str) -> bool {
    words.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && words.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(line: &str) -> Option<Kind> {
        heading(line, 0..line.len()).map(|h| h.kind(line))
    }

    #[test]
    fn sections_are_known_by_their_words() {
        assert_eq!(kind("## 请求参数"), Some(Kind::Parameters));
        assert_eq!(kind("  ### 参数  "), Some(Kind::Parameters));
        assert_eq!(kind("# 请求参数"), Some(Kind::Other));
        assert_eq!(kind("    ## 请求参数"), None);
        assert_eq!(kind("##请求参数"), None);
        assert_eq!(kind("## "), Some(Kind::Other));
    }

    #[test]
    fn a_structure_is_named_after_its_anchor() {
        let line = "### <a id=\"A\"></a> B";
        let Some(Kind::Dto(name)) = kind(line) else { panic!("no structure") };
        assert_eq!(&line[name], "B");
        let line = "### <a id=\"A\"></a>";
        let Some(Kind::Dto(name)) = kind(line) else { panic!("no structure") };
        assert_eq!(&line[name], "A");
        assert_eq!(kind("### <a id"), Some(Kind::Other));
    }
}

//! The sections of a scraped page, whose headings lost their level.
//!
//! Enters: the lines of a page. Leaves: its [`Section`]s. The known words are level 2; a type name is a structure.

use std::ops::Range;

use super::text::Line;

/// What a section is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// 方法名称
    Method,
    /// 请求参数
    Parameters,
    /// 示例代码
    Sample,
    /// 请求响应
    Response,
    /// 数据结构
    Structures,
    /// One of the structures.
    Structure,
    /// Anything else.
    Other,
}

impl Kind {
    /// Whether the section has a table of an operation.
    pub(super) fn is_table(self) -> bool {
        matches!(self, Self::Parameters | Self::Response | Self::Structure)
    }

    fn of(name: &str) -> Self {
        match name {
            "方法名称" => Self::Method,
            "请求参数" => Self::Parameters,
            "示例代码" => Self::Sample,
            "请求响应" => Self::Response,
            "数据结构" => Self::Structures,
            _ if is_type_name(name) => Self::Structure,
            _ => Self::Other,
        }
    }
}

fn is_type_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_uppercase()) && name.bytes().all(super::text::is_name_byte)
}

/// A heading with the lines below it.
#[derive(Debug)]
pub(super) struct Section<'a, 'l> {
    /// What it is about.
    pub(super) kind: Kind,
    /// The words of the heading.
    pub(super) name: Line<'a>,
    /// The lines.
    pub(super) body: &'l [Line<'a>],
}

impl Section<'_, '_> {
    /// From the heading to the last line.
    pub(super) fn range(&self) -> Range<usize> {
        self.name.start..self.body_range().end
    }

    /// From the first line of the body to the last.
    pub(super) fn body_range(&self) -> Range<usize> {
        let start = self.body.first().map_or(self.name.end(), |line| line.start);
        start..self.body.last().map_or(start, Line::end)
    }
}

/// The lines before the first heading, and the sections.
pub(super) fn split<'a, 'l>(lines: &'l [Line<'a>]) -> (&'l [Line<'a>], Vec<Section<'a, 'l>>) {
    let headings: Vec<usize> = (0..lines.len()).filter(|i| lines[*i].text.starts_with('¶')).collect();
    let ends = headings.iter().skip(1).copied().chain([lines.len()]);
    let section = |(start, end): (&usize, usize)| {
        let line = lines[*start];
        let name = line.text.trim_start_matches(['¶', ' ']);
        let name = Line { text: name, start: line.end() - name.len(), indent: 0 };
        Section { kind: Kind::of(name.text), name, body: &lines[start + 1..end] }
    };
    let before = &lines[..headings.first().copied().unwrap_or(lines.len())];
    (before, headings.iter().zip(ends).map(section).collect())
}

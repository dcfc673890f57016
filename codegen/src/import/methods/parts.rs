//! A page of methods as a list of parts, the same for both forms.
//!
//! Enters: lines. Leaves: titles, sections, blocks of code and lines of text, in their order.

use std::ops::Range;

use crate::import::scraped::text::Line;

/// One part of a page.
#[derive(Debug, Clone)]
pub(super) enum Part<'a> {
    /// A heading that is no known section.
    Title(Line<'a>),
    /// A known section.
    Section(Kind, Line<'a>),
    /// The inside of a fence; the lines of code of a scraped page.
    Code(Range<usize>),
    /// Any other line.
    Text(Line<'a>),
}

impl Part<'_> {
    /// Where the part stands.
    pub(super) fn range(&self) -> Range<usize> {
        match self {
            Self::Title(line) | Self::Section(_, line) | Self::Text(line) => line.range(),
            Self::Code(range) => range.clone(),
        }
    }
}

/// What a section is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// 参数
    Params,
    /// 示例
    Samples,
    /// 返回值, 示例数据, 返回数据
    Returns,
}

impl Kind {
    /// The kind of a section with this heading.
    pub(super) fn of(heading: &str) -> Option<Self> {
        match heading {
            "参数" => Some(Self::Params),
            "示例" => Some(Self::Samples),
            "返回值" | "返回数据" | "示例数据" => Some(Self::Returns),
            _ => None,
        }
    }
}

/// A title with everything below it.
#[derive(Debug)]
pub(super) struct Block<'a> {
    /// The heading.
    pub(super) title: Line<'a>,
    /// What stands before the first section.
    pub(super) head: Vec<Part<'a>>,
    /// The sections.
    pub(super) sections: Vec<(Kind, Vec<Part<'a>>)>,
    /// The end of the last part.
    pub(super) end: usize,
}

/// The parts before the first title, and a block for each title.
pub(super) fn blocks(parts: Vec<Part<'_>>) -> (Vec<Part<'_>>, Vec<Block<'_>>) {
    let mut before = Vec::new();
    let mut blocks: Vec<Block<'_>> = Vec::new();
    for part in parts {
        if let Part::Title(title) = part {
            blocks.push(Block { title, head: Vec::new(), sections: Vec::new(), end: title.end() });
            continue;
        }
        let Some(block) = blocks.last_mut() else {
            before.push(part);
            continue;
        };
        block.end = part.range().end;
        match (part, block.sections.last_mut()) {
            (Part::Section(kind, _), _) => block.sections.push((kind, Vec::new())),
            (part, Some((_, body))) => body.push(part),
            (part, None) => block.head.push(part),
        }
    }
    (before, blocks)
}

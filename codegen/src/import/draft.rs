//! What a reader of foreign pages gives: the parts of one page, cut out but not yet understood.
//!
//! Every part keeps its place in the source. A reader repairs the *form* of a page (broken rows, lost pipes, shifted
//! cells, includes) and reports each repair; what the words mean is the business of `refine`, the same for all readers.

use crate::source::{FileId, Span};

/// A text with its place: the raw words of a cell, heading or paragraph, with their markup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Raw {
    /// The words, trimmed.
    pub text: String,
    /// Where they stand. A word that a repair made up has the place that it was made from.
    pub at: Span,
}

/// One page of any generation.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// The file.
    pub file: FileId,
    /// The level-1 heading.
    pub title: Raw,
    /// The paragraphs between the title and the first known section, without boilerplate.
    pub intro: Vec<Raw>,
    /// The method that the page names (`getUserBatch`), from 方法名称 or else from the code sample.
    pub method_name: Option<Raw>,
    /// Whether the form of the page says GET: its parameter rows start with a blank, or a 位置 column says query.
    pub says_query: bool,
    /// 请求参数
    pub parameters: Vec<RawRow>,
    /// The name after 类型：.
    pub response_name: Option<Raw>,
    /// The table of 请求响应.
    pub response: Vec<RawRow>,
    /// The JSON after 示例结果：.
    pub example: Option<Raw>,
    /// 数据结构, in the order of the page; a name defined twice stands twice.
    pub dtos: Vec<RawDto>,
}

/// One row of a table. A column that the table lacks is `None`; an empty cell is an empty text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawRow {
    /// The whole row, all of its lines.
    pub at: Span,
    /// 名称
    pub name: Raw,
    /// 类型, with links and `[]` as they stand.
    pub ty: Raw,
    /// 必填, 是否必填, 是否必含
    pub required: Option<Raw>,
    /// 默认值
    pub default: Option<Raw>,
    /// 描述, with `<br>`, links and code spans as they stand.
    pub description: Raw,
    /// 示例值, with its ticks as they stand: whether it has any tells an example from the first value of an enum.
    pub example: Option<Raw>,
}

/// One section of 数据结构.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawDto {
    /// The heading.
    pub name: Raw,
    /// The rows.
    pub rows: Vec<RawRow>,
}

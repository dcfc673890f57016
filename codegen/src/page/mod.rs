//! One Markdown page as a tree of sections, tables and cells.
//!
//! Enters: the text of a page. Leaves: a [`Page`] whose every part has its byte span, or findings. This room knows the
//! form that spec/README.md states; what the words mean is the business of `lower`.

mod blocks;
mod characters;
mod grammar;
mod inline;
mod table;

use crate::diagnostic::Diagnostics;
use crate::source::{FileId, Sources, Span};

pub(crate) use self::grammar::is_dto_name;
pub(crate) use self::inline::marked;
pub use self::inline::{Inline, InlineKind, Text};
pub use self::table::{Cell, Row, Table};

/// The six columns of parameters, responses and DTOs.
pub const COLUMNS: [&str; 6] = ["名称", "类型", "必填", "默认值", "描述", "示例值"];

/// The two columns of a table of values.
pub const VALUE_COLUMNS: [&str; 2] = ["值", "描述"];

/// A page in canonical form.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// The file.
    pub file: FileId,
    /// The level-1 heading.
    pub title: Text,
    /// The inside of the code span under the title.
    pub route: Inline,
    /// The paragraph 已废弃。
    pub deprecated: Option<Text>,
    /// The paragraphs before the first section.
    pub intro: Vec<Text>,
    /// 请求参数
    pub parameters: Rows,
    /// 示例代码
    pub samples: Vec<Fence>,
    /// 请求响应
    pub response: Response,
    /// 数据结构
    pub dtos: Vec<Dto>,
}

/// A table of fields with the tables of values that follow it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Rows {
    /// The rows.
    pub rows: Vec<Row>,
    /// The `####` tables.
    pub values: Vec<ValueTable>,
}

/// The section 请求响应.
#[derive(Debug, Clone, PartialEq)]
pub struct Response {
    /// The inside of the code span after 类型：.
    pub name: Inline,
    /// Where it says that there may be nothing: 可为空。
    pub nullable: Option<Span>,
    /// The table; a GraphQL page has none.
    pub rows: Rows,
    /// The fence after 示例结果：.
    pub example: Option<Fence>,
}

/// A `###` section under 数据结构.
#[derive(Debug, Clone, PartialEq)]
pub struct Dto {
    /// The heading.
    pub name: Text,
    /// The table; no table for a DTO without listed fields.
    pub rows: Rows,
}

/// A `####` section: the texts of a field's values.
#[derive(Debug, Clone, PartialEq)]
pub struct ValueTable {
    /// The field's name: the heading after the dot.
    pub field: String,
    /// The heading.
    pub heading: Text,
    /// Rows of two cells.
    pub rows: Vec<Row>,
}

/// A fenced block of code.
#[derive(Debug, Clone, PartialEq)]
pub struct Fence {
    /// The word after the opening fence.
    pub language: String,
    /// The lines between the fences.
    pub code: String,
    /// Where they stand.
    pub code_span: Span,
    /// The whole block.
    pub span: Span,
}

/// Reads a page. `None` when the page has no usable form; each problem is reported in any case.
pub fn read(file: FileId, sources: &Sources, diagnostics: &mut Diagnostics) -> Option<Page> {
    if !characters::check(file, sources, diagnostics) {
        return None;
    }
    let blocks = blocks::read(file, sources, diagnostics)?;
    grammar::read(file, blocks, sources, diagnostics)
}

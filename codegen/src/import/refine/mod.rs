//! What the words of a [`Draft`] mean: enters the parts of one foreign page, leaves facts that a canonical page can carry.

use crate::config::Correction;
use crate::diagnostic::Diagnostics;
use crate::import::draft::Draft;
use crate::ir::{Deprecation, Dto, Fact, Field};
use crate::source::Sources;

/// The facts of one foreign page. Every `at` is a place in that page.
#[derive(Debug, Clone, PartialEq)]
pub struct Refined {
    /// The title.
    pub title: Fact<String>,
    /// 请求参数
    pub parameters: Vec<Field>,
    /// The name of the reply.
    pub response_name: Option<Fact<String>>,
    /// 请求响应
    pub response: Vec<Field>,
    /// A real reply.
    pub example: Option<Fact<serde_json::Value>>,
    /// The structures that the parameters or the reply reach, in the order of the page.
    pub dtos: Vec<Dto>,
    /// Whether the page says that the operation should no longer be called.
    pub deprecated: Option<Fact<Deprecation>>,
    /// The description of the operation, its paragraphs joined by blank lines.
    pub intro: Option<Fact<String>>,
}

/// Reads the facts of a page; every repair and everything left out is reported.
pub fn refine(
    draft: &Draft,
    _corrections: &[Correction],
    _sources: &Sources,
    _diagnostics: &mut Diagnostics,
) -> Refined {
    let title = Fact::new(draft.title.text.clone(), draft.title.at, crate::ir::Rule::Title);
    Refined {
        title,
        parameters: Vec::new(),
        response_name: None,
        response: Vec::new(),
        example: None,
        dtos: Vec::new(),
        deprecated: None,
        intro: None,
    }
}

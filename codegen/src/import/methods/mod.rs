//! Pages of the v2 SDKs: many methods on one page, their parameters as definition lists.
//!
//! Enters: such a page, as Markdown or as scraped text. Leaves: its methods with everything they say, each with its place,
//! and notes about repairs and about mistakes of the page itself. Types of replies and the transport are not on the page.

mod checks;
mod cut;
mod item;
mod markdown;
mod parts;
mod read;
mod scraped;
mod signature;

use crate::diagnostic::{Diagnostics, codes};
use crate::import::draft::Raw;
use crate::import::scraped::text::{Page, lines};
use crate::source::{FileId, Sources, Span};

/// A page of methods.
#[derive(Debug, Clone, PartialEq)]
pub struct MethodsPage {
    /// The file.
    pub file: FileId,
    /// The first heading.
    pub title: Raw,
    /// The text before the first method.
    pub intro: Vec<Raw>,
    /// The class of the client: `UsersManagementClient`.
    pub client: Option<Raw>,
    /// The methods, in the order of the page; a method that is described twice stands twice.
    pub methods: Vec<MethodDraft>,
}

/// One method.
#[derive(Debug, Clone, PartialEq)]
pub struct MethodDraft {
    /// The whole section.
    pub at: Span,
    /// The heading.
    pub title: Raw,
    /// The name in the signature: `add_group`.
    pub name: Raw,
    /// What the signature takes, without `self`.
    pub arguments: Vec<ArgumentDraft>,
    /// The paragraphs.
    pub description: Vec<Raw>,
    /// 参数, in the order of the page; a parameter that is listed twice stands twice.
    pub params: Vec<ParamDraft>,
    /// 示例: each block of code, with its lines.
    pub samples: Vec<Raw>,
    /// 返回值 and the sections after it: links, remarks and blocks.
    pub returns: Vec<Raw>,
}

/// One argument of a signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArgumentDraft {
    /// Its name.
    pub name: Raw,
    /// The words after `=`.
    pub default: Option<Raw>,
}

/// One parameter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParamDraft {
    /// The whole item.
    pub at: Span,
    /// The dotted path: `userInfo.email`.
    pub path: Raw,
    /// The words between the angle brackets; `None` when there are none.
    pub ty: Option<Raw>,
    /// Everything else that the item says, with the values that a list below it enumerates.
    pub description: Raw,
    /// A block of code inside the item.
    pub example: Option<Raw>,
}

/// Whether a text has this form: between a title and its first section 参数, 示例 or 返回值 stands a signature.
pub fn sniff(text: &str) -> bool {
    let (mut signature, mut in_section) = (false, false);
    for line in lines(text) {
        let heading = line.text.trim_start_matches('#');
        if heading.len() < line.text.len() {
            in_section = parts::Kind::of(heading.trim()).is_some();
            if in_section && signature {
                return true;
            }
            signature = false;
        } else if !in_section {
            signature |= line.text.starts_with("def ") || signature::is_call(line.text);
        }
    }
    false
}

/// Reads a page. `None`, with the reason reported, when it has no method.
pub fn read(file: FileId, sources: &Sources, diagnostics: &mut Diagnostics) -> Option<MethodsPage> {
    let mut page = Page::new(file, sources, diagnostics);
    let read = read::page(&mut page);
    if read.is_none() {
        page.report(&codes::NOT_A_PAGE, 0..0, "no section of this text describes a method");
    }
    read
}

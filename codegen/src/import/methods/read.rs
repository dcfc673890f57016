//! From the parts of a page to its methods.
//!
//! Enters: a page of either form. Leaves: a [`MethodsPage`], with what contradicts itself reported by `checks`.

use std::ops::Range;

use super::parts::{self, Block, Kind, Part};
use super::signature::{self, Signature};
use super::{MethodDraft, MethodsPage, checks, markdown, scraped};
use crate::diagnostic::codes;
use crate::import::draft::Raw;
use crate::import::scraped::text::{Line, Page, is_name_byte};

/// What the doc site replaces by the name of the product.
const BRAND: &str = "{{$localeConfig.brandName}}";

/// Reads a page; `None` when it has no method.
pub(super) fn page(page: &mut Page<'_, '_>) -> Option<MethodsPage> {
    let lines = page.lines();
    let is_scraped = scraped::sniff(&lines);
    let parts = if is_scraped { scraped::parts(&lines) } else { markdown::parts(&lines, page) };
    let (before, blocks) = parts::blocks(parts);
    let mut title = None;
    let mut intro = before;
    let mut methods = Vec::new();
    let mut client = None;
    for mut block in blocks {
        let Some((index, signature)) = signature(&block, page) else {
            if title.is_none() {
                title = Some(words(block.title.range(), page));
                intro.append(&mut block.head);
            }
            if block.end > block.title.end() && (methods.len() + block.sections.len() > 0) {
                let range = block.title.start..block.end;
                page.report(&codes::SIGNATURE_LOST, range, "the section has no signature; it was left out");
            }
            continue;
        };
        client = client.or_else(|| signature.client.clone());
        methods.push(method(&block, index, signature, is_scraped, page));
    }
    let first = methods.first()?;
    let title = title.unwrap_or_else(|| first.title.clone());
    if is_scraped {
        let message =
            format!("scraped text: the headings, lists and fences of {} methods were restored", methods.len());
        page.report(&codes::SCRAPED_TEXT, title.at.range(), message);
    }
    if let Some(at) = page.text.find(BRAND) {
        page.report(
            &codes::TEMPLATE_WORD,
            at..at + BRAND.len(),
            "the variable was replaced by the name of the product",
        );
    }
    let client = client.or_else(|| named_client(page));
    if client.is_none() {
        page.report(&codes::CLIENT_NOT_NAMED, title.at.range(), "the page does not name its client");
    }
    checks::check(&methods, page);
    let intro = intro.iter().map(|part| words(part.range(), page)).collect();
    Some(MethodsPage { file: page.file, title, intro, client, methods })
}

/// The signature of a block: a line, or a fence that defines it; and which part of the head it is.
fn signature(block: &Block<'_>, page: &Page<'_, '_>) -> Option<(usize, Signature)> {
    block.head.iter().enumerate().find_map(|(index, part)| {
        let range = match part {
            Part::Text(line) => {
                let inner = line.text.trim_matches(['`', '*']);
                let start = line.start + line.text.find(inner).unwrap_or_default();
                start..start + inner.len()
            }
            Part::Code(range) => {
                let code = page.slice(range.clone());
                let start = if code.starts_with("def ") { 0 } else { code.find("\ndef ").map_or(0, |at| at + 1) };
                range.start + start..range.end
            }
            Part::Title(_) | Part::Section(..) => return None,
        };
        Some((index, signature::read(range, page)?))
    })
}

fn method(
    block: &Block<'_>,
    index: usize,
    signature: Signature,
    is_scraped: bool,
    page: &mut Page<'_, '_>,
) -> MethodDraft {
    let Signature { name, arguments, .. } = signature;
    let mut method = MethodDraft {
        at: page.span(block.title.start..block.end),
        title: words(block.title.range(), page),
        name,
        arguments,
        description: Vec::new(),
        params: Vec::new(),
        samples: Vec::new(),
        returns: Vec::new(),
    };
    let head = block.head.iter().enumerate().filter(|(i, _)| *i != index).map(|(_, part)| part);
    samples(head, &mut method, page);
    let roots: Vec<String> = method.arguments.iter().map(|argument| argument.name.text.clone()).collect();
    let roots: Vec<&str> = roots.iter().map(String::as_str).collect();
    for (kind, body) in &block.sections {
        match kind {
            Kind::Params if is_scraped => method.params.extend(scraped::params(body, &roots, page)),
            Kind::Params => method.params.extend(markdown::params(body, page)),
            Kind::Samples => samples(body.iter(), &mut method, page),
            Kind::Returns => method.returns.extend(body.iter().map(|part| match part {
                Part::Code(range) => page.block(range.clone()),
                part => words(part.range(), page),
            })),
        }
    }
    for param in &mut method.params {
        brand(&mut param.description);
    }
    let has_section = block.sections.iter().any(|(kind, _)| *kind == Kind::Samples);
    if has_section && method.samples.is_empty() {
        let message = format!("`{}` has no code under its heading for samples", method.name.text);
        page.report(&codes::SAMPLE_EMPTY, method.title.at.range(), message);
    }
    method
}

/// Blocks of code are samples; text beside them describes the method.
fn samples<'p>(parts: impl Iterator<Item = &'p Part<'p>>, method: &mut MethodDraft, page: &Page<'_, '_>) {
    for part in parts {
        match part {
            Part::Code(range) if range.is_empty() => {}
            Part::Code(range) => method.samples.push(page.block(range.clone())),
            Part::Text(line) => method.description.push(words(unquoted(line), page)),
            Part::Title(line) | Part::Section(_, line) => method.description.push(words(line.range(), page)),
        }
    }
}

/// A line without the mark of a quotation.
fn unquoted(line: &Line<'_>) -> Range<usize> {
    line.end() - line.text.trim_start_matches(['>', ' ']).len()..line.end()
}

/// The words of a range, with the name of the product.
fn words(range: Range<usize>, page: &Page<'_, '_>) -> Raw {
    let mut raw = page.raw(range);
    brand(&mut raw);
    raw
}

fn brand(raw: &mut Raw) {
    if raw.text.contains(BRAND) {
        raw.text = raw.text.replace(BRAND, "Authing");
    }
}

/// The first word of the page that is the class of a client, else the name of the file.
fn named_client(page: &Page<'_, '_>) -> Option<Raw> {
    for suffix in ["ManagementClient", "AuthenticationClient"] {
        for (at, _) in page.text.match_indices(suffix) {
            let start = page.text[..at].bytes().rposition(|b| !is_name_byte(b)).map_or(0, |before| before + 1);
            if start < at {
                return Some(page.raw(start..at + suffix.len()));
            }
        }
    }
    let path = &page.sources.get(page.file).path;
    let stem = path.rsplit('/').next().and_then(|name| name.split('.').next()).unwrap_or_default();
    stem.ends_with("Client").then(|| Raw { text: stem.to_owned(), ..page.raw(0..0) })
}

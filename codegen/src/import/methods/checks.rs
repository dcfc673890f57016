//! What a page of methods says twice, and not alike.
//!
//! Enters: the methods of a page. Leaves: notes. Nothing is changed: which of two statements is right is decided in spec/.

use std::collections::{HashMap, HashSet};

use super::MethodDraft;
use crate::diagnostic::{Diagnostic, codes};
use crate::import::draft::Raw;
use crate::import::scraped::calls::{Argument, Call, calls};
use crate::import::scraped::text::{Page, alike};
use crate::source::Span;

/// For how many unknown names of a sample the closest known one is looked for.
const SUGGESTIONS: usize = 8;

/// Checks every method.
pub(super) fn check(methods: &[MethodDraft], page: &mut Page<'_, '_>) {
    let mut seen: HashMap<&str, Span> = HashMap::new();
    for method in methods {
        let name = &method.name;
        if let Some(first) = seen.get(name.text.as_str()) {
            let message = format!("`{}` stands twice on this page", name.text);
            page.push(Diagnostic::new(&codes::METHOD_TWICE, name.at, message).also(*first, "first here"));
        }
        seen.entry(&name.text).or_insert(name.at);
        params(method, page);
        for sample in &method.samples {
            check_sample(method, sample, page);
        }
    }
}

/// The list of parameters against itself and the signature.
fn params(method: &MethodDraft, page: &mut Page<'_, '_>) {
    let arguments: HashSet<&str> = method.arguments.iter().map(|argument| argument.name.text.as_str()).collect();
    let mut seen: HashMap<&str, Span> = HashMap::new();
    let mut roots = HashSet::new();
    for param in &method.params {
        let path = param.path.text.as_str();
        if let Some(first) = seen.get(path) {
            let found = Diagnostic::new(&codes::PARAMETER_TWICE, param.path.at, format!("`{path}` stands twice"));
            page.push(found.also(*first, "first here"));
        }
        seen.entry(path).or_insert(param.path.at);
        let root = path.split('.').next().unwrap_or(path);
        if roots.insert(root) && !arguments.contains(root) {
            let message = format!("`{root}` is no argument of `{}`", method.name.text);
            let found = Diagnostic::new(&codes::PARAMETER_NOT_IN_SIGNATURE, param.path.at, message);
            page.push(found.also(method.name.at, "the signature"));
        }
    }
    for argument in method.arguments.iter().filter(|argument| !roots.contains(argument.name.text.as_str())) {
        let message = format!("`{}` is not in the list of parameters", argument.name.text);
        page.push(Diagnostic::new(&codes::ARGUMENT_NOT_DESCRIBED, argument.name.at, message));
    }
}

/// A sample against the method that it is to show.
fn check_sample(method: &MethodDraft, sample: &Raw, page: &mut Page<'_, '_>) {
    let calls = calls(&sample.text);
    let name = |call: &Call| sample.text.get(call.name.clone()).unwrap_or_default();
    let at = |range: &std::ops::Range<usize>| {
        let base = sample.at.range().start;
        base + range.start..base + range.end
    };
    let own: Vec<&Call> = calls.iter().filter(|call| alike(name(call), &method.name.text)).collect();
    if let (Some(other), true) = (calls.first(), own.is_empty()) {
        let message = format!("the sample of `{}` calls `{}`", method.name.text, name(other));
        let found = page.finding(&codes::SAMPLE_CALLS_OTHER, at(&other.name), message);
        page.push(found.also(method.name.at, "the signature"));
    }
    for call in own {
        let required = required(method);
        let inside = sample.text.get(call.inside.clone()).unwrap_or_default();
        if inside.trim().is_empty() && !required.is_empty() {
            let message = format!("the sample calls `{}` without `{}`", name(call), required.join("`, `"));
            let found = page.finding(&codes::SAMPLE_LACKS_ARGUMENT, at(&call.name), message);
            page.push(found.also(method.name.at, "the signature"));
        }
        let mut suggestions = SUGGESTIONS;
        for (argument, root) in named(&call.arguments) {
            let word = |argument: &Argument| sample.text.get(argument.name.clone()).unwrap_or_default();
            let passed = word(argument);
            let known = match root.map(word) {
                Some(root) => fields(method, root),
                None => method.arguments.iter().map(|argument| argument.name.text.as_str()).collect(),
            };
            if known.is_empty() || known.iter().any(|known| alike(known, passed)) {
                continue;
            }
            let message = format!("the sample passes `{passed}`, which is not documented");
            let mut found = page.finding(&codes::SAMPLE_NAME_UNKNOWN, at(&argument.name), message);
            suggestions = suggestions.saturating_sub(1);
            let close = |known: &&&str| suggestions > 0 && strsim::normalized_levenshtein(known, passed) > 0.7;
            if let Some(close) = known.iter().find(close) {
                found = found.help(format!("`{close}` is documented"));
            }
            page.push(found);
        }
    }
}

/// The arguments that have no default, neither in the signature nor in words.
fn required(method: &MethodDraft) -> Vec<&str> {
    let optional = |name: &str| {
        let words = method.params.iter().filter(|param| param.path.text == name).map(|param| &param.description.text);
        words.into_iter().any(|text| ["默认", "可选", "选填"].iter().any(|word| text.contains(word)))
    };
    let names = method.arguments.iter().filter(|argument| argument.default.is_none()).map(|a| a.name.text.as_str());
    names.filter(|name| !optional(name)).collect()
}

/// The named arguments of a call, and the keys of an object with the argument that it is passed as.
fn named(arguments: &[Argument]) -> Vec<(&Argument, Option<&Argument>)> {
    let mut root: Option<&Argument> = None;
    let mut found = Vec::new();
    for argument in arguments {
        if argument.depth == 1 {
            root = Some(argument);
            found.push((argument, None));
        } else if let Some(root) = root.filter(|root| argument.depth == 2 && argument.name.end <= root.value.end) {
            found.push((argument, Some(root)));
        }
    }
    found
}

/// The documented fields of an argument.
fn fields<'m>(method: &'m MethodDraft, root: &str) -> Vec<&'m str> {
    let field = |path: &'m str| {
        let (first, rest) = path.split_once('.')?;
        alike(first, root).then(|| rest.split('.').next().unwrap_or(rest))
    };
    method.params.iter().filter_map(|param| field(&param.path.text)).collect()
}

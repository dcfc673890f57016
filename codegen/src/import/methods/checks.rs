//! What a page of methods says twice, and not alike.
//!
//! Enters: the methods of a page. Leaves: notes. Nothing is changed: which of two statements is right is decided in spec/.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::MethodDraft;
use crate::diagnostic::{Diagnostic, codes};
use crate::import::draft::Raw;
use crate::import::scraped::calls::{Argument, Call, calls};
use crate::import::scraped::text::{Page, alike, bare};
use crate::source::Span;

/// For how many unknown names of a sample the closest known one is looked for.
const SUGGESTIONS: usize = 3;

/// Among how many known names, and how long a name may be for it.
const CANDIDATES: usize = 200;
const SHORT: usize = 32;

/// How many missing arguments a note names.
const NAMED: usize = 3;

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
        let mut known = Known::of(method);
        for sample in &method.samples {
            known.sample(sample, page);
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

/// What a method documents. Names are compared without regard to the way their words are joined.
struct Known<'m> {
    method: &'m MethodDraft,
    /// The arguments under the empty name, and the fields of each argument that has any.
    names: HashMap<String, HashMap<String, &'m str>>,
    /// Some of the arguments that have no default, neither in the signature nor in words.
    required: Vec<&'m str>,
    suggestions: usize,
}

impl<'m> Known<'m> {
    fn of(method: &'m MethodDraft) -> Self {
        let mut names: HashMap<String, HashMap<String, &'m str>> = HashMap::new();
        let mut optional = HashSet::new();
        for param in &method.params {
            let path = param.path.text.as_str();
            if let Some((root, rest)) = path.split_once('.') {
                let field = rest.split('.').next().unwrap_or(rest);
                names.entry(bare(root)).or_default().insert(bare(field), field);
            } else if ["默认", "可选", "选填"].iter().any(|word| param.description.text.contains(word)) {
                optional.insert(path);
            }
        }
        let arguments = || method.arguments.iter().map(|argument| argument.name.text.as_str());
        names.insert(String::new(), arguments().map(|name| (bare(name), name)).collect());
        let without = method.arguments.iter().filter(|argument| argument.default.is_none());
        let required =
            without.map(|a| a.name.text.as_str()).filter(|name| !optional.contains(name)).take(NAMED).collect();
        Self { method, names, required, suggestions: SUGGESTIONS }
    }

    /// A sample against the method that it is to show.
    fn sample(&mut self, sample: &Raw, page: &mut Page<'_, '_>) {
        let calls = calls(&sample.text);
        let name = |call: &Call| sample.text.get(call.name.clone()).unwrap_or_default();
        let own: Vec<&Call> = calls.iter().filter(|call| alike(name(call), &self.method.name.text)).collect();
        let base = sample.at.range().start;
        if let (Some(other), true) = (calls.first(), own.is_empty()) {
            let message = format!("the sample of `{}` calls `{}`", self.method.name.text, name(other));
            let found = page.finding(&codes::SAMPLE_CALLS_OTHER, shifted(&other.name, base), message);
            page.push(found.also(self.method.name.at, "the signature"));
        }
        for call in own {
            let inside = sample.text.get(call.inside.clone()).unwrap_or_default();
            if inside.trim().is_empty() && !self.required.is_empty() {
                let message = format!("the sample calls `{}` without `{}`", name(call), self.required.join("`, `"));
                let found = page.finding(&codes::SAMPLE_LACKS_ARGUMENT, shifted(&call.name, base), message);
                page.push(found.also(self.method.name.at, "the signature"));
            }
            for (argument, root) in named(&call.arguments) {
                let word = |argument: &Argument| sample.text.get(argument.name.clone()).unwrap_or_default();
                let root = root.map(word).unwrap_or_default();
                self.name(word(argument), root, shifted(&argument.name, base), page);
            }
        }
    }

    /// A name that a sample passes, as an argument or as a field of one. Of arguments without fields nothing is known.
    fn name(&mut self, passed: &str, root: &str, at: Range<usize>, page: &mut Page<'_, '_>) {
        let Some(names) = self.names.get(&bare(root)).filter(|names| !names.contains_key(&bare(passed))) else {
            return;
        };
        let mut found = page.finding(
            &codes::SAMPLE_NAME_UNKNOWN,
            at,
            format!("the sample passes `{passed}`, which is not documented"),
        );
        if self.suggestions > 0 && names.len() <= CANDIDATES && passed.len() <= SHORT {
            self.suggestions -= 1;
            let distance = |known: &&str| strsim::levenshtein(known, passed);
            let close = names
                .values()
                .copied()
                .filter(|known| known.len() <= SHORT)
                .min_by_key(|known| (distance(known), *known));
            if let Some(close) = close.filter(|close| distance(close) * 3 <= close.len()) {
                found = found.help(format!("`{close}` is documented"));
            }
        }
        page.push(found);
    }
}

fn shifted(range: &Range<usize>, base: usize) -> Range<usize> {
    base + range.start..base + range.end
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

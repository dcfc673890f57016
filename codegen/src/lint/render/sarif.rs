//! For code scanning: one SARIF 2.1.0 document.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::diagnostic::{Code, Diagnostic, Fix, Label, Severity};
use crate::lint::{Finding, Report, find};
use crate::report::{location, moved, sarif as document};
use crate::source::{Sources, Span};

/// Every finding with its rule, also those that are suppressed. Paths begin with `root` instead of `spec`.
pub fn sarif(report: &Report, sources: &Sources, root: &str) -> String {
    let at = Places { sources, root };
    let mut codes: BTreeMap<&str, &Code> = report.reader.iter().map(|d| (d.code.id, d.code)).collect();
    let suppressed = report.suppressed.iter().map(|(finding, _)| finding);
    codes.extend(report.findings.iter().chain(suppressed).map(|f| (f.rule.code.id, &f.rule.code)));
    let rules: Vec<Value> = codes.values().map(|code| rule(code)).collect();
    let mut results: Vec<Value> = report.reader.iter().map(|d| result(d, &at)).collect();
    results.extend(report.findings.iter().map(|finding| told(finding, &at)));
    results.extend(report.suppressed.iter().map(|(finding, because)| {
        let mut result = told(finding, &at);
        result["suppressions"] = json!([{ "kind": "external", "justification": because }]);
        result
    }));
    document("codegen lint", &rules, &results)
}

fn rule(code: &Code) -> Value {
    let mut rule = json!({
        "id": code.id,
        "shortDescription": { "text": code.title },
        "fullDescription": { "text": code.why },
        "defaultConfiguration": { "level": level(code.severity) },
    });
    if let Some(found) = find(code.id) {
        rule["name"] = json!(found.name);
    }
    rule
}

fn level(severity: Severity) -> &'static str {
    severity.word()
}

struct Places<'a> {
    sources: &'a Sources,
    root: &'a str,
}

impl Places<'_> {
    /// Lines and columns count from 1, columns in characters.
    fn region(&self, span: Span) -> Value {
        let source = self.sources.get(span.file);
        json!({
            "startLine": span.line,
            "startColumn": source.column(span.start as usize),
            "endLine": source.line(span.end as usize),
            "endColumn": source.column(span.end as usize),
        })
    }

    fn path(&self, span: Span) -> String {
        moved(&self.sources.get(span.file).path, self.root)
    }

    fn place(&self, span: Span) -> Value {
        location(&self.path(span), &self.region(span))
    }

    fn related(&self, label: &Label) -> Value {
        let mut place = self.place(label.span);
        place["message"] = json!({ "text": label.text });
        place
    }
}

fn told(finding: &Finding, at: &Places<'_>) -> Value {
    let mut result = result(&finding.diagnostic, at);
    result["partialFingerprints"] = json!({ "codegenLint/v1": finding.fingerprint() });
    if !finding.edits.is_empty() {
        result["fixes"] = json!([fix(&finding.edits, at)]);
    }
    result
}

fn result(d: &Diagnostic, at: &Places<'_>) -> Value {
    let text = d.help.as_ref().map_or_else(|| d.message.clone(), |help| format!("{}; {help}", d.message));
    let mut result = json!({
        "ruleId": d.code.id,
        "level": level(d.severity),
        "message": { "text": text },
        "locations": [at.place(d.primary.span)],
    });
    if !d.secondary.is_empty() {
        result["relatedLocations"] = d.secondary.iter().map(|label| at.related(label)).collect();
    }
    result
}

fn fix(edits: &[Fix], at: &Places<'_>) -> Value {
    let mut files: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for edit in edits {
        let replacement = json!({
            "deletedRegion": at.region(edit.span),
            "insertedContent": { "text": edit.replacement },
        });
        files.entry(at.path(edit.span)).or_default().push(replacement);
    }
    let changes: Vec<Value> = files
        .into_iter()
        .map(|(path, list)| json!({ "artifactLocation": { "uri": path }, "replacements": list }))
        .collect();
    json!({ "artifactChanges": changes })
}

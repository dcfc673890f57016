//! For machines: one JSON object per line, in the form of all findings, with what only lints have.

use serde_json::{Value, json};

use crate::diagnostic::{Diagnostics, render_json};
use crate::lint::{Finding, Report};
use crate::source::Sources;

/// One object per finding.
pub fn json(report: &Report, sources: &Sources) -> String {
    let mut out = render_json(&report.reader, sources);
    for finding in &report.findings {
        let mut one = Diagnostics::default();
        one.push(finding.diagnostic.clone());
        let mut object: Value = serde_json::from_str(&render_json(&one, sources)).unwrap_or_default();
        object["rule"] = json!(finding.rule.name);
        object["subject"] = json!(finding.subject);
        object["fingerprint"] = json!(finding.fingerprint());
        if !finding.more.is_empty() {
            object["more"] = json!(finding.more.iter().map(|span| sources.place(*span)).collect::<Vec<_>>());
        }
        if let Some(mend) = target(finding) {
            object["correction"] = mend;
        }
        out += &format!("{object}\n");
    }
    out
}

fn target(finding: &Finding) -> Option<Value> {
    let mend = finding.mend.as_ref()?;
    let target = format!("{}.{}", finding.subject, mend.fact);
    Some(json!({ "target": target, "old": mend.old, "new": mend.new, "because": mend.because }))
}

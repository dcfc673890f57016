//! For code scanning: one SARIF 2.1.0 document.

use serde_json::{Value, json};

/// The document of a run of `tool`: its rules, and results that name them.
pub(crate) fn sarif(tool: &str, rules: &[Value], results: &[Value]) -> String {
    let document = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "columnKind": "unicodeCodePoints",
            "tool": { "driver": { "name": tool, "rules": rules } },
            "results": results,
        }],
    });
    format!("{document:#}\n")
}

/// A place with whatever is known of it: `startLine` and the like.
pub(crate) fn location(path: &str, region: &Value) -> Value {
    json!({
        "physicalLocation": {
            "artifactLocation": { "uri": path },
            "region": region,
        },
    })
}

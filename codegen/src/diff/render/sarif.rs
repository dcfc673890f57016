//! For code scanning: one SARIF 2.1.0 document.

use serde_json::{Value, json};

use super::{is_doc, verdicts};
use crate::diff::{Change, Changes, Check, Level, Place};
use crate::report::{location as at, sarif as document};

/// All changes but those of words, with the checks as rules.
pub fn sarif(changes: &Changes) -> String {
    let list: Vec<&Change> = changes.list.iter().filter(|change| !is_doc(change)).collect();
    let mut checks: Vec<&Check> = list.iter().map(|change| change.check).collect();
    checks.sort_by_key(|check| check.id);
    checks.dedup();
    let rules: Vec<Value> = checks
        .iter()
        .map(|check| {
            json!({
                "id": check.id,
                "shortDescription": { "text": check.title },
                "fullDescription": { "text": check.why },
            })
        })
        .collect();
    let results: Vec<Value> = list.into_iter().map(result).collect();
    document("codegen diff", &rules, &results)
}

fn result(change: &Change) -> Value {
    let level = match change.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Info | Level::Doc => "note",
    };
    let mut result = json!({
        "ruleId": change.check.id,
        "level": level,
        "message": { "text": format!("{} ({})", change.line(), verdicts(change)) },
        "partialFingerprints": { "codegenDiff/v1": change.fingerprint() },
    });
    if let Some(place) = change.place() {
        result["locations"] = json!([location(place)]);
    }
    if let (Some(old), Some(_)) = (&change.old.at, &change.new.at) {
        let mut related = location(old);
        related["message"] = json!({ "text": "before" });
        result["relatedLocations"] = json!([related]);
    }
    if let Some(accepted) = &change.accepted {
        result["suppressions"] = json!([{ "kind": "external", "justification": accepted.reason }]);
    }
    result
}

fn location(place: &Place) -> Value {
    at(&place.path, &json!({ "startLine": place.line }))
}

//! The body of a GraphQL request: an operation and its variables in, JSON out.

use super::places;
use crate::operation::GraphQl;
use crate::values::JsonValue;

/// `{"operationName", "query", "variables"}`. The values of the variables are JSON text already.
///
/// The error names a variable that cannot be sent.
pub(crate) fn body<'a>(
    operation: &GraphQl,
    variables: impl Iterator<Item = (&'a str, &'a str)>,
) -> Result<String, String> {
    let text = |value: &str| JsonValue::from(value).to_string();
    let mut json =
        format!("{{\"operationName\":{},\"query\":{},\"variables\":{{", text(operation.name), text(operation.document));
    let mut separator = "";
    for (name, value) in variables {
        json.push_str(separator);
        separator = ",";
        json.push_str(&text(name));
        json.push(':');
        match written_as_text(operation, name, value)? {
            Some(changed) => json.push_str(&changed),
            None => json.push_str(value),
        }
    }
    json.push_str("}}");
    Ok(json)
}

/// The variable with the values in it that are sent as JSON text; `None` if there are none.
fn written_as_text(operation: &GraphQl, name: &str, json: &str) -> Result<Option<String>, String> {
    let mut changed = None;
    for path in operation.json_text.iter().filter(|path| places::root(path) == name) {
        let now = changed.as_deref().unwrap_or(json);
        let change = |value: &mut JsonValue| {
            *value = value.to_string().into();
            Ok(())
        };
        changed = Some(if *path == name && now != "null" {
            // As it is: reading it would sort the fields.
            JsonValue::from(now).to_string()
        } else {
            places::change(path, now, change)?
        });
    }
    Ok(changed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const OPERATION: GraphQl = GraphQl {
        name: "op",
        document: "mutation op($a: \"x\")",
        reply: &["op"],
        encrypted: &[],
        json_text: &["params", "list[].value", "in.value"],
    };

    fn sent(variables: &[(&str, &str)]) -> JsonValue {
        serde_json::from_str(&body(&OPERATION, variables.iter().copied()).unwrap()).unwrap()
    }

    #[test]
    fn variables_stand_beside_the_document() {
        let expected =
            json!({"operationName": "op", "query": "mutation op($a: \"x\")", "variables": {"a\"b": [1], "c": null}});
        assert_eq!(sent(&[("a\"b", "[1]"), ("c", "null")]), expected);
        assert_eq!(sent(&[])["variables"], json!({}));
    }

    #[test]
    fn some_values_are_sent_as_json_text() {
        let variables = [
            ("params", r#"[{"z":1,"a":"\""}]"#),
            ("list", r#"[{"value":{"x":1}},{"value":"t"},{"value":null},{}]"#),
            ("in", r#"{"value":true,"other":1}"#),
        ];
        let expected = json!({
            "params": r#"[{"z":1,"a":"\""}]"#,
            "list": [{"value": r#"{"x":1}"#}, {"value": "\"t\""}, {"value": null}, {}],
            "in": {"value": "true", "other": 1},
        });
        assert_eq!(sent(&variables)["variables"], expected);
        assert_eq!(sent(&[("params", "null")])["variables"], json!({"params": null}));
    }
}

//! The JSON form is as docs/schema/ says, and the schema knows every key.

use codegen::diff::Changes;
use codegen::diff::render::json;
use jsonschema::Validator;
use rayon::prelude::*;
use serde_json::{Value, json};

use super::cases::cases;
use super::renders::{many, titles};
use super::spec::{base, compare, edited};
use super::support::folder;

fn schema() -> Value {
    let path = folder("../docs/schema/codegen-diff.schema.json");
    serde_json::from_str(&std::fs::read_to_string(path).expect("the schema")).expect("JSON")
}

/// The same schema, for which a key that it does not know is an error: readers allow new keys, this test does not.
fn closed(schema: &mut Value) {
    if let Some(object) = schema.as_object_mut() {
        object.values_mut().for_each(closed);
        if object.get("type").is_some_and(|ty| ty == "object") {
            object.insert("additionalProperties".to_owned(), false.into());
        }
    }
}

fn validator() -> Validator {
    let mut schema = schema();
    closed(&mut schema);
    jsonschema::draft202012::new(&schema).expect("a schema")
}

fn document(changes: &Changes) -> Value {
    serde_json::from_str(&json(changes, &titles())).expect("JSON")
}

fn faults(validator: &Validator, document: &Value) -> Vec<String> {
    validator.iter_errors(document).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

#[test]
fn the_schema_is_one() {
    assert!(jsonschema::draft202012::meta::is_valid(&schema()));
}

#[test]
fn every_output_is_as_the_schema_says() {
    let validator = validator();
    for changes in [Changes::default(), many()] {
        assert_eq!(faults(&validator, &document(&changes)), Vec::<String>::new());
    }
    cases().collect::<Vec<_>>().into_par_iter().for_each(|case| {
        let changes = compare(&base(), &edited(case.0)).expect("legal pages");
        assert_eq!(faults(&validator, &document(&changes)), Vec::<String>::new());
    });
}

#[test]
fn the_schema_refuses_what_is_not_so() {
    let validator = validator();
    let good = document(&many());
    let broken: [(&str, Value); 7] = [
        ("/format", json!(2)),
        ("/counts/error", json!(-1)),
        ("/version/step", json!("huge")),
        ("/changes/0/wire", json!("maybe")),
        ("/changes/0/fingerprint", json!("0123")),
        ("/changes/0/check", json!("Field")),
        ("/unused", json!([])),
    ];
    for (at, value) in broken {
        let mut document = good.clone();
        *document.pointer_mut(at).expect("a place") = value;
        assert!(!faults(&validator, &document).is_empty(), "{at}");
    }
    for key in ["format", "old", "new", "counts", "version", "changes"] {
        let mut document = good.clone();
        document.as_object_mut().expect("an object").remove(key);
        assert!(!faults(&validator, &document).is_empty(), "{key}");
    }
}

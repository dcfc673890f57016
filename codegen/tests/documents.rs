//! The documents keep their promises: what is written from code is fresh, and what is said twice is said alike.
#![allow(clippy::expect_used, clippy::panic, dead_code, reason = "helpers of tests")]

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use codegen::diagnostic::codes;
use codegen::explain::markdown;
use serde_json::Value;
use support::{cases, folder, golden, only, report};

fn read(path: &str) -> String {
    fs::read_to_string(folder("..").join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn the_list_of_codes_is_fresh() {
    report(&golden(&folder("../docs/DIAGNOSTICS.md"), &markdown()).into_iter().collect::<Vec<_>>());
}

/// Each proof that docs/FEATURES.md names is a test.
#[test]
fn every_feature_has_its_test() {
    let document = read("docs/FEATURES.md");
    let proofs: Vec<_> = document.split('`').skip(1).step_by(2).filter_map(|code| code.split_once(".rs::")).collect();
    assert!(proofs.len() > 50, "{}", proofs.len());
    for (file, test) in proofs {
        let path = match file.split_once('/') {
            Some(("runtime", rest)) => format!("generated-client/runtime/src/{rest}.rs"),
            Some(("codegen", rest)) => format!("codegen/tests/{rest}.rs"),
            Some(("client" | "oidc" | "events" | "v2", _)) => format!("generated-client/tests/{file}.rs"),
            _ => format!("{file}.rs"),
        };
        assert!(read(&path).contains(&format!("fn {test}(")), "{path} has no test `{test}`");
    }
}

#[test]
fn the_list_of_rules_is_fresh() {
    let path = folder("../docs/LINT.md");
    let text = read("docs/LINT.md");
    let head = text.split("\n## Rules\n").next().unwrap_or_default();
    let mut differences: Vec<_> = golden(&path, &codegen::lint::render::document(head)).into_iter().collect();
    let pages = folder("../docs/lint");
    let names: Vec<String> = codegen::lint::all().map(|rule| format!("{}.md", rule.name)).collect();
    for (name, rule) in names.iter().zip(codegen::lint::all()) {
        differences.extend(golden(&pages.join(name), &codegen::lint::render::page(rule)));
    }
    differences.extend(only(&pages, &names.iter().map(String::as_str).collect::<Vec<_>>()));
    report(&differences);
}

/// docs/DIFF.md names every key of the JSON form.
#[test]
fn the_schema_of_changes_is_complete() {
    let document = read("docs/DIFF.md");
    let json = fs::read_to_string(folder("tests/diff/goldens/changes.json")).expect("the golden");
    let mut words = BTreeSet::new();
    schema(&serde_json::from_str(&json).expect("JSON"), &mut words);
    let missing: Vec<_> = words.iter().filter(|word| !document.contains(&format!("`{word}`"))).collect();
    assert!(missing.is_empty(), "docs/DIFF.md does not mention {missing:?}");
}

#[test]
fn a_code_has_one_meaning() {
    let mut seen = BTreeSet::new();
    for (stage, list) in codes::stages() {
        for code in list {
            let (letter, number) = code.id.split_at(1);
            assert!(stage.starts_with(letter) && number.len() == 2 && number.parse::<u8>().is_ok(), "{}", code.id);
            assert!(seen.insert(code.id), "{} stands twice", code.id);
        }
    }
}

/// A code without a case may never come, or point at the wrong place.
#[test]
fn every_code_is_shown_by_a_test() {
    let mut texts = String::new();
    collect(&folder("tests"), &mut texts);
    let shown: BTreeSet<&str> = texts.split(|c: char| !c.is_ascii_alphanumeric()).collect();
    let missing: Vec<&str> = codes::all().map(|code| code.id).filter(|id| !shown.contains(id)).collect();
    assert!(missing.is_empty(), "no test shows {missing:?}");
}

/// The texts of tests and findings below a folder, but not of this file.
fn collect(dir: &Path, texts: &mut String) {
    for entry in fs::read_dir(dir).expect("a folder").map(|e| e.expect("an entry").path()) {
        let is_test = entry.extension().is_some_and(|end| end == "rs") && !entry.ends_with("output.rs");
        if entry.is_dir() {
            collect(&entry, texts);
        } else if entry.ends_with("output.txt") || is_test && !entry.ends_with("documents.rs") {
            texts.push_str(&fs::read_to_string(&entry).expect("a text"));
        }
    }
}

/// docs/IR.md names every key and every fixed word that the fixtures and the real pages bring forth.
#[test]
fn the_schema_of_the_ir_is_complete() {
    let document = read("docs/IR.md");
    let api = codegen::generate(&folder("../spec")).api;
    let mut words = BTreeSet::new();
    schema(&serde_json::to_value(api).expect("JSON"), &mut words);
    for case in cases(&folder("tests/fixtures")) {
        let json = fs::read_to_string(folder("tests/fixtures").join(case).join("ir.json")).expect("ir.json");
        schema(&serde_json::from_str(&json).expect("JSON"), &mut words);
    }
    let missing: Vec<_> = words.iter().filter(|word| !document.contains(&format!("`{word}`"))).collect();
    assert!(missing.is_empty(), "docs/IR.md does not mention {missing:?}");
}

/// Keys, and the words that stand for themselves: kinds, rules, places and the like.
fn schema(value: &Value, words: &mut BTreeSet<String>) {
    const WORDS: [&str; 7] = ["kind", "rule", "place", "envelope", "reach", "version", "method"];
    match value {
        Value::Object(fields) => {
            for (key, inner) in fields {
                words.insert(key.clone());
                words.extend(inner.as_str().filter(|_| WORDS.contains(&key.as_str())).map(str::to_owned));
                match key.as_str() {
                    // Whatever the documentation gives as a value has keys of its own.
                    "example" | "default" => schema(&inner["at"], words),
                    _ => schema(inner, words),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|inner| schema(inner, words)),
        _ => {}
    }
}

#[test]
fn both_readmes_say_the_same() {
    let (english, chinese) = (read("README.md"), read("README.zh-CN.md"));
    assert!(english.contains("README.zh-CN.md") && chinese.contains("README.md"));
    let levels = |text: &str| headings(text).iter().map(|line| line.find(' ')).collect::<Vec<_>>();
    assert_eq!(levels(&english), levels(&chinese));
    assert_eq!(fences(&english), fences(&chinese));
}

/// The client's README is a part of its documentation, whose examples are compiled.
#[test]
fn the_example_of_the_readme_is_compiled() {
    let example = |text: &str| fences(text).into_iter().find(|fence| fence.starts_with("```rust"));
    let compiled = example(&read("generated-client/README.md")).expect("an example");
    assert_eq!(example(&read("README.md")), Some(compiled));
    assert!(read("generated-client/src/lib.rs").contains("include_str!(\"../README.md\")"));
}

#[test]
fn links_lead_to_files() {
    let entries = ["..", "../docs", "../docs/decisions", "../docs/lint"].into_iter().flat_map(|dir| {
        let entries = fs::read_dir(folder(dir)).expect("a folder");
        entries.map(|e| e.expect("an entry").path())
    });
    for document in entries.filter(|path| path.extension().is_some_and(|end| end == "md")) {
        let text = fs::read_to_string(&document).expect("a document");
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let path = link.split('#').next().unwrap_or(link);
            let local = !link.contains("://") && !path.is_empty();
            assert!(!local || document.with_file_name(path).exists(), "{} links to {link}", document.display());
        }
    }
}

/// The headings outside fences.
fn headings(text: &str) -> Vec<&str> {
    let mut inside = false;
    let mut found = Vec::new();
    for line in text.lines() {
        inside ^= line.starts_with("```");
        if !inside && line.starts_with('#') {
            found.push(line);
        }
    }
    found
}

/// The fenced blocks, each with its info string.
fn fences(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut inside = false;
    for line in text.lines() {
        if line.starts_with("```") && !inside {
            found.push(String::new());
        }
        if let Some(fence) = found.last_mut().filter(|_| inside || line.starts_with("```")) {
            fence.push_str(line);
            fence.push('\n');
        }
        inside ^= line.starts_with("```");
    }
    found
}

//! Legal pages: each case has a golden per stage, so that a failure tells which stage moved.
//!
//! `input.md` is the page, `ir.json` what `link` makes of it, `output.rs` the generated files as nested modules. The
//! workspace test `goldens` compiles every `output.rs`.
#![allow(clippy::expect_used, clippy::panic, dead_code, reason = "helpers of tests")]

mod support;

use std::collections::BTreeMap;

use codegen::Outcome;
use codegen::diagnostic::{Style, render_text};
use codegen::graphql::{self, Document};
use codegen::ir::Api;
use codegen::output::{FileSet, HEADER};
use support::{cases, folder, generate_case, golden, only, report};

#[test]
fn every_stage_of_every_case_is_as_its_golden() {
    let dir = folder("tests/fixtures");
    let mut differences = Vec::new();
    for case in cases(&dir) {
        let dir = dir.join(&case);
        let outcome = generate_case(&case, &dir);
        assert_eq!(findings(&outcome), "", "{case} is legal");
        let ir = serde_json::to_string_pretty(&outcome.api).expect("JSON") + "\n";
        differences.extend(golden(&dir.join("ir.json"), &ir));
        differences.extend(golden(&dir.join("output.rs"), &nested(&outcome.files)));
        let documents = documents(&outcome.api);
        if !documents.is_empty() {
            differences.extend(golden(&dir.join("documents.graphql"), &documents));
        }
        let graphql = (!documents.is_empty()).then_some("documents.graphql");
        let files: Vec<&str> =
            ["input.md", "codegen.toml", "ir.json", "output.rs"].into_iter().chain(graphql).collect();
        differences.extend(only(&dir, &files));
    }
    report(&differences);
}

#[test]
fn the_ir_survives_json() {
    let dir = folder("tests/fixtures");
    for case in cases(&dir) {
        let outcome = generate_case(&case, &dir.join(&case));
        let json = serde_json::to_string(&outcome.api).expect("JSON");
        assert_eq!(serde_json::from_str::<codegen::ir::Api>(&json).expect("an API"), outcome.api, "{case}");
    }
}

/// The pages that spec/README.md shows are legal.
#[test]
fn the_pages_of_the_readme_are_legal() {
    let readme = std::fs::read_to_string(folder("../spec/README.md")).expect("spec/README.md");
    let pages = readme.split("~~~~markdown\n").skip(1).filter_map(|rest| rest.split("~~~~").next());
    let pages: Vec<&str> = pages.collect();
    let [graphql, http] = pages.as_slice() else { panic!("{} pages", pages.len()) };
    assert_eq!(findings(&support::generate_page("graphql-devices", graphql.as_bytes(), b"")), "");
    assert_eq!(findings(&support::generate_page("list-devices", http.as_bytes(), b"")), "");
}

fn findings(outcome: &Outcome) -> String {
    render_text(&outcome.diagnostics, &outcome.sources, Style::Plain)
}

/// The schema and the documents of a case, with what else is sent; nothing where all is plain HTTP.
fn documents(api: &Api) -> String {
    let mut text = graphql::schema(api);
    for client in &api.clients {
        for document in client.operations.iter().filter_map(|operation| graphql::document(operation, client)) {
            let Document { text: words, reply, encrypted, json_text, .. } = document;
            text.push_str(&format!(
                "\n# reply: {}\n# encrypted: {}\n# JSON text: {}\n{words}\n",
                reply.join("."),
                encrypted.join(", "),
                json_text.join(", ")
            ));
        }
    }
    text
}

/// A folder of modules: the lines of its `mod.rs`, and what lies in it.
#[derive(Default)]
struct Module<'a> {
    text: &'a str,
    inner: BTreeMap<&'a str, Module<'a>>,
}

/// All files as one: each `mod x;` becomes `mod x { … }` with the file's lines, unchanged.
fn nested(files: &FileSet) -> String {
    let mut root = Module::default();
    for (path, text) in files.iter() {
        let mut module = &mut root;
        for part in path.trim_end_matches(".rs").split('/').filter(|part| *part != "mod") {
            module = module.inner.entry(part).or_default();
        }
        module.text = text;
    }
    let mut output = format!("{HEADER}\n");
    write(&root, &mut output);
    output
}

fn write(module: &Module<'_>, output: &mut String) {
    for line in module.text.lines().filter(|line| *line != HEADER) {
        let item = line.trim_start_matches("pub(crate) ").trim_start_matches("pub ");
        let name = item.strip_suffix(';').and_then(|item| item.strip_prefix("mod "));
        match name.and_then(|name| module.inner.get(name.trim_start_matches("r#"))) {
            Some(inner) => {
                output.push_str(&format!("{} {{\n", line.trim_end_matches(';')));
                write(inner, output);
                output.push_str("}\n");
            }
            None => {
                // Inner docs open a module; inside a nested one they stay where they are.
                output.push_str(line);
                output.push('\n');
            }
        }
    }
}

//! Compiles the `output.rs` of every fixture of codegen against the client's real runtime.
//!
//! The runtime is taken in by path, since generated code adds methods to its types and so must live in its crate.
#![allow(dead_code, unused_imports, unreachable_pub, missing_docs, deprecated, reason = "a part of another crate")]
#![allow(unexpected_cfgs, reason = "the features of the client are not ours")]
#![allow(clippy::collapsible_if, reason = "the client still builds with a Rust that has no let chains")]
#![allow(clippy::enum_variant_names, reason = "what the client exports is judged in the client")]

#[path = "../generated-client/src/runtime/mod.rs"]
mod runtime;

/// One module per fixture.
macro_rules! cases {
    ($($module:ident: $path:literal,)*) => {
        $(
            #[path = $path]
            mod $module;
        )*
        const CASES: &[&str] = &[$($path),*];
    };
}

cases! {
    arrays: "../codegen/tests/fixtures/arrays/output.rs",
    code_samples: "../codegen/tests/fixtures/code-samples/output.rs",
    defaults_examples: "../codegen/tests/fixtures/defaults-examples/output.rs",
    deprecated_operation: "../codegen/tests/fixtures/deprecated/output.rs",
    dto_reference: "../codegen/tests/fixtures/dto-reference/output.rs",
    enums: "../codegen/tests/fixtures/enums/output.rs",
    flat_reply: "../codegen/tests/fixtures/flat-reply/output.rs",
    graphql_mutation: "../codegen/tests/fixtures/graphql-mutation/output.rs",
    graphql_query: "../codegen/tests/fixtures/graphql-query/output.rs",
    hostile_text: "../codegen/tests/fixtures/hostile-text/output.rs",
    limits_units: "../codegen/tests/fixtures/limits-units/output.rs",
    minimal: "../codegen/tests/fixtures/minimal/output.rs",
    names: "../codegen/tests/fixtures/names/output.rs",
    paged_array: "../codegen/tests/fixtures/paged-array/output.rs",
    paged_flat: "../codegen/tests/fixtures/paged-flat/output.rs",
    paged_nested: "../codegen/tests/fixtures/paged-nested/output.rs",
    paged: "../codegen/tests/fixtures/paged/output.rs",
    patch: "../codegen/tests/fixtures/patch/output.rs",
    path_parameter: "../codegen/tests/fixtures/path-parameter/output.rs",
    recursion: "../codegen/tests/fixtures/recursion/output.rs",
    request_body: "../codegen/tests/fixtures/request-body/output.rs",
    scalars: "../codegen/tests/fixtures/scalars/output.rs",
    secrets: "../codegen/tests/fixtures/secrets/output.rs",
}

/// A golden that nothing compiles could rot.
#[test]
fn every_fixture_is_compiled() {
    let dir = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("codegen/tests/fixtures");
    let folders = std::fs::read_dir(dir).expect("the fixtures").map(|e| e.expect("an entry").file_name());
    let mut expected: Vec<String> =
        folders.map(|f| format!("../codegen/tests/fixtures/{}/output.rs", f.to_string_lossy())).collect();
    expected.sort();
    assert_eq!(CASES, expected);
}

/// What no operation of the service has yet: a field of a structure that may be absent, `null` or a value.
#[cfg(test)]
mod patches {
    use super::patch::management::models::PatchContactDto;

    fn sent(contact: &PatchContactDto) -> String {
        serde_json::to_string(contact).expect("JSON")
    }

    #[test]
    fn null_is_sent_only_on_request() {
        let contact = PatchContactDto::new().name("a");
        assert_eq!(sent(&contact), r#"{"name":"a"}"#);
        assert_eq!(
            sent(&contact.clone().note("n").clear_note().tags(["t"])),
            r#"{"name":"a","note":null,"tags":["t"]}"#
        );
        assert_eq!(sent(&contact.clear_note().note("n")), r#"{"name":"a","note":"n"}"#);
    }
}

//! Goldens and small spec folders for tests.

use std::fs;
use std::path::{Path, PathBuf};

use codegen::Outcome;

/// Set to rewrite goldens instead of comparing them.
const UPDATE: &str = "UPDATE_GOLDENS";

/// How to accept what a test gives.
const HOW: &str = "UPDATE_GOLDENS=1 cargo test --workspace";

/// A folder of the repository.
pub(crate) fn folder(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The cases of a folder: its folders, sorted.
pub(crate) fn cases(dir: &Path) -> Vec<String> {
    let entries = fs::read_dir(dir).expect("the folder of cases").map(|e| e.expect("an entry"));
    let mut names: Vec<String> = entries
        .filter(|e| e.file_type().expect("a type").is_dir())
        .map(|e| e.file_name().into_string().expect("a UTF-8 name"))
        .collect();
    names.sort();
    assert!(!names.is_empty(), "{} holds no cases", dir.display());
    names
}

/// What differs from a golden: `None` when it agrees or was rewritten.
pub(crate) fn golden(path: &Path, actual: &str) -> Option<String> {
    let expected = fs::read_to_string(path).unwrap_or_default();
    if expected == actual {
        return None;
    }
    if std::env::var_os(UPDATE).is_some() {
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder for the golden");
        fs::write(path, actual).expect("write the golden");
        return None;
    }
    let diff = similar::TextDiff::from_lines(&expected, actual).unified_diff().header("golden", "now").to_string();
    let shown: String = diff.lines().take(40).map(|line| format!("{line}\n")).collect();
    Some(format!("{}\n{shown}", path.display()))
}

/// Fails with every difference at once.
pub(crate) fn report(differences: &[String]) {
    assert!(differences.is_empty(), "{}\nto accept: {HOW}", differences.join("\n"));
}

/// A golden that no test reads would rot: each case holds exactly these files.
pub(crate) fn only(dir: &Path, files: &[&str]) -> Option<String> {
    let entries = fs::read_dir(dir).expect("a case").map(|e| e.expect("an entry").file_name());
    let extra: Vec<String> =
        entries.map(|n| n.to_string_lossy().into_owned()).filter(|n| !files.contains(&n.as_str())).collect();
    (!extra.is_empty()).then(|| format!("{} holds files that no test reads: {}", dir.display(), extra.join(", ")))
}

/// Generates from a spec folder with one page, and with the codegen.toml of the case if it has one.
pub(crate) fn generate_case(id: &str, dir: &Path) -> Outcome {
    let config = fs::read(dir.join("codegen.toml")).unwrap_or_default();
    generate_page(id, &fs::read(dir.join("input.md")).expect("input.md"), &config)
}

/// A spec folder with one page; the client, group and id as a real page would have them. What is called `graphql-…` is a
/// page of v2.
pub(crate) fn generate_page(id: &str, page: &[u8], config: &[u8]) -> Outcome {
    let (client, group, path) = if id.starts_with("graphql-") {
        ("v2/users", "users", format!("v2/users/{id}.md"))
    } else {
        ("v3/management", "fixtures", format!("v3/management/fixtures/{id}.md"))
    };
    let groups = format!("[[group]]\nclient = \"{client}\"\nslug = \"{group}\"\ntitle = \"样例\"\n");
    generate_files([("groups.toml", groups.as_bytes()), ("codegen.toml", config), (path.as_str(), page)])
}

/// Generates from a spec folder with these files.
pub(crate) fn generate_files<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Outcome {
    let root = tempfile::tempdir().expect("a folder");
    let spec = root.path().join("spec");
    fs::create_dir(&spec).expect("the folder of pages");
    for (path, bytes) in files {
        let path = spec.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
        fs::write(path, bytes).expect("a file");
    }
    codegen::generate(&spec)
}

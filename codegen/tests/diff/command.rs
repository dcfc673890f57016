//! The command on a repository: which versions it compares, how it exits, and that no revision is taken for an option.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use super::spec::{Files, base, write};
use super::table::{CREATE, GET};

/// The folder of pages; a name that git would quote.
pub(crate) const SPEC: &str = "文档/spec";

pub(crate) struct Repository {
    pub(crate) dir: tempfile::TempDir,
}

impl Repository {
    /// A repository with the small spec on `main`.
    pub(crate) fn new() -> Self {
        let repository = Self { dir: tempfile::tempdir().expect("a folder") };
        repository.git(&["init", "--quiet", "--initial-branch=main"]);
        repository.put(&base());
        repository.commit("base");
        repository
    }

    fn put(&self, files: &Files) {
        write(files, &self.dir.path().join(SPEC));
    }

    pub(crate) fn edit(&self, path: &str, old: &str, new: &str) {
        let path = self.dir.path().join(SPEC).join(path);
        let text = fs::read_to_string(&path).expect("a page");
        assert_eq!(text.matches(old).count(), 1, "{old}");
        fs::write(path, text.replace(old, new)).expect("a page");
    }

    pub(crate) fn commit(&self, message: &str) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--no-gpg-sign", "-m", message]);
    }

    pub(crate) fn git(&self, arguments: &[&str]) {
        let mut command = Command::new("git");
        command.current_dir(self.dir.path()).args(arguments).stdin(Stdio::null());
        for (key, value) in [("NAME", "t"), ("EMAIL", "t@example.com")] {
            command.env(format!("GIT_AUTHOR_{key}"), value).env(format!("GIT_COMMITTER_{key}"), value);
        }
        command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
        assert!(command.status().expect("git").success(), "{arguments:?}");
    }

    /// The exit code, the output and the messages.
    pub(crate) fn diff(&self, arguments: &[&str]) -> (i32, String, String) {
        run(self.dir.path(), &[&["--spec", SPEC], arguments].concat())
    }
}

pub(crate) fn run(dir: &Path, arguments: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_codegen"));
    command.arg("diff").args(arguments).current_dir(dir).stdin(Stdio::null()).env("NO_COLOR", "1");
    let output = command.output().expect("codegen");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (output.status.code().expect("a code"), text(output.stdout), text(output.stderr))
}

#[test]
fn the_working_tree_is_compared_with_what_main_was() {
    let repository = Repository::new();
    assert_eq!(repository.diff(&[]).0, 0);
    repository.git(&["switch", "--quiet", "-c", "update"]);
    repository.edit(GET, "| level | integer", "| level | string");
    let (code, out, _) = repository.diff(&["--format", "short"]);
    assert_eq!((code, out.lines().count()), (1, 1), "{out}");
    assert!(out.contains("get-user.md:59: error[field-type-changed]: `UserDto.level`"), "{out}");

    // What main did since is none of this branch's changes, unless one asks for main itself.
    repository.commit("update");
    repository.git(&["switch", "--quiet", "main"]);
    repository.edit(CREATE, "| notify | boolean", "| notify | integer");
    repository.commit("main goes on");
    repository.git(&["switch", "--quiet", "update"]);
    for arguments in [&["--format", "short"][..], &["main", "--format", "short"]] {
        assert_eq!(repository.diff(arguments).1, out);
    }
    let direct = repository.diff(&["main", "--no-merge-base", "--format", "short"]).1;
    assert_eq!(direct.lines().count(), 2, "{direct}");
    let (code, between, _) = repository.diff(&["main~1", "update", "--format", "short"]);
    assert_eq!((code, between), (1, out));
}

#[test]
fn seeing_and_failing_are_two_things() {
    let repository = Repository::new();
    repository.edit(GET, "取值范围：1-9。", "取值范围：1-5。");
    for (fail_on, code) in [("error", 1), ("never", 0), ("wire", 1), ("rust", 0), ("doc", 1)] {
        let (found, out, _) = repository.diff(&["--fail-on", fail_on]);
        assert_eq!(found, code, "{fail_on}");
        assert!(out.contains("param-limit-tightened"), "{out}");
    }
}

#[test]
fn what_cannot_be_compared_is_an_error_of_its_own() {
    let repository = Repository::new();
    for side in ["no-such-branch", "--output=x", "--help^{commit}", "main:x", "a\nb", ""] {
        let (code, out, message) = repository.diff(&["--", side]);
        assert_eq!((code, out.as_str()), (2, ""), "{side}");
        assert!(message.starts_with("error: "), "{message}");
    }
    repository.edit(GET, "| level | integer", "| level | intger");
    let (code, out, message) = repository.diff(&[]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(message.contains("intger") && message.contains("working tree have errors"), "{message}");
}

/// Whoever opens a pull request can add any folder, and knows the commit that it is compared with.
#[test]
fn a_folder_named_like_the_base_is_not_compared_with() {
    let repository = Repository::new();
    repository.git(&["tag", "v1"]);
    repository.edit(GET, "| level | integer", "| level | string");
    let expected = repository.diff(&["main", "--format", "short"]);
    assert_eq!((expected.0, expected.1.lines().count()), (1, 1), "{expected:?}");
    let pages = fs::read_to_string(repository.dir.path().join(SPEC).join(GET)).expect("a page");
    let mut files = base();
    files.insert(GET.to_owned(), pages);
    for name in ["main", "v1", "refs/heads/main"] {
        write(&files, &repository.dir.path().join(name));
        assert_eq!(repository.diff(&[name, "--format", "short"]).0, 0, "{name}");
        for arguments in [&["--base", name][..], &["--base", name, "--no-merge-base"]] {
            assert_eq!(repository.diff(&[arguments, &["--format", "short"]].concat()), expected, "{name}");
        }
    }
    for arguments in [&["--base=old-spec"][..], &["--base=--help"], &["--base="], &["--base=main", "v1"]] {
        assert_eq!(repository.diff(arguments).0, 2, "{arguments:?}");
    }
}

#[test]
fn folders_and_saved_irs_need_no_repository() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut files = base();
    write(&files, &dir.path().join("old"));
    let page = files.get_mut(GET).expect("a page");
    *page = page.replace("| level | integer", "| level | string");
    write(&files, &dir.path().join("new"));
    let (code, out, _) = run(dir.path(), &["old", "new", "--format", "short"]);
    assert_eq!((code, out.lines().count()), (1, 1), "{out}");
    assert!(out.starts_with("new/v3/management/"), "a place is told by the folder that was named: {out}");

    let ir = Command::new(env!("CARGO_BIN_EXE_codegen")).args(["ir", "--spec", "old"]).current_dir(dir.path()).output();
    fs::write(dir.path().join("old.json"), ir.expect("codegen").stdout).expect("a file");
    assert_eq!(run(dir.path(), &["old.json", "new", "--format", "short"]).1, out);
    // Pinned names are not saved, so those of the pages hold on both sides.
    for side in ["old", "new"] {
        let pins = "[rust.names]\n\"management.UserDto.level\" = \"grade\"\n";
        fs::write(dir.path().join(side).join("codegen.toml"), pins).expect("a file");
    }
    assert_eq!(run(dir.path(), &["old.json", "old"]).0, 0);
    assert_eq!(run(dir.path(), &["old.json", "new", "--format", "short"]).1, out.replace("level:", "grade:"));
    fs::write(dir.path().join("bad.json"), "{}").expect("a file");
    assert_eq!(run(dir.path(), &["bad.json", "new"]).0, 2);
}

#[test]
fn what_is_accepted_does_not_fail_and_what_is_stale_does() {
    let repository = Repository::new();
    repository.edit(GET, "取值范围：1-9。", "取值范围：1-5。");
    let (_, json, _) = repository.diff(&["--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let fingerprint = json["changes"][0]["fingerprint"].as_str().expect("a fingerprint");
    let file = repository.dir.path().join("accept.toml");
    let entry = format!("[[accept]]\nfingerprint = \"{fingerprint}\"\nreason = \"always so\"\n");
    fs::write(&file, entry).expect("a file");
    let accept = ["--accept", "accept.toml"];
    let (code, out, _) = repository.diff(&accept);
    assert!(code == 0 && out.contains("always so") && out.contains("0 errors"), "{out}");
    assert!(out.contains(", 1 accepted"), "{out}");
    repository.edit(GET, "取值范围：1-5。", "取值范围：1-4。");
    let (code, out, _) = repository.diff(&accept);
    assert!(code == 1 && out.contains("unused-acceptance"), "{out}");
    fs::write(&file, "[[accept]]").expect("a file");
    assert_eq!(repository.diff(&accept).0, 2);
    assert_eq!(repository.diff(&["--accept", "no-such-file"]).0, 2);
    let (code, out, _) = repository.diff(&["--changelog"]);
    assert!(code == 1 && out.starts_with("## [Unreleased]"), "{out}");
}

#[test]
fn colours_are_for_terminals_and_those_who_ask() {
    let repository = Repository::new();
    repository.edit(GET, "| level | integer", "| level | string");
    let coloured = |arguments: &[&str], variables: &[(&str, &str)]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_codegen"));
        command.args(["diff", "--spec", SPEC]).args(arguments).current_dir(repository.dir.path()).stdin(Stdio::null());
        command.env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE").envs(variables.iter().copied());
        let output = command.output().expect("codegen").stdout;
        output.contains(&0x1b)
    };
    assert!(!coloured(&[], &[]));
    assert!(coloured(&[], &[("CLICOLOR_FORCE", "1")]));
    assert!(!coloured(&[], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
    assert!(coloured(&["--color", "always"], &[("NO_COLOR", "1")]));
    assert!(!coloured(&["--color", "never"], &[("CLICOLOR_FORCE", "1")]));
    assert!(!coloured(&["--format", "json", "--color", "always"], &[]));
}

//! The command: exit codes, what it writes, and what changed since a revision.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use super::{Files, PROBE, base, write};

/// The small spec with one warning.
fn flawed() -> Files {
    let mut files = base();
    let page = files.get_mut(PROBE).expect("the page");
    *page = page.replace("| target | string | 是 | - |", "| target | string | 是 | `t` |");
    files
}

struct Folder(tempfile::TempDir);

impl Folder {
    fn new(files: &Files) -> Self {
        let dir = tempfile::tempdir().expect("a folder");
        write(files, &dir.path().join("spec"));
        Self(dir)
    }

    fn lint(&self, arguments: &[&str]) -> (i32, String, String) {
        run(self.0.path(), &[&["lint"], arguments].concat())
    }

    fn page(&self) -> String {
        fs::read_to_string(self.0.path().join("spec").join(PROBE)).expect("the page")
    }

    fn git(&self, arguments: &[&str]) {
        let mut command = Command::new("git");
        command.current_dir(self.0.path()).args(arguments).stdin(Stdio::null());
        for (key, value) in [("NAME", "t"), ("EMAIL", "t@example.com")] {
            command.env(format!("GIT_AUTHOR_{key}"), value).env(format!("GIT_COMMITTER_{key}"), value);
        }
        command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
        assert!(command.status().expect("git").success(), "{arguments:?}");
    }
}

fn run(dir: &Path, arguments: &[&str]) -> (i32, String, String) {
    let output =
        Command::new(env!("CARGO_BIN_EXE_codegen")).current_dir(dir).args(arguments).output().expect("codegen");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code().unwrap_or(-1), text(&output.stdout), text(&output.stderr))
}

#[test]
fn it_exits_as_fail_on_says() {
    let folder = Folder::new(&flawed());
    for (arguments, expected) in [
        (vec![], 0),
        (vec!["--fail-on", "warning"], 1),
        (vec!["--fail-on", "info"], 1),
        (vec!["--fail-on", "never", "--level", "W203=error"], 0),
        (vec!["--level", "W203=error"], 1),
        (vec!["--fail-on", "info", "--set", "minimal"], 0),
        (vec!["--fail-on", "info", "--only", "default-contradicts-text"], 0),
        (vec!["--only", "no-such-rule"], 2),
        (vec!["--level", "W203"], 2),
        (vec!["--level", "W203=loud"], 2),
        (vec!["--spec", "nowhere"], 2),
        (vec!["--changed-since", "HEAD"], 2),
        (vec!["--dry-run"], 2),
    ] {
        let (code, _, errors) = folder.lint(&arguments);
        assert_eq!(code, expected, "{arguments:?}: {errors}");
    }
}

#[test]
fn errors_of_the_reader_are_findings() {
    let mut files = base();
    let page = files.get_mut(PROBE).expect("the page");
    *page = page.replace("| target | string | 是 |", "| target | strng | 是 |");
    let (code, output, _) = Folder::new(&files).lint(&["--format", "short"]);
    assert_eq!((code, output.contains("error[L02]")), (1, true), "{output}");
}

#[test]
fn findings_go_to_the_stream_of_their_form() {
    let folder = Folder::new(&flawed());
    let (_, output, errors) = folder.lint(&[]);
    assert!(
        output.is_empty() && errors.contains("warning[W203]") && errors.ends_with("1 warning\n"),
        "{output}{errors}"
    );
    for form in ["short", "json", "github", "sarif", "summary"] {
        let (_, output, _) = folder.lint(&["--format", form]);
        assert!(output.contains("W203"), "{form}: {output}");
    }
}

#[test]
fn a_mend_is_shown_or_written() {
    let mut files = base();
    let page = files.get_mut(PROBE).expect("the page");
    *page = page.replace("目标的编号。", "目标,编号。");
    let folder = Folder::new(&files);
    let before = folder.page();
    let (code, _, shown) = folder.lint(&["--fix", "--dry-run"]);
    assert!(
        code == 0 && shown.contains("+| target | string | 是 | - | 目标，编号。 |") && shown.contains("would mend 1"),
        "{shown}"
    );
    assert_eq!(folder.page(), before);
    let (code, _, told) = folder.lint(&["--fix", "--fail-on", "info"]);
    assert!(code == 0 && told.starts_with("mended 1 places in 1 file\n"), "{told}");
    assert_eq!(folder.page(), before.replace("目标,编号。", "目标，编号。"));
    assert!(folder.lint(&["--fix"]).2.starts_with("mended 0 places in 0 files\n"));
}

#[test]
fn a_correction_is_written() {
    let mut files = base();
    let page = files.get_mut(PROBE).expect("the page");
    *page = page.replace(
        "| weight | number | 否 | - | 样例的重量。 | `3` |",
        "| weighedAt | number | 否 | - | 称重的时刻。格式：timestamp。单位：秒。 | `1655714763890` |",
    );
    let folder = Folder::new(&files);
    assert_eq!(folder.lint(&[]).0, 1);
    let (code, _, told) = folder.lint(&["--fix=correction"]);
    assert_eq!(code, 0, "{told}");
    let text = fs::read_to_string(folder.0.path().join("spec/corrections.toml")).expect("the file");
    assert!(text.contains("target = \"management.ProbeDto.weighedAt.unit\"\nold = \"秒\"\nnew = \"毫秒\"\n"), "{text}");
    assert_eq!(folder.page(), files[PROBE]);
}

#[test]
fn only_new_findings_since_a_revision_are_told() {
    let folder = Folder::new(&flawed());
    folder.git(&["init", "--quiet", "--initial-branch=main"]);
    folder.git(&["add", "--all"]);
    folder.git(&["commit", "--quiet", "--no-gpg-sign", "-m", "base"]);
    let since = ["--changed-since", "main", "--fail-on", "warning", "--format", "short"];
    assert_eq!(folder.lint(&since).0, 0);
    let page = folder
        .page()
        .replace("用一个目标探查样例", "又一段。用一个目标,探查样例")
        .replace("甲\"}` |", "甲\"}` |\n| all | boolean | 是 | `true` | 全部。 | - |");
    fs::write(folder.0.path().join("spec").join(PROBE), page).expect("the page");
    let (code, output, _) = folder.lint(&since);
    assert_eq!((code, output.lines().count()), (1, 2), "{output}");
    assert!(output.contains("W001") && output.contains("`all` is required"), "{output}");
    assert_eq!(folder.lint(&["--changed-since", "--output=x"]).0, 2);
}

#[test]
fn rules_are_explained_by_name_and_id() {
    let folder = Folder::new(&base());
    for name in ["W231", "unit-contradicts-example"] {
        let (code, output, _) = run(folder.0.path(), &["explain", name]);
        assert!(
            code == 0 && output.contains("W231 (error)") && output.contains("unit-contradicts-example"),
            "{output}"
        );
    }
}

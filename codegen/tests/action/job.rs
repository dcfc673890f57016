//! A job of GitHub, as far as the steps can tell.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const PAGE: &str = "spec/v3/management/users/get-user-batch.md";

/// A repository with a page on `main`, and a work tree to change.
pub(crate) struct Job {
    dir: tempfile::TempDir,
}

/// What a step left behind.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
    pub(crate) summary: String,
    pub(crate) comment: String,
    outputs: String,
}

impl Run {
    /// An output of the step; the last one counts.
    pub(crate) fn output(&self, name: &str) -> &str {
        let mut values = self.outputs.lines().filter_map(|line| line.strip_prefix(name)?.strip_prefix('='));
        values.next_back().unwrap_or_default()
    }
}

/// Whether a program can be started.
pub(crate) fn has(program: &str) -> bool {
    Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok()
}

impl Job {
    pub(crate) fn new() -> Self {
        let job = Self { dir: tempfile::tempdir().unwrap() };
        let real = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(PAGE);
        put(&job.path(PAGE), &fs::read_to_string(real).unwrap());
        let group = "[[group]]\nclient = \"v3/management\"\nslug = \"users\"\ntitle = \"管理用户\"\n";
        put(&job.path("spec/groups.toml"), group);
        for arguments in [
            &["init", "-q", "-b", "main"][..],
            &["add", "spec"],
            &["-c", "user.name=Test", "-c", "user.email=test@example.com", "commit", "-q", "-m", "base"],
        ] {
            let status = Command::new("git").args(arguments).current_dir(job.dir.path()).status().unwrap();
            assert!(status.success(), "{arguments:?}");
        }
        job
    }

    fn path(&self, relative: &str) -> PathBuf {
        self.dir.path().join(relative)
    }

    pub(crate) fn has_file(&self, relative: &str) -> bool {
        self.path(relative).exists()
    }

    /// Replaces text that the page holds exactly once.
    pub(crate) fn edit(&self, old: &str, new: &str) {
        let text = fs::read_to_string(self.path(PAGE)).unwrap();
        assert_eq!(text.matches(old).count(), 1, "{old}");
        put(&self.path(PAGE), &text.replace(old, new));
    }

    /// The commit of `main`.
    pub(crate) fn commit(&self) -> String {
        let output = Command::new("git").args(["rev-parse", "main"]).current_dir(self.dir.path()).output().unwrap();
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    }

    /// A copy of a folder under another name.
    pub(crate) fn copy(&self, from: &str, to: &str) {
        let status = Command::new("cp").args(["-r", from, to]).current_dir(self.dir.path()).status().unwrap();
        assert!(status.success());
    }

    pub(crate) fn generate(&self) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_codegen"));
        let status =
            command.args(["generate", "--out=generated"]).current_dir(self.dir.path()).output().unwrap().status;
        assert!(status.success());
    }

    /// The step that compares, with some of its inputs.
    pub(crate) fn diff(&self, inputs: &[(&str, &str)]) -> Run {
        self.script("diff.sh", &[], inputs)
    }

    /// A script of the action, with the given arguments and variables.
    pub(crate) fn script(&self, name: &str, arguments: &[&Path], variables: &[(&str, &str)]) -> Run {
        let files = tempfile::tempdir().unwrap();
        let file = |name: &str| files.path().join(name);
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../.github/actions/spec-diff").join(name);
        let mut command = Command::new("bash");
        command.arg(script).args(arguments).current_dir(self.dir.path()).stdin(Stdio::null());
        command.env("GITHUB_OUTPUT", file("output")).env("GITHUB_STEP_SUMMARY", file("summary"));
        command.env("OUTPUT", file("out")).env("CODEGEN", env!("CARGO_BIN_EXE_codegen"));
        for (name, value) in [("SPEC", "spec"), ("CLIENT", ""), ("BASE", "main"), ("FAIL_ON", "error"), ("ACCEPT", "")]
        {
            command.env(name, value);
        }
        let output = command.envs(variables.iter().copied()).output().unwrap();
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let read = |path: PathBuf| fs::read_to_string(path).unwrap_or_default();
        Run {
            code: output.status.code(),
            stdout: text(&output.stdout),
            stderr: text(&output.stderr),
            summary: read(file("summary")),
            comment: read(file("out").join("comment.md")),
            outputs: read(file("output")),
        }
    }
}

/// An artifact, and what GitHub knows.
#[derive(Clone, Copy)]
pub(crate) struct Comment<'a> {
    pub(crate) number: &'a str,
    pub(crate) text: &'a str,
    /// State and head of the pull request.
    pub(crate) head: &'a str,
    /// The id of a comment that is there.
    pub(crate) known: &'a str,
}

impl Default for Comment<'_> {
    fn default() -> Self {
        Self {
            number: "17\n",
            text: "<!-- codegen-diff -->\n## API changes by @somebody\n",
            head: "open 1111",
            known: "",
        }
    }
}

/// What became of it.
#[derive(Debug)]
pub(crate) struct Written {
    pub(crate) code: Option<i32>,
    pub(crate) stderr: String,
    /// The calls of `gh`, a line each.
    pub(crate) asked: String,
    pub(crate) body: String,
}

/// Writes down each call; answers what the pull request and its comments are; keeps what is sent.
const GH: &str = r#"#!/usr/bin/env bash
printf '%s\n' "$*" >>"$GH_LOG"
case $* in
    *--input*) cat >"$GH_BODY" ;;
    *pulls/*) printf '%s\n' "$GH_HEAD" ;;
    *comments*) [[ -z $GH_KNOWN ]] || printf '%s\n' "$GH_KNOWN" ;;
esac
"#;

impl Comment<'_> {
    /// Runs the step with a `gh` that only writes down.
    pub(crate) fn write(&self) -> Written {
        let (job, files) = (Job::new(), tempfile::tempdir().unwrap());
        let path = |name: &str| files.path().join(name);
        put(&path("number"), self.number);
        put(&path("comment.md"), self.text);
        put(&path("bin/gh"), GH);
        let status = Command::new("chmod").arg("+x").arg(path("bin/gh")).status().unwrap();
        assert!(status.success());
        let search = format!("{}:{}", path("bin").display(), std::env::var("PATH").unwrap());
        let (log, body) = (path("log").display().to_string(), path("body").display().to_string());
        let run = job.script(
            "comment.sh",
            &[files.path()],
            &[
                ("PATH", &search),
                ("GITHUB_REPOSITORY", "owner/name"),
                ("HEAD_SHA", "1111"),
                ("GH_LOG", &log),
                ("GH_BODY", &body),
                ("GH_HEAD", self.head),
                ("GH_KNOWN", self.known),
            ],
        );
        assert!(!job.has_file("pwned"));
        let sent = fs::read_to_string(path("body")).unwrap_or_default();
        let sent: serde_json::Value = serde_json::from_str(&sent).unwrap_or_default();
        Written {
            code: run.code,
            stderr: run.stderr,
            asked: fs::read_to_string(path("log")).unwrap_or_default(),
            body: sent["body"].as_str().unwrap_or_default().to_owned(),
        }
    }
}

fn put(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

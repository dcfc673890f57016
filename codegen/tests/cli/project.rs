//! A folder with pages and an output folder, and the `codegen` program run on them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The page that the tests edit, relative to the folder of pages.
pub(crate) const PAGE: &str = "v3/management/users/get-user-batch.md";

pub(crate) struct Project {
    dir: tempfile::TempDir,
}

/// How the program ended.
pub(crate) struct Run {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Run {
    /// Both outputs.
    pub(crate) fn text(&self) -> String {
        format!("{}{}", self.stdout, self.stderr)
    }
}

impl Project {
    /// A project with three of the real pages and no output yet. The whole API would take its time each time.
    pub(crate) fn new() -> Self {
        let project = Self { dir: tempfile::tempdir().unwrap() };
        let real = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec/v3/management/users");
        for id in ["get-user", "get-user-batch", "list-users-legacy"] {
            let page = fs::read(real.join(id).with_extension("md")).unwrap();
            put(&project.spec().join(format!("v3/management/users/{id}.md")), &page);
        }
        let group = "[[group]]\nclient = \"v3/management\"\nslug = \"users\"\ntitle = \"管理用户\"\n";
        put(&project.spec().join("groups.toml"), group.as_bytes());
        let shared = "[[enum]]\nclient = \"management\"\nname = \"UserStatus\"\nof = [\"*.status\"]\n";
        put(&project.spec().join("codegen.toml"), shared.as_bytes());
        project
    }

    /// Such a project, generated.
    pub(crate) fn generated() -> Self {
        let project = Self::new();
        let run = project.run(&["generate"]);
        assert_eq!(run.code, Some(0), "{}", run.text());
        project
    }

    pub(crate) fn spec(&self) -> PathBuf {
        self.dir.path().join("spec")
    }

    pub(crate) fn out(&self) -> PathBuf {
        self.dir.path().join("generated")
    }

    pub(crate) fn page(&self) -> PathBuf {
        self.spec().join(PAGE)
    }

    /// The program with `arguments`, these pages and the output folder of this project.
    pub(crate) fn command(&self, arguments: &[&str], spec: &Path) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_codegen"));
        command.args(arguments).arg("--spec").arg(spec).arg("--out").arg(self.out());
        command.current_dir(self.dir.path()).stdin(Stdio::null()).env_remove("CI").env("NO_COLOR", "1");
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        let output = self.command(arguments, &self.spec()).output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Run { code: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
    }

    /// The files of the output folder.
    pub(crate) fn files(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        tree(&self.out())
    }

    /// Replaces text that the page holds exactly once. Gives the place of the new text, as messages show it.
    pub(crate) fn edit(&self, old: &str, new: &str) -> String {
        let text = fs::read_to_string(self.page()).unwrap();
        assert_eq!(text.matches(old).count(), 1, "{old}");
        let before = &text[..text.find(old).unwrap()];
        let (line, start) = (before.lines().count(), before.rfind('\n').unwrap() + 1);
        put(&self.page(), text.replace(old, new).as_bytes());
        let line = if before.ends_with('\n') { line + 1 } else { line };
        format!("{PAGE}:{line}:{}", before[start..].chars().count() + 1)
    }
}

/// Every file of a folder by its path relative to it. A folder that does not exist has none.
pub(crate) fn tree(dir: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let (mut files, mut folders) = (BTreeMap::new(), vec![dir.to_owned()]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.insert(path.strip_prefix(dir).unwrap().to_owned(), fs::read(&path).unwrap());
            }
        }
    }
    files
}

pub(crate) fn put(path: &Path, bytes: &[u8]) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

//! A small copy of the workspace: the real build.rs, generator, pages and generated files, with a client that compiles at
//! once.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, io};

use authing_sdk_workspace::{GENERATED, SPEC, edit_cell, plant, put, root, tree};

const PAGES: [&str; 3] = ["get-user.md", "get-user-batch.md", "list-users-legacy.md"];

const GROUPS: &str = "[[group]]\nclient = \"v3/management\"\nslug = \"users\"\ntitle = \"管理用户\"\n";

const SHARED: &str = "[[enum]]\nclient = \"management\"\nname = \"UserStatus\"\nof = [\"*.status\"]\n";

/// Where the generator keeps the features of the groups.
const FEATURES: &str = "\n[features]\n\
# <features of the groups: written by `cargo run -p codegen -- generate`>\n# </features of the groups>\n";

pub(crate) struct Workspace {
    dir: tempfile::TempDir,
}

/// How a cargo command ended.
pub(crate) struct Run {
    pub(crate) ok: bool,
    /// What it wrote to its standard error.
    pub(crate) text: String,
}

impl Run {
    /// Whether a compiler, or build.rs, had anything to do.
    pub(crate) fn was_idle(&self) -> bool {
        self.ok && !["Compiling", "Checking", "Running"].iter().any(|word| self.text.contains(word))
    }
}

impl Workspace {
    pub(crate) fn new() -> io::Result<Self> {
        let parent = Path::new(env!("CARGO_TARGET_TMPDIR"));
        let dir = tempfile::Builder::new().prefix("workspace-").tempdir_in(parent)?;
        let to = |path: &str| dir.path().join(path);
        for file in ["build.rs", "Cargo.lock"] {
            fs::copy(root().join(file), to(file))?;
        }
        // Three of the real pages: what the whole API adds is only time, at each of many builds.
        let real = |path: &Path| path.starts_with("v3/management/users") && PAGES.iter().any(|id| path.ends_with(id));
        let pages = tree(&root().join(SPEC))?.into_iter().filter(|(path, _)| real(path)).collect::<BTreeMap<_, _>>();
        plant(&pages, &to(SPEC))?;
        put(&to("spec/groups.toml"), GROUPS)?;
        put(&to("spec/codegen.toml"), SHARED)?;
        put(&to("generated-client/Cargo.toml"), manifest("authing-client") + FEATURES)?;
        let outcome = codegen::generate(&to(SPEC));
        assert!(!outcome.diagnostics.has_errors(), "the small API is legal");
        fs::create_dir_all(to(GENERATED))?;
        codegen::output::apply(&to(GENERATED), &outcome.files).map_err(io::Error::other)?;
        put(&to("Cargo.toml"), manifest("authing-sdk-workspace") + &workspace(&root().join("codegen")))?;
        put(&to("src/lib.rs"), "")?;
        put(&to("generated-client/src/lib.rs"), "")?;
        Ok(Self { dir })
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.dir.path().join(path)
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        put(&self.path(path), text).unwrap();
    }

    /// See [`edit_cell`]; gives the old text of the cell.
    pub(crate) fn edit(&self, page: &str, name: &str, column: usize, new: &str) -> String {
        edit_cell(&self.path(page), name, column, new).unwrap().1
    }

    /// Every file that the project keeps.
    pub(crate) fn files(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut files = tree(self.dir.path()).unwrap();
        files.remove(Path::new("Cargo.lock"));
        files
    }

    /// Runs cargo at the root of the copy, with none of the variables that choose a mode but these.
    pub(crate) fn cargo(&self, arguments: &[&str], variables: &[(&str, &str)]) -> Run {
        let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        command.args(arguments).arg("--offline").current_dir(self.dir.path());
        command.env("CARGO_TARGET_DIR", target_dir()).env("CARGO_TERM_COLOR", "never");
        for name in ["AUTHING_CODEGEN", "CI", "CARGO_TERM_QUIET", "CARGO_TERM_VERBOSE"] {
            command.env_remove(name);
        }
        let output = command.envs(variables.iter().copied()).output().unwrap();
        Run { ok: output.status.success(), text: String::from_utf8_lossy(&output.stderr).into_owned() }
    }

    /// `cargo check` with the mode that a developer has.
    pub(crate) fn check(&self) -> Run {
        self.cargo(&["check"], &[])
    }
}

/// Kept from one test run to the next, so that only the first one compiles the generator here.
pub(crate) fn target_dir() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("build-script")
}

fn manifest(name: &str) -> String {
    format!("[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n")
}

fn workspace(codegen: &Path) -> String {
    format!(
        "[build-dependencies]\ncodegen.path = '{}'\n\
         [workspace]\nmembers = [\"generated-client\"]\nresolver = \"3\"\n\
         [profile.dev]\ndebug = false\n[profile.dev.build-override]\ndebug = false\ncodegen-units = 256\n",
        codegen.display()
    )
}

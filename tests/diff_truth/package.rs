//! A package with many versions of a client and the programs of its users, compiled at once.
//!
//! Enters: the generated files of each version, and programs. Leaves: which programs no longer compile, and which are
//! warned. All versions share one runtime; each has a client of its own, since methods are added to it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use authing_sdk_workspace::{put, root};
use codegen::output::FileSet;
use serde_json::Value;

/// What the hand-written half needs, as in the manifest of the root package; [`manifest`] adds the runtime.
const MANIFEST: &str = r#"
[package]
name = "versions"
version = "0.0.0"
edition = "2024"

[workspace]

[profile.dev]
debug = false

[dependencies]
bytes = "1.11"
futures-core = { version = "0.3.31", default-features = false }
http = "1.5"
secrecy = "0.10"
serde = "1.0.229"
serde_json = "1.0.154"
tokio = { version = "1.54", default-features = false, features = ["rt", "time"] }
"#;

/// The manifest of a package with these features.
fn manifest(features: &str) -> String {
    let runtime = root().join("generated-client/runtime");
    let path = Value::from(runtime.to_string_lossy());
    format!("{MANIFEST}authing-client-runtime = {{ path = {path} }}\n\n[features]\n{features}")
}

/// A client of its own for each version, with everything that the shared one has.
const CLIENTS: &str = "
macro_rules! clients { ($($name:ident)*) => { $(
    #[derive(Clone)]
    pub struct $name(pub crate::runtime::$name);
    impl std::ops::Deref for $name {
        type Target = crate::runtime::$name;
        fn deref(&self) -> &Self::Target { &self.0 }
    }
)* } }
clients! { ManagementClient AuthenticationClient }
";

/// Writes each version as a package of its own, for tools that compare packages.
pub(crate) fn alone(dir: &Path, files: &FileSet) {
    let runtime = root().join("generated-client/src/runtime/mod.rs");
    let path = runtime.to_string_lossy();
    let uses =
        "pub use self::generated::*;\npub use self::runtime::{Call, JsonObject, JsonValue, ManagementClient, Patch};";
    let lib = format!("#![allow(warnings)]\n#[path = {path:?}]\nmod runtime;\nmod generated;\n{uses}\n");
    put(&dir.join("src/lib.rs"), lib).expect("a file");
    put(&dir.join("Cargo.toml"), manifest("default = [\"management-roles\"]\nmanagement-roles = []\n"))
        .expect("a file");
    fs::copy(root().join("Cargo.lock"), dir.join("Cargo.lock")).expect("the lock file");
    for (path, text) in files.iter() {
        put(&dir.join("src/generated").join(path), text).expect("a file");
    }
}

/// What stands above the programs of each version.
const USES: &str = "use api::management::{models, operations};\nuse api::runtime::{Call, Error, JsonObject, JsonValue, \
                    ManagementClient, OpenEnum, Patch};\nuse std::collections::HashMap;\n";

/// What became of the programs of one version, by name.
#[derive(Debug, Clone, Default)]
pub(crate) struct Fate {
    /// Those that do not compile.
    pub(crate) broken: BTreeSet<String>,
    /// Those that use something deprecated.
    pub(crate) warned: BTreeSet<String>,
}

/// Programs by name; each is a function.
pub(crate) type Programs = BTreeMap<String, String>;

/// The functions of files.
pub(crate) fn programs(files: &[&str]) -> Programs {
    let text = files.join("\n");
    let named = |item: &str| {
        let rest = item.split("fn ").nth(1)?;
        Some((rest.split(['(', '<']).next()?.to_owned(), item.to_owned() + "\n"))
    };
    let items = text.split("\n\n").filter(|item| item.starts_with("fn ") || item.starts_with("async fn "));
    let programs: Programs = items.filter_map(|item| named(item.trim_end())).collect();
    assert_eq!(programs.len(), text.lines().filter(|line| *line == "}").count(), "every program has a name of its own");
    programs
}

/// The package, in a folder that stays, so that what it needs is compiled once.
pub(crate) struct Package {
    dir: PathBuf,
    features: BTreeSet<String>,
    /// The words of each version.
    words: Vec<BTreeSet<String>>,
}

impl Package {
    pub(crate) fn new<'a>(name: &str, versions: impl Iterator<Item = &'a FileSet>) -> Self {
        let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        if dir.join("src").exists() {
            fs::remove_dir_all(dir.join("src")).expect("the old package");
        }
        let mut package = Self { dir, features: BTreeSet::new(), words: Vec::new() };
        let runtime = root().join("generated-client/src/runtime/mod.rs");
        let path = runtime.to_string_lossy();
        let mut lib = format!("#![allow(warnings)]\n#[path = {path:?}]\npub mod runtime;\n");
        for (at, files) in versions.enumerate() {
            lib.push_str(&format!("pub mod v{at};\n"));
            package.version(at, files);
        }
        package.put("src/lib.rs", &lib);
        let features: String = package
            .features
            .iter()
            .map(|feature| match feature.as_str() {
                "unknown-fields" => "unknown-fields = [\"authing-client-runtime/unknown-fields\"]\n".to_owned(),
                group => format!("{group} = []\n"),
            })
            .collect();
        package.put("Cargo.toml", &manifest(&format!("serde-both = []\n{features}")));
        fs::copy(root().join("Cargo.lock"), package.dir.join("Cargo.lock")).expect("the lock file");
        package
    }

    fn put(&self, path: &str, text: &str) {
        put(&self.dir.join(path), text).expect("a file of the package");
    }

    fn version(&mut self, at: usize, files: &FileSet) {
        let runtime = format!("pub mod runtime {{\npub use crate::runtime::*;\n{CLIENTS}}}\n");
        self.put(&format!("src/v{at}/mod.rs"), &format!("{runtime}pub mod generated;\npub use self::generated::*;\n"));
        let texts: Vec<&str> = files.iter().map(|(_, text)| text).collect();
        self.words.push(texts.iter().flat_map(|text| words(text)).map(str::to_owned).collect());
        for (path, text) in files.iter() {
            let features = text.split("feature = \"").skip(1).filter_map(|rest| rest.split('"').next());
            self.features.extend(features.map(str::to_owned).filter(|feature| !OURS.contains(&feature.as_str())));
            let text = text.replace("crate::runtime", &format!("crate::v{at}::runtime"));
            self.put(&format!("src/v{at}/generated/{path}"), &text);
        }
    }

    /// The features of groups.
    pub(crate) fn features(&self) -> Vec<String> {
        self.features.iter().cloned().collect()
    }

    /// What a program prints that is given an input, with all features.
    pub(crate) fn run(&self, program: &str, input: &str) -> String {
        self.put("examples/replay.rs", program);
        self.put("input", input);
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let output = Command::new(cargo)
            .args(["run", "--offline", "--quiet", "--all-features", "--example", "replay"])
            .stdin(fs::File::open(self.dir.join("input")).expect("the input"))
            .current_dir(&self.dir)
            .env("CARGO_TARGET_DIR", self.dir.join("target"))
            .env_remove("RUSTFLAGS")
            .output()
            .expect("cargo");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("UTF-8")
    }

    /// What becomes of the programs of every version with some features. Those that break are taken out, and the rest
    /// compiled again, until all that are left compile: so none is hidden behind another.
    pub(crate) fn compile(&self, programs: &Programs, features: &[String]) -> Vec<Fate> {
        let mut fates: Vec<Fate> = (0..self.words.len()).map(|at| self.hopeless(programs, at)).collect();
        for _ in 0..12 {
            let (text, owners) = Self::text(programs, &fates);
            self.put("examples/programs.rs", &text);
            let found = self.messages(features);
            fates.iter_mut().for_each(|fate| fate.warned.clear());
            let mut errors = 0;
            for (error, line) in found {
                let (at, name) = &owners[line - 1];
                let fate = &mut fates[*at];
                errors += usize::from(error);
                match (error, name) {
                    (true, Some(name)) => drop(fate.broken.insert(name.clone())),
                    // Without these features there is no client at all.
                    (true, None) => fate.broken = programs.keys().cloned().collect(),
                    (false, name) => drop(fate.warned.insert(name.clone().expect("a program"))),
                }
            }
            if errors == 0 {
                return fates;
            }
        }
        panic!("the programs still break one another");
    }

    /// The programs of what versions add that need not be tried with one, since it lacks a word that others add.
    fn hopeless(&self, programs: &Programs, at: usize) -> Fate {
        let old = &self.words[0];
        let added: BTreeSet<&str> =
            self.words.iter().flatten().map(String::as_str).filter(|w| !old.contains(*w)).collect();
        let lacks = |text: &str| words(text).any(|word| added.contains(word) && !self.words[at].contains(word));
        let hopeless = programs.iter().filter(|(name, text)| name.starts_with("added_") && lacks(text));
        Fate { broken: hopeless.map(|(name, _)| name.clone()).collect(), warned: BTreeSet::new() }
    }

    /// The programs that are left, and to which version and program each line belongs.
    fn text(programs: &Programs, fates: &[Fate]) -> (String, Vec<(usize, Option<String>)>) {
        let mut text = "#![allow(dead_code, unused, unreachable_patterns)]\nfn main() {}\n".to_owned();
        let mut owners = vec![(0, None); 2];
        for (at, fate) in fates.iter().enumerate() {
            let left: Vec<_> = programs.iter().filter(|(name, _)| !fate.broken.contains(*name)).collect();
            if left.is_empty() {
                continue;
            }
            let head = format!("mod p{at} {{\nuse versions::v{at} as api;\n{USES}");
            owners.extend(head.lines().map(|_| (at, None)));
            text.push_str(&head);
            for (name, program) in left {
                owners.extend(program.lines().map(|_| (at, Some(name.clone()))));
                text.push_str(program);
            }
            owners.push((at, None));
            text.push_str("}\n");
        }
        (text, owners)
    }

    /// The errors and deprecations of the programs: whether it is an error, and its line.
    fn messages(&self, features: &[String]) -> Vec<(bool, usize)> {
        let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let output = Command::new(program)
            .args(["check", "--offline", "--quiet", "--message-format=json", "--example", "programs", "--features"])
            .arg(features.join(","))
            .current_dir(&self.dir)
            .env("CARGO_TARGET_DIR", self.dir.join("target"))
            .env_remove("RUSTFLAGS")
            .output()
            .expect("cargo");
        let shown = String::from_utf8_lossy(&output.stderr);
        let mut found = Vec::new();
        for line in String::from_utf8_lossy(&output.stdout).lines() {
            let message: Value = serde_json::from_str(line).expect("JSON");
            found.extend(message.get("message").and_then(told));
        }
        let failed = found.iter().any(|(error, _)| *error);
        assert!(output.status.success() || failed, "{shown}");
        found
    }
}

/// The identifiers of a text, without those in its comments.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    code.flat_map(|line| line.split(|c: char| !c.is_alphanumeric() && c != '_'))
        .filter(|word| word.starts_with(char::is_alphabetic))
}

/// The features that no group has.
const OURS: &[&str] = &["test-util", "serde-both"];

/// Whether a message is an error, and its line in the programs. Only those are expected to have errors.
fn told(message: &Value) -> Option<(bool, usize)> {
    let error = message["level"] == "error";
    let deprecated = message["code"]["code"] == "deprecated";
    let spans = message["spans"].as_array()?;
    let span = spans.iter().find(|span| span["is_primary"] == true)?;
    assert!(
        !error || span["file_name"].as_str()?.ends_with("programs.rs"),
        "a version does not compile: {}",
        message["rendered"]
    );
    let line = usize::try_from(span["line_start"].as_u64()?).ok()?;
    (error || deprecated).then_some((error, line))
}

//! What users of the client get: sources only, no build script, no generator. `.ci/run` also builds the package.
#![allow(clippy::unwrap_used)]

use std::path::Path;
use std::process::Command;

use authing_sdk_workspace::root;

fn cargo(arguments: &[&str]) -> String {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(program).args(arguments).arg("--offline").current_dir(root()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn the_package_holds_only_sources() {
    let list = cargo(&["package", "-p", "authing-client", "--allow-dirty", "--list"]);
    let files = list.lines().map(|line| line.replace('\\', "/")).collect::<Vec<_>>();
    let cargos = ["Cargo.toml", "Cargo.toml.orig", "Cargo.lock", ".cargo_vcs_info.json", "README.md"];
    let source = |file: &str| file.starts_with("src/") && Path::new(file).extension().is_some_and(|end| end == "rs");
    let expected = |file: &str| source(file) || cargos.contains(&file) || file.starts_with("LICENSE-");
    let odd = files.iter().filter(|file| !expected(file)).collect::<Vec<_>>();
    assert!(odd.is_empty(), "{odd:?}");
    assert!(files.iter().any(|file| file.starts_with("src/generated/")));
}

/// Two rules in one: users of the client do not build the generator, and a client that does not compile does not stop the
/// generator, which would repair it.
#[test]
fn client_and_generator_do_not_need_each_other() {
    let needs = |package: &str| cargo(&["tree", "-p", package, "-e", "normal,build", "--prefix", "none"]);
    assert!(!needs("authing-client").contains("codegen v"));
    assert!(!needs("codegen").contains("authing-client v"));
}

//! build.rs, run by cargo in a copy of the workspace.
//!
//! One test, since cargo runs one command at a time in a target folder anyway. Each scenario starts and ends with a client
//! that is fresh.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stderr)]

mod workspace;

use std::fs;

use authing_sdk_workspace::{GENERATED, PAGE};
use workspace::{Run, Workspace};

const AGAIN: &str = "run the same command again";
const COMMAND: &str = "cargo run -p codegen -- generate";

type Scenario = fn(&Workspace);

#[test]
fn build_rs_keeps_the_client_fresh() {
    let ws = Workspace::new().unwrap();
    let scenarios: [(&str, Scenario); 12] = [
        ("a clean checkout is green and stays clean", clean_checkout),
        ("an edited page fails once, then is green, then idle", edited_page),
        ("a file edited by hand is restored", edited_by_hand),
        ("merge markers in a generated file are repaired", merge_markers),
        ("a file is missing, another one is left over", missing_and_extra),
        ("somebody's file stays and stops the run", foreign_file),
        ("CI writes nothing and names the command", ci),
        ("off does nothing", off),
        ("a broken cell writes nothing and is pointed at", broken_cell),
        ("the client alone does not run build.rs", client_alone),
        ("no pages, no work", no_pages),
        ("a read-only tree is only checked", read_only),
    ];
    for (name, scenario) in scenarios {
        eprintln!("scenario: {name}");
        scenario(&ws);
    }
}

/// The run fails and says all of `words`.
#[track_caller]
fn fails(run: &Run, words: &[&str]) {
    assert!(!run.ok, "the run is green:\n{}", run.text);
    for word in words {
        assert!(run.text.contains(word), "no `{word}` in:\n{}", run.text);
    }
}

#[track_caller]
fn green(run: &Run) {
    assert!(run.ok, "{}", run.text);
}

/// The first run repaired something and failed; the second is green, the third has nothing to do.
#[track_caller]
fn repaired(ws: &Workspace, words: &[&str]) {
    let first = ws.check();
    fails(&first, words);
    fails(&first, &[AGAIN]);
    green(&ws.check());
    let third = ws.check();
    assert!(third.was_idle(), "{}", third.text);
}

/// A generated file: its path, and its path relative to the generated folder.
fn some_file(ws: &Workspace) -> (String, String) {
    let files = authing_sdk_workspace::tree(&ws.path(GENERATED)).unwrap();
    let name = files.keys().next_back().unwrap().to_str().unwrap().replace('\\', "/");
    (format!("{GENERATED}/{name}"), name)
}

fn clean_checkout(ws: &Workspace) {
    let before = ws.files();
    green(&ws.cargo(&["check", "--workspace"], &[]));
    assert!(ws.cargo(&["check", "--workspace"], &[]).was_idle());
    assert_eq!(ws.files(), before);
}

fn edited_page(ws: &Workspace) {
    let before = ws.files();
    let old = ws.edit(PAGE, "withCustomData", 4, "也取回扩展字段吗。");
    repaired(ws, &["~ "]);
    let now = ws.files();
    let changed = now.iter().filter(|(path, bytes)| before.get(*path) != Some(bytes)).count();
    assert_eq!(changed, 2, "the page and one generated file");
    ws.edit(PAGE, "withCustomData", 4, &old);
    repaired(ws, &["~ "]);
    assert_eq!(ws.files(), before);
}

fn edited_by_hand(ws: &Workspace) {
    let (path, name) = some_file(ws);
    let before = ws.read(&path);
    ws.write(&path, &format!("{before}// mine\n"));
    repaired(ws, &[&format!("~ {name}")]);
    assert_eq!(ws.read(&path), before);
}

fn merge_markers(ws: &Workspace) {
    let (path, name) = some_file(ws);
    let before = ws.read(&path);
    ws.write(&path, &before.replacen('\n', "\n<<<<<<< ours\n=======\n>>>>>>> theirs\n", 1));
    repaired(ws, &[&format!("~ {name}")]);
    assert_eq!(ws.read(&path), before);
}

fn missing_and_extra(ws: &Workspace) {
    let before = ws.files();
    let (path, name) = some_file(ws);
    fs::rename(ws.path(&path), ws.path(&format!("{GENERATED}/left_over.rs"))).unwrap();
    repaired(ws, &[&format!("+ {name}"), "- left_over.rs"]);
    assert_eq!(ws.files(), before);
}

fn foreign_file(ws: &Workspace) {
    let mine = format!("{GENERATED}/mine.rs");
    let old = ws.edit(PAGE, "withCustomData", 4, "也取回扩展字段吗。");
    ws.write(&mine, "// mine\n");
    let before = ws.files();
    fails(&ws.check(), &["mine.rs (a file without the header", "nothing was written"]);
    assert_eq!(ws.files(), before);
    fs::remove_file(ws.path(&mine)).unwrap();
    ws.edit(PAGE, "withCustomData", 4, &old);
    green(&ws.check());
}

fn ci(ws: &Workspace) {
    let old = ws.edit(PAGE, "withCustomData", 4, "也取回扩展字段吗。");
    let before = ws.files();
    for variables in
        [[("CI", "true"), ("X", "")], [("CI", "true"), ("X", "")], [("CI", ""), ("AUTHING_CODEGEN", "check")]]
    {
        fails(&ws.cargo(&["check"], &variables), &["~ ", COMMAND]);
        assert_eq!(ws.files(), before);
    }
    fails(&ws.cargo(&["check"], &[("CI", "true"), ("AUTHING_CODEGEN", "write")]), &[AGAIN]);
    green(&ws.cargo(&["check"], &[("CI", "true")]));
    ws.edit(PAGE, "withCustomData", 4, &old);
    repaired(ws, &[]);
}

fn off(ws: &Workspace) {
    let old = ws.edit(PAGE, "withCustomData", 4, "也取回扩展字段吗。");
    let before = ws.files();
    green(&ws.cargo(&["check"], &[("AUTHING_CODEGEN", "off")]));
    assert_eq!(ws.files(), before);
    fails(&ws.cargo(&["check"], &[("AUTHING_CODEGEN", "of")]), &["`of`", "write, check or off"]);
    ws.edit(PAGE, "withCustomData", 4, &old);
    green(&ws.check());
}

fn broken_cell(ws: &Workspace) {
    let old = ws.edit(PAGE, "withCustomData", 1, "boolaen");
    let before = ws.files();
    let line = ws.read(PAGE).lines().position(|line| line.contains("boolaen")).unwrap() + 1;
    let place = format!("get-user-batch.md:{line}:20");
    fails(&ws.check(), &[&place, "boolaen", "left as it was"]);
    assert_eq!(ws.files(), before);
    ws.edit(PAGE, "withCustomData", 1, &old);
    green(&ws.check());
}

/// A user of the client pays nothing for the generator: not even a stale page is noticed.
fn client_alone(ws: &Workspace) {
    let old = ws.edit(PAGE, "withCustomData", 4, "也取回扩展字段吗。");
    let before = ws.files();
    green(&ws.cargo(&["check", "-p", "authing-client"], &[]));
    assert_eq!(ws.files(), before);
    ws.edit(PAGE, "withCustomData", 4, &old);
    green(&ws.check());
}

fn no_pages(ws: &Workspace) {
    fs::rename(ws.path("spec"), ws.path("elsewhere")).unwrap();
    let before = ws.files();
    green(&ws.check());
    assert_eq!(ws.files(), before);
    fs::rename(ws.path("elsewhere"), ws.path("spec")).unwrap();
    green(&ws.check());
}

#[cfg(not(unix))]
fn read_only(_: &Workspace) {
    eprintln!("skipped: needs the permissions of Unix");
}

/// Runs the compiled build.rs itself, as an ordinary user even when the tests run as root, whom no permission stops.
#[cfg(unix)]
fn read_only(ws: &Workspace) {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    use std::os::unix::process::CommandExt;

    let old = ws.edit(PAGE, "withCustomData", 4, "也取回扩展字段吗。");
    let before = ws.files();
    let allow = |path: &str, mode| fs::set_permissions(ws.path(path), fs::Permissions::from_mode(mode)).unwrap();
    allow("", 0o755);
    allow(GENERATED, 0o555);
    let mut command = std::process::Command::new(compiled_build_script());
    command.current_dir(ws.path("")).env_remove("CI").env_remove("AUTHING_CODEGEN");
    if fs::metadata(ws.path("")).unwrap().uid() == 0 {
        command.uid(65534);
    }
    match command.output() {
        Ok(output) => {
            let text = String::from_utf8_lossy(&output.stdout);
            assert!(text.contains("cargo::error=not what the pages say") && text.contains(COMMAND), "{text}");
        }
        Err(error) => eprintln!("skipped: an ordinary user cannot run programs in the target folder ({error})"),
    }
    assert_eq!(ws.files(), before);
    allow(GENERATED, 0o755);
    ws.edit(PAGE, "withCustomData", 4, &old);
    green(&ws.check());
}

/// The one that was compiled last.
#[cfg(unix)]
fn compiled_build_script() -> std::path::PathBuf {
    let folders = fs::read_dir(workspace::target_dir().join("debug/build")).unwrap().map(|entry| entry.unwrap().path());
    let ours = folders.filter(|path| path.to_string_lossy().contains("/authing-sdk-workspace-"));
    let programs = ours.map(|path| path.join("build-script-build")).filter(|path| path.is_file());
    programs.max_by_key(|path| fs::metadata(path).unwrap().modified().unwrap()).unwrap()
}

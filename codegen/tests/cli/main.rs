//! The `codegen` program, end to end on a copy of the pages: what it prints, how it exits, what it writes.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stderr)]

mod kill;
mod project;

use std::fs;
use std::process::Command;

use project::{Project, Run, put};
use serde_json::Value;
use similar::TextDiff;

const COMMAND: &str = "cargo run -p codegen -- generate";
const CELL: &str = "| 结果是否带上扩展字段。 |";
const NEW_CELL: &str = "| 结果是否也带上扩展字段。 |";

#[track_caller]
fn ends(run: &Run, code: i32) {
    assert_eq!(run.code, Some(code), "{}", run.text());
}

#[test]
fn generate_writes_everything_then_nothing() {
    let project = Project::generated();
    let first = project.files();
    assert!(first.values().all(|bytes| bytes.starts_with(codegen::output::HEADER.as_bytes())));
    assert!(first.len() > 2);

    let times = || first.keys().map(|name| fs::metadata(project.out().join(name)).unwrap().modified().unwrap());
    let before = times().collect::<Vec<_>>();
    ends(&project.run(&["generate"]), 0);
    assert_eq!(project.files(), first);
    assert!(times().eq(before), "the second run wrote a file");
    ends(&project.run(&["check"]), 0);
}

#[test]
fn a_dry_run_writes_nothing() {
    let project = Project::new();
    let run = project.run(&["generate", "--dry-run"]);
    ends(&run, 0);
    assert!(run.text().contains("mod.rs"), "{}", run.text());
    assert!(!project.out().exists());
}

#[test]
fn one_cell_changes_one_file_in_one_place() {
    let project = Project::generated();
    let before = project.files();
    project.edit(CELL, NEW_CELL);
    let run = project.run(&["generate"]);
    ends(&run, 0);

    let after = project.files();
    assert!(after.keys().eq(before.keys()));
    let changed = after.iter().filter(|(name, bytes)| before[*name] != **bytes).collect::<Vec<_>>();
    let [(name, bytes)] = changed.as_slice() else { panic!("{} files changed", changed.len()) };
    assert!(run.text().contains(&name.file_name().unwrap().to_string_lossy().into_owned()), "{}", run.text());
    let [old, new] = [&before[*name], *bytes].map(|bytes| String::from_utf8_lossy(bytes));
    let diff = TextDiff::from_lines(old.as_ref(), new.as_ref());
    assert_eq!(diff.grouped_ops(0).len(), 1);
}

#[test]
fn check_shows_the_difference_and_the_command() {
    let project = Project::generated();
    let before = project.files();
    project.edit(CELL, NEW_CELL);
    let run = project.run(&["check"]);
    ends(&run, 1);
    let text = run.text();
    for part in ["--- a/", "+++ b/", "@@ -", "结果是否也带上扩展字段。", COMMAND] {
        assert!(text.contains(part), "no `{part}` in:\n{text}");
    }
    assert_eq!(project.files(), before);
}

#[test]
fn a_broken_cell_is_pointed_at_and_nothing_is_written() {
    let project = Project::generated();
    let before = project.files();
    let place = project.edit("boolean | 否 | - | 结果是否带上扩展字段。", "boolaen | 否 | - | 结果是否带上扩展字段。");
    for command in ["generate", "check"] {
        let run = project.run(&[command]);
        ends(&run, 1);
        let text = run.text();
        assert!(
            text.contains(&place) && text.contains("boolaen") && text.contains("boolean"),
            "no {place} in:\n{text}"
        );
    }
    assert_eq!(project.files(), before);
}

/// Whatever the folder of the pages is called.
#[test]
fn places_are_told_by_the_folder_that_was_named() {
    let project = Project::new();
    let place = project.edit("boolean | 否 | - | 结果是否带上扩展字段。", "boolaen | 否 | - | 结果是否带上扩展字段。");
    let (dir, folder) = (project.spec().parent().unwrap().to_owned(), std::path::Path::new("docs/api"));
    fs::create_dir(dir.join("docs")).unwrap();
    fs::rename(project.spec(), dir.join(folder)).unwrap();
    let said = |mut command: Command| {
        let output = command.output().unwrap();
        String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
    };
    for arguments in [&["check"][..], &["generate", "--format", "json"]] {
        let text = said(project.command(arguments, folder));
        assert!(text.contains(&format!("docs/api/{}", place.split(':').next().unwrap())), "{text}");
        assert!(!text.contains("spec/v3"), "{text}");
    }
    for arguments in [&["lint", "--format", "short"][..], &["explain", "management.get-user"]] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_codegen"));
        command.args(arguments).arg("--spec").arg(folder).current_dir(&dir).env("NO_COLOR", "1");
        let text = said(command);
        assert!(text.contains("docs/api/v3") && !text.contains("spec/v3"), "{text}");
    }
}

#[test]
fn findings_have_a_machine_form() {
    let project = Project::generated();
    let place = project.edit("boolean | 否 | - | 结果是否带上扩展字段。", "boolaen | 否 | - | 结果是否带上扩展字段。");
    let run = project.run(&["check", "--format", "json"]);
    ends(&run, 1);
    let records = run.stdout.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()).collect::<Vec<_>>();
    let found = records.iter().any(|record| {
        let at = record;
        let shown = format!("{}:{}:{}", at["path"].as_str().unwrap(), at["line"], at["column"]);
        record["severity"] == "error" && shown.ends_with(&place)
    });
    assert!(found, "no {place} in:\n{}", run.stdout);
}

#[test]
fn drift_has_a_machine_form() {
    let project = Project::generated();
    put(&project.out().join("left_over.rs"), codegen::output::HEADER.as_bytes());
    let run = project.run(&["check", "--format", "json"]);
    ends(&run, 1);
    let record = serde_json::from_str::<Value>(run.stdout.lines().next().unwrap()).unwrap();
    assert_eq!(record["code"], "O03");
    assert!(record["path"].as_str().unwrap().ends_with("left_over.rs"), "{record}");
}

#[test]
fn somebodys_file_is_left_alone() {
    let project = Project::generated();
    project.edit(CELL, NEW_CELL);
    put(&project.out().join("mine.rs"), b"// mine\n");
    let before = project.files();
    for command in ["generate", "check"] {
        let run = project.run(&[command]);
        ends(&run, 1);
        assert!(run.text().contains("O01") && run.text().contains("mine.rs"), "{}", run.text());
        assert_eq!(project.files(), before);
    }
}

#[test]
fn wrong_use_is_not_a_finding() {
    let project = Project::new();
    ends(&project.run(&["generate", "--no-such-flag"]), 2);
    fs::remove_dir_all(project.spec()).unwrap();
    let run = project.run(&["generate"]);
    ends(&run, 2);
    assert!(run.stderr.contains("spec"), "{}", run.stderr);
    assert!(!project.out().exists());
}

#[test]
fn an_output_folder_that_cannot_be_made_is_named() {
    let project = Project::new();
    put(&project.out(), b"a file where the folder should be");
    let run = project.run(&["generate"]);
    assert!(matches!(run.code, Some(1 | 2)), "{}", run.text());
    assert!(run.text().contains("generated"), "{}", run.text());
}

#[test]
fn the_openapi_document_is_printed_or_written() {
    let project = Project::new();
    let openapi = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_codegen"));
        command.arg("openapi").arg("--spec").arg(project.spec()).args(arguments).output().unwrap()
    };
    let printed = openapi(&[]);
    assert!(printed.status.success(), "{}", String::from_utf8_lossy(&printed.stderr));
    let document = serde_json::from_slice::<Value>(&printed.stdout).unwrap();
    assert_eq!((&document["openapi"], document["paths"].as_object().unwrap().len()), (&Value::from("3.1.0"), 3));

    let file = project.out().join("openapi.yaml");
    let written = openapi(&["--openapi", "3.0.3", "--format", "yaml", "--to", file.to_str().unwrap()]);
    assert!(written.status.success() && written.stdout.is_empty());
    assert!(fs::read_to_string(&file).unwrap().starts_with("openapi: 3.0.3\n"));

    project.edit("boolean | 否 | - | 结果是否带上扩展字段。", "boolaen | 否 | - | 结果是否带上扩展字段。");
    let broken = openapi(&[]);
    assert_eq!((broken.status.code(), broken.stdout.as_slice()), (Some(1), &b""[..]));
}

/// Each shell that clap knows, and a page for each command.
#[test]
fn shells_and_man_know_the_commands() {
    let run = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_codegen")).args(arguments).output().unwrap();
        (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap())
    };
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let (code, text) = run(&["completions", shell]);
        assert!(code == 0 && text.contains("codegen") && text.contains("fail-on"), "{shell}");
    }
    assert_eq!(run(&["completions", "no-such-shell"]).0, 2);
    let (code, whole) = run(&["man"]);
    assert_eq!(code, 0);
    for command in ["generate", "check", "diff", "import", "census", "ir", "openapi", "explain", "completions", "man"] {
        assert!(whole.contains(&format!("codegen\\-{command}(1)")), "{command}");
        let (code, page) = run(&["man", command]);
        assert!(code == 0 && page.contains(&format!("codegen {command}")), "{command}");
    }
    assert_eq!(run(&["man", "no-such-command"]), (2, String::new()));
}

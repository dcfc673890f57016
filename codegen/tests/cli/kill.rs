//! `kill -9` while the client is written: each file is old or new, and the next run puts everything right.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::project::{PAGE, Project, put, tree};

type Files = BTreeMap<PathBuf, Vec<u8>>;

/// How many operations and DTOs a project gets besides the real ones.
const PAGES: usize = 25;

/// How often a run is killed.
const ROUNDS: u32 = 30;

/// Adds pages `from..to`, each with its own operation and DTOs, and `word` in the text of both.
fn add_pages(project: &Project, from: usize, to: usize, word: &str) {
    let page = fs::read_to_string(project.page()).unwrap();
    for n in from..to {
        let own = page.replace("get-user-batch", &format!("get-user-batch-{n}")).replace("Dto", &format!("{n}Dto"));
        let own = own.replace("用户", &format!("{word}用户"));
        put(&project.spec().join(PAGE.replace("batch", &format!("batch-{n}"))), own.as_bytes());
    }
}

fn generated(from: usize, to: usize, word: &str) -> (Project, Files) {
    let project = Project::new();
    add_pages(&project, from, to, word);
    let run = project.run(&["generate"]);
    assert_eq!(run.code, Some(0), "{}", run.text());
    let files = project.files();
    (project, files)
}

/// The files without unfinished work.
fn visible(out: &Path) -> Files {
    let mut files = tree(out);
    files.retain(|path, _| !path.to_string_lossy().starts_with(".codegen-"));
    files
}

#[test]
fn a_killed_run_leaves_each_file_old_or_new() {
    let (project, old) = generated(0, PAGES, "旧");
    // Some pages are gone, some are new, the rest have another text.
    let (other, new) = generated(10, PAGES + 10, "新");
    assert!(
        old.len() > 2 && new.iter().filter(|(name, bytes)| old.get(*name).is_some_and(|o| o != *bytes)).count() > 1
    );

    let (specs, mut goal) = ([project.spec(), other.spec()], 1);
    let whole_write = kill_after(&project, &specs[goal], Duration::MAX).1;
    let (mut killed, mut mixed) = (0, 0);
    for round in 0..ROUNDS {
        let files = visible(&project.out());
        goal = if files == new {
            0
        } else if files == old {
            1
        } else {
            goal
        };
        killed += u32::from(kill_after(&project, &specs[goal], whole_write * round / ROUNDS).0);

        let files = visible(&project.out());
        for (name, bytes) in &files {
            let known = [&old, &new].into_iter().any(|state| state.get(name) == Some(bytes));
            assert!(known, "round {round}: {} is neither old nor new", name.display());
        }
        for name in old.keys().filter(|name| new.contains_key(*name)) {
            assert!(files.contains_key(name), "round {round}: {} is gone", name.display());
        }
        mixed += u32::from(files != old && files != new);
    }
    eprintln!("{killed} of {ROUNDS} runs were killed, {mixed} left old beside new files");
    assert!(killed > 0, "no run was killed while it wrote");

    let run = project.run(&["generate"]);
    assert_eq!(run.code, Some(0), "{}", run.text());
    assert_eq!(project.files(), old);
}

/// Runs `generate` and kills it `delay` after it began to write. Says whether it was killed, and how long it wrote.
fn kill_after(project: &Project, spec: &Path, delay: Duration) -> (bool, Duration) {
    let out = project.out();
    let left_over = unfinished_work(&out);
    let mut child = project.command(&["generate"], spec).stdout(Stdio::null()).spawn().unwrap();
    while unfinished_work(&out).is_subset(&left_over) && child.try_wait().unwrap().is_none() {
        sleep(Duration::from_micros(100));
    }
    let start = Instant::now();
    while start.elapsed() < delay && !unfinished_work(&out).is_empty() {
        std::thread::yield_now();
    }
    let wrote = start.elapsed();
    if delay < Duration::MAX {
        child.kill().unwrap();
    }
    (!child.wait().unwrap().success(), wrote)
}

fn unfinished_work(out: &Path) -> BTreeSet<OsString> {
    let names = fs::read_dir(out).unwrap().flatten().map(|entry| entry.file_name());
    names.filter(|name| name.to_string_lossy().starts_with(".codegen-")).collect()
}

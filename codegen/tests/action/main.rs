//! The shell steps of `.github/actions/spec-diff`, run as GitHub would: with files for outputs and summary, in a repository
//! with a base and a change, and with a `gh` that writes down what it is asked. Skipped, visibly, without bash, git or jq.

#![cfg(unix)]
#![allow(clippy::unwrap_used)]

mod job;

use std::io::Write as _;

use job::{Comment, Job};

/// Whether the programs that the steps need are there.
fn is_possible() -> bool {
    let missing = ["bash", "git", "jq", "iconv"].into_iter().find(|program| !job::has(program));
    if let Some(program) = missing {
        // Not by `eprintln!`, which cargo shows for failed tests only.
        let _ = writeln!(std::io::stderr(), "skipped: `{program}` is not installed");
    }
    missing.is_none()
}

#[test]
fn a_pull_request_that_changes_nothing_passes() {
    if !is_possible() {
        return;
    }
    let run = Job::new().diff(&[]);
    assert_eq!(run.code, Some(0), "{run:?}");
    assert_eq!([run.output("result"), run.output("error"), run.output("version")], ["clean", "0", "none"]);
    assert!(run.comment.starts_with("<!-- codegen-diff -->\n"), "{run:?}");
    assert_eq!(run.summary, run.comment);
}

#[test]
fn a_breaking_change_fails_unless_it_is_allowed() {
    if !is_possible() {
        return;
    }
    let job = Job::new();
    job.edit("| userIds | string[] | 是 |", "| userIds | number[] | 是 |");
    job.edit("`[\"6229ffaxxxxxxxxcade3e3d9\",\"6229ffaxxxxxxxxcade3e3d0\"]`", "`[1]`");
    let run = job.diff(&[]);
    assert_eq!((run.code, run.output("result")), (Some(1), "findings"), "{run:?}");
    assert_eq!([run.output("error"), run.output("version")], ["1", "major"], "{run:?}");
    assert!(run.stdout.contains("::error file=spec/v3/management/users/get-user-batch.md,line="), "{run:?}");
    assert!(run.comment.contains("`get-user-batch.userIds`"), "{run:?}");
    let allowed = job.diff(&[("FAIL_ON", "never")]);
    assert_eq!((allowed.code, allowed.output("error")), (Some(0), "1"), "{allowed:?}");
}

/// The author of a pull request knows the commit of its base, and can add a folder of that name.
#[test]
fn a_folder_named_like_the_base_hides_nothing() {
    if !is_possible() {
        return;
    }
    let job = Job::new();
    let base = job.commit();
    job.edit("| userIds | string[] | 是 |", "| userIds | number[] | 是 |");
    job.edit("`[\"6229ffaxxxxxxxxcade3e3d9\",\"6229ffaxxxxxxxxcade3e3d0\"]`", "`[1]`");
    job.copy("spec", &base);
    let run = job.diff(&[("BASE", &base)]);
    assert_eq!((run.code, run.output("result"), run.output("error")), (Some(1), "findings", "1"), "{run:?}");
}

#[test]
fn a_client_that_was_not_generated_again_is_a_finding() {
    if !is_possible() {
        return;
    }
    let job = Job::new();
    job.generate();
    assert_eq!(job.diff(&[("CLIENT", "generated")]).code, Some(0));
    job.edit("# 批量获取用户信息", "# 批量获取用户");
    let run = job.diff(&[("CLIENT", "generated"), ("FAIL_ON", "error")]);
    assert_eq!((run.code, run.output("result")), (Some(1), "findings"), "{run:?}");
    assert!(run.comment.contains("The client is not what the pages say"), "{run:?}");
}

#[test]
fn a_new_finding_of_lint_is_shown_and_an_old_one_is_not() {
    if !is_possible() {
        return;
    }
    let job = Job::new();
    assert!(!job.diff(&[]).comment.contains("codegen lint"));
    job.edit("| userIds | string[] | 是 | - |", "| userIds | string[] | 是 | `[\"a\"]` |");
    let run = job.diff(&[("FAIL_ON", "never")]);
    assert!(run.comment.contains("New findings of <code>codegen lint</code>"), "{run:?}");
    assert!(run.comment.contains("W203") && run.stdout.contains("W203"), "{run:?}");
}

#[test]
fn text_of_a_broken_page_is_no_markup_and_no_finding() {
    if !is_possible() {
        return;
    }
    let job = Job::new();
    job.edit("| userIds | string[] | 是 |", "| userIds | </pre><img src=x>```[] | 是 |");
    let run = job.diff(&[]);
    assert_eq!((run.code, run.output("result")), (Some(1), "failed"), "{run:?}");
    assert!(run.comment.contains("could not be compared"), "{run:?}");
    assert!(run.comment.contains("&lt;img src=x&gt;") && !run.comment.contains("<img"), "{run:?}");
}

#[test]
fn inputs_are_no_code_and_no_options() {
    if !is_possible() {
        return;
    }
    for base in ["--help", "$(touch pwned)", "main; touch pwned", "`touch pwned`", "--upload-pack=touch pwned"] {
        let job = Job::new();
        let run = job.diff(&[("BASE", base)]);
        assert_eq!((run.code, run.output("result")), (Some(1), "failed"), "{base}: {run:?}");
        assert!(!job.has_file("pwned"), "{base}");
    }
    let job = Job::new();
    let run = job.diff(&[("ACCEPT", "--help"), ("FAIL_ON", "never")]);
    assert_eq!((run.code, run.output("result")), (Some(1), "failed"), "{run:?}");
}

#[test]
fn the_program_is_the_one_that_was_given() {
    if !is_possible() {
        return;
    }
    let run = Job::new().script("build.sh", &[], &[]);
    assert_eq!((run.code, run.output("codegen")), (Some(0), env!("CARGO_BIN_EXE_codegen")), "{run:?}");
}

#[test]
fn the_first_comment_is_written_and_later_ones_replace_it() {
    if !is_possible() {
        return;
    }
    let first = Comment::default().write();
    assert_eq!(first.code, Some(0), "{first:?}");
    assert!(first.asked.contains("--method POST repos/owner/name/issues/17/comments"), "{first:?}");
    assert_eq!(first.body, "<!-- codegen-diff -->\n## API changes by @\u{2060}somebody");
    let second = Comment { known: "991", ..Comment::default() }.write();
    assert!(second.asked.contains("--method PATCH repos/owner/name/issues/comments/991"), "{second:?}");
    assert!(!second.asked.contains("POST"), "{second:?}");
}

#[test]
fn a_comment_is_bounded() {
    if !is_possible() {
        return;
    }
    let text = format!("<!-- codegen-diff -->\n{}", "变".repeat(100_000));
    let run = Comment { text: &text, ..Comment::default() }.write();
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(run.body.chars().count() <= 60_000 && run.body.ends_with('变'));
}

#[test]
fn an_artifact_that_lies_writes_nothing() {
    if !is_possible() {
        return;
    }
    let good = Comment::default();
    for (what, comment) in [
        ("no number", Comment { number: "", ..good }),
        ("a command", Comment { number: "17; touch pwned", ..good }),
        ("another path", Comment { number: "../../x", ..good }),
        ("two lines", Comment { number: "17\n18", ..good }),
        ("another commit", Comment { head: "open 2222", ..good }),
        ("a closed pull request", Comment { head: "closed 1111", ..good }),
        ("another text", Comment { text: "buy this", ..good }),
    ] {
        let run = comment.write();
        assert_eq!(run.code, Some(1), "{what}: {run:?}");
        assert!(!run.asked.contains("--method"), "{what}: {run:?}");
        assert!(run.stderr.starts_with("error: "), "{what}: {run:?}");
    }
}

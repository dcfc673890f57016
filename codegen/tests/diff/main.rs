//! `codegen diff`: every check by a mutation of a small spec, renderings, revisions of a repository, exit codes.
#![allow(clippy::expect_used, clippy::panic, dead_code, reason = "helpers of tests")]

mod cases;
mod command;
#[path = "../support/files.rs"]
mod files;
mod git;
mod graphql;
mod large;
mod references;
mod renders;
mod schema;
mod spec;
#[path = "../support/mod.rs"]
mod support;
mod table;
mod table_more;
mod table_types;

use std::path::PathBuf;

/// The folder of the small spec.
pub(crate) fn small_spec() -> PathBuf {
    support::folder("tests/diff/spec")
}

//! The command line: enters arguments, leaves text on the terminal and an exit code. Only this room prints.
//!
//! Exit codes: 0 all is well, 1 there are findings or differences, 2 the command could not do its work.

mod census;
mod check;
mod diff;
mod driver;
mod explain;
mod generate;
mod graphql;
mod import;
mod ir;
mod lint;
mod openapi;
mod shell;

use std::borrow::Cow;
use std::path::PathBuf;
use std::process::ExitCode;

use anstream::{eprint, print};
use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};
use codegen::diagnostic::{Diagnostics, Style, render_json, render_text, summary};
use codegen::source::Sources;

/// Turns the documentation tables in spec/ into the Rust source of authing-client.
#[derive(Parser)]
#[command(name = "codegen", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Write the client that the pages say, and tell what changed.
    Generate {
        #[command(flatten)]
        common: Common,
        /// Show what would be written, and write nothing.
        #[arg(long)]
        dry_run: bool,
    },
    /// Tell whether the client is what the pages say, with a diff; never writes.
    Check {
        #[command(flatten)]
        common: Common,
    },
    /// Tell what changed between two versions of the API, and whom it breaks.
    Diff(diff::DiffArgs),
    /// Turn pages of the doc site into canonical pages, and tell every repair.
    Import(import::ImportArgs),
    /// Count what the API consists of, and list every field without a type.
    Census {
        /// The folder of pages.
        #[arg(long, default_value = "spec")]
        spec: PathBuf,
        /// Write census.md into the folder instead of printing it.
        #[arg(long)]
        write: bool,
    },
    /// Print the API that the pages say, as JSON (docs/IR.md).
    Ir {
        /// The folder of pages.
        #[arg(long, default_value = "spec")]
        spec: PathBuf,
    },
    /// Tell what the reader lets pass and yet is most likely wrong.
    Lint(lint::LintArgs),
    /// Print the API that the pages say as an OpenAPI document.
    Openapi(openapi::OpenapiArgs),
    /// Print the GraphQL documents that the client sends, or the schema that they follow.
    Graphql {
        /// The folder of pages.
        #[arg(long, default_value = "spec")]
        spec: PathBuf,
        /// Print the schema.
        #[arg(long)]
        schema: bool,
    },
    /// Print the script by which a shell completes these commands.
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
    /// Print the page for `man`.
    Man {
        /// A command; without one, the page of codegen.
        command: Option<String>,
    },
    /// Explain a finding's code, or where an operation, parameter, DTO, field or enum comes from.
    Explain {
        /// `P23`, `get-user`, `get-user.userIdType`, `UserDto`, `UserDto.status`, `UserStatus`
        subject: String,
        /// The folder of pages.
        #[arg(long, default_value = "spec")]
        spec: PathBuf,
    },
}

#[derive(Args)]
struct Common {
    /// The folder of pages.
    #[arg(long, default_value = "spec")]
    spec: PathBuf,
    /// The folder of generated files.
    #[arg(long, default_value = "generated-client/src/generated")]
    out: PathBuf,
    /// How to print findings.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// As rustc does.
    Text,
    /// One JSON object per line.
    Json,
}

/// How a command ended.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// All is well.
    Clean,
    /// There are findings or differences.
    Findings,
    /// The command could not do its work.
    Failed,
}

/// Runs the command that the arguments name.
pub(crate) fn run() -> ExitCode {
    let command = Cli::parse().command;
    // The main thread works with the others instead of waiting for them. Where that fails, it waits.
    let _ = rayon::ThreadPoolBuilder::new().use_current_thread().build_global();
    let outcome = match command {
        Command::Generate { common, dry_run } => generate::run(&common, dry_run),
        Command::Census { spec, write } => census::run(&spec, write),
        Command::Check { common } => check::run(&common),
        Command::Diff(args) => diff::run(&args),
        Command::Import(args) => import::run(&args),
        Command::Ir { spec } => ir::run(&spec),
        Command::Lint(args) => lint::run(&args),
        Command::Openapi(args) => openapi::run(&args),
        Command::Graphql { spec, schema } => graphql::run(&spec, schema),
        Command::Completions { shell } => shell::completions(Cli::command(), shell),
        Command::Man { command } => shell::man(Cli::command(), command.as_deref()),
        Command::Explain { subject, spec } => explain::run(&subject, &spec),
    };
    ExitCode::from(match outcome {
        Outcome::Clean => 0,
        Outcome::Findings => 1,
        Outcome::Failed => 2,
    })
}

/// Prints findings: as text to the error stream, as JSON to the output stream.
/// Places are told by the folder that the caller named.
fn report(diagnostics: &Diagnostics, sources: &Sources, spec: &std::path::Path, format: Format) {
    if diagnostics.is_empty() && matches!(format, Format::Text) {
        return;
    }
    let sources = &shown_in(sources, spec);
    match format {
        Format::Json => print!("{}", render_json(diagnostics, sources)),
        // anstream removes the colours where nobody can see them.
        Format::Text => eprint!("{}{}\n", render_text(diagnostics, sources, Style::Coloured), summary(diagnostics)),
    }
}

/// The sources with the paths that the caller knows.
fn shown_in<'a>(sources: &'a Sources, spec: &std::path::Path) -> Cow<'a, Sources> {
    let root = spec.to_string_lossy().replace('\\', "/");
    if root == "spec" { Cow::Borrowed(sources) } else { Cow::Owned(sources.shown_in(&root)) }
}

/// A folder that does not exist is a slip of the caller, not an API without operations.
fn spec_exists(spec: &std::path::Path) -> bool {
    let exists = spec.is_dir();
    if !exists {
        eprint!(
            "error: there is no folder `{}`\nhelp: run codegen at the root of the workspace, or name the folder with --spec\n",
            spec.display()
        );
    }
    exists
}

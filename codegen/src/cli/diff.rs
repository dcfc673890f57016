//! `codegen diff`

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anstream::{ColorChoice, eprintln, print};
use clap::{Args, ValueEnum};
use codegen::diagnostic::{Diagnostics, Style};
use codegen::diff::render::{self, Titles};
use codegen::diff::{Change, Changes, Level, Side, Verdict, accept, diff};
use codegen::ir::{Api, FORMAT};
use codegen::revision::Repository;
use codegen::rust::Pins;

use super::{Format, Outcome, driver, report};

#[derive(Args)]
pub(super) struct DiffArgs {
    /// The old version: a git revision, a folder of pages, or saved IR (`*.json`); default: the main branch.
    old: Option<String>,
    /// The new version; default: the folder of pages as it is.
    new: Option<String>,
    /// The old version, always a git revision: a folder or file of that name is none.
    #[arg(long, value_name = "REVISION", conflicts_with_all = ["old", "new"])]
    base: Option<String>,
    /// The folder of pages.
    #[arg(long, default_value = "spec")]
    spec: PathBuf,
    /// How to print the changes.
    #[arg(long, value_enum, default_value_t = Form::Text)]
    format: Form,
    /// Which changes make the command fail.
    #[arg(long, value_enum, default_value_t = FailOn::Error)]
    fail_on: FailOn,
    /// A file that names changes which are well (docs/DIFF.md); they do not make the command fail.
    #[arg(long)]
    accept: Option<PathBuf>,
    /// Print release notes; the same as --format changelog.
    #[arg(long, conflicts_with = "format")]
    changelog: bool,
    /// Compare with the revision itself, not with the last commit that it shares with HEAD.
    #[arg(long)]
    no_merge_base: bool,
    /// Whether text has colours; `NO_COLOR` and `CLICOLOR_FORCE` are heeded as well.
    #[arg(long, value_enum, default_value_t = Colour::Auto, value_name = "WHEN")]
    color: Colour,
    /// Be a diff driver of git: show the cells that differ between two files (docs/DIFF.md).
    #[arg(long, num_args = 1..=9, allow_hyphen_values = true, value_name = "GIVEN", exclusive = true)]
    driver: Vec<OsString>,
    /// Be a textconv filter of git: show a page as one line per cell (docs/DIFF.md).
    #[arg(long, value_name = "PAGE", exclusive = true)]
    textconv: Option<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Colour {
    /// On a terminal.
    Auto,
    /// Everywhere.
    Always,
    /// Nowhere.
    Never,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    /// Grouped, for a terminal.
    Text,
    /// One line per change.
    Short,
    /// For a comment on a pull request.
    Markdown,
    /// For machines (docs/DIFF.md).
    Json,
    /// Annotations of a GitHub workflow.
    Github,
    /// SARIF 2.1.0.
    Sarif,
    /// A `JUnit` report with a case for each check.
    Junit,
    /// One page for a browser.
    Html,
    /// Release notes in the form of Keep a Changelog.
    Changelog,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FailOn {
    /// None.
    Never,
    /// Those that break running programs.
    Wire,
    /// Those that break source code.
    Rust,
    /// Errors.
    Error,
    /// Errors and warnings.
    Warning,
    /// Every change but those of words.
    Info,
    /// Every change.
    Doc,
}

impl FailOn {
    fn holds(self, change: &Change) -> bool {
        if change.accepted.is_some() {
            return false;
        }
        match self {
            Self::Never => false,
            Self::Wire => change.wire == Verdict::Breaking,
            Self::Rust => change.rust == Verdict::Breaking,
            Self::Error => change.level <= Level::Error,
            Self::Warning => change.level <= Level::Warning,
            Self::Info => change.level <= Level::Info,
            Self::Doc => true,
        }
    }
}

/// One version, read.
struct Version {
    api: Api,
    /// Saved IR has none of its own.
    pins: Option<Pins>,
    title: String,
}

impl Version {
    /// The pinned names; without any, those of the version that it is compared with, for they change nothing between them.
    fn pins_beside(&self, other: &Self) -> Pins {
        self.pins.clone().or_else(|| other.pins.clone()).unwrap_or_default()
    }
}

/// Compares the versions and prints the changes.
pub(super) fn run(args: &DiffArgs) -> Outcome {
    match args.color {
        Colour::Auto => {}
        Colour::Always => ColorChoice::Always.write_global(),
        Colour::Never => ColorChoice::Never.write_global(),
    }
    if let Some(path) = &args.textconv {
        return driver::textconv(path);
    }
    if !args.driver.is_empty() {
        return driver::driver(&args.driver);
    }
    let (old, new) = match versions(args) {
        Ok(versions) => versions,
        Err(message) => {
            if !message.is_empty() {
                eprintln!("error: {message}");
            }
            return Outcome::Failed;
        }
    };
    let (old_pins, new_pins) = (old.pins_beside(&new), new.pins_beside(&old));
    let mut changes = diff(&Side { api: &old.api, pins: &old_pins }, &Side { api: &new.api, pins: &new_pins });
    if let Err(message) = args.accept.as_deref().map_or(Ok(()), |path| accepted(path, &mut changes)) {
        eprintln!("error: {message}");
        return Outcome::Failed;
    }
    let form = if args.changelog { Form::Changelog } else { args.format };
    changes.show_in(&root(args.old.as_deref(), &args.spec), &root(args.new.as_deref(), &args.spec));
    let titles = Titles { old: old.title, new: new.title };
    print!("{}", rendered(&changes, &titles, form, args.fail_on));
    let unused = args.fail_on != FailOn::Never && !changes.unused.is_empty();
    let fails = unused || changes.list.iter().any(|change| args.fail_on.holds(change));
    if fails { Outcome::Findings } else { Outcome::Clean }
}

/// Where the pages of a side lie: the folder that it is, else that of `--spec`.
fn root(side: Option<&str>, spec: &Path) -> String {
    let folder = side.map(Path::new).filter(|side| side.is_dir()).unwrap_or(spec);
    folder.to_string_lossy().replace('\\', "/")
}

/// Marks what the file accepts.
fn accepted(path: &Path, changes: &mut Changes) -> Result<(), String> {
    let shown = path.display();
    let text = std::fs::read_to_string(path).map_err(|error| format!("cannot read `{shown}`: {error}"))?;
    accept(changes, &text).map_err(|error| format!("`{shown}`: {error}"))
}

fn rendered(changes: &Changes, titles: &Titles, form: Form, fail_on: FailOn) -> String {
    match form {
        // anstream removes the colours where nobody can see them.
        Form::Text => render::text(changes, titles, Style::Coloured),
        Form::Short => render::short(changes),
        Form::Markdown => render::markdown(changes, titles),
        Form::Json => render::json(changes, titles),
        Form::Github => render::github(changes),
        Form::Sarif => render::sarif(changes),
        Form::Junit => render::junit(changes, &|change| fail_on.holds(change)),
        Form::Html => render::html(changes, titles),
        Form::Changelog => render::changelog(changes),
    }
}

/// Both versions. The error is a message, or nothing when findings told everything.
fn versions(args: &DiffArgs) -> Result<(Version, Version), String> {
    let new = args
        .new
        .as_deref()
        .map_or_else(|| folder(&args.spec, &args.spec, "working tree"), |side| version(side, &args.spec))?;
    let old = match (&args.base, &args.old) {
        (Some(name), _) if args.no_merge_base => revision(name, &args.spec)?,
        (None, Some(side)) if is_file(side) || args.no_merge_base || args.new.is_some() => version(side, &args.spec)?,
        (Some(name), _) | (None, Some(name)) => base(name, &args.spec)?,
        (None, None) => {
            let repository = Repository::of(&args.spec).map_err(|error| error.to_string())?;
            let main = repository.main_branch().ok_or("there is no main branch; name the old version")?;
            base(main, &args.spec)?
        }
    };
    Ok((old, new))
}

/// What HEAD shares with a revision.
fn base(revision: &str, spec: &Path) -> Result<Version, String> {
    let repository = Repository::of(spec).map_err(|error| error.to_string())?;
    let commit = repository.merge_base(revision).map_err(|error| error.to_string())?;
    let shown = revision.trim_start_matches("refs/heads/").trim_start_matches("refs/remotes/");
    pages(&repository, &commit, spec, &format!("merge base with {shown}"))
}

/// Paths go before revisions, even one like `refs/heads/x`; `--base` takes no path.
fn is_file(side: &str) -> bool {
    Path::new(side).exists()
}

fn version(side: &str, spec: &Path) -> Result<Version, String> {
    let path = Path::new(side);
    if path.is_dir() {
        return folder(path, path, side);
    }
    if path.is_file() {
        return saved(path, side);
    }
    let repository = Repository::of(spec).map_err(|error| error.to_string())?;
    let commit = repository
        .commit(side)
        .map_err(|error| format!("`{side}` is neither a folder, a file nor a revision: {error}"))?;
    pages(&repository, &commit, spec, side)
}

/// The pages of a revision itself.
fn revision(name: &str, spec: &Path) -> Result<Version, String> {
    let repository = Repository::of(spec).map_err(|error| error.to_string())?;
    let commit = repository.commit(name).map_err(|error| error.to_string())?;
    pages(&repository, &commit, spec, name)
}

fn pages(repository: &Repository, commit: &str, spec: &Path, title: &str) -> Result<Version, String> {
    let pages = repository.pages(commit).map_err(|error| error.to_string())?;
    folder(pages.folder(), spec, &format!("{title} ({})", pages.commit))
}

/// A folder of pages, which findings call `shown`. What has errors is not compared: half an API would look like a removed one.
fn folder(path: &Path, shown: &Path, title: &str) -> Result<Version, String> {
    if !path.is_dir() {
        return Err(format!("there is no folder `{}`", path.display()));
    }
    let outcome = codegen::understand(path);
    if outcome.diagnostics.has_errors() {
        let diagnostics: Diagnostics = outcome.diagnostics.finish(&outcome.sources);
        report(&diagnostics, &outcome.sources, shown, Format::Text);
        return Err(format!("the pages of {title} have errors"));
    }
    let pins = Pins { entries: outcome.config.settings.pins };
    Ok(Version { api: outcome.api, pins: Some(pins), title: title.to_owned() })
}

/// What `codegen ir` printed.
fn saved(path: &Path, title: &str) -> Result<Version, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("cannot read `{title}`: {error}"))?;
    let api: Api = serde_json::from_str(&text).map_err(|error| format!("`{title}` is no saved IR: {error}"))?;
    if api.format != FORMAT {
        return Err(format!("`{title}` has the format {}; this program reads {FORMAT}", api.format));
    }
    Ok(Version { api, pins: None, title: title.to_owned() })
}

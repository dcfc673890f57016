//! `codegen lint`

use std::path::PathBuf;

use anstream::{eprint, eprintln, print};
use clap::{Args, ValueEnum};
use codegen::diagnostic::Style;
use codegen::lint::render;
use codegen::lint::{Corpus, Level, Report, Rule, Set, Settings, find, lint};

use super::{Outcome, spec_exists};

#[derive(Args)]
pub(super) struct LintArgs {
    /// The folder of pages.
    #[arg(long, default_value = "spec")]
    spec: PathBuf,
    /// How to print the findings.
    #[arg(long, value_enum, default_value_t = Form::Text)]
    format: Form,
    /// From which level on findings make the command fail.
    #[arg(long, value_enum, default_value_t = FailOn::Error)]
    fail_on: FailOn,
    /// The set of rules, in place of that of codegen.toml.
    #[arg(long, value_enum)]
    set: Option<RuleSet>,
    /// Apply this rule alone, by id or name, also if it is off; may be repeated.
    #[arg(long, value_name = "RULE")]
    only: Vec<String>,
    /// Give a rule another level, as RULE=LEVEL; may be repeated.
    #[arg(long, value_name = "RULE=LEVEL")]
    level: Vec<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    /// As rustc does.
    Text,
    /// One line per finding.
    Short,
    /// One JSON object per line (docs/LINT.md).
    Json,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FailOn {
    /// Never.
    Never,
    /// Errors.
    Error,
    /// Errors and warnings.
    Warning,
    /// Every finding.
    Info,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum RuleSet {
    /// What makes the client wrong.
    Minimal,
    /// What is nearly always a mistake.
    Recommended,
    /// What is often a mistake.
    Strict,
    /// Style too.
    All,
}

impl RuleSet {
    fn set(self) -> Set {
        match self {
            Self::Minimal => Set::Minimal,
            Self::Recommended => Set::Recommended,
            Self::Strict => Set::Strict,
            Self::All => Set::All,
        }
    }
}

impl FailOn {
    fn holds(self, report: &Report) -> bool {
        let [errors, warnings, notes] = report.counts();
        match self {
            Self::Never => false,
            Self::Error => errors > 0,
            Self::Warning => errors + warnings > 0,
            Self::Info => errors + warnings + notes > 0,
        }
    }
}

/// Applies the rules to the pages and prints what they find.
pub(super) fn run(args: &LintArgs) -> Outcome {
    if !spec_exists(&args.spec) {
        return Outcome::Failed;
    }
    let corpus = Corpus::load(&args.spec);
    let settings = match settings(args, &corpus) {
        Ok(settings) => settings,
        Err(message) => {
            eprintln!("error: {message}");
            return Outcome::Failed;
        }
    };
    let report = lint(&corpus, &settings);
    print_report(args, &report, &corpus);
    if args.fail_on.holds(&report) { Outcome::Findings } else { Outcome::Clean }
}

/// The settings of codegen.toml and of the arguments.
fn settings(args: &LintArgs, corpus: &Corpus) -> Result<Settings, String> {
    let mut settings = Settings::read(&corpus.config.settings.lint);
    if let Some(set) = args.set {
        settings = settings.with_set(set.set());
    }
    for wish in &args.level {
        let (name, level) = wish.split_once('=').ok_or_else(|| format!("`{wish}` is not RULE=LEVEL"))?;
        let level = Level::ALL.into_iter().find(|known| known.word() == level);
        let level = level.ok_or_else(|| format!("`{wish}` names no level; there are allow, info, warn and error"))?;
        settings = settings.with_level(rule(name)?, level);
    }
    let only: Result<Vec<_>, String> = args.only.iter().map(|name| rule(name)).collect();
    Ok(settings.with_only(only?))
}

fn rule(name: &str) -> Result<&'static Rule, String> {
    find(name).ok_or_else(|| format!("there is no rule `{name}`; docs/LINT.md lists them"))
}

fn print_report(args: &LintArgs, report: &Report, corpus: &Corpus) {
    match args.format {
        Form::Text => {
            eprint!("{}", render::text(report, &corpus.sources, Style::Coloured));
            eprintln!("{}", render::totals(report));
        }
        Form::Short => print!("{}", render::short(report, &corpus.sources)),
        Form::Json => print!("{}", render::json(report, &corpus.sources)),
    }
}

//! `codegen lint`

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anstream::{eprint, eprintln, print};
use clap::{Args, ValueEnum};
use codegen::diagnostic::Style;
use codegen::lint::render;
use codegen::lint::{Corpus, Level, Mended, Report, Rule, Set, Settings, find, lint, mend_facts, mend_pages};
use codegen::output::{text_diff, write_pages};
use codegen::revision::Repository;

use super::{Outcome, shown_in, spec_exists};

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
    /// Tell only what the last commit that HEAD shares with this git revision did not have.
    #[arg(long, value_name = "REV")]
    changed_since: Option<String>,
    /// Mend what can be mended, then tell the rest: `page` (the default) or `correction`.
    #[arg(long, value_enum, num_args = 0..=1, require_equals = true, default_missing_value = "page")]
    fix: Option<FixWhat>,
    /// With --fix, show what would change, and write nothing.
    #[arg(long, requires = "fix")]
    dry_run: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    /// As rustc does.
    Text,
    /// One line per finding.
    Short,
    /// One JSON object per line (docs/LINT.md).
    Json,
    /// Annotations of a GitHub workflow.
    Github,
    /// SARIF 2.1.0.
    Sarif,
    /// How many findings each rule has.
    Summary,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FixWhat {
    /// The pages, where no fact changes.
    Page,
    /// Facts, by entries of corrections.toml.
    Correction,
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
    match told(args, corpus, &settings) {
        Ok(outcome) => outcome,
        Err(message) => {
            eprintln!("error: {message}");
            Outcome::Failed
        }
    }
}

fn told(args: &LintArgs, corpus: Corpus, settings: &Settings) -> Result<Outcome, String> {
    let corpus = match args.fix {
        None => corpus,
        Some(FixWhat::Page) => mended(args, corpus, |corpus| mend_pages(corpus, settings))?,
        Some(FixWhat::Correction) => mended(args, corpus, |corpus| mend_facts(corpus, settings))?,
    };
    let mut report = lint(&corpus, settings);
    if let Some(revision) = &args.changed_since {
        report.without(&before(&args.spec, revision, settings)?);
    }
    print_report(args, &report, &corpus);
    Ok(if args.fail_on.holds(&report) { Outcome::Findings } else { Outcome::Clean })
}

/// Writes the mended files, or shows their differences.
fn mended(args: &LintArgs, corpus: Corpus, mend: impl FnOnce(Corpus) -> Mended) -> Result<Corpus, String> {
    let old: BTreeMap<String, String> =
        corpus.sources.iter().map(|(_, source)| (source.path.clone(), source.text.clone())).collect();
    let mended = mend(corpus);
    let texts = mended.texts.iter().map(|(path, text)| (path.as_str(), text.as_str()));
    if args.dry_run {
        for (path, text) in texts {
            let shown = format!("spec/{path}");
            let before = old.get(&shown).map_or("", String::as_str);
            eprint!("{}", text_diff(&format!("a/{shown}"), before, &format!("b/{shown}"), text));
        }
    } else {
        write_pages(&args.spec, texts).map_err(|error| error.to_string())?;
    }
    let (verb, count, files) = (if args.dry_run { "would mend" } else { "mended" }, mended.count, mended.texts.len());
    eprintln!("{verb} {count} places in {files} {}", if files == 1 { "file" } else { "files" });
    for name in &mended.refused {
        eprintln!("left alone, since the reader would refuse it: {name}");
    }
    Ok(mended.corpus)
}

/// What the pages had before.
fn before(spec: &Path, revision: &str, settings: &Settings) -> Result<Report, String> {
    let repository = Repository::of(spec).map_err(|error| error.to_string())?;
    let commit = repository.merge_base(revision).map_err(|error| error.to_string())?;
    let pages = repository.pages(&commit).map_err(|error| error.to_string())?;
    Ok(lint(&Corpus::load(pages.folder()), settings))
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
    let (sources, root) = (shown_in(&corpus.sources, &args.spec), args.spec.to_string_lossy());
    match args.format {
        Form::Text => {
            eprint!("{}", render::text(report, &sources, Style::Coloured));
            eprintln!("{}", render::totals(report));
        }
        Form::Short => print!("{}", render::short(report, &sources)),
        Form::Json => print!("{}", render::json(report, &sources)),
        Form::Github => print!("{}", render::github(report, &sources, &root)),
        Form::Sarif => print!("{}", render::sarif(report, &sources, &root)),
        Form::Summary => {
            print!("{}", render::summary(report));
            eprintln!("{}", render::totals(report));
        }
    }
}

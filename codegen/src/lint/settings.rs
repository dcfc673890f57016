//! Which rules hold at which level, and what shall not be told.
//!
//! Enters: `[lint]` of codegen.toml and the wishes of the command line. Leaves: [`Settings`], and findings about entries
//! that name no rule or give no reason.

use std::collections::BTreeMap;

use super::context::Out;
use super::finding::Finding;
use super::prose::nearest;
use super::rule::{Level, Rule, Set};
use super::rules;
use super::rules::settings as own;
use crate::config::{Lint, Placed};
use crate::source::Span;

/// An entry that suppresses findings.
#[derive(Debug, Clone)]
pub struct Suppression {
    /// The rule.
    pub rule: &'static Rule,
    /// What its findings are about: a subject, its owner, or a page or folder below spec/.
    pub target: String,
    /// Why.
    pub because: String,
    /// Where the entry names its target.
    pub at: Span,
}

/// What the linter shall tell.
#[derive(Debug, Clone)]
pub struct Settings {
    set: Set,
    levels: BTreeMap<&'static str, Level>,
    only: Vec<&'static Rule>,
    pub(super) suppressions: Vec<Suppression>,
    pub(super) problems: Vec<Finding>,
}

impl Settings {
    /// The settings of codegen.toml.
    pub fn read(lint: &Lint) -> Self {
        let mut settings = Self {
            set: Set::Recommended,
            levels: BTreeMap::new(),
            only: Vec::new(),
            suppressions: Vec::new(),
            problems: Vec::new(),
        };
        if let Some((word, at)) = &lint.extends {
            match Set::ALL.into_iter().find(|set| set.word() == word) {
                Some(set) => settings.set = set,
                None => settings.unknown(*at, word, "set", &Set::ALL.map(Set::word)),
            }
        }
        for (name, (word, at)) in &lint.levels {
            let Some(rule) = settings.rule(name, *at) else { continue };
            match Level::ALL.into_iter().find(|level| level.word() == word) {
                Some(level) => drop(settings.levels.insert(rule.code.id, level)),
                None => settings.unknown(*at, word, "level", &Level::ALL.map(Level::word)),
            }
        }
        for entry in &lint.suppress {
            let Some(rule) = settings.rule(&entry.rule.0, entry.rule.1) else { continue };
            settings.reason(&entry.because);
            let (target, at) = entry.target.clone();
            settings.suppressions.push(Suppression { rule, target, because: entry.because.0.clone(), at });
        }
        settings
    }

    /// Applies another set of rules than codegen.toml says.
    pub fn with_set(mut self, set: Set) -> Self {
        self.set = set;
        self
    }

    /// Gives a rule another level than codegen.toml says.
    pub fn with_level(mut self, rule: &'static Rule, level: Level) -> Self {
        self.levels.insert(rule.code.id, level);
        self
    }

    /// Applies these rules alone, also those that are off.
    pub fn with_only(mut self, rules: Vec<&'static Rule>) -> Self {
        self.only = rules;
        self
    }

    /// The level of a rule.
    pub fn level(&self, rule: &Rule) -> Level {
        let level = self.levels.get(rule.code.id).copied().unwrap_or_else(|| rule.level(self.set));
        match (self.only.is_empty(), self.only.contains(&rule)) {
            (false, false) => Level::Allow,
            (false, true) if level == Level::Allow => Level::of(rule.code.severity),
            _ => level,
        }
    }

    /// Whether every rule was asked for, so that a suppression that suppresses nothing is of no use.
    pub(super) fn is_whole(&self) -> bool {
        self.only.is_empty()
    }

    fn rule(&mut self, name: &str, at: Span) -> Option<&'static Rule> {
        let rule = rules::find(name);
        if rule.is_none() {
            let near = nearest(name, rules::all().map(|rule| rule.name), usize::MAX);
            self.unknown(at, name, "rule", near.as_slice());
        }
        rule
    }

    fn unknown(&mut self, at: Span, word: &str, what: &str, known: &[&str]) {
        let found = finding(own::UNKNOWN, at, format!("there is no {what} `{word}`"));
        self.problems.push(found.help(format!("such as `{}`", known.join("`, `"))));
    }

    fn reason(&mut self, because: &Placed) {
        if because.0.trim().is_empty() {
            let found = finding(own::NO_REASON, because.1, "the suppression gives no reason".to_owned());
            self.problems.push(found.help("say why the finding stays"));
        }
    }
}

/// A finding about the settings, of one of their own rules.
pub(super) fn finding(rule: usize, at: Span, message: String) -> Finding {
    let rule = &own::RULES[rule];
    Out::new(rule, rule.code.severity, "codegen.toml".to_owned(), &mut Vec::new()).finding(at, message)
}

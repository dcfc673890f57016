//! A rule: what it is called, when it holds, why it matters, and the function that looks.

use super::context::{ClientFacts, Out, PageFacts, Row, Words};
use crate::diagnostic::{Code, Severity};

/// How bad the findings of a rule are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// The rule is off.
    Allow,
    /// Worth knowing.
    Info,
    /// A real risk that the documentation is wrong.
    Warn,
    /// The documentation is wrong, and so is the generated client.
    Error,
}

impl Level {
    /// All levels.
    pub const ALL: [Self; 4] = [Self::Allow, Self::Info, Self::Warn, Self::Error];

    /// The word of the settings.
    pub fn word(self) -> &'static str {
        match self {
            Self::Allow => "allow",
            Self::Info => "info",
            Self::Warn => "warn",
            Self::Error => "error",
        }
    }

    /// The severity of a finding; none for a rule that is off.
    pub fn severity(self) -> Option<Severity> {
        match self {
            Self::Allow => None,
            Self::Info => Some(Severity::Note),
            Self::Warn => Some(Severity::Warning),
            Self::Error => Some(Severity::Error),
        }
    }

    /// The level of a rule's own severity.
    pub fn of(severity: Severity) -> Self {
        match severity {
            Severity::Error => Self::Error,
            Severity::Warning => Self::Warn,
            Severity::Note => Self::Info,
        }
    }
}

/// The smallest set of rules that a rule belongs to; each set holds those before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Set {
    /// What makes the client wrong.
    Minimal,
    /// What is nearly always a mistake; the default.
    Recommended,
    /// What is often a mistake: the precision is stated in docs/LINT.md.
    Strict,
    /// Matters of style, and rules with many findings of little weight.
    All,
}

impl Set {
    /// All sets, the smallest first.
    pub const ALL: [Self; 4] = [Self::Minimal, Self::Recommended, Self::Strict, Self::All];

    /// The word of the settings.
    pub fn word(self) -> &'static str {
        match self {
            Self::Minimal => "minimal",
            Self::Recommended => "recommended",
            Self::Strict => "strict",
            Self::All => "all",
        }
    }
}

/// What a rule is about; the hundreds of its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// W0: words and signs.
    Text,
    /// W1: names and types.
    Names,
    /// W2: what one page says twice, and not alike.
    Page,
    /// W3: what several pages say.
    Pages,
    /// W4: what the generated client suffers from.
    Client,
    /// W9: the settings of the linter itself.
    Settings,
}

impl Group {
    /// All groups.
    pub const ALL: [Self; 6] = [Self::Text, Self::Names, Self::Page, Self::Pages, Self::Client, Self::Settings];

    /// Its title in the documentation.
    pub fn title(self) -> &'static str {
        match self {
            Self::Text => "A · W0: words and signs",
            Self::Names => "B · W1: names and types",
            Self::Page => "C · W2: contradictions on a page",
            Self::Pages => "D · W3: contradictions between pages",
            Self::Client => "E · W4: health of the generated client",
            Self::Settings => "W9: the settings themselves",
        }
    }

    /// The digit behind the W of its ids.
    pub fn digit(self) -> char {
        match self {
            Self::Text => '0',
            Self::Names => '1',
            Self::Page => '2',
            Self::Pages => '3',
            Self::Client => '4',
            Self::Settings => '9',
        }
    }
}

/// What a rule can mend.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mends {
    /// Nothing.
    Nothing,
    /// The page, without changing a fact (`--fix`).
    Page,
    /// A fact, by an entry of corrections.toml (`--fix=correction`).
    Fact,
}

/// What a rule looks at.
#[derive(Debug, Clone, Copy)]
pub(super) enum Check {
    /// Each title, introduction, description and text of a value.
    Words(fn(&Words<'_>, &mut Out<'_>)),
    /// Each row of each table.
    Row(fn(&Row<'_>, &mut Out<'_>)),
    /// Each page.
    Page(fn(&PageFacts<'_>, &mut Out<'_>)),
    /// All pages of a client.
    Client(fn(&ClientFacts<'_>, &mut Out<'_>)),
    /// The settings, which the engine itself looks at.
    Settings,
}

/// A rule.
#[derive(Debug)]
pub struct Rule {
    /// Its id `W201`, which never changes its meaning, with title, reason and examples. The severity is that of its
    /// findings when the rule is on and no setting says otherwise.
    pub code: Code,
    /// Its name in words: `default-contradicts-text`.
    pub name: &'static str,
    /// What it is about.
    pub group: Group,
    /// The smallest set that holds it.
    pub set: Set,
    /// When it holds exactly.
    pub says: &'static str,
    /// What it can mend.
    pub mends: Mends,
    pub(super) check: Check,
}

impl Rule {
    /// Its level where the settings use `set` and do not name it.
    pub fn level(&self, set: Set) -> Level {
        if self.set <= set { Level::of(self.code.severity) } else { Level::Allow }
    }
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.code.id == other.code.id
    }
}

/// Declares the rules of a file and their list, so that none can be missing from the documentation.
macro_rules! rules {
    ($group:ident: $($id:literal $name:literal $severity:ident $set:ident $mends:ident $check:ident $function:path;
        title $title:literal says $says:literal why $why:literal bad $bad:literal good $good:literal)*) => {
        /// The rules of this file.
        pub(in crate::lint) static RULES: &[crate::lint::Rule] = &[$(crate::lint::Rule {
            code: crate::diagnostic::Code {
                id: $id,
                severity: crate::diagnostic::Severity::$severity,
                title: $title,
                why: $why,
                bad: $bad,
                good: $good,
            },
            name: $name,
            group: crate::lint::Group::$group,
            set: crate::lint::Set::$set,
            says: $says,
            mends: crate::lint::rule::Mends::$mends,
            check: crate::lint::rule::Check::$check($function),
        }),*];
    };
}
pub(super) use rules;

//! W9: the settings of the linter itself.

use super::super::rule::Check;

/// The places of the rules in [`RULES`].
pub(in crate::lint) const UNKNOWN: usize = 0;
pub(in crate::lint) const NO_REASON: usize = 1;
pub(in crate::lint) const UNUSED: usize = 2;

/// The rules of this file; the engine applies them itself.
pub(in crate::lint) static RULES: &[crate::lint::Rule] = &[
    rule(
        "W901",
        "unknown-setting",
        crate::diagnostic::Severity::Error,
        "the settings name something unknown",
        "A rule, level or set of `[lint]` in codegen.toml does not exist.",
        "A misspelt entry would silently do nothing.",
        ["[lint.levels]\ndefault-contradict-text = \"warn\"", "[lint.levels]\ndefault-contradicts-text = \"warn\""],
    ),
    rule(
        "W902",
        "suppression-without-reason",
        crate::diagnostic::Severity::Error,
        "a suppression gives no reason",
        "`because` of an entry `[[lint.suppress]]` is empty.",
        "Who reads the entry must be able to tell whether it still holds.",
        ["because = \"\"", "because = \"the service really has both names\""],
    ),
    rule(
        "W903",
        "unused-suppression",
        crate::diagnostic::Severity::Warning,
        "a suppression suppresses nothing",
        "No finding of the rule is about the target of an entry `[[lint.suppress]]`.",
        "The page was mended, or the target is misspelt; the entry would hide the next finding.",
        ["target = \"management.UserDto.stauts\"", "target = \"management.UserDto.status\""],
    ),
];

const fn rule(
    id: &'static str,
    name: &'static str,
    severity: crate::diagnostic::Severity,
    title: &'static str,
    says: &'static str,
    why: &'static str,
    [bad, good]: [&'static str; 2],
) -> crate::lint::Rule {
    crate::lint::Rule {
        code: crate::diagnostic::Code { id, severity, title, why, bad, good },
        name,
        group: crate::lint::Group::Settings,
        set: crate::lint::Set::Minimal,
        says,
        mends: crate::lint::rule::Mends::Nothing,
        check: Check::Settings,
    }
}

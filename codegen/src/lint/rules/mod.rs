//! The rules, one item each, by what they are about.

mod client;
mod duplicates;
mod limits;
mod names;
mod pages;
mod paging;
mod prose;
mod references;
mod reply;
mod samples;
pub(super) mod settings;
mod text;
mod types;
mod units;
mod words;

use super::Rule;

/// Every rule, by id.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    let files = [
        text::RULES,
        words::RULES,
        names::RULES,
        types::RULES,
        prose::RULES,
        limits::RULES,
        units::RULES,
        reply::RULES,
        paging::RULES,
        pages::RULES,
        duplicates::RULES,
        references::RULES,
        samples::RULES,
        client::RULES,
        settings::RULES,
    ];
    files.into_iter().flatten()
}

/// The rule with this id or name, in any case.
pub fn find(name: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.code.id.eq_ignore_ascii_case(name) || rule.name.eq_ignore_ascii_case(name))
}

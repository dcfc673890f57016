//! The facts of one row beside its type: enters both versions, leaves the steps between them.

use std::cmp::Ordering;

use serde_json::Number;

use super::checks::{self, Check, Twins};
use crate::ir::{Bounds, Constraints, Fact, Field, Values};
use crate::source::Span;

/// A value and its place.
pub(super) type Said = (String, Span);

/// A difference of one fact.
pub(super) struct Step {
    pub(super) check: &'static Check,
    pub(super) old: Option<Said>,
    pub(super) new: Option<Said>,
}

impl Step {
    /// A step that has both sides.
    pub(super) fn at(check: &'static Check, old: Said, new: Said) -> Self {
        Self { check, old: Some(old), new: Some(new) }
    }
}

/// Chooses between the check of parameters and that of fields.
type Pick<'a> = dyn Fn(&'static Twins) -> &'static Check + 'a;

/// All facts but name, type, place and values.
pub(super) fn compare(old: &Field, new: &Field, pick: &Pick<'_>, steps: &mut Vec<Step>) {
    if old.required.value != new.required.value {
        let twins = if new.required.value { &checks::BECAME_REQUIRED } else { &checks::BECAME_OPTIONAL };
        steps.push(Step::at(pick(twins), place(old.required.at), place(new.required.at)));
    }
    default(old, new, pick, steps);
    let text = |fact: &Option<Fact<String>>| fact.as_ref().map(|f| (f.value.clone(), f.at));
    differ(&checks::DESCRIPTION, text(&old.description), text(&new.description), pick, steps);
    let json = |fact: &Option<Fact<serde_json::Value>>| fact.as_ref().map(|f| (f.value.to_string(), f.at));
    differ(&checks::EXAMPLE, json(&old.example), json(&new.example), pick, steps);
    constraints(old, new, pick, steps);
}

/// A fact without a value to show.
fn place(at: Span) -> Said {
    (String::new(), at)
}

/// One check, whatever of the two is missing.
fn differ(twins: &'static Twins, old: Option<Said>, new: Option<Said>, pick: &Pick<'_>, steps: &mut Vec<Step>) {
    if old.as_ref().map(|said| &said.0) != new.as_ref().map(|said| &said.0) {
        steps.push(Step { check: pick(twins), old, new });
    }
}

fn default(old: &Field, new: &Field, pick: &Pick<'_>, steps: &mut Vec<Step>) {
    let said = |field: &Field| field.default.as_ref().map(|fact| (fact.value.to_string(), fact.at));
    let (old, new) = (said(old), said(new));
    let twins = match (&old, &new) {
        (None, Some(_)) => &checks::DEFAULT_ADDED,
        (Some(_), None) => &checks::DEFAULT_REMOVED,
        _ => &checks::DEFAULT_CHANGED,
    };
    differ(twins, old, new, pick, steps);
}

fn constraints(old: &Field, new: &Field, pick: &Pick<'_>, steps: &mut Vec<Step>) {
    let (a, b) = (&old.constraints, &new.constraints);
    let bounds = |c: &'_ Constraints| [c.array_length.clone(), c.length.clone(), c.range.clone()];
    for (what, (a, b)) in ["items", "characters", "value"].into_iter().zip(bounds(a).iter().zip(&bounds(b))) {
        limit(what, a.as_ref(), b.as_ref(), (old.name.at, new.name.at), pick, steps);
    }
    let unit = |c: &Constraints| c.unit.as_ref().map(|fact| (fact.value.word().to_owned(), fact.at));
    let sensitive = |f: &Field| f.sensitive.as_ref().map(|fact| (fact.value.word().to_owned(), fact.at));
    let names = (old.name.at, new.name.at);
    told([&checks::SENSITIVE; 2], (sensitive(old), sensitive(new)), names, pick, steps);
    told([&checks::UNIT_CHANGED, &checks::UNIT_TOLD], (unit(a), unit(b)), names, pick, steps);
    told([&checks::FORMAT_CHANGED, &checks::FORMAT_TOLD], (written(a), written(b)), names, pick, steps);
    condition(old, new, pick, steps);
    let nullable = |c: &Constraints| c.nullable.as_ref().is_some_and(|fact| fact.value);
    let at = |c: &Constraints, field: &Field| place(c.nullable.as_ref().map_or(field.name.at, |fact| fact.at));
    if nullable(a) != nullable(b) {
        let twins = if nullable(b) { &checks::BECAME_NULLABLE } else { &checks::NO_LONGER_NULLABLE };
        steps.push(Step::at(pick(twins), at(a, old), at(b, new)));
    }
    let deprecated = |c: &Constraints| {
        c.deprecated.as_ref().map(|fact| (fact.value.replacement.clone().unwrap_or_default(), fact.at))
    };
    let twins = match (&a.deprecated, &b.deprecated) {
        (None, Some(_)) => &checks::FIELD_DEPRECATED,
        (Some(_), None) => &checks::FIELD_UNDEPRECATED,
        _ => &checks::FIELD_NOTE,
    };
    differ(twins, deprecated(a), deprecated(b), pick, steps);
}

/// How the value is written: its format, and what GraphQL makes of it.
fn written(facts: &Constraints) -> Option<Said> {
    let said = [
        facts.format.as_ref().map(|fact| (fact.value.word().to_owned(), fact.at)),
        facts.encrypted.as_ref().map(|fact| (format!("encrypted by {}", fact.value.word()), fact.at)),
        facts.graphql_type.as_ref().map(|fact| (format!("GraphQL type {}", fact.value), fact.at)),
        facts.include_if.as_ref().map(|fact| (format!("only if {}", fact.value), fact.at)),
    ];
    let join = |(a, at): Said, (b, _): Said| (format!("{a}, {b}"), at);
    said.into_iter().flatten().reduce(join)
}

/// When a row that is optional is required.
fn condition(old: &Field, new: &Field, pick: &Pick<'_>, steps: &mut Vec<Step>) {
    let said = |field: &Field| {
        let fact = field.constraints.required_if.as_ref()?;
        Some((format!("{} = {}", fact.value.field, fact.value.value), fact.at))
    };
    let (old, new) = (said(old), said(new));
    let twins = if new.is_some() { &checks::CONDITION } else { &checks::UNCONDITIONAL };
    differ(twins, old, new, pick, steps);
}

/// A fact whose change breaks, while its first mention does not.
fn told(
    [changed, told]: [&'static Twins; 2],
    (old, new): (Option<Said>, Option<Said>),
    names: (Span, Span),
    pick: &Pick<'_>,
    steps: &mut Vec<Step>,
) {
    let none = |at: Span| ("none".to_owned(), at);
    match (old, new) {
        (None, None) => {}
        (Some(a), Some(b)) => differ(changed, Some(a), Some(b), pick, steps),
        (Some(a), None) => steps.push(Step::at(pick(told), a, none(names.1))),
        (None, Some(b)) => steps.push(Step::at(pick(told), none(names.0), b)),
    }
}

fn limit(
    what: &str,
    old: Option<&Fact<Bounds>>,
    new: Option<&Fact<Bounds>>,
    names: (Span, Span),
    pick: &Pick<'_>,
    steps: &mut Vec<Step>,
) {
    let open = Bounds { min: None, max: None };
    let (a, b) = (old.map_or(&open, |fact| &fact.value), new.map_or(&open, |fact| &fact.value));
    // Above an open minimum is every number, and below an open maximum.
    let (least, most) = (raised(a.min.as_ref(), b.min.as_ref()), raised(a.max.as_ref(), b.max.as_ref()));
    if least.is_eq() && most.is_eq() {
        return;
    }
    let lowered = if a.max.is_none() || b.max.is_none() { most.is_gt() } else { most.is_lt() };
    let twins = if least.is_gt() || lowered { &checks::LIMIT_TIGHTENED } else { &checks::LIMIT_LOOSENED };
    let said = |bounds: &Bounds, at: Span| (format!("{what} {}", interval(bounds)), at);
    let (old_at, new_at) = (old.map_or(names.0, |fact| fact.at), new.map_or(names.1, |fact| fact.at));
    steps.push(Step::at(pick(twins), said(a, old_at), said(b, new_at)));
}

/// How a bound moved: greater is one that was raised, or came where there was none.
fn raised(old: Option<&Number>, new: Option<&Number>) -> Ordering {
    let (Some(old), Some(new)) = (old, new) else { return new.is_some().cmp(&old.is_some()) };
    // Great whole numbers are no exact fractions.
    match (old.as_i64(), new.as_i64()) {
        (Some(old), Some(new)) => new.cmp(&old),
        _ => new.as_f64().partial_cmp(&old.as_f64()).unwrap_or(Ordering::Equal),
    }
}

/// `1–64`, `≥ 1`, `≤ 64`, `any`
fn interval(bounds: &Bounds) -> String {
    match (&bounds.min, &bounds.max) {
        (Some(min), Some(max)) => format!("{min}–{max}"),
        (Some(min), None) => format!("≥ {min}"),
        (None, Some(max)) => format!("≤ {max}"),
        (None, None) => "any".to_owned(),
    }
}

/// The listed values of a field that has no enum of its own.
pub(super) fn values(old: &Field, new: &Field, pick: &Pick<'_>, steps: &mut Vec<Step>) {
    let list = |values: &Values| values.list.iter().map(|v| v.value.value.clone()).collect::<Vec<_>>();
    match (&old.values, &new.values) {
        (None, Some(values)) => {
            let said = (list(values).join(", "), values.at);
            steps.push(Step { check: pick(&checks::BECAME_ENUM), old: None, new: Some(said) });
        }
        (Some(values), None) => {
            let said = (list(values).join(", "), values.at);
            steps.push(Step { check: pick(&checks::NO_LONGER_ENUM), old: Some(said), new: None });
        }
        (Some(a), Some(b)) => {
            let (before, after) = (list(a), list(b));
            for value in after.iter().filter(|value| !before.contains(value)) {
                let new = Some((value.clone(), b.at));
                steps.push(Step { check: pick(&checks::VALUE_ADDED), old: None, new });
            }
            for value in before.iter().filter(|value| !after.contains(value)) {
                let old = Some((value.clone(), a.at));
                steps.push(Step { check: pick(&checks::VALUE_REMOVED), old, new: None });
            }
        }
        (None, None) => {}
    }
}

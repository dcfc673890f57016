//! Corrections: each must find its target, find the old value there, and change it.

use serde_json::Number;

use crate::config::Correction;
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::ir::{AppliedCorrection, Bounds, Fact, Field, Format, Rule, Unit};
use crate::lower::{Lowered, literals, types};
use crate::source::{Sources, Span};

/// Applies every correction to every page that it concerns.
pub(super) fn apply(
    pages: &mut [Lowered],
    corrections: &[Correction],
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> Vec<AppliedCorrection> {
    corrections.iter().filter_map(|c| apply_one(pages, c, sources, diagnostics)).collect()
}

fn apply_one(
    pages: &mut [Lowered],
    correction: &Correction,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> Option<AppliedCorrection> {
    let mut replaces = Vec::new();
    let mut others: Vec<(Span, String)> = Vec::new();
    let mut found = false;
    for page in pages.iter_mut().filter(|p| p.page.client == correction.client) {
        for field in targets(page, correction) {
            found = true;
            let (says, at) = current(field, &correction.fact, sources);
            if says == correction.old.0 {
                if let Err(problem) = replace(field, correction, sources) {
                    let finding = Diagnostic::new(&codes::CORRECTION_VALUE, correction.new.1, problem);
                    diagnostics.push(finding.also(at, "to stand here"));
                    return None;
                }
                replaces.push(at);
            } else if says != correction.new.0 {
                others.push((at, says));
            }
        }
    }
    if !found {
        let message = format!("nothing is called `{}`", correction.target.0);
        let finding = Diagnostic::new(&codes::CORRECTION_TARGET, correction.at, message);
        diagnostics.push(finding.help("the target is `<client>.<operation or DTO>.<field>.<fact>`"));
        return None;
    }
    if replaces.is_empty() || !others.is_empty() {
        let (target, old) = (&correction.target.0, &correction.old.0);
        let message = if replaces.is_empty() {
            format!("no page says `{old}` for `{target}` any more")
        } else {
            format!("the pages contradict each other about `{target}`")
        };
        let mut finding = Diagnostic::new(&codes::CORRECTION_STALE, correction.old.1, message);
        for (at, says) in others.into_iter().take(3) {
            finding = finding.also(at, format!("says `{says}`"));
        }
        diagnostics.push(finding.help("remove the entry, or give the old value that the pages have now"));
        return None;
    }
    Some(AppliedCorrection {
        target: correction.target.0.clone(),
        old: correction.old.0.clone(),
        new: correction.new.0.clone(),
        because: correction.because.clone(),
        at: correction.at,
        replaces,
    })
}

/// The rows of a page that a correction names.
fn targets<'a>(page: &'a mut Lowered, c: &'a Correction) -> impl Iterator<Item = &'a mut Field> {
    let operation = &mut page.operation;
    let parameters = operation.parameters.iter_mut().map(|p| &mut p.field).filter(|_| operation.id == c.owner);
    let response = operation.response.fields.iter_mut().filter(|_| operation.response.name.value == c.owner);
    let fields = page.dtos.iter_mut().filter(|d| d.name.value == c.owner).flat_map(|d| &mut d.fields);
    parameters.chain(response).chain(fields).filter(|f| f.name.value == c.field)
}

/// What a row says about a fact, written as on the page, and where it says so.
fn current(field: &Field, fact: &str, sources: &Sources) -> (String, Span) {
    let row = field.name.at;
    let none = || ("-".to_owned(), row);
    let literal =
        |f: &Option<Fact<serde_json::Value>>| f.as_ref().map_or_else(none, |f| (sources.words(f.at).to_owned(), f.at));
    let facts = &field.constraints;
    let bound = |pick: fn(&Bounds) -> &Option<Number>| {
        let range = facts.range.as_ref();
        range.and_then(|r| pick(&r.value).as_ref().map(|n| (n.to_string(), r.at))).unwrap_or_else(none)
    };
    match fact {
        "type" => (field.ty.value.to_string(), field.ty.at),
        "required" => (if field.required.value { "是" } else { "否" }.to_owned(), field.required.at),
        "default" => literal(&field.default),
        "example" => literal(&field.example),
        "unit" => facts.unit.as_ref().map_or_else(none, |f| (f.value.word().to_owned(), f.at)),
        "format" => facts.format.as_ref().map_or_else(none, |f| (f.value.word().to_owned(), f.at)),
        "min" => bound(|b| &b.min),
        "max" => bound(|b| &b.max),
        _ => field.description.as_ref().map_or_else(none, |f| (f.value.clone(), f.at)),
    }
}

/// Puts the new value in place.
fn replace(field: &mut Field, correction: &Correction, sources: &Sources) -> Result<(), String> {
    let new = correction.new.0.as_str();
    let at = correction.at;
    let some = (new != "-").then_some(new);
    let facts = &mut field.constraints;
    match correction.fact.as_str() {
        "type" => {
            let ty = types::parse(new).map_err(|_| format!("`{new}` is no type"))?;
            field.ty = Fact::new(ty, at, Rule::Correction);
            reread(field, sources)?;
        }
        "required" => {
            let value = [("是", true), ("否", false)].into_iter().find(|(word, _)| *word == new);
            let (_, value) = value.ok_or_else(|| format!("`{new}` is neither 是 nor 否"))?;
            field.required = Fact::new(value, at, Rule::Correction);
        }
        "default" => field.default = literal(some, field, at)?,
        "example" => field.example = literal(some, field, at)?,
        "unit" => facts.unit = word(some, &Unit::ALL, Unit::word, at)?,
        "format" => facts.format = word(some, &Format::ALL, Format::word, at)?,
        "min" | "max" => {
            let number = some.map(|n| n.parse::<Number>().map_err(|_| format!("`{n}` is no number"))).transpose()?;
            let mut bounds = facts.range.take().map_or(Bounds { min: None, max: None }, |f| f.value);
            let slot = if correction.fact == "min" { &mut bounds.min } else { &mut bounds.max };
            *slot = number;
            let any = bounds.min.is_some() || bounds.max.is_some();
            facts.range = any.then(|| Fact::new(bounds, at, Rule::Correction));
        }
        _ => field.description = some.map(|text| Fact::new(text.to_owned(), at, Rule::Correction)),
    }
    Ok(())
}

fn literal(words: Option<&str>, field: &Field, at: Span) -> Result<Option<Fact<serde_json::Value>>, String> {
    let parse = |words| literals::parse(words, &field.ty.value).map_err(|error| format!("`{words}`: {error}"));
    Ok(words.map(parse).transpose()?.map(|value| Fact::new(value, at, Rule::Correction)))
}

fn word<T: Copy>(
    words: Option<&str>,
    all: &[T],
    spelling: fn(T) -> &'static str,
    at: Span,
) -> Result<Option<Fact<T>>, String> {
    let find = |words| all.iter().find(|t| spelling(**t) == words).ok_or_else(|| format!("`{words}` is unknown here"));
    Ok(words.map(find).transpose()?.map(|value| Fact::new(*value, at, Rule::Correction)))
}

/// The literals of a row whose type was corrected are read again, as the new type.
fn reread(field: &mut Field, sources: &Sources) -> Result<(), String> {
    for fact in [&mut field.default, &mut field.example].into_iter().flatten() {
        if fact.rule != Rule::Correction {
            let words = sources.words(fact.at);
            let parsed = literals::parse(words, &field.ty.value);
            fact.value = parsed.map_err(|error| format!("`{words}` is no literal of the new type: {error}"))?;
        }
    }
    Ok(())
}

//! Whether the facts of one page agree with each other: references, limits, literals, the example reply.

use std::collections::BTreeSet;

use serde_json::{Number, Value};

use super::example::{self, Mismatch};
use super::graphql;
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::ir::{Bounds, Dto, Envelope, Fact, Field, Format, Type, Unit, Values};
use crate::lower::Lowered;
use crate::page::is_dto_name;
use crate::source::{Sources, Span};

/// Checks a page after the corrections.
pub(super) fn check(page: &Lowered, sources: &Sources) -> Diagnostics {
    let mut checker = Checker { page, sources, diagnostics: Diagnostics::default() };
    if page.whole {
        checker.references();
        checker.example();
        checker.diagnostics.extend(graphql::check(page));
    }
    for field in fields(page) {
        checker.field(field);
    }
    checker.conditions();
    checker.diagnostics
}

/// Every row of a page.
fn fields(page: &Lowered) -> impl Iterator<Item = &Field> {
    let parameters = page.operation.parameters.iter().map(|p| &p.field);
    parameters.chain(&page.operation.response.fields).chain(page.dtos.iter().flat_map(|d| &d.fields))
}

struct Checker<'a> {
    page: &'a Lowered,
    sources: &'a Sources,
    diagnostics: Diagnostics,
}

impl Checker<'_> {
    fn report(&mut self, code: &'static codes::Code, span: Span, message: impl Into<String>, help: &str) {
        self.diagnostics.push(Diagnostic::new(code, span, message).help(help));
    }

    fn dto(&self, name: &str) -> Option<&Dto> {
        self.page.dtos.iter().find(|d| d.name.value == name)
    }

    /// Each DTO that is named is defined on the page, and each that is defined is reached.
    fn references(&mut self) {
        for field in fields(self.page) {
            let Some(name) = field.ty.value.dto() else { continue };
            if self.dto(name).is_none() {
                let defined = self.page.dtos.iter().map(|d| d.name.value.as_str());
                let near = defined.min_by_key(|d| strsim::damerau_levenshtein(d, name));
                let near = near.filter(|d| strsim::damerau_levenshtein(d, name) <= 3);
                let help =
                    near.map_or_else(|| format!("add the section `### {name}`"), |d| format!("did you mean `{d}`?"));
                let message = format!("`{name}` is not defined on this page");
                self.report(&codes::UNDEFINED_DTO, field.ty.at, message, &help);
            }
        }
        let mut reached = BTreeSet::new();
        let roots = self.page.operation.parameters.iter().map(|p| &p.field).chain(&self.page.operation.response.fields);
        let mut next: Vec<&str> = roots.filter_map(|f| f.ty.value.dto()).collect();
        while let Some(name) = next.pop() {
            if reached.insert(name) {
                next.extend(
                    self.page
                        .dtos
                        .iter()
                        .filter(|d| d.name.value == name)
                        .flat_map(|d| &d.fields)
                        .filter_map(|f| f.ty.value.dto()),
                );
            }
        }
        for dto in self.page.dtos.iter().filter(|d| !reached.contains(d.name.value.as_str())) {
            if !is_dto_name(&dto.name.value) {
                continue;
            }
            let message = format!("nothing on this page refers to `{}`", dto.name.value);
            self.report(
                &codes::UNREFERENCED_DTO,
                dto.name.at,
                message,
                "name it in a 类型 cell, or remove the section",
            );
        }
    }

    fn field(&mut self, field: &Field) {
        self.sentences_fit_the_type(field);
        for bounds in [&field.constraints.array_length, &field.constraints.length, &field.constraints.range] {
            self.bounds(bounds.as_ref());
        }
        for literal in [&field.default, &field.example].into_iter().flatten() {
            self.literal(literal, field);
        }
    }

    fn sentences_fit_the_type(&mut self, field: &Field) {
        let ty = &field.ty.value;
        let facts = &field.constraints;
        let item = ty.innermost();
        let text = matches!(item, Type::String | Type::Any);
        let number = matches!(item, Type::Number | Type::Integer | Type::Any);
        let format_fits = |f: &Fact<Format>| match f.value {
            Format::Timestamp => text || number,
            Format::Json => true,
            Format::DateTime | Format::Date => text,
        };
        let wrong = [
            facts.array_length.as_ref().filter(|_| !ty.is_array()).map(|f| f.at),
            facts.length.as_ref().filter(|_| !text).map(|f| f.at),
            facts.range.as_ref().filter(|_| !number).map(|f| f.at),
            facts.format.as_ref().filter(|f| !format_fits(f)).map(|f| f.at),
            facts.unit.as_ref().filter(|_| !(text || number)).map(|f| f.at),
            facts.encrypted.as_ref().filter(|_| *ty != Type::String).map(|f| f.at),
            facts.graphql_type.as_ref().filter(|_| ty.dto().is_some()).map(|f| f.at),
            field.values.as_ref().filter(|_| !(text || number)).map(|v| v.at),
        ];
        let time_unit = |u: &Fact<Unit>| matches!(u.value, Unit::Second | Unit::Millisecond);
        if let Some(format) = facts.format.as_ref().filter(|f| f.value == Format::Timestamp)
            && !facts.unit.as_ref().is_some_and(time_unit)
        {
            let help = "add 单位：秒。 or 单位：毫秒。";
            self.report(
                &codes::TIMESTAMP_UNIT,
                format.at,
                "the time stamp has no unit of seconds or milliseconds",
                help,
            );
        }
        for at in wrong.into_iter().flatten() {
            let message = format!("this cannot be said of `{ty}`");
            let finding = Diagnostic::new(&codes::SENTENCE_TYPE, at, message).also(field.ty.at, "the type");
            self.diagnostics.push(finding.help("change the type or remove the sentence"));
        }
    }

    /// Each 条件必填 names a row of its table, and a value that the row lists if it lists all.
    fn conditions(&mut self) {
        let parameters: Vec<&Field> = self.page.operation.parameters.iter().map(|p| &p.field).collect();
        let reply = self.page.operation.response.fields.iter().collect();
        let dtos = self.page.dtos.iter().map(|dto| dto.fields.iter().collect());
        for table in [parameters, reply].into_iter().chain(dtos) {
            for (field, fact) in table.iter().filter_map(|f| Some((f, f.constraints.required_if.as_ref()?))) {
                let Some(other) = table.iter().find(|o| o.name.value == fact.value.field && o.name != field.name)
                else {
                    let message = format!("the table has no other row `{}`", fact.value.field);
                    self.report(&codes::CONDITION, fact.at, message, "name another row of this table");
                    continue;
                };
                let value = &fact.value.value;
                let closed = other.values.as_ref().filter(|values| !values.open);
                if let Some(values) = closed.filter(|values| values.list.iter().all(|v| v.value.value != *value)) {
                    let message = format!("`{}` has no value `{value}`", fact.value.field);
                    let finding = Diagnostic::new(&codes::CONDITION, fact.at, message).also(values.at, "its values");
                    self.diagnostics.push(finding.help(near_value(value, values)));
                }
            }
        }
    }

    fn bounds(&mut self, bounds: Option<&Fact<Bounds>>) {
        let Some(Fact { value: Bounds { min: Some(min), max: Some(max) }, at, .. }) = bounds else { return };
        if min.as_f64() > max.as_f64() {
            self.report(&codes::BAD_BOUNDS, *at, format!("{min} is greater than {max}"), "swap or correct the bounds");
        }
    }

    fn literal(&mut self, literal: &Fact<Value>, field: &Field) {
        let dtos = |name: &str| self.page.dtos.iter().find(|d| d.name.value == name);
        if let Err(mismatch) = example::fits(&literal.value, field, &dtos) {
            let Mismatch { path, problem, .. } = *mismatch;
            let at = if path.is_empty() { String::new() } else { format!("at `{}`: ", example::pointer(&path)) };
            let finding = Diagnostic::new(&codes::LITERAL_TYPE, literal.at, format!("{at}{problem}"));
            self.diagnostics.push(finding.also(field.ty.at, "the type").help("correct the literal or the type"));
        } else if let Some((value, values)) = example::not_listed(&literal.value, field) {
            let message = format!("`{value}` is not one of the listed values");
            let finding = Diagnostic::new(&codes::NOT_LISTED, literal.at, message).also(values.at, "the list");
            self.diagnostics.push(finding.help(near_value(&value, values)));
        } else if let Some(range) = out_of_range(&literal.value, field.constraints.range.as_ref()) {
            let message = format!("`{}` lies outside the bounds", literal.value);
            let finding = Diagnostic::new(&codes::OUT_OF_BOUNDS, literal.at, message).also(range, "the bounds");
            self.diagnostics.push(finding.help("correct the literal or the bounds"));
        }
    }

    /// The example reply against the response table, each contradiction at its place in the JSON.
    fn example(&mut self) {
        let response = &self.page.operation.response;
        let Some(reply) = &response.example else { return };
        let dtos = |name: &str| self.page.dtos.iter().find(|d| d.name.value == name);
        let mismatches = match (response.envelope, response.fields.as_slice()) {
            (Envelope::Value, [value]) => {
                example::fits(&reply.value, value, &dtos).err().into_iter().map(|m| *m).collect()
            }
            _ => example::reply_fits(&reply.value, &response.fields, &dtos),
        };
        for mismatch in mismatches {
            let words = self.sources.words(reply.at);
            let range = example::locate(words, &mismatch.path, mismatch.at_key).unwrap_or(0..1);
            let start = reply.at.start as usize;
            let span = self.sources.span(reply.at.file, start + range.start..start + range.end);
            let code = if mismatch.at_key { &codes::EXAMPLE_KEY } else { &codes::EXAMPLE_TYPE };
            let finding = Diagnostic::new(code, span, mismatch.problem);
            let finding = mismatch.declared.into_iter().fold(finding, |f, at| f.also(at, "declared here"));
            self.diagnostics.push(finding.help("the example is a real reply; correct it or the table"));
        }
    }
}

fn near_value(value: &str, values: &Values) -> String {
    let near = values.list.iter().map(|v| v.value.value.as_str()).min_by_key(|v| strsim::damerau_levenshtein(v, value));
    match near.filter(|v| strsim::damerau_levenshtein(v, value) <= 2) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "add it to the list, or end the list with `、…。` if it is open".to_owned(),
    }
}

fn out_of_range(value: &Value, range: Option<&Fact<Bounds>>) -> Option<Span> {
    let (number, range) = (value.as_f64()?, range?);
    let outside = |bound: &Option<Number>, wrong: fn(f64, f64) -> bool| {
        bound.as_ref().and_then(Number::as_f64).is_some_and(|bound| wrong(number, bound))
    };
    let out = outside(&range.value.min, |n, min| n < min) || outside(&range.value.max, |n, max| n > max);
    out.then_some(range.at)
}

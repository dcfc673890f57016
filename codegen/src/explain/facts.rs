//! The facts of an operation, a row or an enum, each with its place, words and rule.

use std::fmt::Write as _;

use super::Subject;
use crate::Outcome;
use crate::ir::{Bounds, Client, Dto, Enum, EnumValue, Fact, Field, Operation, Values};
use crate::source::Span;

/// The text for one subject.
pub(super) fn explain(outcome: &Outcome, client: &Client, subject: &Subject<'_>) -> String {
    let mut writer = Writer { outcome, client, text: String::new() };
    match subject {
        Subject::Operation(operation) => writer.operation(operation),
        Subject::Parameter(operation, at) => writer.field(&operation.id, &operation.parameters[*at].field),
        Subject::Reply(operation, at) => writer.field(&operation.response.name.value, &operation.response.fields[*at]),
        Subject::Dto(dto) => writer.dto(dto),
        Subject::Field(dto, at) => {
            writer.field(&dto.name.value, &dto.fields[*at]);
            writer.also(dto);
        }
        Subject::Enum(e) => writer.enumeration(e),
    }
    writer.text
}

struct Writer<'a> {
    outcome: &'a Outcome,
    client: &'a Client,
    text: String,
}

impl Writer<'_> {
    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// One fact on two lines: what, and whence.
    fn fact<T>(&mut self, label: &str, value: &str, fact: &Fact<T>) {
        self.line(&format!("  {label}: {value}"));
        self.whence(fact.at, fact.rule.words());
    }

    fn whence(&mut self, at: Span, rule: &str) {
        let sources = &self.outcome.sources;
        let words = sources.words(at).lines().next().unwrap_or_default();
        let shown: String = words.chars().take(80).collect();
        let shown = if shown.len() < sources.words(at).trim_end().len() { shown + "…" } else { shown };
        let _ = writeln!(self.text, "      {} ‹{shown}›\n      rule: {rule}", sources.place(at));
        let correction = self.outcome.api.corrections.iter().find(|c| c.at == at);
        if let Some(c) = correction {
            let _ = writeln!(self.text, "      the pages say `{}`; corrected because {}", c.old, c.because.trim());
            for place in c.replaces.iter().take(3) {
                let _ = writeln!(self.text, "      instead of {} ‹{}›", sources.place(*place), sources.words(*place));
            }
        }
    }

    fn operation(&mut self, operation: &Operation) {
        let route = operation.transport.value.to_string();
        self.line(&format!("operation {}.{}", self.client.name, operation.id));
        self.line(&format!("  page: {}", self.outcome.sources.get(operation.page).path));
        self.fact("title", &operation.title.value, &operation.title);
        self.fact("route", &route, &operation.transport);
        if let Some(text) = &operation.description {
            self.fact("description", &text.value, text);
        }
        if let Some(fact) = &operation.deprecated {
            self.fact("deprecated", fact.value.replacement.as_deref().unwrap_or("yes"), fact);
        }
        self.fact("response", &operation.response.name.value, &operation.response.name);
        if let Some(pages) = &operation.pagination {
            let total = pages.total.as_deref().unwrap_or("-");
            let list = if pages.list.is_empty() { "the payload" } else { &pages.list };
            let (page, limit) = (&pages.request.page, &pages.request.limit);
            self.line(&format!("  pages: {page} and {limit} → {list}, total {total}\n      rule: the parameters page and limit with a list in the reply"));
        }
        for parameter in &operation.parameters {
            self.line("");
            self.field(&operation.id, &parameter.field);
        }
        for field in &operation.response.fields {
            self.line("");
            self.field(&operation.response.name.value, field);
        }
    }

    fn dto(&mut self, dto: &Dto) {
        self.line(&format!("DTO {}.{} (in {})", self.client.name, dto.name.value, reach(dto)));
        self.fact("name", &dto.name.value, &dto.name);
        self.also(dto);
        for field in &dto.fields {
            self.line("");
            self.field(&dto.name.value, field);
        }
    }

    fn also(&mut self, dto: &Dto) {
        for at in &dto.also_at {
            self.line(&format!("  also defined at {}", self.outcome.sources.place(*at)));
        }
    }

    fn field(&mut self, owner: &str, field: &Field) {
        self.line(&format!("{}.{owner}.{}", self.client.name, field.name.value));
        self.fact("name", &field.name.value, &field.name);
        self.fact("type", &field.ty.value.to_string(), &field.ty);
        self.fact("required", if field.required.value { "yes" } else { "no" }, &field.required);
        let facts = &field.constraints;
        for (label, literal) in [("default", &field.default), ("example", &field.example)] {
            if let Some(fact) = literal {
                self.fact(label, &fact.value.to_string(), fact);
            }
        }
        if let Some(fact) = &field.description {
            self.fact("description", &fact.value, fact);
        }
        if let Some(values) = &field.values {
            self.values(values);
        }
        let limits = [("items", &facts.array_length), ("characters", &facts.length), ("range", &facts.range)];
        for (label, fact) in limits {
            if let Some(fact) = fact {
                self.fact(label, &interval(&fact.value), fact);
            }
        }
        if let Some(fact) = &facts.format {
            self.fact("format", fact.value.word(), fact);
        }
        if let Some(fact) = &facts.unit {
            self.fact("unit", fact.value.word(), fact);
        }
        if let Some(fact) = &facts.encrypted {
            self.fact("encrypted by", fact.value.word(), fact);
        }
        if let Some(fact) = &facts.graphql_type {
            self.fact("GraphQL type", &fact.value, fact);
        }
        if let Some(fact) = &facts.include_if {
            self.fact("asked for if", &format!("{} is true", fact.value), fact);
        }
        if let Some(fact) = &facts.required_if {
            self.fact("required if", &format!("{} is {}", fact.value.field, fact.value.value), fact);
        }
        if let Some(fact) = &facts.nullable {
            self.fact("null", "a value", fact);
        }
        if let Some(fact) = &field.sensitive {
            self.fact("sensitive", fact.value.word(), fact);
        }
        if let Some(fact) = &facts.deprecated {
            self.fact("deprecated", fact.value.replacement.as_deref().unwrap_or("yes"), fact);
        }
    }

    fn values(&mut self, values: &Values) {
        let list: Vec<&str> = values.list.iter().map(|v| v.value.value.as_str()).collect();
        let open = if values.open { ", …" } else { "" };
        self.line(&format!("  values: {}{open}", list.join(", ")));
        self.whence(values.at, crate::ir::Rule::EnumSentence.words());
        for EnumValue { value, text } in &values.list {
            if let Some(text) = text {
                self.fact(&format!("value {}", value.value), &text.value, text);
            }
        }
    }

    fn enumeration(&mut self, e: &Enum) {
        self.line(&format!("enum {}.{} of {}", self.client.name, e.name, e.owners.join(", ")));
        for value in &e.values {
            let text = value.text.as_ref().map_or("-", |t| t.value.as_str());
            self.fact(&value.value.value, text, &value.value);
        }
    }
}

fn interval(bounds: &Bounds) -> String {
    let end = |n: &Option<serde_json::Number>| n.as_ref().map_or_else(|| "…".to_owned(), ToString::to_string);
    format!("{} to {}", end(&bounds.min), end(&bounds.max))
}

fn reach(dto: &Dto) -> &'static str {
    match dto.reach {
        crate::ir::Reach::Request => "requests",
        crate::ir::Reach::Response => "replies",
        crate::ir::Reach::Both => "requests and replies",
    }
}

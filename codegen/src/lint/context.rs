//! What a rule looks at, and where it puts what it finds.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use super::finding::Finding;
use super::prose::Prose;
use super::rule::Rule;
use crate::diagnostic::Diagnostic;
use crate::ir::{self, Dto, Field, Operation, Sensitivity};
use crate::lower::Lowered;
use crate::source::{Sources, Span};

/// A client: all its pages, and what is known of them together.
pub(super) struct ClientFacts<'a> {
    /// `management`
    pub(super) name: &'a str,
    pub(super) sources: &'a Sources,
    pub(super) pages: Vec<&'a Lowered>,
    /// The client of the API: DTOs merged, pagination found.
    pub(super) api: &'a ir::Client,
    /// The operations by id.
    pub(super) operations: BTreeMap<&'a str, &'a Operation>,
    /// What stays out of logs, by subject.
    pub(super) sensitive: BTreeMap<String, Sensitivity>,
    /// The routes and ids of all clients, and every name and DTO.
    pub(super) known: &'a Known<'a>,
}

/// What any page may refer to.
#[derive(Default)]
pub(super) struct Known<'a> {
    pub(super) operations: BTreeSet<&'a str>,
    pub(super) paths: BTreeSet<&'a str>,
    pub(super) names: BTreeSet<&'a str>,
    pub(super) values: BTreeSet<&'a str>,
}

/// Whose rows they are.
#[derive(Clone, Copy)]
pub(super) enum Owner<'a> {
    Parameters,
    Reply,
    Dto(&'a Dto),
}

/// A page.
pub(super) struct PageFacts<'a> {
    pub(super) client: &'a ClientFacts<'a>,
    pub(super) page: &'a Lowered,
}

impl<'a> PageFacts<'a> {
    pub(super) fn operation(&self) -> &'a Operation {
        &self.page.operation
    }

    /// `management.get-user`
    pub(super) fn subject(&self) -> String {
        format!("{}.{}", self.client.name, self.page.operation.id)
    }

    /// The tables of the page with their owners.
    pub(super) fn tables(&self) -> Vec<(Owner<'a>, Vec<&'a Field>)> {
        let operation = &self.page.operation;
        let mut tables = vec![
            (Owner::Parameters, operation.parameters.iter().map(|p| &p.field).collect()),
            (Owner::Reply, operation.response.fields.iter().collect()),
        ];
        tables.extend(self.page.dtos.iter().map(|dto| (Owner::Dto(dto), dto.fields.iter().collect())));
        tables
    }

    /// The fields of a DTO of this page.
    pub(super) fn dto(&self, name: &str) -> Option<&'a Dto> {
        self.page.dtos.iter().find(|dto| dto.name.value == name)
    }
}

/// A row of a table.
pub(super) struct Row<'a> {
    pub(super) page: &'a PageFacts<'a>,
    pub(super) owner: Owner<'a>,
    /// All rows of the table.
    pub(super) table: &'a [&'a Field],
    pub(super) field: &'a Field,
    prose: OnceCell<Option<Prose<'a>>>,
}

impl<'a> Row<'a> {
    pub(super) fn new(page: &'a PageFacts<'a>, owner: Owner<'a>, table: &'a [&'a Field], field: &'a Field) -> Self {
        Self { page, owner, table, field, prose: OnceCell::new() }
    }

    pub(super) fn sources(&self) -> &'a Sources {
        self.page.client.sources
    }

    pub(super) fn name(&self) -> &'a str {
        &self.field.name.value
    }

    /// `management.UserDto.status`
    pub(super) fn subject(&self) -> String {
        let owner = match self.owner {
            Owner::Parameters => &self.page.page.operation.id,
            Owner::Reply => &self.page.page.operation.response.name.value,
            Owner::Dto(dto) => &dto.name.value,
        };
        format!("{}.{owner}.{}", self.page.client.name, self.field.name.value)
    }

    /// The description, unless there is none or a correction gave it.
    pub(super) fn prose(&self) -> Option<&Prose<'a>> {
        let read = || {
            let fact = self.field.description.as_ref()?;
            (fact.rule == ir::Rule::DescriptionCell).then(|| Prose::new(fact.at, self.sources()))
        };
        self.prose.get_or_init(read).as_ref()
    }

    /// A part of the description as a place.
    pub(super) fn place(&self, range: std::ops::Range<usize>) -> Span {
        self.prose().map_or(self.field.name.at, |prose| prose.span(range, self.sources()))
    }
}

/// A text.
pub(super) struct Words<'a> {
    pub(super) sources: &'a Sources,
    pub(super) known: &'a Known<'a>,
    pub(super) kind: WordsKind,
    pub(super) prose: &'a Prose<'a>,
}

/// Which text it is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum WordsKind {
    Title,
    Intro,
    Description,
    ValueText,
}

impl Words<'_> {
    pub(super) fn place(&self, range: std::ops::Range<usize>) -> Span {
        self.prose.span(range, self.sources)
    }
}

/// Where a rule puts its findings.
pub(super) struct Out<'a> {
    rule: &'static Rule,
    severity: crate::diagnostic::Severity,
    subject: String,
    found: &'a mut Vec<Finding>,
}

impl<'a> Out<'a> {
    pub(super) fn new(
        rule: &'static Rule,
        severity: crate::diagnostic::Severity,
        subject: String,
        found: &'a mut Vec<Finding>,
    ) -> Self {
        Self { rule, severity, subject, found }
    }

    /// A finding at a place, about what is looked at.
    pub(super) fn finding(&self, at: Span, message: impl Into<String>) -> Finding {
        let mut diagnostic = Diagnostic::new(&self.rule.code, at, message);
        diagnostic.severity = self.severity;
        Finding {
            rule: self.rule,
            subject: self.subject.clone(),
            diagnostic,
            more: Vec::new(),
            edits: Vec::new(),
            mend: None,
        }
    }

    pub(super) fn push(&mut self, finding: Finding) {
        self.found.push(finding);
    }
}

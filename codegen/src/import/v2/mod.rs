//! The methods of v2 SDKs as canonical pages.
//!
//! Enters: a page of methods and methods.toml, which says what it does not: routes, replies and further rows. Leaves: the
//! text of a page per method, and a finding for every parameter that no page holds.

mod draft;
mod known;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use crate::config::Method;
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::ir::{
    Deprecation, Dto, Envelope, Fact, Field, Operation, Parameter, Place, Response, Rule, Transport, Type, Version,
};
use crate::lower::route;
use crate::lower::{Lowered, types};
use crate::source::{Sources, Span};

use super::assemble::slug;
use super::methods::{MethodDraft, MethodsPage};
use super::wording::Wording;
use super::{Existing, Prose, refine};

use self::known::Known;

/// What the pages of methods are made with.
pub(super) struct Context<'a> {
    existing: &'a Existing,
    wording: &'a Wording,
    prose: Prose,
    known: Known,
}

impl<'a> Context<'a> {
    /// Reads the rows of methods.toml.
    pub(super) fn new(
        existing: &'a Existing,
        wording: &'a Wording,
        prose: Prose,
        sources: &mut Sources,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let known = Known::read(&existing.config.methods, sources, diagnostics);
        Self { existing, wording, prose, known }
    }

    /// The pages of the methods that methods.toml knows, by their paths below spec/.
    pub(super) fn pages(
        &self,
        page: &MethodsPage,
        sources: &Sources,
        diagnostics: &mut Diagnostics,
    ) -> BTreeMap<String, String> {
        let mut texts = BTreeMap::new();
        for method in &page.methods {
            let Some((at, entry)) = self.entry(page, method) else {
                let message = format!(
                    "`{}` with its {} parameters was read and left out: spec/methods.toml does not know it",
                    method.name.text,
                    method.params.len()
                );
                let finding = Diagnostic::new(&codes::METHOD_LEFT_OUT, method.name.at, message);
                diagnostics.push(finding.help("add a [[method]] with its route and reply"));
                continue;
            };
            let path = format!("v2/{}/{}.md", entry.client, slug(&method.name.text));
            if texts.contains_key(&path) {
                let message = format!("`{}` was described before; this section was left out", method.name.text);
                diagnostics.push(Diagnostic::new(&codes::METHOD_LEFT_OUT, method.name.at, message));
                continue;
            }
            if let Some(text) = self.page(method, entry, at, sources, diagnostics) {
                texts.insert(path, text);
            }
        }
        texts
    }

    /// The entry of a method: `UsersManagementClient` is the client `users`; a page that names no client fits any.
    fn entry(&self, page: &MethodsPage, method: &MethodDraft) -> Option<(usize, &'a Method)> {
        let class = page.client.as_ref().map(|client| client.text.to_ascii_lowercase());
        let fits = |client: &str| class.as_ref().is_none_or(|class| class.starts_with(&client.replace('-', "")));
        let methods = self.existing.config.methods.methods.iter().enumerate();
        methods.into_iter().find(|(_, entry)| entry.name.0 == method.name.text && fits(&entry.client))
    }

    fn page(
        &self,
        method: &MethodDraft,
        entry: &Method,
        at: usize,
        sources: &Sources,
        diagnostics: &mut Diagnostics,
    ) -> Option<String> {
        let transport = route::parse(&entry.route.0).map_err(|problem| bad_entry(entry.route.1, problem, diagnostics));
        let transport = transport.ok()?;
        let draft = draft::draft(method, entry, diagnostics);
        let refined = refine::refine(&draft, &self.existing.config.corrections, sources, diagnostics);
        let id = slug(&method.name.text);
        let old =
            self.existing.pages.iter().find(|page| {
                page.page.version == Version::V2 && page.page.client == entry.client && page.page.id == id
            });
        let mut parameters = refined.parameters;
        let mut dtos = refined.dtos;
        known::complete(&mut parameters, self.known.parameters(at), diagnostics);
        let (response, reply) = self.response(entry, &transport, old, diagnostics)?;
        for structure in self.known.structures(entry) {
            match dtos.iter_mut().find(|dto| dto.name.value == structure.name.value) {
                Some(dto) => known::complete(&mut dto.fields, structure.fields, diagnostics),
                None => dtos.push(structure),
            }
        }
        let deprecated = entry.deprecated.as_ref().map(|replacement| {
            let replacement = Some(replacement.clone()).filter(|text| !text.is_empty());
            Fact::new(Deprecation { replacement }, entry.name.1, Rule::DeprecatedSentence)
        });
        let mut operation = Operation {
            id,
            group: entry.client.clone(),
            page: draft.file,
            title: refined.title,
            description: refined.intro,
            deprecated: refined.deprecated.or(deprecated),
            transport: Fact::new(transport, entry.route.1, Rule::RouteLine),
            parameters: parameters.into_iter().map(|field| Parameter { place: Place::Variable, field }).collect(),
            response,
            pagination: None,
            samples: old.map(|old| old.operation.samples.clone()).unwrap_or_default(),
        };
        let mut dtos = reached(&operation, reply, dtos);
        if operation.transport.value.root_field().is_none() {
            // Over HTTP nothing is asked for.
            dtos.iter_mut().flat_map(|dto| &mut dto.fields).for_each(|field| field.constraints.include_if = None);
        }
        words::keep_examples(&mut operation, &mut dtos, old);
        if self.prose == Prose::Own {
            words::put(&mut operation, &mut dtos, &entry.client, self, diagnostics);
        }
        Some(super::print(&operation, &dtos))
    }

    /// 请求响应, and the type of a reply over GraphQL.
    fn response(
        &self,
        entry: &Method,
        transport: &Transport,
        old: Option<&Lowered>,
        diagnostics: &mut Diagnostics,
    ) -> Option<(Response, Option<Type>)> {
        let (name, at) = &entry.reply;
        let example = old.and_then(|old| old.operation.response.example.clone());
        let fact = Fact::new(name.clone(), *at, Rule::ResponseType);
        if transport.root_field().is_none() {
            let Some(structure) = self.known.structure(entry, name) else {
                bad_entry(*at, format!("there is no [[structure]] `{name}`"), diagnostics);
                return None;
            };
            let (fields, selection) = (structure.fields, Vec::new());
            return Some((Response { name: fact, fields, selection, envelope: Envelope::Flat, example }, None));
        }
        let Ok(ty) = types::parse(name) else {
            bad_entry(*at, format!("`{name}` is no type"), diagnostics);
            return None;
        };
        let value = known::value(&ty, *at, entry.nullable);
        let response =
            Response { name: fact, fields: vec![value], selection: Vec::new(), envelope: Envelope::Value, example };
        Some((response, Some(ty)))
    }
}

fn bad_entry(at: Span, problem: String, diagnostics: &mut Diagnostics) {
    diagnostics.push(Diagnostic::new(&codes::BAD_METHOD, at, problem).help("mend the entry of spec/methods.toml"));
}

/// The structures that the page names, those of the parameters first.
fn reached(operation: &Operation, reply: Option<Type>, mut dtos: Vec<Dto>) -> Vec<Dto> {
    let parameters = operation.parameters.iter().map(|parameter| &parameter.field);
    let rows: Vec<&Field> = parameters.chain(&operation.response.fields).collect();
    let mut next: Vec<String> = rows.iter().filter_map(|row| row.ty.value.dto().map(str::to_owned)).collect();
    next.extend(reply.and_then(|ty| ty.dto().map(str::to_owned)));
    let mut seen = BTreeSet::new();
    while let Some(name) = next.pop() {
        if seen.insert(name.clone()) {
            let fields = dtos.iter().filter(|dto| dto.name.value == name).flat_map(|dto| &dto.fields);
            next.extend(fields.filter_map(|field| field.ty.value.dto().map(str::to_owned)));
        }
    }
    dtos.retain(|dto| seen.contains(&dto.name.value));
    dtos
}

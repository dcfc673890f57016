//! One page from its drafts: facts of each language, the route, and the words of spec/.

use crate::config::Config;
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::ir::{
    Deprecation, Dto, Envelope, Fact, Field, Method, Operation, Parameter, Place, Response, Rule, Transport,
};
use crate::source::Sources;

use super::Prose;
use super::draft::Draft;
use super::refine::{self, Refined};
use super::upstream::Entry;
use super::variants;
use super::wording::{Wording, all_fields_mut};

/// The text of the page that some drafts document; the first one leads.
pub(super) fn page(
    drafts: &[(Draft, &Entry)],
    config: &Config,
    wording: &Wording,
    prose: Prose,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> String {
    let mut refined = drafts.iter().map(|(draft, _)| refine::refine(draft, &config.corrections, sources, diagnostics));
    let (Some(mut first), Some((draft, entry))) = (refined.next(), drafts.first()) else { return String::new() };
    let others: Vec<Refined> = refined.collect();
    for other in others {
        variants::unite(&mut first, other, diagnostics);
    }
    let (mut operation, mut dtos) = operation(first, draft, entry);
    check_verb(draft, &operation, diagnostics);
    if prose == Prose::Own {
        put_words(&mut operation, &mut dtos, &entry.operation, wording, diagnostics);
    }
    super::print(&operation, &dtos)
}

fn operation(refined: Refined, draft: &Draft, entry: &Entry) -> (Operation, Vec<Dto>) {
    let parts: Vec<&str> = entry.operation.split('/').collect();
    let nowhere = Transport::Http { method: Method::Get, path: String::new() };
    let transport = entry.route.clone().unwrap_or(nowhere);
    // Places, envelope and pagination are not printed; the strict reader finds them again.
    let parameter = |field: Field| Parameter { place: Place::Query, field };
    let name = format!("{}RespDto", pascal(parts.last().copied().unwrap_or_default()));
    let operation = Operation {
        id: parts.last().copied().unwrap_or_default().to_owned(),
        group: parts.get(2).copied().unwrap_or_default().to_owned(),
        page: draft.file,
        title: refined.title,
        description: refined.intro,
        deprecated: refined.deprecated.or_else(|| deprecation(entry)),
        transport: Fact::new(transport, entry.at, Rule::RouteLine),
        parameters: refined.parameters.into_iter().map(parameter).collect(),
        response: Response {
            name: refined.response_name.unwrap_or(Fact::new(name, draft.title.at, Rule::ResponseType)),
            fields: refined.response,
            envelope: Envelope::Flat,
            selection: Vec::new(),
            example: refined.example,
        },
        pagination: None,
        samples: Vec::new(),
    };
    (operation, refined.dtos)
}

/// What the table of pages says where the page says nothing.
fn deprecation(entry: &Entry) -> Option<Fact<Deprecation>> {
    entry.deprecated.clone().map(|value| Fact::new(value, entry.at, Rule::DeprecatedSentence))
}

/// The form of a page tells GET from POST; it should agree with the table of routes.
fn check_verb(draft: &Draft, operation: &Operation, diagnostics: &mut Diagnostics) {
    let Transport::Http { method, .. } = &operation.transport.value else { return };
    if !draft.parameters.is_empty() && draft.says_query && !method.has_query() {
        let message = format!("the page looks like GET, and spec/upstream.tsv says {}", method.word());
        diagnostics
            .push(Diagnostic::new(&codes::VERB_DIFFERS, draft.title.at, message).also(operation.transport.at, ""));
    }
}

/// Replaces the words of the doc site by those of spec/, and reports rows for which spec/ has none.
fn put_words(
    operation: &mut Operation,
    dtos: &mut [Dto],
    page: &str,
    wording: &Wording,
    diagnostics: &mut Diagnostics,
) {
    let known = wording.operation(page);
    operation.description = known.and_then(|(_, description)| description.clone());
    if let Some((title, _)) = known {
        operation.title = title.clone();
    }
    for (owner, field) in all_fields_mut(operation, dtos) {
        let name = field.name.value.clone();
        let words = wording.row(page, &owner, &name);
        if words.is_none() {
            let message = format!("`{name}` needs a description");
            diagnostics.push(Diagnostic::new(&codes::NEEDS_WORDS, field.name.at, message));
        }
        field.description = words.map(|text| Fact::new(text.to_owned(), field.name.at, Rule::DescriptionCell));
        for value in field.values.iter_mut().flat_map(|v| &mut v.list) {
            let words = wording.row(page, &owner, &format!("{name}={}", value.value.value));
            value.text = words.map(|text| Fact::new(text.to_owned(), value.value.at, Rule::EnumTable));
        }
    }
}

/// `getUserBatch`, `get_user_batch`, `GetUserBatch` → `get-user-batch`
pub(super) fn slug(name: &str) -> String {
    let mut slug = String::new();
    for c in name.chars() {
        if c.is_ascii_uppercase() && !slug.is_empty() {
            slug.push('-');
        }
        slug.push(if c == '_' { '-' } else { c.to_ascii_lowercase() });
    }
    slug
}

fn pascal(id: &str) -> String {
    id.split('-').filter(|w| !w.is_empty()).map(|w| w[..1].to_ascii_uppercase() + &w[1..]).collect()
}

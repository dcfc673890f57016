//! The words and examples of a page of v2: those that the page has already, else those of methods.toml, else those that
//! spec/ has for fields of the name.

use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::import::wording::{REPLY, all_fields, all_fields_mut, path};
use crate::ir::{Dto, Envelope, Fact, Operation, Rule, Version};
use crate::lower::Lowered;

use super::Context;

/// Examples are no facts of the documentation: those of the page stay.
pub(super) fn keep_examples(operation: &mut Operation, dtos: &mut [Dto], old: Option<&Lowered>) {
    let Some(old) = old else { return };
    for (owner, field) in all_fields_mut(operation, dtos) {
        let mut fields = all_fields(&old.operation, &old.dtos);
        let same = fields.find(|(other, known)| *other == owner && known.name.value == field.name.value);
        let example = same.and_then(|(_, known)| known.example.clone());
        field.example = example.or(field.example.take());
    }
}

/// Replaces the words of the documentation, and reports rows for which there are none.
pub(super) fn put(
    operation: &mut Operation,
    dtos: &mut [Dto],
    client: &str,
    context: &Context<'_>,
    diagnostics: &mut Diagnostics,
) {
    let page = path(Version::V2, client, client, &operation.id);
    let known = context.wording.operation(&page);
    operation.description = known.and_then(|(_, description)| description.clone());
    if let Some((title, _)) = known {
        operation.title = title.clone();
    }
    let over_graphql = operation.response.envelope == Envelope::Value;
    for (owner, field) in all_fields_mut(operation, dtos) {
        let name = field.name.value.clone();
        if over_graphql && owner == REPLY {
            continue;
        }
        let own = context.wording.own(&page, &owner, &name).map(str::to_owned);
        let from_file =
            || field.description.as_ref().filter(|fact| context.known.says(fact)).map(|fact| fact.value.clone());
        let alike = || context.known.words(client, &name).map(str::to_owned);
        let elsewhere = || context.wording.row(&page, &owner, &name).map(str::to_owned);
        let words = own.or_else(from_file).or_else(alike).or_else(elsewhere);
        if words.is_none() {
            let message = format!("`{name}` needs a description");
            diagnostics.push(Diagnostic::new(&codes::NEEDS_WORDS, field.name.at, message));
        }
        field.description = words.map(|text| Fact::new(text, field.name.at, Rule::DescriptionCell));
        for value in field.values.iter_mut().flat_map(|v| &mut v.list) {
            let words = context.wording.own(&page, &owner, &format!("{name}={}", value.value.value));
            value.text = words.map(|text| Fact::new(text.to_owned(), value.value.at, Rule::EnumTable));
        }
    }
}

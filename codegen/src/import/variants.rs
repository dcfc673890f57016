//! The same page in several languages as one: enters what each says, leaves the first with what only the others have.
//!
//! Where two languages contradict each other the first one given wins, and the contradiction is reported.

use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::ir::{Dto, Field};

use super::refine::Refined;

/// Adds to `first` the rows and structures that only `other` has.
pub(super) fn unite(first: &mut Refined, other: Refined, diagnostics: &mut Diagnostics) {
    rows("a parameter", &mut first.parameters, other.parameters, diagnostics);
    rows("a field of the reply", &mut first.response, other.response, diagnostics);
    for dto in other.dtos {
        match first.dtos.iter_mut().find(|d| d.name.value == dto.name.value) {
            Some(known) => rows("a field", &mut known.fields, dto.fields, diagnostics),
            None => add_dto(first, dto, diagnostics),
        }
    }
    first.deprecated = first.deprecated.take().or(other.deprecated);
}

/// A structure is only taken over when something that was taken over refers to it.
fn add_dto(first: &mut Refined, dto: Dto, diagnostics: &mut Diagnostics) {
    let name = &dto.name.value;
    let refers = |f: &Field| f.ty.value.dto() == Some(name);
    let rows = first.parameters.iter().chain(&first.response).chain(first.dtos.iter().flat_map(|d| &d.fields));
    let wanted = rows.into_iter().any(refers);
    let (code, message) = if wanted {
        (&codes::ONLY_IN_ONE_LANGUAGE, format!("`{name}` stands only on the page of this language; it was added"))
    } else {
        (&codes::LANGUAGES_DIFFER, format!("`{name}` stands only on the page of this language; nothing refers to it"))
    };
    diagnostics.push(Diagnostic::new(code, dto.name.at, message));
    if wanted {
        first.dtos.push(dto);
    }
}

fn rows(what: &str, first: &mut Vec<Field>, other: Vec<Field>, diagnostics: &mut Diagnostics) {
    for field in other {
        let name = &field.name.value;
        match first.iter_mut().find(|f| f.name.value == *name) {
            Some(known) => {
                let differs = [
                    (known.ty.value != field.ty.value).then(|| format!("type `{}`", field.ty.value)),
                    (known.required.value != field.required.value).then(|| "必填".to_owned()),
                ];
                for fact in differs.into_iter().flatten() {
                    let message =
                        format!("this language says another {fact} of `{name}`; the first language was taken");
                    let finding = Diagnostic::new(&codes::LANGUAGES_DIFFER, field.name.at, message);
                    diagnostics.push(finding.also(known.name.at, "taken"));
                }
                known.default = known.default.take().or(field.default);
                known.values = known.values.take().or(field.values);
            }
            None => {
                let message = format!("{what} `{name}` stands only on the page of this language; it was added");
                diagnostics.push(Diagnostic::new(&codes::ONLY_IN_ONE_LANGUAGE, field.name.at, message));
                first.push(field);
            }
        }
    }
}

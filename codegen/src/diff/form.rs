//! How a parameter or field looks in Rust: enters a method or model, leaves forms that can be compared.

use super::change::Verdict;
use super::pairing::Clients;
use crate::rust::{Method, Model};

/// One parameter or field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Form {
    /// The name that users write; arguments are told by their place.
    pub(super) name: Option<String>,
    /// The type.
    pub(super) ty: String,
    /// The method that sends `null`, where that is another one.
    clear: Option<String>,
    /// Whether users only give it, and never read it.
    given: bool,
    /// Whether there is a method or `new` that could take it.
    taken: bool,
    /// Its place among the arguments of the method or of `new`, if it is one.
    rank: Option<usize>,
    /// How many arguments there are.
    arguments: usize,
    /// What to show.
    pub(super) shown: String,
}

/// The form of a parameter.
pub(super) fn parameter(method: &Method, wire: &str) -> Option<Form> {
    let arguments = method.arguments.len();
    if let Some(rank) = method.arguments.iter().position(|(name, _)| name == wire) {
        let ty = method.arguments[rank].1.clone();
        let shown = format!("argument {} of {}: {}", rank + 1, method.name, bare(&ty));
        return Some(Form {
            name: None,
            ty,
            clear: None,
            given: true,
            taken: true,
            rank: Some(rank),
            arguments,
            shown,
        });
    }
    let (name, ty) = method.setters.get(wire)?;
    let clear = method.clears.get(wire).cloned();
    let shown = match &clear {
        Some(clear) => format!(".{name}({}) or .{clear}()", bare(ty)),
        None => format!(".{name}({})", bare(ty)),
    };
    Some(Form {
        name: Some(name.clone()),
        ty: ty.clone(),
        clear,
        given: true,
        taken: true,
        rank: None,
        arguments,
        shown,
    })
}

/// The form of a field.
pub(super) fn field(model: &Model, wire: &str) -> Option<Form> {
    let (name, ty) = model.members.get(wire)?;
    let taken = model.constructor.as_deref().unwrap_or_default();
    let rank = taken.iter().position(|other| other == wire);
    let shown = format!("{}.{name}: {}", model.name, bare(ty));
    Some(Form {
        name: Some(name.clone()),
        ty: ty.clone(),
        clear: None,
        given: false,
        taken: model.constructor.is_some(),
        rank,
        arguments: taken.len(),
        shown,
    })
}

/// The form of a payload: what the call gives.
pub(super) fn output(method: &Method) -> Form {
    let shown = format!("{}(…) -> {}", method.name, bare(&method.output));
    Form {
        name: None,
        ty: method.output.clone(),
        clear: None,
        given: false,
        taken: false,
        rank: None,
        arguments: 0,
        shown,
    }
}

/// What the step from one form to the other does to source code.
pub(super) fn verdict(old: Option<&Form>, new: Option<&Form>, clients: &Clients<'_>) -> Verdict {
    match (old, new) {
        (None, None) => Verdict::None,
        (None, Some(new)) if new.rank.is_none() => Verdict::Compatible,
        (None, Some(_)) | (Some(_), None) => Verdict::Breaking,
        (Some(old), Some(new)) => {
            let moved = (old.taken && new.taken)
                && old.rank != new.rank
                && (old.arguments == new.arguments || old.rank.is_some() != new.rank.is_some());
            let ty = clients.rust_type(&old.ty);
            let unclear = old.clear.is_some() && old.clear != new.clear;
            match old.name != new.name || moved || unclear {
                false if ty == new.ty && old.clear == new.clear => Verdict::None,
                false if ty == new.ty || (old.given && takes_text(&ty, &new.ty, clients)) => Verdict::Compatible,
                _ => Verdict::Breaking,
            }
        }
    }
}

/// Whether whole numbers became numbers with fractions.
pub(super) fn takes_fractions(old: Option<&Form>, new: Option<&Form>) -> bool {
    old.zip(new).is_some_and(|(old, new)| old.ty.contains("i64") && new.ty == old.ty.replace("i64", "f64"))
}

/// Whether what took text now takes an enum, which takes any text as well.
fn takes_text(old: &str, new: &str, clients: &Clients<'_>) -> bool {
    let inner =
        |ty: &str| ty.strip_prefix("Vec<").map_or_else(|| ty.to_owned(), |ty| ty.trim_end_matches('>').to_owned());
    let is_enum =
        |name: &str| clients.new_rust.is_some_and(|rust| rust.types.values().any(|m| m.is_enum && m.name == name));
    let (name, text) = (bare(&inner(new)), inner(old));
    text == "String" && old.starts_with("Vec<") == new.starts_with("Vec<") && is_enum(&name)
}

/// A type without the braces around names of models.
pub(super) fn bare(ty: &str) -> String {
    ty.replace(['{', '}'], "")
}

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
        return Some(Form { name: None, ty, rank: Some(rank), arguments, shown });
    }
    let (name, ty) = method.setters.get(wire)?;
    let shown = format!(".{name}({})", bare(ty));
    Some(Form { name: Some(name.clone()), ty: ty.clone(), rank: None, arguments, shown })
}

/// The form of a field.
pub(super) fn field(model: &Model, wire: &str) -> Option<Form> {
    let (name, ty) = model.members.get(wire)?;
    let taken = model.constructor.as_deref().unwrap_or_default();
    let rank = taken.iter().position(|other| other == wire);
    let shown = format!("{}.{name}: {}", model.name, bare(ty));
    Some(Form { name: Some(name.clone()), ty: ty.clone(), rank, arguments: taken.len(), shown })
}

/// The form of a payload: what the call gives.
pub(super) fn output(method: &Method) -> Form {
    let shown = format!("{}(…) -> {}", method.name, bare(&method.output));
    Form { name: None, ty: method.output.clone(), rank: None, arguments: 0, shown }
}

/// What the step from one form to the other does to source code.
pub(super) fn verdict(old: Option<&Form>, new: Option<&Form>, clients: &Clients<'_>) -> Verdict {
    match (old, new) {
        (None, None) => Verdict::None,
        (None, Some(new)) if new.rank.is_none() => Verdict::Compatible,
        (None, Some(_)) | (Some(_), None) => Verdict::Breaking,
        (Some(old), Some(new)) => {
            let moved =
                old.rank != new.rank && (old.arguments == new.arguments || old.rank.is_some() != new.rank.is_some());
            let differs = old.name != new.name || clients.rust_type(&old.ty) != new.ty || moved;
            if differs { Verdict::Breaking } else { Verdict::None }
        }
    }
}

/// A type without the braces around names of models.
pub(super) fn bare(ty: &str) -> String {
    ty.replace(['{', '}'], "")
}

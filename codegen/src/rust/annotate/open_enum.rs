//! Enums of the models.
//!
//! Enters: an enum of the IR. Leaves: its variants, sorted by value, with their texts as docs.

use super::{Condition, Context, Emission, docs};
use crate::ir::{Enum, EnumValue};
use crate::markdown;
use crate::rust::names::{Name, TypeNames};

/// An open enum.
#[derive(Debug)]
pub(in crate::rust) struct OpenEnum {
    pub(in crate::rust) module: Name,
    pub(in crate::rust) name: Name,
    /// The doc line of the file.
    pub(in crate::rust) file_docs: String,
    pub(in crate::rust) docs: Vec<String>,
    pub(in crate::rust) variants: Vec<Variant>,
    pub(in crate::rust) reads: Emission,
    pub(in crate::rust) writes: Emission,
    pub(in crate::rust) condition: Condition,
}

/// A listed value.
#[derive(Debug)]
pub(in crate::rust) struct Variant {
    pub(in crate::rust) name: Name,
    pub(in crate::rust) wire: String,
    pub(in crate::rust) docs: String,
}

/// Decides about an enum.
pub(super) fn annotate(item: &Enum, context: &Context<'_>) -> Option<OpenEnum> {
    let names = context.names.ty(&item.name)?;
    let mut values: Vec<&EnumValue> = item.values.iter().collect();
    values.sort_by(|a, b| a.value.value.cmp(&b.value.value));
    let (reads, writes) = Emission::of(item.reach);
    Some(OpenEnum {
        module: names.module.clone(),
        name: names.name.clone(),
        file_docs: format!("`{}`, values of the {} API.", names.name, markdown::line(&context.client.name)),
        docs: enum_docs(item),
        variants: values.into_iter().filter_map(|value| variant(value, names)).collect(),
        reads,
        writes,
        condition: Condition::default(),
    })
}

fn enum_docs(item: &Enum) -> Vec<String> {
    let owners = item.owners.iter().map(|owner| markdown::code(owner)).collect::<Vec<_>>().join(", ");
    let mut docs = vec![format!("The values of {owners}, {}.", docs::travels(item.reach))];
    if item.open {
        docs.extend([String::new(), "The documentation says that there are others.".to_owned()]);
    }
    docs
}

fn variant(value: &EnumValue, names: &TypeNames) -> Option<Variant> {
    let wire = value.value.value.clone();
    let shown = markdown::code(&wire);
    let docs = value
        .text
        .as_ref()
        .map_or_else(|| format!("{shown}."), |fact| format!("{shown}: {}", markdown::line(&fact.value)));
    Some(Variant { name: names.members.get(&wire)?.clone(), wire, docs })
}

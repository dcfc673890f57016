//! How an operation is read page by page.
//!
//! Enters: an operation of the IR with a pagination, and its output. Leaves: the type of its items, and where in the
//! output the list and the number of all items are.

use super::{Context, RustType, model, types};
use crate::ir::{Envelope, Field, Operation, Pagination, Reach};
use crate::rust::names::Name;

/// How many items the service gives when neither the request nor the page says.
const DEFAULT_LIMIT: i64 = 10;

/// The impl that makes an operation a list.
#[derive(Debug)]
pub(in crate::rust) struct Paging {
    pub(in crate::rust) item: RustType,
    pub(in crate::rust) list: ListPlace,
    pub(in crate::rust) total: Option<Total>,
    /// The dotted path of the number of the page in the request.
    pub(in crate::rust) page: String,
    /// The dotted path of the number of items per page.
    pub(in crate::rust) limit: String,
    /// The limit to send when the caller sets none.
    pub(in crate::rust) size: i64,
    pub(in crate::rust) max: Option<i64>,
    /// Whether it must be allowed to use a deprecated field.
    pub(in crate::rust) allow_deprecated: bool,
}

/// Where in the output the list is.
#[derive(Debug)]
pub(in crate::rust) enum ListPlace {
    /// The output is the list.
    Output,
    /// In a field.
    Field(Name),
    /// In a field that may be empty.
    OptionalField(Name),
}

/// Where in the output the number of all items is.
#[derive(Debug)]
pub(in crate::rust) struct Total {
    pub(in crate::rust) field: Name,
    pub(in crate::rust) ty: RustType,
}

/// Decides how an operation is read page by page; `None` when it is not, or when its output has no place for a list.
pub(super) fn annotate(operation: &Operation, output: &RustType, context: &Context<'_>) -> Option<Paging> {
    let pagination = operation.pagination.as_ref()?;
    let request = &pagination.request;
    let (item, list, total, allow_deprecated) = match output {
        RustType::List(item) if pagination.list.is_empty() => ((**item).clone(), ListPlace::Output, None, false),
        RustType::Struct(_) => in_struct(operation, pagination, context)?,
        _ => return None,
    };
    Some(Paging {
        item,
        list,
        total,
        page: request.page.clone(),
        limit: request.limit.clone(),
        size: request.max_limit.or(request.default_limit).unwrap_or(DEFAULT_LIMIT),
        max: request.max_limit,
        allow_deprecated,
    })
}

fn in_struct(
    operation: &Operation,
    pagination: &Pagination,
    context: &Context<'_>,
) -> Option<(RustType, ListPlace, Option<Total>, bool)> {
    let (dto, fields, reach) = output_fields(operation, context)?;
    let members = &context.names.ty(dto)?.members;
    let held = |wire: &str| {
        let field = fields.iter().find(|field| field.name.value == wire)?;
        let (ty, _) = types::field_type(types::known_type(field, context)?, field, reach, false);
        Some((members.get(wire)?.clone(), ty, field.constraints.deprecated.is_some()))
    };
    let (name, ty, list_deprecated) = held(&pagination.list)?;
    let (item, list) = match ty {
        RustType::List(item) => (*item, ListPlace::Field(name)),
        RustType::Option(inner) => match *inner {
            RustType::List(item) => (*item, ListPlace::OptionalField(name)),
            _ => return None,
        },
        _ => return None,
    };
    let total = pagination.total.as_deref().and_then(held);
    let total_deprecated = total.as_ref().is_some_and(|(_, _, deprecated)| *deprecated);
    let total = total.map(|(field, ty, _)| Total { field, ty });
    Some((item, list, total, list_deprecated || total_deprecated))
}

/// The name of the output's structure, its rows and its reach.
fn output_fields<'a>(operation: &'a Operation, context: &Context<'a>) -> Option<(&'a str, &'a [Field], Reach)> {
    let response = &operation.response;
    let name = match response.envelope {
        Envelope::Empty => return None,
        Envelope::Flat => &response.name.value,
        Envelope::Data | Envelope::Value => {
            response.fields.iter().find(|field| field.name.value == "data")?.ty.value.dto()?
        }
    };
    let dto = context.client.dtos.iter().find(|dto| dto.name.value == *name);
    match dto {
        Some(dto) => Some((name, &dto.fields, model::dto_reach(dto, context))),
        None => Some((name, &response.fields, Reach::Response)),
    }
}

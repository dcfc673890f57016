//! Operations that answer one page of a list at a time, known by their `page` and `limit`.

use serde_json::Number;

use crate::ir::{Dto, Envelope, Field, Operation, PageShape, Pagination, Type};

/// The names that the number of all items has.
const TOTALS: [&str; 2] = ["totalCount", "count"];

/// The names that the list has.
const LISTS: [&str; 2] = ["list", "data"];

/// How an operation cuts its list into pages, if it does.
pub(super) fn find(operation: &Operation, dtos: &[Dto]) -> Option<Pagination> {
    let parameters: Vec<&Field> = operation.parameters.iter().map(|p| &p.field).collect();
    let request = request_shape(&parameters, dtos, "", 0)?;
    let response = &operation.response;
    let payload = match response.envelope {
        Envelope::Empty => return None,
        Envelope::Flat => response.fields.iter().collect(),
        Envelope::Data | Envelope::Value => {
            let data = response.fields.iter().find(|f| f.name.value == "data")?;
            match &data.ty.value {
                Type::Array { .. } => return Some(Pagination { request, list: String::new(), total: None }),
                Type::Dto { name } => fields_of(name, dtos)?,
                _ => return None,
            }
        }
    };
    let named = |names: &[&str], wanted: fn(&Field) -> bool| {
        let is = |name: &&&str| payload.iter().any(|f| f.name.value == **name && wanted(f));
        names.iter().find(is).map(|name| (*name).to_owned())
    };
    let list = named(&LISTS, |f| f.ty.value.is_array())?;
    let total = named(&TOTALS, |f| matches!(f.ty.value, Type::Number | Type::Integer | Type::String));
    Some(Pagination { request, list, total })
}

fn fields_of<'a>(name: &str, dtos: &'a [Dto]) -> Option<Vec<&'a Field>> {
    Some(dtos.iter().find(|d| d.name.value == name)?.fields.iter().collect())
}

/// `page` and `limit` side by side, here or in a DTO at most two levels down (`options.pagination`).
fn request_shape(fields: &[&Field], dtos: &[Dto], prefix: &str, depth: usize) -> Option<PageShape> {
    let number =
        |name: &str| fields.iter().find(|f| f.name.value == name && matches!(f.ty.value, Type::Number | Type::Integer));
    if let (Some(_), Some(limit)) = (number("page"), number("limit")) {
        let max = limit.constraints.range.as_ref().and_then(|range| range.value.max.as_ref());
        return Some(PageShape {
            page: format!("{prefix}page"),
            limit: format!("{prefix}limit"),
            default_limit: limit.default.as_ref().and_then(|default| default.value.as_i64()),
            max_limit: max.and_then(Number::as_i64),
        });
    }
    let below = |field: &&Field| match (&field.ty.value, field.name.value.as_str()) {
        (Type::Dto { name }, "options" | "pagination") if depth < 2 => {
            request_shape(&fields_of(name, dtos)?, dtos, &format!("{prefix}{}.", field.name.value), depth + 1)
        }
        _ => None,
    };
    fields.iter().find_map(below)
}

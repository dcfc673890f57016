//! W26: lists that come in pages.

use super::super::context::{ClientFacts, Out, Owner, Row};
use super::super::rule::rules;
use crate::ir::{Field, Operation, Type};

rules! { Page:
    "W261" "paging-not-number" Warning Recommended Fact Row not_number;
        title "`page` or `limit` is no number"
        says "`page` and `limit` stand side by side in a table, and one of them is not a number."
        why "The client does not offer the pages of the list, as it does of all others."
        bad "| page | string | 否 | `1` | 页码。 | - |\n| limit | number | 否 | `10` | 每页几条。 | - |"
        good "| page | number | 否 | `1` | 页码。 | - |\n| limit | number | 否 | `10` | 每页几条。 | - |"

    "W262" "page-without-limit" Note Strict Nothing Row without_limit;
        title "one half of a pair of page and limit"
        says "A table of parameters has a number `page` without `limit`, `pageSize` or `size`, or a number `limit` without `page`, `skip`, `offset`, a cursor or a token."
        why "A row most likely was lost; the client does not offer the pages of the list."
        bad "| page | number | 否 | `1` | 页码。 | - |"
        good "| page | number | 否 | `1` | 页码。 | - |\n| limit | number | 否 | `10` | 每页几条。 | - |"

    "W263" "limit-without-maximum" Note All Nothing Client without_maximum;
        title "the size of a page has no upper bound"
        says "An operation comes in pages, and its `limit` has no greatest value."
        why "The client asks for pages of the default size, since it cannot know what the service allows."
        bad "| limit | number | 否 | `10` | 每页几条。 | - |"
        good "| limit | number | 否 | `10` | 每页几条。取值范围：1-50。 | - |"

    "W264" "paged-without-list" Warning Recommended Nothing Client without_list;
        title "an operation with pages answers no list"
        says "An operation has the numbers `page` and `limit`, and its payload has a type that neither is a list nor has a list named `list` or `data`."
        why "Either the reply or the parameters are wrong; the client does not offer the pages."
        bad "page and limit, but data has type string"
        good "page and limit, and data has type UserPagingDto with list"

    "W265" "list-without-total" Note All Nothing Client without_total;
        title "a list in pages does not tell how many items there are"
        says "An operation comes in pages and its payload has no number `totalCount` or `count`."
        why "The client has to ask for one page more than there is."
        bad "data: ThingDto[]"
        good "data: ThingPagingDto with totalCount and list"

    "W266" "page-not-from-one" Warning Strict Nothing Row not_from_one;
        title "pages are not counted from 1"
        says "The default of a number `page` is not 1, or its least value is not 1."
        why "All other lists count their pages from 1."
        bad "| page | number | 否 | `0` | 页码。 | - |"
        good "| page | number | 否 | `1` | 页码。 | - |"

    "W267" "total-not-number" Warning Recommended Fact Row total_type;
        title "the number of items is no number"
        says "A table has a list `list` and beside it a boolean or a list named `totalCount` or `count`."
        why "No reply can be decoded. `DepartmentPagingDto.totalCount` was documented as a boolean."
        bad "| list | string[] | 是 | - | 一页。 | - |\n| totalCount | boolean | 是 | - | 总数。 | - |"
        good "| list | string[] | 是 | - | 一页。 | - |\n| totalCount | number | 是 | - | 总数。 | - |"
}

fn is_number(field: &Field) -> bool {
    matches!(field.ty.value, Type::Number | Type::Integer)
}

fn beside(row: &Row<'_>, names: &[&str]) -> bool {
    row.table.iter().any(|field| names.iter().any(|name| field.name.value.eq_ignore_ascii_case(name)))
}

fn not_number(row: &Row<'_>, out: &mut Out<'_>) {
    let pair = match row.name() {
        "page" => "limit",
        "limit" => "page",
        _ => return,
    };
    if beside(row, &[pair]) && matches!(row.field.ty.value, Type::String) {
        let finding = out.finding(row.field.ty.at, format!("`{}` is a text", row.name()));
        let finding = finding.mend("type", "string", "number", "Every other operation with pages takes a number here.");
        out.push(finding.help("every other operation with pages takes a number here"));
    }
}

fn without_limit(row: &Row<'_>, out: &mut Out<'_>) {
    const SIZES: [&str; 5] = ["limit", "pageSize", "size", "maxSize", "count"];
    const STARTS: [&str; 10] = [
        "page",
        "skip",
        "offset",
        "cursor",
        "nextToken",
        "pageToken",
        "scrollId",
        "startIndex",
        "start",
        "paginationToken",
    ];
    let lost = match row.name() {
        "page" if !beside(row, &SIZES) => "limit",
        "limit" if !beside(row, &STARTS) => "page",
        _ => return,
    };
    if matches!(row.owner, Owner::Parameters) && is_number(row.field) {
        out.push(out.finding(row.field.name.at, format!("`{}` has no `{lost}` beside it", row.name())));
    }
}

/// The rows `page` and `limit` of the parameters.
fn pair(operation: &Operation) -> Option<(&Field, &Field)> {
    let named = |name: &str| {
        operation.parameters.iter().map(|p| &p.field).find(|field| field.name.value == name && is_number(field))
    };
    named("page").zip(named("limit"))
}

fn without_maximum(client: &ClientFacts<'_>, out: &mut Out<'_>) {
    for operation in &client.api.operations {
        let Some((_, limit)) = pair(operation).filter(|_| operation.pagination.is_some()) else { continue };
        if limit.constraints.range.as_ref().is_none_or(|range| range.value.max.is_none()) {
            let finding = out.finding(limit.name.at, "the size of a page has no upper bound");
            out.push(finding.of(format!("{}.{}.limit", client.name, operation.id)));
        }
    }
}

fn without_list(client: &ClientFacts<'_>, out: &mut Out<'_>) {
    for operation in client.api.operations.iter().filter(|operation| operation.pagination.is_none()) {
        let Some((page, _)) = pair(operation) else { continue };
        let finding = out.finding(page.name.at, format!("`{}` takes pages and answers no list", operation.id));
        let data = operation.response.fields.iter().find(|field| field.name.value == "data");
        // Of a payload without a type nothing is known.
        if data.is_some_and(|data| matches!(data.ty.value, Type::Object | Type::Any)) {
            continue;
        }
        let at = data.map_or(operation.response.name.at, |data| data.ty.at);
        let finding = finding.also(at, "the payload").of(format!("{}.{}", client.name, operation.id));
        out.push(finding.help("the payload is a list, or has a list named `list`"));
    }
}

fn without_total(client: &ClientFacts<'_>, out: &mut Out<'_>) {
    for operation in &client.api.operations {
        if operation.pagination.as_ref().is_some_and(|pagination| pagination.total.is_none()) {
            let finding =
                out.finding(operation.response.name.at, format!("`{}` does not tell how many there are", operation.id));
            out.push(finding.of(format!("{}.{}", client.name, operation.id)));
        }
    }
}

fn not_from_one(row: &Row<'_>, out: &mut Out<'_>) {
    if row.name() != "page" || !is_number(row.field) {
        return;
    }
    let default = row.field.default.as_ref().filter(|fact| fact.value.as_i64() != Some(1)).map(|fact| fact.at);
    let range = row.field.constraints.range.as_ref();
    let least = range.filter(|range| range.value.min.as_ref().is_some_and(|min| min.as_i64() != Some(1))).map(|r| r.at);
    if let Some(at) = default.or(least) {
        out.push(out.finding(at, "the pages are not counted from 1").help("all other lists count from 1"));
    }
}

fn total_type(row: &Row<'_>, out: &mut Out<'_>) {
    let lists = row.table.iter().any(|field| field.name.value == "list" && field.ty.value.is_array());
    let odd = matches!(row.field.ty.value, Type::Boolean | Type::Array { .. });
    if lists && odd && ["totalCount", "count"].contains(&row.name()) {
        let old = row.field.ty.value.to_string();
        let finding = out.finding(row.field.ty.at, format!("the number of items is `{old}`"));
        out.push(
            finding.mend("type", &old, "number", "It counts the items of the list beside it.").help("it is a number"),
        );
    }
}

//! W31: one thing under two names, and one name for two things.

use std::collections::BTreeMap;

use super::super::context::{ClientFacts, Out, PageFacts, Row};
use super::super::rule::rules;
use crate::ir::{Dto, Field, Type};
use crate::source::Span;

rules! { Pages:
    "W311" "identical-structures" Note Strict Nothing Client identical;
        title "two data structures have the same fields"
        says "Two data structures of a client with three fields or more have the same fields with the same types and 必填."
        why "Users have two types for one thing, and must convert between them."
        bad "### ThingDto and ### ThingItemDto with the same rows"
        good "### ThingDto"

    "W312" "field-type-differs" Note Strict Nothing Client field_type;
        title "a field has another type than everywhere else"
        says "A name stands in eight tables or more of a client, and in one of them alone with another type; object, any and data structures do not count."
        why "The one most likely is wrong."
        bad "| enabled | string | … where nine other tables have boolean"
        good "| enabled | boolean | …"

    "W313" "values-differ" Note All Nothing Client field_values;
        title "a field lists fewer values than the same field elsewhere"
        says "A name lists values in two tables of a client, both closed, and one list holds all values of the other and more."
        why "The shorter list most likely was not kept up to date."
        bad "枚举值：`a`、`b`。 and, of the same name elsewhere, 枚举值：`a`、`b`、`c`。"
        good "枚举值：`a`、`b`、`c`。 in both"

    "W314" "unit-differs" Warning Strict Nothing Client field_unit;
        title "a field has another unit than the same field elsewhere"
        says "A name has 单位 in two tables of a client or more, and one table alone has another unit than all others."
        why "Users will copy a value from one to the other."
        bad "startAt in 秒 on one page and in 毫秒 on two others"
        good "startAt in 毫秒 on all"

    "W315" "limit-differs" Note All Nothing Client field_limit;
        title "a field has another limit than the same field elsewhere"
        says "A name has a greatest value, length or number of items in five tables of a client or more, and one table alone has another one."
        why "Often it is right; sometimes a digit was lost."
        bad "limit up to 500 on one page and up to 50 on all others"
        good "limit up to 50 on all"

    "W316" "sibling-type-differs" Warning Strict Nothing Client sibling;
        title "creating and changing take other types"
        says "The operations create-x and update-x of a client have a parameter of the same name with types that are neither equal nor data structures."
        why "What was created with one type cannot be changed with the other."
        bad "create-thing takes size as number, update-thing as string"
        good "both take a number"

    "W317" "sibling-values-differ" Warning Strict Nothing Client sibling_values;
        title "creating and changing take other values"
        says "The operations create-x and update-x of a client have a parameter of the same name, and both list values, closed, but not the same."
        why "One of the two lists most likely was not kept up to date."
        bad "create-thing takes kind `a`, `b`, update-thing `a`"
        good "both take `a`, `b`"
}

fn identical(client: &ClientFacts<'_>, out: &mut Out<'_>) {
    let mut seen: BTreeMap<Vec<(String, String, bool)>, &Dto> = BTreeMap::new();
    for dto in client.api.dtos.iter().filter(|dto| dto.fields.len() >= 3) {
        let key = |f: &Field| (f.name.value.clone(), f.ty.value.to_string(), f.required.value);
        let mut fields: Vec<_> = dto.fields.iter().map(key).collect();
        fields.sort();
        let Some(first) = seen.get(&fields) else {
            seen.insert(fields, dto);
            continue;
        };
        let message = format!("`{}` has the fields of `{}`", dto.name.value, first.name.value);
        let finding = out.finding(dto.name.at, message).also(first.name.at, "the same fields");
        out.push(finding.of(format!("{}.{}", client.name, dto.name.value)));
    }
}

/// A row with its subject.
struct Known<'a> {
    subject: String,
    field: &'a Field,
}

/// Every row of a client by name, each table once.
fn rows<'a>(client: &'a ClientFacts<'a>) -> BTreeMap<&'a str, Vec<Known<'a>>> {
    let mut names: BTreeMap<&str, BTreeMap<String, &Field>> = BTreeMap::new();
    for page in &client.pages {
        let facts = PageFacts { client, page };
        for (owner, table) in facts.tables() {
            for field in table {
                let subject = Row::new(&facts, owner, &[], field).subject();
                names.entry(field.name.value.as_str()).or_default().entry(subject).or_insert(field);
            }
        }
    }
    let known = |(subject, field)| Known { subject, field };
    names.into_iter().map(|(name, rows)| (name, rows.into_iter().map(known).collect())).collect()
}

/// Tells the one row of each name that alone says otherwise than all others, if there are enough of them.
fn odd_ones<T: PartialEq>(
    client: &ClientFacts<'_>,
    out: &mut Out<'_>,
    (what, least): (&str, usize),
    fact: impl Fn(&Field) -> Option<(T, String, Span)>,
) {
    for (name, list) in rows(client) {
        let said: Vec<_> = list.iter().filter_map(|row| Some((row, fact(row.field)?))).collect();
        if said.len() < least {
            continue;
        }
        for (row, (value, shown, at)) in &said {
            let mut others = said.iter().filter(|(other, _)| other.subject != row.subject).map(|(_, fact)| fact);
            let Some((usual, usual_shown, usual_at)) = others.next() else { continue };
            if usual != value && others.all(|(other, _, _)| other == usual) {
                let count = said.len() - 1;
                let message =
                    format!("the {what} of `{name}` is {shown} here and {usual_shown} in {count} other tables");
                let finding = out.finding(*at, message).also(*usual_at, "for example here");
                out.push(finding.of(row.subject.clone()).help("correct it, if it is the same thing"));
            }
        }
    }
}

fn is_plain(ty: &Type) -> bool {
    !matches!(ty.innermost(), Type::Object | Type::Any | Type::Dto { .. })
}

fn field_type(client: &ClientFacts<'_>, out: &mut Out<'_>) {
    odd_ones(client, out, ("type", 8), |field| {
        let ty = &field.ty.value;
        // Integers are numbers.
        let ty = if *ty == Type::Integer { &Type::Number } else { ty };
        is_plain(ty).then(|| (ty.clone(), format!("`{ty}`"), field.ty.at))
    });
}

fn field_unit(client: &ClientFacts<'_>, out: &mut Out<'_>) {
    odd_ones(client, out, ("unit", 3), |field| {
        let unit = field.constraints.unit.as_ref()?;
        Some((unit.value, unit.value.word().to_owned(), unit.at))
    });
}

fn field_limit(client: &ClientFacts<'_>, out: &mut Out<'_>) {
    odd_ones(client, out, ("limit", 5), |field| {
        let facts = &field.constraints;
        let bounds = facts.range.as_ref().or(facts.length.as_ref()).or(facts.array_length.as_ref())?;
        let max = bounds.value.max.as_ref()?;
        Some((max.clone(), max.to_string(), bounds.at))
    });
}

/// The values of a closed list.
fn closed(field: &Field) -> Option<Vec<&str>> {
    let values = field.values.as_ref().filter(|values| !values.open)?;
    Some(values.list.iter().map(|v| v.value.value.as_str()).collect())
}

fn field_values(client: &ClientFacts<'_>, out: &mut Out<'_>) {
    for (name, list) in rows(client) {
        let listed: Vec<_> = list.iter().filter_map(|row| Some((row, closed(row.field)?))).collect();
        for (row, values) in &listed {
            let longer = listed.iter().find(|(_, other)| {
                other.len() > values.len() && values.len() > 1 && values.iter().all(|value| other.contains(value))
            });
            let Some((other, more)) = longer else { continue };
            let (Some(here), Some(there)) = (&row.field.values, &other.field.values) else { continue };
            let lacks: Vec<&str> = more.iter().filter(|value| !values.contains(value)).copied().take(3).collect();
            let message = format!("`{name}` lacks `{}`, which `{}` lists", lacks.join("`, `"), other.subject);
            out.push(out.finding(here.at, message).also(there.at, "the longer list").of(row.subject.clone()));
        }
    }
}

/// The parameters that create-x and update-x share.
fn siblings<'a>(client: &ClientFacts<'a>) -> Vec<(String, &'a Field, &'a Field)> {
    let mut list = Vec::new();
    for (id, create) in &client.operations {
        let update =
            id.strip_prefix("create-").and_then(|noun| client.operations.get(format!("update-{noun}").as_str()));
        for parameter in update.into_iter().flat_map(|update| &update.parameters) {
            let same = create.parameters.iter().find(|p| p.field.name.value == parameter.field.name.value);
            let name = format!("{}.{}.{}", client.name, id.replacen("create", "update", 1), parameter.field.name.value);
            list.extend(same.map(|same| (name, &same.field, &parameter.field)));
        }
    }
    list
}

fn sibling(client: &ClientFacts<'_>, out: &mut Out<'_>) {
    for (subject, create, update) in siblings(client) {
        let (a, b) = (&create.ty.value, &update.ty.value);
        if a != b && is_plain(a) && is_plain(b) {
            let message = format!("`{}` is `{b}` when changed and `{a}` when created", update.name.value);
            let finding = out.finding(update.ty.at, message).also(create.ty.at, "when created");
            out.push(finding.of(subject).help("correct one of the two"));
        }
    }
}

fn sibling_values(client: &ClientFacts<'_>, out: &mut Out<'_>) {
    for (subject, create, update) in siblings(client) {
        let (Some(mut a), Some(mut b)) = (closed(create), closed(update)) else { continue };
        a.sort_unstable();
        b.sort_unstable();
        let (Some(here), Some(there)) = (&update.values, &create.values) else { continue };
        if a != b {
            let message = format!("`{}` takes other values when changed than when created", update.name.value);
            let finding = out.finding(here.at, message).also(there.at, "when created");
            out.push(finding.of(subject).help("correct one of the two"));
        }
    }
}

//! What a GraphQL route line names: `createUser`, `deleteUser(id: userId)`, `user(id: userId).roles(namespace)`.
//!
//! Enters: the words behind QUERY or MUTATION, and the parameters of the page. Leaves: the fields that are asked for, or
//! what is wrong with them.

use super::Context;
use super::route::is_graphql_name;
use crate::diagnostic::codes;
use crate::ir::{ArgumentValue, Dto, Fact, Field, FieldArgument, RootField, Transport, Type};

/// How many fields may stand in each other.
const MAX_DEPTH: usize = 4;

/// Reads fields joined by dots, each with or without a list of arguments.
pub(super) fn parse(words: &str) -> Result<RootField, String> {
    let fields = split(words, '.').into_iter().map(field).collect::<Result<Vec<_>, _>>()?;
    if fields.len() > MAX_DEPTH {
        return Err(format!("at most {MAX_DEPTH} fields stand in each other"));
    }
    let inner = |inner, field: RootField| Some(RootField { inner: Option::map(inner, Box::new), ..field });
    let outermost = fields.into_iter().rev().fold(None, inner);
    outermost.ok_or_else(|| "the name of a GraphQL field is missing".to_owned())
}

/// `user(id: userId)`
fn field(words: &str) -> Result<RootField, String> {
    let (name, arguments) = match words.split_once('(') {
        None => (words, None),
        Some((name, rest)) => {
            let list = rest.strip_suffix(')').ok_or_else(|| format!("`{words}` does not end with `)`"))?;
            let arguments = list.split(", ").map(argument).collect::<Result<Vec<_>, _>>()?;
            (name, Some(arguments))
        }
    };
    legal(name)?;
    Ok(RootField { name: name.to_owned(), arguments, inner: None })
}

/// `namespace`, `id: userId`, `userIds: [userId]` or `targetType: USER`
fn argument(words: &str) -> Result<FieldArgument, String> {
    let (name, value) = words.split_once(": ").unwrap_or((words, words));
    legal(name)?;
    let inside = value.strip_prefix('[').and_then(|value| value.strip_suffix(']'));
    legal(inside.unwrap_or(value))?;
    let value = match inside {
        Some(parameter) => ArgumentValue::ListOf(parameter.to_owned()),
        None if is_constant(value) => ArgumentValue::Constant(value.to_owned()),
        None => ArgumentValue::Parameter(value.to_owned()),
    };
    Ok(FieldArgument { name: name.to_owned(), value })
}

/// Values of enums are written in capitals.
fn is_constant(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_')
}

fn legal(name: &str) -> Result<(), String> {
    if is_graphql_name(name) { Ok(()) } else { Err(format!("`{name}` is no GraphQL name")) }
}

/// Splits at a mark outside parentheses.
fn split(words: &str, mark: char) -> Vec<&str> {
    let mut depth = 0_usize;
    let is_mark = |c: char| {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        c == mark && depth == 0
    };
    words.split(is_mark).collect()
}

/// The route line against the rows: each parameter is given to a field or decides what is asked for, and each name in
/// parentheses is a row.
pub(super) fn check(transport: &Fact<Transport>, rows: &[Field], dtos: &[Dto], cx: &mut Context<'_>) {
    let Some(root) = transport.value.root_field() else { return };
    for row in rows.iter().filter(|row| !is_graphql_name(&row.name.value)) {
        let message = format!("`{}` cannot be the name of a GraphQL variable", row.name.value);
        cx.report(&codes::BAD_VARIABLE, row.name.at, message, "use letters, digits and `_`, no digit first");
    }
    let conditions: Vec<&Fact<String>> = conditions(dtos).collect();
    for condition in &conditions {
        let row = rows.iter().find(|row| row.name.value == condition.value);
        match row.filter(|row| row.ty.value == Type::Boolean) {
            None => {
                let message = format!("请求参数 has no boolean row `{}`", condition.value);
                cx.report(&codes::BAD_VARIABLE, condition.at, message, "add the row, or name another one");
            }
            Some(row) if row.constraints.nullable.is_some() => {
                let message = format!("`{}` decides what is asked for, so it may not be null", condition.value);
                cx.report(&codes::BAD_VARIABLE, row.name.at, message, "remove 可为空");
            }
            Some(_) => {}
        }
    }
    let mut given: Vec<&str> = conditions.iter().map(|condition| condition.value.as_str()).collect();
    let explicit = root.inner.is_some() || root.arguments.is_some();
    let listed = root.path().flat_map(|field| field.arguments.iter().flatten());
    for name in listed.filter_map(|argument| argument.value.parameter()) {
        if !rows.iter().any(|row| row.name.value == name) {
            let message = format!("the route names `{name}`, but 请求参数 has no row `{name}`");
            cx.report(&codes::BAD_VARIABLE, transport.at, message, format!("add the row `{name}`"));
        }
        given.push(name);
    }
    for row in rows.iter().filter(|row| explicit && !given.contains(&row.name.value.as_str())) {
        let message = format!("no field of the route takes `{}`", row.name.value);
        cx.report(&codes::BAD_VARIABLE, row.name.at, message, "name it in the parentheses of a field of the route");
    }
}

/// The parameters that decide what is asked for.
fn conditions(dtos: &[Dto]) -> impl Iterator<Item = &Fact<String>> {
    dtos.iter().flat_map(|dto| &dto.fields).filter_map(|field| field.constraints.include_if.as_ref())
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn fields_and_arguments() {
        for good in [
            "createUser",
            "deleteUser(id: userId)",
            "user(id: userId).roles(namespace)",
            "assignRole(userIds: [userId], roleCodes: roles, namespace)",
            "udv(targetType: USER, targetId: userId)",
            "a.b.c.d",
        ] {
            assert_eq!(parse(good).map(|field| field.to_string()).as_deref(), Ok(good));
        }
        for bad in [
            "",
            ".",
            "a.",
            "2a",
            "a b",
            "a(",
            "a()",
            "a)",
            "a(b",
            "a(b,c)",
            "a(b, )",
            "a(b: )",
            "a(b: [c)",
            "a(b: [C d])",
            "a(b: \"x\")",
            "a(b){c}",
            "a.b.c.d.e",
            "用户",
            "a(b: {c})",
        ] {
            assert!(parse(bad).is_err(), "{bad}");
        }
    }
}

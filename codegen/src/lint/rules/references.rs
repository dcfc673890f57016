//! W32: words that refer to what does not exist.

use super::super::context::{Out, PageFacts, Row, Words, WordsKind};
use super::super::prose::{distance, nearest};
use super::super::rule::rules;
use crate::ir::{Deprecation, Fact};
use crate::pattern::Pattern;

rules! { Pages:
    "W321" "replacement-unknown" Error Minimal Nothing Page unknown_replacement;
        title "the replacement of something deprecated does not exist"
        says "已废弃，请使用 x: no operation of any client, no row of the page and no data structure is called x; a path `a.b` counts by its last part."
        why "The warning sends users to something that is not there."
        bad "已废弃，请使用 list-user-s。"
        good "已废弃，请使用 target。"

    "W322" "replacement-deprecated" Warning Recommended Nothing Page deprecated_replacement;
        title "the replacement is deprecated itself"
        says "已废弃，请使用 x, and the operation x, or the row x of the same table, is deprecated."
        why "Users move twice."
        bad "| old | string | 否 | - | 旧的。已废弃，请使用 older。 | - |\n| older | string | 否 | - | 更旧的。已废弃。 | - |"
        good "| old | string | 否 | - | 旧的。已废弃，请使用 recent。 | - |\n| recent | string | 否 | - | 新的。 | - |"

    "W323" "unknown-path-in-text" Warning Recommended Nothing Page unknown_path;
        title "a text names a path that no page has"
        says "A code span of an introduction or a description is a path below `/api/v3/` or `/api/v2/`, perhaps behind a verb, and no page has that route."
        why "The operation was renamed, or the path is misspelt."
        bad "| lang | string | 否 | - | 见 `/api/v3/no-such-thing`。 | - |"
        good "| lang | string | 否 | - | 见 `/api/v3/target`。 | - |"

    "W324" "misspelt-name-in-text" Warning Recommended Nothing Row misspelt;
        title "a text nearly names a row of its table"
        says "A code span of a description is no name or value that any page has, and it differs by its case, or from six letters on by one letter, from another row of the table or a parameter of the operation."
        why "Users copy names from descriptions."
        bad "| lang | string | 否 | - | 与 `langague` 相同时省略。 | - |\n| langauge | string | 否 | - | 语言。 | - |"
        good "| lang | string | 否 | - | 与 `langauge` 相同时省略。 | - |\n| langauge | string | 否 | - | 语言。 | - |"

    "W325" "unknown-field-in-text" Warning Recommended Nothing Page unknown_field;
        title "a text names a field that a data structure lacks"
        says "A code span `a.b` of a text begins with a row of the parameters or a data structure of the page that has listed fields, and `b` is none of them."
        why "The field was renamed, or is misspelt."
        bad "| lang | string | 否 | - | 由 `ProbeDto.nam` 决定。 | - |"
        good "| lang | string | 否 | - | 由 `ProbeDto.name` 决定。 | - |"

    "W326" "unknown-operation-in-text" Warning Strict Nothing Words unknown_operation;
        title "a text nearly names an operation"
        says "A code span of three words or more joined by `-`, of which the first is a verb of operations, is no operation of any client."
        why "The operation was renamed, or is misspelt."
        bad "| lang | string | 否 | - | 见 `get-no-such-thing`。 | - |"
        good "| lang | string | 否 | - | 见获取样例的接口。 | - |"
}

fn last(path: &str) -> &str {
    path.rsplit('.').next().unwrap_or(path)
}

fn deprecations<'a>(page: &PageFacts<'a>) -> Vec<(String, &'a Fact<Deprecation>, &'a str)> {
    let of_row = |subject: String, fact: &'a Fact<Deprecation>| {
        let name = fact.value.replacement.as_deref()?;
        Some((subject, fact, name))
    };
    let mut list: Vec<_> = page.operation().deprecated.iter().filter_map(|f| of_row(page.subject(), f)).collect();
    for (owner, table) in page.tables() {
        for field in &table {
            let fact = field.constraints.deprecated.as_ref();
            list.extend(fact.and_then(|fact| of_row(Row::new(page, owner, &[], field).subject(), fact)));
        }
    }
    list
}

fn unknown_replacement(page: &PageFacts<'_>, out: &mut Out<'_>) {
    let known = page.client.known;
    for (subject, fact, name) in deprecations(page) {
        let parts = [name, last(name)];
        if !parts.iter().any(|part| known.operations.contains(part) || known.names.contains(part)) {
            let near = nearest(name, known.operations.iter().chain(&known.names).copied(), 3);
            let finding = out.finding(fact.at, format!("nothing is called `{name}`")).of(subject);
            let help = near.map_or("name an operation or a row".to_owned(), |near| format!("did you mean `{near}`?"));
            out.push(finding.help(help));
        }
    }
}

fn deprecated_replacement(page: &PageFacts<'_>, out: &mut Out<'_>) {
    if let Some((subject, fact, name)) = deprecations(page).into_iter().next().filter(|d| d.0 == page.subject())
        && let Some(other) = page.client.operations.get(name)
        && let Some(also) = &other.deprecated
    {
        let finding = out.finding(fact.at, format!("`{name}` is deprecated itself")).of(subject);
        out.push(finding.also(also.at, "its deprecation"));
    }
    for (owner, table) in page.tables() {
        for field in &table {
            let fact = field.constraints.deprecated.as_ref();
            let Some((fact, name)) = fact.and_then(|f| Some((f, f.value.replacement.as_deref()?))) else { continue };
            let Some(other) = table.iter().find(|other| other.name.value == name) else { continue };
            if let Some(also) = &other.constraints.deprecated {
                let finding = out.finding(fact.at, format!("`{name}` is deprecated itself"));
                let subject = Row::new(page, owner, &[], field).subject();
                out.push(finding.of(subject).also(also.at, "its deprecation"));
            }
        }
    }
}

static PATH: Pattern = Pattern::new(r"^(?:(?:GET|POST|PUT|PATCH|DELETE) )?(/api/v[23]/[A-Za-z0-9/{}_-]+)$");

/// Every text of a page with its subject.
fn texts<'a>(page: &PageFacts<'a>) -> Vec<(String, super::super::prose::Prose<'a>)> {
    let sources = page.client.sources;
    let prose = |at| super::super::prose::Prose::new(at, sources);
    let mut list: Vec<_> = page.operation().description.iter().map(|fact| (page.subject(), prose(fact.at))).collect();
    for (owner, table) in page.tables() {
        for field in &table {
            let fact = field.description.as_ref().filter(|fact| fact.rule == crate::ir::Rule::DescriptionCell);
            list.extend(fact.map(|fact| (Row::new(page, owner, &[], field).subject(), prose(fact.at))));
        }
    }
    list
}

fn unknown_path(page: &PageFacts<'_>, out: &mut Out<'_>) {
    for (subject, prose) in texts(page) {
        for code in &prose.codes {
            let Some(path) = PATH.captures(&prose.source[code.clone()]).and_then(|found| found.get(1)) else {
                continue;
            };
            if !page.client.known.paths.contains(path.as_str()) {
                let at = prose.span(code.clone(), page.client.sources);
                let finding = out.finding(at, format!("no page has the path `{}`", path.as_str()));
                out.push(finding.of(subject.clone()).help("name a path that a page has"));
            }
        }
    }
}

fn misspelt(row: &Row<'_>, out: &mut Out<'_>) {
    let Some(prose) = row.prose() else { return };
    let known = row.page.client.known;
    for code in &prose.codes {
        let word = &prose.source[code.clone()];
        let is_name =
            word.len() > 2 && word.len() <= 64 && word.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
        let strange = !known.names.contains(word) && !known.values.contains(word) && !known.operations.contains(word);
        if !is_name || !strange {
            continue;
        }
        let parameters = row.page.operation().parameters.iter().map(|p| &p.field);
        let near =
            row.table.iter().copied().chain(parameters).filter(|other| other.name != row.field.name).find(|other| {
                let name = other.name.value.as_str();
                name.eq_ignore_ascii_case(word) || word.len() >= 6 && distance(name, word) == Some(1)
            });
        if let Some(near) = near {
            let finding =
                out.finding(row.place(code.clone()), format!("`{word}` is no row, but `{}` is", near.name.value));
            out.push(finding.also(near.name.at, "this row").help(format!("did you mean `{}`?", near.name.value)));
        }
    }
}

fn unknown_field(page: &PageFacts<'_>, out: &mut Out<'_>) {
    for (subject, prose) in texts(page) {
        for code in &prose.codes {
            let word = &prose.source[code.clone()];
            let Some((root, rest)) = word.split_once('.') else { continue };
            let field = rest.split(['.', '[']).next().unwrap_or(rest);
            let parameter = page.operation().parameters.iter().find(|p| p.field.name.value == root);
            let name = parameter.map_or(Some(root), |p| p.field.ty.value.dto());
            let Some(dto) = name.and_then(|name| page.dto(name)).filter(|dto| !dto.fields.is_empty()) else { continue };
            let is_name = !field.is_empty() && field.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
            if is_name && !dto.fields.iter().any(|f| f.name.value == field) {
                let at = prose.span(code.clone(), page.client.sources);
                let finding = out.finding(at, format!("`{}` has no field `{field}`", dto.name.value));
                let near = nearest(field, dto.fields.iter().map(|f| f.name.value.as_str()), 2);
                let finding = finding.of(subject.clone()).also(dto.name.at, "its definition");
                out.push(near.into_iter().fold(finding, |f, near| f.help(format!("did you mean `{near}`?"))));
            }
        }
    }
}

static OPERATION: Pattern =
    Pattern::new(r"^(get|list|create|update|delete|add|remove|set|check|find|search)(-[a-z0-9]+){2,}$");

fn unknown_operation(text: &Words<'_>, out: &mut Out<'_>) {
    if text.kind == WordsKind::Title {
        return;
    }
    for code in &text.prose.codes {
        let word = &text.prose.source[code.clone()];
        if OPERATION.is_match(word) && !text.known.operations.contains(word) && !text.known.values.contains(word) {
            let finding = out.finding(text.place(code.clone()), format!("no operation is called `{word}`"));
            out.push(finding.help("name an operation that there is"));
        }
    }
}

//! The rows of a table.

use super::{Context, literals, sentences, types, values};
use crate::diagnostic::{Diagnostic, codes};
use crate::ir::{Fact, Field, Rule};
use crate::page::{Cell, Row, Rows};

/// Reads every row. A row with a bad name, type or 必填 is left out; it is reported.
pub(super) fn read(rows: &Rows, cx: &mut Context<'_>) -> Vec<Field> {
    let mut fields: Vec<Field> = Vec::new();
    for row in &rows.rows {
        let Some(field) = read_row(row, cx) else { continue };
        match fields.iter().find(|f| f.name.value == field.name.value) {
            Some(first) => {
                let message = format!("`{}` stands twice", field.name.value);
                let finding = Diagnostic::new(&codes::DUPLICATE_NAME, field.name.at, message);
                cx.diagnostics.push(finding.also(first.name.at, "first here").help("keep one of the two rows"));
            }
            None => fields.push(field),
        }
    }
    for table in &rows.values {
        values::attach(table, &mut fields, cx);
    }
    fields
}

fn read_row(row: &Row, cx: &mut Context<'_>) -> Option<Field> {
    let [name, ty, required, default, description, example] = row.cells.as_slice() else { return None };
    let name = read_name(name, cx);
    let ty = types::read(&ty.plain(), ty.span, cx).map(|value| Fact::new(value, ty.span, Rule::TypeCell));
    let required = read_required(required, cx);
    let sentences = sentences::read(description, cx);
    let ty = ty?;
    let default = literals::read(default, &ty.value, Rule::DefaultCell, cx);
    let example = literals::read(example, &ty.value, Rule::ExampleCell, cx);
    Some(Field {
        name: name?,
        ty,
        required: required?,
        default,
        description: sentences.prose,
        example,
        values: sentences.values,
        constraints: sentences.constraints,
        sensitive: None,
    })
}

/// A wire name is at most 80 ASCII letters, digits and `_$@.-`, and does not start with `.` or `-`.
fn read_name(cell: &Cell, cx: &mut Context<'_>) -> Option<Fact<String>> {
    let name = cell.plain();
    let legal = |b: u8| b.is_ascii_alphanumeric() || b"_$@.-".contains(&b);
    if name.is_empty() || name.starts_with(['.', '-']) || name.len() > 80 || !name.bytes().all(legal) {
        let help = "write the name as it stands on the wire: ASCII letters, digits and `_$@.-`";
        cx.report(&codes::BAD_NAME, cell.span, format!("`{name}` is no name"), help);
        return None;
    }
    Some(Fact::new(name, cell.span, Rule::NameCell))
}

fn read_required(cell: &Cell, cx: &mut Context<'_>) -> Option<Fact<bool>> {
    let value = match cell.plain().as_str() {
        "是" => true,
        "否" => false,
        other => {
            cx.report(&codes::BAD_REQUIRED, cell.span, format!("必填 is `{other}`"), "write 是 or 否");
            return None;
        }
    };
    Some(Fact::new(value, cell.span, Rule::RequiredCell))
}

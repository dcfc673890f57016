//! The `####` tables that give each value of an enum its text.

use super::{Context, literals};
use crate::diagnostic::{Diagnostic, codes};
use crate::ir::{Fact, Field, Rule};
use crate::page::ValueTable;

/// Puts the texts of a table on the values of its field.
pub(super) fn attach(table: &ValueTable, fields: &mut [Field], cx: &mut Context<'_>) {
    let Some(field) = fields.iter_mut().find(|f| f.name.value == table.field) else {
        let message = format!("there is no row `{}`", table.field);
        cx.report(&codes::VALUE_TABLE_HEADING, table.heading.span, message, "name a row of the table above");
        return;
    };
    let Some(values) = &mut field.values else {
        let message = format!("`{}` lists no values", table.field);
        cx.report(&codes::VALUE_TEXT, field.name.at, message, "add 枚举值：… to its description");
        return;
    };
    for row in &table.rows {
        let [value, text] = row.cells.as_slice() else { continue };
        let Some(code) = value.only_code() else {
            cx.report(&codes::BAD_LITERAL_CELL, value.span, "the value is no code span", "write the value in ticks");
            continue;
        };
        let wanted = literals::text(&code.text);
        let Some(listed) = values.list.iter_mut().find(|v| v.value.value == wanted) else {
            let finding = Diagnostic::new(&codes::VALUE_TEXT, code.span, format!("`{}` is not listed", code.text));
            let finding = finding.also(values.at, "the list").help("add it to 枚举值：, or remove the row");
            cx.diagnostics.push(finding);
            continue;
        };
        if let Some(first) = &listed.text {
            let finding = Diagnostic::new(&codes::DUPLICATE_VALUE, code.span, format!("`{}` stands twice", code.text));
            cx.diagnostics.push(finding.also(first.at, "first here").help("keep one of the two rows"));
            continue;
        }
        listed.text = Some(Fact::new(text.marked(), text.span, Rule::EnumTable));
    }
    if let Some(missing) = values.list.iter().find(|v| v.text.is_none()) {
        let message = format!("the table has no row for `{}`", missing.value.value);
        let finding = Diagnostic::new(&codes::VALUE_TEXT, table.heading.span, message);
        cx.diagnostics.push(finding.also(missing.value.at, "listed here").help("add the row, or leave the table out"));
    }
}

//! What a change of a row does to GraphQL documents that compiled clients go on sending.
//!
//! Enters: the row in both versions. Leaves: whether the service refuses the whole document, whatever values are sent.
//! A document declares each variable with its type and selects each listed field of the reply; the fields inside a
//! variable are not in it, but the service knows their names and types just as well.

use super::change::Direction;
use super::checks::{self, Check, Twins};
use crate::graphql;
use crate::ir::{Fact, Field, Format, Type};

/// Where GraphQL sees the rows of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Documents {
    /// The directions in which GraphQL operations of both versions hold the rows.
    pub(super) direction: Direction,
    /// Whether the rows are variables, whose types stand in the document.
    pub(super) variables: bool,
}

/// Checks of types; what a document makes of a type decides whether one of them refuses it.
static TYPES: [&Twins; 5] = [
    &checks::TYPE_WIDENED,
    &checks::TYPE_NARROWED,
    &checks::TYPE_REFINED,
    &checks::FORMAT_TOLD,
    // The generator declares another type, though the pages name the same.
    &checks::RUST_TYPE,
];

impl Documents {
    /// Whether any document names the rows.
    pub(super) fn name_rows(self) -> bool {
        self.direction != Direction::Unreachable
    }

    fn are_sent(self) -> bool {
        matches!(self.direction, Direction::Request | Direction::Both)
    }

    fn are_selected(self) -> bool {
        matches!(self.direction, Direction::Response | Direction::Both)
    }

    /// Whether this finding about a row makes the service refuse documents. `before` is the old type with the new names of
    /// structures.
    pub(super) fn refuse(self, check: &'static Check, old: &Field, before: &Type, new: &Field) -> bool {
        let is = |twins: &Twins| twins.iter().any(|twin| std::ptr::eq(check, twin));
        let told = is(&checks::TYPE_REFINED) && self.are_selected();
        // What has fields is asked for with them, and was asked for without.
        let unfolded = told && new.ty.value.dto().is_some();
        unfolded || (TYPES.iter().copied().any(is) && self.types_differ(old, before, new))
    }

    /// Whether a row that is sent has another type in GraphQL, beside whether it may be absent.
    pub(super) fn types_differ(self, old: &Field, before: &Type, new: &Field) -> bool {
        if !self.are_sent() {
            return false;
        }
        let old = &Field { ty: Fact { value: before.clone(), ..old.ty.clone() }, ..old.clone() };
        let written = |field: &Field| graphql::variable(field).trim_end_matches('!').to_owned();
        // The text of a value is none of a text, though both are a `String`.
        let differ = written(old) != written(new) || sent_as_text(old) != sent_as_text(new);
        let (alike, numbers) = match (old.ty.value.innermost(), new.ty.value.innermost()) {
            (Type::Number, Type::Number) | (Type::Integer, Type::Integer) => (true, true),
            (Type::Number, Type::Integer) | (Type::Integer, Type::Number) => (false, true),
            _ => (true, false),
        };
        let named = |field: &Field| {
            let name = field.constraints.graphql_type.as_ref().map(|fact| fact.value.clone());
            (sent_as_text(field), name)
        };
        // `$x: Int` is no `Float`, but inside a variable a whole number is one.
        if self.variables { differ || !alike } else { differ && !(numbers && named(old) == named(new)) }
    }
}

/// Whether the type of a variable has not the name of its structure.
pub(super) fn is_named_otherwise(field: &Field) -> bool {
    sent_as_text(field) || field.constraints.graphql_type.is_some()
}

/// Whether the JSON text of a value is sent: GraphQL does not see what is inside.
pub(super) fn sent_as_text(field: &Field) -> bool {
    field.constraints.format.as_ref().is_some_and(|fact| fact.value == Format::Json)
}

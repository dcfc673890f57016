//! Two tables: enters the rows of a method's parameters, of a DTO or of a reply, leaves their changes.

use std::collections::BTreeSet;

use super::change::{Change, Direction, Half, Kind, Verdict};
use super::checks::{self, Check, Twins};
use super::document::Documents;
use super::form::{self, Form};
use super::pairing::Clients;
use super::{document, facts, rename, ty};
use crate::ir::{Enum, Field, Place, Type};

/// A table in both versions.
pub(super) struct Table<'a> {
    pub(super) clients: &'a Clients<'a>,
    /// The name of the operation or DTO.
    pub(super) owner: &'a str,
    /// What stands before the name of a member: `reply.` for replies, `one.` for what the row `one` names.
    pub(super) prefix: &'a str,
    /// Whether the rows are parameters.
    pub(super) parameters: bool,
    pub(super) direction: Direction,
    pub(super) documents: Documents,
    pub(super) reaches: BTreeSet<String>,
    /// The forms of rows in Rust.
    pub(super) old_form: &'a dyn Fn(&str) -> Option<Form>,
    pub(super) new_form: &'a dyn Fn(&str) -> Option<Form>,
}

/// A row, and where it travels if it is a parameter.
pub(super) type Row<'a> = (&'a Field, Option<Place>);

/// Rows that are no parameters.
pub(super) fn rows(fields: &[Field]) -> Vec<Row<'_>> {
    fields.iter().map(|field| (field, None)).collect()
}

/// One row in both versions.
struct Both<'a> {
    old: Row<'a>,
    new: Row<'a>,
    likeness: Option<u8>,
    renamed: bool,
}

impl Table<'_> {
    /// The changes of all rows. `same` are rows that are known to be the same though their names differ.
    pub(super) fn compare(&self, old: &[Row<'_>], new: &[Row<'_>], same: &[(String, String)]) -> Vec<Change> {
        let mut found = Vec::new();
        let known = |row: &&Row<'_>, other: &[Row<'_>]| other.iter().any(|o| o.0.name.value == row.0.name.value);
        let forced = |name: &str| same.iter().any(|(a, b)| a == name || b == name);
        let gone: Vec<Row<'_>> = old.iter().filter(|r| !known(r, new) && !forced(&r.0.name.value)).copied().collect();
        let fresh: Vec<Row<'_>> = new.iter().filter(|r| !known(r, old) && !forced(&r.0.name.value)).copied().collect();
        let [gone, fresh] = [gone, fresh].map(|rows| rows.into_iter().map(|row| row.0).collect::<Vec<&Field>>());
        let renamed = rename::pairs(&gone, &fresh, rename::MOST_GUESSES, rename::fields);
        let mut both = Vec::new();
        for row in old {
            let name = &row.0.name.value;
            let forced = same.iter().find(|(a, _)| a == name).map(|(_, b)| b);
            let guessed = renamed.iter().find(|pair| pair.0.name.value == *name);
            let wanted = forced.or(guessed.map(|pair| &pair.1.name.value)).unwrap_or(name);
            match new.iter().find(|other| other.0.name.value == *wanted) {
                Some(other) => both.push(Both {
                    old: *row,
                    new: *other,
                    likeness: guessed.and_then(|pair| rename::guess(pair.2)),
                    renamed: wanted != name && forced.is_none(),
                }),
                None => found.push(self.removed(row.0)),
            }
        }
        let taken = |row: &&Row<'_>| both.iter().any(|pair| std::ptr::eq(pair.new.0, row.0));
        found.extend(new.iter().filter(|row| !taken(row)).map(|row| self.added(row.0)));
        found.extend(self.order(&both, new));
        for pair in &both {
            found.extend(self.row(pair));
        }
        found
    }

    fn check(&self, twins: &'static Twins) -> &'static Check {
        if self.parameters { &twins[0] } else { &twins[1] }
    }

    fn change(&self, check: &'static Check, name: &str) -> Change {
        let member = format!("{}{name}", self.prefix);
        self.clients.change(check, self.owner, Some(&member)).travels(self.direction, &self.reaches)
    }

    fn removed(&self, field: &Field) -> Change {
        let twins = if field.required.value { &checks::REMOVED_REQUIRED } else { &checks::REMOVED_OPTIONAL };
        let old = (self.old_form)(&field.name.value);
        let half = self.clients.before(Some(field.ty.value.to_string()), Some(field.name.at));
        self.change(self.check(twins), &field.name.value)
            .between(half, Half::default())
            .rust(form::verdict(old.as_ref(), None, self.clients), old.map(|form| form.shown), None)
            .refuses(self.documents.name_rows())
    }

    fn added(&self, field: &Field) -> Change {
        let twins = if field.required.value { &checks::ADDED_REQUIRED } else { &checks::ADDED_OPTIONAL };
        let new = (self.new_form)(&field.name.value);
        let half = self.clients.after(Some(field.ty.value.to_string()), Some(field.name.at));
        self.change(self.check(twins), &field.name.value).between(Half::default(), half).rust(
            form::verdict(None, new.as_ref(), self.clients),
            None,
            new.map(|form| form.shown),
        )
    }

    /// The rows that both have, in another order.
    fn order(&self, both: &[Both<'_>], new: &[Row<'_>]) -> Option<Change> {
        let place = |pair: &Both<'_>| new.iter().position(|row| std::ptr::eq(row.0, pair.new.0));
        let places: Vec<_> = both.iter().map(place).collect();
        let first = both.first().filter(|_| !places.is_sorted())?;
        let change = self.clients.change(self.check(&checks::ORDER), self.owner, None);
        let (old, new) = (first.old.0.name.at, first.new.0.name.at);
        Some(change.between(self.clients.before(None, Some(old)), self.clients.after(None, Some(new))))
    }

    fn row(&self, pair: &Both<'_>) -> Vec<Change> {
        let (old, new) = (pair.old.0, pair.new.0);
        let forms = ((self.old_form)(&old.name.value), (self.new_form)(&new.name.value));
        let verdict = form::verdict(forms.0.as_ref(), forms.1.as_ref(), self.clients);
        let mut steps: Vec<facts::Step> = Vec::new();
        if old.name.value != new.name.value {
            let check = if pair.renamed { self.check(&checks::FIELD_RENAMED) } else { &checks::PATH_PARAM };
            let names = [&old.name, &new.name].map(|fact| Some((fact.value.clone(), fact.at)));
            let [old, new] = names;
            steps.push(facts::Step { check, old, new });
        }
        if let (Some(a), Some(b)) = (pair.old.1, pair.new.1)
            && a != b
        {
            steps.push(facts::Step::at(&checks::LOCATION, (place_word(a), old.name.at), (place_word(b), new.name.at)));
        }
        let pick = |twins| self.check(twins);
        let before = self.clients.ty(&old.ty.value);
        let refused = |check| self.documents.refuse(check, old, &before, new);
        let step = ty::classify(&before, &new.ty.value, self.clients).or_else(|| self.declared(old, &before, new));
        if let Some(twins) = step {
            let (a, b) = (old.ty.value.to_string(), new.ty.value.to_string());
            steps.push(facts::Step::at(self.type_check(new, twins), (a, old.ty.at), (b, new.ty.at)));
        }
        let retyped = steps.iter().any(|step| *step.check == *self.check(&checks::TYPE_CHANGED));
        facts::compare(old, new, &pick, &mut steps);
        // A type that is another has a unit and a format of its own.
        let implied = [&checks::UNIT_TOLD, &checks::FORMAT_TOLD].map(|twins| self.check(twins));
        steps.retain(|step| !retyped || !implied.contains(&step.check));
        let mut values = Vec::new();
        facts::values(old, new, &pick, &mut values);
        steps.extend(values.into_iter().filter(|step| !self.is_told_by_enum(&before, &new.ty.value, step)));
        let mut changes: Vec<Change> = steps
            .into_iter()
            .map(|step| (refused(step.check), self.told(step, pair, verdict, &forms)))
            .map(|(refused, change)| change.refuses(refused))
            .collect();
        if verdict == Verdict::Breaking && !changes.iter().any(|change| change.rust == Verdict::Breaking) {
            let at = (self.clients.before(None, Some(old.name.at)), self.clients.after(None, Some(new.name.at)));
            let shown = |form: &Option<Form>| form.as_ref().map(|form| form.shown.clone());
            let fractions = form::takes_fractions(forms.0.as_ref(), forms.1.as_ref());
            // Clients that were compiled before read whole numbers only.
            let twins = if fractions { &checks::TYPE_WIDENED } else { &checks::RUST_TYPE };
            let change = self.change(self.check(twins), &new.name.value).between(at.0, at.1);
            let refused = refused(change.check);
            changes.push(change.rust(verdict, shown(&forms.0), shown(&forms.1)).refuses(refused));
        }
        if step.is_none() {
            changes.extend(self.inside(old, &before, new));
        }
        changes
    }

    /// What differs inside a row that now names another structure with the same names and types. Each structure is compared
    /// with its own past elsewhere, and so are those inside it; words are told of rows that stay what they are.
    fn inside(&self, old: &Field, before: &Type, new: &Field) -> Vec<Change> {
        let Some((past, present)) = ty::moved(before, &new.ty.value, self.clients) else { return Vec::new() };
        let sent = if document::sent_as_text(old) { Direction::Unreachable } else { self.documents.direction };
        let table = Table {
            clients: self.clients,
            owner: self.owner,
            prefix: &format!("{}{}.", self.prefix, new.name.value),
            parameters: false,
            direction: self.direction,
            documents: Documents { direction: sent, variables: false },
            reaches: self.reaches.clone(),
            old_form: &|_| None,
            new_form: &|_| None,
        };
        let mut changes = table.compare(&rows(&past.fields), &rows(&present.fields), &[]);
        changes.retain(|change| change.check.kind != Kind::Doc);
        changes
    }

    /// What a variable became whose structure has the same fields under another name.
    fn declared(&self, old: &Field, before: &Type, new: &Field) -> Option<&'static Twins> {
        let other = before.dto().zip(new.ty.value.dto()).is_some_and(|(old, new)| old != new);
        let told = other && self.documents.variables && self.documents.types_differ(old, before, new);
        told.then_some(&checks::TYPE_CHANGED)
    }

    /// The payload of a reply has a check of its own.
    fn type_check(&self, field: &Field, twins: &'static Twins) -> &'static Check {
        let breaks =
            std::ptr::eq(twins, &raw const checks::TYPE_CHANGED) || std::ptr::eq(twins, &raw const checks::CARDINALITY);
        if self.prefix == REPLY && field.name.value == "data" && breaks { &checks::PAYLOAD } else { self.check(twins) }
    }

    fn told(
        &self,
        step: facts::Step,
        pair: &Both<'_>,
        verdict: Verdict,
        forms: &(Option<Form>, Option<Form>),
    ) -> Change {
        let deprecation = [&checks::FIELD_DEPRECATED, &checks::FIELD_UNDEPRECATED].map(|twins| self.check(twins));
        let visible = forms.0.as_ref().is_some_and(|form| form.name.is_some());
        let verdict = match step.check {
            check if deprecation.contains(&check) && visible => Verdict::Compatible,
            check if check.rust && !deprecation.contains(&check) => verdict,
            _ => Verdict::None,
        };
        let shown = |form: &Option<Form>| form.as_ref().filter(|_| verdict > Verdict::None).map(|f| f.shown.clone());
        // Where a fact is missing, its row is the place.
        let half = |half: Option<facts::Said>, row: Row<'_>| {
            half.map_or((None, Some(row.0.name.at)), |(value, at)| (Some(value).filter(|v| !v.is_empty()), Some(at)))
        };
        let ((old, old_at), (new, new_at)) = (half(step.old, pair.old), half(step.new, pair.new));
        let mut change = self
            .change(step.check, &pair.new.0.name.value)
            .between(self.clients.before(old, old_at), self.clients.after(new, new_at))
            .rust(verdict, shown(&forms.0), shown(&forms.1));
        if std::ptr::eq(step.check, self.check(&checks::FIELD_RENAMED)) {
            change.likeness = pair.likeness;
        }
        change
    }

    /// Values of an enum are told once, with the enum, and that there is an enum is told by the type.
    fn is_told_by_enum(&self, old: &Type, new: &Type, step: &facts::Step) -> bool {
        let (Type::Enum { name: a }, Type::Enum { name: b }) = (old.innermost(), new.innermost()) else {
            return matches!(new.innermost(), Type::Enum { .. }) || matches!(old.innermost(), Type::Enum { .. });
        };
        let Some(pair) = self.clients.enums.iter().find(|pair| pair.new.is_some_and(|item| item.name == *b)) else {
            return false;
        };
        let lists =
            |item: Option<&Enum>, value: &str| item.is_some_and(|e| e.values.iter().any(|v| v.value.value == value));
        let value = step.new.as_ref().or(step.old.as_ref()).map_or("", |said| said.0.as_str());
        // A value that the enum had before, or still has, moved only from one of its fields to another.
        a == b && lists(pair.old, value) != lists(pair.new, value)
    }
}

/// What stands before the fields of replies.
pub(super) const REPLY: &str = "reply.";

fn place_word(place: Place) -> String {
    match place {
        Place::Path => "path",
        Place::Query => "query",
        Place::Body => "body",
        Place::Variable => "variable",
    }
    .to_owned()
}

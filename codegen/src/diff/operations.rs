//! Operations: enters a pair, leaves its changes.

use std::collections::BTreeSet;

use super::change::{Change, Direction, Half, Verdict};
use super::checks::{self, Check};
use super::document::Documents;
use super::fields::{REPLY, Row, Table, rows};
use super::form::{self, Form};
use super::pairing::{Clients, Pair};
use crate::ir::{Envelope, Fact, Operation, Pagination, Place, Transport};
use crate::rust::Method;
use crate::source::Span;

/// All changes of a pair.
pub(super) fn compare(pair: &Pair<'_, Operation>, clients: &Clients<'_>) -> Vec<Change> {
    match (pair.old, pair.new) {
        (Some(old), Some(new)) => Both::of(old, new, clients).compare(),
        (Some(old), None) => vec![removed(old, clients)],
        (None, Some(new)) => vec![added(new, clients)],
        (None, None) => Vec::new(),
    }
}

fn removed(old: &Operation, clients: &Clients<'_>) -> Change {
    let check = if old.deprecated.is_some() { &checks::REMOVED_DEPRECATED } else { &checks::REMOVED };
    let method = clients.old_rust.and_then(|rust| rust.operations.get(&old.id)).map(signature);
    let verdict = if method.is_some() { Verdict::Breaking } else { Verdict::None };
    let half = clients.before(Some(old.transport.value.to_string()), Some(old.title.at));
    clients.change(check, &old.id, None).between(half, Half::default()).rust(verdict, method, None)
}

fn added(new: &Operation, clients: &Clients<'_>) -> Change {
    let method = clients.new_rust.and_then(|rust| rust.operations.get(&new.id)).map(signature);
    let verdict = if method.is_some() { Verdict::Compatible } else { Verdict::None };
    let half = clients.after(Some(new.transport.value.to_string()), Some(new.title.at));
    clients.change(&checks::ADDED, &new.id, None).between(Half::default(), half).rust(verdict, None, method)
}

/// An operation that both versions have.
struct Both<'a> {
    old: &'a Operation,
    new: &'a Operation,
    old_method: Option<&'a Method>,
    new_method: Option<&'a Method>,
    clients: &'a Clients<'a>,
    found: Vec<Change>,
}

impl<'a> Both<'a> {
    fn of(old: &'a Operation, new: &'a Operation, clients: &'a Clients<'a>) -> Self {
        let old_method = clients.old_rust.and_then(|rust| rust.operations.get(&old.id));
        let new_method = clients.new_rust.and_then(|rust| rust.operations.get(&new.id));
        Self { old, new, old_method, new_method, clients, found: Vec::new() }
    }

    fn compare(mut self) -> Vec<Change> {
        self.names();
        self.route();
        self.deprecation();
        self.texts();
        self.shape();
        let parameters = self.parameters();
        self.found.extend(parameters);
        let reply = self.reply();
        self.found.extend(reply);
        self.found
    }

    /// Notes a change of the operation as a whole.
    fn note(&mut self, check: &'static Check, old: (Option<String>, Span), new: (Option<String>, Span)) -> &mut Change {
        let (old, new) = (self.clients.before(old.0, Some(old.1)), self.clients.after(new.0, Some(new.1)));
        let change = self.clients.change(check, &self.new.id, None).between(old, new);
        let at = self.found.len();
        self.found.push(change);
        &mut self.found[at]
    }

    /// The verdict for Rust when users must write another name.
    fn names(&mut self) {
        let (old, new) = (self.old, self.new);
        let shown = [self.old_method, self.new_method].map(|method| method.map(signature));
        let [before, after] = shown;
        let same = self.old_method.map(|m| &m.name) == self.new_method.map(|m| &m.name);
        let verdict = if same { Verdict::None } else { Verdict::Breaking };
        let check = if old.id == new.id { &checks::METHOD_RUST } else { &checks::RENAMED };
        if old.id != new.id || !same {
            let ids = if old.id == new.id { (None, None) } else { (Some(old.id.clone()), Some(new.id.clone())) };
            let change = self.note(check, (ids.0, old.title.at), (ids.1, new.title.at));
            *change = change.clone().rust(verdict, before.clone(), after.clone());
        }
        if old.group != new.group {
            let features = |method: Option<&Method>| method.map(|m| m.features.clone());
            let verdict = feature_verdict(self.old_method, self.new_method);
            let groups = (Some(old.group.clone()), Some(new.group.clone()));
            self.note(&checks::MOVED, (groups.0, old.title.at), (groups.1, new.title.at));
            let shown = |method: Option<Vec<String>>| method.map(|list| format!("features: {}", list.join(", ")));
            let (before, after) = (shown(features(self.old_method)), shown(features(self.new_method)));
            let change = self.found.last_mut();
            if let Some(change) = change.filter(|_| verdict > Verdict::None) {
                *change = change.clone().rust(verdict, before, after);
            }
        }
    }

    fn route(&mut self) {
        let (old, new) = (&self.old.transport, &self.new.transport);
        let at = (old.at, new.at);
        let (before, after) = (Some(old.value.to_string()), Some(new.value.to_string()));
        match (&old.value, &new.value) {
            (Transport::Http { method: a, path: p }, Transport::Http { method: b, path: q }) => {
                if a != b {
                    self.note(&checks::VERB, (before.clone(), at.0), (after.clone(), at.1));
                }
                if erased(p) != erased(q) {
                    self.note(&checks::ROUTE, (before, at.0), (after, at.1));
                }
            }
            (a, b) if a != b => {
                self.note(&checks::ROUTE, (before, at.0), (after, at.1));
            }
            _ => {}
        }
    }

    fn deprecation(&mut self) {
        let (old, new) = (&self.old.deprecated, &self.new.deprecated);
        let check = match (old, new) {
            (None, Some(_)) => &checks::DEPRECATED,
            (Some(_), None) => &checks::UNDEPRECATED,
            (Some(a), Some(b)) if a.value != b.value => &checks::DEPRECATION_NOTE,
            _ => return,
        };
        let replacement = |fact: &Option<Fact<crate::ir::Deprecation>>| fact.as_ref()?.value.replacement.clone();
        let at = |fact: &Option<Fact<crate::ir::Deprecation>>, title: Span| fact.as_ref().map_or(title, |fact| fact.at);
        let (a, b) = (at(old, self.old.title.at), at(new, self.new.title.at));
        let (before, after) = (replacement(old), replacement(new));
        let visible = self.new_method.is_some() && check.rust;
        let change = self.note(check, (before, a), (after, b));
        if visible {
            *change = change.clone().rust(Verdict::Compatible, None, None);
        }
    }

    /// What only people read.
    fn texts(&mut self) {
        let (old, new) = (self.old, self.new);
        if old.title.value != new.title.value {
            let titles = (Some(old.title.value.clone()), Some(new.title.value.clone()));
            self.note(&checks::OPERATION_TITLE, (titles.0, old.title.at), (titles.1, new.title.at));
        }
        let said = |operation: &Operation, fact: &Option<Fact<String>>| {
            (fact.as_ref().map(|f| f.value.clone()), fact.as_ref().map_or(operation.title.at, |f| f.at))
        };
        let (a, b) = (said(old, &old.description), said(new, &new.description));
        if a.0 != b.0 {
            self.note(&checks::OPERATION_DESCRIPTION, a, b);
        }
        let samples = |o: &Operation| o.samples.iter().map(|sample| sample.value.clone()).collect::<Vec<_>>();
        if samples(old) != samples(new) {
            let at = |o: &Operation| (None, o.samples.first().map_or(o.title.at, |sample| sample.at));
            self.note(&checks::SAMPLES, at(old), at(new));
        }
        let example = |o: &Operation| o.response.example.as_ref().map(|fact| fact.value.clone());
        if example(old) != example(new) {
            let at = |o: &Operation| (None, o.response.example.as_ref().map_or(o.response.name.at, |fact| fact.at));
            self.note(&checks::REPLY_EXAMPLE, at(old), at(new));
        }
    }

    /// How the reply is wrapped and cut into pages.
    fn shape(&mut self) {
        let (old, new) = (&self.old.response, &self.new.response);
        let at = (old.name.at, new.name.at);
        if old.envelope != new.envelope {
            let outputs = [self.old_method, self.new_method].map(|method| method.map(|m| form::output(m).shown));
            let verdict = self.output_verdict();
            let words = [old.envelope, new.envelope].map(|envelope| Some(envelope_word(envelope).to_owned()));
            let [before, after] = words;
            let added = old.envelope == Envelope::Empty;
            let check = if added { &checks::PAYLOAD_ADDED } else { &checks::ENVELOPE };
            let change = self.note(check, (before, at.0), (after, at.1));
            let [a, b] = outputs;
            *change = change.clone().rust(verdict, a, b);
        }
        if old.name.value != new.name.value {
            let flat = (old.envelope, new.envelope) == (Envelope::Flat, Envelope::Flat) && self.new_method.is_some();
            let (before, after) = (Some(old.name.value.clone()), Some(new.name.value.clone()));
            let change = self.note(&checks::REPLY_RENAMED, (before, at.0), (after, at.1));
            if flat {
                *change = change.clone().rust(Verdict::Breaking, None, None);
            }
        }
        let (a, b) = (pagination(self.old.pagination.as_ref()), pagination(self.new.pagination.as_ref()));
        // How many items a page has is a fact of the parameter.
        if a != b {
            let items = [self.old_method, self.new_method].map(|method| method.and_then(|m| m.items.clone()));
            let verdict = match (&items[0], &items[1]) {
                (Some(old), new) if Some(self.clients.rust_type(old)) != *new => Verdict::Breaking,
                (None, Some(_)) => Verdict::Compatible,
                _ => Verdict::None,
            };
            let shown = items.map(|item| item.map(|item| format!(".items() of {}", form::bare(&item))));
            let change = self.note(&checks::PAGINATION, (Some(a), at.0), (Some(b), at.1));
            if verdict > Verdict::None {
                let [old, new] = shown;
                *change = change.clone().rust(verdict, old, new);
            }
        }
    }

    fn output_verdict(&self) -> Verdict {
        let [old, new] = [self.old_method, self.new_method].map(|method| method.map(form::output));
        form::verdict(old.as_ref(), new.as_ref(), self.clients)
    }

    /// The direction, if a GraphQL document names what travels in it.
    fn documents(&self, direction: Direction) -> Direction {
        let both = [self.old, self.new].iter().all(|o| o.transport.value.root_field().is_some());
        if both { direction } else { Direction::Unreachable }
    }

    fn parameters(&self) -> Vec<Change> {
        let form = |method: Option<&Method>, wire: &str| method.and_then(|method| form::parameter(method, wire));
        let table = Table {
            clients: self.clients,
            owner: &self.new.id,
            prefix: "",
            parameters: true,
            direction: Direction::Request,
            documents: Documents { direction: self.documents(Direction::Request), variables: true },
            reaches: BTreeSet::from([self.new.id.clone()]),
            old_form: &|wire| form(self.old_method, wire),
            new_form: &|wire| form(self.new_method, wire),
        };
        let rows = |operation: &'a Operation| {
            operation.parameters.iter().map(|p| (&p.field, Some(p.place))).collect::<Vec<Row<'a>>>()
        };
        let mut changes = table.compare(&rows(self.old), &rows(self.new), &self.path_names());
        let verb = |o: &Operation| match &o.transport.value {
            Transport::Http { method, .. } => method.has_query(),
            _ => false,
        };
        // The verb decides where parameters travel; it is told once.
        let both_http = [self.old, self.new].iter().all(|o| matches!(o.transport.value, Transport::Http { .. }));
        if both_http && verb(self.old) != verb(self.new) {
            changes.retain(|change| *change.check != checks::LOCATION || change.rust == Verdict::Breaking);
        }
        changes
    }

    /// Path parameters that stand at the same place of the same route under another name.
    fn path_names(&self) -> Vec<(String, String)> {
        let (Transport::Http { path: old, .. }, Transport::Http { path: new, .. }) =
            (&self.old.transport.value, &self.new.transport.value)
        else {
            return Vec::new();
        };
        let in_path = |o: &Operation, name: &str| {
            o.parameters.iter().any(|p| p.place == Place::Path && p.field.name.value == name)
        };
        if erased(old) != erased(new) {
            return Vec::new();
        }
        let pairs = names(old).into_iter().zip(names(new)).filter(|(a, b)| a != b);
        pairs.filter(|(a, b)| in_path(self.old, a) && in_path(self.new, b)).collect()
    }

    fn reply(&self) -> Vec<Change> {
        let (old, new) = (&self.old.response, &self.new.response);
        if old.envelope != new.envelope {
            return Vec::new();
        }
        let clients = self.clients;
        let form = |rust: Option<&crate::rust::ClientSurface>, method: Option<&Method>, reply: &str, wire: &str| {
            let method = method?;
            match new.envelope {
                Envelope::Data | Envelope::Value if wire == "data" => Some(form::output(method)),
                Envelope::Flat => form::field(rust?.types.get(reply)?, wire),
                _ => None,
            }
        };
        let old_form = |wire: &str| -> Option<Form> { form(clients.old_rust, self.old_method, &old.name.value, wire) };
        let new_form = |wire: &str| -> Option<Form> { form(clients.new_rust, self.new_method, &new.name.value, wire) };
        let table = Table {
            clients,
            owner: &self.new.id,
            prefix: REPLY,
            parameters: false,
            direction: Direction::Response,
            documents: Documents { direction: self.documents(Direction::Response), variables: false },
            reaches: BTreeSet::from([self.new.id.clone()]),
            old_form: &old_form,
            new_form: &new_form,
        };
        table.compare(&rows(&old.fields), &rows(&new.fields), &[])
    }
}

/// What other cargo features do to those who have those of before.
fn feature_verdict(old: Option<&Method>, new: Option<&Method>) -> Verdict {
    let (Some(old), Some(new)) = (old, new) else { return Verdict::None };
    let lost = old.features.is_empty() || old.features.iter().any(|feature| !new.features.contains(feature));
    match old.features == new.features {
        true => Verdict::None,
        false if new.features.is_empty() || !lost => Verdict::Compatible,
        false => Verdict::Breaking,
    }
}

/// The segments of a path without the names of its parameters.
fn erased(path: &str) -> Vec<&str> {
    path.split('/').map(|part| if part.starts_with('{') { "{}" } else { part }).collect()
}

fn names(path: &str) -> Vec<String> {
    let parts = path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
    parts.map(str::to_owned).collect()
}

/// `get_user(String) -> UserDto`
fn signature(method: &Method) -> String {
    let arguments: Vec<String> = method.arguments.iter().map(|(_, ty)| form::bare(ty)).collect();
    format!("{}({}) -> {}", method.name, arguments.join(", "), form::bare(&method.output))
}

fn envelope_word(envelope: Envelope) -> &'static str {
    match envelope {
        Envelope::Data => "payload under data",
        Envelope::Empty => "no payload",
        Envelope::Flat => "fields without data",
        Envelope::Value => "the value alone",
    }
}

fn pagination(pagination: Option<&Pagination>) -> String {
    pagination.map_or_else(
        || "no pages".to_owned(),
        |p| {
            let total = p.total.as_deref().unwrap_or("none");
            format!("page {}, limit {}, list {}, total {total}", p.request.page, p.request.limit, p.list)
        },
    )
}

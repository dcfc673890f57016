//! The pass that finds all names.
//!
//! Enters: the API and the pins. Leaves: the names by what they have on the wire. Where a name cannot be made, a finding
//! is reported and a placeholder takes its place, so that one run reports everything; nothing is emitted then.

use std::collections::BTreeMap;

use super::pins::PinBook;
use super::reserved::{self, Reserved};
use super::scope::{Scope, Subject, pin_help};
use super::{ClientNames, Name, Names, OperationNames, TypeNames, runtime_client, words};
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::ir::{Api, Client, Enum, Envelope, Field, Operation, Parameter, Place, Reach};
use crate::source::Span;

/// Finds all names of the API.
pub(super) fn resolve(api: &Api, pins: &mut PinBook<'_>, diagnostics: &mut Diagnostics) -> Names {
    let mut resolver = Resolver { pins, diagnostics };
    Names { clients: api.clients.iter().map(|client| resolver.client(client)).collect() }
}

/// Whether a parameter is an argument of the method; the others are setters.
pub(in crate::rust) fn is_argument(place: Place, field: &Field) -> bool {
    field.required.value || place == Place::Path
}

/// Whether a method of the call makes a parameter `null`.
pub(in crate::rust) fn is_clearable(place: Place, field: &Field) -> bool {
    matches!(place, Place::Body | Place::Variable) && !is_argument(place, field) && is_nullable(field)
}

/// Whether a field of a request tells “left as it is” from “made `null`”.
pub(in crate::rust) fn is_patch(field: &Field, reach: Reach) -> bool {
    reach == Reach::Request && !field.required.value && is_nullable(field)
}

fn is_nullable(field: &Field) -> bool {
    field.constraints.nullable.as_ref().is_some_and(|fact| fact.value)
}

/// The name of the method that makes a parameter or field `null`.
pub(in crate::rust) fn clearing(name: &Name) -> Option<Name> {
    Name::new(&format!("clear_{}", name.plain()))
}

/// How the words of a name are joined.
#[derive(Clone, Copy)]
enum Case {
    /// `user_id`
    Snake,
    /// `UserId`
    Pascal,
}

struct Resolver<'a, 'p> {
    pins: &'a mut PinBook<'p>,
    diagnostics: &'a mut Diagnostics,
}

/// The names of the types of one client while they are found.
struct Models {
    names: Scope,
    modules: Scope,
    types: BTreeMap<String, TypeNames>,
}

/// A parameter, field or value.
struct Member<'a> {
    /// Its name on the wire.
    wire: &'a str,
    /// Its place.
    at: Span,
    /// The Rust names that it cannot have.
    reserved: Reserved,
    /// Whether a method makes it `null`.
    clears: bool,
}

impl Resolver<'_, '_> {
    fn client(&mut self, client: &Client) -> ClientNames {
        let (parent, module, client_type) = runtime_client(client).unwrap_or((None, "missing", "Missing"));
        let name = |text| Name::new(text).unwrap_or_else(Name::missing);
        let (mut pins, mut diagnostics) = (self.pins.another(), Diagnostics::default());
        let mut other = Resolver { pins: &mut pins, diagnostics: &mut diagnostics };
        let (operations, types) = rayon::join(|| self.operations(client, client_type), || other.types(client));
        self.pins.add(pins);
        self.diagnostics.extend(diagnostics);
        ClientNames { parent: parent.map(name), module: name(module), client: name(client_type), operations, types }
    }

    fn operations(&mut self, client: &Client, client_type: &str) -> BTreeMap<String, OperationNames> {
        let mut methods = Scope::new(format!("methods of `{client_type}`"));
        let mut markers = Scope::new("types of operations");
        let mut modules = Scope::new("modules of operations");
        let mut names = BTreeMap::new();
        for operation in &client.operations {
            let subject = subject("operation", &client.name, &operation.id, operation.title.at);
            let method = self.name(&subject, Case::Snake);
            let marker = method.as_ref().and_then(|method| join(method.plain(), Case::Pascal));
            if let (Some(method), Some(marker)) = (&method, &marker) {
                methods.claim(method, &subject, reserved::CLIENT_METHODS);
                modules.claim(method, &subject, reserved::FILES);
                markers.claim(marker, &subject, reserved::OPERATION_TYPES);
            }
            let parameters = self.parameters(operation, &subject.key);
            let [method, marker] = [method, marker].map(|name| name.unwrap_or_else(Name::missing));
            names.insert(subject.wire, OperationNames { method, marker, parameters });
        }
        for scope in [methods, markers, modules] {
            scope.finish(self.diagnostics);
        }
        names
    }

    fn parameters(&mut self, operation: &Operation, key: &str) -> BTreeMap<String, Name> {
        let reserved = |place, field| if is_argument(place, field) { reserved::NONE } else { reserved::CALL_METHODS };
        let members = operation.parameters.iter().map(|Parameter { place, field }| Member {
            wire: &field.name.value,
            at: field.name.at,
            reserved: reserved(*place, field),
            clears: is_clearable(*place, field),
        });
        self.members("parameter", key, Case::Snake, members)
    }

    fn types(&mut self, client: &Client) -> BTreeMap<String, TypeNames> {
        let mut models = Models {
            names: Scope::new("data types"),
            modules: Scope::new("modules of data types"),
            types: BTreeMap::new(),
        };
        for dto in &client.dtos {
            let subject = subject("data structure", &client.name, &dto.name.value, dto.name.at);
            let members = self.fields(&subject.key, &dto.fields, dto.reach);
            self.add_type(subject, members, &mut models);
        }
        let responses = client.operations.iter().map(|operation| &operation.response);
        for response in responses.filter(|response| response.envelope == Envelope::Flat) {
            // One struct for all responses of a name; whether they are alike is asked later.
            if !models.types.contains_key(&response.name.value) {
                let subject = subject("response", &client.name, &response.name.value, response.name.at);
                let members = self.fields(&subject.key, &response.fields, Reach::Response);
                self.add_type(subject, members, &mut models);
            }
        }
        for item in &client.enums {
            let subject = subject("enum", &client.name, &item.name, enum_place(item));
            let values = item.values.iter().map(|value| {
                let (wire, at) = (value.value.value.as_str(), value.value.at);
                Member { wire, at, reserved: reserved::VARIANTS, clears: false }
            });
            let members = self.members("value", &subject.key, Case::Pascal, values);
            self.add_type(subject, members, &mut models);
        }
        models.names.finish(self.diagnostics);
        models.modules.finish(self.diagnostics);
        models.types
    }

    /// Names a type; one that would hide a type of the standard library gets `Dto` at its end.
    fn add_type(&mut self, subject: Subject, members: BTreeMap<String, Name>, models: &mut Models) {
        let mut name = self.name(&subject, Case::Pascal);
        if let Some(hidden) = name.as_ref().filter(|name| reserved::STANDARD_TYPES.contains(&name.plain())) {
            name = Name::new(&format!("{hidden}Dto"));
        }
        let module = name.as_ref().and_then(|name| join(name.plain(), Case::Snake));
        if let (Some(name), Some(module)) = (&name, &module) {
            models.names.claim(name, &subject, reserved::NONE);
            models.modules.claim(module, &subject, reserved::FILES);
        } else if name.is_some() {
            self.diagnostics.push(no_name(&subject));
        }
        let [module, name] = [module, name].map(|name| name.unwrap_or_else(Name::missing));
        models.types.insert(subject.wire, TypeNames { module, name, members });
    }

    fn fields(&mut self, key: &str, fields: &[Field], reach: Reach) -> BTreeMap<String, Name> {
        let reserved = if reach.in_request() { reserved::DTO_METHODS } else { reserved::RECEIVED_FIELDS };
        let members = fields.iter().map(|field| Member {
            wire: &field.name.value,
            at: field.name.at,
            reserved,
            clears: is_patch(field, reach),
        });
        self.members("field", key, Case::Snake, members)
    }

    /// Names the members of an operation or type.
    fn members<'m>(
        &mut self,
        kind: &'static str,
        key: &str,
        case: Case,
        members: impl Iterator<Item = Member<'m>>,
    ) -> BTreeMap<String, Name> {
        let mut scope = Scope::new(format!("{kind}s of `{key}`"));
        let mut names = BTreeMap::new();
        for Member { wire, at, reserved, clears } in members {
            let subject = subject(kind, key, wire, at);
            let name = self.name(&subject, case);
            if let Some(name) = &name {
                scope.claim(name, &subject, reserved);
                if let Some(clearing) = clearing(name).filter(|_| clears) {
                    scope.claim(&clearing, &subject, reserved);
                }
            }
            names.insert(subject.wire, name.unwrap_or_else(Name::missing));
        }
        scope.finish(self.diagnostics);
        names
    }

    /// The pinned name of a subject, or the one that its words make.
    fn name(&mut self, subject: &Subject, case: Case) -> Option<Name> {
        let pin = self.pins.get(&subject.key);
        let name = pin.map_or_else(|| join(&subject.wire, case), |(pin, _)| pinned(pin, case));
        if name.is_none() {
            self.diagnostics.push(pin.map_or_else(|| no_name(subject), |(pin, at)| bad_pin(pin, at, case)));
        }
        name
    }
}

fn subject(kind: &'static str, owner: &str, wire: &str, at: Span) -> Subject {
    Subject { kind, wire: wire.to_owned(), key: format!("{owner}.{wire}"), at }
}

/// An enum has no heading of its own: its place is its first value.
fn enum_place(item: &Enum) -> Span {
    item.values.first().map_or_else(|| Span::file_start(0), |value| value.value.at)
}

fn join(text: &str, case: Case) -> Option<Name> {
    let words = words::split(text)?;
    Name::new(&match case {
        Case::Snake => words::snake(&words),
        Case::Pascal => words::pascal(&words),
    })
}

/// A pin as it stands, if it looks like a name of its kind; the compiler would warn about others.
fn pinned(pin: &str, case: Case) -> Option<Name> {
    let fits = match case {
        Case::Snake => !pin.starts_with('_') && !pin.contains(|c: char| c.is_ascii_uppercase()),
        Case::Pascal => pin.starts_with(|c: char| c.is_ascii_uppercase()) && !pin.contains('_'),
    };
    Name::new(pin).filter(|_| fits)
}

fn bad_pin(pin: &str, at: Span, case: Case) -> Diagnostic {
    let (wanted, example) = match case {
        Case::Snake => ("snake_case", "user_id"),
        Case::Pascal => ("PascalCase", "UserId"),
    };
    Diagnostic::new(&codes::BAD_PIN, at, format!("`{pin}` cannot be a Rust name here"))
        .help(format!("write ASCII letters and digits in {wanted}, such as `{example}`"))
}

fn no_name(subject: &Subject) -> Diagnostic {
    let Subject { kind, wire, key, at } = subject;
    Diagnostic::new(&codes::NO_RUST_NAME, *at, format!("no Rust name can be made of the {kind} `{wire}`"))
        .help(pin_help(key))
}

//! Every Rust name of the API, found in one pass before anything is emitted.
//!
//! Enters: an [`Api`] and the pins of codegen.toml. Leaves: [`Names`], to be asked by the names on the wire, and a
//! finding wherever a name cannot be made or is not free. No name ever depends on the order of pages or rows, and none
//! gets a number to tell it from another.

mod name;
mod pins;
mod reserved;
mod resolve;
mod scope;
mod words;

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostics;
use crate::ir::{Api, Client, Version};

pub use self::name::Name;
use self::pins::PinBook;
pub use self::pins::Pins;
pub(super) use self::resolve::{clearing, is_argument, is_clearable, is_patch};

/// The names of all clients, in the order of the API.
#[derive(Debug)]
pub(super) struct Names {
    pub(super) clients: Vec<ClientNames>,
}

/// The names of one client.
#[derive(Debug)]
pub(super) struct ClientNames {
    /// The module that the module lies in, if it is not the root: `v2`.
    pub(super) parent: Option<Name>,
    /// The module: `management`.
    pub(super) module: Name,
    /// The type of the runtime: `ManagementClient`.
    pub(super) client: Name,
    operations: BTreeMap<String, OperationNames>,
    types: BTreeMap<String, TypeNames>,
}

/// The names of one operation.
#[derive(Debug, Clone)]
pub(super) struct OperationNames {
    /// The method and the module: `get_user`.
    pub(super) method: Name,
    /// The marker type: `GetUser`.
    pub(super) marker: Name,
    /// The parameters by their names on the wire.
    pub(super) parameters: BTreeMap<String, Name>,
}

/// The names of one type of the models: a DTO, a flat response or an enum.
#[derive(Debug, Clone)]
pub(super) struct TypeNames {
    /// The module: `user_dto`.
    pub(super) module: Name,
    /// The type: `UserDto`.
    pub(super) name: Name,
    /// The fields by their names on the wire, or the variants by their values.
    pub(super) members: BTreeMap<String, Name>,
}

impl Names {
    /// Finds all names.
    pub(super) fn resolve(api: &Api, pins: &Pins, diagnostics: &mut Diagnostics) -> Self {
        let mut book = PinBook::new(pins);
        let names = resolve::resolve(api, &mut book, diagnostics);
        book.report_unused(diagnostics);
        names
    }
}

impl ClientNames {
    /// The names of an operation. They exist for every operation of the API that was resolved.
    pub(super) fn operation(&self, id: &str) -> Option<&OperationNames> {
        self.operations.get(id)
    }

    /// The names of a type.
    pub(super) fn ty(&self, name: &str) -> Option<&TypeNames> {
        self.types.get(name)
    }
}

/// The module that the module lies in, the module, and the client type of the runtime, for each client that the runtime
/// has.
pub(super) fn runtime_client(client: &Client) -> Option<(Option<&'static str>, &'static str, &'static str)> {
    match (client.version, client.name.as_str()) {
        (Version::V3, "management") => Some((None, "management", "ManagementClient")),
        (Version::V3, "authentication") => Some((None, "authentication", "AuthenticationClient")),
        (Version::V2, "users") => Some((Some("v2"), "users", "UsersClient")),
        _ => None,
    }
}

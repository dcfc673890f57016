//! What users of the client can name: methods, setters, structs and enums, as plain data.
//!
//! Enters: the API and the pins. Leaves: a [`Surface`], to be compared with that of another version. It is made of the
//! same names and decisions as the code itself, so that a comparison judges what users would compile against.

use std::collections::BTreeMap;

use super::annotate::{self, Argument, Module, RustType};
use super::names::{Names, Pins};
use crate::diagnostic::Diagnostics;
use crate::ir::{Api, Client};

/// The public names of every client, by [`client_key`]. A client that the runtime lacks has none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Surface {
    /// The clients.
    pub clients: BTreeMap<String, ClientSurface>,
}

/// The public names of one client.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ClientSurface {
    /// The methods by the ids of their operations.
    pub operations: BTreeMap<String, Method>,
    /// The types of the models by their names on the pages.
    pub types: BTreeMap<String, Model>,
}

/// A method of the client, and the setters of its call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Method {
    /// Its name.
    pub name: String,
    /// The names on the wire and the types of its arguments, in their order.
    pub arguments: Vec<(String, String)>,
    /// The setters by the names of their parameters on the wire: name and type.
    pub setters: BTreeMap<String, (String, String)>,
    /// The names of the methods that send `null`, by the names of their parameters on the wire.
    pub clears: BTreeMap<String, String>,
    /// What a call gives one after another, if it is a list that is read page by page.
    pub items: Option<String>,
    /// What a call gives.
    pub output: String,
    /// The cargo features of which any brings it; none if it is always there.
    pub features: Vec<String>,
}

/// A struct or an enum. In types the names of models stand in braces: `Option<{UserDto}>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Model {
    /// Its name.
    pub name: String,
    /// The fields or variants by their names on the wire: name and type, which is empty for a variant.
    pub members: BTreeMap<String, (String, String)>,
    /// The fields that `new` takes, in their order; `None` where there is no `new`.
    pub constructor: Option<Vec<String>>,
    /// Whether it is an enum.
    pub is_enum: bool,
}

/// `v3/management`
pub fn client_key(client: &Client) -> String {
    let version = match client.version {
        crate::ir::Version::V2 => "v2",
        crate::ir::Version::V3 => "v3",
    };
    format!("{version}/{}", client.name)
}

/// The names that the generated client would have. What cannot be generated is left out; `codegen check` tells why.
pub fn surface(api: &Api, pins: &Pins) -> Surface {
    let mut findings = Diagnostics::default();
    let names = Names::resolve(api, pins, &mut findings);
    let mut modules = annotate::annotate(api, &names, &mut findings);
    let mut surface = Surface::default();
    for (client, names) in api.clients.iter().zip(&names.clients) {
        let Some(at) = modules.iter().position(|module| module.name == names.module) else { continue };
        let module = modules.swap_remove(at);
        // The names on the wire of types are those of the pages, which the modules no longer know.
        let dtos = client.dtos.iter().map(|dto| dto.name.value.as_str());
        let enums = client.enums.iter().map(|item| item.name.as_str());
        let replies = client.operations.iter().map(|operation| operation.response.name.value.as_str());
        let by_name: BTreeMap<String, &str> = replies
            .chain(enums)
            .chain(dtos)
            .filter_map(|wire| Some((names.ty(wire)?.name.to_string(), wire)))
            .collect();
        surface.clients.insert(client_key(client), client_surface(&module, &by_name));
    }
    surface
}

fn client_surface(module: &Module, by_name: &BTreeMap<String, &str>) -> ClientSurface {
    let mut surface = ClientSurface::default();
    for operation in &module.operations {
        let setters = operation.setters.iter().map(|setter| {
            let (wire, ty) = argument(setter);
            (wire, (setter.name.to_string(), ty))
        });
        let clears = operation.setters.iter();
        let method = Method {
            name: operation.method.to_string(),
            arguments: operation.arguments.iter().map(argument).collect(),
            setters: setters.collect(),
            clears: clears.filter_map(|s| Some((s.wire.clone(), s.clear.as_ref()?.to_string()))).collect(),
            items: operation.paging.as_ref().map(|paging| written(&paging.item)),
            output: written(&operation.output),
            features: operation.condition.0.clone(),
        };
        surface.operations.insert(operation.id.clone(), method);
    }
    let wire = |name: String| by_name.get(&name).map_or(name, |wire| (*wire).to_owned());
    for item in &module.structs {
        let members = item.fields.iter().map(|f| (f.wire.clone(), (f.name.to_string(), written(&f.ty))));
        let taken = item.fields.iter().filter(|field| field.is_argument()).map(|field| field.wire.clone());
        let constructor = item.constructor.as_ref().map(|_| taken.collect());
        let name = item.name.to_string();
        let model = Model { name: name.clone(), members: members.collect(), constructor, is_enum: false };
        surface.types.insert(wire(name), model);
    }
    for item in &module.enums {
        let members = item.variants.iter().map(|v| (v.wire.clone(), (v.name.to_string(), String::new())));
        let name = item.name.to_string();
        let model = Model { name: name.clone(), members: members.collect(), constructor: None, is_enum: true };
        surface.types.insert(wire(name), model);
    }
    surface
}

fn argument(argument: &Argument) -> (String, String) {
    (argument.wire.clone(), written(&argument.input.ty))
}

/// The type as Rust writes it, with the names of models in braces.
fn written(ty: &RustType) -> String {
    match ty {
        RustType::Unit => "()".to_owned(),
        RustType::String => "String".to_owned(),
        RustType::Integer => "i64".to_owned(),
        RustType::Float => "f64".to_owned(),
        RustType::Bool => "bool".to_owned(),
        RustType::Object => "JsonObject".to_owned(),
        RustType::Any => "JsonValue".to_owned(),
        RustType::Struct(name) | RustType::Enum(name) => format!("{{{name}}}"),
        RustType::List(items) => format!("Vec<{}>", written(items)),
        RustType::Option(inner) => format!("Option<{}>", written(inner)),
        RustType::Patch(inner) => format!("Patch<{}>", written(inner)),
        RustType::Boxed(inner) => format!("Box<{}>", written(inner)),
    }
}

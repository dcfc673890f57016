//! Writes Rust: one file here per kind of item.
//!
//! Enters: what `annotate` decided. Leaves: [`File`]s, whose parts can be made on several threads at once. Nothing is
//! decided here, and texts of pages become string literals and doc comments only.

mod docs;
mod documented;
mod dto;
mod examples;
mod frames;
mod functions;
mod module;
mod nodes;
mod open_enum;
mod operation;
mod paging;
mod types;

use super::annotate::{Module, OpenEnum, Operation, Struct};
use crate::output::Comments;
use crate::output::format::Piece;
use crate::rust::names::Name;

pub(super) use self::frames::Frames;

/// A file: its path relative to the folder of generated code, and what it holds.
#[derive(Debug)]
pub(super) struct File<'a> {
    pub(super) path: String,
    content: Content<'a>,
}

#[derive(Debug)]
enum Content<'a> {
    Root(&'a [Module]),
    Parent(&'a Name, Vec<&'a Module>),
    Client(&'a Module),
    Documented(&'a Module),
    Examples(&'a Module),
    Operations(&'a Module),
    Models(&'a Module),
    Operation(&'a Operation),
    Struct(&'a Struct),
    Enum(&'a OpenEnum),
}

impl File<'_> {
    /// The items of the file, in as many pieces as are convenient; their doc comments go where they are kept. Pieces, since
    /// each time tokens are put into others they are copied.
    pub(super) fn pieces(&self, comments: &Comments, frames: &Frames) -> Vec<Piece> {
        match &self.content {
            Content::Root(modules) => vec![module::root(modules).into()],
            Content::Parent(name, modules) => vec![module::parent(name, modules).into()],
            Content::Client(module) => vec![module::client(module).into()],
            Content::Documented(module) => documented::file(module, &frames.operation),
            Content::Examples(module) => examples::file(module),
            Content::Operations(module) => vec![module::operations(module).into()],
            Content::Models(module) => vec![module::models(module).into()],
            Content::Operation(operation) => operation::file(operation, comments, &frames.operation),
            Content::Struct(item) => dto::file(item, comments, &frames.model),
            Content::Enum(item) => open_enum::file(item, comments, &frames.open_enum),
        }
    }
}

/// The files of all clients.
pub(super) fn files(modules: &[Module]) -> Vec<File<'_>> {
    let mut files = vec![File { path: "mod.rs".to_owned(), content: Content::Root(modules) }];
    for (parent, modules) in module::parents(modules) {
        files.push(File { path: format!("{}/mod.rs", parent.plain()), content: Content::Parent(parent, modules) });
    }
    for module in modules {
        let parent = module.parent.as_ref().map(|parent| format!("{}/", parent.plain())).unwrap_or_default();
        let mut add = |path: &str, content| {
            files.push(File { path: format!("{parent}{}/{path}.rs", module.name.plain()), content });
        };
        add("mod", Content::Client(module));
        add("documented", Content::Documented(module));
        add("examples", Content::Examples(module));
        add("operations/mod", Content::Operations(module));
        add("models/mod", Content::Models(module));
        for item in &module.operations {
            add(&format!("operations/{}", item.method.plain()), Content::Operation(item));
        }
        for item in &module.structs {
            add(&format!("models/{}", item.module.plain()), Content::Struct(item));
        }
        for item in &module.enums {
            add(&format!("models/{}", item.module.plain()), Content::Enum(item));
        }
    }
    files
}

//! Writes Rust: one file here per kind of item.
//!
//! Enters: what `annotate` decided. Leaves: tokens. Nothing is decided here, and texts of pages become string literals
//! only.

mod docs;
mod dto;
mod module;
mod open_enum;
mod operation;
mod types;

use proc_macro2::TokenStream;

use super::annotate::Module;

/// The files of all clients: paths relative to the folder of generated code, and their tokens.
pub(super) fn files(modules: &[Module]) -> Vec<(String, TokenStream)> {
    let mut files = vec![("mod.rs".to_owned(), module::root(modules))];
    for module in modules {
        let folder = module.name.plain();
        files.push((format!("{folder}/mod.rs"), module::client(module)));
        files.push((format!("{folder}/operations/mod.rs"), module::operations(module)));
        files.push((format!("{folder}/models/mod.rs"), module::models(module)));
        for operation in &module.operations {
            files.push((format!("{folder}/operations/{}.rs", operation.method.plain()), operation::file(operation)));
        }
        for item in &module.structs {
            files.push((format!("{folder}/models/{}.rs", item.module.plain()), dto::file(item)));
        }
        for item in &module.enums {
            files.push((format!("{folder}/models/{}.rs", item.module.plain()), open_enum::file(item)));
        }
    }
    files
}

//! methods.toml: what the documentation of the v2 SDKs does not say about its methods.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::{Placed, parse, placed};
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::load::is_slug;
use crate::source::{FileId, Sources};

/// Everything that methods.toml says.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Methods {
    /// The methods, in the order of the file.
    pub methods: Vec<Method>,
    /// The structures, in the order of the file.
    pub structures: Vec<Structure>,
}

/// One method.
#[derive(Debug, Clone, PartialEq)]
pub struct Method {
    /// The client folder of v2: `users`.
    pub client: String,
    /// The name in the signature: `delete_many`.
    pub name: Placed,
    /// The route line.
    pub route: Placed,
    /// Over GraphQL the type of the reply, else the structure that it is.
    pub reply: Placed,
    /// Whether there may be no reply.
    pub nullable: bool,
    /// What to use instead, if it should no longer be called; empty if nothing is named.
    pub deprecated: Option<String>,
    /// The rows of structures that only some pages have and this one has: `User.identities`.
    pub with: Vec<String>,
    /// The arguments of the signature that are no parameters, but their fields are.
    pub flatten: Vec<String>,
    /// The parameters that the page cannot have, each with the reason.
    pub omit: BTreeMap<String, String>,
    /// Rows of parameters, as a page writes them.
    pub rows: String,
}

/// One structure.
#[derive(Debug, Clone, PartialEq)]
pub struct Structure {
    /// The client folder of v2.
    pub client: String,
    /// The name.
    pub name: Placed,
    /// The rows that a page has only if its method asks for them.
    pub optional: Vec<String>,
    /// The rows, as a page writes them.
    pub rows: String,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    method: Vec<MethodEntry>,
    #[serde(default)]
    structure: Vec<StructureEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MethodEntry {
    client: String,
    name: Spanned<String>,
    route: Spanned<String>,
    reply: Spanned<String>,
    #[serde(default)]
    nullable: bool,
    deprecated: Option<String>,
    #[serde(default)]
    with: Vec<String>,
    #[serde(default)]
    flatten: Vec<String>,
    #[serde(default)]
    omit: BTreeMap<String, String>,
    #[serde(default)]
    rows: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StructureEntry {
    client: String,
    name: Spanned<String>,
    #[serde(default)]
    optional: Vec<String>,
    rows: String,
}

pub(super) fn read(file: FileId, sources: &Sources, diagnostics: &mut Diagnostics) -> Methods {
    let content: File = parse(file, sources, diagnostics);
    let place = |text| placed(text, file, sources);
    let method = |entry: MethodEntry| Method {
        client: entry.client,
        name: place(entry.name),
        route: place(entry.route),
        reply: place(entry.reply),
        nullable: entry.nullable,
        deprecated: entry.deprecated,
        with: entry.with,
        flatten: entry.flatten,
        omit: entry.omit,
        rows: entry.rows,
    };
    let structure = |entry: StructureEntry| Structure {
        client: entry.client,
        name: place(entry.name),
        optional: entry.optional,
        rows: entry.rows,
    };
    let mut methods = Methods {
        methods: content.method.into_iter().map(method).collect(),
        structures: content.structure.into_iter().map(structure).collect(),
    };
    methods.methods.retain(|method| {
        let legal = is_slug(&method.client) && is_slug(&method.name.0.replace('_', "-"));
        if !legal {
            let message = format!("`{}.{}` cannot name a page", method.client, method.name.0);
            let finding = Diagnostic::new(&codes::BAD_METHOD, method.name.1, message);
            diagnostics.push(finding.help("write the client's folder and the method's name in snake_case"));
        }
        legal
    });
    methods
}

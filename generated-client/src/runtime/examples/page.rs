//! What the page of an operation says about its request, read without the generator: the route line and the names of
//! the parameters.

use authing_client_runtime::Operation;
use std::path::{Path, PathBuf};

/// The request of a page.
pub(super) struct Page {
    /// The verb, or what kind of GraphQL operation it is.
    pub(super) method: String,
    /// The path, with `{name}` for a path parameter, or the fields of the GraphQL operation.
    pub(super) path: String,
    /// The rows of 请求参数.
    pub(super) parameters: Vec<Parameter>,
}

/// A row of 请求参数.
pub(super) struct Parameter {
    pub(super) name: String,
    pub(super) is_required: bool,
    pub(super) has_example: bool,
}

/// The client that the operation is of, as the folder of its pages is called.
pub(super) fn client_of<Op: Operation>() -> &'static str {
    let modules: Vec<_> = std::any::type_name::<Op>().split("::").collect();
    let operations = modules.iter().position(|module| *module == "operations").expect("a generated operation");
    modules[operations - 1]
}

/// The page of the operation; `None` where the pages are not at hand, as in the published package, and
/// for the fixtures of the generator, whose pages are elsewhere.
pub(super) fn of<Op: Operation>() -> Option<Page> {
    let spec = Path::new(env!("CARGO_MANIFEST_DIR")).parent()?.join("spec");
    if !spec.is_dir() || !std::any::type_name::<Op>().contains("::generated::") {
        return None;
    }
    if Op::INFO.page.starts_with("spec/v2/") {
        let page = spec.parent()?.join(Op::INFO.page);
        return Some(read(&std::fs::read_to_string(page).expect("a page")));
    }
    let file = format!("{}.md", Op::INFO.id);
    let groups = folders(&spec).into_iter().flat_map(|version| folders(&version.join(client_of::<Op>())));
    let pages: Vec<_> = groups.map(|group| group.join(&file)).filter(|page| page.is_file()).collect();
    assert_eq!(pages.len(), 1, "pages of `{}`", Op::INFO.id);
    Some(read(&std::fs::read_to_string(&pages[0]).expect("a page")))
}

fn folders(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    entries.map(|entry| entry.expect("an entry").path()).filter(|path| path.is_dir()).collect()
}

fn read(text: &str) -> Page {
    let route = text.lines().find_map(|line| line.strip_prefix('`')?.strip_suffix('`')).expect("a route line");
    let (method, path) = route.split_once(' ').expect("a verb and a path");
    let section = text.split("\n## 请求参数\n").nth(1).expect("a section of parameters");
    // The table comes first; those of the values have headings.
    let table = section.split("\n#").next().unwrap_or_default();
    let rows = table.lines().filter(|line| line.starts_with('|')).skip(2);
    Page { method: method.to_owned(), path: path.to_owned(), parameters: rows.map(parameter).collect() }
}

fn parameter(row: &str) -> Parameter {
    let row = row.replace("\\|", "");
    let cells: Vec<_> = row.trim_matches('|').split('|').map(str::trim).collect();
    let [name, _, required, _, _, example] = cells[..] else {
        panic!("a row of six cells: {row}");
    };
    Parameter { name: name.to_owned(), is_required: required == "是", has_example: example != "-" }
}

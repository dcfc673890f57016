//! Forms that GitHub and code scanning read, for whatever has a level, a place and a message: changes and lints.
//!
//! Enters: such records. Leaves: one text. Paths begin with the folder where the pages really lie; everywhere else it is
//! called `spec`.

mod github;
mod sarif;

pub(crate) use self::github::{Annotation, github};
pub(crate) use self::sarif::{location, sarif};

/// A path of a page where its folder really lies; one that does not begin with `spec/` stays as it is.
pub(crate) fn moved(path: &str, root: &str) -> String {
    let Some(rest) = path.strip_prefix("spec/") else { return path.to_owned() };
    let root = root.trim_start_matches("./").trim_end_matches('/');
    if root.is_empty() { rest.to_owned() } else { format!("{root}/{rest}") }
}

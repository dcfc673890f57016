//! Whether an operation may be sent again without asking, since it only reads: by its verb and its name, which is all that
//! the documentation says about it.

use crate::ir::Method;

/// What the names of operations that only read begin with.
const READING: [&str; 9] = ["check", "filter", "find", "get", "has", "is", "list", "query", "search"];
/// Names of areas that stand before the verb.
const AREAS: [&str; 1] = ["metadata"];

/// Every `GET`, and a `POST` whose name begins with a reading verb, such as `list-users` or `metadata-get-all-row`.
pub(super) fn is_repeatable(method: Method, id: &str) -> bool {
    let mut words = id.split('-').skip_while(|word| AREAS.contains(word));
    method == Method::Get || method == Method::Post && words.next().is_some_and(|word| READING.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_reads_is_repeatable() {
        for id in ["list-users", "metadata-list-operate", "is-user-exists", "search-departments"] {
            assert!(is_repeatable(Method::Post, id), "{id}");
        }
        for id in ["create-user", "listen", "set-get", "metadata-create-row", "", "check"] {
            assert_eq!(is_repeatable(Method::Post, id), id == "check", "{id}");
        }
        assert!(is_repeatable(Method::Get, "anything"));
        assert!(!is_repeatable(Method::Delete, "get-x"));
    }
}

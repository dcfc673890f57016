//! Whether an operation may be sent again without asking, since it only reads: by its verb and its name, which is all that
//! the documentation says about it.

use crate::ir::{Method, Transport};

/// What the names of operations that only read begin with.
const READING: [&str; 9] = ["check", "filter", "find", "get", "has", "is", "list", "query", "search"];
/// Names of areas that stand before the verb.
const AREAS: [&str; 1] = ["metadata"];

/// Every query of GraphQL, and what [`reads`].
pub(super) fn is_repeatable(transport: &Transport, id: &str) -> bool {
    match transport {
        Transport::Http { method, .. } => reads(*method, id),
        Transport::Query(_) => true,
        Transport::Mutation(_) => false,
    }
}

/// Every `GET`, and a `POST` whose name begins with a reading verb, such as `list-users` or `metadata-get-all-row`.
fn reads(method: Method, id: &str) -> bool {
    let mut words = id.split('-').skip_while(|word| AREAS.contains(word));
    method == Method::Get || method == Method::Post && words.next().is_some_and(|word| READING.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_reads_reads() {
        for id in ["list-users", "metadata-list-operate", "is-user-exists", "search-departments"] {
            assert!(reads(Method::Post, id), "{id}");
        }
        for id in ["create-user", "listen", "set-get", "metadata-create-row", "", "check"] {
            assert_eq!(reads(Method::Post, id), id == "check", "{id}");
        }
        assert!(reads(Method::Get, "anything"));
        assert!(!reads(Method::Delete, "get-x"));
    }
}

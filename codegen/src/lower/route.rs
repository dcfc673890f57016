//! The route line: `GET /api/v3/get-user`, `QUERY findUser` or `MUTATION createUser`.

use super::{Context, graphql};
use crate::diagnostic::codes;
use crate::ir::{Fact, Method, Rule, Transport};
use crate::page::Inline;

/// Reads the route line.
pub(super) fn read(route: &Inline, cx: &mut Context<'_>) -> Option<Fact<Transport>> {
    match parse(&route.text) {
        Ok(value) => Some(Fact::new(value, route.span, Rule::RouteLine)),
        Err(problem) => {
            let help = "write `GET /path` (GET, POST, PUT, PATCH or DELETE), `QUERY name` or `MUTATION name`";
            cx.report(&codes::BAD_ROUTE, route.span, problem, help);
            None
        }
    }
}

/// The transport that a route line names, or what is wrong with it.
pub(crate) fn parse(route: &str) -> Result<Transport, String> {
    let (word, rest) = route.split_once(' ').unwrap_or((route, ""));
    match word {
        "QUERY" => graphql::parse(rest).map(Transport::Query),
        "MUTATION" => graphql::parse(rest).map(Transport::Mutation),
        _ => match Method::ALL.into_iter().find(|m| m.word() == word) {
            None => Err(format!("`{word}` is no verb")),
            Some(method) => match path_problem(rest) {
                Some(problem) => Err(problem),
                None => Ok(Transport::Http { method, path: rest.to_owned() }),
            },
        },
    }
}

/// The names in braces.
pub(super) fn path_names(path: &str) -> impl Iterator<Item = &str> {
    path.split('/').filter_map(|segment| segment.strip_prefix('{')?.strip_suffix('}'))
}

/// What is wrong with a path: only plain segments and whole `{name}` segments are allowed.
fn path_problem(path: &str) -> Option<String> {
    let Some(rest) = path.strip_prefix('/') else { return Some(format!("the path `{path}` does not start with `/`")) };
    let plain = |s: &str| s.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.~".contains(&b));
    let mut names: Vec<&str> = path_names(path).collect();
    for segment in rest.split('/') {
        let inner = segment.strip_prefix('{').and_then(|s| s.strip_suffix('}'));
        let good = match inner {
            Some(name) => is_graphql_name(name),
            None => !segment.is_empty() && !segment.trim_matches('.').is_empty() && plain(segment),
        };
        if !good {
            return Some(format!("`{segment}` is no segment of a path"));
        }
    }
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    (names.len() != count).then(|| "a path parameter stands twice".to_owned())
}

/// `[_A-Za-z][_0-9A-Za-z]*`
pub(super) fn is_graphql_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
}

#[cfg(test)]
mod tests {
    use super::path_problem;

    #[test]
    fn paths() {
        for good in ["/api/v3/get-user", "/ip-list/{id}", "/oidc/.well-known/jwks.json"] {
            assert_eq!(path_problem(good), None, "{good}");
        }
        for bad in
            ["", "api", "/", "/a//b", "/../etc", "/./a", "/a?b", "/{}", "/{a}/{a}", "/a{b}", "/a b", "/用户", "/%2e%2e"]
        {
            assert!(path_problem(bad).is_some(), "{bad}");
        }
    }
}
